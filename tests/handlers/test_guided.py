"""A moderator's work in a private chat: guided questions, statements, turnout, by words."""

from datetime import timedelta

from deliberation.bylaws import MajorityOf
from deliberation.polls import Poll, PollState
from deliberation.topics import StatementState
from tests.dialogues import GROUP, Council
from tests.handlers.stages import opened, proposed, stated, voting

MODERATOR = "周老师"


def poll_of(council: Council) -> Poll:
    with council.begin() as work:
        (poll,) = work.polls.where(community_id=council.community.id)
    return poll


def says(council: Council, *words: str) -> None:
    for each in words:
        council.says(MODERATOR, each)


# One question after the other


def test_a_topic_is_opened_by_words_alone_with_a_step_back(council: Council) -> None:
    proposed(council)
    says(council, "开议题")
    council.sees(MODERATOR, "取消")
    council.sees_not(MODERATOR, "上一步")
    says(council, "1", "修地砖")
    council.sees(MODERATOR, "哪些方", "上一步", "取消")
    says(council, "上一步")
    council.sees(MODERATOR, "议题叫什么")
    says(council, "修门口的地砖", "物业", "1", "7")
    council.sees(MODERATOR, "请看看对不对", "修门口的地砖", "上一步")
    says(council, "1")
    council.sees(MODERATOR, "2号议题", "已经开始商议")


def test_each_step_back_takes_one_answer_back(council: Council) -> None:
    opened(council)
    says(council, "发起表决", "1", "1", "1", "1", "7天")
    council.sees(MODERATOR, "请看看对不对")
    for asked in ("什么时候截止", "怎么算票", "按哪条规则", "怎么表决", "对哪个议题"):
        says(council, "上一步")
        council.sees(MODERATOR, asked)
    says(council, "上一步")
    council.sees(MODERATOR, "对哪个议题")
    says(council, "1", "1", "1", "1", "3天", "1")
    assert poll_of(council).closes_at - council.now <= timedelta(days=4)


def test_every_question_can_be_left_by_a_button_and_by_a_word(council: Council) -> None:
    opened(council)
    council.presses(MODERATOR, "发起表决")
    council.presses(MODERATOR, "取消")
    council.sees(MODERATOR, "不办了")
    says(council, "发起表决 2")
    council.sees(MODERATOR, "怎么表决")
    council.presses(MODERATOR, "上一步")
    council.sees(MODERATOR, "对哪个议题")
    says(council, "取消")
    council.sees(MODERATOR, "不办了")
    says(council, "上一步")
    council.sees(MODERATOR, "没有上一步")


def test_of_whom_a_majority_is_taken_is_asked_where_a_share_counts(council: Council) -> None:
    opened(council)
    council.presses(MODERATOR, "发起表决")
    council.presses(MODERATOR, "赞成或反对")
    council.presses(MODERATOR, "自己定的规则")
    says(council, "业主公约第三条", "0")
    council.presses(MODERATOR, "名册上的全体")
    council.sees(MODERATOR, "名册上的全体里，要多少同意才通过")
    says(council, "过半数")
    council.presses(MODERATOR, "每人一票")
    says(council, "7天", "1")
    assert poll_of(council).bylaw.majority_of is MajorityOf.ELECTORATE


def test_where_the_most_win_no_share_is_asked(council: Council) -> None:
    opened(council)
    council.presses(MODERATOR, "发起表决")
    council.presses(MODERATOR, "打分")
    says(council, "东门、西门")
    council.presses(MODERATOR, "自己定的规则")
    says(council, "业主公约第三条", "0")
    council.sees(MODERATOR, "怎么算票")
    council.presses(MODERATOR, "每人一票")
    says(council, "7天", "1")
    assert poll_of(council).state is PollState.OPEN
    assert poll_of(council).bylaw.majority_of is MajorityOf.FOR_AND_AGAINST


# Statements


def test_statements_are_let_pass_and_turned_down_by_words(council: Council) -> None:
    topic = opened(council)
    council.says("李叔", "观点 2 换防滑的砖")
    council.sees(MODERATOR, "有新观点", "显示观点 2 1", "不显示观点 2 1 理由")
    council.says("小陈", "观点 2 先铺门口")
    says(council, "显示观点")
    council.sees(MODERATOR, "有 2 条观点等着")
    says(council, "2号 显示观点 1")
    council.sees(MODERATOR, "已显示（2号）", "防滑")
    says(council, "不显示观点 2 2 说的是别的事")
    council.sees("小陈", "说的是别的事")
    with council.begin() as work:
        states = [each.state for each in work.statements.where(topic_id=topic.id)]
    assert states == [StatementState.SHOWN, StatementState.REJECTED]
    says(council, "显示观点")
    council.sees(MODERATOR, "没有等您看的观点")


def test_the_only_one_that_waits_is_meant(council: Council) -> None:
    opened(council)
    council.says("李叔", "观点 2 换防滑的砖")
    says(council, "不显示观点")
    council.sees(MODERATOR, "理由")
    says(council, "说得太笼统")
    council.sees("李叔", "说得太笼统")


def test_a_resident_lets_nothing_pass(council: Council) -> None:
    stated(council, opened(council), "换防滑的砖")
    council.says("李叔", "显示观点 2 1")
    council.sees("李叔", "要由主持人")


# Turnout


def test_how_many_voted_is_told_and_never_what(council: Council) -> None:
    poll = voting(council)
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    for words in ("2号多少人投了", "投票情况", "投票情况 2", "现在有几个人投票了？"):
        says(council, words)
        council.sees(MODERATOR, "【2号表决】", "已有 1 人参加", "截止")
        council.sees_not(MODERATOR, "赞成", "反对")
    council.says("李叔", "/turnout", where=GROUP)
    council.sees("李叔", "已有 1 人参加", where=GROUP)


def test_where_nothing_is_open_it_says_so(council: Council) -> None:
    says(council, "投票情况")
    council.sees(MODERATOR, "没有正在投票的表决")
