"""Exact shares: 过半数 is strict, 以上 includes equality."""

from dataclasses import dataclass
from fractions import Fraction


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


MORE_THAN_HALF = Threshold(share=Fraction(1, 2), strict=True)
TWO_THIRDS = Threshold(share=Fraction(2, 3), strict=False)
THREE_QUARTERS = Threshold(share=Fraction(3, 4), strict=False)
