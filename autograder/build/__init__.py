"""One text, two languages, four products.

A lesson or an assignment is written once, as text with English and Korean side by side
(:mod:`~autograder.build.text`). From it come the English and the Korean notebook
(:mod:`~autograder.build.notebooks`) and, for an assignment, the two releases that learners fetch
(:mod:`~autograder.build.releases`). :mod:`~autograder.build.twins` watches that the two languages
keep saying the same.
"""
