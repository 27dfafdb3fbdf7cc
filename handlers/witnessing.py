"""Neighbours who say that they saw the same fingerprint: their names are published with it."""

from dataclasses import dataclass

from deliberation.communities import Member, Role
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.polls import Poll, PollState
from deliberation.privacy import Asked
from deliberation.refusals import Refusal
from handlers.access import Action, Audience, NotHere, Values, own
from handlers.agenda import Said, listed, to_residents
from handlers.agreements import asking, settled
from handlers.dialogue import number_and_text
from handlers.forms import pressed, whispered
from handlers.heads import WITNESS, latest
from handlers.messages import Press, Replies, Reply, Text
from handlers.ports import NotFound, UnitOfWork
from handlers.turn import Turn

RESIDENTS_NEEDED = 2


@dataclass(eq=False)
class NothingToWitness(Refusal):
    """Somebody saw a fingerprint, but none was posted of the poll that is meant."""


def witness(turn: Turn, values: Values) -> Replies:
    """Note that the speaker saw a head, once they agree that their name is published."""
    head, poll = _head(turn, values)
    if turn.work.witnesses.one(head_id=head.id, member_id=turn.member.id) is not None:
        return _said(turn, Text("witness-already", {"number": poll.number}))
    if not settled(turn, Asked.WITNESS, values):
        return asking(turn, Asked.WITNESS, then=Press(WITNESS, {"h": head.id}))
    was_enough = is_enough(witnesses_of(turn.work, head))
    turn.work.witnesses.add(
        Witness(
            id=turn.ids.new(),
            head_id=head.id,
            poll_id=poll.id,
            member_id=turn.member.id,
            name=turn.member.name,
            role=standing_as(turn.member),
            at=max(turn.now, head.at),  # a clock may have been set back since
        )
    )
    done = Text("witness-noted", {"number": poll.number, "name": turn.member.name})
    found = witnesses_of(turn.work, head)
    told = () if was_enough or not is_enough(found) else _enough(turn, poll, head, found)
    return (*_said(turn, done), *told)


def witnesses_of(work: UnitOfWork, head: TreeHead) -> tuple[Witness, ...]:
    """Return who saw a head, in the order in which they said so."""
    found = work.witnesses.where(head_id=head.id)
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def standing_as(member: Member) -> str:
    """Return as what a member is named beside a head."""
    for role in (Role.COMMITTEE, Role.MODERATOR, Role.ADMIN):
        if member.has(role):
            return role.value
    return Role.RESIDENT.value


def is_enough(witnesses: tuple[Witness, ...]) -> bool:
    """Tell whether the committee and two residents saw the same."""
    roles = [each.role for each in witnesses]
    residents = roles.count(Role.RESIDENT.value)
    return Role.COMMITTEE.value in roles and residents >= RESIDENTS_NEEDED


def _head(turn: Turn, values: Values) -> tuple[TreeHead, Poll]:
    """Return the head that is meant: the one pressed, or the newest of a poll."""
    if values.get("h"):
        try:
            head = turn.work.tree_heads.get(values["h"])
        except NotFound:
            raise NotHere from None
        return head, own(turn.work.polls, head.poll_id, community=turn.community)
    for poll in _meant(turn, values):
        newest = latest(turn.work, poll)
        if newest is not None:
            return newest, poll
    raise NothingToWitness


def _meant(turn: Turn, values: Values) -> tuple[Poll, ...]:
    """Return the polls that are meant, the newest first: by number, or all that run."""
    number, _ = number_and_text(values)
    here = turn.community.id
    if number is not None:
        return turn.work.polls.where(community_id=here, number=number)[::-1]
    return turn.work.polls.where(community_id=here, state=PollState.OPEN)[::-1]


def _said(turn: Turn, text: Text) -> Replies:
    if pressed(turn) and not turn.private:
        return (Reply(lines=(text,), alert=True),)
    return whispered(turn, Reply(lines=(text,)))


def _enough(turn: Turn, poll: Poll, head: TreeHead, witnesses: tuple[Witness, ...]) -> Replies:
    names = [
        Text("witness-named", {"name": each.name, "role": each.role}) for each in witnesses
    ]
    values: Said = {"number": poll.number, "size": head.size, "names": listed(names)}
    told = Reply(lines=(Text("witness-enough", values),), urgent=True)
    return to_residents(turn.work, told, community_id=turn.community.id)


ACTIONS: tuple[Action, ...] = (
    Action(
        WITNESS,
        Audience.ENROLLED,
        witness,
        verbs=("我看到了同一个指纹", "见证", "witness"),
    ),
)
