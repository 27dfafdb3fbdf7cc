"""One person who casts eight ballots at once, over two channels, in poll after poll."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier

from bot.ground import Ground, ground
from bot.posted import WEB
from bot.settings import Settings
from deliberation.identifiers import PollId
from handlers.messages import Incoming, Press
from handlers.router import route
from tests.arena import (
    LABELS,
    MODERATOR,
    TELEGRAM,
    Arena,
    Names,
    opened,
    prepared,
    result,
    shown,
)

AT_ONCE = 8
WHO = "居民0"
ACCOUNT = 5_000_000_001


@dataclass(frozen=True)
class Figures:
    """Polls with more than one ballot or mark, with none, and with one nobody cast."""

    polls: int
    doubled: int
    lost: int
    wrong: int


def crowded(settings: Settings, *, polls: int) -> Figures:
    """Cast eight ballots at once in each of so many polls; say what they came to."""
    arena = prepared(settings, Names({WHO: ACCOUNT}))
    with ground(settings) as on:
        every = (arena.poll_id, *(_opened(number, on=on) for number in range(1, polls)))
        with ThreadPoolExecutor(max_workers=AT_ONCE) as threads:
            for poll_id in every:
                _cast(replace(arena, poll_id=poll_id), threads, on=on)
        kept = {each: _kept(replace(arena, poll_id=each), on=on) for each in every}
        counts = _counts(arena, every, on=on)
    turnouts = [turnout for turnout, _ in kept.values()]
    sums = [sum(each.values()) for each in counts.values()]
    return Figures(
        polls=polls,
        doubled=sum(max(pair) > 1 for pair in zip(turnouts, sums, strict=True)),
        lost=sum(min(pair) < 1 for pair in zip(turnouts, sums, strict=True)),
        wrong=sum(counts[each].get(choice) != 1 for each, (_, choice) in kept.items()),
    )


def _opened(number: int, *, on: Ground) -> PollId:
    with on.storage.transaction() as work:
        (moderator,) = work.members.where(name=MODERATOR)
        return opened(work, moderator, on=on, title=f"第{number}件事")


def _cast(arena: Arena, threads: ThreadPoolExecutor, *, on: Ground) -> None:
    """Let each thread take its vote through the router in a transaction of its own."""
    together = Barrier(AT_ONCE)

    def cast(number: int) -> None:
        channel = (WEB, TELEGRAM)[number % 2]
        sender = arena.members[WHO] if channel == WEB else str(ACCOUNT)
        choice = str(number % len(LABELS) + 1)
        asked = Incoming(
            channel=channel,
            update_id=str(number),
            sender=sender,
            sender_name=WHO,
            at=on.clock.now(),
            press=Press("vote.cast", {"poll": arena.poll_id, "choice": choice}),
        )
        together.wait()
        with on.storage.transaction() as work:
            route(asked, work=work, now=on.clock.now(), ids=on.ids)

    list(threads.map(cast, range(AT_ONCE)))


def _kept(arena: Arena, *, on: Ground) -> tuple[int, str]:
    with on.storage.reading() as work:
        turnout = work.ballots.turnout(arena.poll_id)
    return turnout, shown(arena, [WHO], on=on)[WHO]


def _counts(
    arena: Arena, polls: tuple[PollId, ...], *, on: Ground
) -> Mapping[PollId, Mapping[str, int]]:
    """Close all polls, when the one opened last is due; return their counts."""
    *others, last = polls
    found = {last: result(replace(arena, poll_id=last), on=on)}
    with on.storage.reading() as work:
        for each in others:
            outcome = work.outcomes.one(poll_id=each)
            assert outcome is not None
            tally = outcome.verdict.tally.counts
            found[each] = {option: int(count) for option, count in tally.items()}
    return found
