"""Two JupyterLab servers, one command.

``nncourse lab`` starts a server for the learner and one for the instructor, so that grading, which
blocks its server, never keeps a learner waiting (:mod:`~autograder.lab.server`). Each role has its
own committed configuration in ``config/`` and its own private folder
(:mod:`~autograder.lab.places`). Before they start, the learner gets the lessons that are new or
changed (:mod:`~autograder.lab.lessons`), and each role a landing page that names the next step
(:mod:`~autograder.lab.landing`) according to what is on disk (:mod:`~autograder.lab.progress`).
"""
