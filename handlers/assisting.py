"""Voting for somebody who asks for it: spoken or on paper, told to them, open to challenge."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from deliberation.assisted import ElectorVoted, Entry, EntryKind, EntryOver, EntryState
from deliberation.ballots import Ballot, BallotForm
from deliberation.identifiers import MemberId
from deliberation.polls import CastBallot, Elector, Poll
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, NotHere, Values, own, require_vouching
from handlers.agenda import Said, to_moderators
from handlers.ballot import BallotUnreadable, chosen_text, filled, form_of
from handlers.entries import standing
from handlers.forms import whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import NotFound
from handlers.sealing import recorded
from handlers.turn import Turn, to_accounts

NUMBERS = re.compile(r"\d{1,2}")
OBJECTION = re.compile(r"\s*3[\s，,。:：]*(?P<reason>.*)", re.DOTALL)


@dataclass(eq=False)
class EnteredByAnother(Refusal):
    """A ballot was entered for this elector by somebody else, who alone may correct it."""

    label: str
    name: str


@dataclass(frozen=True)
class Entering:
    """How a ballot comes to be entered for an elector."""

    kind: EntryKind
    batch_id: str = ""
    proxy_id: str = ""


def assist(turn: Turn, values: Values) -> Replies:
    """Enter the ballot that a neighbour gave in words or on paper."""
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    poll.require_open(at=turn.now)
    elector = elector_of(turn, poll, values["elector"])
    require_vouching(turn, building=elector.building)
    kind = EntryKind.PAPER if values.get("kind") == EntryKind.PAPER else EntryKind.SPOKEN
    ballot = typed(poll, values["ballot"])
    kept = entered(turn, poll, elector, ballot=ballot, how=Entering(kind))
    return (*done(turn, poll, elector, kept), *notices(turn, poll, elector))


def elector_of(turn: Turn, poll: Poll, key: str) -> Elector:
    """Return an elector of a poll by id, or raise NotHere."""
    try:
        elector = turn.work.electors.get(key)
    except NotFound:
        raise NotHere from None
    if elector.poll_id != poll.id:
        raise NotHere
    return elector


def typed(poll: Poll, words: str) -> Ballot:
    """Return the ballot that words say, as they would be typed in a chat.

    Raises BallotUnreadable or what the poll refuses.
    """
    return filled(poll, _values(poll, words), present=None)


def _values(poll: Poll, words: str) -> Mapping[str, str]:
    form = form_of(poll)
    if form in {BallotForm.RANKING, BallotForm.SCORES}:
        return {"text": words}
    objection = OBJECTION.fullmatch(words) if form is BallotForm.CONSENT else None
    if objection is not None:
        return {"choice": "3", "reason": objection["reason"], "exact": "yes"}
    numbers = NUMBERS.findall(words)
    if not numbers:
        raise BallotUnreadable(form=form.value, highest=poll.terms.highest)
    return {"choice": ",".join(str(int(each)) for each in numbers), "exact": "yes"}


def entered(
    turn: Turn, poll: Poll, elector: Elector, *, ballot: Ballot, how: Entering
) -> CastBallot:
    """Put a ballot into the box for an elector, with the mark of who did it.

    Raises ElectorVoted, EnteredByAnother, or what the poll refuses.
    """
    checked = poll.checked(ballot, at=turn.now)
    present = turn.work.ballots.find(poll.id, elector_id=elector.id)
    earlier = _correctable(turn, poll, elector, present=present)
    kept = recorded(turn, poll, elector, ballot=checked)
    if earlier is None:
        turn.work.entries.add(_entry(turn, poll, elector, how=how))
    turn.trace(poll.id, number=poll.number, action="vote.assist", words=elector.label)
    return kept


def _correctable(
    turn: Turn, poll: Poll, elector: Elector, *, present: CastBallot | None
) -> Entry | None:
    """Return the speaker's own entry that a new one corrects; None where there is none."""
    if present is None:
        return None
    earlier = standing(turn.work, poll, elector_id=elector.id)
    if earlier is None:
        raise ElectorVoted(label=elector.label)
    if earlier.entered_by != turn.member.id:
        name = turn.work.members.get(earlier.entered_by).name
        raise EnteredByAnother(label=elector.label, name=name)
    return earlier


