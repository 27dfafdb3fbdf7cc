"""What the guards keep: refusals that are counted, wrong tries, sessions that were ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from deliberation.identifiers import MemberId


@dataclass(frozen=True)
class SignOut:
    """How often the sessions of a member were ended everywhere; ``id`` is the member's.

    A session knows the count under which it began and holds as long as it is the same.
    """

    id: MemberId
    times: int


class RefusalLog(Protocol):
    """Refusals by kind, and the wrong tries of those who guess."""

    def note(self, kind: str) -> None:
        """Count a refusal; a kind is the refusal's name in kebab case."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Return how often each kind was refused."""
        ...

    def tried(self, kind: str, *, key: str, at: datetime, since: datetime) -> None:
        """Keep a wrong try of somebody, and forget everybody's from before ``since``."""
        ...

    def tries(self, kind: str, *, key: str, since: datetime) -> int:
        """Return how many wrong tries of somebody there are since then."""
        ...
