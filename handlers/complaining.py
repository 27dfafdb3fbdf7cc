"""My receipt does not match: complaints of voters while the notice runs, and what came of them.

A complaint is one of a few kinds and nothing else. It holds no receipt and no words, so that
nothing joins a voter with a choice; voter and moderators look at the receipt together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deliberation.outcomes import Outcome
from deliberation.polls import NotOnRoll
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, NotHere, Values
from handlers.agenda import Said, name_of, outcome_of, to_each, to_moderators
from handlers.dialogue import clean, number_and_text
from handlers.forms import Blank, Form, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import NotFound, Trace, UnitOfWork
from handlers.turn import Turn

COMPLAIN = "ledger.complain"
LOOK_INTO = "ledger.look_into"


class Complaint(StrEnum):
    """What a voter says is wrong with the bulletin."""

    MISSING = "missing"
    DIFFERENT = "different"
    MARK = "mark"


class Finding(StrEnum):
    """What came of a complaint."""

    MATCHES = "matches"
    WRONG = "wrong"


@dataclass(frozen=True)
class Complaints:
    """How many complaints there are about an outcome, and what came of them."""

    made: int
    matching: int
    wrong: int

    @property
    def waiting(self) -> int:
        """Return how many nobody looked into yet."""
        return self.made - self.matching - self.wrong


@dataclass(eq=False)
class ComplaintUnclear(Refusal):
    """Something else was said than one of the kinds of complaint or of findings."""


@dataclass(eq=False)
class ComplaintKnown(Refusal):
    """The same voter complains of the same once more, or it was looked into already."""

    number: int


@dataclass(eq=False)
class ComplaintTooLate(Refusal):
    """A complaint came after the notice had ended, when the key was gone."""

    number: int
    ended_at: datetime


def complaints_about(work: UnitOfWork, outcome: Outcome) -> Complaints:
    """Return the complaints about an outcome, counted."""
    found = [Finding(each.words) for each in _findings(work, outcome)]
    return Complaints(
        made=len(_made(work, outcome)),
        matching=found.count(Finding.MATCHES),
        wrong=found.count(Finding.WRONG),
    )


def complain(turn: Turn, values: Values) -> Replies:
    """Tell the moderators that the bulletin does not match a voter's receipt or door."""
    outcome = _outcome(turn, values)
    if not outcome.is_noticed(at=turn.now):
        raise ComplaintTooLate(number=outcome.number, ended_at=outcome.notice_ends_at)
    if turn.work.franchises.one(poll_id=outcome.poll_id, member_id=turn.member.id) is None:
        raise NotOnRoll(number=outcome.number)
    # Words that came with the verb named the poll; later ones answer the question.
    given = values if values.get("o") else {"o": outcome.id}
    filled = COMPLAINT.fill(turn, given)
    if isinstance(filled, tuple):
        return filled
    kind = _kind(filled["kind"])
    for each in _made(turn.work, outcome):
        if each.member_id == turn.member.id and each.words == kind.value:
            raise ComplaintKnown(number=outcome.number)
    turn.trace(outcome.id, number=outcome.number, action=COMPLAIN, words=kind.value)
    made = _made(turn.work, outcome)[-1]
    return (
        *whispered(turn, _noted(outcome)),
        *to_moderators(turn.work, _laid(turn, made), community_id=turn.community.id),
    )


def look_into(turn: Turn, values: Values) -> Replies:
    """Record what came of a complaint; the voter is told, and the page counts it."""
    made, outcome = _complaint(turn, values["c"])
    if turn.work.traces.one(subject=made.id, action=LOOK_INTO) is not None:
        raise ComplaintKnown(number=outcome.number)
    filled = FINDING.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    found = _finding(filled["found"])
    turn.trace(made.id, number=outcome.number, action=LOOK_INTO, words=found.value)
    told: Said = {"number": outcome.number, "found": found.value}
    note = Reply(lines=(Text("complaint-found", told),))
    to = (made.member_id,) if made.member_id else ()
    return (*whispered(turn, note), *to_each(to, note, apart=turn.member.id))


