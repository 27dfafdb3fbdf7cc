"""What goes wrong at a page is said plainly, and nothing that was written is lost."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.demo.photos import PICTURES
from tests.browser.people import PATIENCE, Person
from tests.browser.town import Town

PHOTO = PICTURES / "path.jpg"
UNCHECKED = "for (const form of document.forms) form.noValidate = true"
BLOCKED = "盲道让自行车占了怎么办"
PLACE = "2号楼地下室"


@pytest.fixture
def zhang(persona: Callable[..., Person]) -> Person:
    """Return somebody at the form for a proposal, in a browser that checks nothing itself."""
    person = persona("张师傅")
    at_the_form(person)
    return person


def at_the_form(person: Person) -> None:
    person.goes("/c/demo/propose")
    person.page.evaluate(UNCHECKED)


def kept(person: Person, label: str) -> str:
    return person.part("main").get_by_label(label).last.input_value()


def test_a_browser_asks_for_an_empty_field_itself(persona: Callable[..., Person]) -> None:
    person = persona("张师傅")
    person.goes("/c/demo/propose")
    person.part("form.stack button").click()
    assert person.path == "/c/demo/propose"
    assert person.part("#text:invalid").count() == 1


def test_an_empty_form_is_refused_with_what_was_written(zhang: Person) -> None:
    zhang.fills("在哪里", PLACE)
    zhang.clicks("提交", within="form.stack")
    zhang.sees("这一步没有办成", "还有一格没有填")
    assert kept(zhang, "在哪里") == PLACE


def test_four_megabytes_of_words_are_refused(zhang: Person) -> None:
    zhang.part("#text").evaluate("it => { it.value = '灯坏了'.repeat(470_000) }")
    zhang.fills("在哪里", PLACE)
    zhang.clicks("提交", within="form.stack")
    zhang.sees("提案请写在 500 个字以内")
    assert kept(zhang, "在哪里") == PLACE
    assert kept(zhang, "什么事").startswith("灯坏了")


def test_what_is_no_photo_is_refused(zhang: Person, tmp_path: Path) -> None:
    (tmp_path / "灯.jpg").write_bytes(b"MZ\x90 a program that says it is a photo")
    zhang.fills("什么事", "地下室的灯不亮")
    zhang.fills("在哪里", PLACE)
    zhang.brings("拍张照片", tmp_path / "灯.jpg")
    zhang.clicks("提交", within="form.stack")
    zhang.sees("“灯.jpg”不是照片，也不是 PDF，收不了")
    assert kept(zhang, "什么事") == "地下室的灯不亮"


def test_too_many_or_too_large_photos_are_refused(zhang: Person, tmp_path: Path) -> None:
    zhang.fills("什么事", "地下室的灯不亮")
    zhang.fills("在哪里", PLACE)
    zhang.brings("拍张照片", *[PHOTO] * 7)
    zhang.clicks("提交", within="form.stack")
    zhang.sees("一次最多发 6 个文件，请分开发")
    assert kept(zhang, "什么事") == "地下室的灯不亮"
    large = tmp_path / "夜景.jpg"
    large.write_bytes(PHOTO.read_bytes() + bytes(11_000_000))
    zhang.brings("拍张照片", large)
    zhang.clicks("提交", within="form.stack")
    zhang.sees("“夜景.jpg”太大了，请发 10 MB 以内的")
    zhang.brings("拍张照片", *[large] * 5)
    zhang.clicks("提交", within="form.stack")
    zhang.sees("文件太大", "请把照片分开发")


def test_a_chat_keeps_what_it_refuses(zhang: Person, tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"PK a table")
    zhang.clicks("居民群", within=".rooms")
    zhang.says("这是上个月的电费，大家看看", photo=tmp_path / "表.xlsx")
    zhang.sees("“表.xlsx”不是照片，也不是 PDF，收不了")
    assert zhang.part("#say").input_value() == "这是上个月的电费，大家看看"


def test_pressing_twice_proposes_once(zhang: Person) -> None:
    zhang.fills("什么事", "2号楼地下室总积水")
    zhang.fills("在哪里", PLACE)
    asking = zhang.page.url
    # The second press aborts the navigation of the first: only where it ends can be awaited.
    zhang.part("form.stack button").dblclick(no_wait_after=True)
    expect(zhang.page).not_to_have_url(asking)
    for _ in range(PATIENCE // 100):  # a page that says 收到了 is not the last word yet
        zhang.goes("/c/demo/proposals")
        if "2号楼地下室总积水" in zhang.words:
            break
        zhang.page.wait_for_timeout(100)
    assert zhang.words.count("2号楼地下室总积水") == 1
    zhang.page.go_back()
    zhang.page.go_back()
    if zhang.path.endswith("/propose"):
        zhang.fills("什么事", "2号楼地下室总积水")
        zhang.clicks("提交", within="form.stack")
    zhang.goes("/c/demo/proposals")
    assert zhang.words.count("2号楼地下室总积水") == 1


def test_an_ended_session_loses_no_words(zhang: Person) -> None:
    zhang.fills("什么事", "2号楼的信报箱被撬了")
    zhang.fills("在哪里", PLACE)
    zhang.page.context.clear_cookies()
    zhang.clicks("提交", within="form.stack")
    zhang.sees("请先登录", "您刚才写的，先帮您留在这里", "2号楼的信报箱被撬了", PLACE)


def test_a_page_of_somebody_else_s_session_loses_no_words(zhang: Person) -> None:
    zhang.fills("什么事", "2号楼的信报箱被撬了")
    other = zhang.page.context.new_page()
    other.goto("/")
    other.get_by_role("button", name="何阿姨").click()
    other.wait_for_url("**/c/demo")
    zhang.clicks("提交", within="form.stack")
    zhang.sees("这一页您现在看不了", "2号楼的信报箱被撬了")


def test_a_ballot_left_open_too_long_is_refused(
    town: Town, persona: Callable[..., Person]
) -> None:
    moderator = persona("周老师")
    moderator.goes("/desk")
    moderator.chooses("盲道", within="#ready")
    moderator.clicks("开议题", within="#ready")
    moderator.fills("议题名称", BLOCKED)
    moderator.clicks("开议题", within="form.stack")
    moderator.clicks("发起表决", within=f"#topics .card:has-text('{BLOCKED}')")
    closes = town.local + timedelta(hours=1)
    moderator.part("input[name=closes_at]").fill(f"{closes:%Y-%m-%dT%H:%M}")
    moderator.clicks("发起表决", within="form.stack")
    chen = persona("小陈")
    chen.clicks("去投票", within=f".cards li:has-text('{BLOCKED}')")
    chen.sees("赞成", "反对", "弃权")
    town.passes(timedelta(hours=2))
    chen.clicks("赞成", within=".ballot")
    chen.sees("表决已经结束，截止时间是", "这次表决已经结束")
    chen.clicks("看结果")
    chen.sees("表决结果公示", "参加人数不够", "应投 14，已投 0")


def test_a_statement_too_long_is_counted(persona: Callable[..., Person]) -> None:
    person = persona("张师傅")
    person.clicks("公共晾衣架", within="section[aria-labelledby=topics]")
    person.part("#text").evaluate("it => { it.value = '好'.repeat(141) }")
    person.page.evaluate(UNCHECKED)
    person.clicks("发表")
    person.sees("140 个字以内，您写了 141 个字")
    assert re.fullmatch("好{141}", kept(person, "说说您的观点"))
