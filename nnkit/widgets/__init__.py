"""Widgets in which the learner moves a network and sees it answer at once."""

from nnkit.widgets.neuron_explorer import neuron_explorer
from nnkit.widgets.quiz import quiz
from nnkit.widgets.spiking_neuron import spiking_neuron

__all__ = ["neuron_explorer", "quiz", "spiking_neuron"]
