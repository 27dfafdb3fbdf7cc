"""Thresholds are exact; every bylaw says what its source says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.bylaws import (
    BYLAWS,
    CountingBase,
    LegalEffect,
    MajorityOf,
    Threshold,
)
from deliberation.polls import WrongCountingBase, checked_base
from tests.deliberation.strategies import thresholds

HALF_STRICT = Threshold(share=Fraction(1, 2), strict=True)
TWO_THIRDS = Threshold(share=Fraction(2, 3), strict=False)


@given(thresholds(), st.integers(min_value=1, max_value=400), st.data())
def test_the_least_count_is_the_first_that_reaches(
    threshold: Threshold, whole: int, data: st.DataObject
) -> None:
    part = data.draw(st.integers(min_value=0, max_value=whole + 1))
    assert threshold.is_met(part, whole=whole) is (part >= threshold.least(whole))


@given(thresholds(), st.integers(min_value=10**30, max_value=10**40))
def test_the_least_count_is_exact_for_huge_counts(threshold: Threshold, whole: int) -> None:
    least = threshold.least(whole)
    assert threshold.is_met(least, whole=whole)
    assert not threshold.is_met(least - 1, whole=whole)


@pytest.mark.parametrize(
    ("threshold", "part", "whole", "met"),
    [
        (HALF_STRICT, 5, 10, False),
        (HALF_STRICT, 6, 10, True),
        (HALF_STRICT, 5, 9, True),
        (HALF_STRICT, 4, 9, False),
        (TWO_THIRDS, 6, 9, True),
        (TWO_THIRDS, 5, 9, False),
        (TWO_THIRDS, 7, 10, True),
        (TWO_THIRDS, 6, 10, False),
        (HALF_STRICT, 0, 0, False),
        (TWO_THIRDS, 0, 0, False),
    ],
)
def test_strict_shares_leave_equality_out(
    threshold: Threshold, part: int, whole: int, *, met: bool
) -> None:
    assert threshold.is_met(part, whole=whole) is met


@pytest.mark.parametrize(
    ("threshold", "whole", "least"),
    [(HALF_STRICT, 10, 6), (HALF_STRICT, 9, 5), (TWO_THIRDS, 9, 6), (TWO_THIRDS, 10, 7)],
)
def test_the_least_counts_that_people_expect(
    threshold: Threshold, whole: int, least: int
) -> None:
    assert threshold.least(whole) == least


def test_consultation_asks_for_no_quorum_and_advises() -> None:
    bylaw = BYLAWS["consultation"]
    assert bylaw.quorum is None
    assert (bylaw.majority.share, bylaw.majority.strict) == (Fraction(1, 2), True)
    assert bylaw.majority_of is MajorityOf.FOR_AND_AGAINST
    assert bylaw.effect is LegalEffect.ADVISORY
    assert "第三十二条" in bylaw.source


def test_a_residents_meeting_needs_more_than_half_twice() -> None:
    bylaw = BYLAWS["residents_meeting"]
    assert bylaw.quorum is not None
    assert (bylaw.quorum.share, bylaw.quorum.strict) == (Fraction(1, 2), True)
    assert (bylaw.majority.share, bylaw.majority.strict) == (Fraction(1, 2), True)
    assert bylaw.majority_of is MajorityOf.PARTICIPATING
    assert bylaw.effect is LegalEffect.MEETING_IF_ADOPTED
    assert "第二十七条" in bylaw.source


@pytest.mark.parametrize("name", sorted(BYLAWS))
def test_every_bylaw_has_its_name_a_source_and_a_base(name: str) -> None:
    bylaw = BYLAWS[name]
    assert bylaw.id == name
    assert bylaw.source
    assert bylaw.bases
    for base in CountingBase:
        if base in bylaw.bases:
            checked_base(bylaw, base=base)
        else:
            with pytest.raises(WrongCountingBase):
                checked_base(bylaw, base=base)
