"""Votes a second on the durable path, against single-row commits of plain SQLite.

``python -m benchmarks.votes [--voters 32] [--votes 30] [--rounds 5]``: every voter waits
until a vote is committed before they cast the next one. The ways are measured in turn, in
the same run, on the same disk, with ``synchronous=FULL``; the table shows medians.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.channels.telegram import TelegramAccess, TelegramChannel
from bot.channels.telegram.envelope import Envelope
from bot.channels.web import WebChannel, sealed
from bot.compose import Program, program
from bot.ground import ground
from bot.settings import Settings
from bot.storage.engines import PRAGMAS, sqlite_library
from bot.tokens import PressTokens
from bot.webchats import StoredChats
from bot.writer import Writer
from handlers.messages import Incoming, Press
from tests.arena import NUMBER, SECRET, Arena, Names, prepared

FIRST_ACCOUNT = 5_000_000_001
GROUP = -1_002_000_000_001
TOKEN = "7000001:FAKE-token_of-the-test"  # noqa: S105 - of no bot
USERNAME = "linliyi_bot"


class VoteUnanswered(Exception):  # noqa: N818 - named for what is wrong
    """A vote was not handled as a vote, so the figures would say nothing."""


@dataclass(frozen=True)
class Wanted:
    """How much is measured."""

    voters: int
    votes: int
    rounds: int


@dataclass(frozen=True)
class Vote:
    """A vote as a channel hands it to the inbox."""

    channel: str
    update_id: str
    payload: str


MakesVote = Callable[[int, int], Vote]


@dataclass
class Ballots:
    """Makes the votes of each way: who votes, and a number that makes each different."""

    arena: Arena
    program: Program
    tokens: PressTokens
    updates: Iterator[int]

    def by_page(self, voter: int, number: int) -> Vote:
        """Return a vote by the form of the ballot's page."""
        member = self.arena.members[_name(voter)]
        update_id = f"{member}:{next(self.updates)}"
        incoming = Incoming(
            channel="web",
            update_id=update_id,
            sender=member,
            sender_name=_name(voter),
            at=self.program.on.clock.now(),
            press=self._press(number),
        )
        return Vote("web", update_id, sealed(incoming))

    def by_button(self, voter: int, number: int) -> Vote:
        """Return a vote by a button of the card in the Telegram group."""
        card = {
            "message_id": 5,
            "date": 1_763_000_000,
            "chat": {"id": GROUP, "type": "supergroup", "title": "邻里群"},
        }
        pressed = {
            "id": f"press-{next(self.updates)}",
            "from": _user(voter),
            "message": card,
            "chat_instance": "1",
            "data": self.tokens.seal(self._press(number)),
        }
        return self._sent({"callback_query": pressed})

    def by_digit(self, voter: int, number: int) -> Vote:
        """Return a vote by a digit in private on Telegram."""
        said = {
            "message_id": next(self.updates),
            "date": 1_763_000_000,
            "chat": {**_user(voter), "type": "private"},
            "from": _user(voter),
            "text": f"{NUMBER}号 {number % 3 + 1}",
        }
        return self._sent({"message": said})

    def _press(self, number: int) -> Press:
        return Press("vote.cast", {"poll": self.arena.poll_id, "choice": str(number % 3 + 1)})

    def _sent(self, update: Mapping[str, object]) -> Vote:
        update_id = next(self.updates)
        envelope = Envelope(
            update={"update_id": update_id, **update},
            username=USERNAME,
            received_at=self.program.on.clock.now(),
        )
        return Vote("telegram", str(update_id), envelope.sealed())


def plain_commits(file: Path, rows: int) -> float:
    """Return rows a second that plain SQLite takes, each in a commit of its own."""
    with closing(_plain(file)) as connection:
        connection.execute("create table if not exists votes (id integer primary key, vote)")
        began = time.perf_counter()
        for number in range(rows):
            connection.execute("begin immediate")
            connection.execute("insert into votes (vote) values (?)", (f"vote {number}",))
            connection.execute("commit")
        return rows / (time.perf_counter() - began)


