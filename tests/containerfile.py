"""Reads the Containerfile: its stages, and the instructions of each."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
CONTAINERS = REPOSITORY / "deploy" / "containers"
Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """Return every instruction and what follows it, in one line."""
    text = (CONTAINERS / "Containerfile").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    lines = re.sub(r"\\\n\s*", "", code).splitlines()
    return [
        (name, rest.strip()) for name, _, rest in (line.partition(" ") for line in lines) if name
    ]


def stages() -> dict[str, list[Instruction]]:
    """Return the instructions of each stage by its name, those it stands on first."""
    found: dict[str, list[Instruction]] = {}
    stage: list[Instruction] = []
    for name, rest in instructions():
        if name == "FROM":
            image, _, own = rest.split()
            stage = found[own] = list(found.get(image, [(name, rest)]))
        else:
            stage.append((name, rest))
    return found


def last(stage: str, instruction: str) -> str:
    """Return what follows a stage's last instruction of this name."""
    return [rest for name, rest in stages()[stage] if name == instruction][-1]


def variables(stage: str) -> dict[str, str]:
    """Return a stage's environment."""
    lines = [rest for name, rest in stages()[stage] if name == "ENV"]
    return dict(pair.split("=", 1) for line in lines for pair in line.split())
