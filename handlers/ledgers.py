"""The box of sealed ballots, the log of each poll, and what is signed and published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from deliberation.ballots import Ballot
from deliberation.identifiers import CommunityId, ElectorId, OutcomeId, PollId
from deliberation.ledger.bulletins import Row
from deliberation.ledger.leaves import Leaf
from deliberation.polls import CastBallot, Poll


class BoxClosed(RuntimeError):  # noqa: N818 - an answer, which callers expect
    """A ballot came to a box that takes none: not opened yet, or counted already."""


class BoxLost(RuntimeError):  # noqa: N818 - named for what is wrong
    """Ballots cannot be opened: the program's secret is another one, or a row was changed."""


@dataclass(frozen=True)
class KeptCharter:
    """What was frozen at an opening, as canonical JSON; the id is its digest."""

    id: str
    poll_id: PollId
    text: str
    made_at: datetime


@dataclass(frozen=True)
class KeptBulletin:
    """What was published after a closing, to the byte; it has the id of the outcome."""

    id: OutcomeId
    poll_id: PollId
    community_id: CommunityId
    text: str
    digest: str
    published_at: datetime


@dataclass(frozen=True)
class LoggedLeaf:
    """A leaf and its place in the log from 0; None while no head was signed over it."""

    leaf: Leaf
    place: int | None


class Signer(Protocol):
    """Signs what the program publishes (Ed25519, RFC 8032)."""

    @property
    def key(self) -> str:
        """Return the public key in 64 hexadecimal digits."""
        ...

    def sign(self, data: bytes, /) -> str:
        """Return the signature in 128 hexadecimal digits."""
        ...


class BallotBox(Protocol):
    """Sealed ballots, marks of who took part, and the log; nothing joins them but a key."""

    def open(self, poll_id: PollId, *, key: str, width: int) -> None:
        """Take ballots from now on, sealed under a key of chance to a multiple of a width."""
        ...

    def close(self, poll_id: PollId) -> None:
        """Take no more ballots; those that are on the way in come before."""
        ...

    def put(
        self, ballot: CastBallot, *, elector_id: ElectorId, channel: str = ""
    ) -> CastBallot:
        """Record a ballot in the place of the elector's earlier one; return it as recorded.

        Until the closing the mark that the elector took part tells the channel.

        The receipt of an earlier one stays and its version rises; each version leaves a
        leaf. Raises BoxClosed.
        """
        ...

    def withdraw(self, ballot: CastBallot, *, elector_id: ElectorId) -> None:
        """Take a ballot out with the mark that its elector took part; a leaf says so.

        Nothing happens where it is not the present one any more.
        """
        ...

    def find(self, poll_id: PollId, *, elector_id: ElectorId) -> CastBallot | None:
        """Return an elector's present ballot: for its own voter's page only."""
        ...

    def channel(self, poll_id: PollId, *, elector_id: ElectorId) -> str:
        """Return the channel of an elector's present ballot, empty where none is known.

        It is forgotten at the closing.
        """
        ...

    def counted(self, poll_id: PollId) -> Mapping[Ballot, int]:
        """Return the ballots of a closed poll with the heads behind each."""
        ...

    def areas(self, poll_id: PollId) -> Mapping[Ballot, int]:
        """Return the ballots of a closed poll with the area (0.01 m²) behind each."""
        ...

    def turnout(self, poll_id: PollId) -> int:
        """Return how many electors took part."""
        ...

    def took_part(self, poll_id: PollId) -> frozenset[str]:
        """Return the ids of electors who took part."""
        ...

    def rows(self, poll_id: PollId) -> tuple[CastBallot, ...]:
        """Return the ballots of a closed poll in the order of their receipts."""
        ...

    def digest(self, poll_id: PollId, *parts: str) -> str:
        """Return what stands for some words; nobody can tell which once the key is gone."""
        ...

    def pending(self, poll_id: PollId) -> int:
        """Return of how many receipts leaves wait for the next head."""
        ...

    def place(self, poll_id: PollId) -> tuple[str, ...]:
        """Append the waiting leaves in the order of their hashes; return all, in log order."""
        ...

    def leaves(self, poll_id: PollId) -> tuple[str, ...]:
        """Return the hashes of the leaves that have a place, in log order."""
        ...

    def current(self, poll_id: PollId) -> tuple[Leaf, ...]:
        """Return the leaves of the ballots that count, by receipt."""
        ...

    def superseded(self, poll_id: PollId) -> tuple[Leaf, ...]:
        """Return the leaves of ballots that do not count any more, by receipt and version."""
        ...

    def withdrawn(self, poll_id: PollId) -> tuple[Leaf, ...]:
        """Return the leaves that say a ballot was taken out, by receipt and version."""
        ...

    def logged(self, receipt: str, *, community_id: CommunityId) -> tuple[LoggedLeaf, ...]:
        """Return every leaf of a receipt, the first version first."""
        ...

    def publish(self, poll: Poll) -> tuple[Row, ...]:
        """Keep what is published of the ballots of a closed poll; return it by receipt.

        Nothing where only sums are published; the electors' labels where it was declared open.
        """
        ...

    def published(self, poll_id: PollId) -> tuple[Row, ...]:
        """Return what was published, by receipt."""
        ...

    def destroy(self, poll_id: PollId) -> None:
        """Destroy the poll's key and its sealed ballots; nothing joins anybody to a choice."""
        ...

    def destroyed(self, poll_id: PollId) -> bool:
        """Tell whether the key is gone."""
        ...
