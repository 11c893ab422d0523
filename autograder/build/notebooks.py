"""From a text to a notebook in one language.

Building is a pure function of the text: cell ids are the text's keys, nothing is executed, no
time stamp is written. So a rebuild changes no byte of what did not change.
"""

import re
from collections.abc import Iterable
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.build.text import Cell, Text
from autograder.errors import CourseError
from nnkit.language import Language

__all__ = ["notebook", "notebook_of"]

# The kernel and the language, nothing more: nbgrader carries all metadata into the release.
_KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

_GLOSSARY = re.compile(r"^\{glossary\}$", re.MULTILINE)

_QUIZ = "from nnkit.widgets import quiz\n\nquiz(r'''\n{}\n''')"


def notebook(text: Text, lang: Language, glossary: str = "") -> bytes:
    """Return the notebook that `text` makes in `lang`, as the bytes of an ``.ipynb`` file.

    Parameters
    ----------
    text : Text
    lang : {"en", "ko"}
    glossary : str
        The markdown that stands for a line ``{glossary}``: the table of a lesson's terms.

    Returns
    -------
    bytes
        nbformat 4.5, UTF-8, without outputs.

    Raises
    ------
    CourseError
        If a quiz holds ``'''``, which would end its string, or there is no glossary for a line
        ``{glossary}``.
    """
    return _written([_cell(text, cell, lang, glossary) for cell in text.cells], lang)


def notebook_of(cells: Iterable[tuple[str, str]], lang: Language) -> bytes:
    """Return a notebook of nothing but prose, as the bytes of an ``.ipynb`` file.

    Parameters
    ----------
    cells : iterable of (str, str)
        The id and the markdown of each cell.
    lang : {"en", "ko"}

    Returns
    -------
    bytes
    """
    return _written([new_markdown_cell(source, id=key) for key, source in cells], lang)


def _written(cells: list[Any], lang: Language) -> bytes:
    made = new_notebook(cells=cells, metadata={"kernelspec": _KERNELSPEC, "lang": lang})
    nbformat.validate(made)
    content: str = nbformat.writes(made)
    return (content + "\n").encode()


def _cell(text: Text, cell: Cell, lang: Language, glossary: str) -> Any:
    source, metadata = cell.source[lang], dict(cell.metadata)
    if cell.kind == "markdown":
        if _GLOSSARY.search(source):
            if not glossary:
                raise CourseError(
                    f"{text.path}: the cell {cell.key!r} wants a glossary, and there are no terms: "
                    f"write them into registers/{text.name}.toml, a [[term]] each"
                )
            source = _GLOSSARY.sub(lambda _: glossary, source)
        return new_markdown_cell(source, id=cell.key, metadata=metadata)
    if cell.kind == "quiz":
        if "'''" in source:
            raise CourseError(f"{text.path}: the quiz {cell.key!r} holds ''': write it another way")
        # The source holds the answers, so JupyterLab shows it folded.
        metadata["jupyter"] = {"source_hidden": True}
        source = _QUIZ.format(source)
    return new_code_cell(source, id=cell.key, metadata=metadata)
