"""Pictures of neurons and networks, drawn with matplotlib.

Every function here takes an ``ax`` (or makes one) and returns it, and none is loaded by
``import nnkit``.
"""

from nnkit.plots.neuron_diagram import neuron_diagram

__all__ = ["neuron_diagram"]
