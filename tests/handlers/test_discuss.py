"""Deliberating: statements, stances, and which statement comes next."""

import pytest

from deliberation.topics import StanceValue, StatementState, Topic
from tests.dialogues import GROUP, PRIVATE, Council
from tests.handlers.stages import opened, proposed, stated, voting


@pytest.fixture
def topic(council: Council) -> Topic:
    return opened(council)


def stances(council: Council) -> dict[tuple[str, str], StanceValue]:
    with council.begin() as work:
        return {
            (
                work.members.get(each.member_id).name,
                work.statements.get(each.statement_id).text,
            ): each.value
            for each in work.stances.where()
        }


@pytest.mark.parametrize(
    "words",
    [
        "2号 观点 换LED省电",
        "观点 2 换LED省电",
        "观点 2号：换LED省电",
        "#2 观点 换LED省电",
        "/say 2 换LED省电",
        "观点 换LED省电",
    ],
)
def test_a_statement_is_pending_until_moderated(
    council: Council, topic: Topic, words: str
) -> None:
    council.says("李叔", words)
    council.sees("李叔", "记下了（2号）：“换LED省电”", "主持人看过就显示")
    with council.begin() as work:
        (kept,) = work.statements.where(topic_id=topic.id)
    assert (kept.text, kept.state) == ("换LED省电", StatementState.PENDING)
    council.sees_not("小陈", "换LED省电")


def test_the_number_of_the_proposal_finds_its_topic(council: Council, topic: Topic) -> None:
    council.says("李叔", "1号 观点 换LED省电")
    council.sees("李叔", f"记下了（{topic.number}号）")


def test_a_button_asks_for_the_words(council: Council, topic: Topic) -> None:
    council.presses("李叔", "我有话说", where=GROUP)
    council.sees("李叔", f"{topic.number}号", "您怎么看", where=PRIVATE)
    council.says("李叔", "换LED省电")
    council.sees("李叔", "记下了", "换LED省电", where=PRIVATE)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("9号 观点 换LED", "9号不是议题"),
        ("2号 观点 " + "长" * 141, "140 个字以内"),
    ],
)
def test_statements_that_are_refused(
    council: Council, topic: Topic, words: str, refusal: str
) -> None:
    council.says("李叔", words)
    council.sees("李叔", refusal)
    with council.begin() as work:
        assert not work.statements.count(topic_id=topic.id)


def test_the_same_words_twice_are_refused(council: Council, topic: Topic) -> None:
    for _ in range(2):
        council.acts("李叔", "discuss.state", t=topic.id, text="换LED省电")
    council.sees("李叔", "已经说过了")


def test_without_a_number_several_topics_are_too_many(council: Council, topic: Topic) -> None:
    opened(council, proposed(council, "电动车没地方充电", who="小陈"))
    council.says("李叔", "观点 换LED省电")
    council.sees("李叔", "请带上议题的号码")
    assert topic.number == 2


@pytest.mark.parametrize("who", ["访客", "生人"])
def test_guests_say_nothing_on_a_topic(council: Council, topic: Topic, who: str) -> None:
    council.acts(who, "discuss.state", t=topic.id, text="换LED省电")
    with council.begin() as work:
        assert not work.statements.count(topic_id=topic.id)


def test_people_of_elsewhere_reach_nothing_here(council: Council, topic: Topic) -> None:
    council.acts("外人", "discuss.state", t=topic.id, text="换LED省电")
    council.sees("外人", "没有找到")


# Stances


def test_a_stance_by_button_is_a_note_to_the_presser(council: Council, topic: Topic) -> None:
    stated(council, topic, "换LED省电")
    council.presses("小陈", "不同意", where=GROUP)
    note = next(seen for seen in council.shown[::-1] if seen.reply and seen.reply.alert)
    assert "您的表态：不同意" in note.text
    council.sees("小陈", "已有 1 条观点，2 人参与", where=GROUP)
    assert stances(council) == {("小陈", "换LED省电"): StanceValue.DISAGREE}


