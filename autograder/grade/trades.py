"""What every worker needs to know of an assignment, as bytes, for workers on other machines.

That is the locked cells' source, the assignment's files, the limits, and what hidden inputs are
drawn from. Rows of the gradebook and dates stay behind.
"""

import json
from dataclasses import asdict, replace

from autograder.grade.parcel import as_bytes, as_text
from autograder.grade.workers import Trade
from autograder.gradebook import Assignment, SourceCell, SourceNotebook
from autograder.sandbox.limits import Limits

__all__ = ["trade_as_bytes", "trade_of"]


def trade_as_bytes(trade: Trade) -> bytes:
    """Return a trade as JSON.

    Parameters
    ----------
    trade : Trade
    """
    notebooks = [
        replace(
            notebook,
            row="",
            cells={
                name: replace(cell, row="", comment_row="") for name, cell in notebook.cells.items()
            },
        )
        for notebook in trade.assignment.notebooks.values()
    ]
    told = {
        "name": trade.assignment.name,
        "notebooks": [asdict(notebook) for notebook in notebooks],
        "limits": asdict(trade.limits),
        "seed": trade.seed,
        "lang": trade.lang,
        "allow_unsandboxed": trade.allow_unsandboxed,
        "given": {name: as_text(content) for name, content in trade.given.items()},
    }
    return json.dumps(told).encode()


def trade_of(told: bytes) -> Trade:
    """Return what :func:`trade_as_bytes` was given, without rows and dates.

    Parameters
    ----------
    told : bytes
    """
    trade = json.loads(told)
    notebooks = {}
    for notebook in trade["notebooks"]:
        cells = {name: SourceCell(**cell) for name, cell in notebook.pop("cells").items()}
        notebooks[notebook["name"]] = SourceNotebook(**notebook, cells=cells)
    return Trade(
        Assignment(trade["name"], None, notebooks, row=""),
        Limits(**trade["limits"]),
        trade["seed"],
        trade["lang"],
        trade["allow_unsandboxed"],
        {name: as_bytes(text) for name, text in trade["given"].items()},
    )
