"""From what arrives to what is said: the one door to every use case."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.refusals import Refusal
from handlers import guide
from handlers.access import NotAllowed, NotHere, require
from handlers.agreements import told
from handlers.arrival import Arrivals
from handlers.codes import CodeUnknown
from handlers.conversation import end
from handlers.dialogue import Reading, read
from handlers.guessing import TAKES_CODES, Guesses, guesses_of
from handlers.happenings import happened
from handlers.harmless import tidied
from handlers.intent import Intent, understand
from handlers.limits import Limits, TooFast, Verdict, Whose
from handlers.lookalikes import OFFICERS, flagged
from handlers.messages import (
    Happening,
    Here,
    Incoming,
    Replies,
    Reply,
    RoomEvent,
    Text,
    ToMember,
    say,
)
from handlers.ports import Code, CodePurpose, Ids, UnitOfWork
from handlers.registry import REGISTRY, VERBS
from handlers.turn import WEB, Turn
from handlers.voice import as_typed

__all__ = ["REGISTRY", "refused", "route"]

CODE = re.compile(r"[A-Z0-9]{6}")
REFUSED = "refused"
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
VERB_OF_CODE = {
    CodePurpose.JOIN: "加入",
    CodePurpose.HOUSEHOLD: "加入",
    CodePurpose.ACCOUNT: "关联",
    CodePurpose.DOORWAY: "门口码",
    CodePurpose.BIND_RESIDENTS: "绑定",
    CodePurpose.BIND_COMMITTEE: "绑定",
}


@dataclass(eq=False)
class ActionUnknown(Refusal):
    """A button of an older time, or none of ours."""


class _Overheard(Exception):  # noqa: N818 - an answer to ourselves
    """Somebody spoke in a group, but not to the bot."""


class _Given(dict[str, str]):
    """Values of a press; a missing one names nothing of this community."""

    def __missing__(self, key: str) -> str:
        raise NotHere


def route(
    incoming: Incoming,
    *,
    work: UnitOfWork,
    now: datetime,
    ids: Ids,
    limits: Limits | None = None,
) -> Replies:
    """Return what the bot says to one message, having done what it asks.

    Of chatter that is none of the bot's business nothing stays but that the account
    belongs to the residents' room. Without ``limits`` nobody is too fast.
    """
    incoming = tidied(incoming)
    if incoming.happened is not None:
        return _happened(incoming, incoming.happened, work=work, now=now)
    try:
        with work.savepoint():
            return _routed(incoming, work=work, now=now, ids=ids, limits=limits)
    except _Overheard:
        Arrivals(work=work, now=now, ids=ids).overheard(incoming)
        return ()


def _happened(
    incoming: Incoming, event: RoomEvent, *, work: UnitOfWork, now: datetime
) -> Replies:
    """Let happen what happened in a group; of who hides only what is meant for the bot."""
    if event.kind is Happening.ANONYMOUS:
        reading = read(incoming.text, verbs=VERBS, addressed=incoming.addressed)
        if not (incoming.addressed or reading.verb):
            return ()
    return happened(incoming, event, work=work, now=now)


def _routed(
    incoming: Incoming, *, work: UnitOfWork, now: datetime, ids: Ids, limits: Limits | None
) -> Replies:
    reading = read(incoming.text, verbs=VERBS, addressed=incoming.addressed)
    guesses = guesses_of(incoming, work=work, now=now, ids=ids)
    code = _code_sent(incoming, reading, guesses=guesses)
    try:
        turn = Arrivals(work=work, now=now, ids=ids).turn(incoming, code=code)
    except Refusal as refusal:
        return (noted(refusal, work=work, pressed=incoming.press is not None),)
    if turn is None:
        return _nowhere(incoming, reading, guesses=guesses)
    first = _is_first(turn)
    turn = _met(turn) if first else turn
    intent = understand(turn, _with_verb(reading, code, turn=turn), verbs=VERBS)
    typed = as_typed(turn, intent.press)
    if typed is not None:
        return _routed(typed, work=work, now=now, ids=ids, limits=limits)
    if not turn.private and intent.press is None and not intent.replies:
        raise _Overheard
    said = _held_back(turn, intent, limits=limits)
    if said is None:
        said = _answered(turn, intent, guesses=guesses)
    if first and not _welcomes(intent):
        said = (*guide.welcome(turn, {}), *said)
    return (*told(turn, said), *(flagged(turn) if turn.renamed else ()))


def refused(refusal: Refusal, *, pressed: bool) -> Reply:
    """Return the sentence of a refusal; a short note where a button was pressed."""
    return Reply(
        lines=(Text(f"refusal-{kind_of(refusal)}", dict(vars(refusal))),), alert=pressed
    )


def kind_of(refusal: Refusal) -> str:
    """Return the name under which a refusal is counted."""
    return CAPITAL.sub("-", type(refusal).__name__).lower()


def noted(refusal: Refusal, *, work: UnitOfWork, pressed: bool) -> Reply:
    """Return the sentence of a refusal, having counted it."""
    work.refusals.note(kind_of(refusal))
    return refused(refusal, pressed=pressed)


def _code_sent(incoming: Incoming, reading: Reading, *, guesses: Guesses) -> Code | None:
    """Return the code that a message is or brings: alone, after a verb, in a deep link."""
    words = (reading.text if reading.verb else reading.words).rpartition("_")[2]
    word = words.strip().upper()
    if not CODE.fullmatch(word) or guesses.are_many():
        return None
    found = guesses.work.codes.one(code=word)
    if found is None and incoming.room is None and not reading.verb:
        guesses.note()
    return found


def _with_verb(reading: Reading, code: Code | None, *, turn: Turn) -> Reading:
    """Return the reading of a code that came alone, as if its verb had been said."""
    if code is None or reading.verb or code.purpose.binds is turn.private:
        return reading
    return replace(reading, verb=VERB_OF_CODE[code.purpose], text=code.code, digits=())


def _nowhere(incoming: Incoming, reading: Reading, *, guesses: Guesses) -> Replies:
    called = VERBS[reading.verb].name if reading.verb else ""
    if called in {"members.bind", "members.join"} and reading.text:
        guesses.note()
        return (noted(CodeUnknown(), work=guesses.work, pressed=False),)
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


def _held_back(turn: Turn, intent: Intent, *, limits: Limits | None) -> Replies | None:
    """Return what is said to somebody who is too fast; None where nobody is.

    A page shows what became of its form, so there it is said every time.
    """
    action = REGISTRY.get(intent.press.action) if intent.press else None
    free = action is not None and not action.limited
    if limits is None or free or (intent.press is None and not intent.replies):
        return None
    verdict = limits.take(_counted(turn), now=turn.now)
    if verdict is Verdict.TAKEN:
        return None
    word = noted(TooFast(), work=turn.work, pressed=turn.incoming.press is not None)
    told = verdict is Verdict.TOLD or turn.incoming.channel == WEB
    return (word,) if told else ()


def _counted(turn: Turn) -> tuple[tuple[Whose, str], ...]:
    """Return for whom a message counts; the hands of staff are not tied by neighbours."""
    account = f"{turn.incoming.channel}:{turn.incoming.sender}"
    if turn.member.has(*OFFICERS):
        return ((Whose.STAFF, account),)
    home, room = turn.member.household_id, turn.incoming.room
    return (
        (Whose.ACCOUNT, account),
        *(((Whose.HOUSEHOLD, home),) if home else ()),
        *(((Whose.ROOM, turn.chat),) if room else ()),
    )


def _answered(turn: Turn, intent: Intent, *, guesses: Guesses) -> Replies:
    if intent.press is None:
        return intent.replies
    try:
        with turn.work.savepoint():
            replies = _done(turn, intent, guesses=guesses)
    except Refusal as refusal:
        replies = (_refused_of(turn, refusal, action=intent.press.action, guesses=guesses),)
        # What was not done need not be repeated before everybody: it may be a choice.
        return _echoed(turn, replies, echo=intent.echo) if turn.private else replies
    return _echoed(turn, replies, echo=intent.echo)


def _refused_of(turn: Turn, refusal: Refusal, *, action: str, guesses: Guesses) -> Reply:
    """Count a refusal; who reached for what is not theirs leaves a trace."""
    if isinstance(refusal, NotAllowed):
        turn.trace(turn.member.id, number=0, action=REFUSED, words=action)
    if isinstance(refusal, CodeUnknown):
        guesses.note()
    return noted(refusal, work=turn.work, pressed=turn.incoming.press is not None)


def _done(turn: Turn, intent: Intent, *, guesses: Guesses) -> Replies:
    action = REGISTRY.get(intent.press.action) if intent.press else None
    if action is None or intent.press is None:
        raise ActionUnknown
    require(turn.member, action.audience)
    if action.name in TAKES_CODES:
        guesses.require_few()
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
