"""Widgets in which the learner moves a network and sees it answer at once."""
