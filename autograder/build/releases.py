"""From an assignment to its release: the notebook that learners fetch, without the answers.

nbgrader itself makes the release, with the committed ``nbgrader_config.py``, so that the button in
Formgrader and ``nbgrader generate_assignment`` give the same file. It works in a scratch folder
and leaves the gradebook alone.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from autograder.errors import CourseError
from autograder.settings import nbgrader_settings
from nnkit.language import Language

__all__ = ["leaks", "release"]

_SOLUTION = re.compile(r"BEGIN SOLUTION[^\n]*\n(.*?)\n[^\n]*END SOLUTION", re.DOTALL)
_TRACES = ("BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN", "END HIDDEN", "MARK SCHEME")
_SHORTEST_ANSWER_LINE = 12


def release(
    config_file: Path, name: str, source: bytes, data: Mapping[str, bytes], lang: Language
) -> dict[str, bytes]:
    """Return the files of the release of assignment `name`.

    Parameters
    ----------
    config_file : Path
        The ``nbgrader_config.py`` to follow.
    name : str
        The assignment's name.
    source : bytes
        Its notebook, with solutions and hidden tests.
    data : mapping of str to bytes
        The files that go with it, by their names.
    lang : {"en", "ko"}
        Decides, through ``COURSE_LANG``, what stands in place of a solution.

    Returns
    -------
    dict of str to bytes
        File name to content.

    Raises
    ------
    CourseError
        If nbgrader refuses the notebook; the message is nbgrader's own.
    """
    with TemporaryDirectory(prefix="nncourse-release-") as scratch:
        root = Path(scratch)
        config = nbgrader_settings(config_file, lang)
        config.CourseDirectory.root = str(root)
        config.CourseDirectory.source_directory = "source"
        config.CourseDirectory.release_directory = "release"
        config.CourseDirectory.assignment_id = name
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        folder = root / "source" / name
        folder.mkdir(parents=True)
        for file, content in {f"{name}.ipynb": source, **data}.items():
            (folder / file).write_bytes(content)
        said: list[str] = []
        log = logging.Logger("nncourse.release", logging.WARNING)
        log.addHandler(_Listener(said))
        converter = GenerateAssignment(
            coursedir=CourseDirectory(config=config, parent=None), config=config, log=log
        )
        try:
            converter.start()
        except (Exception, SystemExit) as error:
            raise CourseError(
                f"nbgrader could not make the release of {name!r} ({lang}):\n" + "\n".join(said)
            ) from error
        made = root / "release" / name
        return {path.name: path.read_bytes() for path in sorted(made.iterdir())}


class _Listener(logging.Handler):
    """Keeps what nbgrader complains about, for the error's text."""

    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        # nbgrader logs whole tracebacks; what a writer of assignments needs is how they end.
        first, *rest = record.getMessage().splitlines()
        self.said += [first, *rest[-1:]]


def leaks(source: bytes, files: dict[str, bytes]) -> Iterator[str]:
    """Yield a sentence for everything in a release that must not be there.

    Parameters
    ----------
    source : bytes
        The assignment's notebook, with solutions.
    files : dict of str to bytes
        The release, as :func:`release` returns it.

    Yields
    ------
    str
    """
    answers = set(_answer_lines(source))
    for name, content in files.items():
        if name.endswith(".py"):
            yield f"{name} is in the release: no Python file belongs there"
            continue
        if not name.endswith(".ipynb"):
            continue
        for cell in nbformat.reads(content.decode(), as_version=4).cells:
            for trace in _TRACES:
                if trace in cell.source:
                    yield f"{name}, cell {cell.id!r} still says «{trace}»"
            for line in cell.source.splitlines():
                if line.strip() in answers:
                    yield f"{name}, cell {cell.id!r} holds a line of a solution: «{line.strip()}»"
            if cell.get("outputs"):
                yield f"{name}, cell {cell.id!r} has outputs"


def _answer_lines(source: bytes) -> Iterator[str]:
    """Yield the lines of the solutions that are long enough to give something away."""
    for cell in nbformat.reads(source.decode(), as_version=4).cells:
        for block in _SOLUTION.findall(cell.source):
            for line in block.splitlines():
                if len(line.strip()) >= _SHORTEST_ANSWER_LINE:
                    yield line.strip()
