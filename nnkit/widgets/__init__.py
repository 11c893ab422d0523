"""Widgets in which the learner moves a network and sees it answer at once."""

from nnkit.widgets.neuron_explorer import neuron_explorer
from nnkit.widgets.quiz import quiz

__all__ = ["neuron_explorer", "quiz"]
