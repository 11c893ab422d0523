"""Which submissions are nearly the same, though nothing in the exercise asks for that?

Short exercises have right answers that everybody writes alike, so being alike proves nothing by
itself. What counts is a passage that hardly anybody else wrote. Each answer is cut into overlapping
runs of twelve tokens, without names and comments (:mod:`~autograder.report.answers`). Runs that
stand in the release, in the model solution or in a known mistake, and runs that more than a few
learners wrote, are left out: MOSS does the same, which made this way of looking for copies known
(Schleimer, Wilkerson & Aiken, "Winnowing", 2003). Two learners who share enough of what is left are
compared token by token, by RapidFuzz.

Since a run that counts belongs to a few learners, the work grows with the class and not with the
number of pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import Indel

from autograder.report.answers import Token, own_tokens, passages, shapes

__all__ = ["PASSAGE", "Pair", "Similarity", "find_similar"]

PASSAGE = 12
"""Tokens of a run; a shorter answer cannot be told from anybody else's."""
_LEAST_SHARED = 40  # tokens in rare runs; about five lines
_LEAST_IN_CELL = 24  # of them in one cell, or the cell does not count
_LEAST_ALIKE = 0.8
_FEW = 3
_SHARE_OF_CLASS = 0.02
_MOST_TOKENS = 4000  # of one answer

Cell = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two submissions that are nearly the same.

    Attributes
    ----------
    first, second : str
        The learners' ids.
    alike : float
        The share of tokens in common, in order, names and comments aside; from 0 to 1.
    as_written : float
        The same for the characters of the two answers, names and comments included.
    shared : int
        Tokens in passages that hardly anybody else wrote.
    cells : tuple of (str, str)
        In which answers: the notebook's name and the cell's.
    """

    first: str
    second: str
    alike: float
    as_written: float
    shared: int
    cells: tuple[Cell, ...]


@dataclass
class Similarity:
    """What the search found, and how it went.

    Attributes
    ----------
    pairs : list of Pair
        The most alike first.
    few : int
        A passage that more learners wrote is the usual way and no sign of anything.
    compared : int
        Pairs that were compared token by token.
    """

    pairs: list[Pair] = field(default_factory=list)
    few: int = _FEW
    compared: int = 0


def find_similar(
    answers: Mapping[str, Mapping[Cell, str]],
    given: Mapping[Cell, str],
    known: Iterable[tuple[Cell, str]] = (),
) -> Similarity:
    """Find the pairs of submissions that are nearly the same.

    Parameters
    ----------
    answers : mapping of str to mapping
        By the learner's id: the code of each solution cell, by the notebook's name and the cell's.
    given : mapping
        The cells as they were released.
    known : iterable of (cell, str)
        Answers that anybody may arrive at: the model solution, known mistakes.

    Returns
    -------
    Similarity
    """
    tokens = {
        learner: {
            cell: own_tokens(source, given.get(cell, ""))[:_MOST_TOKENS]
            for cell, source in cells.items()
        }
        for learner, cells in answers.items()
    }
    usual = {
        (cell, run)
        for cell, source in known
        for run in passages(own_tokens(source, given.get(cell, "")), PASSAGE)
    }
    found = Similarity(few=max(_FEW, round(_SHARE_OF_CLASS * len(answers))))
    runs = _rare_runs(tokens, usual, found.few)
    for (first, second), shared in _sharing(runs):
        cells = {
            cell: covered
            for cell, covered in _covered(runs[first], shared).items()
            if covered >= _LEAST_IN_CELL
        }
        if sum(cells.values()) < _LEAST_SHARED:
            continue
        found.compared += 1
        alike = _alike(tokens[first], tokens[second], list(cells))
        if alike >= _LEAST_ALIKE:
            written = [
                "\n".join(answers[learner].get(cell, "") for cell in cells)
                for learner in (first, second)
            ]
            found.pairs.append(
                Pair(
                    first,
                    second,
                    alike,
                    Indel.normalized_similarity(*written),
                    sum(cells.values()),
                    tuple(cells),
                )
            )
    found.pairs.sort(key=lambda pair: (-pair.alike, -pair.shared, pair.first, pair.second))
    return found


Run = tuple[Cell, int]


def _rare_runs(
    tokens: Mapping[str, Mapping[Cell, list[Token]]], usual: set[Run], few: int
) -> dict[str, dict[Run, list[int]]]:
    """Return where each learner wrote the runs that two to `few` learners wrote."""
    runs: dict[str, dict[Run, list[int]]] = {}
    for learner, cells in tokens.items():
        mine: dict[Run, list[int]] = {}
        for cell, sequence in cells.items():
            for place, run in enumerate(passages(sequence, PASSAGE)):
                mine.setdefault((cell, run), []).append(place)
        runs[learner] = mine
    writers = Counter(run for mine in runs.values() for run in mine)
    return {
        learner: {
            run: places
            for run, places in mine.items()
            if 2 <= writers[run] <= few and run not in usual
        }
        for learner, mine in runs.items()
    }


def _sharing(
    runs: Mapping[str, Mapping[Run, list[int]]],
) -> list[tuple[tuple[str, str], list[Run]]]:
    """Return the pairs that share any of the runs, with those."""
    writers: dict[Run, list[str]] = defaultdict(list)
    for learner, mine in runs.items():
        for run in mine:
            writers[run].append(learner)
    shared: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run, learners in writers.items():
        for pair in combinations(learners, 2):
            shared[pair].append(run)
    return list(shared.items())


def _covered(places: Mapping[Run, list[int]], shared: Iterable[Run]) -> dict[Cell, int]:
    """Return by cell how many tokens the shared runs cover."""
    covered: dict[Cell, set[int]] = defaultdict(set)
    for run in shared:
        for place in places[run]:
            covered[run[0]].update(range(place, place + PASSAGE))
    return {cell: len(found) for cell, found in sorted(covered.items())}


def _alike(
    first: Mapping[Cell, list[Token]], second: Mapping[Cell, list[Token]], cells: list[Cell]
) -> float:
    sequences = [
        [shape for cell in cells for shape in shapes(one.get(cell, []))] for one in (first, second)
    ]
    return Indel.normalized_similarity(*sequences)
