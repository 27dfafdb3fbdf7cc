"""Who belongs where: communities, households, members, accounts, rooms."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import CommunityId, HouseholdId, MemberId, RoomId


@dataclass(frozen=True)
class Community:
    """A tenant of the program; nothing crosses between two of them.

    ``place`` is where it lies, from the large to the small, such as 北京市昌平区: rules of
    other places are not cited to it. The quiet hours are minutes after midnight, of its own
    time; where both are the same there are none.
    """

    id: CommunityId
    slug: str
    name: str
    parent: str
    time_zone: str
    locale: str
    created_at: datetime
    response_days: int = 15
    quiet_from: int = 21 * 60 + 30
    quiet_to: int = 8 * 60
    adopted_for_meetings: bool = False
    demo: bool = False
    place: str = ""


@dataclass(frozen=True)
class Household:
    """A door number in a unit of a building; one elector in household polls.

    One that is ``listed`` stands on the roll read from a file: it is an elector whether or
    not anybody of it is enrolled.
    """

    id: HouseholdId
    community_id: CommunityId
    building: str
    unit: str
    door: str
    listed: bool = False

    @property
    def label(self) -> str:
        """Return the door as neighbours write it, such as 3-2-501."""
        return "-".join(part for part in (self.building, self.unit, self.door) if part)


class Role(StrEnum):
    """What a member may do beside being a resident."""

    RESIDENT = "resident"
    MODERATOR = "moderator"
    COMMITTEE = "committee"
    GRID_WORKER = "grid_worker"
    BUILDING_HEAD = "building_head"
    ADMIN = "admin"


class Standing(StrEnum):
    """How far a member is known to belong to the community."""

    GUEST = "guest"
    ENROLLED = "enrolled"
    MOVED_OUT = "moved_out"


class Age(StrEnum):
    """What is known of somebody's age; votes are for adults (Civil Code art. 17).

    A ``minor`` is from 14 to 17. Of a ``child`` under 14 nothing is kept unless a guardian
    agreed (PIPL art. 31).
    """

    UNKNOWN = "unknown"
    ADULT = "adult"
    MINOR = "minor"
    CHILD = "child"


@dataclass(frozen=True)
class Member:
    """One person of one community, however many accounts they use."""

    id: MemberId
    community_id: CommunityId
    name: str
    standing: Standing
    created_at: datetime
    roles: frozenset[Role] = frozenset({Role.RESIDENT})
    household_id: HouseholdId | None = None
    locale: str = ""
    welcomed_at: datetime | None = None
    demo: bool = False
    age: Age = Age.UNKNOWN

    @property
    def may_vote(self) -> bool:
        """Tell whether nobody said that the member is under 18."""
        return self.age not in {Age.MINOR, Age.CHILD}

    def has(self, *roles: Role) -> bool:
        """Tell whether the member holds one of the roles."""
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True)
class Account:
    """How a member appears on a channel; unique by channel, external id and community.

    ``last_used_at`` is exact to the hour, and later than that of every account of the
    member that was used before. ``closed_at`` is when nothing arrived there any more.
    """

    id: str
    community_id: CommunityId
    channel: str
    external_id: str
    member_id: MemberId
    display_name: str
    last_used_at: datetime
    closed_at: datetime | None = None


class Purpose(StrEnum):
    """What a room is for."""

    RESIDENTS = "residents"
    COMMITTEE = "committee"


@dataclass(frozen=True)
class Room:
    """A chat group bound to a community; unique by channel and external id.

    Until ``muted_until`` it hears nothing but what makes a vote valid. One without
    ``digest`` is not told in the evening what happened. ``left_at`` is when the bot was
    thrown out or silenced, None while it may speak; ``thread`` the part of the group that
    it was bound in, empty where there are none.
    """

    id: RoomId
    community_id: CommunityId
    channel: str
    external_id: str
    purpose: Purpose
    title: str
    bound_at: datetime
    digest: bool = True
    muted_until: datetime | None = None
    left_at: datetime | None = None
    thread: str = ""

    def is_muted(self, *, at: datetime) -> bool:
        """Tell whether moderators asked for silence."""
        return self.muted_until is not None and at < self.muted_until
