"""Ballots of every form in chat: pressed in order, typed in words, read back."""

import pytest

from bot.tokens import PressTokens
from deliberation.ballots import Ballot, BallotForm
from deliberation.methods import METHODS
from deliberation.polls import Poll
from deliberation.terms import Completion, TieRule, Utility
from handlers.poll_terms import number_of
from tests.dialogues import GROUP, PRIVATE, Council, Seen, Where
from tests.handlers.stages import RULES, TITLE, closed, opened, voting

LAMPS = "换LED\n修旧灯\n加一盏"
COSTED = "换LED 3000元\n修旧灯：800\n加一盏 1.2万元"


def ranked(council: Council, **rules: str) -> Poll:
    return voting(council, **{"method": "irv", "options": LAMPS, **rules})


def scored(council: Council, **rules: str) -> Poll:
    return voting(council, **{"method": "score", "options": LAMPS, **rules})


def costed(council: Council, **rules: str) -> Poll:
    terms = {"method": "equal_shares", "options": COSTED, "budget": "1万"}
    return voting(council, **{**terms, **rules})


def box(council: Council, poll: Poll) -> dict[Ballot, int]:
    with council.begin() as work:
        return dict(work.ballots.counted(poll.id))


def fits(council: Council) -> None:
    """Hold that whatever can be pressed fits into a button."""
    for seen in council.shown:
        for _, choice in seen.choices:
            if choice.press is not None:
                PressTokens(b"secret").seal(choice.press)


def new(council: Council) -> list[Seen]:
    return council.shown[council._since :]  # noqa: SLF001 - the messages of the last step


# Rankings


def test_a_ranking_is_pressed_in_order(council: Council) -> None:
    poll = ranked(council)
    council.sees("李叔", "按喜欢的先后", "1  换LED", "2  修旧灯", where=GROUP)
    for label in ("加一盏", "换LED"):
        council.presses("李叔", label, where=GROUP)
    council.sees("李叔", "第 1 名 加一盏；第 2 名 换LED；没排的算最后：修旧灯", where=PRIVATE)
    assert box(council, poll) == {Ballot(ranking=(("3",), ("1",))): 1}
    council.presses("李叔", "加一盏", where=GROUP)
    council.sees("李叔", "第 1 名 换LED", where=PRIVATE)
    assert box(council, poll) == {Ballot(ranking=(("1",),)): 1}


@pytest.mark.parametrize(
    ("words", "ranking"),
    [
        ("2号 3 1 2", (("3",), ("1",), ("2",))),
        ("2号 3、1、2", (("3",), ("1",), ("2",))),
        ("2号 三 一 二", (("3",), ("1",), ("2",))),
        ("2号 3>1=2", (("3",), ("1", "2"))),
        ("２号　３＞１＝２", (("3",), ("1", "2"))),
        ("2号 1 = 2 > 3", (("1", "2"), ("3",))),
        ("#2 3", (("3",),)),
    ],
)
@pytest.mark.parametrize("where", [GROUP, PRIVATE])
def test_a_ranking_is_typed(
    council: Council, words: str, ranking: tuple[tuple[str, ...], ...], where: Where
) -> None:
    poll = ranked(council)
    council.says("李叔", words, where=where)
    council.sees("李叔", "您投的是：", "第 1 名", where=PRIVATE)
    assert box(council, poll) == {Ballot(ranking=ranking): 1}


def test_a_ranking_typed_below_the_ballot_needs_no_number(council: Council) -> None:
    poll = ranked(council)
    council.acts("李叔", "vote.show", poll=poll.id)
    council.sees("李叔", "从最喜欢的开始", "3>1=2", where=PRIVATE)
    council.says("李叔", "2>3")
    council.sees("李叔", "第 1 名 修旧灯；第 2 名 加一盏", where=PRIVATE)
    council.quotes("小陈", "3>2", card="【2号表决】", where=GROUP)
    council.sees("小陈", "第 1 名 加一盏", where=PRIVATE)
    council.sees_not("李叔", "第 1 名 加一盏", where=GROUP)


