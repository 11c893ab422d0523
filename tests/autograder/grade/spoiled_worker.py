"""Loaded by the Dask workers of the tests, after our own preload: what goes wrong with them.

Workers break with certain learners' submissions, and one that is told to lie does so with all.
"""

import json
import os
import signal
import time
from pathlib import Path

from autograder.grade import dask_worker

LIE = os.environ.get("SPOILED_LIE", "").encode()


def dask_setup(_worker: object) -> None:
    """Put ourselves before what grades."""
    honest = dask_worker.grade_batch
    folder = Path(os.environ["SPOILED_FOLDER"])

    def spoiled(trade: bytes, batch: bytes) -> bytes:
        students = {student for student, _ in json.loads(batch)}
        if LIE:
            return LIE
        if "deadly" in students:
            os.kill(os.getpid(), signal.SIGKILL)
        if "slow" in students and not (folder / "slow").exists():
            (folder / "slow").touch()
            while not (folder / "awake").exists():
                time.sleep(0.05)
        return honest(trade, batch)

    dask_worker.grade_batch = spoiled