def waiting(work: UnitOfWork, outcome: Outcome) -> Sequence[Trace]:
    """Return the complaints about an outcome that nobody looked into yet."""
    looked = {each.subject for each in _findings(work, outcome)}
    return [each for each in _made(work, outcome) if each.id not in looked]


def _made(work: UnitOfWork, outcome: Outcome) -> Sequence[Trace]:
    return work.traces.where(subject=outcome.id, action=COMPLAIN)


def _findings(work: UnitOfWork, outcome: Outcome) -> Sequence[Trace]:
    made = tuple(each.id for each in _made(work, outcome))
    return work.traces.where(subject=made, action=LOOK_INTO) if made else ()


def _outcome(turn: Turn, values: Values) -> Outcome:
    if values.get("o"):
        return outcome_of(turn, values["o"])
    number, _ = number_and_text(values)
    here = turn.work.outcomes.where(community_id=turn.community.id)
    found = [each for each in here if number in {None, each.number}]
    if not found:
        raise NotHere
    return found[-1]


def _complaint(turn: Turn, key: str) -> tuple[Trace, Outcome]:
    try:
        made = turn.work.traces.get(key)
    except NotFound:
        raise NotHere from None
    if made.action != COMPLAIN:
        raise NotHere
    return made, outcome_of(turn, made.subject)


def _noted(outcome: Outcome) -> Reply:
    return Reply(lines=(Text("complaint-noted", {"number": outcome.number}),))


def _laid(turn: Turn, made: Trace) -> Reply:
    values: Said = {
        "number": made.number,
        "name": name_of(turn.work, turn.member.id),
        "kind": made.words,
    }
    link = Choice(Text("bulletin-link"), path=paths.bulletin(turn.community, made.number))
    return Reply(
        lines=(Text("complaint-laid", values), Text("complaint-how")),
        choices=(*_found_choices({"c": made.id}), link),
    )


def _kind(words: str) -> Complaint:
    numbered = {str(place): each for place, each in enumerate(Complaint, start=1)}
    known = numbered | {each.value: each for each in Complaint}
    if words not in known:
        raise ComplaintUnclear
    return known[words]


def _finding(words: str) -> Finding:
    numbered = {str(place): each for place, each in enumerate(Finding, start=1)}
    known = numbered | {each.value: each for each in Finding}
    if words not in known:
        raise ComplaintUnclear
    return known[words]


def _which_kind(_turn: Turn, values: Values) -> Reply:
    return Reply(
        lines=(Text("complaint-which"),),
        choices=tuple(
            COMPLAINT.press(Text(f"complaint-{each}"), values, kind=each.value)
            for each in Complaint
        ),
    )


def _which_finding(_turn: Turn, values: Values) -> Reply:
    return Reply(lines=(Text("complaint-how"),), choices=_found_choices(values))


def _found_choices(values: Values) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            Text(f"complaint-found-{each}"),
            Press(LOOK_INTO, {"c": values["c"], "found": each.value}),
        )
        for each in Finding
    )


def _read_kind(_turn: Turn, words: str, _values: Values) -> str:
    return _kind(clean(words)).value


def _read_finding(_turn: Turn, words: str, _values: Values) -> str:
    return _finding(clean(words)).value


COMPLAINT = Form(COMPLAIN, (Blank("kind", _which_kind, read=_read_kind),), carried=("o",))
FINDING = Form(LOOK_INTO, (Blank("found", _which_finding, read=_read_finding),), carried=("c",))

ACTIONS: tuple[Action, ...] = (
    Action(COMPLAIN, Audience.ENROLLED, complain, verbs=("回执对不上", "我的回执对不上")),
    Action(LOOK_INTO, Audience.MODERATORS, look_into),
)
