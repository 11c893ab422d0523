"""nbgrader's settings as an object, for those parts of ours that call nbgrader's classes."""

import os
from pathlib import Path
from unittest.mock import patch

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from nnkit.language import Language

__all__ = ["nbgrader_settings"]


def nbgrader_settings(config_file: Path, lang: Language) -> Config:
    """Read `config_file` as nbgrader itself would when the course's language is `lang`.

    Parameters
    ----------
    config_file : Path
        An ``nbgrader_config.py``.
    lang : {"en", "ko"}
        Stands in for ``COURSE_LANG``.

    Returns
    -------
    traitlets.config.Config
    """
    with patch.dict(os.environ, COURSE_LANG=lang):
        return PyFileConfigLoader(config_file.name, path=str(config_file.parent)).load_config()
