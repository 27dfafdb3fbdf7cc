"""Consent and lots from the opening to the outcome, in chat."""

from datetime import timedelta

import pytest

from deliberation.objections import SETTLING, Objection, ObjectionState
from deliberation.outcomes import Outcome
from deliberation.polls import Poll, PollState
from tests.dialogues import GROUP, Council
from tests.handlers.stages import tick, voting

CONSENT = {"method": "consent"}
LOT = {"method": "lot", "options": "东边\n西边\n北边", "seats": "2"}
SOURCE = "11月30日福彩3D开奖号"
NOISE, RAMP = "夜里太吵", "轮椅过不去"


def consenting(council: Council, **reasons: str) -> Poll:
    """Return a poll by consent that is over, with the objections of some."""
    poll = voting(council, **CONSENT)
    council.acts("周老师", "vote.cast", poll=poll.id, choice="1")
    for who, reason in reasons.items():
        council.acts(who, "vote.cast", poll=poll.id, choice="3", reason=reason)
    over(council, poll)
    return poll


def over(council: Council, poll: Poll) -> None:
    council.now = poll.closes_at
    council.happens(tick)


def objections(council: Council, poll: Poll) -> list[Objection]:
    with council.begin() as work:
        found = work.objections.where(poll_id=poll.id)
    return sorted(found, key=lambda each: each.number)


def outcome(council: Council, poll: Poll) -> Outcome | None:
    with council.begin() as work:
        return work.outcomes.one(poll_id=poll.id)


def settled(council: Council, objection: Objection, **said: str) -> None:
    council.acts("周老师", "consent.settle", o=objection.id, **said)


# Consent


def test_objections_go_to_the_moderator_before_the_outcome_is_told(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE, 李叔=RAMP)
    assert outcome(council, poll) is None
    council.sees("李叔", "有 2 条反对意见", "主持人会先看怎么解决", where=GROUP)
    council.sees("周老师", NOISE, RAMP, "处理第 1 条")
    assert [each.reason for each in objections(council, poll)] == sorted([NOISE, RAMP])


