"""The desk of rolls, with real sheets: looked over, taken in, linked, listed."""

import io
import re
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from httpx import Response

from bot.rolling import Rolls, roll_in
from deliberation.polls import PollState
from deliberation.roll_files import DoubtKind, RollFileState
from handlers.correcting import CORRECTED
from handlers.messages import Text
from handlers.ports import NotFound, Trace
from handlers.texts import catalogue, keys
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import EVERYBODY, HERE, LI, SUN, WANG, ZHOU, Neighbour

PATH = "/desk/rolls"
HEADER = ("楼栋", "单元", "门牌号", "建筑面积（㎡）", "产权人", "联系电话", "备注")
ROWS = (
    ("3号楼", "2", 501, 89.56, "王 建国", "13800006789", ""),
    (None, None, 502, 102.5, "李秀英、赵强", None, ""),
    ("3号楼", "2", 502, 99, "李秀英", None, ""),
    ("3号楼", "2", 503, "=D2*2", "钱二", None, ""),
    ("3号楼", "2", 601, None, "王 建国", "13800006789", ""),
    ("合计", None, None, 300, None, None, None),
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("友邻社区业主名册",), HEADER, *rows):
        sheet.append(list(row))
    book.save(out)
    return out.getvalue()


async def read(browser: Browser, content: bytes, *, name: str = "名册.xlsx") -> str:
    """Send a file on the page and let its job run; return the path of what was read."""
    await browser.get(PATH)
    page = await browser.post("/act/rolls.read", {}, files=[("file", (name, content))])
    assert "正在看" in page.text
    house = browser.house
    sent = house.arrived[-1].files[0]
    rolls = Rolls(
        channels={"web": house.channel}, files=house.files, clock=house.clock, ids=house.ids
    )
    values = {
        "channel": "web",
        "reference": sent.reference,
        "name": name,
        "member": ZHOU.id,
        "community": HERE,
    }
    effect = await rolls.read(values)
    with house.storage.transaction() as work:
        replies = effect(work)
    await house.deliver(replies, to=None)
    with pytest.raises(NotFound):  # it held telephone numbers
        house.files.read(sent.reference)
    with house.reading() as work:
        found = work.roll_files.where(state=RollFileState.READ)
    return f"{PATH}/files/{found[-1].id}" if found else ""


async def press(browser: Browser, action: str, **fields: object) -> Response:
    """Send a form of the open page with what it carries hidden."""
    hidden = browser.marks(f"/act/{action}")
    fixed = {name: value for name, value in hidden.items() if not name.startswith("_")}
    marks = {name: value for name, value in hidden.items() if name == "_then"}
    return await browser.act(action, **{**marks, **fixed, **fields})


def holdings(house: House) -> dict[str, int]:
    with house.reading() as work:
        return {each.label: each.area for each in work.holdings.where(community_id=HERE)}


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.key)
async def test_rolls_are_for_moderators(browser: Browser, who: Neighbour) -> None:
    await browser.be(who.id)
    for path in ("", "/template.xlsx", "/lists/new"):
        answer = await browser.get(PATH + path)
        assert answer.status_code == (200 if who in (ZHOU, SUN) else 403), path


async def test_a_sheet_is_looked_over_and_taken_in(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    path = await read(browser, workbook(*ROWS))
    page = await browser.get(path)
    assert holdings(browser.house) == {}
    for words in (
        "同一个门牌，两处面积不一样",
        "有公式",
        "没有面积",
        "像是合计的行",
        "楼栋或单元空着",
        "同一个人有几套房",
        "新添 2 个门牌",
        "王建国（6789） 89.56",
    ):
        assert words in page.text, words
    assert "13800006789" not in page.text
    page = await press(browser, "rolls.confirm")
    assert "新添 2 个门牌" in page.text
    assert holdings(browser.house) == {"3-2-501": 8956, "3-2-601": 0}
    assert (await browser.get(path)).status_code == 404
    page = await browser.get(PATH)
    assert "89.56 平方米" in page.text
    assert "王建国（6789）" in page.text
    assert "有 1 处还没有面积" in page.text


async def test_a_csv_in_gbk_is_read_alike(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    text = "楼栋,单元,门牌,面积,产权人\r\n3号楼,2,501,89.56,王建国\r\n"
    path = await read(browser, text.encode("gbk"), name="名册.csv")
    await browser.get(path)
    await press(browser, "rolls.confirm")
    assert holdings(browser.house) == {"3-2-501": 8956}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("名册.xls", b"\xd0\xcf\x11\xe0 old", "refusal-not-a-sheet"),
        ("名册.xlsx", b"PK\x03\x04 broken", "refused-file-damaged"),
        ("名册.xlsx", b"\xd0\xcf\x11\xe0 locked", "refused-file-encrypted"),
        ("名册.csv", "甲,乙\n1,2\n".encode(), "refusal-roll-without-header"),
    ],
)
async def test_what_cannot_be_read_is_said(
    browser: Browser, name: str, content: bytes, reason: str
) -> None:
    await browser.be(ZHOU.id)
    assert await read(browser, content, name=name) == ""
    said = catalogue("zh_CN")
    assert reason in keys("zh_CN")
    told = [each.text for each in browser.house.chats.messages.values() if name in each.text]
    assert said.sentence(Text(reason), time_zone="Asia/Shanghai") in told[-1]


