"""Bylaws: quorum, majority, counting base, legal effect and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType


class CountingBase(StrEnum):
    """Whom a poll counts."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"


class MajorityOf(StrEnum):
    """Of what the majority is taken."""

    FOR_AND_AGAINST = "for_and_against"
    PARTICIPATING = "participating"
    ELECTORATE = "electorate"


class LegalEffect(StrEnum):
    """What a result is worth in law."""

    ADVISORY = "advisory"
    MEETING_IF_ADOPTED = "meeting_if_adopted"


@dataclass(frozen=True)
class Threshold:
    """An exact share; 过半数 is strict, 以上 includes equality."""

    share: Fraction
    strict: bool

    def is_met(self, part: int | Fraction, *, whole: int | Fraction) -> bool:
        """Tell whether the part reaches the share of the whole."""
        if whole <= 0:
            return False
        reached = Fraction(part) / whole
        return reached > self.share if self.strict else reached >= self.share

    def least(self, whole: int | Fraction) -> int:
        """Return the least count out of the whole that reaches the share."""
        exact = self.share * whole
        floor = exact.numerator // exact.denominator
        if self.strict:
            return floor + 1
        return floor if exact == floor else floor + 1


@dataclass(frozen=True)
class Bylaw:
    """The rules that decide a poll; copied onto it when it opens."""

    id: str
    bases: tuple[CountingBase, ...]
    quorum: Threshold | None
    majority: Threshold
    majority_of: MajorityOf
    effect: LegalEffect
    source: str


MORE_THAN_HALF = Threshold(share=Fraction(1, 2), strict=True)
EITHER_BASE = (CountingBase.PERSONS, CountingBase.HOUSEHOLDS)

BYLAWS: Mapping[str, Bylaw] = MappingProxyType(
    {
        bylaw.id: bylaw
        for bylaw in (
            Bylaw(
                id="consultation",
                bases=EITHER_BASE,
                quorum=None,
                majority=MORE_THAN_HALF,
                majority_of=MajorityOf.FOR_AND_AGAINST,
                effect=LegalEffect.ADVISORY,
                source="中华人民共和国城市居民委员会组织法 第三十二条",
            ),
            Bylaw(
                id="residents_meeting",
                bases=EITHER_BASE,
                quorum=MORE_THAN_HALF,
                majority=MORE_THAN_HALF,
                majority_of=MajorityOf.PARTICIPATING,
                effect=LegalEffect.MEETING_IF_ADOPTED,
                source="中华人民共和国城市居民委员会组织法 第二十七条",
            ),
        )
    }
)
