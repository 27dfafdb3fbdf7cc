"""Kinds of rounds, rounds in time, and plans of rounds."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.bylaws import BYLAWS
from deliberation.identifiers import CommunityId, MemberId, RoundId, TopicId
from deliberation.methods import METHODS
from deliberation.phrasing import Remark, remark
from deliberation.refusals import Refusal
from deliberation.rounds import (
    AFTER_THE_POLL,
    BEFORE_THE_POLL,
    DEEDS,
    LONGEST_ROUND,
    Deed,
    Phase,
    RoundKind,
    RoundsOutOfOrder,
    RoundsTooMany,
    RoundTooLong,
    checked_order,
    checked_plan,
)
from deliberation.schedule import (
    Progress,
    deeds,
    ended,
    extended,
    in_order,
    inserted,
    present,
    progress,
    put_on_vote,
    returned,
    stopped,
)
from deliberation.templates import TEMPLATES, Template
from deliberation.topics import Round, Topic, TopicState

BEGIN = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
TOPIC = Topic(TopicId("t"), CommunityId("c"), 1, "灯", "怎么修？", (), MemberId("m"), BEGIN)


def laid_out(phases: Sequence[Phase]) -> tuple[Round, ...]:
    found: list[Round] = []
    opens_at = BEGIN
    for position, phase in enumerate(phases, start=1):
        closes_at = opens_at + timedelta(days=phase.days)
        found.append(
            Round(
                RoundId(f"r{position}"),
                TOPIC.id,
                position,
                phase.kind,
                opens_at,
                closes_at,
                kind=phase.kind,
            )
        )
        opens_at = closes_at
    return tuple(found)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda each: each.id)
def test_every_template_can_be_followed(template: Template) -> None:
    assert checked_plan(template.phases) == template.phases
    assert any(DEEDS[each.kind] for each in template.phases)
    assert template.method in {"", *METHODS}
    assert template.bylaw in {"", *BYLAWS}


def test_every_kind_has_its_place_and_its_deeds() -> None:
    assert DEEDS.keys() == set(RoundKind)
    assert set(RoundKind) == BEFORE_THE_POLL | AFTER_THE_POLL | {RoundKind.POLL}
    assert not any(DEEDS[each] for each in AFTER_THE_POLL | {RoundKind.POLL})


@pytest.mark.parametrize(
    ("phases", "refusal"),
    [
        ((), RoundsTooMany),
        ((Phase(RoundKind.OPINIONS, 1),) * 17, RoundsTooMany),
        ((Phase(RoundKind.OPINIONS, 0),), RoundTooLong),
        ((Phase(RoundKind.OPINIONS, LONGEST_ROUND + 1),), RoundTooLong),
        ((Phase(RoundKind.POLL, 1), Phase(RoundKind.POLL, 1)), RoundsOutOfOrder),
        ((Phase(RoundKind.POLL, 1), Phase(RoundKind.NOTICE, 1)), RoundsOutOfOrder),
    ],
)
def test_plans_that_cannot_be_followed(phases: Sequence[Phase], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        checked_plan(phases)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda each: each.id)
def test_what_residents_may_do_follows_the_present_round(template: Template) -> None:
    rounds = laid_out(template.phases)
    for each in rounds:
        within = each.opens_at + timedelta(hours=1)
        assert present(rounds, at=within) == each
        assert deeds(TOPIC, rounds, at=within) == DEEDS[each.kind]
    assert deeds(TOPIC, (), at=BEGIN) == set(Deed)
    voting = TOPIC.to(TopicState.VOTING)
    assert deeds(voting, rounds, at=BEGIN) == frozenset()


Move = Callable[[tuple[Round, ...], datetime, int], tuple[Round, ...]]


def _insert(rounds: tuple[Round, ...], at: datetime, days: int) -> tuple[Round, ...]:
    phase = Phase(RoundKind.PARTIES, days, "见面")
    return inserted(rounds, phase, round_id=RoundId(f"i{len(rounds)}{at}"), at=at)


def _back(rounds: tuple[Round, ...], at: datetime, days: int) -> tuple[Round, ...]:
    to = rounds[0].id
    return returned(rounds, to=to, days=days, round_id=RoundId(f"b{len(rounds)}{at}"), at=at)


def _vote(rounds: tuple[Round, ...], at: datetime, days: int) -> tuple[Round, ...]:
    closes_at = at + timedelta(days=days)
    vote = Round(RoundId(f"v{at}"), TOPIC.id, 1, "表决", at, closes_at, kind=RoundKind.POLL)
    return put_on_vote(rounds, vote)


MOVES: dict[str, Move] = {
    "end": lambda rounds, at, _days: ended(rounds, at=at),
    "extend": lambda rounds, at, days: extended(rounds, days=days, at=at),
    "insert": _insert,
    "back": _back,
    "vote": _vote,
    "stop": lambda rounds, at, _days: stopped(rounds, at=at),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(MOVES)), st.integers(0, 96), st.integers(1, 9)),
    max_size=8,
)


@given(st.sampled_from(sorted(TEMPLATES)), STEPS)
def test_however_rounds_are_moved_they_stand_in_a_row(
    template: str, steps: list[tuple[str, int, int]]
) -> None:
    rounds, at = laid_out(TEMPLATES[template].phases), BEGIN
    for name, hours, days in steps:
        at += timedelta(hours=hours)
        begun = {each.id for each in rounds if each.opens_at < at}
        try:
            rounds = MOVES[name](rounds, at, days)
        except Refusal:
            continue
        assert begun <= {each.id for each in rounds}
        assert rounds == in_order(rounds)
        assert [each.position for each in rounds] == list(range(1, len(rounds) + 1))
        for one, two in pairwise(rounds):
            assert one.opens_at <= one.closes_at <= two.opens_at
        ahead = [each for each in rounds if progress(each, at=at) is not Progress.DONE]
        checked_order(each.kind for each in ahead)


def test_a_vote_takes_the_round_that_was_planned_for_it() -> None:
    rounds = laid_out(TEMPLATES["neighbours"].phases)
    at = BEGIN + timedelta(days=1)
    moved = _vote(rounds, at, 3)
    assert [each.kind for each in moved] == [
        RoundKind.FINDS,
        RoundKind.POLL,
        RoundKind.WORKS,
        RoundKind.PHOTOS,
    ]
    assert moved[1].id == rounds[4].id
    assert moved[2].closes_at - moved[2].opens_at == timedelta(days=14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("换LED灯省电", None),
        ("路灯坏了一个月，早点修。", None),
        ("为什么没人管？", Remark.QUESTION),
        ("能不能换成声控的吗", Remark.QUESTION),
        ("换灯；另外门锁也坏了", Remark.SEVERAL),
        ("灯要换成声控的，省电，老人也不用摸黑。门口的锁坏了很久，请一起修。", Remark.SEVERAL),
        ("长" * 61, Remark.SEVERAL),
    ],
)
def test_a_statement_says_one_thing(text: str, expected: Remark | None) -> None:
    assert remark(text) is expected
