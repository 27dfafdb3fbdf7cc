"""The whole chain in a browser, as its residents, their moderator and their committee."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from playwright.sync_api import FloatRect, Locator, expect
from pypdf import PdfReader

from bot.demo.photos import PICTURES
from tests.browser.people import PATIENCE, Person, fetched
from tests.browser.town import Town

BROKEN, LIT = PICTURES / "lamp-base.jpg", PICTURES / "lamp-lit.jpg"
TITLE = "3号楼门口的灯谁来修"
QUESTION = "3号楼门口的路灯又坏了，这次修好以后由谁定期检查？"
STATEMENT = "请物业每月检查一次，结果贴在单元门口。"
CHOICES = ("物业每月检查", "居民轮流报修", "装自动报警")
ASKED = "小区班车几点去机场"
REASON = "灯亮了，可是每天半夜自己灭，台阶又看不见了。"
COUNTS = re.compile(r"\d\s*票|赞成\s*\d|得票")


@dataclass(frozen=True)
class Neighbours:
    """Three residents, their moderator, one of their committee."""

    li: Person
    wang: Person
    zhao: Person
    moderator: Person
    committee: Person


def test_neighbours_walk_the_whole_chain(
    town: Town, persona: Callable[..., Person], newcomer: Callable[..., Person]
) -> None:
    people = Neighbours(
        li=persona("李叔"),
        wang=persona("王阿姨"),
        zhao=persona("赵奶奶"),
        moderator=persona("周老师"),
        committee=persona("赵主任"),
    )
    asking(people.li)
    passing_on(people.li, people.committee, approver=people.moderator)
    number = proposing(people.li, seconder=people.wang)
    moderating(people.moderator, number)
    deliberating(people)
    ballot = voting(people, closes=town.local + timedelta(hours=1))
    stays_out(newcomer("别处的人", address=town.address), town.elsewhere, ballot=ballot)
    town.passes(timedelta(hours=2))
    deciding(people)
    responding(people)


def asking(li: Person) -> None:
    li.clicks("居民群", within=".rooms")
    li.says("问 养犬要遵守什么")
    li.hears("关于“养犬要遵守什么”", "[1]《", "👍 有用", "👎 没用")
    li.clicks("[1] ", within="#messages li.bot:last-child")
    li.sees("适用地区", "施行")
    cited = li.part(".passage.cited mark").inner_text()
    assert len(cited) > 10
    li.page.go_back()
    assert cited[:10] in li.words
    li.clicks("👍 有用", within="#messages li.bot:last-child")
    li.sees("谢谢，很高兴帮上忙。")


def passing_on(li: Person, committee: Person, *, approver: Person) -> None:
    li.says(f"问 {ASKED}")
    li.hears("没有找到可靠的依据", "转给委员会")
    li.clicks("转给委员会", within="#messages li.bot:last-child")
    li.hears("已转给委员会", ASKED)
    committee.clicks("委员会工作台", within=".rooms")
    asked = f"section[aria-labelledby=questions] .card:has-text('{ASKED}')"
    committee.clicks("去答复", within=asked)
    committee.fills("怎么答复", "暂时没有班车，可以坐地铁。")
    committee.clicks("交给另一个人核准", within="section[aria-labelledby=write]")
    committee.sees("等另一个人核准")
    approver.goes("/committee/questions?show=written")
    approver.clicks("核准", within=".card:has-text('可以坐地铁')")
    approver.sees("核准了")
    li.clicks("私聊", within=".rooms")
    li.hears(ASKED, "暂时没有班车，可以坐地铁。")


def proposing(li: Person, *, seconder: Person) -> str:
    li.clicks("居民群", within=".rooms")
    li.says("提 3号楼门口路灯坏了")
    li.hears("有照片吗？")
    li.says("", photo=BROKEN)
    li.hears("请看看对不对", "3号楼门口路灯坏了", "地点：3号楼", "照片：1 张", "回复 1 提交")
    li.says("1")
    li.hears("已提交", "等主持人受理")
    number = re.findall(r"(\d+)号提案“3号楼门口路灯坏了”", li.words)[-1]
    li.clicks(f"看{number}号提案", within="#messages")
    li.sees(f"{number}号", "3号楼门口路灯坏了", "李叔", "等主持人看", "0 人附议")
    assert width(li.part(".pictures img")) > 0
    seconder.clicks("提案", within=".rooms")
    seconder.clicks("3号楼门口路灯坏了", within=f".cards li:has-text('{number}号')")
    seconder.clicks("我也附议")
    seconder.sees("现在 1 人附议", "您已附议")
    return number


def moderating(moderator: Person, number: str) -> None:
    moderator.clicks("主持人工作台", within=".rooms")
    moderator.clicks("受理", within=f"#waiting #proposal-{number} > .buttons")
    moderator.chooses("3号楼门口路灯坏了", within="#ready")
    moderator.clicks("开议题", within="#ready")
    moderator.sees("由哪些提案而来", "请哪些方面一起商量")
    moderator.fills("议题名称", TITLE)
    moderator.fills("要商量的问题", QUESTION)
    moderator.fills("请哪些方面一起商量", "居委会\n物业服务企业\n3号楼居民代表")
    law = moderator.part("input[name=passages]").first
    law.check()
    moderator.clicks("开议题", within="form.stack")
    moderator.sees("已经开始商议")
    assert moderator.path == "/desk"


def deliberating(people: Neighbours) -> None:
    people.wang.goes("/c/demo")
    people.wang.clicks(TITLE)
    people.wang.sees(QUESTION, "居委会、物业服务企业、3号楼居民代表", "讨论")
    people.wang.fills("说说您的观点", STATEMENT)
    people.wang.clicks("发表")
    people.wang.sees("正等主持人看")
    said = f".card:has-text('{STATEMENT}')"
    people.moderator.goes("/desk")
    people.moderator.clicks("通过，让大家看到", within=f"#statements {said}")
    people.moderator.sees("已显示")
    people.li.goes("/c/demo")
    people.li.clicks(TITLE)
    people.li.clicks("同意", within=f".statements {said} form:has(.agree)")
    people.li.sees("1 人表了态", "您：同意")


def voting(people: Neighbours, *, closes: datetime) -> str:
    opening(people.moderator, closes=closes)
    for who, first in ((people.wang, CHOICES[0]), (people.zhao, CHOICES[1])):
        votes(who, first)
    li = people.li
    votes(li, CHOICES[2])
    ballot = li.path
    receipts = set(re.findall(r"回执 (\w+)", li.words))
    li.clicks(CHOICES[0], within=".ballot")
    li.sees(f"您投了：{CHOICES[0]}", "回执")
    assert receipts
    for someone, path in (
        (li, "/c/demo"),
        (people.wang, "/me"),
        (people.moderator, "/desk"),
        (people.committee, "/committee"),
    ):
        someone.goes(path)
        counts_nothing(someone)
        someone.goes("/c/demo")
        someone.clicks(TITLE)
        someone.sees("截止前谁也看不到票数", *CHOICES)
        counts_nothing(someone)
    return ballot


def opening(moderator: Person, *, closes: datetime) -> None:
    moderator.goes("/desk")
    moderator.clicks("发起表决", within=f"#topics .card:has-text('{TITLE}')")
    moderator.chooses("几选一")
    moderator.fills("选项", "\n".join(CHOICES))
    moderator.chooses("一人一票")
    moderator.chooses("协商征求意见")
    moderator.part("input[name=closes_at]").fill(f"{closes:%Y-%m-%dT%H:%M}")
    moderator.clicks("发起表决", within="form.stack")
    moderator.sees("开始表决", "截止前谁也看不到票数，您也一样")


def votes(person: Person, choice: str) -> None:
    person.clicks("首页", within=".rooms")
    person.clicks("去投票", within=f".cards li:has-text('{TITLE}')")
    person.sees(QUESTION, "只有您自己看得到")
    for button in person.part(".ballot button").all():
        assert size(button)["height"] >= 60
    person.clicks(choice, within=".ballot")
    person.sees(f"您投了：{choice}", "回执", "前可以改，以最后一次为准")


def counts_nothing(person: Person) -> None:
    part = person.part(f".card:has-text('{TITLE}'), #poll")
    for each in part.all_inner_texts():
        assert not COUNTS.search(each), each


def stays_out(stranger: Person, token: str, *, ballot: str) -> None:
    """See that somebody of another community finds nothing that is not public."""
    stranger.goes(f"/sign-in/{token}")
    stranger.clicks("登录", within="main")
    stranger.sees("您已登录", "别处的人，您好")
    for path in (ballot, "/desk/topics/26/poll"):
        assert stranger.goes(path) == 404
        stranger.sees("没有找到")
    assert stranger.goes("/c/demo/chat") == 403
    assert stranger.goes("/c/demo") == 200
    stranger.sees_nothing_of("去投票", "我要提案")


def deciding(people: Neighbours) -> None:
    wang = people.wang
    wang.goes("/c/demo")
    wang.clicks("看全部结果")
    wang.clicks(TITLE, within=".cards")
    wang.sees(
        "表决结果公示",
        f"得票最多：{CHOICES[0]}",
        "票是这样数的",
        f"{CHOICES[0]}：2 票",
        "参加 3",
        "效力：征求意见，不替代业主大会、居民会议的表决",
        "公示期：2026年11月22日",
        "第三十四条",
    )
    documents(wang)
    wang.fills("对这个结果有疑问", "检查的费用谁出？")
    wang.clicks("提出询问")
    wang.sees("检查的费用谁出？", "等待答复")
    people.committee.goes("/committee")
    asked = ".card:has-text('检查的费用谁出？')"
    people.committee.fills("怎么答复", "从物业费里出，不另收钱。", within=asked)
    people.committee.clicks("答复", within=asked)
    people.committee.sees("已答复，写在")
    wang.goes(wang.path)
    wang.sees("从物业费里出，不另收钱。", within="#inquiries + .talk")


def documents(person: Person) -> None:
    headers, record = fetched(person, link(person, "议事纪要（PDF）"))
    assert headers["content-type"] == "application/pdf"
    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(record)).pages)
    for words in (TITLE, CHOICES[0], "议事纪要", "效力：征求意见"):
        assert words in "".join(pages.split())
    headers, card = fetched(person, link(person, "结果图片"))
    assert headers["content-type"] == "image/png"
    assert card.startswith(b"\x89PNG")
    assert size(person.part(".qr svg"))["width"] >= 90
    address = person.part(".address a").get_attribute("href")
    assert address == person.page.url.partition("#")[0]


def size(part: Locator) -> FloatRect:
    box = part.bounding_box()
    assert box is not None
    return box


def shifted(picture: Locator) -> float:
    """Return by how many points a picture moves what is below it when it comes."""
    without = """it => {
      const before = it.getBoundingClientRect().height, bare = new Image();
      bare.alt = it.alt;
      it.replaceWith(bare);
      const height = bare.getBoundingClientRect().height;
      bare.replaceWith(it);
      return before - height;
    }"""
    assert width(picture)
    return float(picture.evaluate(without))


def width(picture: Locator) -> int:
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    return int(picture.evaluate("it => it.naturalWidth"))


def link(person: Person, label: str) -> str:
    """Return where a file lies; it is made meanwhile, so a person may have to look again."""
    named = person.page.get_by_role("link", name=label)
    for _ in range(PATIENCE // 100):
        if named.count():
            break
        person.sees("正在整理")
        person.page.wait_for_timeout(100)
        person.page.reload()
    return named.get_attribute("href") or ""


def responding(people: Neighbours) -> None:
    committee = people.committee
    committee.goes("/committee")
    committee.clicks("写答复", within=f"#due ~ .card:has-text('{TITLE}')")
    committee.chooses("部分采纳")
    committee.fills("说明", "每月检查做得到，结果先贴在公告栏。")
    committee.clicks("公布答复")
    committee.sees("已答复：部分采纳")
    committee.fills("任务", "每月检查3号楼门口的灯")
    committee.fills("责任单位", "清河里物业服务中心")
    committee.fills("责任人", "孙经理")
    committee.part("input[name=deadline]").fill("2026-12-20")
    committee.clicks("作出承诺", within="form")
    committee.sees("承诺已记下", "还没动工")
    committee.clicks("更新进度", within="#commitments")
    committee.chooses("正在办")
    committee.fills("说说进展", "第一次检查做完了，换了灯头。")
    committee.brings("现场照片", LIT)
    committee.clicks("更新进度", within="#commitments form")
    committee.sees("进展已记下", "第一次检查做完了")
    rating(people)


def rating(people: Neighbours) -> None:
    li = people.li
    li.clicks("私聊", within=".rooms")
    li.sees("有答复了：部分采纳", "有承诺了", "有进展")
    li.goes(people.wang.path)
    li.sees(*("任务", "责任单位", "责任人", "时限", "进度"), "孙经理", "2026年12月20日")
    assert width(li.part(".reports img")) > 0
    li.chooses("没解决")
    li.chooses("不满意")
    li.fills("想说的话", REASON)
    li.clicks("评价", within="#rating")
    li.sees("您评过：没解决，不满意", f"重新办理：{REASON}", "1 人评价")
    people.committee.goes("/committee")
    people.committee.sees(REASON, within="section[aria-labelledby=due]")
    people.wang.goes(people.wang.path)
    assert shifted(people.wang.part(".reports img")) == 0
    people.wang.chooses("没解决")
    people.wang.chooses("不满意")
    people.wang.fills("想说的话", "我家门口也是。")
    people.wang.clicks("评价", within="#rating")
    people.wang.sees("2 人评价", f"重新办理：{REASON}")
    people.wang.sees_nothing_of("重新办理：我家门口也是。")