@pytest.mark.parametrize(
    ("words", "said"),
    [("2号 3:1", "没看懂您的排序"), ("2号 9>1", "没有第 9 项"), ("2号 1>2>1", "排了两次")],
)
def test_a_ranking_typed_wrongly_gets_one_sentence(
    council: Council, words: str, said: str
) -> None:
    poll = ranked(council)
    council.says("李叔", words)
    council.sees("李叔", said)
    assert box(council, poll) == {}


def test_nobody_else_reads_a_ranking(council: Council) -> None:
    ranked(council)
    council.says("李叔", "2号 3>1=2", where=GROUP)
    council.sees("小陈", "李叔，2号收到了", where=GROUP)
    council.sees_not("小陈", "第 1 名", "加一盏；", where=GROUP)
    for seen in new(council):
        if "第 1 名" in seen.text:
            assert seen.reply is not None
            assert seen.reply.secret


# Scores


def test_scores_are_pressed_one_by_one(council: Council) -> None:
    poll = scored(council)
    council.presses("李叔", "修旧灯", where=GROUP)
    council.sees("李叔", "“修旧灯”打几分", "5 分 很支持", "0 分 很不支持", where=PRIVATE)
    council.presses("李叔", "4 分 支持")
    council.sees("李叔", "您投的是：修旧灯 4 分", "“换LED”打几分", where=PRIVATE)
    council.says("李叔", "5")
    council.sees("李叔", "换LED 5 分；修旧灯 4 分", "“加一盏”打几分", where=PRIVATE)
    council.presses("李叔", "0 分 很不支持")
    council.sees("李叔", "换LED 5 分；修旧灯 4 分；加一盏 0 分", where=PRIVATE)
    assert box(council, poll) == {Ballot(scores=(("1", 5), ("2", 4), ("3", 0))): 1}


@pytest.mark.parametrize(
    ("words", "scores"),
    [
        ("2号 1:5 2:3", (("1", 5), ("2", 3))),
        ("2号 1：5分，2：3分", (("1", 5), ("2", 3))),
        ("2号 5 3 0", (("1", 5), ("2", 3), ("3", 0))),
        ("2号 5 5 5", (("1", 5), ("2", 5), ("3", 5))),
    ],
)
def test_scores_are_typed(
    council: Council, words: str, scores: tuple[tuple[str, int], ...]
) -> None:
    poll = scored(council)
    council.says("李叔", words, where=GROUP)
    council.sees("李叔", "您投的是：换LED 5 分", where=PRIVATE)
    council.sees_not("小陈", "换LED 5 分", where=GROUP)
    assert box(council, poll) == {Ballot(scores=scores): 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2号 5 3", "没看懂您打的分"),
        ("2号 1:9", "可以打 0 到 5 分"),
        ("2号 7:1", "没有第 7 项"),
        ("2号 1:2 1:3", "打了两次分"),
    ],
)
def test_scores_typed_wrongly_get_one_sentence(council: Council, words: str, said: str) -> None:
    poll = scored(council)
    council.says("李叔", words)
    council.sees("李叔", said)
    assert box(council, poll) == {}


def test_a_forged_score_is_refused(council: Council) -> None:
    poll = scored(council)
    for values in ({"s": "1"}, {"s": "x.3"}, {"s": "1.-1"}, {"choice": "9"}, {"s": "1.99"}):
        council.acts("李叔", "vote.cast", poll=poll.id, **values)
        council.sees_not("李叔", "您投的是")
    assert box(council, poll) == {}


# Budgets


