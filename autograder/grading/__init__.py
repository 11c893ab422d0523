"""Grades a notebook in two processes: the learner's cells in one, the tests in another.

The learner's process is locked in and holds nothing of the course
(:mod:`~autograder.sandbox`). The grader's process, this one, runs the locked test cells as the
gradebook has them. A name that the learner defined is a *proxy* there
(:mod:`~autograder.grading.proxies`): calling it calls the function in the other process.

:mod:`~autograder.grading.process` starts and ends learners' processes,
:mod:`~autograder.grading.session` runs cells in the right one of the two and starts anew after a
crash, and :mod:`~autograder.grading.notebook` takes a whole notebook through.
"""
