"""A letter that is sent again says so, by the mark that it had the first time."""

from datetime import timedelta

import pytest
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.channel import Outgoing, RetryLater
from bot.channels.telegram.faults import in_channel_words
from bot.channels.telegram.parcels import parcels
from bot.health import Vitals
from bot.postmarks import postmark, postmarked
from bot.storage.database import Storage
from bot.storage.outbox import ClaimedLetter, Letter
from handlers.messages import Reply, plain
from tests.fakes import START, FakeClock

LETTER = Letter(
    channel="telegram",
    chat="77",
    reply=Reply(lines=(plain("路灯修好了"),)),
    locale="zh_CN",
    time_zone="Asia/Shanghai",
    queued_at=START,
)
LEASE = 60.0


def claimed(store: Storage, clock: FakeClock, *, owner: str) -> ClaimedLetter:
    with store.transaction() as work:
        now = clock.now()
        (letter,) = work.outbox.claim(now=now, owner=owner, lease_s=LEASE, limit=1)
        return letter


def test_who_takes_over_from_the_dead_sends_the_same_mark_and_says_so(
    store: Storage, clock: FakeClock
) -> None:
    with store.transaction() as work:
        work.outbox.put(LETTER)
    first = claimed(store, clock, owner="dead")
    clock.advance(timedelta(seconds=LEASE))
    second = claimed(store, clock, owner="heir")
    assert (first.repeats, second.repeats) == (0, 1)
    mark = f"✉{postmark(first.id)}"
    assert postmarked(first.id, repeats=0, locale="zh_CN") == mark
    again = postmarked(second.id, repeats=1, locale="zh_CN")
    assert again.startswith(mark)
    assert "重发" in again


@pytest.mark.parametrize("uncertain", [False, True])
def test_only_what_may_have_arrived_counts(
    store: Storage, clock: FakeClock, *, uncertain: bool
) -> None:
    with store.transaction() as work:
        work.outbox.put(LETTER)
    letter = claimed(store, clock, owner="one")
    with store.transaction() as work:
        work.outbox.retry(letter, not_before=clock.now(), uncertain=uncertain)
    assert claimed(store, clock, owner="two").repeats == int(uncertain)
    vitals = Vitals(storage=store, channels={}, clock=clock, started_at=START)
    assert vitals.queues()["outbox_repeated"] == int(uncertain)
    told = f'neighbor_talk_queue{{queue="outbox",state="repeated"}} {int(uncertain)}'
    assert told in vitals.metrics().splitlines()


@pytest.mark.parametrize(
    ("fault", "uncertain"),
    [
        (TimedOut(), True),
        (NetworkError("httpx.RemoteProtocolError: Server disconnected"), True),
        (NetworkError("httpx.ConnectError: All connection attempts failed"), False),
    ],
    ids=["no answer", "cut off", "nobody there"],
)
def test_a_call_that_nobody_heard_is_no_repetition(
    fault: TelegramError, *, uncertain: bool
) -> None:
    with pytest.raises(RetryLater) as caught, in_channel_words():
        raise fault
    assert caught.value.uncertain is uncertain


def test_the_mark_stands_below_the_text() -> None:
    (parcel,) = parcels(Outgoing(id="1", chat="77", text="路灯修好了", mark="✉A3F9"))
    assert parcel.text == "路灯修好了\n✉A3F9"
