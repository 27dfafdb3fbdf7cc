"""The poster of a doorway and what it opens: without an account, without a cookie."""

import io
import re
from dataclasses import dataclass, replace

import segno
from httpx import Response
from pypdf import PdfReader

from bot.reports.codes import qr_svg
from bot.reports.posters import deep_link, posters_view
from bot.reports.typesetting import posters_pdf
from bot.web.doorstep import GOOD_FOR, MOST_PHOTOS, receipt_for
from deliberation.doorways import DoorwayReport, ReportState
from deliberation.privacy import Shown
from handlers.doorways import doorways
from handlers.places import is_speaker
from handlers.ports import Code, Question, QuestionState
from handlers.reporting import MOST_REPORTS
from tests.bot.web.house import ADDRESS, Browser, House
from tests.bot.web.neighbours import HERE, LI, SUN, WANG, ZHAO, ZHOU

LAMP = "三楼楼道灯不亮"
PNG = b"\x89PNG\r\n\x1a\n a picture"


@dataclass
class Passer:
    """Somebody with a browser that keeps no cookie and runs no script."""

    browser: Browser

    async def get(self, path: str) -> Response:
        return self.kept_nothing(await self.browser.get(path))

    async def post(self, path: str, **fields: str) -> Response:
        return self.kept_nothing(await self.browser.post(path, fields))

    def kept_nothing(self, answer: Response) -> Response:
        for each in (*answer.history, answer):
            assert "set-cookie" not in each.headers, each.url
        return answer


def passer(house: House) -> Passer:
    return Passer(Browser.open(house))


async def hung(house: House, words: str = "3栋2单元") -> tuple[Code, ...]:
    """Return the codes of doorways that a moderator made on the desk."""
    desk = Browser.open(house)
    await desk.be(ZHOU.id)
    await desk.get("/desk/doorways")
    await desk.act("doorway.make", text=words)
    with house.reading() as work:
        return doorways(work, HERE, at=house.clock.now())


def reports(house: House) -> tuple[DoorwayReport, ...]:
    with house.reading() as work:
        return work.doorway_reports.where()


async def reported(house: House, **fields: str) -> tuple[Passer, Response]:
    """Let somebody report something; return them and the page of the receipt."""
    code = (await hung(house))[0].code
    who = passer(house)
    await who.get(f"/d/{code}/report")
    return who, await who.post(f"/d/{code}/report", **{"text": LAMP, **fields})


def receipt_on(page: str) -> str:
    found = re.search(r"<code>(\w{6}-\w{6})</code>", page)
    assert found is not None
    return found[1]


# At the doorway


async def test_the_poster_opens_three_things_with_the_place(house: House) -> None:
    code = (await hung(house))[0].code
    who = passer(house)
    page = await who.get(f"/d/{code.lower()}")
    assert "3栋2单元" in page.text
    for words in ("问政策", "报问题", "正在表决", "2 件事"):
        assert words in page.text
    page = await who.get(f"/d/{code}/votes")
    assert "小广场几点安静" in page.text
    assert "快递放在哪里" in page.text
    assert "t.me" not in page.text


async def test_with_a_bot_on_telegram_the_page_leads_there_too(house: House) -> None:
    house.telegram = "linli_bot"
    code = (await hung(house))[0].code
    page = await passer(house).get(f"/d/{code}")
    assert f'href="{deep_link("linli_bot", code)}"' in page.text


async def test_a_code_that_is_over_says_so(house: House) -> None:
    old = (await hung(house))[0]
    desk = Browser.open(house)
    await desk.be(ZHOU.id)
    await desk.get("/desk/doorways")
    await desk.act("doorway.renew", c=old.id)
    who = passer(house)
    for path in ("", "/ask", "/ask/x", "/report", "/votes"):
        for code in (old.code, "ZZZZZZ"):
            page = await who.get(f"/d/{code}{path}")
            assert page.status_code == 410
            assert "这张海报换新了" in page.text


# Reporting


