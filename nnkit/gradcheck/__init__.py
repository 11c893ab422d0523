"""Checks a gradient by the only other way there is: moving the input a little, and looking.

A *numerical gradient* moves one number at a time by ±ε and divides the difference of the losses by
2ε. It needs two passes for each number, so nobody trains with it, but it knows nothing of the chain
rule, and therefore makes none of the mistakes that a backward pass can make.

Where the two disagree, the report names the place, and the mistake if its pattern is a known one.
At a kink, as of ReLU at 0, there is no slope to compare with: choose inputs away from it.
"""

from nnkit.gradcheck.check import check_gradients
from nnkit.gradcheck.numerical import numerical_gradient
from nnkit.gradcheck.report import GradientMismatch, GradientReport

__all__ = ["GradientMismatch", "GradientReport", "check_gradients", "numerical_gradient"]
