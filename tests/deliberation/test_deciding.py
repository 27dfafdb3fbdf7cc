"""Decisions by heads and area: examples worked by the law, and what always holds."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.ballots import Ballot
from deliberation.bylaws import BYLAWS, CountingBase
from deliberation.deciding import decide
from deliberation.methods import METHODS
from deliberation.outcomes import Verdict
from deliberation.polls import Poll, PollState, Publication
from tests.deliberation.strategies import open_poll

ADOPTED, REJECTED = PollState.CLOSED_ADOPTED, PollState.CLOSED_REJECTED
TIED, NO_QUORUM = PollState.CLOSED_TIED, PollState.CLOSED_WITHOUT_QUORUM
FOR, AGAINST, ABSTAIN = (Ballot(choices=(each,)) for each in "123")
Three = tuple[int, int, int]


def owners_poll(
    name: str = "owners_ordinary", *, electors: int = 90, area: int = 900_000
) -> Poll:
    poll = open_poll(bylaw=BYLAWS[name], electors=electors)
    return replace(poll, base=CountingBase.OWNERS, area=area)


def weights(three: Three) -> Mapping[Ballot, int]:
    return dict(zip((FOR, AGAINST, ABSTAIN), three, strict=True))


def decided(poll: Poll, heads: Three, areas: Three) -> Verdict:
    return decide(poll, weights(heads), areas=weights(areas))


@pytest.mark.parametrize(
    ("heads", "areas", "ending"),
    [
        # 60 of 90 heads and 600,000 of 900,000 take part: two thirds, equality included.
        ((31, 29, 0), (300_001, 299_999, 0), ADOPTED),
        # One head or one hundredth of a square metre fewer, and it is no meeting.
        ((31, 28, 0), (300_001, 299_999, 0), NO_QUORUM),
        ((31, 29, 0), (300_001, 299_998, 0), NO_QUORUM),
        # Just half is not more than half, by either.
        ((30, 30, 0), (300_001, 299_999, 0), REJECTED),
        ((31, 29, 0), (300_000, 300_000, 0), REJECTED),
        ((30, 30, 0), (300_000, 300_000, 0), TIED),
        # Many small flats against few large ones: neither carries it alone.
        ((59, 1, 0), (200_000, 400_000, 0), REJECTED),
        ((20, 40, 0), (500_000, 100_000, 0), REJECTED),
        # A vote against and an abstention take part as much as one for.
        ((46, 44, 0), (451_000, 449_000, 0), ADOPTED),
        ((46, 0, 44), (451_000, 0, 449_000), ADOPTED),
        ((46, 0, 0), (451_000, 0, 0), NO_QUORUM),
    ],
)
def test_ordinary_matters_of_owners(heads: Three, areas: Three, ending: PollState) -> None:
    """Civil Code art. 278, second paragraph, last sentence."""
    assert decided(owners_poll(), heads, areas).state is ending


@pytest.mark.parametrize(
    ("heads", "areas", "ending"),
    [
        # Three quarters of 60 and of 600,000, equality included.
        ((45, 15, 0), (450_000, 150_000, 0), ADOPTED),
        ((44, 16, 0), (450_000, 150_000, 0), REJECTED),
        ((45, 15, 0), (449_999, 150_001, 0), REJECTED),
        ((90, 0, 0), (900_000, 0, 0), ADOPTED),
    ],
)
def test_major_matters_of_owners(heads: Three, areas: Three, ending: PollState) -> None:
    """Civil Code art. 278, second paragraph: subparagraphs 6 to 8."""
    assert decided(owners_poll("owners_major"), heads, areas).state is ending


def test_both_accounts_and_both_tests_are_shown() -> None:
    verdict = decided(owners_poll(), (46, 10, 0), (500_000, 20_000, 0))
    assert (verdict.participating, verdict.participating_area) == (56, 520_000)
    assert (verdict.quorum_met, verdict.majority_met) == (False, True)
    heads, area, by_heads, by_area = verdict.steps[-4:]
    assert [each.key for each in (heads, area, by_heads, by_area)] == [
        "step-quorum",
        "step-quorum-area",
        "step-majority",
        "step-majority-area",
    ]
    assert area.values == {
        "participating": "5200.00",
        "electors": "9000.00",
        "share": "2/3",
        "strict": "false",
        "least": "6000.00",
        "met": "false",
    }
    assert by_area.values == {
        "part": "5000.00",
        "base": "5200.00",
        "least": "2600.01",
        "met": "true",
    }
    assert verdict.area_tally is not None
    assert verdict.area_tally.counts["1"] == 500_000
    assert [step.values for step in verdict.steps if step.key == "step-option-area"][:1] == [
        {"label": "赞成", "area": "5000.00"}
    ]


def test_the_same_option_must_lead_by_heads_and_by_area() -> None:
    poll = replace(
        owners_poll(), method="plurality", options=METHODS["plurality"].options(["东", "西"])
    )
    east, west = Ballot(choices=("1",)), Ballot(choices=("2",))
    heads = {east: 60, west: 20}
    assert decide(poll, heads, areas={east: 600_000, west: 200_000}).state is ADOPTED
    assert decide(poll, heads, areas={east: 200_000, west: 600_000}).state is REJECTED


def test_a_moderators_least_number_must_take_part() -> None:
    bylaw = BYLAWS["consultation"].with_quorum(None, least_electors=20)
    poll = open_poll(bylaw=bylaw, electors=100)
    assert decide(poll, {FOR: 19}).state is NO_QUORUM
    verdict = decide(poll, {FOR: 20})
    assert verdict.state is ADOPTED
    assert [each.key for each in verdict.steps if "quorum" in each.key] == ["step-quorum-least"]


@pytest.mark.parametrize(
    ("cast", "ending"),
    [
        # Of 300 members 200 must come and 200 must agree: who stays away counts against.
        ((200, 0, 0), ADOPTED),
        ((199, 60, 0), REJECTED),
        ((199, 0, 0), NO_QUORUM),
        ((200, 100, 0), ADOPTED),
    ],
)
def test_members_of_a_collective_decide_by_two_thirds_of_all(
    cast: Three, ending: PollState
) -> None:
    """Rural Collective Economic Organizations Law art. 27."""
    poll = open_poll(bylaw=BYLAWS["collective_members"], electors=300)
    assert decide(poll, weights(cast)).state is ending


@pytest.mark.parametrize(
    ("base", "electors", "cast", "ending"),
    [
        # Adults: more than half. Households: two thirds.
        (CountingBase.PERSONS, 201, (60, 41, 0), ADOPTED),
        (CountingBase.PERSONS, 201, (60, 40, 0), NO_QUORUM),
        (CountingBase.HOUSEHOLDS, 201, (68, 66, 0), ADOPTED),
        (CountingBase.HOUSEHOLDS, 201, (68, 65, 0), NO_QUORUM),
        (CountingBase.HOUSEHOLDS, 201, (67, 67, 0), TIED),
        (CountingBase.HOUSEHOLDS, 201, (67, 66, 1), REJECTED),
    ],
)
def test_villagers_meet_by_persons_or_by_households(
    base: CountingBase, electors: int, cast: Three, ending: PollState
) -> None:
    """Villagers' Committee Law (2025) arts 25 and 26."""
    poll = replace(open_poll(bylaw=BYLAWS["villagers_meeting"], electors=electors), base=base)
    assert decide(poll, weights(cast)).state is ending


