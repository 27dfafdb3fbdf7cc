"""What is told of the opinions on a topic: plain values, of which pages and cards are made.

Nothing here names a person. What fewer than five people make up is withheld.
"""

from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5
"""A count of fewer people than these is told to nobody."""


class Kind(StrEnum):
    """On which list a statement stands."""

    COMMON = "common"
    BRIDGING = "bridging"
    DIVISIVE = "divisive"
    SCARCE = "scarce"


@dataclass(frozen=True)
class Share:
    """How many of some people agree and disagree; of ``people`` who took a stance."""

    agree: int
    disagree: int
    people: int


@dataclass(frozen=True)
class Told:
    """A statement on a list.

    ``all`` counts everybody and ``groups`` each published group, largest first; None where
    fewer than five people took a stance. ``agrees`` says on which side the many are;
    ``score`` is what its list is ordered by.
    """

    statement: str
    kind: Kind
    agrees: bool
    score: float
    all: Share | None
    groups: tuple[Share | None, ...] = ()


@dataclass(frozen=True)
class Dot:
    """A person on the map, without a name; ``group`` is None where none is shown."""

    x: float
    y: float
    group: int | None = None


@dataclass(frozen=True)
class Group:
    """A group on the map: how many people it has, and statements it stands for.

    ``stands_for`` holds statements with whether the group agrees or disagrees.
    """

    people: int
    stands_for: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Findings:
    """What is told of the opinions on a topic.

    ``groups`` is empty where opinions did not fall into clear groups; ``dots`` where there
    are too few people for a map.
    """

    people: int
    statements: int
    dots: tuple[Dot, ...] = ()
    groups: tuple[Group, ...] = ()
    told: tuple[Told, ...] = ()

    def of(self, kind: Kind) -> tuple[Told, ...]:
        """Return one of the lists, in its order."""
        return tuple(each for each in self.told if each.kind is kind)
