"""Invitations on the web: made and printed by moderators, followed by neighbours."""

import io
import re

from pypdf import PdfReader

from deliberation.communities import Role, Standing
from handlers.enrolling import invitations
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import CHEN, HERE, LI, SUN, WANG, ZHOU


def codes(house: House) -> dict[str, str]:
    """Return the codes that are out, by door."""
    with house.reading() as work:
        homes = {each.id: each.label for each in work.households.where()}
        found = invitations(work, HERE, at=house.clock.now())
    return {homes[each.household_id]: each.code for each in found if each.household_id}


async def invited(browser: Browser) -> dict[str, str]:
    await browser.be(ZHOU.id)
    await browser.get("/desk/doors")
    await browser.act("members.invite", building="")
    return codes(browser.house)


async def test_a_moderator_makes_codes_and_prints_slips(browser: Browser) -> None:
    made = await invited(browser)
    assert sorted(made) == ["3-2-501", "3-2-502", "3-2-601"]
    answer = await browser.get("/desk/doors/slips.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    (sheet,) = PdfReader(io.BytesIO(answer.content)).pages
    words = sheet.extract_text()
    for door, code in made.items():
        assert door in words
        assert code in words.replace(" ", "")


async def test_slips_are_not_for_everybody(browser: Browser) -> None:
    await invited(browser)
    await browser.be(WANG.id)
    assert (await browser.get("/desk/doors/slips.pdf")).status_code == 403
    await browser.be(ZHOU.id)
    assert (await browser.get("/desk/doors/slips.pdf?building=nowhere")).status_code == 404


async def test_somebody_new_follows_a_slip_and_is_vouched_for(browser: Browser) -> None:
    code = (await invited(browser))["3-2-601"]
    new = Browser.open(browser.house)
    page = await new.get(f"/join/{code}")
    assert "3-2-601 的邀请" in page.text
    page = await new.post(f"/join/{code}", {"name": "小吴"})
    assert "小吴，还差一步" in page.text
    page = await new.act("members.join", text=code, agree="yes")
    assert "记下了：3-2-601" in page.text
    page = await browser.get("/desk/doors")
    assert "小吴</strong> — 3-2-601" in page.text
    card = page.text.partition("小吴</strong> — 3-2-601")[2]
    claim = re.search(r'name="i" value="([^"]+)"', card)
    member = re.search(r'name="m" value="([^"]+)"', card)
    assert claim is not None
    assert member is not None
    await browser.act("members.confirm", m=member[1], i=claim[1])
    with browser.house.reading() as work:
        person = work.members.one(name="小吴")
    assert person is not None
    assert person.standing is Standing.ENROLLED
    assert (await new.get("/me")).status_code == 200


async def test_nobody_comes_in_without_a_name_or_with_a_spent_code(browser: Browser) -> None:
    code = (await invited(browser))["3-2-601"]
    new = Browser.open(browser.house)
    await new.get(f"/join/{code}")
    page = await new.post(f"/join/{code}", {"name": "  "})
    assert "怎么称呼您" in page.text
    page = await new.get("/join/ZZZZZZ")
    assert page.status_code == 410
    assert "这个邀请码不能用了" in page.text


async def test_a_building_head_sees_the_own_building_only(browser: Browser) -> None:
    await browser.be(SUN.id)
    await browser.get("/admin")
    await browser.act("members.role", m=LI.id, role=Role.BUILDING_HEAD.value, on="yes")
    await browser.be(LI.id)
    page = await browser.get("/desk/doors")
    assert page.status_code == 200
    assert "3 号楼" in page.text
    assert "给所有户做邀请码" not in page.text
    await browser.be(CHEN.id)
    assert (await browser.get("/desk/doors")).status_code == 403


async def test_who_moved_out_is_gone_from_the_doors(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    await browser.get("/desk/doors")
    await browser.act("members.move_out", m=CHEN.id)
    page = await browser.get("/desk/doors")
    assert CHEN.name not in page.text
