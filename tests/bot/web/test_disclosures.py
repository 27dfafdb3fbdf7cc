"""Every look at personal data is kept, on every page that shows any, and told to its owner."""

import importlib
import pkgutil
import re

import pytest

from bot.web import disclosures, routes
from bot.web.disclosures import SHOWS, SOMETIMES, LookUnkept, PageUnlisted
from deliberation.privacy import Shown, View
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import GUEST, LI, SUN, WANG, ZHOU


def addresses() -> set[str]:
    """Return every address that can be opened."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(routes.__path__):
        router = importlib.import_module(f"bot.web.routes.{module.name}").router
        found |= {each.path for each in router.routes if "GET" in each.methods}
    return found


def test_every_address_says_what_it_shows() -> None:
    assert addresses() == set(SHOWS)


def looks(house: House) -> tuple[View, ...]:
    with house.storage.reading() as work:
        return work.views.where()


def concrete(house: House, path: str) -> str:
    """Return a real address of a page of the seeded neighbourhood."""
    with house.storage.reading() as work:
        poll = work.polls.where(state="open")[-1]
        owner = work.owners.one()
        file = work.roll_files.one()
        listed = work.voter_lists.one()
    put = {
        "number": str(poll.number),
        "owner_id": owner.id if owner else "",
        "file_id": file.id if file else "",
        "list_id": listed.id if listed else "",
        "slug": "here",
    }
    return re.sub(r"\{(\w+)\}", lambda found: put[found[1]], path)


PEOPLE_PAGES = sorted(
    path
    for path, shown in SHOWS.items()
    if shown is not None
    and shown not in SOMETIMES | {Shown.TOKEN}
    and path not in {"/desk/rolls/files/{file_id}", "/desk/rolls/owners/{owner_id}"}
    and path != "/desk/rolls/lists/{list_id}"
)


EMPTY_HERE = {
    "/proxies/{number}",
    "/desk/phones",
    "/desk/polls/{number}/relay",
    "/desk/privacy",
    "/desk/reports",
    "/desk/rolls",
}
"""The pages that have nobody to show in the seeded neighbourhood."""


@pytest.mark.parametrize("path", PEOPLE_PAGES)
async def test_who_opens_a_page_of_people_is_kept(
    browser: Browser, house: House, path: str
) -> None:
    await browser.be(SUN.id)
    before = looks(house)
    answer = await browser.get(concrete(house, path))
    if answer.status_code == 404:
        assert SHOWS[path] is Shown.SLIPS
        return
    assert answer.status_code == 200
    fresh = [each for each in looks(house) if each not in before]
    others = {each.shown for each in fresh}
    assert others in ({SHOWS[path]}, set())
    assert others or path in EMPTY_HERE


async def test_a_neighbour_sees_who_looked(browser: Browser, house: House) -> None:
    await browser.be(SUN.id)
    await browser.get("/desk/doors")
    await browser.get("/desk/doors")
    (look,) = [each for each in looks(house) if each.shown is Shown.DOORS]
    assert look.times == 2
    assert WANG.id in look.people
    await browser.be(WANG.id)
    page = await browser.get("/me/privacy")
    assert "孙工" in page.text
    assert "门牌登记" in page.text
    assert "李建国" not in page.text


async def test_staff_see_the_log_and_are_in_it(browser: Browser) -> None:
    await browser.be(SUN.id)
    await browser.get("/desk/doors")
    page = await browser.get("/desk/privacy")
    assert "孙工" in page.text
    assert "门牌登记" in page.text
    await browser.be(WANG.id)
    assert (await browser.get("/desk/privacy")).status_code == 403


async def test_a_claim_sent_to_a_chat_is_kept(house: House) -> None:
    kept = [each for each in looks(house) if each.shown is Shown.CLAIM]
    assert kept
    assert all(each.people == (GUEST.id,) for each in kept)


@pytest.mark.parametrize("fault", [PageUnlisted, LookUnkept])
async def test_a_page_that_keeps_no_look_does_not_go_out(
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: type[Exception],
) -> None:
    await browser.be(WANG.id)
    lines = {name: shown for name, shown in SHOWS.items() if name != "/me"}
    if fault is LookUnkept:
        lines["/me"] = Shown.DOORS
    monkeypatch.setattr(disclosures, "SHOWS", lines)
    answer = await browser.get("/me")
    assert answer.status_code == 500
    assert WANG.name not in answer.text
    raised = [each.exc_info[0] for each in caplog.records if each.exc_info]
    assert raised == [fault]


async def test_a_moderator_notes_ages_and_a_guardian(browser: Browser, house: House) -> None:
    await browser.be(ZHOU.id)
    await browser.get("/desk/doors")
    page = await browser.act("privacy.mark_age", m=LI.id, age="child")
    assert "李建国记为不满14岁" in page.text
    page = await browser.act("privacy.guardian", m=LI.id)
    assert "李建国的家长同意参加" in page.text
    assert "家长同意" in page.text.partition('id="ages"')[2]
    with house.storage.reading() as work:
        assert not work.members.get(LI.id).may_vote
