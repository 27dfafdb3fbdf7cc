"""The terms of a count: what a method needs to know beside options and ballots."""

from dataclasses import dataclass, replace
from enum import StrEnum

HIGHEST_SCORE = 5


class TieRule(StrEnum):
    """How a tie is broken; named when the poll opens."""

    STANDS = "stands"
    ORDER = "order"
    LOT = "lot"


class Utility(StrEnum):
    """What a voter gains from a project in the method of equal shares."""

    COST = "cost"
    CARDINALITY = "cardinality"


class Completion(StrEnum):
    """How equal shares goes on when money is left."""

    NONE = "none"
    ADD1 = "add1"
    ADD1_EXHAUSTIVE = "add1_exhaustive"


class Asked(StrEnum):
    """What a method may need to be told at opening: a field of Terms, or a cost per option."""

    SEATS = "seats"
    MOST = "most"
    BUDGET = "budget"
    COSTS = "costs"
    HIGHEST = "highest"
    UTILITY = "utility"
    COMPLETION = "completion"
    TIES = "ties"
    SEED = "seed"


@dataclass(frozen=True)
class Terms:
    """What was named at opening; copied onto the poll, and never changed.

    ``seats`` are places to fill. ``most`` limits how many options a ballot may choose, None
    for all. ``budget`` and the costs of options are in one unit of money. ``seed`` is what
    lots are drawn from: public, and known before the closing. ``seed_source`` says at
    opening what the seed will be, such as the number of a lottery on a later day; the seed
    is entered when it is known. ``places`` are the decimal places that a transferred vote
    keeps, the rest ignored, as some laws count; None is exact.

    Of budgets: an option with fewer votes than ``least_votes`` cannot be chosen; ``skips``
    tells whether greedy goes on past an option that is too dear; ``raise_by`` is how much
    each elector's share grows at a time while equal shares completes.
    """

    seats: int = 1
    most: int | None = None
    budget: int = 0
    highest: int = HIGHEST_SCORE
    utility: Utility = Utility.COST
    completion: Completion = Completion.ADD1_EXHAUSTIVE
    ties: TieRule = TieRule.STANDS
    seed: str = ""
    seed_source: str = ""
    least_votes: int = 0
    skips: bool = True
    raise_by: int = 1
    places: int | None = None

    @property
    def settled(self) -> "Terms":
        """Return the terms for a count: without a seed no lot breaks a tie."""
        undrawn = self.ties is TieRule.LOT and not self.seed.strip()
        return replace(self, ties=TieRule.STANDS) if undrawn else self


USUAL = Terms()
