"""``nncourse grade``: a whole class's submissions, in parallel, with nothing lost.

:mod:`~autograder.grade.pipeline` takes one submission from its folder to its points and writes
nothing; worker processes do that side by side (:mod:`~autograder.grade.workers`). One process
writes (:mod:`~autograder.grade.store`), a submission at a time, so that whatever happens, each is
either graded whole or not yet. :mod:`~autograder.grade.command` is the command.
"""
