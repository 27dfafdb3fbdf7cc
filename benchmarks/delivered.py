"""What measures answers one by one waits for between them."""

import asyncio

from bot.ground import Ground
from bot.storage.states import DeliveryState

LOOK_EVERY = 0.002


async def delivered(on: Ground) -> None:
    """Wait until no letter is in hand: time that passes then ends no lease."""
    while await asyncio.to_thread(_left, on):  # noqa: ASYNC110 - a table has no events
        await asyncio.sleep(LOOK_EVERY)


def _left(on: Ground) -> int:
    with on.storage.reading() as work:
        return work.outbox.counts()[DeliveryState.PENDING]
