"""The error that a user of the command line is meant to read."""

__all__ = ["CourseError"]


class CourseError(Exception):
    """Something is wrong that the user can mend; the message says what and how.

    ``nncourse`` prints the message alone and exits with 1. Any other exception is a fault of ours
    and keeps its traceback.
    """
