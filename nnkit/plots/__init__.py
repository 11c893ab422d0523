"""Pictures of neurons and networks, drawn with matplotlib.

Every function here takes an ``ax`` (or makes one) and returns it, speaks the language of
:func:`nnkit.use_language`, and writes with real letters, so that a reader's software finds them.
Every figure says in words what it shows, to those who do not see it; :func:`described` does that
for a figure of your own. None is loaded by ``import nnkit``.
"""

from nnkit.plots.activation_curves import plot_activation
from nnkit.plots.alt_text import alt_text, described
from nnkit.plots.computation_graph import Node, computation_graph
from nnkit.plots.confusion_matrix import plot_confusion_matrix
from nnkit.plots.decision_boundary import decision_boundary
from nnkit.plots.loss_curves import loss_curves
from nnkit.plots.network_diagram import network_diagram
from nnkit.plots.neuron_diagram import neuron_diagram
from nnkit.plots.scalar_graph import scalar_graph
from nnkit.plots.training_loop import training_loop_diagram
from nnkit.plots.weight_images import weight_images

__all__ = [
    "Node",
    "alt_text",
    "computation_graph",
    "decision_boundary",
    "described",
    "loss_curves",
    "network_diagram",
    "neuron_diagram",
    "plot_activation",
    "plot_confusion_matrix",
    "scalar_graph",
    "training_loop_diagram",
    "weight_images",
]
