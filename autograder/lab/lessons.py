"""Bringing the lessons to the learner without ever touching what the learner wrote.

The learner works on copies. A note of what was copied tells, at the next start, the file that is
still as it came, which a newer lesson may replace, from the file that the learner changed, beside
which the newer lesson is put. Files are written whole: a copy cut short would look like the
learner's own work.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.files import write_whole
from autograder.lab.places import Places
from nnkit.language import LANGUAGES

__all__ = ["Arrival", "deliver"]


@dataclass(frozen=True)
class Arrival:
    """A lesson that came to the learner after the first time.

    Attributes
    ----------
    kind : {"new", "replaced", "beside"}
        A lesson that was not there; a newer one in place of a copy that nobody changed; a newer one
        beside the learner's own.
    path : str
        Where it is now, in the learner's files.
    was : str
        The file that it belongs to.
    """

    kind: Literal["new", "replaced", "beside"]
    path: str
    was: str


def deliver(places: Places) -> list[Arrival]:
    """Copy the lessons that are new or newer, in both languages, to the learner.

    Parameters
    ----------
    places : Places
        The learner's.

    Returns
    -------
    list of Arrival
        What came, for the learner to know; empty the first time, when everything is new.
    """
    note = places.home / "lessons.json"
    delivered: dict[str, str] = json.loads(note.read_text("utf-8")) if note.is_file() else {}
    first_time = not delivered

    arrivals = []
    for lang in LANGUAGES:
        for lesson in _files(places.course.lessons(lang)):
            name = lesson.relative_to(places.course.texts).as_posix()
            arrival = _deliver(lesson, places.files, name, delivered)
            if arrival is not None:
                arrivals.append(arrival)

    write_whole(note, json.dumps(delivered, indent=1, sort_keys=True).encode() + b"\n")
    return [] if first_time else arrivals


def _deliver(lesson: Path, files: Path, name: str, delivered: dict[str, str]) -> Arrival | None:
    """Bring one lesson, and write down in `delivered` which one the learner has now."""
    newest = _fingerprint(lesson)
    last, delivered[name] = delivered.get(name), newest
    target = files / name
    if not target.exists():
        write_whole(target, lesson.read_bytes())
        return Arrival("new", name, name)

    present = _fingerprint(target)
    if newest in (present, last):
        return None
    if present == last:
        write_whole(target, lesson.read_bytes())
        return Arrival("replaced", name, name)

    beside = _name_beside(files, name, delivered)
    delivered[beside] = newest
    write_whole(files / beside, lesson.read_bytes())
    return Arrival("beside", beside, name)


def _name_beside(files: Path, name: str, delivered: dict[str, str]) -> str:
    """Return a name where no work of the learner's is, such as ``en/02_the_neuron_new.ipynb``."""
    path = Path(name)
    number = 1
    while True:
        suffix = "_new" if number == 1 else f"_new{number}"
        beside = path.with_stem(path.stem + suffix).as_posix()
        taken = files / beside
        if not taken.exists() or _fingerprint(taken) == delivered.get(beside):
            return beside
        number += 1


def _fingerprint(path: Path) -> str:
    """Return a hash of what a learner can change: a notebook's cells with their outputs.

    JupyterLab writes into a notebook's metadata when it merely opens it; that is nobody's work.
    """
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = [
                [cell["cell_type"], "".join(cell["source"]), cell.get("outputs", [])]
                for cell in json.loads(content)["cells"]
            ]
            content = json.dumps(cells, sort_keys=True).encode()
        except (ValueError, KeyError, TypeError):
            pass  # no notebook any more: then it is somebody's work, byte for byte
    return hashlib.sha256(content).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is in `folder` and below, but for hidden files such as checkpoints."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield path