def test_a_ballot_on_money_tells_what_is_chosen_costs(council: Council) -> None:
    poll = costed(council)
    council.sees("李叔", "总预算 10,000 元", "换LED（3,000 元）", where=GROUP)
    council.says("李叔", "2号 1 2", where=GROUP)
    council.sees("李叔", "换LED、修旧灯（共 3,800 元，总预算 10,000 元）", where=PRIVATE)
    assert [each.cost for each in poll.options] == [3000, 800, 12000]
    assert box(council, poll) == {Ballot(choices=("1", "2")): 1}


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"options": "换LED\n修旧灯"}, "没写要花多少钱"),
        ({"budget": ""}, "一共有多少钱"),
        ({"budget": "很多"}, "没看懂"),
        ({"method": "approval", "options": LAMPS, "most": "9"}, "最多选几项"),
        ({"method": "score", "options": LAMPS, "highest": "50"}, "最高打几分"),
        ({"method": "stv", "options": LAMPS, "seats": "7"}, "要选出几个"),
        ({"ties": "coin"}, "没看懂"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    council: Council, rules: dict[str, str], said: str
) -> None:
    topic = opened(council)
    money = {"method": "equal_shares", "options": COSTED, "budget": "1万"}
    council.acts("周老师", "vote.open", t=topic.id, **{**RULES, **money, **rules})
    council.sees("周老师", said)
    with council.begin() as work:
        assert not work.polls.count()


@pytest.mark.parametrize(
    ("words", "number"), [("8000元", 8000), ("1.5万", 15000), ("5万元", 50000), ("3,000", 3000)]
)
def test_money_is_read_as_people_write_it(words: str, number: int) -> None:
    assert number_of(words, name="budget") == number


def test_a_limit_is_told_and_held(council: Council) -> None:
    poll = voting(council, method="approval", options=LAMPS, most="2")
    council.sees("李叔", "每张票最多选 2 项", where=GROUP)
    council.says("李叔", "2号 1 2 3", where=GROUP)
    council.sees("李叔", "最多选 2 项")
    assert box(council, poll) == {}


# The wizard


def test_the_wizard_lists_every_method_in_plain_words(council: Council) -> None:
    opened(council)
    council.presses("周老师", "发起表决")
    (seen,) = (each for each in new(council) if "怎么表决" in each.text)
    assert sum(not choice.aside for _, choice in seen.choices) == len(METHODS)
    assert seen.labels[-2:] == ("上一步", "取消")
    assert seen.text.count("\n") == len(METHODS)


def test_a_budget_is_opened_question_by_question(council: Council) -> None:
    opened(council)
    council.presses("周老师", "发起表决")
    council.presses("周老师", "均摊分钱")
    council.sees("周老师", "各花多少钱", "装路灯 3000元")
    council.says("周老师", "换LED；修旧灯")
    council.sees("周老师", "“换LED”没写要花多少钱")
    council.says("周老师", "换LED 3000元；修旧灯 800元")
    council.presses("周老师", "协商征求意见")
    council.presses("周老师", "每人一票")
    council.sees("周老师", "一共有多少钱可以用")
    council.says("周老师", "没有多少")
    council.sees("周老师", "没看懂", "8000元")
    council.says("周老师", "3500元")
    council.says("周老师", "3天")
    council.sees("周老师", TITLE, "换LED（3,000 元）", "总预算 3,500 元", "共 7 人", "改细则")
    council.says("周老师", "1")
    with council.begin() as work:
        (poll,) = work.polls.where()
    assert [(each.label, each.cost) for each in poll.options] == [
        ("换LED", 3000),
        ("修旧灯", 800),
    ]


