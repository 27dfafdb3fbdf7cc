"""A notice on its way from the committee's desk to the sentence that an answer cites."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import PATIENCE, Person

NOTICE = """\
您当前位置：首页 > 通知公告
关于2号楼电梯停梯检修的通知
2号楼的居民(mín)：
12月3日上午9点到下午4点，2号楼电梯(diàn tī)停梯检修,请走楼梯.
行动不便的老人需要上下楼的,请提前一天打物业电话62001234登记，物业派人帮忙。
责任编辑：王某某
"""
NAME = "2号楼电梯停梯检修通知.txt"
TITLE = "关于2号楼电梯停梯检修的通知"
SENTENCE = "12月3日上午9点到下午4点，2号楼电梯停梯检修，请走楼梯。"
QUESTION = "2号楼电梯什么时候停梯检修"


def test_a_notice_is_taken_in_looked_at_and_cited(
    persona: Callable[..., Person], tmp_path: Path
) -> None:
    committee = persona("赵主任")
    takes_in(committee, tmp_path / NAME)
    looks_at_both_sides(committee)
    waits_until_it_is_found(committee)
    opens_the_citation(persona("李叔"))


def takes_in(committee: Person, file: Path) -> None:
    file.write_text(NOTICE, encoding="gbk")
    committee.goes("/committee")
    committee.clicks("资料库", within="main")
    committee.part("#files").set_input_files(file)
    committee.part("summary").filter(has_text="写明发布单位").click()
    committee.fills("发布单位", "清河里社区居委会", within=".hero")
    committee.fills("有效到哪天", "2026-12-31")
    committee.clicks("放进去", within=".hero")
    committee.sees("收到了，正在读", NAME)
    committee.sees("读好了", "现在可以问了", within=".uploads")


def looks_at_both_sides(committee: Person) -> None:
    committee.goes("/library")
    committee.clicks(TITLE, within=".cards:not(.uploads)")
    committee.sees("现行", "清河里社区居委会", "2026年12月31日止", "切好的段落")
    committee.sees("(diàn tī)", "责任编辑：王某某", within=".side.raw")
    expect(committee.part(".side.cleaned")).to_be_hidden()
    committee.part(".switch label").last.click()
    committee.sees(SENTENCE, within=".side.cleaned")
    expect(committee.part(".side.raw")).to_be_hidden()
    committee.sees(SENTENCE, within=".cut")
    assert "diàn" not in committee.part(".cut").inner_text()


def waits_until_it_is_found(committee: Person) -> None:
    for _ in range(PATIENCE // 500):
        committee.goes(f"/library/words?q={QUESTION}")
        if TITLE in committee.words:
            return
        committee.page.wait_for_timeout(500)
    raise AssertionError(committee.words)


def opens_the_citation(li: Person) -> None:
    li.clicks("居民群", within=".rooms")
    li.says(f"问 {QUESTION}")
    li.hears("12月3日上午9点", "[1]")
    li.clicks(TITLE[:8], within="#messages li.bot:last-child")
    li.sees(TITLE, "现行", "清河里社区居委会")
    expect(li.part("mark#cited")).to_contain_text("12月3日上午9点到下午4点")
    expect(li.part("mark#cited")).to_be_in_viewport()
