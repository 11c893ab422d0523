"""Data to learn from: small enough to see through, and the same for everybody.

Points in the plane come from a generator that is passed in; the 8×8 digits are part of nnkit; and
MNIST is read from files that the learner has.
"""

from nnkit.datasets.digits import digit_text, load_digits, read_digit
from nnkit.datasets.framing import framed, is_framed
from nnkit.datasets.gates import logic_gate
from nnkit.datasets.idx import read_idx
from nnkit.datasets.points import blobs, circles, moons, spirals
from nnkit.datasets.preparation import Standardizer, standardize, train_validation_test_split

__all__ = [
    "Standardizer",
    "blobs",
    "circles",
    "digit_text",
    "framed",
    "is_framed",
    "load_digits",
    "logic_gate",
    "moons",
    "read_digit",
    "read_idx",
    "spirals",
    "standardize",
    "train_validation_test_split",
]
