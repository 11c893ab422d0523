"""Which language the course speaks: English or Korean.

A notebook says so once, in its first cells, with :func:`use_language`; the widgets' labels and the
messages of the exercises follow. Where nobody said anything, the environment variable
``COURSE_LANG`` decides, and after it English.
"""

import os
from typing import Literal, get_args

__all__ = ["LANGUAGES", "Language", "language", "use_language"]

Language = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_chosen: Language | None = None


def use_language(lang: str) -> None:
    """Make `lang` the language of this session's widgets and messages.

    Parameters
    ----------
    lang : {"en", "ko"}

    Raises
    ------
    ValueError
        If the course does not speak `lang`.

    Examples
    --------
    >>> use_language("en")
    >>> language()
    'en'
    """
    global _chosen
    _chosen = _checked(lang)


def language() -> Language:
    """Return the language in use, ``"en"`` or ``"ko"``."""
    return _chosen or _checked(os.environ.get("COURSE_LANG") or "en")


def _checked(lang: str) -> Language:
    if lang not in LANGUAGES:
        raise ValueError(f"expected a language of {LANGUAGES}, received {lang!r}")
    return lang
