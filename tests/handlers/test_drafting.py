"""Options drafted from statements, until a vote takes them."""

import pytest

from deliberation.ballots import Option
from deliberation.drafting import options_of
from deliberation.topics import Topic
from tests.dialogues import GROUP, PRIVATE, Council
from tests.handlers.stages import opened, stated, voting


@pytest.fixture
def topic(council: Council) -> Topic:
    found = opened(council)
    for text, who in (("换LED省电", "李叔"), ("修旧灯便宜", "小陈"), ("装声控的", "王叔叔")):
        stated(council, found, text, who=who)
    return found


def options(council: Council, topic: Topic) -> tuple[Option, ...]:
    with council.begin() as work:
        return options_of(work.option_drafts.where(topic_id=topic.id))


def test_options_are_drafted_in_chat_from_statements(council: Council, topic: Topic) -> None:
    council.says("周老师", f"选项 {topic.number}")
    council.sees("周老师", "还没有拟选项", "观点 1：换LED省电", "[用观点 2]")
    council.presses("周老师", "用观点 2")
    council.sees("周老师", "拟了 1 个选项", "1  修旧灯便宜（来自观点 2）")
    council.presses("周老师", "自己写一个")
    council.sees("周老师", "选项怎么写")
    council.says("周老师", "换声控LED灯")
    council.sees("周老师", "来自第几条观点")
    council.says("周老师", "3 1")
    council.sees("周老师", "2  换声控LED灯（来自观点 1、3）")
    assert options(council, topic) == (
        Option("1", "修旧灯便宜", statements=(2,)),
        Option("2", "换声控LED灯", statements=(1, 3)),
    )


def test_the_room_sees_what_was_drafted_once_the_moderator_shows_it(
    council: Council, topic: Topic
) -> None:
    council.acts("周老师", "draft.publish", t=topic.id)
    council.sees("周老师", "还没有拟选项")
    council.acts("周老师", "draft.add", t=topic.id, label="换LED灯", **{"from": "1,3"})
    council.sees_not("李叔", "换LED灯", where=GROUP)
    council.acts("周老师", "draft.add", t=topic.id, label="都不换", cost="0")
    council.acts("周老师", "draft.publish", t=topic.id)
    council.sees("李叔", "选项拟好了", "1  换LED灯（来自观点 1、3）", "2  都不换", where=GROUP)


def test_a_draft_is_changed_and_taken_away(council: Council, topic: Topic) -> None:
    council.acts("周老师", "draft.add", t=topic.id, label="换灯", cost="3000元")
    with council.begin() as work:
        (draft,) = work.option_drafts.where(topic_id=topic.id)
    council.acts(
        "周老师", "draft.change", d=draft.id, label="换LED灯", cost="2,500", **{"from": "1"}
    )
    assert options(council, topic) == (Option("1", "换LED灯", cost=2500, statements=(1,)),)
    council.acts("周老师", "draft.drop", d=draft.id)
    assert options(council, topic) == ()


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"label": "换LED灯"}, "换LED灯"),
        ({"label": "长" * 61}, "最多 60 个"),
        ({"label": "好", "from": "9"}, "没有第 9 条观点"),
        ({"label": "好", "cost": "三千"}, "花费没看懂"),
    ],
)
def test_drafts_that_are_refused(
    council: Council, topic: Topic, values: dict[str, str], refusal: str
) -> None:
    council.acts("周老师", "draft.add", t=topic.id, label="换LED灯")
    council.acts("周老师", "draft.add", t=topic.id, **values)
    council.sees("周老师", refusal)
    assert len(options(council, topic)) == 1


def test_drafts_stand_once_a_vote_runs(council: Council, topic: Topic) -> None:
    council.acts("周老师", "draft.add", t=topic.id, label="换LED灯")
    voting(council, topic)
    council.acts("周老师", "draft.add", t=topic.id, label="修旧灯")
    council.sees("周老师", "不在商议中", where=PRIVATE)
    assert len(options(council, topic)) == 1


@pytest.mark.parametrize("who", ["王阿姨", "赵主任", "外主持"])
def test_others_draft_nothing(council: Council, topic: Topic, who: str) -> None:
    council.acts(who, "draft.add", t=topic.id, label="换LED灯")
    assert options(council, topic) == ()
