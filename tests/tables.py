"""Dialogues as data: the same steps run over the router, over Telegram and over the web."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from tests.dialogues import GROUP, PRIVATE, Driver, Where


@dataclass(frozen=True)
class Expected:
    """What one message that somebody can read in a chat contains."""

    who: str
    parts: tuple[str, ...]
    where: Where


@dataclass(frozen=True)
class Step:
    """Something that somebody says or presses, and what is seen of it.

    ``quotes`` is part of the card that the words reply to; a ``photo`` goes with the
    words. ``unseen`` words may not appear to the speaker in the chat; a ``silent`` step
    shows them nothing there. After ``passes`` the one named only looks.
    """

    who: str
    where: Where = PRIVATE
    says: str = ""
    presses: str = ""
    quotes: str = ""
    photo: bool = False
    passes: timedelta | None = None
    sees: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    silent: bool = False
    others: tuple[Expected, ...] = ()


def play(driver: Driver, steps: tuple[Step, ...]) -> None:
    """Play the steps, holding after each that what it promises was seen."""
    for step in steps:
        act(driver, step)
        driver.settle()
        if step.sees:
            _hold(driver, step, Expected(who=step.who, parts=step.sees, where=step.where))
        for expected in step.others:
            _hold(driver, step, expected)
        _hold_unseen(driver, step)


def act(driver: Driver, step: Step) -> None:
    """Let somebody do what a step says, or time pass."""
    if step.passes is not None:
        driver.passes(step.passes)
    elif step.photo:
        driver.photographs(step.who, step.says, where=step.where)
    elif step.quotes:
        driver.quotes(step.who, step.says, card=step.quotes, where=step.where)
    elif step.presses:
        driver.presses(step.who, step.presses, where=step.where)
    else:
        driver.says(step.who, step.says, where=step.where)


def _hold(driver: Driver, step: Step, expected: Expected) -> None:
    messages = driver.visible(expected.who, where=expected.where)
    found = any(all(part in message for part in expected.parts) for message in messages)
    assert found, f"{step}: {expected.who} sees {messages!r}, not {expected.parts!r}"


def _hold_unseen(driver: Driver, step: Step) -> None:
    messages = driver.visible(step.who, where=step.where)
    assert not (step.silent and messages), f"{step}: {messages!r}"
    found = [part for part in step.unseen if any(part in each for each in messages)]
    assert not found, f"{step}: {messages!r}"


WANG, LI, CHEN = "王阿姨", "李叔", "小陈"
MODERATOR, NEWCOMER = "周老师", "新邻居"

PROPOSED = (
    Step(WANG, GROUP, says="提 3号楼门口地砖松了", sees=("照片",)),
    Step(WANG, GROUP, presses="跳过", sees=("3号楼门口地砖松了", "回复 1")),
    Step(
        WANG,
        GROUP,
        says="1",
        sees=("1号", "地砖"),
        others=(Expected(MODERATOR, ("王阿姨", "1号", "受理"), PRIVATE),),
    ),
)
DELIBERATED = (
    *PROPOSED,
    Step(
        MODERATOR,
        presses="受理",
        sees=("1号", "开成议题"),
        others=(Expected(WANG, ("1号", "受理"), PRIVATE),),
    ),
    Step(MODERATOR, presses="开成议题", sees=("议题叫什么",)),
    Step(MODERATOR, says="修地砖", sees=("哪些方",)),
    Step(MODERATOR, says="物业、居委会", sees=("哪种办法", "征求意见")),
    Step(MODERATOR, says="1", sees=("几天",)),
    Step(MODERATOR, says="7", sees=("修地砖", "物业、居委会")),
    Step(
        MODERATOR,
        says="1",
        sees=("2号议题",),
        others=(
            Expected(LI, ("2号", "修地砖"), GROUP),
            Expected(WANG, ("2号", "修地砖"), PRIVATE),
        ),
    ),
)


def put_to_vote(
    method: str, *, options: str = "", budget: str = "", preview: str, card: str
) -> tuple[Step, ...]:
    """Return the steps that open a vote by a method, from its options to its card."""
    listed = (Step(MODERATOR, says=options, sees=("按哪条规则办",)),) if options else ()
    priced = (Step(MODERATOR, says=budget, sees=("什么时候截止",)),) if budget else ()
    return (
        *DELIBERATED,
        Step(MODERATOR, presses="发起表决", sees=("怎么表决",)),
        Step(MODERATOR, presses=method, sees=("有哪些" if options else "按哪条规则办",)),
        *listed,
        Step(MODERATOR, presses="协商征求意见", sees=("怎么算票",)),
        Step(MODERATOR, presses="每人一票", sees=("多少钱" if budget else "什么时候截止",)),
        *priced,
        Step(MODERATOR, says="7天", sees=("请看看对不对", preview)),
        Step(
            MODERATOR,
            says="1",
            sees=("2号", "开始表决"),
            others=(Expected(LI, ("【2号表决】", card), GROUP),),
        ),
    )


def told(who: str, *parts: str) -> tuple[Expected, ...]:
    """Return that somebody alone reads what their ballot says."""
    return (Expected(who, ("您投的是：", *parts), PRIVATE),)


PAVING = "换新砖、铺沥青、先垫平"

TABLES: Mapping[str, tuple[Step, ...]] = {
    "ask about the record": (
        *DELIBERATED,
        Step(LI, says="地砖的事有结果了吗", sees=("2号议题", "修地砖", "正在商议")),
        Step(LI, GROUP, says="问 2号什么时候投完", sees=("2号议题", "主持人开表决")),
        Step(LI, GROUP, says="地砖的事有结果了吗", silent=True),
    ),
    "take stances one after the other": (
        *DELIBERATED,
        Step(LI, says="观点 2 先铺大门口那一段", sees=("记下了（2号）",)),
        Step(MODERATOR, presses="显示", sees=("已显示（2号）",)),
        Step(LI, says="观点 2 换防滑的砖", sees=("记下了（2号）",)),
        Step(MODERATOR, presses="显示", sees=("已显示（2号）",)),
        Step(WANG, says="表态 2", sees=("请您表个态", "后面还有 1 条")),
        Step(WANG, presses="下一条", sees=("请您表个态", "后面还有 1 条")),
        Step(WANG, says="1", sees=("您的表态：同意",)),
        Step(WANG, says="2", sees=("您的表态：不同意", "都表过态了")),
        Step(LI, GROUP, says="随便说说", silent=True),
    ),
    "draft options from statements": (
        *DELIBERATED,
        Step(LI, says="观点 2 先铺大门口那一段", sees=("记下了（2号）",)),
        Step(MODERATOR, presses="显示", sees=("已显示（2号）",)),
        Step(MODERATOR, says="选项 2", sees=("还没有拟选项", "用观点 1")),
        Step(MODERATOR, presses="用观点 1", sees=("先铺大门口那一段（来自观点 1）",)),
        Step(
            MODERATOR,
            presses="给大家看",
            sees=("已经发到群里",),
            others=(Expected(LI, ("选项拟好了", "来自观点 1"), GROUP),),
        ),
    ),
    "propose in the group": (
        *PROPOSED,
        Step(LI, GROUP, says="附议 1", sees=("附议", "1 人")),
        Step(LI, GROUP, says="附议 1", sees=("已经附议过",)),
        Step(CHEN, GROUP, says="1号 1", sees=("您选的是：附议 1号", "2 人")),
        Step(WANG, GROUP, says="附议 1", sees=("自己提的",)),
        Step(LI, GROUP, says="1号怎么样了？", sees=("1号", "地砖")),
    ),
    "propose in private": (
        Step(WANG, says="提：地砖松了", sees=("在哪儿",)),
        Step(WANG, says="花坛边第二盏", sees=("照片",)),
        Step(WANG, says="跳过", sees=("地砖松了", "花坛边第二盏", "回复 1")),
        Step(WANG, says="１", sees=("1号", "地砖松了")),
        Step(LI, says="提案", sees=("1号", "地砖松了", "附议 1号")),
        Step(LI, says="一", sees=("您选的是：附议 1号", "1 人")),
    ),
    "second a similar one": (
        *PROPOSED,
        Step(LI, says="提 3号楼门口的地砖松了", sees=("差不多", "1号")),
        Step(LI, says="1", sees=("已附议 1号",)),
        Step(LI, says="取消", sees=("没有正在办的事",)),
    ),
    "silence in the group": (
        Step(WANG, GROUP, says="大家吃了吗", silent=True),
        Step(LI, GROUP, says="提醒大家明天停水", silent=True),
        Step(LI, GROUP, says="问题解决了", silent=True),
        Step(LI, GROUP, says="@所有人 明天停水", silent=True),
        Step(WANG, GROUP, says="1", silent=True),
        Step(WANG, GROUP, says="99号 1", silent=True),
        Step(WANG, GROUP, says="12号周三开会", silent=True),
    ),
    "help in private": (
        Step(WANG, says="帮助", sees=("提",)),
        Step(WANG, says="取消", sees=("没有",)),
        Step(WANG, says="7号怎么样了", sees=("没有找到",)),
        Step(WANG, says="谢谢", sees=("不客气",)),
        Step(WANG, says="登录", sees=("打开我的网页",)),
    ),
    "a dialogue outlives a verb": (
        Step(WANG, says="提 地砖松了", sees=("在哪儿",)),
        Step(WANG, says="隐私", sees=("王阿姨",)),
        Step(WANG, says="花坛边", sees=("照片",)),
        Step(WANG, says="取消", sees=("不办了",)),
        Step(WANG, says="取消", sees=("没有",)),
    ),
    "only those who may": (
        *PROPOSED,
        Step(LI, says="待办", sees=("要由主持人",)),
        Step("访客", says="提 地砖松了", sees=("登记过的居民",)),
        Step("访客", says="登记 3-2-501", sees=("要您同意",)),
        Step("访客", presses="同意", sees=("3-2-501",)),
        Step(MODERATOR, presses="确认属实", sees=("访客", "3-2-501")),
        Step("访客", says="附议 1", sees=("已附议 1号",)),
    ),
    "state an opinion": (
        *DELIBERATED,
        Step(
            LI,
            GROUP,
            says="2号 观点 换成太阳能灯",
            sees=("2号", "太阳能灯"),
            others=(Expected(MODERATOR, ("太阳能灯",), PRIVATE),),
        ),
        Step(
            MODERATOR,
            presses="显示",
            sees=("太阳能灯",),
            others=(Expected(WANG, ("太阳能灯", "同意"), GROUP),),
        ),
        Step(
            WANG,
            GROUP,
            says="2号 1",
            sees=("2号",),
            others=(Expected(WANG, ("同意", "太阳能灯"), PRIVATE),),
        ),
    ),
    "vote by digit and by button": (
        *DELIBERATED,
        Step(MODERATOR, presses="发起表决", sees=("怎么表决",)),
        Step(MODERATOR, says="1", sees=("按哪条规则办",)),
        Step(MODERATOR, says="1", sees=("怎么算票",)),
        Step(MODERATOR, says="1", sees=("什么时候截止",)),
        Step(MODERATOR, says="7天", sees=("修地砖", "赞成")),
        Step(
            MODERATOR,
            says="1",
            sees=("2号", "开始表决"),
            others=(Expected(LI, ("2号", "赞成", "反对"), GROUP),),
        ),
        Step(
            WANG,
            GROUP,
            says="2号 1",
            sees=("2号",),
            others=(Expected(WANG, ("您投的是：赞成", "回执"), PRIVATE),),
        ),
        Step(LI, GROUP, presses="反对", others=(Expected(LI, ("您投的是：反对",), PRIVATE),)),
        Step(
            LI,
            GROUP,
            says="２",
            quotes="赞成",
            others=(Expected(LI, ("您投的是：反对",), PRIVATE),),
        ),
        Step(LI, says="2号 1", sees=("您投的是：赞成",)),
        Step(LI, says="2号 9", sees=("1 到 3",)),
        Step(NEWCOMER, GROUP, says="2号 1", sees=("名册里没有您",)),
        Step(WANG, says="2号怎么样了", sees=("正在投票",), unseen=("赞成", "反对")),
    ),
    "vote by order": (
        *put_to_vote("末位退出", options=PAVING, preview="从最喜欢的开始", card="按喜欢的先后"),
        Step(
            WANG,
            GROUP,
            says="2号 3>1=2",
            sees=("2号收到了",),
            others=told(WANG, "第 1 名 先垫平；并列第 2 名 换新砖、铺沥青"),
        ),
        Step(LI, GROUP, presses="换新砖", others=told(LI, "第 1 名 换新砖；没排的算最后")),
        Step(LI, GROUP, presses="先垫平", others=told(LI, "第 1 名 换新砖；第 2 名 先垫平")),
        Step(LI, says="2号 2 1", sees=("第 1 名 铺沥青；第 2 名 换新砖",)),
        Step(LI, says="2号 3:1", sees=("没看懂您的排序", "3>1=2")),
        Step(WANG, says="2号怎么样了", sees=("正在投票",), unseen=("第 1 名",)),
    ),
    "vote by points": (
        *put_to_vote("打分再决胜", options=PAVING, preview="0 到 5 分", card="给它打分"),
        Step(
            WANG,
            GROUP,
            says="2号 1:5 2:3",
            sees=("2号收到了",),
            others=told(WANG, "换新砖 5 分；铺沥青 3 分"),
        ),
        Step(
            LI,
            GROUP,
            presses="铺沥青",
            others=(Expected(LI, ("“铺沥青”打几分", "很支持"), PRIVATE),),
        ),
        Step(LI, presses="4 分", sees=("铺沥青 4 分", "“换新砖”打几分")),
        Step(LI, says="2号 5 3", sees=("没看懂您打的分", "1:5 2:3")),
    ),
    "vote on money": (
        *put_to_vote(
            "均摊分钱",
            options="换新砖 3000元；铺沥青 5000元；先垫平 800元",
            budget="6000元",
            preview="总预算 6,000 元",
            card="换新砖（3,000 元）",
        ),
        Step(
            WANG,
            GROUP,
            says="2号 1 3",
            sees=("2号收到了",),
            others=told(WANG, "换新砖、先垫平（共 3,800 元，总预算 6,000 元）"),
        ),
        Step(LI, GROUP, presses="铺沥青", others=told(LI, "铺沥青（共 5,000 元")),
        Step(LI, GROUP, presses="先垫平", others=told(LI, "铺沥青、先垫平（共 5,800 元")),
    ),
    "vote by consent": (
        *put_to_vote("协商一致", preview="可以接受", card="可以接受"),
        Step(WANG, GROUP, presses="可以接受", others=told(WANG, "可以接受")),
        Step(LI, GROUP, presses="反对", others=(Expected(LI, ("理由是什么",), PRIVATE),)),
        Step(LI, says="轮椅过不去", sees=("您投的是：反对（理由：轮椅过不去）",)),
        Step(LI, says="2号 1", sees=("您投的是：同意",)),
    ),
}
