"""A small neural-network library in numpy that reads like a textbook.

Start with :class:`~nnkit.neuron.Neuron`, one artificial neuron, and the functions in
:mod:`nnkit.activations`. ``import nnkit`` loads numpy and nothing else; widgets are a separate
import, :mod:`nnkit.widgets`.
"""

from nnkit.activations import Activation, identity, relu, sigmoid, step, tanh
from nnkit.language import language, use_language
from nnkit.neuron import Neuron

__all__ = [
    "Activation",
    "Neuron",
    "identity",
    "language",
    "relu",
    "sigmoid",
    "step",
    "tanh",
    "use_language",
]
