"""A letter is given up for its own failures, not for having waited."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from typing_extensions import override

from bot.channel import Channel, ChannelState, Inbox, Outgoing, RetryLater, Undeliverable
from bot.compose import program
from bot.ground import ground
from bot.settings import Settings
from bot.storage.outbox import Letter
from bot.storage.states import DeliveryState
from handlers.messages import Incoming, Reply, plain
from tests.arena import SECRET, TELEGRAM
from tests.fakes import START, FakeClock

LATER = RetryLater(1.0)
BROKEN = ValueError("a fault of ours")
LETTER = Letter(
    channel=TELEGRAM,
    chat="77",
    reply=Reply(lines=(plain("路灯修好了"),)),
    locale="zh_CN",
    time_zone="Asia/Shanghai",
    queued_at=START,
)


class Troubled(Channel):
    """A chat network where one thing after another goes wrong."""

    def __init__(self, troubles: Sequence[Exception]) -> None:
        self.troubles = list(troubles)

    @property
    @override
    def name(self) -> str:
        return TELEGRAM

    @override
    def read(self, payload: str) -> Incoming | None:
        return None

    @override
    async def run(self, inbox: Inbox) -> None:
        raise NotImplementedError

    @override
    async def send(self, message: Outgoing) -> str:
        if self.troubles:
            raise self.troubles.pop(0)
        return "1"

    @override
    async def fetch(self, reference: str) -> bytes:
        raise Undeliverable(reference)

    @override
    def state(self) -> ChannelState:
        return ChannelState(name=TELEGRAM, running=True)


async def test_who_had_to_wait_often_may_still_fail_as_often_as_others(tmp_path: Path) -> None:
    assert await became(tmp_path, [LATER] * 20 + [BROKEN] * 11) is DeliveryState.SENT


async def test_what_fails_twelve_times_is_given_up(tmp_path: Path) -> None:
    assert await became(tmp_path, [BROKEN] * 12) is DeliveryState.DEAD


async def became(folder: Path, troubles: Sequence[Exception]) -> DeliveryState:
    """Return what became of a letter that met with troubles."""
    clock = FakeClock()
    with ground(Settings(data_dir=folder, secret_key=SECRET)) as on:
        with on.storage.transaction() as work:
            work.outbox.put(LETTER)
        channels = {TELEGRAM: Troubled(troubles)}
        running = program(replace(on, clock=clock), demo=False, channels=channels, pacers={})
        for _ in range(len(troubles) + 1):
            for each in await running.delivery._claimed(1):  # noqa: SLF001 - its loop waits for real
                await running.delivery._handled(each)  # noqa: SLF001 - as above
            clock.advance(timedelta(minutes=2))
        with on.storage.reading() as work:
            (state,) = (each for each, count in work.outbox.counts().items() if count)
            return state
