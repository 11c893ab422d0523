"""The course on a JupyterHub: many learners, each a user of the system, and one grader.

``deploy/jupyterhub/`` configures the hub. What it starts for a user is
:mod:`~autograder.hub.serve`: the JupyterLab of ``nncourse lab``, with the same configuration for
each role, in the user's own home (:mod:`~autograder.hub.course`). Where people share a disk, the
exchange must not take a folder's name for its owner (:mod:`~autograder.hub.exchange`).
"""
