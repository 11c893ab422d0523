"""A class on its way to the workers of a cluster, and back: nothing lost, nothing taken twice.

Dask gives batches to workers, and to other workers when some have ended. What is done here is what
it cannot know: how many submissions make a batch, when a slow one is worth sending twice, which
answers are believed (:mod:`autograder.grade.answers`), and that each submission is answered once,
however often it was sent.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from distributed import Future, as_completed

from autograder.errors import CourseError
from autograder.grade.answers import NonsenseError, accepted
from autograder.grade.dask_worker import grade_batch
from autograder.grade.parcel import pack
from autograder.grade.trades import trade_as_bytes
from autograder.grade.workers import TRIES, Outcome, Task, Trade

if TYPE_CHECKING:
    from autograder.grade.cluster import Cluster

__all__ = ["Sending"]

SLOW_SECONDS = 10.0
"""How long a batch may take before workers with nothing to do are given it, too."""

GONE_SECONDS = 60.0
"""How long to wait for another worker when the last has gone."""

_MOST_OF_A_BATCH = 8
_ROUNDS = 4
"""Batches that each worker gets at least, so that none waits long for another at the end."""

_AT_A_WORKER = 2
"""Batches: one that it grades, and one so that it need not wait for the next."""

_MOST_BYTES = 64 << 20
"""Under way at a time, and an eighth of it in a batch, unless a single submission has more."""

_FETCH_SECONDS = 30.0
_LOOK_SECONDS = 1.0
_POLL_SECONDS = 0.005


@dataclass(eq=False)
class _Batch:
    """Submissions that are sent together, each with what is sent of it."""

    parcels: dict[Task, bytes] = field(default_factory=dict)
    tries: int = 1
    sent: float = 0.0
    twice: bool = False
    workers: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(map(len, self.parcels.values()))


class Sending:
    """Sends the submissions of a class, and takes each one's first answer that can be believed.

    Parameters
    ----------
    cluster : Cluster
    tasks : sequence of Task
    trade : Trade
    """

    def __init__(self, cluster: "Cluster", tasks: Sequence[Task], trade: Trade) -> None:
        self._cluster = cluster
        self._trade = trade
        self._trade_bytes = trade_as_bytes(trade)
        self._fresh = deque(tasks)
        self._again: deque[_Batch] = deque()
        self._unanswered = {task.student for task in tasks}
        self._under_way: dict[Future[Any], _Batch] = {}
        self._arrived = as_completed(loop=cluster.client.loop)
        self._able: list[str] = []
        self._looked = 0.0
        self._seen = time.monotonic()
        self._longest = 0.0
        self._liars = False

    def outcomes(self) -> Generator[Outcome, None, None]:
        """Yield what came of each submission when it is there, in any order.

        Only a few batches are under way at a time, so memory does not grow with the class. The
        submissions of a batch that ended its workers, or was answered with nonsense, are sent once
        more, each alone, and fail alone.

        Raises
        ------
        CourseError
            If the scheduler or the last worker has gone.
        """
        try:
            while self._unanswered:
                self._look()
                while batch := self._next():
                    self._send(batch)
                arrived = self._arrived.next_batch(block=False)
                for future in arrived:
                    if future in self._under_way:  # and not let go of, for another answer was first
                        yield from self._answered(future)
                if not arrived:
                    time.sleep(_POLL_SECONDS)
        except (OSError, asyncio.CancelledError) as error:
            raise CourseError(
                f"the connection to Dask's scheduler was lost ({error or 'closed'}). What is "
                "graded is saved: run the command again to go on"
            ) from error
        finally:
            for future in self._under_way:
                future.release()

    def _look(self) -> None:
        """See which workers there are, now and then, and give slow batches to idle ones, too."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        self._able = self._cluster.able()
        if self._able:
            self._seen = now
        elif now - self._seen > GONE_SECONDS:
            raise self._cluster.nobody()
        for batch in [each for each in self._under_way.values() if each.workers]:
            if self._able and not batch.workers.intersection(self._able):
                self._send(batch)  # those that it was for have gone
        if self._fresh and not self._again:
            return
        slow = now - max(SLOW_SECONDS, 3 * self._longest)
        late = [each for each in self._under_way.values() if each.sent < slow and not each.twice]
        if late:
            busy = self._cluster.client.processing()
            idle = [worker for worker in self._able if not busy.get(worker)]
            for batch, _ in zip(late, idle, strict=False):
                batch.twice = True
                self._send(batch, idle)

    def _next(self) -> _Batch | None:
        """Return what can be sent now."""
        under_way = self._under_way.values()
        if self._again:  # what may have ended a worker runs alone
            return None if under_way else self._again.popleft()
        full = len(under_way) >= _AT_A_WORKER * len(self._able)
        if not self._fresh or full or any(batch.tries > 1 for batch in under_way):
            return None
        if sum(batch.size for batch in under_way) >= _MOST_BYTES:
            return None
        share = len(self._fresh) // (_ROUNDS * len(self._able))
        most = max(1, min(_MOST_OF_A_BATCH, share))
        batch = _Batch()
        while self._fresh and len(batch.parcels) < most and batch.size < _MOST_BYTES // 8:
            task = self._fresh.popleft()
            batch.parcels[task] = self._parcel(task)
        return batch

    def _parcel(self, task: Task) -> bytes:
        packed = pack(task.folder, self._trade.assignment.notebooks, self._trade.given)
        return json.dumps([task.student, packed]).encode()

    def _send(self, batch: _Batch, workers: Sequence[str] = ()) -> None:
        """Send a batch; to some workers, or to any that Dask likes unless one has lied."""
        batch.sent = time.monotonic()
        batch.workers = frozenset(workers or (self._able if self._liars else ()))
        told = b"[" + b",".join(batch.parcels.values()) + b"]"
        future = self._cluster.client.submit(
            grade_batch,
            self._trade_bytes,
            told,
            pure=False,
            resources=self._cluster.needs,
            workers=sorted(batch.workers) or None,
        )
        self._under_way[future] = batch
        self._arrived.add(future)

    def _answered(self, future: "Future[Any]") -> Generator[Outcome, None, None]:
        """Yield the outcomes of a batch whose answer, of whatever kind, has come."""
        batch = self._under_way.pop(future)
        if future.cancelled():
            raise ConnectionError("it forgot a batch")
        worker = self._who_has(future)
        try:
            # Whatever comes out of here was pickled by the worker, if it did not do as it was told.
            told = future.result(timeout=_FETCH_SECONDS)
            found = accepted(told, list(batch.parcels), self._trade.assignment)
        except NonsenseError as error:
            self._liars = True
            self._cluster.left_out[worker] = f"answered with nonsense: {error}"
            self._able = [each for each in self._able if each != worker]
            failure = f"the worker {worker} answered with nonsense: {error}"
        except Exception as error:  # KilledWorker, or what a worker raised
            failure = f"{type(error).__name__}: {error}"
        else:
            self._longest = max(self._longest, time.monotonic() - batch.sent)
            yield from self._taken(found, worker)
            self._forget(batch)
            return
        if batch in self._under_way.values():
            return  # it was sent twice, and may still be answered
        left = [task for task in batch.parcels if task.student in self._unanswered]
        if batch.tries < TRIES:
            self._again += [_Batch({task: batch.parcels[task]}, batch.tries + 1) for task in left]
        else:
            yield from self._taken([Outcome(task, failure=failure) for task in left])

    def _taken(
        self, outcomes: Sequence[Outcome], worker: str = ""
    ) -> Generator[Outcome, None, None]:
        """Yield those that are the first of their submissions."""
        for outcome in outcomes:
            if outcome.task.student in self._unanswered:
                self._unanswered.remove(outcome.task.student)
                outcome.worker = worker
                self._cluster.note_layers(outcome)
                yield outcome

    def _forget(self, batch: _Batch) -> None:
        """Let go of what else was sent of a batch that is answered."""
        for future in [each for each, same in self._under_way.items() if same is batch]:
            del self._under_way[future]
            future.release()

    def _who_has(self, future: "Future[Any]") -> str:
        """Return the worker that an answer came from: the scheduler knows, whatever it says."""
        workers = self._cluster.client.who_has([future]).get(future.key, ())
        return next(iter(workers), "that has gone since")