async def test_a_report_needs_neither_account_nor_cookie(house: House) -> None:
    who, page = await reported(house, phone="13800001234")
    assert page.status_code == 200
    (report,) = reports(house)
    assert (report.place, report.text, report.member_id) == ("3-2", LAMP, None)
    assert "等着处理" in page.text
    assert "13800001234" not in page.text
    receipt = receipt_on(page.text)
    page = await who.get(f"/reports?receipt={receipt.lower().replace('-', '+')}")
    assert LAMP in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    page = await who.get("/reports?receipt=ABCDEF-ABCDEF")
    assert page.status_code == 404
    assert "没有这个编号" in page.text


async def test_staff_see_it_answer_and_the_reporter_reads_it(house: House) -> None:
    who, page = await reported(house, phone="13800001234")
    receipt = receipt_on(page.text)
    desk = Browser.open(house)
    await desk.be(ZHAO.id)
    assert "门口报来的问题（1）" in (await desk.get("/committee")).text
    page = await desk.get("/desk/reports")
    assert "tel:13800001234" in page.text
    with house.reading() as work:
        (look,) = [each for each in work.views.where() if each.shown is Shown.PHONE]
    assert (look.viewer_id, look.heads) == (ZHAO.id, 1)
    (report,) = reports(house)
    page = await desk.act("doorway.answer", r=report.id, state="under_way", text="明天来修")
    assert "在办" in page.text
    assert "明天来修" in (await who.get(f"/reports/{receipt}")).text
    await desk.act("doorway.answer", r=report.id, state="handled", text="换好了")
    page = await who.get(f"/reports/{receipt}")
    assert "办好了" in page.text
    assert "换好了" in page.text
    assert reports(house)[0].state is ReportState.HANDLED


async def test_a_moderator_makes_a_proposal_of_it_and_the_reporter_finds_it(
    house: House,
) -> None:
    who, page = await reported(house, text=f"{LAMP}。打 13900002222", phone="13800001234")
    receipt = receipt_on(page.text)
    (report,) = reports(house)
    path = f"/desk/reports/{report.id}/propose"
    staff = Browser.open(house)
    await staff.be(ZHAO.id)
    assert path not in (await staff.get("/desk/reports")).text
    assert (await staff.get(path)).status_code == 403
    desk = Browser.open(house)
    await desk.be(ZHOU.id)
    assert path in (await desk.get("/desk/reports")).text
    page = await desk.get(path)
    assert f'value="{LAMP}"' in page.text
    assert "13800001234" not in page.text
    assert ">打 …</textarea>" in page.text
    page = await desk.act("doorway.propose", r=report.id, title="换灯", text="打 13900002222")
    assert page.status_code == 422
    assert "里面有电话号码" in page.text
    page = await desk.act("doorway.propose", r=report.id, title="楼道换声控灯")
    with house.reading() as work:
        (made,) = work.proposals.where(id=reports(house)[0].proposal_id)
    assert f"转成了 {made.number} 号提案" in (await desk.get("/desk/reports")).text
    assert "<form" not in (await desk.get(path)).text.partition("<main")[2]
    page = await who.get(f"/reports/{receipt}")
    assert "转成提案" in page.text
    assert f"/c/here/proposals/{made.number}" in page.text
    assert "楼道换声控灯" in (await who.get(f"/c/here/proposals/{made.number}")).text


async def test_who_is_no_staff_sees_no_reports(house: House) -> None:
    await reported(house)
    browser = Browser.open(house)
    await browser.be(WANG.id)
    for path in ("/desk/reports", "/desk/doorways", "/desk/doorways/posters.pdf"):
        assert (await browser.get(path)).status_code == 403
    assert (await Browser.open(house).get("/desk/reports")).status_code == 401


async def test_photos_come_along_and_the_desk_shows_them(house: House) -> None:
    code = (await hung(house))[0].code
    who = Browser.open(house)
    await who.get(f"/d/{code}/report")
    path = f"/d/{code}/report"
    await who.post(path, {"text": LAMP}, files=[("photo", ("灯.png", PNG, "image/png"))])
    (report,) = reports(house)
    (photo,) = report.attachment_ids
    desk = Browser.open(house)
    await desk.be(SUN.id)
    assert f'src="/files/{photo}"' in (await desk.get("/desk/reports")).text
    assert (await desk.get(f"/files/{photo}")).content == PNG
    assert (await who.get(f"/files/{photo}")).status_code == 404
    await desk.be(LI.id)
    assert (await desk.get(f"/files/{photo}")).status_code == 404


