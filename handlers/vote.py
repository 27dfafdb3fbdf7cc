"""Voting: casting a ballot, looking at one's own, opening and calling off a poll."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.bylaws import CountingBase
from deliberation.polls import (
    CLOSED,
    POLL_LIFE,
    CastBallot,
    Franchise,
    NotOnRoll,
    Poll,
    PollState,
)
from deliberation.refusals import Refusal
from handlers import paths, polling
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, on_roll, to_each, to_residents
from handlers.ballot import chosen_text, filled, form_of, is_complete
from handlers.calling_off import called_off
from handlers.entries import voted_themselves
from handlers.forms import Blank, Form, asking, pressed, whispered
from handlers.messages import Choice, Replies, Reply, Text, ToMember, say
from handlers.poll_card import (
    ballot_link,
    cast_choices,
    listed_options,
    poll_card,
    poll_lines,
)
from handlers.prompts import asked, next_unscored, score_choices, score_line
from handlers.sealing import destroy, recorded
from handlers.turn import Turn


@dataclass(eq=False)
class BallotOvertaken(Refusal):
    """A ballot came in after something that its voter sent later."""

    number: int


# Casting


def cast(turn: Turn, values: Values) -> Replies:
    """Record a ballot; the last one before closing counts. Only the voter sees the choice."""
    poll = _poll(turn, values["poll"])
    moment = _moment(turn, poll)
    poll.require_open(at=moment)
    franchise = _franchise(turn, poll)
    present = turn.work.ballots.find(poll.id, elector_id=franchise.elector_id)
    if present is not None and turn.incoming.overtaken:
        raise BallotOvertaken(number=poll.number)
    given = values if is_complete(poll, values) else asked(turn, poll, values)
    if isinstance(given, tuple):
        return given
    seen = present is not None and not cast_elsewhere(turn, poll, franchise)
    ballot = filled(poll, given, present=present.ballot if present and seen else None)
    ballot = poll.checked(ballot, at=moment)
    elector = turn.work.electors.get(franchise.elector_id)
    voted_themselves(turn, poll, elector_id=elector.id)
    kept = recorded(turn, poll, elector, ballot=ballot, channel=turn.incoming.channel)
    return (
        *_receipt(turn, poll, kept),
        *_to_household(turn, poll, franchise),
        *(_card(turn, poll) if present is None else ()),
    )


def _moment(turn: Turn, poll: Poll) -> datetime:
    """Return when a ballot counts as cast; what came in time is taken until the count."""
    late = turn.now >= poll.closes_at
    return min(turn.incoming.at, turn.now) if late else turn.now


def _receipt(turn: Turn, poll: Poll, kept: CastBallot) -> Replies:
    following = next_unscored(poll, kept.ballot)
    choices = score_choices(poll, following) if following else ()
    receipt = Reply(
        lines=(*_receipt_lines(poll, kept), *((score_line(following),) if following else ())),
        choices=(
            *choices,
            Choice(Text("vote-change"), path=paths.ballot(poll.id)),
            Choice(Text("receipts-check"), path=paths.receipts(turn.community)),
        ),
        secret=True,
    )
    if turn.private:
        return (receipt,)
    private = replace(receipt, to=ToMember(turn.member.id))
    if pressed(turn):
        note = Reply(
            lines=(
                Text(
                    "vote-noted",
                    {"choice": chosen_text(poll, kept.ballot), "receipt": kept.receipt},
                ),
            ),
            alert=True,
            secret=True,
        )
        return (note, private)
    received = say("vote-received", name=turn.member.name, number=poll.number)
    return (private, received)


def _receipt_lines(poll: Poll, kept: CastBallot) -> tuple[Text, ...]:
    chosen = Text(
        "vote-receipt",
        {
            "number": poll.number,
            "title": poll.title,
            "choice": chosen_text(poll, kept.ballot),
        },
    )
    code = Text(
        "vote-receipt-code",
        {"receipt": kept.receipt, "version": kept.version, "closes": poll.closes_at},
    )
    return (chosen, code)


def _to_household(turn: Turn, poll: Poll, franchise: Franchise) -> Replies:
    """Tell the others who speak for the household that it voted, not what."""
    if poll.base is not CountingBase.HOUSEHOLDS:
        return ()
    elector = turn.work.electors.get(franchise.elector_id)
    speakers = turn.work.franchises.where(poll_id=poll.id, elector_id=elector.id)
    values: Said = {
        "number": poll.number,
        "title": poll.title,
        "label": elector.label,
        "name": turn.member.name,
        "closes": poll.closes_at,
    }
    note = Reply(
        lines=(Text("vote-household-voted", values),),
        choices=(Choice(Text("vote-change"), path=paths.ballot(poll.id)),),
        card=f"household:{poll.id}",
    )
    return to_each((each.member_id for each in speakers), note, apart=turn.member.id)


def _card(turn: Turn, poll: Poll) -> Replies:
    card = poll_card(turn.work, poll, community=turn.community)
    return to_residents(turn.work, card, community_id=turn.community.id)


def _poll(turn: Turn, key: str) -> Poll:
    return own(turn.work.polls, key, community=turn.community)


def _franchise(turn: Turn, poll: Poll) -> Franchise:
    found = turn.work.franchises.one(poll_id=poll.id, member_id=turn.member.id)
    if found is None:
        raise NotOnRoll(number=poll.number)
    return found


# Looking


def show(turn: Turn, values: Values) -> Replies:
    """Show the speaker's own ballot, in private."""
    poll = _poll(turn, values["poll"])
    if poll.state in CLOSED:
        link = Choice(Text("outcome-link"), path=paths.outcome(turn.community, poll.number))
        over = Text("vote-over", {"number": poll.number, "title": poll.title})
        return (Reply(lines=(over,), choices=(link,)),)
    poll.require_open(at=turn.now)
    franchise = _franchise(turn, poll)
    return whispered(turn, _ballot(turn, poll, franchise))


