"""Says in words what was repaired in a submission before it was graded."""

from autograder.feedback.words import words
from nnkit.language import Language

__all__ = ["repaired"]


def repaired(kind: str, place: str, lang: Language) -> str:
    """Return a repair in words, as text.

    Parameters
    ----------
    kind : str
        A key of :data:`autograder.repair.REPAIRS`; others are told as they are.
    place : str
        The cell or the file.
    lang : {"en", "ko"}
    """
    from autograder.repair import REPAIRS

    known = REPAIRS.get(kind)
    if known is None:
        return words(lang)["repaired"].format(place, kind)
    return (known.ko if lang == "ko" else known.en).format(place=place)