async def test_what_is_refused_stays_on_the_form(house: House) -> None:
    code = (await hung(house))[0].code
    who = passer(house)
    path = f"/d/{code}/report"
    await who.get(path)
    page = await who.post(path, text=LAMP, phone="打给我")
    assert page.status_code == 422
    assert "号码没看懂" in page.text
    assert LAMP in page.text
    page = await who.post(path, text="  ")
    assert page.status_code == 422
    files = [("photo", (f"{n}.png", PNG, "image/png")) for n in range(MOST_PHOTOS + 1)]
    page = await who.browser.post(path, {"text": LAMP}, files=files)
    assert f"{MOST_PHOTOS}" in page.text
    assert reports(house) == ()
    page = await who.post(path, text=LAMP)
    assert "您报的问题" in page.text


async def test_the_same_form_is_one_report_and_other_words_are_another(house: House) -> None:
    code = (await hung(house))[0].code
    who = passer(house)
    path = f"/d/{code}/report"
    html = (await who.get(path)).text
    first = await who.post(path, text=LAMP)
    who.browser.html = html
    again = await who.post(path, text=LAMP)
    assert receipt_on(again.text) == receipt_on(first.text)
    assert len(reports(house)) == 1
    who.browser.html = html
    other = await who.post(path, text="电梯也坏了")
    assert receipt_on(other.text) != receipt_on(first.text)
    assert len(reports(house)) == 2


async def test_a_doorway_takes_only_so_many_and_keeps_no_file_of_more(house: House) -> None:
    code = (await hung(house))[0].code
    who = passer(house)
    path = f"/d/{code}/report"
    for number in range(MOST_REPORTS):
        await who.get(path)
        await who.post(path, text=f"{LAMP}{number}")
    await who.get(path)
    files = [("photo", ("x.png", b"\x89PNG\r\n\x1a\n one more", "image/png"))]
    page = await who.browser.post(path, {"text": LAMP}, files=files)
    assert page.status_code == 422
    assert "报得有点多" in page.text
    assert len(reports(house)) == MOST_REPORTS
    kept = [each for each in house.files.folder.rglob("*") if each.is_file()]
    assert not any(b"one more" in each.read_bytes() for each in kept)


async def test_a_mark_is_good_for_its_form_and_for_a_while(house: House) -> None:
    one, other = await hung(house, "3栋2单元、1栋")
    who = passer(house)
    await who.get(f"/d/{one.code}/report")
    html = who.browser.html
    for path in (f"/d/{other.code}/report", f"/d/{one.code}/ask"):
        who.browser.html = html
        assert (await who.post(path, text=LAMP)).status_code == 403
    house.clock.advance(GOOD_FOR)
    who.browser.html = html
    assert (await who.post(f"/d/{one.code}/report", text=LAMP)).status_code == 403
    assert reports(house) == ()


async def test_a_neighbour_who_is_signed_in_is_known_and_told(house: House) -> None:
    code = (await hung(house))[0].code
    li = Browser.open(house)
    await li.be(LI.id)
    await li.get(f"/d/{code}/report")
    html = li.html
    await li.post(f"/d/{code}/report", {"text": LAMP})
    assert [each.member_id for each in reports(house)] == [LI.id]
    await li.get(f"/d/{code}/report")
    files = [("photo", ("灯.png", PNG, "image/png"))]
    await li.post(f"/d/{code}/report", {"text": "再报一回"}, files=files)
    (photo,) = reports(house)[-1].attachment_ids
    assert (await li.get(f"/files/{photo}")).status_code == 200
    await li.be(WANG.id)
    assert (await li.get(f"/files/{photo}")).status_code == 404
    thief = passer(house)
    thief.browser.html = html
    answer = await thief.post(f"/d/{code}/report", text="冒名的")
    assert answer.status_code == 403
    desk = Browser.open(house)
    await desk.be(ZHOU.id)
    assert LI.name in (await desk.get("/desk/reports")).text


