"""The CTC collapser: edit a path character by character, and see what it reads and how likely."""

from collections.abc import Callable, Mapping
from itertools import groupby
from math import exp
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.arrays import FloatArray, as_float_array
from nnkit.ctc_paths import BLANK, all_paths, merge_repeats
from nnkit.ctc_paths import collapse as nnkits_collapse
from nnkit.losses import CTC
from nnkit.widgets.base import Setting, quietly, with_base
from nnkit.widgets.cells import CellsWidget, written

__all__ = ["CTCCollapser", "ctc_collapser"]

MOST_PATHS = 5000
"""All paths are listed; with more of them, the hand would have to wait."""

SURE = (
    (0.2, 0.7, 0.1),
    (0.4, 0.5, 0.1),
    (0.6, 0.2, 0.2),
    (0.5, 0.1, 0.4),
    (0.2, 0.1, 0.7),
)
"""Five timesteps of a model that has heard "a" and then "b"."""


class CTCCollapser(CellsWidget):
    """What :func:`ctc_collapser` returns; see there."""

    _esm = with_base("cells.js", "ctc_collapser.js")

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "CTC collapser", "ko": "CTC 경로 읽기"},
        "time": {"en": "Timestep", "ko": "시점"},
        "probability": {"en": "p of {character}", "ko": "{character}의 확률"},
        "path": {"en": "Path", "ko": "경로"},
        "path-cell": {"en": "Path at step {step}", "ko": "{step}번째 시점의 경로"},
        "merged": {"en": "1. Repeats merged", "ko": "1. 반복을 합친다"},
        "dropped": {"en": "2. Blanks dropped", "ko": "2. 블랭크를 뺀다"},
        "reading": {"en": "What it reads", "ko": "읽은 결과"},
        "nothing": {"en": "(nothing)", "ko": "(빈 문자열)"},
        "path-p": {"en": "Probability of this path", "ko": "이 경로의 확률"},
        "target": {"en": "Target", "ko": "타깃"},
        "count": {"en": "Paths that read the target", "ko": "타깃으로 읽히는 경로"},
        "of": {"en": "{count} of {all}", "ko": "{all}개 가운데 {count}개"},
        "listed": {"en": "Sum over these paths", "ko": "그 경로들의 확률의 합"},
        "ctc": {"en": "Probability by nnkit's CTC", "ko": "nnkit의 CTC로 구한 확률"},
        "reads": {"en": "This path reads the target.", "ko": "이 경로는 타깃으로 읽힌다."},
        "reads-not": {
            "en": "This path reads something else than the target.",
            "ko": "이 경로는 타깃이 아닌 다른 것으로 읽힌다.",
        },
        "best": {"en": "Most likely path", "ko": "확률이 가장 높은 경로"},
        "places": {"en": "paths", "ko": "경로"},
        "own": {"en": "Your function", "ko": "직접 만든 함수"},
        "text": {
            "en": "expected a string, what the path reads; received {kind}",
            "ko": "경로를 읽은 문자열이 나와야 하는데 {kind} 값이 돌아왔다",
        },
    }

    path = Setting(str, "The path, one character for each timestep; assign another to change it.")
    target = Setting(str, "What the paths are to read; assign another text to change it.")

    def __init__(
        self,
        probabilities: npt.ArrayLike,
        characters: str,
        state: dict[str, Any],
        *,
        collapse: Callable[[str], str] | None,
    ) -> None:
        if len(set(characters)) != len(characters) or characters[:1] != BLANK:
            raise ValueError(
                f"expected different characters, the blank {BLANK!r} first; received {characters!r}"
            )
        self._characters = characters
        self._probabilities = _checked_probabilities(probabilities, len(characters))
        self._listed = list(all_paths(characters, len(self._probabilities)))
        numbers = np.array([[characters.index(c) for c in path] for path in self._listed])
        steps = np.arange(len(self._probabilities))
        self._path_p = self._probabilities[steps, numbers].prod(axis=1)
        self._truth = [nnkits_collapse(path) for path in self._listed]
        super().__init__(state, function=collapse, argument="collapse")

    @property
    def code(self) -> str:
        """One line of Python that makes a collapser in this state."""
        arguments = [repr(self.path), repr(self.target)]
        if self._probabilities.tolist() != [list(row) for row in SURE]:
            arguments.append(f"probabilities={written(self._probabilities.tolist())}")
        if self._characters != "-ab":
            arguments.append(f"characters={self._characters!r}")
        return self.written_call("ctc_collapser", arguments)

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Refuse a path of another length, and characters that the model does not know."""
        path, target = state["path"], state["target"]
        timesteps = len(self._probabilities)
        if len(path) != timesteps or not set(path) <= set(self._characters):
            raise ValueError(
                f"expected a path of {timesteps} characters out of {self._characters!r}, "
                f"received {path!r}"
            )
        if not set(target) <= set(self._characters[1:]):
            raise ValueError(
                f"expected a target of characters out of {self._characters[1:]!r}, "
                f"received {target!r}"
            )
        return state

    def do(self, event: dict[str, Any]) -> None:
        """Go to the path that says the most likely character at every step."""
        if event["name"] == "best":
            best = self._probabilities.argmax(axis=1)
            self.path = "".join(self._characters[number] for number in best)

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Read the path, list all that read the target, and ask CTC for the same sum."""
        readings, message, error = self._readings()
        here = self._listed.index(self.path)
        agreeing = np.array([reading == self.target for reading in readings], dtype=bool)
        return {
            "characters": self._characters,
            "merged": merge_repeats(self.path),
            "runs": [[character, len(list(run))] for character, run in groupby(self.path)],
            "truth": self._truth[here],
            "read": readings[here],
            "pathP": float(self._path_p[here]),
            "count": int(agreeing.sum()),
            "all": len(self._listed),
            "listed": float(self._path_p[agreeing].sum()),
            "ctc": self._ctc(),
            "own": self._function is not None,
            "message": message,
            "error": error,
        }, {"probabilities": self._probabilities}

    def _ctc(self) -> float:
        """Return the probability of the target by nnkit's CTC; 0 if no path is long enough."""
        if self.target not in self._truth:
            return 0.0
        labels = [self._characters.index(character) for character in self.target]
        return exp(-CTC().forward(np.log(self._probabilities)[np.newaxis], [labels]))

    def _readings(self) -> tuple[list[str | None], str, str]:
        """Return what every path reads, by the learner's function if there is one."""
        if self._function is None:
            return [*self._truth], "", ""
        try:
            readings = [quietly(self._function, path) for path in self._listed]
            for reading in readings:
                if not isinstance(reading, str):
                    kind = type(reading).__name__
                    raise ValueError(self.labels["text"].format(kind=kind))
        except Exception as failure:
            return [None] * len(self._listed), "", self.failure(failure)
        pairs = zip(readings, self._truth, strict=True)
        wrong = sum(reading != truth for reading, truth in pairs)
        return readings, self.remark(wrong, len(readings)), ""

    def describe(self) -> str:
        """Say path, reading, target and its probability in one line."""
        numbers, _ = self.answer()
        read = self.labels["nothing"] if numbers["read"] == "" else numbers["read"]
        return (
            f"{self.labels['title']}: {self.path} → {numbers['merged']} → {read}; "
            f"{self.labels['target']} {self.target or self.labels['nothing']}, "
            f"{self.labels['ctc']} {numbers['ctc']:.4f}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the probabilities over time, with the path marked."""
        ax = figure.subplots()
        table = self._probabilities.T
        ax.imshow(table, cmap="Greys", vmin=0, vmax=1.4)  # pale enough to read what is in them
        for (character, step), probability in np.ndenumerate(table):
            chosen = self.path[step] == self._characters[character]
            text = f"[{probability:.2f}]" if chosen else f"{probability:.2f}"
            ax.text(step, character, text, ha="center")
        steps = range(len(self.path))
        ax.set_xticks(steps, [f"{step + 1}" for step in steps])
        ax.set_yticks(range(len(self._characters)), list(self._characters))
        ax.set(xlabel=self.labels["time"])
        ax.set_title(self.describe(), fontsize=9)


def ctc_collapser(
    path: str | None = None,
    target: str = "ab",
    *,
    probabilities: npt.ArrayLike = SURE,
    characters: str = "-ab",
    collapse: Callable[[str], str] | None = None,
) -> CTCCollapser:
    """Show how CTC reads a path, and how likely all paths that read the target are together.

    Parameters
    ----------
    path : str, optional
        One of the `characters` for each timestep; by default the most likely one each.
    target : str, default "ab"
        What the paths are to read.
    probabilities : array_like of shape (timesteps, characters), default five steps
        What a model says at each timestep: above 0, with the sum 1. All paths are listed, so there
        may be at most 5,000 of them.
    characters : str, default "-ab"
        The blank "-" first, then the labels.
    collapse : callable, optional
        ``collapse(path)`` returns what a path reads. It reads the paths instead of nnkit: if it is
        wrong, so are the readings and their sum.

    Returns
    -------
    CTCCollapser
        Its ``path`` and ``target`` can be read and set.

    Raises
    ------
    ValueError
        If the characters repeat or do not begin with the blank, path or target has others, the rows
        are no probabilities, or there are too many paths.

    Examples
    --------
    >>> collapser = ctc_collapser("aa-bb")
    >>> collapser.describe()
    "CTC collapser: aa-bb → a-b → ab; Target ab, Probability by nnkit's CTC 0.4748"
    """
    if path is None:
        best = np.argmax(as_float_array(probabilities), axis=-1)
        path = "".join(characters[number] for number in np.ravel(best) if number < len(characters))
    state = {"path": path, "target": target}
    return CTCCollapser(probabilities, characters, state, collapse=collapse)


def _checked_probabilities(probabilities: npt.ArrayLike, characters: int) -> FloatArray:
    table = as_float_array(probabilities)
    if table.ndim != 2 or table.shape[1] != characters or len(table) == 0:
        raise ValueError(
            f"expected probabilities of shape (timesteps, {characters}), received {table.shape}"
        )
    if not (table > 0).all() or not np.allclose(table.sum(axis=1), 1):
        raise ValueError("expected probabilities above 0, with the sum 1 at every timestep")
    if characters ** len(table) > MOST_PATHS:
        raise ValueError(
            f"expected at most {MOST_PATHS} paths, so that all can be listed; received "
            f"{characters ** len(table)}"
        )
    return table
