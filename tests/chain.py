"""The whole chain as a dialogue: from a question to an answer that is rated and reopened.

The tables need a ``Driver`` with jobs, files and time: see ``tests/bot/chain``.
"""

from collections.abc import Mapping
from datetime import timedelta

from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Where
from tests.tables import Expected, Step

PICTURE = "<picture>"


def sees(who: str, *parts: str, where: Where = PRIVATE) -> Expected:
    """Return that somebody reads one message with all the parts."""
    return Expected(who=who, parts=parts, where=where)


ASKED = (
    Step("王阿姨", says="问 养犬要遵守什么", sees=("[1]《", "有用")),
    Step("王阿姨", presses="有用", sees=("谢谢",)),
    Step("李叔", GROUP, says="问 电动车可以在楼道里充电吗", sees=("关于“", "[1]《")),
    Step("小陈", says="问 火星土豆亩产几吨", sees=("没有找到", "转给委员会")),
    Step(
        "小陈",
        presses="转给委员会",
        sees=("已转给委员会",),
        others=(sees("赵主任", "小陈问", "火星土豆", where=COMMITTEE_ROOM),),
    ),
)

PROPOSED = (
    Step("王阿姨", GROUP, says="提 3号楼门口路灯坏了", sees=("照片",)),
    Step("王阿姨", GROUP, presses="跳过", sees=("3号楼门口路灯坏了", "回复 1")),
    Step(
        "王阿姨",
        GROUP,
        says="1",
        sees=("已提交", "1号", "附议 1号"),
        others=(sees("周老师", "王阿姨提交了 1号提案", "受理"),),
    ),
    Step("李叔", GROUP, presses="附议 1号", sees=("现在 1 人附议",)),
    Step("小陈", says="提 3号楼门口的路灯不亮了", sees=("已经有邻居提过", "附议 1号")),
    Step("小陈", presses="附议 1号", sees=("现在 2 人附议",)),
)

MODERATED = (
    Step(
        "周老师",
        presses="受理",
        sees=("1号提案", "已受理"),
        others=(
            sees("王阿姨", "您的 1号提案", "已受理"),
            sees("李叔", "您附议的 1号提案", "已受理"),
        ),
    ),
    Step("周老师", presses="开成议题", sees=("有关的规定", "路灯、楼道灯等公用设施坏了谁修")),
    Step("周老师", says="1", sees=("议题叫什么",)),
    Step("周老师", says="3号楼门口装新路灯", sees=("请哪些方",)),
    Step("周老师", says="居委会、物业、业委会、居民代表", sees=("按哪种办法", "友邻+")),
    Step("周老师", presses="征求意见", sees=("商议几天",)),
    Step("周老师", says="7", sees=("请看看对不对", "装新路灯", "回复 1")),
    Step(
        "周老师",
        says="1",
        sees=("2号议题", "已经开始商议", "发起表决"),
        others=(
            sees("王阿姨", "列成了 2号议题"),
            sees("王阿姨", "【2号议题】", "居委会、物业", "我有话说", where=GROUP),
        ),
    ),
)

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
        others=(
            sees("李叔", "已经显示"),
            sees("王阿姨", "【2号议题】", "请您表个态", "感应", where=GROUP),
        ),
    ),
    Step("王阿姨", GROUP, presses="同意", sees=("您的表态：同意",)),
    Step(
        "小陈",
        GROUP,
        says="2号 2",
        sees=("小陈，2号的表态收到了",),
        others=(sees("小陈", "您的表态：不同意"),),
    ),
    Step(
        "王叔叔",
        GROUP,
        says="一",
        quotes="【2号议题】",
        sees=("王叔叔，2号的表态收到了",),
        others=(sees("王叔叔", "您的表态：同意"),),
    ),
)

