"""Ballots that somebody enters for an elector: spoken, on paper, by proxy, from a group."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    ElectorId,
    HouseholdId,
    MemberId,
    PollId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.polls import Poll
from deliberation.refusals import Refusal


class EntryKind(StrEnum):
    """How the elector gave the ballot; a relayed one stood in a group that no bot is in."""

    SPOKEN = "spoken"
    PAPER = "paper"
    PROXY = "proxy"
    RELAYED = "relayed"


class EntryState(StrEnum):
    """What became of a ballot entered for somebody; the last two say how it ended."""

    STANDS = "stands"
    CHALLENGED = "challenged"
    VOTED_THEMSELVES = "voted_themselves"


ENTRY_LIFE = Lifecycle(
    {
        EntryState.STANDS: frozenset({EntryState.CHALLENGED, EntryState.VOTED_THEMSELVES}),
    }
)


@dataclass(eq=False)
class ElectorVoted(Refusal):
    """A ballot was to be entered for an elector who has voted themselves."""

    label: str


@dataclass(eq=False)
class EntryOver(Refusal):
    """An entry was challenged that stands no more."""

    number: int


@dataclass(eq=False)
class ProxyNotAllowed(Refusal):
    """The bylaw of the poll knows no proxies."""

    number: int


@dataclass(eq=False)
class ProxiesTooMany(Refusal):
    """One person would speak for more electors than the bylaw allows."""

    name: str
    most: int


@dataclass(frozen=True)
class Entry:
    """The mark that a ballot was entered for an elector, by whom and how: never what.

    ``batch_id`` is the batch of paper ballots, ``proxy_id`` the written proxy it rests on.
    """

    id: str
    community_id: CommunityId
    poll_id: PollId
    elector_id: ElectorId
    kind: EntryKind
    entered_by: MemberId
    entered_at: datetime
    state: EntryState = EntryState.STANDS
    ended_by: MemberId | None = None
    ended_at: datetime | None = None
    batch_id: str = ""
    proxy_id: str = ""

    def ended(self, state: EntryState, *, by: MemberId, at: datetime) -> "Entry":
        """Return the entry that stands no more, or raise ForbiddenTransition."""
        after = ENTRY_LIFE.advance(self.state, to=state)
        return replace(self, state=after, ended_by=by, ended_at=at)


@dataclass(frozen=True)
class Proxy:
    """A written proxy: an elector of a poll lets a member vote for them.

    ``paper_id`` is the photo of the paper.
    """

    id: str
    community_id: CommunityId
    poll_id: PollId
    elector_id: ElectorId
    holder_id: MemberId
    noted_by: MemberId
    noted_at: datetime
    paper_id: AttachmentId | None = None
    revoked_at: datetime | None = None

    def revoked(self, *, at: datetime) -> "Proxy":
        """Return the proxy taken back; a ballot cast on it before counts on."""
        return replace(self, revoked_at=self.revoked_at or at)


def check_proxy(poll: Poll, *, held: int, name: str) -> None:
    """Raise ProxyNotAllowed or ProxiesTooMany where one more proxy may not be held.

    Source: the bylaw of the poll; 物业管理条例 art. 12 for owners.
    """
    most = poll.bylaw.proxies
    if most == 0:
        raise ProxyNotAllowed(number=poll.number)
    if most is not None and held >= most:
        raise ProxiesTooMany(name=name, most=most)


class BatchState(StrEnum):
    """How far a batch of paper ballots has come."""

    FIRST_READ = "first_read"
    DIFFERS = "differs"
    ENTERED = "entered"


@dataclass(eq=False)
class SameReader(Refusal):
    """The second reading of paper ballots was by the person of the first."""


@dataclass(eq=False)
class BatchEntered(Refusal):
    """A batch that was entered already was read again."""


@dataclass(frozen=True)
class Sheet:
    """One paper ballot as somebody read it.

    ``digest`` is keyed: two readings can be compared, what was read is kept nowhere.
    """

    elector_id: ElectorId
    digest: str


@dataclass(frozen=True)
class PaperBatch:
    """Paper ballots that two people read one after the other, each for themselves.

    Those that both read alike are entered; ``differing`` names the electors whose papers
    must be looked at again.
    """

    id: str
    community_id: CommunityId
    poll_id: PollId
    first_by: MemberId
    first_at: datetime
    sheets: tuple[Sheet, ...]
    second_by: MemberId | None = None
    second_at: datetime | None = None
    differing: tuple[ElectorId, ...] = ()
    state: BatchState = BatchState.FIRST_READ

    def read_again(
        self, sheets: tuple[Sheet, ...], *, by: MemberId, at: datetime
    ) -> "PaperBatch":
        """Return the batch after the second reading; raise SameReader or BatchEntered."""
        if self.state is BatchState.ENTERED:
            raise BatchEntered
        if by == self.first_by:
            raise SameReader
        differing = _differing(self.sheets, sheets)
        state = BatchState.DIFFERS if differing else BatchState.ENTERED
        return replace(self, second_by=by, second_at=at, differing=differing, state=state)

    def alike(self, sheets: tuple[Sheet, ...]) -> tuple[ElectorId, ...]:
        """Return the electors whose papers were read alike both times."""
        both = set(self.sheets) & set(sheets)
        return tuple(each.elector_id for each in sheets if each in both)


def _differing(first: tuple[Sheet, ...], second: tuple[Sheet, ...]) -> tuple[ElectorId, ...]:
    unlike = set(first) ^ set(second)
    return tuple(dict.fromkeys(each.elector_id for each in (*first, *second) if each in unlike))


@dataclass(frozen=True)
class Nickname:
    """Whom somebody matched a name with that stands in a group's relays.

    ``name`` is plain, for comparing. It stands for a member or for a whole household, never
    for both; two of one name mean that nobody knows. ``used_at`` is when it was last matched.
    """

    id: str
    community_id: CommunityId
    name: str
    used_at: datetime
    member_id: MemberId | None = None
    household_id: HouseholdId | None = None
