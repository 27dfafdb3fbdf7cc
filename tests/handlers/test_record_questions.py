"""Questions about the record are answered from it; questions about policy are not."""

import pytest

from handlers.mentions import mentioned
from tests.dialogues import GROUP, PRIVATE, Council, Where
from tests.handlers.stages import closed, committed, proposed, voting
from tests.tables import Step, play

LIFT, LAMP, SLIDE = "3号楼加装电梯", "北门路灯坏了", "儿童滑梯螺丝松了"
OPENED = {
    "title": "3号楼加装电梯",
    "question": "装不装？",
    "parties": "居委会",
    "rounds": '[{"title": "讨论", "days": 7}]',
}
TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2号怎么样了", ("2号议题", "正在商议")),
    ("2号现在什么情况", ("2号议题",)),
    ("2号到哪一步了", ("2号议题",)),
    ("2号提案谁负责", ("2号议题",)),
    ("2号议题进展如何", ("2号议题",)),
    ("议题2怎么样了", ("2号议题",)),
    ("议题 2 有结果了吗", ("2号议题",)),
    ("二号议题怎么样了", ("2号议题",)),
    ("第2号议题还在讨论吗", ("2号议题",)),
    ("#2 怎么样了", ("2号议题",)),
    ("请问2号的表决什么时候截止", ("2号议题",)),
    ("2号什么时候投完", ("2号议题",)),
    ("2号现在多少票了", ("2号议题",)),
    ("我想知道2号有没有结果", ("2号议题",)),
    ("1号提案怎么样了", ("1号提案", "已列入议题", "2号议题")),
    ("3号提案有人管吗", ("3号提案", "等主持人看", "接下来")),
    ("3号办得怎么样了", ("3号提案",)),
    ("3号修好了吗", ("3号提案",)),
    ("3号谁负责", ("3号提案",)),
    ("加装电梯那个议题现在到哪一步了", ("2号议题", "加装电梯")),
    ("加装电梯的事怎么样了", ("2号议题",)),
    ("电梯的事有结果了吗", ("2号议题",)),
    ("电梯什么时候装", ("2号议题",)),
    ("电梯装了吗", ("2号议题",)),
    ("装电梯的表决什么时候开始", ("2号议题",)),
    ("关于加装电梯的议题谁负责", ("2号议题",)),
    ("路灯的事有结果了吗", ("3号提案", "北门路灯")),
    ("路灯修好了吗", ("3号提案",)),
    ("路灯修好了没有", ("3号提案",)),
    ("北门路灯的提案进展怎么样", ("3号提案",)),
    ("路灯什么时候修", ("3号提案",)),
    ("滑梯有人修了吗", ("4号提案",)),
    ("滑梯的提案到哪了", ("4号提案",)),
    ("儿童滑梯办得怎么样了", ("4号提案",)),
    ("大家提的滑梯那事有下文吗", ("4号提案",)),
    ("上次说的滑梯解决了吗", ("4号提案",)),
    ("how is no. 2 going?", ("2号议题",)),
    ("What is the status of topic 2?", ("2号议题",)),
    ("99号提案怎么样了", ("没有找到",)),
)
POLICY = (
    "12号楼能养狗吗",
    "2号楼能养狗吗",
    "3号楼的电梯坏了怎么办",
    "2号院能停车吗",
    "超过12号还能交吗",
    "超过2号还能交物业费吗",
    "每月3号之前交物业费吗",
    "这个月2号下午停水吗",
    "12月2号放假吗",
    "2号上午能办居住证吗",
    "3号之后还能补交吗",
    "加装电梯要多少户同意",
    "加装电梯谁出钱",
    "电梯坏了谁负责",
    "路灯坏了谁负责",
    "路灯坏了找谁修",
    "滑梯伤了孩子谁赔",
    "提案怎么写",
    "议题要几个人附议",
    "表决要多少人参加才算数",
    "投票3天够吗",
    "办居住证需要什么材料",
    "遛狗要拴绳吗",
    "垃圾分类怎么样了",
    "物业费涨价合理吗",
    "什么时候供暖",
    "2号线怎么走",
    "装修几点以后不能施工",
)


