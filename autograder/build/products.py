"""Everything that the texts make, as one mapping from path to bytes.

``nncourse build`` writes that mapping to disk, ``nncourse build --check`` compares it with what is
there. Both see the same bytes, so what the check passes is what a build would leave alone.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.build.exercises import left_out, with_exercises
from autograder.build.glossary import conflicts, glossary_page, glossary_table
from autograder.build.notebooks import notebook
from autograder.build.registers import every_register
from autograder.build.releases import leaks, release
from autograder.build.text import Text, read_text
from autograder.build.twins import drift
from autograder.errors import CourseError
from autograder.files import write_whole
from nnkit.language import LANGUAGES

__all__ = ["Products", "differing", "make", "stray", "texts", "write"]


@dataclass
class Products:
    """What the texts make, and what is wrong with it.

    Attributes
    ----------
    files : dict of Path to bytes
        Paths are relative to the repository's root.
    problems : list of str
        Drift between the languages, terms defined twice and leaks in the releases, a sentence
        each.
    """

    files: dict[Path, bytes] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def texts(root: Path, names: Collection[str] = ()) -> tuple[list[Text], list[Text]]:
    """Read all lessons and all assignments below `root`, or those of `names`, sorted by name."""
    lessons, assignments = (
        [
            read_text(path)
            for path in sorted((root / folder).glob("*.py"))
            if not names or path.stem in names
        ]
        for folder in ("course", "source")
    )
    unknown = sorted({*names} - {text.name for text in (*lessons, *assignments)})
    if unknown:
        raise CourseError(
            f"no text is called {', '.join(unknown)}: name them as 02_the_neuron or neuron"
        )
    return lessons, assignments


def make(root: Path, names: Collection[str] = ()) -> Products:
    """Build every notebook and release in memory, or those of some texts.

    Parameters
    ----------
    root : Path
        The repository.
    names : collection of str
        Of lessons and assignments; without any, all.

    Returns
    -------
    Products

    Raises
    ------
    CourseError
        If a text or a register cannot be read or nbgrader refuses an assignment.
    """
    lessons, assignments = texts(root, names)
    registers, unwanted = every_register(root), left_out(root)
    made = Products()
    for text in (*lessons, *assignments):
        made.problems += drift(text)
    made.problems += conflicts(registers)
    written_out = [with_exercises(text, unwanted.get(text.name, ())) for text in assignments]
    for lang in LANGUAGES:
        for text in lessons:
            terms = registers[text.name].terms if text.name in registers else ()
            table = glossary_table(terms, lang) if terms else ""
            made.files[Path("course", lang, f"{text.name}.ipynb")] = notebook(text, lang, table)
        if registers and not names:
            page = glossary_page(registers, lang)
            made.files[Path("course", lang, "glossary.ipynb")] = page
        for text in written_out:
            source = notebook(text, lang)
            data = _beside(text)
            released = release(root / "nbgrader_config.py", text.name, source, data, lang)
            made.problems += leaks(source, released)
            for name, content in {f"{text.name}.ipynb": source, **data}.items():
                made.files[Path("source", lang, text.name, name)] = content
            for name, content in released.items():
                made.files[Path("release", lang, text.name, name)] = content
    return made


def _beside(text: Text) -> dict[str, bytes]:
    """Return the files that go with an assignment, from the folder of its name, by their names."""
    folder = text.path.with_suffix("")
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}


def differing(root: Path, made: Products) -> Iterator[str]:
    """Yield a sentence for each file on disk that is not what the texts make.

    Parameters
    ----------
    root : Path
    made : Products

    Yields
    ------
    str
    """
    for path, content in made.files.items():
        if not (root / path).exists():
            yield f"{path} is missing: run `nncourse build`"
        elif (root / path).read_bytes() != content:
            yield f"{path} is not what its text builds: edit the text, then `nncourse build`"


def stray(root: Path, made: Products) -> Iterator[str]:
    """Yield a sentence for each built file on disk that no text makes.

    Parameters
    ----------
    root : Path
    made : Products
        Of all texts.

    Yields
    ------
    str
    """
    for folder in ("course", "source", "release"):
        for lang in LANGUAGES:
            for path in sorted((root / folder / lang).rglob("*")):
                inside = path.relative_to(root)
                if (
                    path.is_file()
                    and inside not in made.files
                    and ".ipynb_checkpoints" not in path.parts
                ):
                    yield f"{inside} has no text that builds it: delete it, or write its text"


def write(root: Path, made: Products) -> list[Path]:
    """Write the files that differ, each whole or not at all.

    Parameters
    ----------
    root : Path
    made : Products

    Returns
    -------
    list of Path
        The files that were written, relative to `root`.
    """
    written = []
    for path, content in made.files.items():
        target = root / path
        if target.exists() and target.read_bytes() == content:
            continue
        write_whole(target, content)
        written.append(path)
    return written
