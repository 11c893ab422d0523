"""Widgets in which the learner moves a network and sees it answer at once."""

from nnkit.widgets.activation_explorer import activation_explorer
from nnkit.widgets.architecture_builder import architecture_builder
from nnkit.widgets.backprop_debugger import backprop_debugger
from nnkit.widgets.convolution_slider import convolution_slider
from nnkit.widgets.ctc_collapser import ctc_collapser
from nnkit.widgets.descent_explorer import descent_explorer
from nnkit.widgets.drawing_pad import drawing_pad
from nnkit.widgets.forward_stepper import forward_stepper
from nnkit.widgets.gates_explorer import gates_explorer
from nnkit.widgets.loss_explorer import loss_explorer
from nnkit.widgets.neuron_explorer import neuron_explorer
from nnkit.widgets.playground import playground
from nnkit.widgets.quiz import quiz
from nnkit.widgets.recurrence_unroller import recurrence_unroller
from nnkit.widgets.spiking_neuron import spiking_neuron

__all__ = [
    "activation_explorer",
    "architecture_builder",
    "backprop_debugger",
    "convolution_slider",
    "ctc_collapser",
    "descent_explorer",
    "drawing_pad",
    "forward_stepper",
    "gates_explorer",
    "loss_explorer",
    "neuron_explorer",
    "playground",
    "quiz",
    "recurrence_unroller",
    "spiking_neuron",
]
