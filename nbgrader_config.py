"""nbgrader's settings for the instructor.

Any stock nbgrader command works in this folder: ``nbgrader collect neuron``, ``nbgrader autograde
neuron``. The environment variable ``COURSE_LANG`` chooses the language of the notebooks (``en`` or
``ko``); names, points and code are the same in both, so one gradebook serves.
"""

import functools
import os
import sysconfig
import warnings
from pathlib import Path

import nbgrader.api
import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import zmq
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    IgnorePattern,
    LimitOutput,
    SaveAutoGrades,
)

from autograder.course import Course
from autograder.nbgrader_autograde import RepairingAutograde, SubmissionExporter
from autograder.nbgrader_steps import RepairSubmission, RunApart
from nnkit.language import LANGUAGES

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

course = Course.find(Path(__file__).parent)
course.create()
lang = os.environ.get("COURSE_LANG") or "en"
if lang not in LANGUAGES:
    raise ValueError(f"expected COURSE_LANG to be one of {LANGUAGES}, received {lang!r}")

c.CourseDirectory.root = str(course.root)
c.CourseDirectory.course_id = course.course_id
c.CourseDirectory.db_url = course.db_url
c.CourseDirectory.source_directory = course.sources(lang).relative_to(course.root).as_posix()
c.CourseDirectory.release_directory = course.releases(lang).relative_to(course.root).as_posix()
c.CourseDirectory.submitted_directory = course.submitted.relative_to(course.root).as_posix()
c.CourseDirectory.autograded_directory = course.autograded.relative_to(course.root).as_posix()
c.CourseDirectory.feedback_directory = course.feedback.relative_to(course.root).as_posix()
# nbgrader would copy stray .py files, and with them solutions, into the release
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.py"]
# release/ is committed: without force, nbgrader would find it there and leave the gradebook empty
c.GenerateAssignment.force = True

c.Exchange.root = str(course.exchange)
# On one machine, one user submits and collects.
c.ExchangeCollect.check_owner = False

c.ClearSolutions.code_stub = {
    "python": {
        "en": "# YOUR CODE HERE\nraise NotImplementedError",
        "ko": "# 여기에 코드를 쓰자\nraise NotImplementedError",
    }[lang]
}
c.ClearSolutions.text_stub = {"en": "YOUR ANSWER HERE", "ko": "여기에 답을 쓰자"}[lang]

# What was handed in is read by us: nbgrader gives up on what is not valid, and follows links.
# No setting names the class.
nbgrader.apps.api.Autograde = nbgrader.apps.autogradeapp.Autograde = RepairingAutograde
c.Autograde.exporter_class = SubmissionExporter
# Learners' code runs apart from the tests, in a locked process; see autograder/grading/.
c.Autograde.sanitize_preprocessors = [RepairSubmission, ClearOutput, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [
    RunApart, IgnorePattern, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata
]  # fmt: skip

# nbgrader's own page shows hidden tests, and fetches the looks of formulas from the network.
c.GenerateFeedback.exporter_class = "autograder.feedback.exporter.FeedbackExporter"
c.GenerateFeedback.preprocessors = []

# nbgrader calls alembic by its name; .venv/bin/nbgrader must find it without an activated .venv.
scripts = sysconfig.get_path("scripts")
if scripts not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])

# SQLAlchemy 2.1 remarks on how nbgrader 0.9.6 builds a submission; the grades are right.
warnings.filterwarnings("ignore", message="Object of type <Submitted", module="nbgrader")

# Whoever opens the gradebook, nbgrader starts a process to learn which tables this nbgrader knows:
# half a second, nine times for one click in Formgrader. The answer cannot change.
nbgrader.api.get_alembic_version = functools.cache(nbgrader.api.get_alembic_version)

# What learners' code prints travels between processes: not in clear text, where zmq can encrypt.
c.KernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"