# What always holds

AREAS = st.integers(min_value=0, max_value=10**12)


@given(
    st.sampled_from(["owners_ordinary", "owners_major"]),
    st.lists(st.tuples(st.sampled_from("123"), AREAS), max_size=60),
    st.integers(min_value=0, max_value=40),
    AREAS,
)
def test_what_owners_adopt_stands_by_heads_and_by_area(
    name: str, cast: list[tuple[str, int]], absent: int, absent_area: int
) -> None:
    """The decision is that of fractions multiplied out: no division, no rounding."""
    whole = sum(area for _, area in cast) + absent_area
    poll = owners_poll(name, electors=len(cast) + absent, area=whole)
    heads = tuple(sum(choice == each for choice, _ in cast) for each in "123")
    areas = tuple(sum(area for choice, area in cast if choice == each) for each in "123")
    verdict = decide(poll, weights(_three(heads)), areas=weights(_three(areas)))
    quorum = 3 * sum(heads) >= 2 * (len(cast) + absent) and 3 * sum(areas) >= 2 * whole
    if name == "owners_major":
        agreed = 4 * heads[0] >= 3 * sum(heads) and 4 * areas[0] >= 3 * sum(areas)
    else:
        agreed = 2 * heads[0] > sum(heads) and 2 * areas[0] > sum(areas)
    everything = sum(heads) > 0 and sum(areas) > 0
    assert (verdict.state is ADOPTED) is (everything and quorum and agreed)


def _three(numbers: tuple[int, ...]) -> Three:
    first, second, third = numbers
    return first, second, third


# What is published


def test_areas_and_few_ballots_give_nobody_away() -> None:
    assert owners_poll().publication is Publication.SUMS
    assert open_poll(electors=7).publication is Publication.SUMS
    assert open_poll(electors=8).publication is Publication.ROWS
    assert replace(owners_poll(), secret=False).publication is Publication.NAMES