def _plain(file: Path) -> Any:  # noqa: ANN401 - the driver has no types
    connection = sqlite_library().connect(str(file), isolation_level=None)
    for name, value in PRAGMAS.items():
        connection.execute(f"pragma {name}={value}")
    return connection


async def durable_path(ballots: Ballots, makes: MakesVote, wanted: Wanted) -> float:
    """Return votes a second from the inbox to the commit, while all voters wait."""
    inbox = ballots.program.inbox
    each = [
        [makes(voter, number) for number in range(wanted.votes)]
        for voter in range(wanted.voters)
    ]

    async def votes(some: Sequence[Vote]) -> None:
        for vote in some:
            settled = await inbox.settled(
                channel=vote.channel, update_id=vote.update_id, payload=vote.payload
            )
            if not settled.replies:
                raise VoteUnanswered(vote.update_id)

    running = asyncio.create_task(inbox.run())
    began = time.perf_counter()
    await asyncio.gather(*(votes(some) for some in each))
    took = time.perf_counter() - began
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return wanted.voters * wanted.votes / took


@contextmanager
def prepared_ballots(folder: Path, voters: int) -> Generator[Ballots, None, None]:
    """Prepare a poll and a program whose inbox alone will run."""
    accounts = {_name(voter): FIRST_ACCOUNT + voter for voter in range(voters)}
    names = Names(accounts={**accounts, "主持人": FIRST_ACCOUNT - 1}, group=GROUP)
    arena = prepared(Settings(data_dir=folder / "data", secret_key=SECRET), names)
    with ground(arena.settings) as on:
        tokens, writer = PressTokens(SECRET.get_secret_value().encode()), Writer()
        chats = StoredChats(storage=on.storage, writer=writer)
        web = WebChannel(chats=chats, files=on.files, tokens=tokens, clock=on.clock)
        telegram = TelegramChannel(TelegramAccess(TOKEN), tokens=tokens, clock=on.clock)
        built = program(on, demo=False, channels={"web": web, "telegram": telegram})
        yield Ballots(arena, built, tokens, count(1))
        built.writer.close()
        writer.close()


def measured(wanted: Wanted) -> Mapping[str, Sequence[float]]:
    """Return what every round of every way gave."""
    with (
        tempfile.TemporaryDirectory() as folder,
        prepared_ballots(Path(folder), wanted.voters) as ballots,
        asyncio.Runner() as runner,
    ):
        ways = {
            "by page": ballots.by_page,
            "by button in a group": ballots.by_button,
            "by digit in private": ballots.by_digit,
        }
        found: dict[str, list[float]] = {"plain single-row commits": []}
        found |= {way: [] for way in ways}
        for _ in range(wanted.rounds):
            rows = wanted.voters * wanted.votes
            found["plain single-row commits"].append(
                plain_commits(Path(folder) / "plain.db", rows)
            )
            for way, makes in ways.items():
                found[way].append(runner.run(durable_path(ballots, makes, wanted)))
    return found


def main() -> None:
    """Measure and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voters", type=int, default=32, help="voters who wait at once")
    parser.add_argument("--votes", type=int, default=30, help="votes of each in a round")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    found = measured(Wanted(given.voters, given.votes, given.rounds))
    floor = median(found["plain single-row commits"])
    table = Table("way", "a second", "of plain commits", "least", "most")
    for way, rates in found.items():
        middle = median(rates)
        figures = (f"{middle:.0f}", f"{middle / floor:.2f}")
        table.add_row(way, *figures, f"{min(rates):.0f}", f"{max(rates):.0f}")
    Console().print(table)


def _name(voter: int) -> str:
    return f"居民{voter}"


def _user(voter: int) -> Mapping[str, object]:
    return {"id": FIRST_ACCOUNT + voter, "is_bot": False, "first_name": _name(voter)}


if __name__ == "__main__":
    main()