def test_a_stance_by_digit_is_echoed_in_private(council: Council, topic: Topic) -> None:
    stated(council, topic, "换LED省电")
    council.says("小陈", f"{topic.number}号 1", where=GROUP)
    council.sees("小陈", "您的表态：同意", where=PRIVATE)
    council.sees("小陈", "小陈，2号的表态收到了", where=GROUP)
    council.sees_not("李叔", "您的表态", where=GROUP)


def test_a_stance_can_be_changed(council: Council, topic: Topic) -> None:
    statement = stated(council, topic, "换LED省电")
    for value in ("agree", "disagree", "pass"):
        council.acts("小陈", "discuss.stance", s=statement.id, v=value)
    assert stances(council) == {("小陈", "换LED省电"): StanceValue.PASS}


def test_in_private_the_next_statement_follows(council: Council, topic: Topic) -> None:
    first = stated(council, topic, "换LED省电")
    stated(council, topic, "修旧灯便宜")
    council.acts("小陈", "discuss.stance", s=first.id, v="agree")
    council.sees("小陈", "您的表态：同意", where=PRIVATE)
    council.sees("小陈", "修旧灯便宜", "请您表个态", where=PRIVATE)
    council.says("小陈", "2")
    council.sees("小陈", "您的表态：不同意", "都表过态了", where=PRIVATE)


def test_forged_and_early_stances_are_refused(council: Council, topic: Topic) -> None:
    council.acts("李叔", "discuss.state", t=topic.id, text="换LED省电")
    with council.begin() as work:
        (pending,) = work.statements.where(topic_id=topic.id)
    council.acts("小陈", "discuss.stance", s=pending.id, v="agree")
    council.sees("小陈", "现在没有显示")
    council.acts("周老师", "moderate.show_statement", s=pending.id)
    council.acts("小陈", "discuss.stance", s=pending.id, v="maybe")
    council.sees("小陈", "请选同意、不同意或略过")
    council.acts("小陈", "discuss.stance", s="nothing", v="agree")
    council.sees("小陈", "没有找到")
    council.acts("外人", "discuss.stance", s=pending.id, v="agree")
    council.sees("外人", "没有找到")
    assert stances(council) == {}


def test_words_and_stances_end_with_the_discussion(council: Council, topic: Topic) -> None:
    statement = stated(council, topic, "换LED省电")
    voting(council, topic)
    council.says("李叔", "2号 观点 再说一句")
    council.sees("李叔", "不在商议中")
    council.acts("小陈", "discuss.stance", s=statement.id, v="agree")
    council.sees("小陈", "不在商议中")
    council.acts("小陈", "discuss.next", t=topic.id)
    council.sees("小陈", "不在商议中")


# The next statement


def test_the_least_answered_statement_comes_next(council: Council, topic: Topic) -> None:
    first = stated(council, topic, "换LED省电")
    stated(council, topic, "修旧灯便宜", who="王叔叔")
    council.acts("王阿姨", "discuss.stance", s=first.id, v="agree")
    council.acts("小陈", "discuss.next", t=topic.id)
    council.sees("小陈", "修旧灯便宜")
    council.acts("王叔叔", "discuss.next", t=topic.id)
    council.sees("王叔叔", "换LED省电")


def test_ones_own_and_answered_statements_do_not_come(council: Council, topic: Topic) -> None:
    council.acts("李叔", "discuss.next", t=topic.id)
    council.sees("李叔", "还没有观点")
    stated(council, topic, "换LED省电")
    council.acts("李叔", "discuss.next", t=topic.id)
    council.sees("李叔", "都表过态了")


