"""Group commit: requests that wait for the writer anyway go in together, one transaction for all of them."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
Given = TypeVar("Given")
Taken = TypeVar("Taken")

Work = Callable[[list[Item]], tuple[Given, list[Taken]]]
"""Takes many items at once; answers something common to all, and one thing an item, in order."""


@dataclass(eq=False)
class _Job(Generic[Item, Given, Taken]):
    items: list[Item]
    answer: tuple[Given, list[Taken]] | None = None
    error: BaseException | None = field(default=None)
    called: threading.Event = field(default_factory=threading.Event)
    """Set when the job is done, or when it is its turn to do the work of all."""

    @property
    def done(self) -> bool:
        return self.answer is not None or self.error is not None


class Together(Generic[Item, Given, Taken]):
    """One of those who wait does the work of all, up to `most` items at once, in the order they came.

    Who is done leaves at once and asks for no lock: a queue at the door would let newcomers in one by one.
    """

    def __init__(self, work: Work[Item, Given, Taken], most: int) -> None:
        self._work = work
        self._most = most
        self._waiting: deque[_Job[Item, Given, Taken]] = deque()
        self._busy = False
        self._guard = threading.Lock()

    def run(self, items: list[Item]) -> tuple[Given, list[Taken]]:
        """Returns when these items' transaction is committed. Raises what the work raised."""
        job: _Job[Item, Given, Taken] = _Job(items)
        with self._guard:
            self._waiting.append(job)
            first, self._busy = not self._busy, True
        if not first:
            job.called.wait()
        if not job.done:
            try:
                while not job.done:
                    self._carry_out(self._next())
            finally:
                self._hand_over()
        if job.error is not None:
            raise job.error
        assert job.answer is not None
        return job.answer

    def _hand_over(self) -> None:
        with self._guard:
            self._busy = bool(self._waiting)
            if self._waiting:
                self._waiting[0].called.set()

    def _next(self) -> list[_Job[Item, Given, Taken]]:
        with self._guard:
            jobs = [self._waiting.popleft()]
            size = len(jobs[0].items)
            while self._waiting and size + len(self._waiting[0].items) <= self._most:
                jobs.append(self._waiting.popleft())
                size += len(jobs[-1].items)
        return jobs

    def _carry_out(self, jobs: list[_Job[Item, Given, Taken]]) -> None:
        try:
            given, taken = self._work([item for job in jobs for item in job.items])
        except BaseException as error:  # whatever it is must reach whoever waits, and nobody else
            if len(jobs) == 1:
                jobs[0].error = error
                jobs[0].called.set()
                return
            for job in jobs:
                self._carry_out([job])
            return
        place = 0
        for job in jobs:
            job.answer = given, taken[place : place + len(job.items)]
            place += len(job.items)
            job.called.set()
