"""What the widgets of numbers in cells share: a learner's function beside nnkit's, for one.

Three of the course's widgets are small machines whose numbers all fit on the screen: a kernel over
an image, a recurrent cell over a sequence, a CTC path. They show cells with numbers in them instead
of plots.
"""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array
from nnkit.language import Language
from nnkit.widgets.base import CourseWidget, quietly, with_base

__all__ = ["CellsWidget", "finite_number", "one_number", "written"]


class CellsWidget(CourseWidget):
    """A widget of cells, with room for one function of the learner.

    Parameters
    ----------
    state : dict
        See :class:`~nnkit.widgets.base.CourseWidget`.
    function : callable or None
        The learner's own, in the place of nnkit's.
    argument : str
        What the parameter for it is called, for the line of code.
    """

    _css = with_base("cells.css")

    words: ClassVar[dict[str, dict[Language, str]]] = {
        "differs": {
            "en": "Your function differs from nnkit at {wrong} of {all} {places}.",
            "ko": "{places} {all}개 가운데 {wrong}개에서 직접 만든 함수가 nnkit과 다르다.",
        },
        "agrees": {
            "en": "Your function computes this, and agrees with nnkit everywhere.",
            "ko": "이 값은 직접 만든 함수가 계산했고, 어디서나 nnkit과 같다.",
        },
        "step": {"en": "Step", "ko": "한 단계"},
    }

    def __init__(
        self, state: dict[str, Any], *, function: Callable[..., Any] | None, argument: str
    ) -> None:
        self._function = function
        self._argument = argument
        super().__init__(state)

    def own(
        self, compute: Callable[[Callable[..., Any]], FloatArray], truth: FloatArray
    ) -> tuple[FloatArray, str, str]:
        """Return what the learner's function makes of it, a remark on it, and its error.

        Parameters
        ----------
        compute : callable
            Takes the learner's function, made quiet, and returns an array in the shape of `truth`.
        truth : ndarray
            nnkit's numbers; returned where there is no function of the learner's.
        """
        function = self._function
        if function is None:
            return truth, "", ""
        try:
            values = compute(lambda *arguments: quietly(function, *arguments))
        except Exception as failure:
            return np.full(truth.shape, np.nan), "", self.failure(failure)
        return values, self.remark(int(np.sum(~np.isclose(values, truth))), truth.size), ""

    def remark(self, wrong: int, of: int) -> str:
        """Say at how many places the learner's function differs from nnkit."""
        key = "differs" if wrong else "agrees"
        text: str = self.labels[key]
        return text.format(wrong=wrong, all=of, places=self.labels["places"])

    def written_call(self, function: str, arguments: Iterable[str]) -> str:
        """Return the line of Python that makes this widget, with the learner's function if any."""
        given = list(arguments)
        if self._function is not None:
            name = getattr(self._function, "__name__", f"my_{self._argument}")
            given.append(f"{self._argument}={name}")
        return f"{function}({', '.join(given)})"


def one_number(value: npt.ArrayLike, complaint: str) -> float:
    """Return a learner's `value` as one number.

    Parameters
    ----------
    value : array_like
    complaint : str
        With a place ``{shape}`` for the shape of a value that is none.

    Raises
    ------
    ValueError
        If it has a shape.

    Examples
    --------
    >>> one_number(np.float64(2), "expected one number; received {shape}")
    2.0
    """
    array = as_float_array(value)
    if array.shape != ():
        raise ValueError(complaint.format(shape=array.shape))
    return float(array)


def finite_number(value: Any, name: str) -> float:
    """Return `value` as a finite float.

    Raises
    ------
    ValueError
        If it is none; `name` says which.

    Examples
    --------
    >>> finite_number(2, "a weight")
    2.0
    """
    number = as_float_array(value)
    if number.shape != () or not np.isfinite(number):
        raise ValueError(f"expected a finite number for {name}, received {value!r}")
    return float(number)


def written(value: Any) -> str:
    """Write numbers and lists of numbers as short as Python reads them back.

    Examples
    --------
    >>> written([[1.0, 0.5], [-2.0, 0.0]])
    '[[1, 0.5], [-2, 0]]'
    """
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return str(int(value)) if value == int(value) else repr(float(value))