async def test_who_has_the_receipt_removes_all_of_it(house: House) -> None:
    who, page = await reported(house, phone="13800001234")
    path = f"/reports/{receipt_on(page.text).replace('-', '')}"
    page = await who.post(path)
    assert "已经删掉了" in page.text
    assert reports(house) == ()
    assert (await who.get(path)).status_code == 404


def test_receipts_are_drawn_from_what_was_said(house: House) -> None:
    one = receipt_for(house.ids, "nonce", LAMP)
    assert re.fullmatch("[2-9A-HJ-NP-Z]{12}", one)
    assert receipt_for(house.ids, "nonce", LAMP) == one
    assert receipt_for(house.ids, "nonce", "", LAMP) != one


# Asking


async def test_a_question_is_asked_by_nobody_and_answered_on_its_page(house: House) -> None:
    code = (await hung(house))[0].code
    who = passer(house)
    await who.get(f"/d/{code}/ask")
    page = await who.post(f"/d/{code}/ask", text="楼道灯\u202e坏了谁修 ")
    assert "正在查" in page.text
    assert 'http-equiv="refresh"' in page.text
    where = who.browser.page
    with house.storage.transaction() as work:
        (asked,) = [each for each in work.questions.where() if is_speaker(each.member_id)]
        work.questions.save(_answered(asked, QuestionState.DECLINED, answer=""))
    assert asked.follows is None
    page = await who.get(where)
    assert "没有找到可靠的依据" in page.text
    path = where.removeprefix(ADDRESS)
    page = await who.post(path)
    assert "已经请居委会来答了" in page.text
    with house.storage.transaction() as work:
        work.questions.save(_answered(asked, QuestionState.REPLIED, answer="物业修。"))
    assert "物业修。" in (await who.get(where)).text
    assert (await who.get(f"/d/{code}/ask/{'x' * 16}")).status_code == 404


def _answered(asked: Question, state: QuestionState, *, answer: str) -> Question:
    return replace(asked, state=state, answer=answer)


async def test_a_question_about_the_record_is_answered_at_once(house: House) -> None:
    code = (await hung(house))[0].code
    who = passer(house)
    await who.get(f"/d/{code}/ask")
    page = await who.post(f"/d/{code}/ask", text="小广场几点安静的投票什么时候截止？")
    assert "记录里是这样的" in page.text
    page = await who.post(f"/d/{code}/ask", text=" ")
    assert page.status_code == 422


# Posters


async def test_posters_are_printed_one_or_four_on_a_page(house: House) -> None:
    made = await hung(house, "1-2栋 各2单元；7栋")
    desk = Browser.open(house)
    await desk.be(ZHOU.id)
    answer = await desk.get("/desk/doorways/posters.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == len(made) == 5
    for page, code, place in zip(
        pages, made, ("1栋1单元", "1栋2单元", "2栋1单元", "2栋2单元", "7栋"), strict=True
    ):
        words = page.extract_text().replace(" ", "")
        assert [round(each) for each in page.mediabox[2:]] == [595, 842]
        for each in ("一楼一码", "您扫我办", place, f"council.test/d/{code.code}", "友邻社区"):
            assert each in words, (each, words)
    answer = await desk.get("/desk/doorways/posters.pdf?size=small")
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 2
    answer = await desk.get(f"/desk/doorways/posters.pdf?code={made[-1].code}")
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    assert "7栋" in page.extract_text()
    assert (await desk.get("/desk/doorways/posters.pdf?code=ZZZZZZ")).status_code == 404


async def test_the_codes_on_a_poster_lead_to_its_doorway(house: House) -> None:
    (code,) = await hung(house)
    with house.reading() as work:
        community = work.communities.get(HERE)
    now = house.clock.now()
    view = posters_view([code], community=community, address=ADDRESS, telegram="bot", now=now)
    (poster,) = view.posters
    for each in (view, view.small()):
        (page,) = PdfReader(io.BytesIO(posters_pdf(each))).pages
        assert "Telegram" in page.extract_text()
    assert poster.address == f"{ADDRESS}/d/{code.code}"
    assert poster.qr == qr_svg(poster.address)
    assert poster.telegram == qr_svg(f"https://t.me/bot?start=door_{code.code}")
    assert segno.make(poster.address, error="m").version == 3
