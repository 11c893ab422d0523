"""``nncourse grade``: a whole class's submissions, in parallel, with nothing lost.

:mod:`~autograder.grade.pipeline` takes one submission from its folder to its points and writes
nothing; worker processes do that side by side (:mod:`~autograder.grade.workers`). One process
writes (:mod:`~autograder.grade.store`), a submission at a time, so that whatever happens, each is
either graded whole or not yet. :mod:`~autograder.grade.command` is the command.

Other machines can grade, too: :mod:`~autograder.grade.cluster` knows the workers of a Dask cluster,
:mod:`~autograder.grade.sending` sends them submissions and takes their answers,
:mod:`~autograder.grade.dask_worker` is what they do.
"""
