"""What people mean by a number, whom a topic concerns, and how lists read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from deliberation.communities import Community, Member, Purpose, Role
from deliberation.identifiers import CommunityId, MemberId, PollId
from deliberation.outcomes import Outcome
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal
from deliberation.refusals import Refusal
from deliberation.responses import Response
from deliberation.topics import Statement, Topic, TopicState
from handlers.access import NotHere, Values, own
from handlers.dialogue import number_and_text
from handlers.messages import Replies, Reply, Text, ToMember, Value, plain
from handlers.ports import NotFound, UnitOfWork
from handlers.texts import catalogue
from handlers.turn import Turn, to_role, to_rooms

Said = dict[str, Value | Text]
UNDER_WAY = (PollState.SCHEDULED, PollState.OPEN)


@dataclass(eq=False)
class TopicNumberMissing(Refusal):
    """Several topics are open and the message does not say which one it is about."""


@dataclass(eq=False)
class NotATopic(Refusal):
    """A number was given under which the community has no topic."""

    number: int


def topic_of(turn: Turn, values: Values) -> tuple[Topic, str]:
    """Return the topic that the values name, by id or number, and the words that follow.

    Without a number the only topic under deliberation is meant.
    """
    if values.get("t"):
        words = number_and_text(values)[1] if values.get("number") else values.get("text", "")
        return own(turn.work.topics, values["t"], community=turn.community), words.strip()
    number, words = number_and_text(values)
    if number is not None:
        return topic_numbered(turn, number), words
    under_way = turn.work.topics.where(
        community_id=turn.community.id, state=TopicState.DELIBERATING
    )
    if len(under_way) != 1:
        raise TopicNumberMissing
    return under_way[0], words


def topic_numbered(turn: Turn, number: int) -> Topic:
    """Return the community's topic of that number, or the one its proposal went into.

    Raises NotATopic.
    """
    topic = turn.work.topics.one(community_id=turn.community.id, number=number)
    if topic is not None:
        return topic
    proposal = turn.work.proposals.one(community_id=turn.community.id, number=number)
    if proposal is None or proposal.topic_id is None:
        raise NotATopic(number=number)
    return turn.work.topics.get(proposal.topic_id)


def statement_of(turn: Turn, key: str) -> tuple[Statement, Topic]:
    """Return a statement of the community with its topic, or raise NotHere."""
    try:
        statement = turn.work.statements.get(key)
    except NotFound:
        raise NotHere from None
    return statement, own(turn.work.topics, statement.topic_id, community=turn.community)


def outcome_of(turn: Turn, key: str) -> Outcome:
    """Return the community's outcome of that id, or raise NotHere."""
    return own(turn.work.outcomes, key, community=turn.community)


def response_to(work: UnitOfWork, outcome: Outcome) -> Response:
    """Return the response that the committee owes or gave for an outcome."""
    response = work.responses.one(outcome_id=outcome.id)
    if response is None:
        raise NotHere
    return response


def poll_under_way(work: UnitOfWork, topic: Topic) -> Poll | None:
    """Return the scheduled or open poll of a topic."""
    return work.polls.one(topic_id=topic.id, state=UNDER_WAY)


def proposals_of(work: UnitOfWork, topic: Topic) -> tuple[Proposal, ...]:
    """Return the proposals that a topic grew out of, with those merged into them."""
    return with_merged(work, work.proposals.where(topic_id=topic.id))


def with_merged(work: UnitOfWork, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals followed by those that were merged into them."""
    return (*proposals, *_merged_into(work, proposals))


def _merged_into(work: UnitOfWork, targets: Sequence[Proposal]) -> tuple[Proposal, ...]:
    if not targets:
        return ()
    found = work.proposals.where(merged_into=tuple(each.id for each in targets))
    return (*found, *_merged_into(work, found))


def behind(work: UnitOfWork, proposals: Sequence[Proposal]) -> frozenset[MemberId]:
    """Return who authored or seconded any of the proposals."""
    if not proposals:
        return frozenset()
    seconders = work.secondings.where(proposal_id=tuple(each.id for each in proposals))
    return frozenset(each.author_id for each in proposals) | {
        each.member_id for each in seconders
    }


def concerned(work: UnitOfWork, topic: Topic) -> frozenset[MemberId]:
    """Return the members whose matter a topic is: authors and seconders."""
    return behind(work, proposals_of(work, topic))


def to_each(
    members: Iterable[MemberId], reply: Reply, *, apart: MemberId | None = None
) -> Replies:
    """Return the reply once for every member, in private, in a steady order."""
    return tuple(replace(reply, to=ToMember(each)) for each in sorted(members) if each != apart)


def to_residents(work: UnitOfWork, reply: Reply, *, community_id: CommunityId) -> Replies:
    """Return the reply for every residents' room."""
    return to_rooms(work, reply, community_id=community_id, purpose=Purpose.RESIDENTS)


def told_of(turn: Turn, outcome: Outcome, told: Reply) -> Replies:
    """Return the reply for the residents' rooms and for those whose matter an outcome is."""
    topic = turn.work.topics.get(outcome.topic_id)
    pressable = any(each.press is not None for each in told.choices)
    numbered = replace(told, topic=outcome.number) if pressable else told
    return (
        *to_residents(turn.work, numbered, community_id=turn.community.id),
        *to_each(concerned(turn.work, topic), numbered, apart=turn.member.id),
    )


def to_committee(work: UnitOfWork, reply: Reply, *, community_id: CommunityId) -> Replies:
    """Return the reply for every committee room and every committee member.

    Where there are neither, the admins get it.
    """
    found = (
        *to_rooms(work, reply, community_id=community_id, purpose=Purpose.COMMITTEE),
        *to_role(work, reply, community_id=community_id, role=Role.COMMITTEE),
    )
    return found or to_role(work, reply, community_id=community_id, role=Role.ADMIN)


def to_moderators(work: UnitOfWork, reply: Reply, *, community_id: CommunityId) -> Replies:
    """Return the reply for every moderator; where there is none, for the admins."""
    found = to_role(work, reply, community_id=community_id, role=Role.MODERATOR)
    return found or to_role(work, reply, community_id=community_id, role=Role.ADMIN)


def on_roll(work: UnitOfWork, poll_id: PollId) -> frozenset[MemberId]:
    """Return the members who speak for an elector of a poll."""
    return frozenset(each.member_id for each in work.franchises.where(poll_id=poll_id))


def listed(items: Sequence[Text]) -> Text:
    """Return one Text that reads as a list in whatever language it is put."""
    if not items:
        return plain("")
    return reduce(lambda first, rest: Text("listed", {"first": first, "rest": rest}), items)


def words_of(items: Iterable[str]) -> Text:
    """Return people's own words as a list."""
    return listed([plain(each) for each in items])


def in_words(text: Text, *, community: Community) -> str:
    """Return a sentence in the community's language, for what is kept as words."""
    return catalogue(community.locale).sentence(text, time_zone=community.time_zone)


def name_of(work: UnitOfWork, member_id: MemberId) -> str:
    """Return the name of a member."""
    member: Member = work.members.get(member_id)
    return member.name
