"""Leaves of the log: what each recorded ballot leaves behind, without saying what it says."""

from dataclasses import dataclass

from deliberation.ballots import Ballot
from deliberation.identifiers import PollId
from deliberation.ledger.canonical import Json, Object, canonical, digest
from deliberation.ledger.merkle import leaf_hash

WITHDRAWN = ""
"""No commitment: the ballot was taken out."""


def ballot_document(ballot: Ballot) -> Object:
    """Return a ballot with its four keys, whatever its form."""
    scores: list[Json] = [[each, score] for each, score in ballot.scores]
    return {
        "choices": list(ballot.choices),
        "ranking": [list(tier) for tier in ballot.ranking],
        "scores": scores,
        "reason": ballot.reason,
    }


def commitment(ballot: Ballot, *, salt: str) -> str:
    """Return what binds to a ballot and, without its salt (32 hex digits), hides it."""
    return digest({"ballot": ballot_document(ballot), "salt": salt})


@dataclass(frozen=True)
class Leaf:
    """One entry of the log: a version of a receipt's ballot, or that it was taken out.

    ``commitment`` is empty where the ballot was withdrawn. Versions count from 1.
    """

    poll_id: PollId
    receipt: str
    version: int
    commitment: str = WITHDRAWN

    @property
    def data(self) -> bytes:
        """Return the bytes that the leaf is the hash of."""
        about: Object = {
            "poll": self.poll_id,
            "receipt": self.receipt,
            "version": self.version,
        }
        if self.commitment == WITHDRAWN:
            return canonical({**about, "withdrawn": True})
        return canonical({**about, "commitment": self.commitment})

    @property
    def hash(self) -> str:
        """Return the leaf's hash in hexadecimal digits."""
        return leaf_hash(self.data).hex()
