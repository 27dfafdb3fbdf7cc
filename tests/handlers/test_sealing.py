"""Ballots are sealed while a poll runs, opened to be counted, and joined by nothing after."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.storage.codec import encode
from bot.storage.database import Storage, open_storage
from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.identifiers import PollId, TopicId
from deliberation.ledger.leaves import commitment
from deliberation.methods import METHODS
from deliberation.polls import Poll, PollState
from handlers import deadlines
from handlers.sealing import AROUND, sealed_width
from tests.bot.storage.world import WORLD
from tests.dialogues import Council
from tests.fakes import FakeIds
from tests.handlers.stages import closed, tick, voting

VOTERS = ("王阿姨", "李叔", "小陈", "周老师")


@pytest.fixture
def poll(council: Council) -> Poll:
    return voting(council)


def voted(council: Council, poll: Poll) -> None:
    for place, who in enumerate(VOTERS):
        council.acts(who, "vote.cast", poll=poll.id, choice=str(place % 2 + 1))


def test_changing_a_ballot_keeps_the_receipt_and_tells_the_version(
    council: Council, poll: Poll
) -> None:
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "请留好，别给别人看")
    council.acts("李叔", "vote.cast", poll=poll.id, choice="2")
    council.sees("李叔", "这是第 2 次投，前面的不算了")
    with council.begin() as work:
        (row,) = work.ballots.rows(poll.id)
        (before,) = work.ballots.superseded(poll.id)
        (now,) = work.ballots.current(poll.id)
    assert (row.version, row.ballot.choices) == (2, ("2",))
    assert before.receipt == now.receipt == row.receipt
    assert now.commitment == commitment(row.ballot, salt=row.salt)


def test_when_the_notice_ends_the_key_goes_and_nobody_finds_a_ballot(
    council: Council, poll: Poll
) -> None:
    voted(council, poll)
    outcome = closed(council, poll)
    with council.begin() as work:
        electors = [each.id for each in work.electors.where(poll_id=poll.id)]
        rows = work.ballots.rows(poll.id)
        assert len(rows) == len(VOTERS)
    council.now = outcome.notice_ends_at - timedelta(seconds=1)
    council.happens(tick)
    with council.begin() as work:
        assert not work.ballots.destroyed(poll.id)
    council.now = outcome.notice_ends_at
    council.happens(tick)
    council.happens(tick)
    with council.begin() as work:
        assert work.ballots.destroyed(poll.id)
        assert work.ballots.rows(poll.id) == ()
        assert all(work.ballots.find(poll.id, elector_id=each) is None for each in electors)
        assert work.ballots.turnout(poll.id) == len(VOTERS)
        assert work.bulletins.one(poll_id=poll.id) is not None


def test_a_poll_that_is_called_off_loses_its_key_at_once(council: Council, poll: Poll) -> None:
    voted(council, poll)
    council.acts("周老师", "vote.cancel", poll=poll.id, reason="写错了")
    with council.begin() as work:
        assert work.ballots.destroyed(poll.id)
        assert work.ballots.rows(poll.id) == ()


def test_a_box_that_cannot_be_opened_is_called_off_and_keeps_no_other_from_closing(
    council: Council, poll: Poll, store: Storage
) -> None:
    voted(council, poll)
    other = open_storage(store.url, secret=b"another secret")
    ids = FakeIds(name="o")
    with other.transaction() as work:
        topic = replace(work.topics.get(poll.topic_id), id=TopicId("fresh"), number=99)
        work.topics.add(topic)
        open_too = work.polls.get(poll.id)
        fresh = replace(open_too, id=PollId("fresh"), topic_id=topic.id, number=99)
        work.polls.add(fresh)
        work.ballots.open(fresh.id, key="chance", width=512)
        replies = deadlines.tick(work, now=poll.closes_at, ids=ids)
        assert work.polls.get(poll.id).state is PollState.CANCELLED
        assert "打不开" in work.polls.get(poll.id).reason
        assert work.ballots.destroyed(poll.id)
        assert work.outcomes.one(poll_id=fresh.id) is not None
        assert work.charters.count(poll_id=fresh.id) == 1
        again = deadlines.tick(work, now=poll.closes_at, ids=ids)
    other.close()
    assert [
        each for each in replies if any(line.key == "vote-cancelled" for line in each.lines)
    ]
    assert not [
        each for each in again if any(line.key == "vote-cancelled" for line in each.lines)
    ]


def test_a_ballot_that_comes_after_the_box_was_closed_is_refused(
    council: Council, poll: Poll
) -> None:
    with council.begin() as work:
        work.ballots.close(poll.id)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "截止")
    with council.begin() as work:
        assert work.ballots.turnout(poll.id) == 0


FULLEST: dict[BallotForm, Callable[[tuple[str, ...], int], Ballot]] = {
    BallotForm.ONE: lambda ids, _: Ballot(choices=ids[-1:]),
    BallotForm.SOME: lambda ids, _: Ballot(choices=ids),
    BallotForm.SCORES: lambda ids, most: Ballot(scores=tuple((each, most) for each in ids)),
    BallotForm.RANKING: lambda ids, _: Ballot(ranking=tuple((each,) for each in ids)),
    BallotForm.CONSENT: lambda ids, _: Ballot(choices=ids[-1:], reason="吵" * 500),
    BallotForm.NOTHING: lambda _, __: Ballot(),
}


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize("options", [2, 9, 60])
def test_the_fullest_ballot_fits_into_its_row(method: str, options: int) -> None:
    poll = WORLD["polls"]
    assert isinstance(poll, Poll)
    listed = tuple(Option(str(each), f"选项{each}") for each in range(1, options + 1))
    wide = replace(poll, method=method, options=listed, terms=replace(poll.terms, highest=100))
    ids = tuple(each.id for each in listed)
    ballot = FULLEST[METHODS[method].form](ids, 100)
    inside = {"salt": "0" * 32, "area": 10**12, "heads": 10**6}
    around = len(json.dumps({"ballot": {}, **inside}))
    assert around + len(encode(ballot, kind=Ballot).encode()) <= sealed_width(wide)
    assert around < AROUND
