"""While the database is away: kind words, and nothing typed is lost."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager

import pytest
from sqlalchemy.exc import OperationalError

from handlers.messages import Incoming
from tests.bot.web.house import Browser, House, plain_client
from tests.bot.web.neighbours import CHEN

AWAY = OperationalError("select 1", {}, Exception("connection refused"))
WORDS = "西门的门禁刷不开，<b>老人</b>进不来"


@contextmanager
def away() -> Generator[None, None, None]:
    raise AWAY
    yield


async def unrecorded(_house: House, _incoming: Incoming) -> None:
    raise AWAY


def unread(_house: House) -> AbstractContextManager[None]:
    return away()


FAULTS: dict[str, Callable[..., object]] = {"reading": unread, "submit": unrecorded}


@pytest.mark.parametrize("gone", FAULTS)
async def test_what_was_typed_is_kept_and_may_be_sent_again(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/propose")
    form = {**browser.marks("/act/propose.submit"), "text": WORDS, "place": "西门"}
    with monkeypatch.context() as fault:
        fault.setattr(House, gone, FAULTS[gone])
        answer = await browser.client.post("/act/propose.submit", data=form)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
    assert "请过一会儿再试" in answer.text
    assert "西门的门禁刷不开，&lt;b&gt;老人&lt;/b&gt;进不来" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    again = await browser.client.post("/act/propose.submit", data=form)
    assert again.status_code == 303
    with browser.house.reading() as work:
        assert work.proposals.count(text=WORDS) == 1


async def test_pages_and_the_api_say_come_back_later(
    house: House, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(House, "reading", unread)
    answer = await browser.client.get("/c/here")
    assert answer.status_code == 503
    assert "Please go back in a minute" in answer.text
    api = await browser.client.get("/api/communities")
    assert (api.status_code, api.json()) == (503, {"detail": "503"})
    async with plain_client(house) as client:
        with pytest.raises(OperationalError):
            await client.get("/c/here")


def broken(_house: House) -> AbstractContextManager[None]:
    raise ValueError("ours")


async def test_what_is_broken_is_no_outage(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(House, "reading", broken)
    answer = await browser.client.get("/c/here")
    assert answer.status_code == 500
    assert "出了点问题" in answer.text
    assert "retry-after" not in answer.headers
