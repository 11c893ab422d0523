"""What an instructor wants to know about a graded class, on one page and as tables.

:mod:`~autograder.report.classwork` reads the gradebook and the graded notebooks, and trusts no text
in them. :mod:`~autograder.report.summary` works out what the report tells: points, tests,
misconceptions (in the words of :mod:`~autograder.report.explanations`), time and memory, lateness,
repairs, suspicions and, from :mod:`~autograder.report.similarity`, nearly identical answers.
:mod:`~autograder.report.page` shows it as one HTML page that needs neither network nor scripts,
:mod:`~autograder.report.tables` writes the same as CSV and JSON, and
:mod:`~autograder.report.lms` writes the points as Canvas and Moodle import them.
"""
