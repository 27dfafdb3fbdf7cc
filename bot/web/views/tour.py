"""The demo's front door: whom to be, and where each step of the chain can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from deliberation.communities import Community, Member, Role, Standing
from deliberation.outcomes import Outcome
from deliberation.polls import PollState
from deliberation.responses import ResponseState
from deliberation.topics import TopicState
from handlers import paths
from handlers.ports import UnitOfWork

MOST_PEOPLE = 12
STAFF = (Role.MODERATOR, Role.COMMITTEE, Role.ADMIN)


@dataclass(frozen=True)
class Personas:
    """The people of a demo community, and the doors they live behind."""

    community: Community
    people: tuple[Member, ...]
    doors: Mapping[str, str]


@dataclass(frozen=True)
class Stop:
    """A step of the tour and the page that shows it; empty where none does."""

    name: str
    path: str


def personas(work: UnitOfWork) -> tuple[Personas, ...]:
    """Return whom a visitor may be."""
    return tuple(_of(work, community) for community in work.communities.where(demo=True))


def people(work: UnitOfWork, community: Community) -> tuple[Member, ...]:
    """Return the people of a demo community: some residents, everybody at a desk."""
    members = work.members.where(community_id=community.id, demo=True)
    there = [each for each in members if each.standing is not Standing.MOVED_OUT]
    residents = [each for each in there if not each.has(*STAFF)]
    staff = [each for each in there if each.has(*STAFF)]
    return (*residents[: max(0, MOST_PEOPLE - len(staff))], *staff)


def tour(work: UnitOfWork, community: Community) -> tuple[Stop, ...]:
    """Return the seven steps, each with a page where it can be seen."""
    front = paths.community(community)
    return (
        Stop("ask", paths.chat(community)),
        Stop("propose", f"{front}/proposals"),
        Stop("moderate", paths.moderators_desk()),
        Stop("deliberate", _topic(work, community, state=TopicState.DELIBERATING)),
        Stop("vote", _poll(work, community)),
        Stop("outcome", _outcome(work, community, answered=False)),
        Stop("respond", _outcome(work, community, answered=True)),
    )


def _of(work: UnitOfWork, community: Community) -> Personas:
    found = people(work, community)
    ids = tuple(each.household_id for each in found if each.household_id)
    homes = {each.id: each.label for each in work.households.where(id=ids)} if ids else {}
    doors = {
        str(each.id): homes.get(each.household_id, "") for each in found if each.household_id
    }
    return Personas(community=community, people=found, doors=doors)


def _topic(work: UnitOfWork, community: Community, *, state: TopicState) -> str:
    topic = work.topics.one(community_id=community.id, state=state)
    return paths.topic(community, topic.number) if topic else ""


def _poll(work: UnitOfWork, community: Community) -> str:
    poll = work.polls.one(community_id=community.id, state=PollState.OPEN)
    return paths.topic(community, poll.number) if poll else ""


def _outcome(work: UnitOfWork, community: Community, *, answered: bool) -> str:
    given = {
        each.outcome_id
        for each in work.responses.where(community_id=community.id)
        if each.state is not ResponseState.DUE
    }
    fits: tuple[Outcome, ...] = tuple(
        each
        for each in work.outcomes.where(community_id=community.id)
        if (each.id in given) is answered
    )
    return paths.outcome(community, fits[-1].number) if fits else ""
