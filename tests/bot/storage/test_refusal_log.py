"""Refusals are counted by kind, and wrong tries by who tried, for a while."""

from datetime import timedelta

from bot.storage.database import Storage
from tests.fakes import START

HOUR = timedelta(hours=1)


def test_refusals_are_counted_by_kind(store: Storage) -> None:
    with store.transaction() as work:
        assert work.refusals.counts() == {}
        for kind in ("not-allowed", "not-enrolled", "not-allowed"):
            work.refusals.note(kind)
    with store.reading() as work:
        assert work.refusals.counts() == {"not-allowed": 2, "not-enrolled": 1}


def test_tries_are_counted_for_each_and_forgotten(store: Storage) -> None:
    with store.transaction() as work:
        for minutes in (0, 30, 59):
            at = START + timedelta(minutes=minutes)
            work.refusals.tried("code", key="one", at=at, since=at - HOUR)
        work.refusals.tried("code", key="other", at=START, since=START - HOUR)
        assert work.refusals.tries("code", key="one", since=START) == 3
        assert work.refusals.tries("code", key="one", since=START + HOUR / 2) == 2
        assert work.refusals.tries("code", key="other", since=START) == 1
        assert work.refusals.tries("link", key="one", since=START) == 0
        later = START + 3 * HOUR
        work.refusals.tried("code", key="one", at=later, since=later - HOUR)
        assert work.refusals.tries("code", key="one", since=START) == 1
