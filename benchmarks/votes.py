"""Votes a second on the durable path, each against the raw engine in the same run.

``python -m benchmarks.votes [--voters 32] [--votes 30] [--rounds 5]``: every voter waits
until a vote is committed before they cast the next one. *Acknowledged* is a vote once its
channel may be told so: the raw update is committed to the inbox, while earlier votes are
being counted. *Counted* is one whose ballot, receipt and done mark are committed too. The
ways are measured in turn, on the same disk, with ``synchronous=FULL``; medians of rounds.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from benchmarks.endpoints import served
from benchmarks.engines import pgbench, postgresql_server, single_commits
from benchmarks.figures import Measured, Wanted, shown
from benchmarks.voting import Ballots, MakesVote, Vote, opened_ballots, prepared_arena

PLAIN = "plain single-row commits"
PGBENCH = "pgbench, the same statement"
BARE = "bare Starlette"


class VoteUnanswered(Exception):  # noqa: N818 - named for what is wrong
    """A vote was not handled as a vote, so the figures would say nothing."""


Casts = Callable[[Ballots, Vote], Awaitable[None]]


async def acknowledged(ballots: Ballots, vote: Vote) -> None:
    """Wait until a vote is safe."""
    await ballots.program.inbox.put(
        channel=vote.channel,
        update_id=vote.update_id,
        payload=vote.payload,
        sender=vote.sender,
    )


async def counted(ballots: Ballots, vote: Vote) -> None:
    """Wait until a vote is in the ballot box and its receipt is written."""
    settled = await ballots.program.inbox.settled(
        channel=vote.channel,
        update_id=vote.update_id,
        payload=vote.payload,
        sender=vote.sender,
    )
    if not settled.replies:
        raise VoteUnanswered(vote.update_id)


async def round_of(
    ballots: Ballots, makes: MakesVote, *, casts: Casts, wanted: Wanted
) -> tuple[float, list[float]]:
    """Return votes a second and how long each took, while all voters wait."""
    took: list[float] = []
    each = [
        [makes(voter, number) for number in range(wanted.votes)]
        for voter in range(wanted.voters)
    ]

    async def votes(some: Sequence[Vote]) -> None:
        for vote in some:
            began = time.perf_counter()
            await casts(ballots, vote)
            took.append(time.perf_counter() - began)

    running = asyncio.create_task(ballots.program.inbox.run())
    began = time.perf_counter()
    await asyncio.gather(*(votes(some) for some in each))
    lasted = time.perf_counter() - began
    await handled(ballots)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return wanted.together / lasted, took


async def handled(ballots: Ballots) -> None:
    """Wait until nothing waits to be counted: the next round begins with an empty inbox."""
    while await asyncio.to_thread(ballots.waiting):  # noqa: ASYNC110 - a table has no events
        await asyncio.sleep(0.05)


def on_sqlite(folder: Path, wanted: Wanted) -> dict[str, Measured]:
    """Return what every round of every way gave, beside rows in commits of their own."""
    found: dict[str, Measured] = {}
    arena = prepared_arena(folder, wanted.voters)
    with opened_ballots(arena) as ballots, asyncio.Runner() as runner:
        _warm(ballots, runner)
        for _ in range(wanted.rounds):
            rate, took = single_commits(folder / "plain.db", wanted.together)
            found.setdefault(PLAIN, Measured()).add(rate, took, beside=rate)
            _voted(found, ballots, runner=runner, wanted=wanted, beside=rate)
    return found


def on_postgresql(folder: Path, wanted: Wanted) -> dict[str, Measured]:
    """Return the same, beside pgbench with as many clients as there are voters."""
    found: dict[str, Measured] = {}
    with (
        postgresql_server(folder / "server") as url,
        opened_ballots(prepared_arena(folder / "data", wanted.voters, database=url)) as ballots,
        asyncio.Runner() as runner,
    ):
        _warm(ballots, runner)
        example = ballots.by_button(0, 0)
        for _ in range(wanted.rounds):
            rate = pgbench(url, clients=wanted.voters, payload=example.payload)
            found.setdefault(PGBENCH, Measured()).add(rate, (), beside=rate)
            _voted(found, ballots, runner=runner, wanted=wanted, beside=rate)
    return found


def _warm(ballots: Ballots, runner: asyncio.Runner) -> None:
    """Have a vote of each way counted: a program that runs has its statements compiled."""
    for makes in ballots.ways().values():
        runner.run(round_of(ballots, makes, casts=counted, wanted=Wanted(1, 1, 1)))


def _voted(
    found: dict[str, Measured],
    ballots: Ballots,
    *,
    runner: asyncio.Runner,
    wanted: Wanted,
    beside: float,
) -> None:
    for way, makes in ballots.ways().items():
        for name, casts in (("acknowledged", acknowledged), ("counted", counted)):
            rate, took = runner.run(round_of(ballots, makes, casts=casts, wanted=wanted))
            found.setdefault(f"{name} {way}", Measured()).add(rate, took, beside=beside)


def main() -> None:
    """Measure and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voters", type=int, default=32, help="voters who wait at once")
    parser.add_argument("--votes", type=int, default=30, help="votes of each in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("sqlite", "postgresql", "webhook"))
    given = parser.parse_args()
    wanted = Wanted(given.voters, given.votes, given.rounds)
    console = Console(width=100)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if given.only in {None, "sqlite"}:
            console.print(shown(on_sqlite(folder / "sqlite", wanted), base=PLAIN))
        if given.only in {None, "postgresql"}:
            console.print(shown(on_postgresql(folder / "postgresql", wanted), base=PGBENCH))
        if given.only in {None, "webhook"}:
            console.print(shown(served(folder / "webhook", wanted), base=BARE))


if __name__ == "__main__":
    main()
