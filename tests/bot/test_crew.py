"""A crew: several at once, never more; a fault stops nobody."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot.crew import Crew


@dataclass
class Queue:
    """Numbers to be worked on; some readings and some works fail."""

    waiting: list[int]
    at_once: int = 0
    most_at_once: int = 0
    done: list[int] = field(default_factory=list[int])
    readings: int = 0
    asked: list[int] = field(default_factory=list[int])
    progress: asyncio.Event = field(default_factory=asyncio.Event)

    async def claim(self, limit: int) -> Sequence[int]:
        self.readings += 1
        self.asked.append(limit)
        if self.readings == 2:
            raise OSError
        taken, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return taken

    async def work(self, item: int) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.001)
        self.at_once -= 1
        if item % 7 == 0:
            raise ValueError(item)
        self.done.append(item)
        self.progress.set()


async def until_idle(queue: Queue, crew: Crew[int], *, expected: int) -> None:
    running = asyncio.create_task(crew.run())
    async with asyncio.timeout(20):
        while len(queue.done) < expected:
            queue.progress.clear()
            await queue.progress.wait()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_everything_is_worked_on_and_never_too_much_at_once() -> None:
    queue = Queue(waiting=list(range(1, 51)))
    crew = Crew(at_once=4, claim=queue.claim, work=queue.work)
    await until_idle(queue, crew, expected=43)
    assert sorted(queue.done) == [each for each in range(1, 51) if each % 7]
    assert queue.most_at_once == 4
    assert max(queue.asked) == 4