def _ballot(turn: Turn, poll: Poll, franchise: Franchise) -> Reply:
    already = _already(turn, poll, franchise)
    return Reply(
        lines=(
            *poll_lines(poll, community=turn.community),
            *listed_options(poll),
            *already,
            Text("vote-how", {"form": form_of(poll).value}),
        ),
        choices=(*cast_choices(poll), ballot_link(poll)),
        topic=poll.number,
        secret=bool(already),
    )


def _already(turn: Turn, poll: Poll, franchise: Franchise) -> Sequence[Text]:
    """Say that the elector voted; what, only where the voter did so and reads alone."""
    present = turn.work.ballots.find(poll.id, elector_id=franchise.elector_id)
    if present is None:
        return ()
    if poll.base is CountingBase.HOUSEHOLDS:
        label = turn.work.electors.get(franchise.elector_id).label
        return (Text("vote-household-already", {"label": label}),)
    elsewhere = cast_elsewhere(turn, poll, franchise)
    if elsewhere:
        return (Text("vote-already-elsewhere", {"channel": elsewhere}),)
    return (Text("vote-already", {"choice": chosen_text(poll, present.ballot)}),)


def cast_elsewhere(turn: Turn, poll: Poll, franchise: Franchise) -> str:
    """Return the other channel on which the elector's present ballot was cast, if so.

    What it says is not shown on this one, where others may be looking on.
    """
    channel = turn.work.ballots.channel(poll.id, elector_id=franchise.elector_id)
    return channel if channel != turn.incoming.channel else ""


# Calling off


def cancel(turn: Turn, values: Values) -> Replies:
    """Call off a poll with a reason, which everyone on its roll is told."""
    poll = _poll(turn, values["poll"])
    POLL_LIFE.advance(poll.state, to=PollState.CANCELLED)
    filled = CANCEL.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    was_open = poll.state is PollState.OPEN
    destroy(turn.work, poll.id)
    poll = poll.cancelled(reason=filled["reason"])
    turn.work.polls.save(poll)
    turn.trace(poll.id, number=poll.number, action="vote.cancel", words=poll.reason)
    told = Text(
        "vote-cancelled",
        {
            "number": poll.number,
            "title": poll.title,
            "reason": poll.reason,
        },
    )
    return (
        *whispered(turn, Reply(lines=(told,))),
        *to_each(on_roll(turn.work, poll.id), Reply(lines=(told,)), apart=turn.member.id),
        *(
            called_off(turn.work, poll, community=turn.community, at=turn.now)
            if was_open
            else ()
        ),
    )


CANCEL = Form("vote.cancel", (Blank("reason", asking("vote-cancel-why")),), carried=("poll",))

ACTIONS: tuple[Action, ...] = (
    Action("vote.open", Audience.MODERATORS, polling.open_poll, verbs=("发起表决", "poll")),
    Action("vote.cast", Audience.ENROLLED, cast, limited=False),
    Action("vote.show", Audience.ENROLLED, show, limited=False),
    Action("vote.cancel", Audience.MODERATORS, cancel),
)
