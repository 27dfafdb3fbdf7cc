"""Which statements a member is shown next."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.identifiers import MemberId, StatementId, TopicId
from deliberation.opinions.routing import Voices, next_statements, priority
from deliberation.topics import Stance, StanceValue, Statement, StatementState

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
SHOWN, PENDING = StatementState.SHOWN, StatementState.PENDING
AGREE, DISAGREE, PASS = StanceValue.AGREE, StanceValue.DISAGREE, StanceValue.PASS


def said(number: int, *, by: str = "author", state: StatementState = SHOWN) -> Statement:
    return Statement(
        id=StatementId(f"s{number}"),
        topic_id=TopicId("t"),
        number=number,
        author_id=MemberId(by),
        text=f"观点{number}",
        made_at=NOW,
        state=state,
    )


def took(member: str, number: int, value: StanceValue = AGREE) -> Stance:
    return Stance(
        id=f"{member}-{number}",
        statement_id=StatementId(f"s{number}"),
        member_id=MemberId(member),
        value=value,
        at=NOW,
    )


def shown_to(member: str, *stances: Stance, chance: str = "", most: int = 9) -> set[str]:
    statements = [said(1), said(2, by="an"), said(3, state=PENDING), said(4)]
    return set(
        next_statements(statements, stances, member=MemberId(member), chance=chance, most=most)
    )


def test_what_is_ones_own_done_or_not_shown_is_left_out() -> None:
    assert shown_to("an") == {"s1", "s4"}
    assert shown_to("bo", took("bo", 4)) == {"s1", "s2"}
    assert shown_to("bo", took("bo", 1), took("bo", 2), took("bo", 4)) == set()


def test_no_more_are_shown_than_asked_for() -> None:
    assert len(shown_to("bo", most=2)) == 2


@given(st.text(), st.permutations([took("an", 1), took("bo", 2, DISAGREE), took("cy", 4)]))
def test_the_same_chance_draws_the_same_whatever_the_order(
    chance: str, stances: list[Stance]
) -> None:
    statements = [said(each) for each in (1, 2, 4, 5)]
    drawn = [
        next_statements(some, told, member=MemberId("di"), chance=chance, most=4)
        for some in (statements, statements[::-1])
        for told in (stances, stances[::-1])
    ]
    assert len(set(drawn)) == 1


def test_other_chances_draw_others() -> None:
    statements = [said(each) for each in range(1, 9)]
    firsts = {
        next_statements(statements, (), member=MemberId("di"), chance=str(at))
        for at in range(60)
    }
    assert len(firsts) == len(statements)


def test_what_has_more_weight_comes_first_more_often() -> None:
    liked = [took(f"m{each}", 1) for each in range(20)]
    passed = [took(f"m{each}", 2, PASS) for each in range(20)]
    firsts = Counter(
        next_statements(
            [said(1), said(2)], liked + passed, member=MemberId("di"), chance=str(at)
        )
        for at in range(100)
    )
    assert firsts[(StatementId("s1"),)] > 90


def test_priorities_are_those_of_the_server() -> None:
    # The worked figures of the server's own source, to what it prints.
    assert priority(Voices(agree=20, passed=0), extremity=0) == pytest.approx(
        ((1 - 1 / 22) * (21 / 22) * (1 + 8 * 2**-4)) ** 2
    )
    assert priority(Voices(), extremity=0) == pytest.approx((0.25 * 9) ** 2)
    assert priority(Voices(agree=3), personal=True) == 49


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.floats(0, 10))
def test_agreement_raises_and_passing_lowers_a_priority(
    agree: int, disagree: int, passed: int, extremity: float
) -> None:
    usual = priority(Voices(agree, disagree, passed), extremity=extremity)
    assert usual > 0
    if disagree:
        agreed = Voices(agree + 1, disagree - 1, passed)
        assert priority(agreed, extremity=extremity) > usual
        idle = Voices(agree, disagree - 1, passed + 1)
        assert priority(idle, extremity=extremity) < usual
    assert priority(Voices(agree, disagree, passed), extremity=extremity + 1) > usual