VOTED = (
    Step("周老师", presses="发起表决", sees=("怎么表决",)),
    Step("周老师", presses="赞成或反对", sees=("按哪条规则办",)),
    Step("周老师", presses="协商征求意见", sees=("怎么算票",)),
    Step("周老师", presses="每人一票", sees=("什么时候截止",)),
    Step("周老师", says="3天后晚8点", sees=("请看看对不对", "20:00")),
    Step(
        "周老师",
        says="1",
        sees=("开始表决", "谁也看不到票数"),
        others=(
            sees("王阿姨", "【2号表决】", "赞成", "反对", where=GROUP),
            sees("李叔", "开始表决了"),
        ),
    ),
    Step(
        "王阿姨",
        GROUP,
        presses="赞成",
        sees=("记下了：赞成", "回执"),
        others=(
            sees("王阿姨", "您投的是：赞成"),
            sees("李叔", "【2号表决】", "已有 1 人参加", where=GROUP),
        ),
    ),
    Step(
        "李叔",
        GROUP,
        says="2号 1",
        sees=("李叔，2号收到了",),
        others=(sees("李叔", "您投的是：赞成"),),
    ),
    Step(
        "小陈",
        GROUP,
        says="２",
        quotes="【2号表决】",
        sees=("小陈，2号收到了",),
        others=(sees("小陈", "您投的是：反对"),),
    ),
    Step("王叔叔", says="2号 3", sees=("您投的是：弃权",)),
    Step("王叔叔", says="2号 1", sees=("您投的是：赞成",)),
    Step(
        "访客",
        says="登记 5-1-101",
        sees=("登记门牌要您同意",),
    ),
    Step(
        "访客",
        presses="同意",
        sees=("记下了：5-1-101",),
        others=(sees("周老师", "访客说住在 5-1-101"),),
    ),
    Step("周老师", presses="确认属实", others=(sees("访客", "已确认"),)),
    Step("访客", says="2号 1", sees=("名册里没有您",)),
)

DECIDED = (
    Step(
        "赵主任",
        passes=timedelta(days=3),
        sees=("2号", "您还没投票"),
    ),
    Step(
        "王阿姨",
        GROUP,
        passes=timedelta(hours=11),
        sees=("【2号结果】", "通过", "赞成 3 票，反对 1 票", "效力", "公示到"),
        others=(
            sees("王阿姨", PICTURE, "【2号结果】", "扫码", where=GROUP),
            sees("赵主任", PICTURE, "议事纪要送到", "采纳", where=COMMITTEE_ROOM),
            sees("赵主任", ".pdf>", where=COMMITTEE_ROOM),
            sees("赵主任", "议事纪要送到", "采纳"),
        ),
    ),
    Step("李叔", GROUP, says="2号 1", sees=("2号表决已经结束",)),
)

ANSWERED = (
    Step(
        "赵主任",
        COMMITTEE_ROOM,
        presses="采纳",
        sees=("已私信给您",),
        others=(sees("赵主任", "请写明理由"),),
    ),
    Step(
        "赵主任",
        says="路灯是公共设施，下月换新",
        sees=("2号已答复：采纳",),
        others=(sees("王阿姨", "有答复了：采纳", "公共设施", where=GROUP),),
    ),
    Step("赵主任", presses="写承诺事项", sees=("承诺办什么事",)),
    Step("赵主任", says="更换3号楼门口路灯", sees=("哪个单位负责",)),
    Step("赵主任", says="清河物业", sees=("谁负责",)),
    Step("赵主任", says="孙工", sees=("什么时候办好",)),
    Step(
        "赵主任",
        says="30天",
        sees=("承诺已记下", "清河物业，孙工"),
        others=(sees("王阿姨", "有承诺了", "责任人孙工", where=GROUP),),
    ),
    Step("赵主任", presses="报进展", sees=("办到哪一步",)),
    Step("赵主任", presses="办好了", sees=("说说进展",)),
    Step(
        "赵主任",
        says="新灯已经装好，晚上亮了",
        photo=True,
        sees=("进展已记下",),
        others=(
            sees("王阿姨", PICTURE, "办好了", "新灯已经装好", "事情解决了吗", where=GROUP),
        ),
    ),
    Step(
        "王阿姨",
        GROUP,
        presses="没解决",
        sees=("已私信给您",),
        others=(sees("王阿姨", "没解决", "满意吗"),),
    ),
    Step("王阿姨", presses="不满意", sees=("哪里不满意",)),
    Step(
        "王阿姨",
        says="一下雨就又灭了",
        sees=("没解决，不满意",),
        others=(
            sees("赵主任", "一下雨就又灭了", "重新办理", "采纳", where=COMMITTEE_ROOM),
            sees("李叔", "一下雨就又灭了", "重新办理", where=GROUP),
        ),
    ),
    Step("李叔", GROUP, says="1号怎么样了", sees=("已列入议题", "2号议题", "通过", "更换")),
)

