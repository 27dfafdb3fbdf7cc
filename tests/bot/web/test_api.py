"""The JSON API, health and measurements."""

import hashlib

from handlers.ports import Question, QuestionState
from tests.bot.web.house import Browser, House, plain_client
from tests.bot.web.neighbours import HERE, WANG, ZHAO
from tests.fakes import START

ASKED = "食堂几号开张"
LISTS = ("proposals", "topics", "outcomes", "commitments", "sources")


async def test_public_lists_and_items_can_be_read(house: House) -> None:
    async with plain_client(house) as client:
        root = "/api/communities"
        assert [each["slug"] for each in (await client.get(root)).json()] == ["here", "there"]
        assert (await client.get(f"{root}/here")).json()["name"] == "友邻社区"
        for kind in LISTS:
            answer = await client.get(f"{root}/here/{kind}")
            assert answer.status_code == 200
            assert answer.json(), kind
        for kind in ("proposals", "topics", "outcomes"):
            number = (await client.get(f"{root}/here/{kind}")).json()[0]["number"]
            assert (await client.get(f"{root}/here/{kind}/{number}")).status_code == 200
        promise = (await client.get(f"{root}/here/commitments")).json()[0]
        assert (await client.get(f"{root}/here/commitments/{promise['id']}")).json() == promise
        source = (await client.get(f"{root}/here/sources/rule")).json()
        assert source["passages"][0]["locator"] == "第十二条"


async def test_an_outcome_tells_its_count_and_what_became_of_it(house: House) -> None:
    async with plain_client(house) as client:
        outcome = (await client.get("/api/communities/here/outcomes/2")).json()
    assert [each["votes"] for each in outcome["options"]] == [2, 1, 0]
    assert outcome["response"]["state"] == "adopted"
    assert outcome["commitments"][0]["person"] == "钱师傅"
    assert outcome["ratings"] == {"people": 1, "solved": 1, "satisfied": 1}
    assert "王秀英" not in str(outcome)


async def test_a_running_poll_tells_nothing_of_its_ballots(house: House) -> None:
    with house.reading() as work:
        poll = work.polls.where(state="open")[0]
    async with plain_client(house) as client:
        topic = (await client.get(f"/api/communities/here/topics/{poll.number}")).json()
    assert set(topic["polls"][0]) == {
        "title",
        "method",
        "base",
        "bylaw",
        "state",
        "secret",
        "opens_at",
        "closes_at",
        "options",
    }
    assert set(topic["polls"][0]["options"][0]) == {"id", "label", "cost"}


async def test_foreign_and_missing_things_are_not_found(house: House) -> None:
    async with plain_client(house) as client:
        for path in (
            "/nowhere",
            "/there/proposals/1",
            "/here/sources/far",
            "/here/outcomes/999",
        ):
            answer = await client.get(f"/api/communities{path}")
            assert answer.status_code == 404
            assert answer.headers["content-type"] == "application/json"


async def test_committee_data_needs_a_token_of_that_community(browser: Browser) -> None:
    with browser.house.storage.transaction() as work:
        work.questions.add(_passed_on())
    await browser.be(ZHAO.id)
    await browser.get("/committee/tokens")
    await browser.post("/committee/tokens", {"label": "街道台账"})
    token = browser.html.partition('token">')[2].partition("<")[0]
    with browser.house.reading() as work:
        kept = work.api_tokens.where()[0]
    assert kept.digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in (await browser.get("/committee/tokens")).text
    async with plain_client(browser.house) as client:
        root = "/api/communities"
        for path in ("committee/waiting", "committee/ratings"):
            with_token = {"Authorization": f"Bearer {token}"}
            assert (await client.get(f"{root}/here/{path}")).status_code == 401
            wrong = {"Authorization": "Bearer wrong"}
            assert (await client.get(f"{root}/here/{path}", headers=wrong)).status_code == 401
            answer = await client.get(f"{root}/here/{path}", headers=with_token)
            assert answer.status_code == 200
            assert answer.json()
            if path.endswith("waiting"):
                assert [each["text"] for each in answer.json()["questions"]] == [ASKED]
            foreign = await client.get(f"{root}/there/{path}", headers=with_token)
            assert foreign.status_code == 401
        await browser.post(f"/committee/tokens/{kept.id}/revoke", {})
        again = await client.get(f"{root}/here/committee/waiting", headers=with_token)
        assert again.status_code == 401


def _passed_on() -> Question:
    return Question(
        id="passed-on",
        community_id=HERE,
        member_id=WANG.id,
        text=ASKED,
        asked_at=START,
        state=QuestionState.REFERRED,
    )


async def test_the_schema_names_every_address_and_shape(house: House) -> None:
    async with plain_client(house) as client:
        schema = (await client.get("/api/openapi.json")).json()
        assert (await client.get("/docs")).status_code == 404
    assert all(path.startswith("/api/") for path in schema["paths"])
    assert len(schema["paths"]) == 20
    every = [each for operations in schema["paths"].values() for each in operations.values()]
    for operation in every:
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert "$ref" in str(answer)
    assert "HTTPBearer" in schema["components"]["securitySchemes"]


async def test_health_says_when_something_needs_a_person(house: House) -> None:
    async with plain_client(house) as client:
        answer = await client.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (200, "ok")
        house.well = False
        answer = await client.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (503, "degraded")
        answer = await client.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        assert "neighbor_talk_queue" in answer.text


async def test_the_webhook_wants_its_secret(house: House) -> None:
    async with plain_client(house) as client:
        assert (await client.post("/telegram/webhook", content=b"{}")).status_code == 404
        house.webhook = True
        assert (await client.post("/telegram/webhook", content=b"{}")).status_code == 403
        named = {"X-Telegram-Bot-Api-Secret-Token": "right"}
        answer = await client.post("/telegram/webhook", content=b"{}", headers=named)
        assert answer.status_code == 200
