"""A council on WeChat: ask, propose, deliberate, vote and hear the outcome, by words alone."""

from datetime import timedelta

from tests.chain import ASKED, MODERATED, PROPOSED, sees
from tests.dialogues import GROUP
from tests.tables import Step

DELIBERATED = (
    Step(
        "李叔",
        GROUP,
        says="2号 观点 灯要装感应的，省电",
        sees=("记下了（2号）",),
        others=(sees("周老师", "有新观点（李叔）", "感应"),),
    ),
    Step(
        "周老师",
        presses="显示",
        sees=("已显示",),
        others=(sees("王阿姨", "【2号议题】", "请您表个态", "感应", where=GROUP),),
    ),
    Step(
        "王阿姨",
        GROUP,
        presses="同意",
        sees=("王阿姨，2号的表态收到了",),
        others=(sees("王阿姨", "您的表态：同意"),),
    ),
    Step("小陈", GROUP, says="2号 2", sees=("小陈，2号的表态收到了",)),
)

OPENED = (
    Step("周老师", presses="发起表决", sees=("怎么表决",)),
    Step("周老师", presses="赞成或反对", sees=("按哪条规则办",)),
    Step("周老师", presses="协商征求意见", sees=("怎么算票",)),
    Step("周老师", presses="每人一票", sees=("什么时候截止",)),
    Step("周老师", says="3天后晚8点", sees=("请看看对不对", "20:00")),
    Step(
        "周老师",
        says="1",
        sees=("开始表决", "谁也看不到票数"),
        others=(sees("王阿姨", "【2号表决】", "1  赞成", "2号 1", where=GROUP),),
    ),
)

VOTED = (
    Step(
        "王阿姨",
        GROUP,
        presses="赞成",
        sees=("王阿姨，2号收到了",),
        unseen=("您投的是", "已有 1 人参加"),
        others=(sees("王阿姨", "您投的是：赞成", "回执"),),
    ),
    Step("李叔", GROUP, says="2号 1", sees=("李叔，2号收到了",)),
    Step("小陈", says="2号 2", sees=("您投的是：反对",)),
)

ENDED = (
    Step(
        "王阿姨",
        GROUP,
        passes=timedelta(days=4),
        others=(sees("王阿姨", "2号", "赞成", "通过", where=GROUP),),
    ),
)

BEFORE = (*ASKED, *PROPOSED, *MODERATED, *DELIBERATED, *OPENED)
