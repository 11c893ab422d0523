"""Widgets in which the learner moves a network and sees it answer at once."""

from nnkit.widgets.neuron_explorer import neuron_explorer

__all__ = ["neuron_explorer"]
