"""Thresholds are exact; every bylaw says what its source says."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.bylaws import (
    BYLAWS,
    CountingBase,
    LegalEffect,
    MajorityOf,
)
from deliberation.polls import (
    NoticeTooShort,
    WrongCountingBase,
    checked_base,
    checked_notice,
)
from deliberation.thresholds import Threshold
from tests.deliberation.strategies import OPENS, thresholds

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
    assert bool(bylaw.source) is (name != "custom")  # whose text the moderator gives
    assert bylaw.bases
    for base in CountingBase:
        if base in bylaw.bases:
            checked_base(bylaw, base=base)
        else:
            with pytest.raises(WrongCountingBase):
                checked_base(bylaw, base=base)


# Laws: Civil Code art. 278; residents' committees (2025) arts 26, 27, 29; villagers'
# committees (2025) arts 25, 26, 30, 32; collectives (2024) art. 27.
TABLE = (
    # bylaw, base, electors, quorum's least, of those taking part, least that must agree
    ("owners_ordinary", "owners", 180, 120, 120, 61),
    ("owners_ordinary", "owners", 181, 121, 121, 61),
    ("owners_major", "owners", 180, 120, 120, 90),
    ("owners_major", "owners", 181, 121, 121, 91),
    ("residents_meeting", "persons", 201, 101, 101, 51),
    ("residents_meeting", "households", 200, 101, 102, 52),
    ("residents_representatives", "delegates", 60, 40, 40, 21),
    ("villagers_meeting", "persons", 201, 101, 101, 51),
    ("villagers_meeting", "households", 201, 134, 134, 68),
    ("villagers_representatives", "delegates", 61, 41, 41, 21),
    ("villagers_group", "persons", 90, 60, 60, 31),
    ("villagers_group", "households", 30, 20, 20, 11),
    ("villagers_group", "listed", 30, 20, 20, 11),
    # Two thirds of all members, whoever stays away.
    ("collective_members", "persons", 300, 200, 200, 200),
    ("collective_members", "listed", 301, 201, 250, 201),
)


@pytest.mark.parametrize("row", TABLE)
def test_each_bylaw_asks_what_its_law_says(row: tuple[str, str, int, int, int, int]) -> None:
    name, base, electors, least, taking_part, agreeing = row
    bylaw, counted = BYLAWS[name], CountingBase(base)
    checked_base(bylaw, base=counted)
    assert bylaw.least_participating(electors, base=counted) == least
    of_all = bylaw.majority_of is MajorityOf.ELECTORATE
    assert bylaw.majority.least(electors if of_all else taking_part) == agreeing


def test_every_bylaw_of_the_law_is_in_the_table() -> None:
    assert {row[0] for row in TABLE} == set(BYLAWS) - {"consultation", "custom"}


def test_owners_prepare_and_meetings_bind_where_they_adopted() -> None:
    for bylaw in BYLAWS.values():
        owners = CountingBase.OWNERS in bylaw.bases and bylaw.id != "custom"
        assert (bylaw.effect is LegalEffect.PREPARES_OWNERS) is owners


def test_what_the_law_leaves_open_a_moderator_sets() -> None:
    bylaw = BYLAWS["consultation"].with_quorum(TWO_THIRDS, least_electors=20)
    assert bylaw.least_participating(9, base=CountingBase.PERSONS) == 20
    assert bylaw.least_participating(90, base=CountingBase.PERSONS) == 60
    assert BYLAWS["consultation"].least_participating(90, base=CountingBase.PERSONS) == 1


# How a meeting is called


@pytest.mark.parametrize("name", ["residents_meeting", "villagers_meeting"])
def test_a_meeting_is_called_ten_days_before(name: str) -> None:
    bylaw = BYLAWS[name]
    assert bylaw.calling is not None
    assert bylaw.calling.notice_days == 10
    early = OPENS - timedelta(days=10)
    checked_notice(bylaw, announced_at=early, opens_at=OPENS, adopted=True)
    late = early + timedelta(seconds=1)
    checked_notice(bylaw, announced_at=late, opens_at=OPENS, adopted=False)
    with pytest.raises(NoticeTooShort) as caught:
        checked_notice(bylaw, announced_at=late, opens_at=OPENS, adopted=True)
    assert caught.value.earliest == late + timedelta(days=10)
    assert caught.value.source in bylaw.calling.source


@pytest.mark.parametrize("name", ["consultation", "owners_ordinary", "owners_major", "custom"])
def test_where_nothing_binds_no_notice_is_due(name: str) -> None:
    checked_notice(BYLAWS[name], announced_at=OPENS, opens_at=OPENS, adopted=True)
