"""A process for code that nobody has read: it holds a learner's cells and numpy, and nothing else.

It is forked from a clean process that has everything loaded
(:mod:`~autograder.sandbox.zygote`), locked in by every layer that the kernel offers
(:mod:`~autograder.sandbox.layers`), and then runs cells and answers questions about what they
defined (:mod:`~autograder.sandbox.learner`) over a plain wire (:mod:`~autograder.sandbox.wire`).

The modules here are loaded into that process, so they import nothing of the course: neither the
reference nor a test is ever in its memory.
"""
