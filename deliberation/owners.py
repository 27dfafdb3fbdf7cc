"""Owners, what they own, and voter lists that a moderator keeps."""

from dataclasses import dataclass
from datetime import datetime

from deliberation.bylaws import CountingBase
from deliberation.identifiers import (
    CommunityId,
    HoldingId,
    HouseholdId,
    MemberId,
    OwnerId,
    VoterListId,
)

AREA_IN_A_SQUARE_METRE = 100


@dataclass(frozen=True)
class Owner:
    """Somebody who owns, member or not.

    ``mark`` tells two of the same name apart: the last four digits of a telephone.
    ``developer`` is the builder, who holds what is unsold. ``member_id`` is who votes for
    the owner, set by a moderator.
    """

    id: OwnerId
    community_id: CommunityId
    name: str
    mark: str = ""
    developer: bool = False
    member_id: MemberId | None = None

    @property
    def label(self) -> str:
        """Return the name with its mark."""
        return f"{self.name}（{self.mark}）" if self.mark else self.name


@dataclass(frozen=True)
class Holding:
    """An owned dwelling, shop or parking space, with its area in 0.01 m².

    ``household_id`` is the door where people live in it. What is sold and not yet handed
    over is not ``delivered``. ``listed`` is False once a newer roll leaves it out.
    """

    id: HoldingId
    community_id: CommunityId
    building: str
    unit: str
    door: str
    area: int
    owner_ids: tuple[OwnerId, ...]
    household_id: HouseholdId | None = None
    delivered: bool = True
    listed: bool = True

    @property
    def label(self) -> str:
        """Return the door as neighbours write it, such as 3-2-501."""
        return "-".join(part for part in (self.building, self.unit, self.door) if part)


@dataclass(frozen=True)
class Voter:
    """A member on a voter list; a delegate stands for a building or a group."""

    member_id: MemberId
    stands_for: str = ""


@dataclass(frozen=True)
class VoterList:
    """Who may vote where neither people nor doors are counted: delegates, or a list."""

    id: VoterListId
    community_id: CommunityId
    name: str
    base: CountingBase
    voters: tuple[Voter, ...]
    changed_by: MemberId
    changed_at: datetime


def square_metres(area: int) -> str:
    """Return an area in 0.01 m² as people write it, such as 12345.60."""
    whole, rest = divmod(area, AREA_IN_A_SQUARE_METRE)
    return f"{whole}.{rest:02d}"
