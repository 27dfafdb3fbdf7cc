"""The table of defects fits the code that it is to break, and the page that tells of it."""

from collections import Counter

import pytest

from tests.prove.defects import DEFECTS, FEWEST, Defect
from tests.prove.planting import ROOT, planted

PAGE = ROOT / "docs" / "defects.md"


def test_there_are_enough_and_no_two_alike() -> None:
    assert len(DEFECTS) >= FEWEST
    assert Counter(each.name for each in DEFECTS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda each: each.name)
def test_a_defect_can_be_planted_and_leaves_a_program(defect: Defect) -> None:
    compile(planted(defect), defect.path, "exec")


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda each: each.name)
def test_the_tests_that_should_see_a_defect_exist(defect: Defect) -> None:
    for test in defect.caught_by:
        file, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_the_page_tells_of_each() -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert [each.name for each in DEFECTS if f"`{each.name}`" not in told] == []
