"""Who may do what: the only place where permissions are checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from deliberation.communities import Community, Member, Role, Standing
from deliberation.identifiers import CommunityId
from deliberation.refusals import Refusal
from handlers.messages import Replies
from handlers.ports import Collection, NotFound
from handlers.turn import Turn

Values = Mapping[str, str]
UseCase = Callable[[Turn, Values], Replies]


class Audience(StrEnum):
    """Whom an action is for; admins may do whatever their community can."""

    ANYONE = "anyone"
    ENROLLED = "enrolled"
    MODERATORS = "moderators"
    COMMITTEE = "committee"
    STAFF = "staff"
    VOUCHING = "vouching"
    ADMINS = "admins"


@dataclass(frozen=True)
class Action:
    """A use case as channels name it, for whom it is, and the words that call it.

    One that is not ``limited`` is done however fast it comes: nobody loses a ballot by
    haste. ``verbs`` are first words of a message ("提", "propose"); the rest of the message
    arrives as the value ``text``.
    """

    name: str
    audience: Audience
    run: UseCase
    verbs: tuple[str, ...] = ()
    limited: bool = True


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The action is for others than this member."""

    audience: str


@dataclass(eq=False)
class NotEnrolled(Refusal):
    """A guest tried what only enrolled residents may do."""


@dataclass(eq=False)
class NotHere(Refusal):
    """The thing does not exist in this community."""


class Owned(Protocol):
    """Anything that belongs to a community."""

    @property
    def community_id(self) -> CommunityId:
        """Return whose it is."""
        ...


OwnedEntity = TypeVar("OwnedEntity", bound=Owned)

ROLES: Mapping[Audience, frozenset[Role]] = {
    Audience.MODERATORS: frozenset({Role.MODERATOR, Role.ADMIN}),
    Audience.COMMITTEE: frozenset({Role.COMMITTEE, Role.ADMIN}),
    Audience.STAFF: frozenset({Role.MODERATOR, Role.COMMITTEE, Role.ADMIN}),
    Audience.VOUCHING: frozenset(
        {Role.MODERATOR, Role.BUILDING_HEAD, Role.GRID_WORKER, Role.ADMIN}
    ),
    Audience.ADMINS: frozenset({Role.ADMIN}),
}


def admits(member: Member, audience: Audience) -> bool:
    """Tell whether the member belongs to the audience."""
    if audience is Audience.ANYONE:
        return True
    if member.standing is not Standing.ENROLLED:
        return False
    return audience is Audience.ENROLLED or member.has(*ROLES[audience])


def require(member: Member, audience: Audience) -> None:
    """Raise NotEnrolled or NotAllowed unless the member belongs to the audience."""
    if admits(member, audience):
        return
    if audience is Audience.ENROLLED:
        raise NotEnrolled
    raise NotAllowed(audience=audience)


def vouches(member: Member, *, own_building: str, building: str) -> bool:
    """Tell whether the member may vouch for neighbours of a building.

    Heads vouch for the building that they live in, the others for every building.
    """
    if not admits(member, Audience.VOUCHING):
        return False
    everywhere = member.has(Role.MODERATOR, Role.GRID_WORKER, Role.ADMIN)
    return everywhere or own_building == building


def require_vouching(turn: Turn, *, building: str) -> None:
    """Raise NotAllowed unless the speaker may vouch for neighbours of the building."""
    home = turn.member.household_id
    lives_in = turn.work.households.get(home).building if home else ""
    if not vouches(turn.member, own_building=lives_in, building=building):
        raise NotAllowed(audience=Audience.VOUCHING)


def own(collection: Collection[OwnedEntity], key: str, *, community: Community) -> OwnedEntity:
    """Return the community's own entity, or raise NotHere."""
    try:
        entity = collection.get(key)
    except NotFound:
        raise NotHere from None
    if entity.community_id != community.id:
        raise NotHere
    return entity
