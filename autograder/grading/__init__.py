"""Grades a notebook in two processes: the learner's cells in one, the tests in another.

The learner's process is locked in and holds nothing of the course
(:mod:`~autograder.sandbox`). The grader's process, this one, runs the locked test cells as the
gradebook has them. A name that the learner defined is a *proxy* there
(:mod:`~autograder.grading.proxies`): calling it calls the function in the other process.

:mod:`~autograder.grading.process` starts and ends learners' processes,
:mod:`~autograder.grading.conversation` asks one of them, :mod:`~autograder.grading.side` has a new
one run the cells again after a crash, :mod:`~autograder.grading.session` runs each cell in the
right process, :mod:`~autograder.grading.outputs` says what of it is shown, and
:mod:`~autograder.grading.notebook` takes a whole notebook through.
"""
