"""All about somebody behind a link that works once; consent before a model outside."""

import asyncio
import io
import json
import zipfile
from base64 import b64decode
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.dossiers import Dossiers
from bot.labours import Labours
from bot.settings import Settings
from bot.wording import outside
from deliberation.identifiers import AttachmentId
from deliberation.privacy import Asked
from handlers.exporting import LINK_LIFE
from handlers.members import digest
from handlers.messages import Replies
from handlers.ports import Attachment, NotFound, Question
from knowledge.library import Answer
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import HERE, WANG, ZHAO


def dossiers(house: House) -> Dossiers:
    return Dossiers(storage=house.storage, files=house.files, clock=house.clock, ids=house.ids)


async def exported(house: House) -> Replies:
    effect = await dossiers(house).export({"member": WANG.id})
    with house.storage.transaction() as work:
        return effect(work)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


async def test_the_archive_holds_a_page_and_the_data(house: House) -> None:
    (reply,) = await exported(house)
    assert reply.choices[0].path == "/me/privacy"
    with house.storage.reading() as work:
        (kept,) = work.exports.where()
    with opened(b64decode(kept.content)) as archive:
        told = json.loads(archive.read("data.json"))
        page = archive.read("index.html").decode()
    assert told["profile"]["name"] == WANG.name
    assert WANG.name in page
    assert "<script" not in page
    assert told["proposals"]
    assert ZHAO.id not in json.dumps(told["who_looked"])


async def test_it_is_fetched_once_by_the_one_who_is_signed_in(browser: Browser) -> None:
    await exported(browser.house)
    await browser.be(WANG.id)
    await browser.get("/me/privacy")
    answer = await browser.post("/me/privacy/export", {})
    with opened(answer.content) as archive:
        assert archive.namelist() == ["data.json", "index.html"]
    await browser.get("/me/privacy")
    assert "/me/privacy/export" not in browser.html
    await browser.be(ZHAO.id)
    await browser.get("/me/privacy")
    assert (await browser.post("/me/privacy/export", {})).headers["content-type"][
        :9
    ] == "text/html"


async def test_a_link_shows_a_button_and_works_once(browser: Browser) -> None:
    house = browser.house
    await exported(house)
    token = "of-the-test"  # noqa: S105 - made up
    with house.storage.transaction() as work:
        (kept,) = work.exports.where()
        work.exports.save(replace(kept, digest=digest(token)))
    for _ in range(2):
        assert (await browser.get(f"/export/{token}")).status_code == 200
    answer = await browser.post(f"/export/{token}", {})
    assert answer.headers["content-type"] == "application/zip"
    assert (await browser.get(f"/export/{token}")).status_code == 410
    assert (await browser.get("/export/none")).status_code == 410


async def test_a_link_is_over_after_a_day(browser: Browser) -> None:
    await exported(browser.house)
    browser.house.clock.advance(LINK_LIFE)
    await browser.be(WANG.id)
    await browser.get("/me/privacy")
    assert "/me/privacy/export" not in browser.html


async def test_bytes_go_that_nothing_names(house: House) -> None:
    digests = [house.files.keep(each) for each in (b"named", b"nameless")]
    with house.storage.transaction() as work:
        kept = work.attachments.where()
        assert all(each.digest not in digests for each in kept)
        file = Attachment(
            AttachmentId("f"), HERE, "web", digests[0], "x", "image/png", house.clock.now()
        )
        work.attachments.add(replace(file, digest=digests[0]))
    for each in digests:
        effect = await dossiers(house).forget_file({"digest": each})
        with house.storage.transaction() as work:
            assert effect(work) == ()
    assert house.files.read(digests[0]) == b"named"
    with pytest.raises(NotFound):
        house.files.read(digests[1])


# A model outside


@dataclass
class Echo:
    """Answers with its own name, and counts."""

    name: str
    asked: int = 0

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        del question, community_id, on, longest, earlier
        self.asked += 1
        return Answer(answered=True, text=self.name)


async def test_a_model_outside_is_used_for_those_who_agreed(house: House) -> None:
    model, plain = Echo("model"), Echo("plain")
    stocked = asyncio.Event()
    stocked.set()
    labours = Labours(
        storage=house.storage,
        answerer=model,
        finder=house.finder,
        stocked=stocked,
        channels={},
        files=house.files,
        address="",
        clock=house.clock,
        ids=house.ids,
        unworded=plain,
    )
    said = await answered(house, labours, "q1")
    assert [each.lines[0].key for each in said[1:]] == ["privacy-ask-model"]
    assert len(await answered(house, labours, "q2")) == 1
    with house.storage.transaction() as work:
        (kept,) = work.agreements.where(member_id=WANG.id, asked=Asked.MODEL)
        work.agreements.save(replace(kept, agreed=True))
    await answered(house, labours, "q3")
    assert (model.asked, plain.asked) == (1, 2)


async def answered(house: House, labours: Labours, key: str) -> Replies:
    with house.storage.transaction() as work:
        work.questions.add(Question(key, HERE, WANG.id, "几点开门", house.clock.now()))
    effect = await labours.answer({"question": key})
    with house.storage.transaction() as work:
        return effect(work)


async def test_pages_name_who_hears_voices_and_offer_that_consent(browser: Browser) -> None:
    house = browser.house
    await browser.be(WANG.id)
    await browser.get("/me/privacy")
    assert "发给外面的听写服务" not in browser.html
    house.values = replace(house.values, voice_host="api.example")
    await browser.get("/me/privacy")
    assert "发给外面的听写服务" in browser.html
    await browser.get("/privacy")
    assert "听写服务（api.example）" in browser.html


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("", "api.openai.com"),
        ("https://api.example.com/v1", "api.example.com"),
        ("http://8.8.8.8/v1", "8.8.8.8"),
        ("http://127.0.0.1:8080/v1", ""),
        ("http://192.168.1.9/v1", ""),
        ("http://ollama:11434/v1", ""),
        ("http://box.local/v1", ""),
    ],
)
def test_a_model_on_a_machine_of_ones_own_is_not_outside(address: str, host: str) -> None:
    given = Settings.model_validate({"llm_model": "m", "llm_base_url": address})
    assert outside(given) == host
    none = Settings.model_validate({"llm_model": "", "llm_base_url": address})
    assert outside(none) == ""
