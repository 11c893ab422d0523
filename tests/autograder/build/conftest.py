"""A course of one lesson and one assignment, small enough to read."""

import json
import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]

LESSON = """\
# %% [markdown] key="ask" lang="en"
# ## What does $b$ do?
#
# - It *shifts* the sum, see `neuron.bias` and [the lesson](../ko/01_bias.ipynb).
# - It is $-\\theta$.
#
# ```python
# y = x @ w + b
# ```

# %% [markdown] key="ask" lang="ko" of=""
# ## $b$는 무슨 일을 할까?
#
# - 합을 *옮긴다*. `neuron.bias`와 [수업](../en/01_bias.ipynb)을 보라.
# - $-\\theta$이다.
#
# ```python
# y = x @ w + b
# ```

# %% key="code"
#en: # double it
#ko: # 두 배로 한다
y = 2 * 1

# %% [markdown] key="quiz-sign" quiz=true lang="en"
# Which sign?
#
# - [x] minus — Right.
# - [ ] plus — No.

# %% [markdown] key="quiz-sign" quiz=true lang="ko" of=""
# 어떤 부호일까?
#
# - [x] 음수 — 맞다.
# - [ ] 양수 — 아니다.
"""

SOLUTION = {"grade": False, "locked": False, "solution": True}
TEST = {"grade": True, "locked": True, "points": 2, "solution": False}


def _metadata(grade_id: str, **settings: object) -> str:
    return json.dumps({"grade_id": grade_id, "schema_version": 3, "task": False, **settings})


ASSIGNMENT = f"""\
# %% [markdown] key="title" lang="en"
# # Doubling

# %% [markdown] key="title" lang="ko" of=""
# # 두 배

# %% key="double" nbgrader={_metadata("double", **SOLUTION)}
def double(x):
    #en: \"\"\"Return twice x.\"\"\"
    #ko: \"\"\"x의 두 배를 돌려준다.\"\"\"
    ### BEGIN SOLUTION
    return x + x + 0 * x
    ### END SOLUTION

# %% key="double-test" nbgrader={_metadata("double-test", **TEST)}
assert double(1) == 2
### BEGIN HIDDEN TESTS
assert double(-3) == -6
### END HIDDEN TESTS
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Lay out a course whose translations are not stamped yet."""
    for folder in ("course", "source"):
        (tmp_path / folder).mkdir()
    shutil.copy(REPOSITORY / "nbgrader_config.py", tmp_path)
    (tmp_path / "course" / "01_bias.py").write_text(LESSON, encoding="utf-8")
    (tmp_path / "source" / "doubling.py").write_text(ASSIGNMENT, encoding="utf-8")
    return tmp_path
