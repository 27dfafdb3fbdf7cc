"""Updates that come several times, out of order and side by side, through the real inbox."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from hypothesis import strategies as st

from bot.channel import Channel
from bot.channels.web import WEB, WebChannel, sealed
from bot.compose import program
from bot.ground import Ground, ground
from bot.settings import Settings
from bot.storage.states import ArrivalState
from handlers.messages import Incoming, Press
from tests.arena import LABELS, SECRET, TELEGRAM, Arena, Names, prepared, result, shown

PEOPLE = 5
CHANNELS = 4
MOST_COPIES = 4
FIRST_ACCOUNT = 5_000_000_001


@dataclass(frozen=True)
class Sent:
    """A vote as it was sent: by whom, where, in what place of the sender's votes there."""

    name: str
    channel: str
    place: int
    choice: str

    @property
    def update_id(self) -> str:
        """Return the id: Telegram's count up, the web's say nothing."""
        number = int(self.name.removeprefix("居民")) + 1
        return str(1000 * self.place + number) if self.channel == TELEGRAM else f"{self}"


@st.composite
def deliveries(draw: st.DrawFn) -> Sequence[Sent]:
    """Draw votes of several people over two channels, each 1 to 4 times, shuffled."""
    sent: list[Sent] = []
    for number in range(draw(st.integers(1, PEOPLE))):
        for channel, most in ((TELEGRAM, 3), (WEB, 1)):
            choices = draw(st.lists(st.sampled_from(tuple(LABELS)), max_size=most))
            votes = (
                Sent(f"居民{number}", channel, place, choice)
                for place, choice in enumerate(choices)
            )
            for vote in votes:
                sent += [vote] * draw(st.integers(1, MOST_COPIES))
    return draw(st.permutations(sent))


def allowed(sent: Sequence[Sent]) -> Mapping[str, frozenset[str]]:
    """Return for each voter the choices that may count: the last one on each channel.

    Which of two channels was the later one is not to be seen when all is shuffled.
    """
    last: dict[tuple[str, str], Sent] = {}
    for each in sorted(sent, key=lambda one: one.place):
        last[each.name, each.channel] = each
    return {
        name: frozenset(each.choice for each in last.values() if each.name == name)
        for name in {each.name for each in sent}
    }


@dataclass(frozen=True)
class Station:
    """An arena that is taken up again for every delivery, from a copy of its files."""

    arena: Arena
    folder: Path
    turn: Iterator[int]

    def after(self, sent: Sequence[Sent]) -> tuple[Mapping[str, str], Mapping[str, int]]:
        """Let everything be delivered; return what voters are shown, and the count."""
        scratch = self.folder.parent / f"{self.folder.name}-{next(self.turn)}"
        shutil.copytree(self.folder, scratch)
        arena = replace(self.arena, settings=Settings(data_dir=scratch, secret_key=SECRET))
        with ground(arena.settings) as on:
            asyncio.run(_delivered(arena, sent, on=on))
            now = shown(arena, sorted({each.name for each in sent}), on=on)
            counts = result(arena, on=on)
        shutil.rmtree(scratch)
        return now, counts


def station(folder: Path) -> Station:
    """Prepare a community whose people have an account on Telegram and one on the web."""
    accounts = {f"居民{each}": FIRST_ACCOUNT + each for each in range(PEOPLE)}
    settings = Settings(data_dir=folder, secret_key=SECRET)
    return Station(prepared(settings, Names(accounts)), folder, count())


def holds(sent: Sequence[Sent], at: Station) -> bool:
    """Tell whether every voter has one ballot, the last they cast, and no other counts."""
    now, counts = at.after(sent)
    right = all(now[name] in choices for name, choices in allowed(sent).items())
    return right and Counter(now.values()) == Counter(counts) - Counter()


async def _delivered(arena: Arena, sent: Sequence[Sent], *, on: Ground) -> None:
    built = program(on, demo=False, pacers={})
    web = built.channels[WEB]
    assert isinstance(web, WebChannel)
    channels: Mapping[str, Channel] = {WEB: web, TELEGRAM: web}
    built.writer.close()
    running = program(on, demo=False, channels=channels, pacers={})
    handling = asyncio.create_task(running.inbox.run())
    queue = iter(sent)

    async def channel() -> None:
        for each in queue:
            incoming = _incoming(each, arena, on=on)
            await running.inbox.put(
                channel=each.channel,
                update_id=each.update_id,
                payload=sealed(incoming),
                sender=incoming.sender,
            )

    try:
        await asyncio.gather(*(channel() for _ in range(CHANNELS)))
        while _waiting(on):  # noqa: ASYNC110 - the inbox tells nobody that it is empty
            await asyncio.sleep(0.002)
    finally:
        handling.cancel()
        await asyncio.gather(handling, return_exceptions=True)
        running.writer.close()


def _incoming(sent: Sent, arena: Arena, *, on: Ground) -> Incoming:
    number = int(sent.name.removeprefix("居民"))
    telegram = sent.channel == TELEGRAM
    return Incoming(
        channel=sent.channel,
        update_id=sent.update_id,
        sender=str(FIRST_ACCOUNT + number) if telegram else arena.members[sent.name],
        sender_name=sent.name,
        at=on.clock.now(),
        press=Press("vote.cast", {"poll": arena.poll_id, "choice": sent.choice}),
    )


def _waiting(on: Ground) -> int:
    with on.storage.reading() as work:
        return work.inbox.counts()[ArrivalState.WAITING]