def _entry(turn: Turn, poll: Poll, elector: Elector, *, how: Entering) -> Entry:
    return Entry(
        id=turn.ids.new(),
        community_id=turn.community.id,
        poll_id=poll.id,
        elector_id=elector.id,
        kind=how.kind,
        entered_by=turn.member.id,
        entered_at=turn.now,
        batch_id=how.batch_id,
        proxy_id=how.proxy_id,
    )


def done(turn: Turn, poll: Poll, elector: Elector, kept: CastBallot) -> Replies:
    """Repeat to whoever entered a ballot what was understood, with the voter's receipt."""
    said = Text(
        "assist-entered",
        {
            "number": poll.number,
            "label": elector.label,
            "choice": chosen_text(poll, kept.ballot),
            "receipt": kept.receipt,
        },
    )
    return whispered(turn, Reply(lines=(said,), secret=True))


def notices(turn: Turn, poll: Poll, elector: Elector) -> Replies:
    """Tell everybody who speaks for an elector, on every account, that a ballot was entered.

    The notice never holds the choice.
    """
    entry = standing(turn.work, poll, elector_id=elector.id)
    if entry is None:
        return ()
    values: Said = {
        "number": poll.number,
        "title": poll.title,
        "label": elector.label,
        "name": turn.member.name,
        "kind": entry.kind.value,
        "closes": poll.closes_at,
    }
    note = Reply(
        lines=(Text("assist-told", values),),
        choices=(
            Choice(Text("assist-challenge-label"), Press("vote.challenge", {"e": entry.id})),
            Choice(Text("vote-change"), path=paths.ballot(poll.id)),
        ),
        urgent=True,
    )
    return tuple(
        reply
        for member_id in speakers(turn, elector)
        if member_id != turn.member.id
        for reply in to_accounts(turn.work, note, member_id=member_id)
    )


def speakers(turn: Turn, elector: Elector) -> tuple[MemberId, ...]:
    """Return the members who speak for an elector."""
    lines = turn.work.franchises.where(poll_id=elector.poll_id, elector_id=elector.id)
    return tuple(each.member_id for each in lines)


def challenge(turn: Turn, values: Values) -> Replies:
    """Take out a ballot that was entered for the speaker, who did not mean it."""
    entry = own(turn.work.entries, values["e"], community=turn.community)
    poll = turn.work.polls.get(entry.poll_id)
    poll.require_open(at=turn.now)
    elector = turn.work.electors.get(entry.elector_id)
    if turn.member.id not in speakers(turn, elector):
        raise NotHere
    if entry.state is not EntryState.STANDS:
        raise EntryOver(number=poll.number)
    present = turn.work.ballots.find(poll.id, elector_id=elector.id)
    if present is not None:
        turn.work.ballots.withdraw(present, elector_id=elector.id)
    ended = entry.ended(EntryState.CHALLENGED, by=turn.member.id, at=turn.now)
    turn.work.entries.save(ended)
    turn.trace(poll.id, number=poll.number, action="vote.challenge", words=elector.label)
    return (*_taken_out(turn, poll), *_told_of_challenge(turn, poll, elector, entry))


def _taken_out(turn: Turn, poll: Poll) -> Replies:
    done = Reply(
        lines=(Text("assist-challenged", {"number": poll.number, "closes": poll.closes_at}),),
        choices=(Choice(Text("vote-label"), path=paths.ballot(poll.id)),),
    )
    return whispered(turn, done)


def _told_of_challenge(turn: Turn, poll: Poll, elector: Elector, entry: Entry) -> Replies:
    told = Reply(
        lines=(
            Text(
                "assist-challenged-told",
                {
                    "number": poll.number,
                    "label": elector.label,
                    "name": turn.work.members.get(entry.entered_by).name,
                },
            ),
        )
    )
    to_enterer = to_accounts(turn.work, told, member_id=entry.entered_by)
    return (*to_enterer, *to_moderators(turn.work, told, community_id=turn.community.id))


ACTIONS = (
    Action("vote.assist", Audience.VOUCHING, assist),
    Action("vote.challenge", Audience.ENROLLED, challenge, limited=False),
)
