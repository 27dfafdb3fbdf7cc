"""Tree heads: what the log of a poll had come to at a moment, signed, and who stood by it."""

from dataclasses import dataclass
from datetime import datetime

from deliberation.identifiers import MemberId, PollId
from deliberation.ledger.canonical import Object, canonical, moment


@dataclass(frozen=True)
class TreeHead:
    """The root over the first leaves of a poll's log; ``charter`` is the charter's digest."""

    id: str
    poll_id: PollId
    size: int
    root: str
    at: datetime
    charter: str
    signature: str = ""

    @property
    def signable(self) -> bytes:
        """Return the bytes that its signature is over."""
        return canonical(
            {
                "at": moment(self.at),
                "charter": self.charter,
                "kind": "head",
                "poll": self.poll_id,
                "root": self.root,
                "size": self.size,
            }
        )

    @property
    def document(self) -> Object:
        """Return the head as a bulletin shows it."""
        return {
            "size": self.size,
            "root": self.root,
            "at": moment(self.at),
            "signature": self.signature,
        }


@dataclass(frozen=True)
class Witness:
    """Somebody who confirmed in the chat which head they saw."""

    id: str
    head_id: str
    poll_id: PollId
    member_id: MemberId
    name: str
    role: str
    at: datetime
