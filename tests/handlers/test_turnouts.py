"""Turnout by building: told where it tells nobody's part."""

from hypothesis import given
from hypothesis import strategies as st

from deliberation.identifiers import ElectorId, PollId
from deliberation.polls import Elector
from handlers.turnouts import FEWEST_OF_A_BUILDING, BuildingTurnout, by_building

BUILDINGS = st.sampled_from(("", "1", "2", "3", "10", "甲"))
ROLLS = st.lists(st.tuples(BUILDINGS, st.booleans()), max_size=40)


def told(roll: list[tuple[str, bool]]) -> tuple[BuildingTurnout, ...]:
    electors = [
        Elector(ElectorId(f"e{place}"), PollId("p"), None, label="", building=building)
        for place, (building, _) in enumerate(roll)
    ]
    came = {each.id for each, (_, took) in zip(electors, roll, strict=True) if took}
    return by_building(electors, took_part=came)


@given(ROLLS)
def test_no_line_is_of_fewer_than_five_and_none_follows_from_the_whole(
    roll: list[tuple[str, bool]],
) -> None:
    lines = told(roll)
    assert all(each.electors >= FEWEST_OF_A_BUILDING for each in lines)
    if lines:
        assert sum(each.electors for each in lines) == len(roll)
        assert sum(each.took_part for each in lines) == sum(took for _, took in roll)
    assert len(lines) != 1


def test_small_buildings_stand_together_and_numbers_count_up() -> None:
    roll = [
        *[("10", True)] * 6,
        *[("2", False)] * 5,
        *[("1", True)] * 2,
        *[("3", False)] * 3,
    ]
    assert told(roll) == (
        BuildingTurnout("2", 0, 5),
        BuildingTurnout("10", 6, 6),
        BuildingTurnout("", 2, 5),
    )


def test_a_rest_of_few_takes_in_the_smallest_that_is_told() -> None:
    roll = [*[("1", True)] * 9, *[("2", False)] * 5, ("3", True)]
    assert told(roll) == (BuildingTurnout("1", 9, 9), BuildingTurnout("", 1, 6))