HOUSEHOLD = (
    *PROPOSED[:3],
    Step("周老师", presses="受理", sees=("1号提案", "已受理")),
    *MODERATED[1:-1],
    Step("周老师", says="1", sees=("2号议题", "已经开始商议", "发起表决")),
    Step("周老师", presses="发起表决", sees=("怎么表决",)),
    Step("周老师", presses="可选多项", sees=("有哪些选项",)),
    Step("周老师", says="装在东门、装在西门、装在车库", sees=("按哪条规则办",)),
    Step("周老师", presses="协商征求意见", sees=("怎么算票",)),
    Step("周老师", presses="每户一票", sees=("什么时候截止",)),
    Step("周老师", says="明天晚8点", sees=("请看看对不对", "装在西门")),
    Step("周老师", says="1", sees=("开始表决",)),
    Step(
        "王阿姨",
        GROUP,
        says="2号 1 3",
        sees=("王阿姨，2号收到了",),
        others=(
            sees("王阿姨", "装在东门", "装在车库"),
            sees("王叔叔", "王阿姨替您家", "一户一票"),
            sees("李叔", "已有 1 户参加，共 3 户", where=GROUP),
        ),
    ),
    Step("王叔叔", says="2号 2", sees=("您投的是：装在西门",)),
    Step("李叔", GROUP, presses="装在西门", sees=("记下了：装在西门",)),
    Step("李叔", GROUP, presses="装在东门", sees=("记下了：装在东门、装在西门",)),
    Step("李叔", GROUP, presses="装在东门", sees=("记下了：装在西门",)),
    Step("赵主任", GROUP, says="2号 1", sees=("名册里没有您",)),
    Step(
        "王阿姨",
        GROUP,
        passes=timedelta(days=2),
        sees=("【2号结果】", "得票最多：装在西门", "装在西门：2 票", "装在东门：0 票"),
    ),
)

OPENS = "食堂下月初一试开，中午十一点到一点。"
UNANSWERED = (
    Step(
        "小陈",
        says="问 社区食堂哪天开张，几点开饭？",
        sees=("没有找到", "看不到您的名字", "转给委员会"),
    ),
    Step("李叔", GROUP, says="问 社区食堂几号开张？", sees=("关于“", "没有找到")),
    Step(
        "小陈",
        presses="转给委员会",
        sees=("已转给委员会",),
        others=(sees("赵主任", "小陈问", "写答复", where=COMMITTEE_ROOM),),
    ),
    Step(
        "赵主任",
        COMMITTEE_ROOM,
        presses="写答复",
        others=(sees("赵主任", "怎么答复", "另一个人核准"),),
    ),
    Step(
        "赵主任",
        says=OPENS,
        sees=("写好了", "1 个差不多的问题"),
        others=(sees("孙工", "赵主任写了一份答复", OPENS, "核准", where=COMMITTEE_ROOM),),
    ),
    Step("赵主任", COMMITTEE_ROOM, presses="核准", sees=("您自己写的",)),
    Step("小陈", passes=timedelta(minutes=1), unseen=("试开",)),
    Step(
        "孙工",
        COMMITTEE_ROOM,
        presses="核准",
        sees=("孙工核准了",),
        others=(
            sees("小陈", "居委会答复了", OPENS, "[1]《居委会答复：社区食堂哪天开张"),
            sees("李叔", "居委会答复了", OPENS),
            sees("王阿姨", "有邻居问过", "居委会答复了", OPENS, where=GROUP),
        ),
    ),
    Step(
        "王阿姨",
        says="问 食堂啥时候开呀",
        sees=("下月初一", "[1]《居委会答复：社区食堂哪天开张", "2026年11月22日"),
    ),
)

CHAIN: Mapping[str, tuple[Step, ...]] = {
    "from a question to an answer that is reopened": (
        *ASKED,
        *PROPOSED,
        *MODERATED,
        *DELIBERATED,
        *VOTED,
        *DECIDED,
        *ANSWERED,
    ),
    "one vote a household, several choices": HOUSEHOLD,
    "from no answer to one of the committee": UNANSWERED,
}
