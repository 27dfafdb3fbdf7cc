"""Personal data: what was agreed to, who looked at it, what is to go and when.

Article numbers are those of the Personal Information Protection Law (PIPL) of 2021.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deliberation.identifiers import CommunityId, MemberId
from deliberation.lifecycle import Lifecycle

NOTICE_VERSION = "2026-11"
"""The text of the notice; a new one is shown to everybody once more."""

GRACE = timedelta(days=7)
"""How long somebody may take back that all about them is to be removed."""


class Asked(StrEnum):
    """What somebody is told of (the notice, art. 17) or agrees to on its own (arts 14, 23)."""

    NOTICE = "notice"
    DOOR = "door"
    PHONE = "phone"
    WITNESS = "witness"
    MODEL = "model"
    VOICE = "voice"
    GUARDIAN = "guardian"


WITHDRAWABLE = (Asked.DOOR, Asked.PHONE, Asked.WITNESS, Asked.MODEL, Asked.VOICE)
"""What one takes back by oneself; who takes back all of it has it removed."""


@dataclass(frozen=True)
class Agreement:
    """What a member was told or asked, in which version, and what they said.

    ``noted_by`` is the moderator to whom a guardian said it. Taking it back is as easy as
    giving it (art. 15) and leaves what was done before as it is.
    """

    id: str
    community_id: CommunityId
    member_id: MemberId
    asked: Asked
    version: str
    agreed: bool
    decided_at: datetime
    withdrawn_at: datetime | None = None
    noted_by: MemberId | None = None

    @property
    def holds(self) -> bool:
        """Tell whether it was agreed to and not taken back."""
        return self.agreed and self.withdrawn_at is None


class Shown(StrEnum):
    """Kinds of personal data that others than the person are shown."""

    DOORS = "doors"
    CLAIM = "claim"
    SLIPS = "slips"
    OWNERS = "owners"
    ROLL = "roll"
    MEMBERS = "members"
    PROXIES = "proxies"
    PHOTO = "photo"
    ASKER = "asker"
    PHONE = "phone"
    TOKEN = "token"  # noqa: S105 - a kind of view, no secret
    LOG = "log"


@dataclass(frozen=True)
class View:
    """That somebody was shown personal data: who, when, on which page, whose.

    ``people`` are the members shown, ``heads`` how many there were with those who are no
    members. ``by`` names what looked where that is no member: a token of the API. Looking
    again soon after counts up ``times``.
    """

    id: str
    community_id: CommunityId
    viewer_id: MemberId | None
    by: str
    shown: Shown
    page: str
    people: tuple[MemberId, ...]
    heads: int
    first_at: datetime
    last_at: datetime
    times: int = 1

    def again(self, *, at: datetime) -> "View":
        """Return the view counted once more."""
        return replace(self, last_at=at, times=self.times + 1)


class ErasureState(StrEnum):
    """How far the removal of somebody's data has come.

    Once ``removed``, rolls of votes still keep their line until the notice is over.
    """

    ASKED = "asked"
    TAKEN_BACK = "taken_back"
    REMOVED = "removed"
    DONE = "done"


ERASURE_LIFE = Lifecycle(
    {
        ErasureState.ASKED: frozenset({ErasureState.TAKEN_BACK, ErasureState.REMOVED}),
        ErasureState.REMOVED: frozenset({ErasureState.DONE}),
    }
)


@dataclass(frozen=True)
class Erasure:
    """That somebody wants all about them removed (art. 47); due when the grace is over."""

    id: str
    community_id: CommunityId
    member_id: MemberId
    asked_at: datetime
    due_at: datetime
    state: ErasureState = ErasureState.ASKED
    ended_at: datetime | None = None

    def to(self, state: ErasureState, *, at: datetime) -> "Erasure":
        """Return the erasure in another state, or raise ForbiddenTransition."""
        return replace(self, state=ERASURE_LIFE.advance(self.state, to=state), ended_at=at)


@dataclass(frozen=True)
class Export:
    """All about one member, ready to be fetched once (art. 45).

    ``digest`` is the SHA-256 of the token of its link; ``content`` is empty until it is
    made, and again once it was fetched.
    """

    id: str
    community_id: CommunityId
    member_id: MemberId
    digest: str
    content: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Phone:
    """A number at which a member wants to be called back; sealed where it is kept."""

    id: str
    community_id: CommunityId
    member_id: MemberId
    number: str
    left_at: datetime


@dataclass(frozen=True)
class Assessment:
    """What the committee noted on the impact of what it does with data (arts 55 and 56)."""

    id: str
    community_id: CommunityId
    text: str
    written_by: MemberId
    written_at: datetime
