"""A topic in rounds, in a browser: template, statements, stances, drafted options, vote."""

from collections.abc import Callable
from datetime import timedelta

from tests.browser.people import Person
from tests.browser.town import Town

WANT = "1号楼大厅放几把椅子，等车等人好坐坐"
TITLE = "1号楼大厅放不放椅子"
SAID = {
    "李叔": "放两把带扶手的，老人好起身。",
    "王阿姨": "椅子放信箱那一侧，别挡消防栓。",
    "何阿姨": "先摆一个月，没人坐就撤。",
}


def test_a_topic_goes_from_a_template_to_a_vote(
    town: Town, persona: Callable[..., Person]
) -> None:
    people = {name: persona(name) for name in SAID}
    moderator = persona("周老师")
    granny = persona("赵奶奶", script=False)
    proposing(people["李叔"])
    page = opening(moderator)
    for name, words in SAID.items():
        stating(people[name], words)
        showing(moderator, words)
    granny.goes("/c/demo")
    granny.clicks(TITLE)
    granny.sees("收集观点", "现在", "接下来", "逐条表态", "拟选项")
    assert granny.part("#statements .buttons").count() == 0
    ending(moderator, page, why="该说的都说了")
    taking_stances(granny)
    ending(moderator, page, why="大家都表过态了")
    drafting(moderator, page)
    granny.goes("/c/demo")
    granny.clicks(TITLE)
    granny.sees("选项草案", "放两把带扶手的椅子", "来自观点 1、2", "先摆一个月再说")
    voting(moderator, page, town=town)
    granny.goes("/c/demo")
    granny.clicks(TITLE)
    granny.sees("放两把带扶手的椅子", "先摆一个月再说", "去投票")


def proposing(li: Person) -> None:
    li.clicks("提案", within=".rooms")
    li.clicks("我要提案")
    li.fills("什么事", WANT)
    li.fills("在哪里", "1号楼大厅")
    li.clicks("提交", within="form.stack")
    li.sees("已提交")


def opening(moderator: Person) -> str:
    """Open the topic with a template, its days changed; return its desk page."""
    moderator.goes("/desk")
    moderator.clicks("受理", within=f"#waiting .card:has-text('{WANT}') > .buttons")
    moderator.chooses(WANT, within="#ready")
    moderator.clicks("开议题", within="#ready")
    moderator.sees("选一种商议办法", "友邻+", "三轮拉家常", "先说事，再逐条表态")
    moderator.clicks("三轮拉家常", within="#templates")
    moderator.sees("第 4 轮是哪一种")
    moderator.fills("议题名称", TITLE)
    moderator.fills("几天", "2", within="#rounds .triple:nth-of-type(1)")
    moderator.clicks("开议题", within="form.stack")
    moderator.sees("已经开始商议")
    card = f"#topics .card:has-text('{TITLE}')"
    moderator.clicks("主持这个议题", within=card)
    moderator.sees("1号楼大厅放不放椅子", "收集观点", "提前结束这一轮", "还没有拟选项")
    return moderator.path


def stating(person: Person, words: str) -> None:
    person.goes("/c/demo")
    person.clicks(TITLE)
    person.sees("一条只说一件事")
    person.fills("说说您的观点", words)
    person.clicks("发表")
    person.sees("正等主持人看")


def showing(moderator: Person, words: str) -> None:
    moderator.goes("/desk")
    moderator.clicks("通过，让大家看到", within=f"#statements .card:has-text('{words}')")
    moderator.sees("已显示")


def ending(moderator: Person, page: str, *, why: str) -> None:
    moderator.goes(page)
    moderator.clicks("提前结束这一轮", within="#rounds")
    moderator.fills("理由", why, within="#rounds details[open]")
    moderator.clicks("提前结束这一轮", within="#rounds details[open] form")
    moderator.sees("提前结束", why)


def taking_stances(granny: Person) -> None:
    """Take stances one at a time, pass one over, and change one, without script."""
    granny.goes("/c/demo")
    granny.clicks(TITLE)
    granny.clicks("逐条表态", within="#rounds")
    granny.sees("已表态 0 条，还有 3 条", "只有您自己看得到")
    first = granny.part("#statement-asked").inner_text()
    granny.clicks("下一条", within=".one-statement")
    assert granny.part("#statement-asked").inner_text() != first
    for button in granny.part(".one-statement form button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 60
    for done in range(1, 4):
        granny.clicks("同意", within=".one-statement form:has(.agree)")
        granny.sees("您的表态")
        if done < 3:
            granny.sees(f"已表态 {done} 条，还有 {3 - done} 条")
    granny.sees("都表过态了", "我表过态的")
    card = ".statements li:nth-child(1)"
    granny.clicks("改一改", within=card)
    granny.clicks("不同意", within=f"{card} form:has(.disagree)")
    granny.sees("您：不同意", within=card)


def drafting(moderator: Person, page: str) -> None:
    moderator.goes(page)
    moderator.sees("拟选项", "不到 5 人表态，不公布")
    moderator.fills("选项", "放两把带扶手的椅子", within="#options form:has(#draft-label)")
    moderator.chooses(SAID["李叔"], within="#options")
    moderator.chooses(SAID["王阿姨"], within="#options")
    moderator.clicks("加上这个选项")
    moderator.sees("1. 放两把带扶手的椅子", "来自观点 1、2", within="#option-1")
    moderator.fills("选项", "先摆一个月再说", within="#options form:has(#draft-label)")
    moderator.chooses(SAID["何阿姨"], within="#options")
    moderator.clicks("加上这个选项")
    moderator.sees("2. 先摆一个月再说", within="#option-2")
    moderator.clicks("给大家看", within="#options")
    moderator.sees("已经发到群里")


def voting(moderator: Person, page: str, *, town: Town) -> None:
    """Open the vote: the drafted options are there already."""
    moderator.goes(page)
    moderator.clicks("发起表决", within="#options")
    moderator.chooses("几选一")
    closes = town.local + timedelta(days=2)
    moderator.part("input[name=closes_at]").fill(f"{closes:%Y-%m-%dT%H:%M}")
    drafted = moderator.part("textarea[name=options]").input_value()
    assert drafted.splitlines() == ["放两把带扶手的椅子", "先摆一个月再说"]
    moderator.clicks("发起表决", within="form.stack")
    moderator.sees("开始表决")