async def test_the_template_is_read_as_it_was_meant(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    answer = await browser.get(f"{PATH}/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    assert [each.value for each in sheet[1]][:4] == ["楼栋", "单元", "门牌", "面积"]
    assert sheet["C2"].number_format == "@"
    filled: tuple[str | float, ...] = (
        "3",
        "2",
        "501",
        89.56,
        "王建国",
        "13800006789",
        "商铺",
        "未交付",
        "",
    )
    for place, value in enumerate(filled, start=1):
        sheet.cell(row=2, column=place, value=value)
    out = io.BytesIO()
    book.save(out)
    (row,) = roll_in(out.getvalue(), name="roll.xlsx").rows
    assert (row.label, row.area, row.dwelling, row.delivered) == ("3-2-501", 8956, False, False)


def test_a_date_in_a_sheet_is_named() -> None:
    content = workbook((datetime(2026, 3, 2), None, None, 80, "王", None, None))  # noqa: DTZ001 - as Excel keeps it
    (doubt,) = roll_in(content, name="a.xlsx").doubts
    assert (doubt.kind, doubt.words, doubt.row) == (
        DoubtKind.LOOKS_LIKE_DATE,
        "2026-03-02",
        3,
    )


async def test_an_owner_is_linked_to_a_member(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    with browser.house.reading() as work:
        wang = work.members.get(WANG.id)
    row = ("3", "2", "501", 80, wang.name, "", "")
    await browser.get(await read(browser, workbook(row)))
    await press(browser, "rolls.confirm")
    page = await browser.get(PATH)
    assert f"就是{wang.name}" in page.text
    found = re.search(r"/desk/rolls/owners/(\w+)", page.text)
    assert found is not None
    await browser.get(found[0])
    page = await press(browser, "rolls.link", member=WANG.id)
    assert f"由{wang.name}来投" in page.text
    with browser.house.reading() as work:
        assert work.owners.get(found[1]).member_id == WANG.id


async def test_a_voter_list_is_made_changed_and_removed(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    await browser.get(f"{PATH}/lists/new")
    said = {"name": "楼栋代表", "base": "delegates", "m": WANG.id, f"for_{WANG.id}": "3号楼"}
    page = await press(browser, "rolls.list", **said)
    assert "一共 1 人" in page.text
    with browser.house.reading() as work:
        (kept,) = work.voter_lists.where(community_id=HERE)
    page = await browser.get(f"{PATH}/lists/{kept.id}")
    assert 'value="3号楼"' in page.text
    page = await press(browser, "rolls.list", **{**said, "m": [WANG.id, LI.id]})
    assert "一共 2 人" in page.text
    await browser.get(f"{PATH}/lists/{kept.id}")
    page = await press(browser, "rolls.unlist")
    assert "删了" in page.text


async def test_a_mended_title_is_shown_with_what_it_was(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    page = await browser.get("/desk")
    assert 'action="/act/vote.correct"' not in page.text  # somebody has voted
    with browser.house.storage.transaction() as work:
        (poll,) = work.polls.where(state=PollState.OPEN)
        trace = Trace(
            "mended", HERE, poll.id, poll.number, CORRECTED, browser.house.clock.now()
        )
        work.traces.add(replace(trace, words="路登 → 路灯"))
    page = await browser.get(f"/c/here/topics/{poll.number}")
    assert "标题改过错字：路登 → 路灯" in page.text
