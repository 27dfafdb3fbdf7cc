"""One thread that holds every write transaction of this process."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")
Task = tuple[Callable[[], Any], "Future[Any]"]


class Writer:
    """Runs write transactions one after another, off the event loop.

    SQLite has one writer at a time anyway; queueing here costs less than waiting for
    its lock, and work that waits together is committed together by its callers.
    """

    def __init__(self) -> None:
        """Start no thread before the first work."""
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._first: deque[Task] = deque()
        self._then: deque[Task] = deque()

    async def run(self, work: Callable[[], Result]) -> Result:
        """Return what the work returns, once its transaction is through."""
        return await asyncio.wrap_future(self.hand_in(work))

    def hand_in(self, work: Callable[[], Result], *, first: bool = False) -> "Future[Result]":
        """Queue work from any thread; ``first`` waits for nothing but the work at hand."""
        future: Future[Result] = Future()
        (self._first if first else self._then).append((work, future))
        self._threads.submit(self._next)
        return future

    def close(self) -> None:
        """Finish what was handed in and end the thread."""
        self._threads.shutdown(wait=True)

    def _next(self) -> None:
        work, future = (self._first or self._then).popleft()
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(work())
        except BaseException as fault:  # noqa: BLE001 - it belongs to whoever waits
            future.set_exception(fault)
