"""Ten thousand messages of one person delay nobody else, and are answered once."""

import asyncio
import time
from dataclasses import dataclass

from sqlalchemy import func, select
from typing_extensions import override

from bot.inbox import DurableInbox
from bot.storage.database import Storage
from bot.storage.inbox import Arrival
from bot.storage.tables.queues import OUTBOX
from bot.writer import Writer
from handlers.messages import Incoming
from tests.bot.web.neighbours import HERE, LI, WANG, settle
from tests.fakes import START, FakeClock, FakeIds
from tests.inboxes import Telling, handling_of

MESSAGES = 10_000
LONGEST_WAIT_SECONDS = 2.0


@dataclass
class Room(Telling):
    """A channel whose payloads are ``sender words``, in private."""

    @override
    def read(self, payload: str) -> Incoming | None:
        sender, _, words = payload.partition(" ")
        return Incoming(
            channel="test",
            update_id=payload,
            sender=sender,
            sender_name=sender,
            at=START,
            community=HERE,
            text=words,
        )


async def test_a_flood_of_one_delays_nobody_else(
    storage: Storage, clock: FakeClock, ids: FakeIds
) -> None:
    flood = [
        Arrival("test", str(number), f"{WANG.id} 帮助", START, f"test:{WANG.id}")
        for number in range(MESSAGES)
    ]
    with storage.transaction() as work:
        settle(work)
        work.inbox.put_many(flood)
    writer = Writer()
    handling = handling_of(storage, Room(), clock=clock, ids=ids)
    inbox = DurableInbox(handling=handling, writer=writer, door=writer)
    running = asyncio.create_task(inbox.run())
    try:
        for number in range(5):
            began = time.monotonic()
            settled = await inbox.settled(
                channel="test", update_id=f"li{number}", payload=f"{LI.id} 帮助", sender=LI.id
            )
            assert settled.replies
            assert time.monotonic() - began < LONGEST_WAIT_SECONDS
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        writer.close()
    with storage.writing.begin() as connection:
        told = connection.execute(
            select(func.count()).select_from(OUTBOX).where(OUTBOX.c.chat == WANG.id)
        ).scalar_one()
    assert 40 <= told < 100
