"""What a learner reads about a graded submission: one page of HTML for each notebook.

A page stands by itself. It needs no network, no script and no style sheet, and holds nothing that
the learner must not see: no hidden test, no solution, no evidence against anybody. What a learner
wrote or printed is text in it, whatever it looks like.

:mod:`~autograder.feedback.page` puts a page together, out of what
:mod:`~autograder.feedback.cells` makes of cells, :mod:`~autograder.feedback.outputs` of outputs and
:mod:`~autograder.feedback.prose` of markdown; :mod:`~autograder.feedback.hiding` cuts out what is
the instructor's. :mod:`~autograder.feedback.batch` writes a whole class's pages in parallel for
:mod:`~autograder.feedback.command`, ``nncourse feedback``;
:mod:`~autograder.feedback.exporter` writes the same pages for ``nbgrader generate_feedback`` and
Formgrader's button.
"""