def test_the_details_of_a_count_are_asked_on_wish(council: Council) -> None:
    topic = opened(council)
    council.acts("周老师", "vote.open", t=topic.id)
    council.presses("周老师", "均摊分钱")
    council.says("周老师", "换LED 3000元；修旧灯 800元")
    council.presses("周老师", "协商征求意见")
    council.presses("周老师", "每人一票")
    council.says("周老师", "1万")
    council.says("周老师", "3天")
    council.presses("周老师", "改细则")
    council.sees("周老师", "最多选几项")
    council.says("周老师", "0")
    council.sees("周老师", "好处怎么算")
    council.says("周老师", "2")
    council.sees("周老师", "钱有剩，怎么办")
    council.says("周老师", "1")
    council.sees("周老师", "票数相同时怎么办")
    council.presses("周老师", "抽签")
    council.sees("周老师", "抽签用哪个公开号码")
    council.says("周老师", "双色球2026145期")
    council.sees("周老师", "双色球2026145期", "抽签决定", "钱有剩就剩着")
    fits(council)
    council.says("周老师", "1")
    with council.begin() as work:
        (poll,) = work.polls.where()
    assert poll.terms.budget == 10_000
    assert poll.terms.utility is Utility.CARDINALITY
    assert poll.terms.completion is Completion.NONE
    assert (poll.terms.ties, poll.terms.seed_source) == (TieRule.LOT, "双色球2026145期")
    assert poll.terms.seed == ""


def test_seats_are_asked_where_several_are_elected(council: Council) -> None:
    opened(council)
    council.presses("周老师", "发起表决")
    council.presses("周老师", "排名次，选几个")
    council.says("周老师", "王阿姨、李叔、小陈")
    council.says("周老师", "1")
    council.says("周老师", "1")
    council.sees("周老师", "要选出几个")
    council.says("周老师", "五个")
    council.sees("周老师", "请发 1 到 20")
    council.says("周老师", "2")
    council.says("周老师", "3天")
    council.sees("周老师", "选出 2 个", "从最喜欢的开始")
    council.says("周老师", "1")
    council.sees("李叔", "【2号表决】", "选出 2 个", where=GROUP)


def test_rules_of_ones_own_are_asked_for(council: Council) -> None:
    opened(council)
    council.presses("周老师", "发起表决")
    council.presses("周老师", "赞成或反对")
    council.presses("周老师", "自己定的规则")
    council.sees("周老师", "依据是什么")
    council.says("周老师", "本小区议事规则第五条")
    council.sees("周老师", "要多少人参加才算数")
    council.says("周老师", "好多人")
    council.sees("周老师", "好多人")
    council.says("周老师", "三分之二以上")
    council.sees("周老师", "在谁里面算", "名册上的全体", "弃权不算")
    council.presses("周老师", "参加的人里")
    council.sees("周老师", "参加的人里，要多少同意才通过")
    council.says("周老师", "过半数")
    council.presses("周老师", "每人一票")
    council.says("周老师", "3天")
    council.sees("周老师", "至少 5 人参加才有效")
    fits(council)


def test_an_open_vote_says_so_before_anybody_votes(council: Council) -> None:
    poll = voting(council, open="yes")
    assert not poll.secret
    council.sees("李叔", "公开表决：结束后会公布谁怎么投的", where=GROUP)


# Every method


@pytest.mark.parametrize("name", METHODS)
def test_every_method_is_opened_filled_in_and_counted(council: Council, name: str) -> None:
    form = METHODS[name].form
    topic = opened(council)
    terms = {"options": COSTED, "budget": "1万", "seats": "1", "seed": "20261122"}
    council.acts("周老师", "vote.open", t=topic.id, **{**RULES, **terms, "method": name})
    with council.begin() as work:
        (poll,) = work.polls.where()
    if form is not BallotForm.NOTHING:
        words = {BallotForm.SCORES: "1:5 2:3", BallotForm.RANKING: "2>1"}.get(form, "1")
        council.says("李叔", f"{poll.number}号 {words}", where=GROUP)
        council.sees("李叔", "您投的是：", "回执", where=PRIVATE)
        council.acts("李叔", "vote.show", poll=poll.id)
        council.sees("李叔", "您已经投了：", where=PRIVATE)
    fits(council)
    outcome = closed(council, poll)
    council.sees("李叔", f"【{poll.number}号结果】", where=GROUP)
    assert outcome.verdict.tally.winners