def test_the_card_keeps_a_statement_until_enough_answered(
    council: Council, topic: Topic
) -> None:
    first = stated(council, topic, "换LED省电")
    stated(council, topic, "修旧灯便宜", who="王叔叔")
    names = ["王阿姨", "王叔叔", "小陈", "周老师", "赵主任"]
    for name in names[:-1]:
        council.acts(name, "discuss.stance", s=first.id, v="agree")
        council.sees(name, "【2号议题】", "换LED省电", where=GROUP)
    council.acts(names[-1], "discuss.stance", s=first.id, v="agree")
    council.sees("小陈", "【2号议题】", "修旧灯便宜", where=GROUP)


def test_results_of_statements_are_not_on_the_card(council: Council, topic: Topic) -> None:
    statement = stated(council, topic, "换LED省电")
    council.acts("小陈", "discuss.stance", s=statement.id, v="agree")
    (card,) = council.visible("小陈", where=GROUP)
    assert "1 条观点，2 人参与" in card
    assert "同意 1" not in card


def test_moderators_are_not_flooded(council: Council, topic: Topic) -> None:
    for each in range(6):
        council.acts("李叔", "discuss.state", t=topic.id, text=f"第{each}句")
    council.sees("李叔", "已有 5 条观点等主持人看")
    with council.begin() as work:
        assert work.statements.count(topic_id=topic.id) == 5


def test_invisible_characters_do_not_get_in(council: Council, topic: Topic) -> None:
    council.acts("李叔", "discuss.state", t=topic.id, text="换\u202eLED\u200b省电\x00")
    with council.begin() as work:
        (kept,) = work.statements.where(topic_id=topic.id)
    assert kept.text == "换LED省电"


# One after the other


def test_statements_come_one_at_a_time_and_can_be_passed_over(
    council: Council, topic: Topic
) -> None:
    for text, who in (("换LED省电", "李叔"), ("修旧灯便宜", "王叔叔"), ("装声控的", "王阿姨")):
        stated(council, topic, text, who=who)
    council.says("小陈", f"表态 {topic.number}")
    council.sees("小陈", "请您表个态", "后面还有 2 条", "[下一条]", where=PRIVATE)
    (first,) = council.visible("小陈", where=PRIVATE)
    council.presses("小陈", "下一条")
    (second,) = council.visible("小陈", where=PRIVATE)
    assert first != second
    council.says("小陈", "1")
    council.sees("小陈", "您的表态：同意", where=PRIVATE)
    council.sees("小陈", "请您表个态", "后面还有 1 条", where=PRIVATE)
    council.says("小陈", "2")
    council.sees("小陈", "请您表个态", where=PRIVATE)
    council.sees_not("小陈", "后面还有", where=PRIVATE)
    council.says("小陈", "3")
    council.sees("小陈", "都表过态了", where=PRIVATE)
    assert len(stances(council)) == 3


def test_what_tells_a_stance_is_secret(council: Council, topic: Topic) -> None:
    statement = stated(council, topic, "换LED省电")
    begun = len(council.shown)
    council.presses("小陈", "不同意", where=GROUP)
    council.says("王阿姨", f"{topic.number}号 1", where=GROUP)
    council.acts("王叔叔", "discuss.stance", s=statement.id, v="pass")
    council.acts("周老师", "discuss.stance", s=statement.id, v="agree", page="yes")
    telling = [seen for seen in council.shown[begun:] if "您的表态" in seen.text]
    assert len(telling) == 4
    assert all(seen.reply and seen.reply.secret for seen in telling)


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("换灯；另外门也要修", "好像说了几件事"),
        ("为什么不换灯？", "是个问题"),
        ("换LED省电", None),
    ],
)
def test_a_remark_helps_to_say_one_thing(
    council: Council, words: str, remark: str | None
) -> None:
    opened(council)
    council.presses("李叔", "我有话说", where=GROUP)
    council.sees("李叔", "一条只说一件事", where=PRIVATE)
    council.says("李叔", words)
    council.sees("李叔", "记下了", remark or "记下了", where=PRIVATE)
    if remark is None:
        council.sees_not("李叔", "好像", "是个问题", where=PRIVATE)
