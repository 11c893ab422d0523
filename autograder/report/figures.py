"""What the report tells, as figures and names: page, tables and JSON show the same."""

from dataclasses import dataclass, field

from nnkit.language import Language

__all__ = [
    "Bin",
    "Ended",
    "HandGraded",
    "Likeness",
    "Misconception",
    "Points",
    "Repaired",
    "Report",
    "Row",
    "Suspicion",
    "Test",
]


@dataclass(frozen=True)
class Bin:
    """How many submissions have at least `low` and less than `high` points; the last takes both."""

    low: float
    high: float
    count: int


@dataclass(frozen=True)
class Points:
    """The distribution of points."""

    possible: float
    mean: float
    median: float
    lowest: float
    highest: float
    bins: list[Bin]


@dataclass(frozen=True)
class Test:
    """A test cell: how many submissions got all of its points, and how many it gave on average."""

    __test__ = False  # pytest, this is none of yours

    notebook: str
    exercise: str
    cell: str
    points: float
    passed: int
    of: int
    mean: float

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.passed / self.of if self.of else 0.0


@dataclass(frozen=True)
class HandGraded:
    """A cell that a person grades: how many submissions still wait, and the mean of the others."""

    notebook: str
    cell: str
    points: float
    waiting: int
    of: int
    mean: float | None


@dataclass(frozen=True)
class Misconception:
    """What tests recognised in answers, and in whose.

    Attributes
    ----------
    kind : str
        "mistake"; "symptom", where the tests see that the answer is wrong and not why; or "blank",
        where nothing was written.
    """

    notebook: str
    exercise: str
    key: str
    kind: str
    explanation: str
    learners: list[str]
    share: float


@dataclass(frozen=True)
class Ended:
    """A cell in which the learner's process ended."""

    notebook: str
    cell: str
    why: str
    told: str


@dataclass(frozen=True)
class Repaired:
    """A repair, and what it was done to."""

    notebook: str
    kind: str
    place: str
    told: str


@dataclass(frozen=True)
class Suspicion:
    """Something that no exercise asks for: what it may mean, and the evidence."""

    notebook: str
    kind: str
    told: str
    evidence: str


@dataclass
class Row:
    """One submission.

    Attributes
    ----------
    isolated : str
        "yes", "no", or "unknown" where nothing was noted, for instance by another program.
    lacking : list of str
        Notebooks that were not handed in, or that cannot be read any more.
    """

    student: str
    name: str
    first_name: str
    last_name: str
    email: str
    lms_user_id: str
    points: float
    needs_grading: bool
    submitted: str
    late_seconds: float
    penalty: float
    seconds: float
    cpu: float
    memory: int
    layers: list[str]
    isolated: str
    lacking: list[str] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    repairs: list[Repaired] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Likeness:
    """Two submissions that are nearly the same; shares from 0 to 1."""

    first: str
    second: str
    alike: float
    as_written: float
    shared_tokens: int
    cells: list[tuple[str, str]]


@dataclass
class Report:
    """Everything that the report tells."""

    assignment: str
    lang: Language
    made: str
    due: str
    learners: int
    without_submission: list[str]
    not_graded: list[str]
    points: Points
    needs_grading: int
    tests: list[Test]
    by_hand: list[HandGraded]
    misconceptions: list[Misconception]
    submissions: list[Row]
    layers: dict[str, int]
    similar: list[Likeness]
    similar_few: int
    compared: int

    @property
    def several(self) -> bool:
        """Whether the assignment has more than one notebook."""
        return (
            len({test.notebook for test in self.tests} | {one.notebook for one in self.by_hand}) > 1
        )

    def isolated(self, how: str) -> list[Row]:
        """Return the submissions that were isolated so: "yes", "no" or "unknown"."""
        return [row for row in self.submissions if row.isolated == how]
