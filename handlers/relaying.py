"""Relay mode: votes given in a group that no bot can enter, taken in at the desk."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deliberation.assisted import EntryKind, EntryState
from deliberation.ballots import Ballot, BallotForm
from deliberation.polls import CastBallot, Elector, Poll
from deliberation.refusals import Refusal
from handlers.access import Action, Audience, Values, own, require_vouching
from handlers.agenda import words_of
from handlers.assisting import Entering, elector_of, entered, notices
from handlers.ballot import form_of
from handlers.entries import standing
from handlers.forms import whispered
from handlers.messages import Replies, Reply, Text
from handlers.nicknames import remember
from handlers.turn import Turn

RELAYS = "vote.relay"
FORMS = frozenset({BallotForm.ONE, BallotForm.SOME})
"""Ballots that a line of a chat can hold; rankings, scores and reasons need the page."""
MOST_RELAYED = 200
LONGEST_PASTED = 20_000
SHOWN_AT_ONCE = 14
"""Receipts of one reply: as many as a page shows in full."""
ROW = re.compile(r"(?P<elector>\S+) (?P<choices>[0-9,]+)(?: (?P<name>.+))?")


@dataclass(eq=False)
class RelayNotOffered(Refusal):
    """The ballots of a poll need more than a line of a chat."""

    number: int


@dataclass(eq=False)
class NothingToRelay(Refusal):
    """No line of a pasted text was confirmed."""


@dataclass(eq=False)
class RelayTooLong(Refusal):
    """A pasted text holds more than is taken in at once."""

    most: int


@dataclass(eq=False)
class RelayedTwice(Refusal):
    """Two lines were to be entered for one elector, with different choices."""

    label: str


class Fate(StrEnum):
    """What became of an entry of a relay."""

    ENTERED = "entered"
    UNCHANGED = "unchanged"
    THEMSELVES = "themselves"
    BY_ANOTHER = "by_another"
    TAKEN_OUT = "taken_out"


def takes_relay(poll: Poll) -> bool:
    """Tell whether the ballots of a poll can be given in a line of a chat."""
    return form_of(poll) in FORMS


def relay(turn: Turn, values: Values) -> Replies:
    """Enter what a group chose, as somebody looked it over line by line.

    What has not changed since an earlier relay is left as it is, and nobody hears of it
    again. A ballot that its elector took out is not put back by a list that still holds it.
    """
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    poll.require_open(at=turn.now)
    if not takes_relay(poll):
        raise RelayNotOffered(number=poll.number)
    rows = _rows(turn, poll, values["entries"])
    ballots = _by_elector(rows)
    fates: dict[Fate, list[str]] = {each: [] for each in Fate}
    kept: list[tuple[Elector, CastBallot]] = []
    told: list[Reply] = []
    for elector, ballot in ballots:
        fate = _fate(turn, poll, elector, ballot)
        fates[fate].append(elector.label)
        if fate is Fate.ENTERED:
            how = Entering(EntryKind.RELAYED)
            kept.append((elector, entered(turn, poll, elector, ballot=ballot, how=how)))
            told += notices(turn, poll, elector)
    remember(turn, poll, ((each.elector, each.name) for each in rows))
    return (*whispered(turn, _summary(poll, fates), *_receipts(kept)), *told)


@dataclass(frozen=True)
class _Row:
    """An entry to be: ``name`` is what a person matched with the elector, empty for none."""

    elector: Elector
    ballot: Ballot
    name: str


def _rows(turn: Turn, poll: Poll, words: str) -> tuple[_Row, ...]:
    """Return what rows such as ``ELECTOR 1,3`` and ``ELECTOR 2 NICKNAME`` stand for."""
    lines = [each for each in words.splitlines() if each.strip()]
    if not lines:
        raise NothingToRelay
    if len(lines) > MOST_RELAYED:
        raise RelayTooLong(most=MOST_RELAYED)
    return tuple(_row(turn, poll, each.strip()) for each in lines)


def _row(turn: Turn, poll: Poll, line: str) -> _Row:
    row = ROW.fullmatch(line)
    if row is None:
        raise NothingToRelay
    elector = elector_of(turn, poll, row["elector"])
    require_vouching(turn, building=elector.building)
    choices = tuple(each for each in row["choices"].split(",") if each)
    ballot = poll.checked(Ballot(choices=choices), at=turn.now)
    return _Row(elector, ballot, name=row["name"] or "")


def _by_elector(rows: Sequence[_Row]) -> tuple[tuple[Elector, Ballot], ...]:
    """Return one ballot for each elector, or raise RelayedTwice."""
    found: dict[str, tuple[Elector, Ballot]] = {}
    for row in rows:
        if found.setdefault(row.elector.id, (row.elector, row.ballot))[1] != row.ballot:
            raise RelayedTwice(label=row.elector.label)
    return tuple(found.values())


def _fate(turn: Turn, poll: Poll, elector: Elector, ballot: Ballot) -> Fate:
    present = turn.work.ballots.find(poll.id, elector_id=elector.id)
    entry = standing(turn.work, poll, elector_id=elector.id)
    if present is None:
        return Fate.TAKEN_OUT if _took_out(turn, poll, elector) else Fate.ENTERED
    if entry is None:
        return Fate.THEMSELVES
    if entry.entered_by != turn.member.id:
        return Fate.BY_ANOTHER
    return Fate.UNCHANGED if present.ballot == ballot else Fate.ENTERED


def _took_out(turn: Turn, poll: Poll, elector: Elector) -> bool:
    return bool(
        turn.work.entries.where(
            poll_id=poll.id,
            elector_id=elector.id,
            kind=EntryKind.RELAYED,
            state=EntryState.CHALLENGED,
        )
    )


def _summary(poll: Poll, fates: Mapping[Fate, list[str]]) -> Reply:
    """Return what became of the entries, without a choice."""
    counted = Text(
        "relay-entered",
        {
            "number": poll.number,
            "count": len(fates[Fate.ENTERED]),
            "unchanged": len(fates[Fate.UNCHANGED]),
        },
    )
    others = tuple(
        Text(f"relay-{fate.value.replace('_', '-')}", {"labels": words_of(fates[fate])})
        for fate in (Fate.THEMSELVES, Fate.BY_ANOTHER, Fate.TAKEN_OUT)
        if fates[fate]
    )
    return Reply(lines=(counted, *others))


def _receipts(kept: list[tuple[Elector, CastBallot]]) -> tuple[Reply, ...]:
    """Return the receipts for those whose ballots were entered, a few to a reply."""
    lines = [
        Text("relay-receipt", {"label": elector.label, "receipt": cast.receipt})
        for elector, cast in kept
    ]
    return tuple(
        Reply(
            lines=(Text("relay-receipts"), *lines[at : at + SHOWN_AT_ONCE]),
            secret=True,
        )
        for at in range(0, len(lines), SHOWN_AT_ONCE)
    )


ACTIONS = (Action(RELAYS, Audience.VOUCHING, relay),)
