"""Every notebook runs from top to bottom, in both languages, and reads as the rules want it."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from notebook_folders import copy_beside

ROOT = Path(__file__).parents[1]
GLOSSARIES = sorted((ROOT / "course").glob("*/glossary.ipynb"))
LESSONS = sorted({*(ROOT / "course").glob("*/*.ipynb")} - {*GLOSSARIES})
ASSIGNMENTS = sorted((ROOT / "source").glob("*/*/*.ipynb"))
LONGEST_CODE_CELL = 15


def name(path: Path) -> str:
    return str(path.relative_to(ROOT).with_suffix(""))


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def test_there_are_lessons_and_assignments_in_both_languages():
    for found in (LESSONS, GLOSSARIES, ASSIGNMENTS):
        names = {lang: {path.name for path in found if lang in path.parts} for lang in ("en", "ko")}
        assert names["en"] == names["ko"] != set()


@pytest.mark.parametrize("path", [*LESSONS, *ASSIGNMENTS], ids=name)
def test_it_runs_from_top_to_bottom(path, tmp_path):
    notebook = read(path)
    if path in ASSIGNMENTS:
        copy_beside(path.parent, tmp_path)
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": tmp_path}}).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", (
                f"cell {cell.id!r} wrote to stderr: {output.text}"
            )
            # Where no JavaScript runs, a widget must still be a picture or text.
            if "application/vnd.jupyter.widget-view+json" in output.get("data", {}):
                still = {"image/png", "image/svg+xml", "text/html", "text/markdown"}
                assert still & set(output.data), (
                    f"cell {cell.id!r}: a widget without a still picture"
                )


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_keeps_to_the_form(path):
    notebook = read(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [cell for cell in code if not cell.metadata.get("jupyter", {}).get("source_hidden")]
    for cell in shown:
        assert len(cell.source.splitlines()) <= LONGEST_CODE_CELL, f"cell {cell.id!r} is too long"
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", prose):
        assert alt, f"the picture {target} has no alt text"
        assert "://" not in target, f"the picture {target} is remote"
    quizzes = [cell for cell in code if "quiz(" in cell.source]
    assert len(quizzes) >= 4, f"{len(quizzes)} quiz questions"


@pytest.mark.parametrize("path", [*LESSONS, *GLOSSARIES], ids=name)
def test_a_lessons_links_lead_somewhere(path):
    """Links are written for the learner's folder, where assignments/ lies beside en/ and ko/."""
    for cell in read(path).cells:
        if cell.cell_type != "markdown":
            continue
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)", cell.source):
            if target.startswith("../assignments/"):
                lang, assignment = path.parent.name, Path(target).parent.name
                assert (ROOT / "release" / lang / assignment / Path(target).name).exists(), target
            elif "://" not in target:
                assert (path.parent / target).exists(), target
