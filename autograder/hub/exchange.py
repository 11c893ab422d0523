"""nbgrader's exchange where learners share a disk, and one of them wants more than is theirs.

On a hub, everybody may make a folder in ``inbound/``, and a learner's own program need not be
nbgrader's. Two of its steps are therefore replaced. Stock nbgrader leaves a submission readable by
whoever knows its name; takes the name of a folder for the learner's, whoever made it; and copies
what a link in it points to with the grader's rights, the gradebook just as well.
"""

import os
import pwd
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeSubmit
from nbgrader.utils import ignore_patterns

from autograder.files import MOST_PLACES, read_untrusted

__all__ = ["CollectFromOwners", "SubmitForOne"]


class SubmitForOne(ExchangeSubmit):  # type: ignore[misc] # nbgrader is untyped
    """Submits into a folder that the learner and the grader can enter, and nobody else.

    ``inbound/`` hands its group, the grader's, on to what is made in it.
    """

    def copy_files(self) -> None:
        """Copy the assignment into the exchange."""
        super().copy_files()
        Path(self.inbound_path, self.assignment_filename).chmod(0o770)


class CollectFromOwners(ExchangeCollect):  # type: ignore[misc] # nbgrader is untyped
    """Collects a folder as its owner's, and from it plain files alone."""

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """Tell whose a submission is, and from when."""
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except (ValueError, OverflowError):  # no date: nobody's batch stops for it
            record = {"filename": Path(path).name, "timestamp": datetime.min}
        owner = _owner(Path(path))
        if record.get("username") != owner:
            self.log.warning("%s is %s's, whatever its name says", path, owner)
        return record | {"username": owner}

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a submission, or as much of it as is plain files and not too large."""
        partial = Path(f"{dest}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            self._copy_plain_files(src, partial)
        except OSError as error:
            self.log.warning("%s cannot be collected: %s", src, error.strerror)
        partial.rename(dest)

    def _copy_plain_files(self, src: str, dest: Path) -> None:
        ignored = ignore_patterns(exclude=self.coursedir.ignore, include=self.coursedir.include)
        places, room = MOST_PLACES, 1000 * self.coursedir.max_dir_size
        # fwalk goes by open folders: one that turns into a link meanwhile leads nowhere else
        for folder, folders, files, descriptor in os.fwalk(src, follow_symlinks=False):
            here = dest / Path(folder).relative_to(src)
            here.mkdir(exist_ok=True)
            for name in ignored(folder, folders):
                folders.remove(name)
            for name in sorted(set(files) - set(ignored(folder, files))):
                places -= 1
                try:
                    content = read_untrusted(Path(f"/proc/self/fd/{descriptor}", name), room + 1)
                except OSError as error:
                    self.log.warning("left out %s/%s: %s", folder, name, error.strerror or error)
                    continue
                room -= len(content)
                if places < 0 or room < 0:
                    self.log.warning("left out %s/%s and more: it is too much", folder, name)
                    return
                (here / name).write_bytes(content)


def _owner(path: Path) -> str:
    """Return who made what is at `path`; of a link, who made the link."""
    made_by = path.lstat().st_uid
    try:
        return pwd.getpwuid(made_by).pw_name
    except KeyError:
        return f"uid{made_by}"
