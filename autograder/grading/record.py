"""What grading a submission leaves behind beside its points, kept in the graded notebook itself.

The graded notebook travels to feedback and report; so what they tell about repairs, layers, time
and suspicions stands in its metadata, under ``nncourse``, and nowhere else.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from nbformat import NotebookNode

__all__ = ["Record"]

_KEY = "nncourse"


@dataclass
class Record:
    """How grading a notebook went.

    Attributes
    ----------
    repairs : list of (str, str)
        A kind of repair, a key of :data:`autograder.repair.REPAIRS`, and the cell or file that it
        was done to.
    layers : list of str
        The walls around the learner's process.
    seconds, cpu : float
        What grading took, and the processor time of the learner's processes.
    memory : int
        The most that a learner's process held at a time, in bytes.
    ended : dict of str to str
        By the cell's name, why the learner's process ended in it: "timeout", "ended", …
    notes : list of str
        What the learner's code tried that no exercise asks for: evidence, not proof.
    figures : dict of str to float
        What checks measured beside right and wrong, for a leaderboard.
    below : int or None
        The place of the first cell below the last points, where no code is run; None if all is.
    """

    repairs: list[tuple[str, str]] = field(default_factory=list)
    layers: list[str] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0
    memory: int = 0
    ended: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    below: int | None = None

    def put(self, notebook: NotebookNode) -> None:
        """Write this record into the notebook's metadata."""
        notebook.metadata[_KEY] = asdict(self)

    @classmethod
    def of(cls, notebook: NotebookNode) -> Self:
        """Return the record of a graded notebook; an empty one where it has none."""
        told: Any = notebook.metadata.get(_KEY, {})
        known = {name: told[name] for name in cls.__dataclass_fields__ if name in told}
        record = cls(**known)
        record.repairs = [(str(kind), str(place)) for kind, place in record.repairs]
        if type(record.below) is not int:
            record.below = None
        return record