def test_nobody_hears_who_objected(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    council.sees_not("周老师", "王阿姨")
    council.sees_not("李叔", NOISE)
    assert "王" not in repr(objections(council, poll))


def test_laid_once_however_often_it_ticks(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    council.happens(tick)
    council.silent()
    assert len(objections(council, poll)) == 1


def test_no_objection_is_told_at_once(council: Council) -> None:
    poll = consenting(council)
    found = outcome(council, poll)
    assert found is not None
    assert found.verdict.state is PollState.CLOSED_ADOPTED


def test_an_objection_met_in_chat_lets_the_plan_pass(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    council.presses("周老师", "处理第 1 条")
    council.sees("周老师", NOISE, "这条反对意见怎么样了")
    council.presses("周老师", "已解决")
    council.sees("周老师", "是怎么解决的")
    council.says("周老师", "十点后关灯")
    council.sees("周老师", "第 1 条记下了：已解决", "全部处理完了")
    council.happens(tick)
    found = outcome(council, poll)
    assert found is not None
    assert found.verdict.state is PollState.CLOSED_ADOPTED
    (met,) = (each for each in found.verdict.steps if each.key == "step-objection-met")
    assert met.values == {"number": 1, "reason": NOISE, "words": "十点后关灯"}


def test_one_that_stands_stops_the_plan(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE, 李叔=RAMP)
    first, second = objections(council, poll)
    settled(council, first, fate="met", words="十点后关灯")
    council.sees("周老师", "还有 1 条", second.reason)
    council.happens(tick)
    assert outcome(council, poll) is None
    settled(council, second, fate="stands", words="")
    council.happens(tick)
    found = outcome(council, poll)
    assert found is not None
    assert found.verdict.state is PollState.CLOSED_REJECTED
    council.sees("李叔", "号结果】", where=GROUP)


def test_what_nobody_settles_in_time_stands(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    council.now += SETTLING
    council.happens(tick)
    found = outcome(council, poll)
    assert found is not None
    assert found.verdict.state is PollState.CLOSED_REJECTED
    assert objections(council, poll)[0].state is ObjectionState.RAISED


def test_what_the_record_told_stays(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    (objection,) = objections(council, poll)
    settled(council, objection, fate="stands")
    council.happens(tick)
    settled(council, objection, fate="met", words="晚了")
    council.sees("周老师", "已经公布", "不能再改")
    assert objections(council, poll)[0].state is ObjectionState.STANDS


def test_only_moderators_settle(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    (objection,) = objections(council, poll)
    council.acts("王阿姨", "consent.settle", o=objection.id, fate="met", words="好")
    assert objections(council, poll)[0].state is ObjectionState.RAISED


@pytest.mark.parametrize("fate", ["maybe", "raised", "3"])
def test_a_fate_that_is_none_is_refused(council: Council, fate: str) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    (objection,) = objections(council, poll)
    settled(council, objection, fate=fate, words="x")
    council.sees("周老师", "请选“已解决”或“仍然成立”")


def test_what_is_settled_leaves_a_trace(council: Council) -> None:
    poll = consenting(council, 王阿姨=NOISE)
    (objection,) = objections(council, poll)
    settled(council, objection, fate="met", words="十点后关灯")
    with council.begin() as work:
        (trace,) = work.traces.where(subject=poll.id, action="consent.settle")
    assert trace.words == "1 met 十点后关灯"


# Lots


def drawing(council: Council, **rules: str) -> Poll:
    return voting(council, **{**LOT, "seed": SOURCE, **rules})


def poll_of(council: Council, poll: Poll) -> Poll:
    with council.begin() as work:
        return work.polls.get(poll.id)


def test_where_the_number_comes_from_is_told_at_opening(council: Council) -> None:
    poll = drawing(council)
    council.sees("李叔", SOURCE, where=GROUP)
    council.sees("周老师", "录入抽签号码")
    assert (poll.terms.seed, poll.terms.seed_source) == ("", SOURCE)


def test_the_number_is_entered_and_told_to_all(council: Council) -> None:
    poll = drawing(council)
    council.presses("周老师", "录入抽签号码")
    council.sees("周老师", "公布后不能改")
    council.says("周老师", "317")
    council.sees("李叔", "抽签用的号码公布了：317", SOURCE, where=GROUP)
    over(council, poll)
    found = outcome(council, poll)
    assert found is not None
    assert found.verdict.state is PollState.CLOSED_ADOPTED
    assert len(found.verdict.tally.winners) == 2
    assert sum("digest" in step.values for step in found.verdict.steps) == 3
    with council.begin() as work:
        (trace,) = work.traces.where(subject=poll.id, action="lot.seed")
    assert trace.words == "317"


def test_a_number_that_is_public_stays(council: Council) -> None:
    poll = drawing(council)
    council.acts("周老师", "lot.seed", poll=poll.id, seed="317")
    council.acts("周老师", "lot.seed", poll=poll.id, seed="318")
    council.sees("周老师", "已经公布：317")
    assert poll_of(council, poll).terms.seed == "317"


def test_after_closing_no_number_is_taken(council: Council) -> None:
    poll = drawing(council)
    council.now = poll.closes_at
    council.acts("周老师", "lot.seed", poll=poll.id, seed="317")
    council.sees("周老师", "已经截止")
    council.happens(tick)
    found = outcome(council, poll)
    assert found is not None
    assert found.verdict.state is PollState.CLOSED_TIED


def test_where_nothing_is_drawn_no_number_is_taken(council: Council) -> None:
    poll = voting(council)
    council.acts("周老师", "lot.seed", poll=poll.id, seed="317")
    council.sees("周老师", "不抽签")


def test_the_moderator_is_asked_for_a_missing_number_in_time(council: Council) -> None:
    poll = drawing(council)
    council.now = poll.closes_at - timedelta(hours=23)
    council.happens(tick)
    council.sees("周老师", "号码还没录入", SOURCE, "录入抽签号码")


def test_a_resident_cannot_enter_it(council: Council) -> None:
    poll = drawing(council)
    council.acts("李叔", "lot.seed", poll=poll.id, seed="317")
    assert poll_of(council, poll).terms.seed == ""
