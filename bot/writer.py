"""One thread that holds every write transaction of this process."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Writer:
    """Runs write transactions one after another, off the event loop.

    SQLite has one writer at a time anyway; queueing here costs less than waiting for
    its lock, and work that waits together is committed together by its callers.
    """

    def __init__(self) -> None:
        """Start no thread before the first work."""
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    async def run(self, work: Callable[[], Result]) -> Result:
        """Return what the work returns, once its transaction is through."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Finish what was handed in and end the thread."""
        self._threads.shutdown(wait=True)
