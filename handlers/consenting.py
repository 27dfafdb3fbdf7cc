"""Objections to a plan: they go to the moderators, who record how each was met."""

from dataclasses import dataclass, replace
from datetime import datetime

from deliberation import objections
from deliberation.ballots import BallotForm
from deliberation.communities import Community
from deliberation.identifiers import ObjectionId
from deliberation.objections import SETTLING, Objection, ObjectionState
from deliberation.polls import CLOSED, Poll, PollState
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, to_moderators, to_residents
from handlers.ballot import form_of
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import Ids, UnitOfWork
from handlers.turn import Turn

SETTLE = "consent.settle"
LONGEST_WORDS = 300
FATES = (ObjectionState.MET, ObjectionState.STANDS)


@dataclass(eq=False)
class ConsentTold(Refusal):
    """An objection was to be settled after the outcome had been told."""

    number: int


@dataclass(eq=False)
class FateUnclear(Refusal):
    """Neither that an objection was met was said, nor that it stands."""


# When ballots are in


def raised(
    work: UnitOfWork, poll: Poll, *, community: Community, now: datetime, ids: Ids
) -> Replies | None:
    """Lay the objections to a poll that is over before the moderators, once.

    Return what is to be said while they are being settled, and None when the outcome may
    be told: nobody objected, all is settled, or the time for it is over.
    """
    if form_of(poll) is not BallotForm.CONSENT:
        return None
    known = work.objections.where(poll_id=poll.id)
    if known:
        waits = any(each.state is ObjectionState.RAISED for each in known)
        return () if waits and now < known[0].raised_at + SETTLING else None
    made = _made(work, poll, now=now, ids=ids)
    if not made:
        return None
    for each in made:
        work.objections.add(each)
    return _laid(work, poll, made, community=community)


def _made(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> tuple[Objection, ...]:
    work.ballots.close(poll.id)
    found = objections.reasons(work.ballots.counted(poll.id))
    return tuple(
        Objection(
            id=ObjectionId(ids.new()),
            community_id=poll.community_id,
            poll_id=poll.id,
            number=number,
            reason=reason,
            heads=heads,
            raised_at=now,
        )
        for number, (reason, heads) in enumerate(found.items(), start=1)
    )


def _laid(
    work: UnitOfWork, poll: Poll, made: tuple[Objection, ...], *, community: Community
) -> Replies:
    values: Said = {"number": poll.number, "title": poll.title, "count": len(made)}
    days: Said = {"days": SETTLING.days}
    room = Reply(lines=(Text("consent-settling", values | days),), urgent=True)
    link = Choice(Text("consent-desk-link"), path=paths.moderators_desk())
    desk = Reply(
        lines=(Text("consent-to-settle", values | days), *(_line(each) for each in made)),
        choices=(*_choices(made), link),
        scheduled=True,
    )
    # The card loses its choices: no more ballots are taken.
    card = replace(room, card=f"poll:{poll.id}")
    return (
        *to_residents(work, card, community_id=community.id),
        *to_residents(work, room, community_id=community.id),
        *to_moderators(work, desk, community_id=community.id),
    )


def _line(each: Objection) -> Text:
    return Text(
        "consent-objection",
        {"number": each.number, "reason": each.reason, "state": each.state.value},
    )


def _choices(waiting: tuple[Objection, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(Text("consent-settle", {"number": each.number}), Press(SETTLE, {"o": each.id}))
        for each in waiting
    )


def objections_to(work: UnitOfWork, poll: Poll) -> tuple[Objection, ...]:
    """Return the objections to a poll in their order."""
    found = work.objections.where(poll_id=poll.id)
    return tuple(sorted(found, key=lambda each: each.number))


# Settling


def settle(turn: Turn, values: Values) -> Replies:
    """Record how an objection was met, or that it stands; the outcome tells it."""
    objection = own(turn.work.objections, values["o"], community=turn.community)
    poll = turn.work.polls.get(objection.poll_id)
    if poll.state in CLOSED or poll.state is PollState.CANCELLED:
        raise ConsentTold(number=poll.number)
    filled = FORM.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    state = _fate(filled["fate"])
    words = filled.get("words", "")[:LONGEST_WORDS]
    settled = objection.settled(state, words=words, by=turn.member.id, at=turn.now)
    turn.work.objections.save(settled)
    told = f"{settled.number} {settled.state.value} {settled.words}".strip()
    turn.trace(poll.id, number=poll.number, action=SETTLE, words=told)
    waiting = tuple(
        each for each in objections_to(turn.work, poll) if each.state is ObjectionState.RAISED
    )
    done: Said = {"number": settled.number, "state": state.value, "left": len(waiting)}
    lines = (Text("consent-settled", done), *(_line(each) for each in waiting))
    return whispered(turn, Reply(lines=lines, choices=_choices(waiting)))


def _fate(words: str) -> ObjectionState:
    numbered = {str(place): each for place, each in enumerate(FATES, start=1)}
    known = numbered | {each.value: each for each in FATES}
    if words not in known:
        raise FateUnclear
    return known[words]


def _which_fate(turn: Turn, values: Values) -> Reply:
    objection = own(turn.work.objections, values["o"], community=turn.community)
    return Reply(
        lines=(_line(objection), Text("consent-which-fate")),
        choices=tuple(
            FORM.press(Text(f"consent-{each.value}"), values, fate=each.value) for each in FATES
        ),
    )


def _read_fate(_turn: Turn, words: str, _values: Values) -> str:
    return _fate(words).value


def _words_wanted(_turn: Turn, values: Values) -> bool:
    return values.get("fate") in {ObjectionState.MET.value, "1"}


FORM = Form(
    SETTLE,
    (
        Blank("fate", _which_fate, read=_read_fate),
        Blank("words", asking("consent-how-met"), wanted=_words_wanted),
    ),
    carried=("o",),
)

ACTIONS: tuple[Action, ...] = (Action(SETTLE, Audience.MODERATORS, settle),)
