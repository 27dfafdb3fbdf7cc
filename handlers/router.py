"""From what arrives to what is said: the one door to every use case."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.refusals import Refusal
from handlers import guide
from handlers.access import NotHere, require
from handlers.arrival import Arrivals
from handlers.codes import CodeUnknown
from handlers.conversation import end
from handlers.dialogue import Reading, read
from handlers.intent import Intent, understand
from handlers.messages import Here, Incoming, Replies, Reply, Text, ToMember, say
from handlers.ports import Code, CodePurpose, Ids, UnitOfWork
from handlers.registry import REGISTRY, VERBS
from handlers.turn import Turn

__all__ = ["REGISTRY", "refused", "route"]

CODE = re.compile(r"[A-Z0-9]{6}")
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
VERB_OF_CODE = {
    CodePurpose.JOIN: "加入",
    CodePurpose.HOUSEHOLD: "加入",
    CodePurpose.ACCOUNT: "关联",
    CodePurpose.BIND_RESIDENTS: "绑定",
    CodePurpose.BIND_COMMITTEE: "绑定",
}


@dataclass(eq=False)
class ActionUnknown(Refusal):
    """A button of an older time, or none of ours."""


class _Given(dict[str, str]):
    """Values of a press; a missing one names nothing of this community."""

    def __missing__(self, key: str) -> str:
        raise NotHere


def route(incoming: Incoming, *, work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
    """Return what the bot says to one message, having done what it asks."""
    reading = read(incoming.text, verbs=VERBS, addressed=incoming.addressed)
    code = _code_sent(reading, work=work)
    try:
        turn = Arrivals(work=work, now=now, ids=ids).turn(incoming, code=code)
    except Refusal as refusal:
        return (refused(refusal, pressed=incoming.press is not None),)
    if turn is None:
        return _nowhere(incoming, reading)
    first = _is_first(turn)
    turn = _met(turn) if first else turn
    intent = understand(turn, _with_verb(reading, code, turn=turn), verbs=VERBS)
    said = _answered(turn, intent)
    if first and not _welcomes(intent):
        return (*guide.welcome(turn, {}), *said)
    return said


def refused(refusal: Refusal, *, pressed: bool) -> Reply:
    """Return the sentence of a refusal; a short note where a button was pressed."""
    name = CAPITAL.sub("-", type(refusal).__name__).lower()
    return Reply(lines=(Text(f"refusal-{name}", dict(vars(refusal))),), alert=pressed)


def _code_sent(reading: Reading, *, work: UnitOfWork) -> Code | None:
    """Return the code that a message is or brings: alone, after a verb, in a deep link."""
    words = (reading.text if reading.verb else reading.words).rpartition("_")[2]
    word = words.strip().upper()
    return work.codes.one(code=word) if CODE.fullmatch(word) else None


def _with_verb(reading: Reading, code: Code | None, *, turn: Turn) -> Reading:
    """Return the reading of a code that came alone, as if its verb had been said."""
    if code is None or reading.verb or code.purpose.binds is turn.private:
        return reading
    return replace(reading, verb=VERB_OF_CODE[code.purpose], text=code.code, digits=())


def _nowhere(incoming: Incoming, reading: Reading) -> Replies:
    called = VERBS[reading.verb].name if reading.verb else ""
    if called in {"members.bind", "members.join"} and reading.text:
        return (refused(CodeUnknown(), pressed=False),)
    return (say("router-which-community"),) if incoming.room is None else ()


def _is_first(turn: Turn) -> bool:
    typed = turn.private and turn.incoming.press is None
    return typed and turn.member.welcomed_at is None


def _met(turn: Turn) -> Turn:
    member = replace(turn.member, welcomed_at=turn.now)
    turn.work.members.save(member)
    return replace(turn, member=member)


def _welcomes(intent: Intent) -> bool:
    return intent.press is not None and intent.press.action == "guide.welcome"


def _answered(turn: Turn, intent: Intent) -> Replies:
    if intent.press is None:
        return intent.replies
    try:
        with turn.work.savepoint():
            replies = _done(turn, intent)
    except Refusal as refusal:
        replies = (refused(refusal, pressed=turn.incoming.press is not None),)
        # What was not done need not be repeated before everybody: it may be a choice.
        return _echoed(turn, replies, echo=intent.echo) if turn.private else replies
    return _echoed(turn, replies, echo=intent.echo)


def _done(turn: Turn, intent: Intent) -> Replies:
    action = REGISTRY.get(intent.press.action) if intent.press else None
    if action is None or intent.press is None:
        raise ActionUnknown
    require(turn.member, action.audience)
    if intent.dialogue is not None:
        end(turn)
    return action.run(turn, _Given(intent.press.values))


def _echoed(turn: Turn, replies: Replies, *, echo: Text | None) -> Replies:
    """Return the replies with what a digit was understood as, in private where possible.

    A reply that is secret says itself what was chosen, and to the voter alone.
    """
    if echo is None or any(each.secret for each in replies):
        return replies
    private = [each for each in replies if each.to == ToMember(turn.member.id)]
    open_here = [each for each in replies if each.to == Here() and not each.card]
    for first in (*private, *open_here):
        with_echo = replace(first, lines=(echo, *first.lines))
        return tuple(with_echo if each is first else each for each in replies)
    return (Reply(lines=(echo,)), *replies)
