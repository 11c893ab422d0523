"""Widgets in which the learner moves a network and sees it answer at once."""

from nnkit.widgets.architecture_builder import architecture_builder
from nnkit.widgets.descent_explorer import descent_explorer
from nnkit.widgets.drawing_pad import drawing_pad
from nnkit.widgets.gates_explorer import gates_explorer
from nnkit.widgets.loss_explorer import loss_explorer
from nnkit.widgets.neuron_explorer import neuron_explorer
from nnkit.widgets.playground import playground
from nnkit.widgets.quiz import quiz
from nnkit.widgets.spiking_neuron import spiking_neuron

__all__ = [
    "architecture_builder",
    "descent_explorer",
    "drawing_pad",
    "gates_explorer",
    "loss_explorer",
    "neuron_explorer",
    "playground",
    "quiz",
    "spiking_neuron",
]
