"""A made-up class goes all the way round, so that an instructor sees it before real learners do.

:mod:`~autograder.demo.classroom` writes what each made-up learner hands in;
:mod:`~autograder.demo.nbgrader_round` takes it through nbgrader's own steps,
in a scratch copy of the course;
:mod:`~autograder.demo.command` shows the outcome as a table.
"""