@pytest.fixture
def told(council: Council) -> Council:
    """Return a council with a topic and two proposals, and somebody else's beside it."""
    council.acts("外人", "propose.submit", text="地下车库漏水")
    lift = proposed(council, LIFT)
    council.acts("周老师", "moderate.open_topic", p=lift.id, **OPENED)
    for text in (LAMP, SLIDE):
        council.acts("王阿姨", "propose.submit", text=text)
    return council


@pytest.mark.parametrize(("question", "seen"), TABLE)
def test_a_question_about_the_record(
    told: Council, question: str, seen: tuple[str, ...]
) -> None:
    told.says("李叔", question)
    told.sees("李叔", *seen)
    assert _looked_up(told) == 0


@pytest.mark.parametrize("question", POLICY)
def test_a_question_about_policy(told: Council, question: str) -> None:
    told.says("李叔", question)
    told.silent()
    assert _looked_up(told) == 1


def _looked_up(council: Council) -> int:
    with council.begin() as work:
        return work.questions.count()


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("问 电梯的事有结果了吗", PRIVATE),
        ("问 电梯的事有结果了吗", GROUP),
        ("@bot 电梯的事有结果了吗", GROUP),
        ("@bot 2号提案谁负责", GROUP),
        ("/ask 2号提案谁负责", GROUP),
        ("进度 加装电梯", PRIVATE),
        ("进度 加装电梯", GROUP),
    ],
)
def test_every_way_to_ask(told: Council, words: str, where: Where) -> None:
    play(told, (Step("李叔", where, says=words, sees=("2号议题", "看详情")),))


def test_neighbours_talk_among_themselves(told: Council) -> None:
    play(told, (Step("李叔", GROUP, says="电梯的事有结果了吗", silent=True),))


def test_two_that_may_be_meant_are_offered(told: Council) -> None:
    told.acts("小陈", "propose.submit", text="南门路灯太暗")
    told.says("李叔", "路灯的事有结果了吗")
    told.sees("李叔", "哪一件", "3号 北门路灯坏了", "5号 南门路灯太暗")
    told.says("李叔", "1")
    told.sees("李叔", "5号提案", "南门路灯")
    told.says("李叔", "南门路灯的事有结果了吗")
    told.sees("李叔", "5号提案", "南门路灯")
    told.sees_not("李叔", "哪一件")


def test_another_communitys_matters_are_not_told(told: Council) -> None:
    told.says("李叔", "地下车库漏水的事有结果了吗")
    told.silent()
    told.says("外人", "加装电梯的事有结果了吗")
    told.silent()
    told.says("外人", "2号提案怎么样了")
    told.sees("外人", "没有找到")


def test_votes_are_not_told_before_the_end(council: Council) -> None:
    poll = voting(council)
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.acts("小陈", "vote.cast", poll=poll.id, choice="1")
    for question in ("2号现在多少票了", "路灯的表决赞成的多吗", "路灯的事怎么样了"):
        council.says("李叔", question)
        council.sees("李叔", "正在投票", "截止", "谁也看不到票数")
        council.sees_not("李叔", "2 票", "2 人", "赞成")
    closed(council, poll)
    council.says("李叔", "路灯的事有结果了吗")
    council.sees("李叔", "表决结果：通过", "委员会答复：最迟")


def test_a_commitment_is_told_with_its_unit_and_day(council: Council) -> None:
    committed(council)
    council.says("李叔", "2号提案谁负责")
    council.sees(
        "李叔", "委员会答复：采纳", "换LED灯（物业公司，", "12月20日", "还没动工", "看详情"
    )


def test_rounds_are_told_with_what_comes_next(told: Council) -> None:
    told.says("李叔", "加装电梯到哪一步了")
    told.sees("李叔", "到", "接下来：商量好了，由主持人开表决")


def test_a_question_that_is_asked_back(told: Council) -> None:
    told.says("李叔", "问")
    told.sees("李叔", "您想问什么")
    told.says("李叔", "电梯的事怎么样了")
    told.sees("李叔", "2号议题")


@pytest.mark.parametrize("question", POLICY)
def test_policy_names_no_number(question: str) -> None:
    found = mentioned(question)
    assert found is None or found.number is None
