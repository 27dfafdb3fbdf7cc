"""The proofs of the JSON API, checked as an outsider would check them."""

import json

import pytest
from httpx import AsyncClient, Response

from bot.signing import verified
from bot.web.api.evidence import (
    BulletinShape,
    CharterShape,
    ConsistencyShape,
    HeadShape,
    InclusionShape,
    LedgerShape,
)
from deliberation.ledger.canonical import digest
from deliberation.ledger.heads import TreeHead
from deliberation.ledger.merkle import Stand, includes, is_consistent
from deliberation.polls import Poll
from tests.bot.web.house import Browser, plain_client
from tests.bot.web.neighbours import CHEN, LI, SUN, WANG, ZHOU, Life

ROOT = "/api/communities/here"
VOTERS = (WANG, LI, CHEN, ZHOU, SUN)


class Walk(Life):
    """Walks a poll past one head to its closing."""

    async def opened(self) -> Poll:
        await self.press(CHEN, "propose.submit", text="广场装一盏灯", place="小广场")
        await self.topic(title="广场的灯")
        await self.press(ZHOU, "vote.open", t=self.newest("topics"), **self.poll("majority"))
        with self.house.reading() as work:
            return work.polls.get(self.newest("polls"))

    async def voted(self, poll: Poll, choice: str) -> None:
        for who in VOTERS:
            await self.press(who, "vote.cast", poll=poll.id, choice=choice, exact="yes")

    async def evening(self) -> None:
        at = self.house.clock.now()
        slot = at.replace(hour=11, minute=5)
        await self.passes(((slot - at).total_seconds() % 86400) / 86400)


@pytest.fixture
def walk(browser: Browser) -> Walk:
    return Walk(browser.house, pressed=1000)


async def ledger(client: AsyncClient, poll: Poll) -> LedgerShape:
    answer = await client.get(f"{ROOT}/polls/{poll.number}/ledger")
    assert answer.status_code == 200
    return LedgerShape.model_validate_json(answer.content)


async def test_an_outsider_checks_heads_and_both_proofs(walk: Walk) -> None:
    poll = await walk.opened()
    await walk.voted(poll, "1")
    await walk.evening()
    await walk.voted(poll, "2")
    async with plain_client(walk.house) as client:
        await walk.passes(4)
        told = await ledger(client, poll)
        first, second = told.heads
        for each in told.heads:
            signed = _head(each, poll).signable
            assert verified(signed, signature=each.signature, key=told.key)
        asked = {"first": first.size, "second": second.size}
        answer = await client.get(f"{ROOT}/polls/{poll.number}/consistency", params=asked)
        shape = ConsistencyShape.model_validate_json(answer.content)
        proof = tuple(bytes.fromhex(each) for each in shape.proof)
        assert is_consistent(_stand(first), _stand(second), proof=proof)
        answer = await client.get(f"{ROOT}/outcomes/{poll.number}/bulletin")
        shown = BulletinShape.model_validate_json(answer.content)
        for leaf in shown.leaves:
            answer = await client.get(
                f"{ROOT}/polls/{poll.number}/inclusion", params={"leaf": leaf}
            )
            assert _is_in(answer)


async def test_a_receipt_is_proven_after_closing_and_not_before(walk: Walk) -> None:
    poll = await walk.opened()
    await walk.voted(poll, "1")
    await walk.evening()
    with walk.house.reading() as work:
        receipt = work.ballots.current(poll.id)[0].receipt
    path = f"{ROOT}/outcomes/{poll.number}/inclusion"
    async with plain_client(walk.house) as client:
        assert (await client.post(path, json={"receipt": receipt})).status_code == 404
        await walk.passes(4)
        answer = await client.post(path, json={"receipt": receipt.lower()})
        assert _is_in(answer)
        assert (await client.post(path, json={"receipt": "AAAAAA-AAAAAA"})).status_code == 404


async def test_the_charter_is_the_bytes_of_its_digest(walk: Walk) -> None:
    poll = await walk.opened()
    async with plain_client(walk.house) as client:
        told = await ledger(client, poll)
        charter = await client.get(f"{ROOT}/polls/{poll.number}/charter")
    assert CharterShape.model_validate_json(charter.content).poll == poll.id
    assert digest(json.loads(charter.content)) == told.charter


async def test_nothing_of_a_running_poll_depends_on_what_was_chosen(walk: Walk) -> None:
    poll = await walk.opened()
    await walk.voted(poll, "1")
    async with plain_client(walk.house) as client:
        before = await ledger(client, poll)
        await walk.voted(poll, "2")
        assert await ledger(client, poll) == before
        assert (await client.get(f"{ROOT}/outcomes/{poll.number}/bulletin")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "polls/999/ledger",
        "polls/999/charter",
        "polls/2/consistency?first=1&second=999",
        "polls/2/consistency?first=3&second=0",
        f"polls/2/inclusion?leaf={'0' * 64}",
        "outcomes/999/bulletin",
    ],
)
async def test_what_is_not_there_is_not_found(browser: Browser, path: str) -> None:
    assert (await browser.get(f"{ROOT}/{path}")).status_code == 404


@pytest.mark.parametrize("leaf", ["", "zz", "0" * 63])
async def test_a_leaf_is_a_hash(browser: Browser, leaf: str) -> None:
    answer = await browser.get(f"{ROOT}/polls/2/inclusion?leaf={leaf}")
    assert answer.status_code == 422


async def test_the_addresses_are_documented(browser: Browser) -> None:
    paths = (await browser.get("/api/openapi.json")).json()["paths"]
    root = "/api/communities/{slug}"
    for path in ("ledger", "charter", "consistency", "inclusion"):
        assert paths[f"{root}/polls/{{number}}/{path}"]["get"]["tags"] == ["evidence"]
    assert f"{root}/outcomes/{{number}}/bulletin" in paths


def _head(told: HeadShape, poll: Poll) -> TreeHead:
    return TreeHead(
        id="", poll_id=poll.id, size=told.size, root=told.root, at=told.at, charter=told.charter
    )


def _stand(told: HeadShape) -> Stand:
    return Stand(told.size, bytes.fromhex(told.root))


def _is_in(answer: Response) -> bool:
    told = InclusionShape.model_validate_json(answer.content)
    stand = _stand(told.head)
    return includes(
        stand.root,
        bytes.fromhex(told.leaf),
        index=told.place,
        size=stand.size,
        path=tuple(bytes.fromhex(each) for each in told.path),
    )
