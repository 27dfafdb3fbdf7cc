"""The long forms of what the suite proves in short."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from hypothesis import given, settings
from rich.console import Console

from bot.settings import Settings
from bot.storage import engines
from bot.storage.migrating import migrate
from tests.arena import SECRET
from tests.bot.deadlines import dates
from tests.bot.kill.killing import By, Plan, besieged
from tests.bot.kill.process import as_command, as_fork
from tests.bot.power.outage import Figures, cut, recorded
from tests.bot.repeats.parallel import AT_ONCE, crowded
from tests.bot.repeats.redelivery import Sent, deliveries, holds, station
from tests.postgresql import PostgresqlAbsent, created, served
from tests.prove.found import Found

CONSOLE = Console(width=120)
VOTERS = 2000
KILLS = 10
RECORDINGS = 3
CUTS = 100
DROWSY_VOTERS = 200
DUE_POLLS = 12
DUE_KILLS = 6
WAYS = 500
POLLS = 200


def kills() -> Found:
    """Kill the program ten times while two thousand vote, each way, on each database."""
    rows: list[tuple[object, ...]] = []
    for database, server in _databases():
        for by in get_args(By):
            url = created(server, "siege").replace("+psycopg", "") if server else ""
            launch = as_fork if server else as_command
            plan = Plan(by=by, kills=KILLS, voters=VOTERS, database=url, launch=launch)
            with _folder() as folder, besieged(folder, plan) as siege:
                found = siege.run()
            rows.append(
                (
                    by,
                    database,
                    found.kills,
                    found.acknowledged,
                    found.lost,
                    found.doubled,
                    found.unanswered,
                    found.again,
                    found.repeated,
                    f"{found.seconds:.0f} s",
                )
            )
            CONSOLE.print("kills:", *rows[-1], highlight=False)
    titles = ("way", "database", "kills", "acknowledged", "lost", "doubled", "unanswered")
    return Found(
        titles=(*titles, "handed in again", "receipts again", "took"),
        rows=rows,
        holds=all(row[4:7] == (0, 0, 0) for row in rows),
    )


def power() -> Found:
    """Cut the power three hundred times; then let the log go unsynced, which must lose."""
    safe = _outages(RECORDINGS)
    with _synchronous("NORMAL"):
        loose = _outages(1)
    rows = [
        (how, each.cuts, each.acknowledged, each.lost, each.miscounted, each.broken)
        for how, each in (("FULL", safe), ("NORMAL (must lose)", loose))
    ]
    intact = (safe.lost, safe.miscounted, safe.broken) == (0, 0, 0)
    return Found(
        titles=("synchronous", "cuts", "acknowledged before", "lost", "miscounted", "damaged"),
        rows=rows,
        holds=intact and loose.lost > 0,
    )


def deadlines() -> Found:
    """Kill workers while deadlines come: one on SQLite, two on PostgreSQL."""
    rows: list[tuple[object, ...]] = []
    plan = dates.Plan(polls=DUE_POLLS, workers=1, kills=DUE_KILLS, phases=dates.PHASES)
    with _folder() as folder:
        expected = dates.calm(folder / "calm", plan)
        for database, server in _databases():
            url = created(server, "deadlines").replace("+psycopg", "") if server else ""
            workers = 2 if server else 1
            killed = replace(plan, database=url, workers=workers)
            found = dates.held(folder / database, killed, expected=expected)
            wrong = (found.missing, found.doubled, found.undelivered, found.unmarked)
            effects = (found.effects, *wrong[:3])
            repeated = (found.letters, found.again, found.counted, found.unmarked)
            rows.append((database, workers, found.kills, *effects, *repeated))
    return Found(
        titles=(
            *("database", "workers", "kills", "effects", "missing", "doubled", "given up"),
            *("letters", "shown again", "counted as maybe again", "again but not marked"),
        ),
        rows=rows,
        holds=all((*row[4:7], row[10]) == (0, 0, 0, 0) for row in rows),
    )


def repeats() -> Found:
    """Deliver votes up to four times, shuffled, over parallel channels, in many ways."""
    tried = {"ways": 0, "updates": 0}
    with _folder() as folder:
        at = station(folder / "station")

        @settings(max_examples=WAYS, deadline=None, database=None)
        @given(sent=deliveries())
        def always(sent: Sequence[Sent]) -> None:
            tried["ways"] += 1
            tried["updates"] += len(sent)
            assert holds(sent, at), sent

        wrong = ""
        try:
            always()
        except AssertionError as error:
            wrong = str(error)
    row = (tried["ways"], tried["updates"], int(bool(wrong)))
    titles = ("ways of delivery", "updates delivered", "tallies changed")
    return Found(titles=titles, rows=[row], holds=not wrong, note=wrong)


def crowd() -> Found:
    """Let one person cast eight ballots at once over two channels, in 200 polls."""
    rows: list[tuple[object, ...]] = []
    for database, server in _databases():
        url = created(server, "crowd").replace("+psycopg", "") if server else ""
        with _folder() as folder:
            settled = Settings(data_dir=folder, database_url=url, secret_key=SECRET)
            found = crowded(settled, polls=POLLS)
        casts = found.polls * AT_ONCE
        rows.append((database, found.polls, casts, found.doubled, found.lost, found.wrong))
    titles = ("database", "polls", "casts", "doubled", "lost", "miscounted")
    return Found(titles=titles, rows=rows, holds=all(row[3:] == (0, 0, 0) for row in rows))


def _outages(recordings: int) -> Figures:
    figures = Figures()
    with _folder() as folder:
        template = folder / "template.db"
        migrate(f"sqlite:///{template}")
        for number in range(recordings):
            recording = recorded(folder / "recorded", template, voters=DROWSY_VOTERS)
            figures.add(cut(recording, folder / "left", cuts=CUTS, seed=number))
    return figures


@contextmanager
def _synchronous(mode: str) -> Iterator[None]:
    kept = engines.PRAGMAS
    engines.PRAGMAS = MappingProxyType({**kept, "synchronous": mode})
    try:
        yield
    finally:
        engines.PRAGMAS = kept


def _databases() -> Iterator[tuple[str, str]]:
    """Yield the databases with the address of a server, empty for SQLite."""
    yield "SQLite", ""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(served())
        except PostgresqlAbsent as absent:
            raise SystemExit(f"PostgreSQL does not run here: {absent}") from absent
        yield "PostgreSQL", server


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="prove-") as folder:
        yield Path(folder)
