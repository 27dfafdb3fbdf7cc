"""Joining statements that say the same."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.identifiers import MemberId, StatementId
from deliberation.joining import joined_stances
from deliberation.topics import Stance, StanceValue, StatementState, Topic
from tests.dialogues import PRIVATE, Council
from tests.fakes import START
from tests.handlers.stages import opened, stated


@pytest.fixture
def topic(council: Council) -> Topic:
    return opened(council)


def stances(council: Council) -> dict[str, tuple[str, StanceValue]]:
    with council.begin() as work:
        return {
            work.members.get(each.member_id).name: (
                work.statements.get(each.statement_id).text,
                each.value,
            )
            for each in work.stances.where()
        }


def test_a_near_duplicate_is_offered_for_joining_and_its_author_told(
    council: Council, topic: Topic
) -> None:
    stated(council, topic, "楼道里换成声控的LED灯", who="李叔")
    council.acts("小陈", "discuss.state", t=topic.id, text="楼道里都换成声控LED灯")
    council.sees("周老师", "和第 1 条很像", "[并到第 1 条]", where=PRIVATE)
    council.presses("周老师", "并到第 1 条")
    council.sees("周老师", "已并到“楼道里换成声控的LED灯”")
    council.sees("小陈", "意思一样", "并在一起了", where=PRIVATE)
    with council.begin() as work:
        _, joined = work.statements.where(topic_id=topic.id)
    assert joined.state is StatementState.JOINED


def test_what_differs_is_not_offered(council: Council, topic: Topic) -> None:
    stated(council, topic, "换LED省电", who="李叔")
    council.acts("小陈", "discuss.state", t=topic.id, text="门口要装摄像头")
    council.sees_not("周老师", "很像", where=PRIVATE)


def test_a_members_stance_counts_once_and_the_latest_wins(
    council: Council, topic: Topic
) -> None:
    first = stated(council, topic, "换LED省电", who="李叔")
    other = stated(council, topic, "换成LED灯", who="王叔叔")
    council.acts("小陈", "discuss.stance", s=first.id, v="agree")
    council.acts("王阿姨", "discuss.stance", s=other.id, v="pass")
    council.waits(minutes=1)
    council.acts("小陈", "discuss.stance", s=other.id, v="disagree")
    council.acts("王阿姨", "discuss.stance", s=first.id, v="agree")
    council.acts("李叔", "discuss.stance", s=other.id, v="agree")
    council.acts("周老师", "moderate.join", s=other.id)
    council.sees("周老师", "并到哪一条")
    council.says("周老师", "1")
    assert stances(council) == {
        "小陈": ("换LED省电", StanceValue.DISAGREE),
        "王阿姨": ("换LED省电", StanceValue.AGREE),
        "李叔": ("换LED省电", StanceValue.AGREE),
    }
    council.acts("周老师", "discuss.stance", s=other.id, v="pass")
    assert stances(council)["周老师"] == ("换LED省电", StanceValue.PASS)


def test_what_cannot_stand_for_another(council: Council, topic: Topic) -> None:
    first = stated(council, topic, "换LED省电", who="李叔")
    council.acts("小陈", "discuss.state", t=topic.id, text="修旧灯便宜")
    with council.begin() as work:
        pending = work.statements.where(topic_id=topic.id)[-1]
    council.acts("周老师", "moderate.join", s=first.id, i=first.id)
    council.sees("周老师", "不能并到第 1 条")
    council.acts("周老师", "moderate.join", s=first.id, i=pending.id)
    council.sees("周老师", "不能并到第 2 条")
    council.acts("外主持", "moderate.join", s=first.id, i=pending.id)
    council.sees("外主持", "没有找到")
    council.acts("王阿姨", "moderate.join", s=pending.id, i=first.id)
    with council.begin() as work:
        states = [each.state for each in work.statements.where(topic_id=topic.id)]
    assert states == [StatementState.SHOWN, StatementState.PENDING]


TAKEN = st.dictionaries(
    st.sampled_from([MemberId(each) for each in "abcdef"]),
    st.tuples(st.integers(0, 5), st.sampled_from(StanceValue)),
)


Given = dict[MemberId, tuple[int, StanceValue]]


def taken(statement: StatementId, given: Given) -> list[Stance]:
    return [
        Stance(f"{statement}{who}", statement, who, value, START + timedelta(minutes=minute))
        for who, (minute, value) in given.items()
    ]


@given(TAKEN, TAKEN)
def test_every_voice_is_heard_once(own: Given, others: Given) -> None:
    one, two = StatementId("one"), StatementId("two")
    mine, theirs = taken(one, own), taken(two, others)
    change = joined_stances(mine, theirs, to=one)
    gone = {each.id for each in change.gone}
    left = [each for each in mine if each.id not in gone] + list(change.moved)
    assert {each.statement_id for each in left} <= {one}
    assert sorted(each.member_id for each in left) == sorted(own.keys() | others.keys())
    latest = {
        who: max(
            (given[who] for given in (others, own) if who in given), key=lambda each: each[0]
        )
        for who in own.keys() | others.keys()
    }
    for each in left:
        assert each.at == START + timedelta(minutes=latest[each.member_id][0])
