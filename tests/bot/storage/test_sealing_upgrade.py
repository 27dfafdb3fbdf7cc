"""A database of before, with ballots in plain words, is sealed when it is brought along."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, select

from bot.signing import SecretMissing
from bot.storage.database import Storage, open_storage
from bot.storage.engines import checked_url, migrating_engine
from bot.storage.migrating import migrate, schema_version
from bot.storage.tables.voting import BALLOTS
from bot.system import SystemIds
from deliberation.ballots import Ballot
from deliberation.identifiers import ElectorId, PollId
from deliberation.ledger.leaves import commitment
from tests.bot.storage.world import settle

SECRET = b"a secret of before"
OPEN, CLOSED, NAMED, OVER = (PollId(each) for each in ("open", "closed", "named", "over"))
STATES = {OPEN: "open", CLOSED: "closed_adopted", NAMED: "closed_adopted", OVER: "closed_tied"}
CHOICES = ("1", "2", "1")
SPOKEN = {"choices": ["3"], "ranking": [], "reason": "太吵，晚上睡不着", "scores": []}


@pytest.fixture
def before(storage: Storage, empty_url: str) -> str:
    """Return the URL of a database of revision 0013 with a poll of every kind and ballots."""
    migrate(empty_url, to="0013")
    with storage.transaction() as work:
        settle(work)
    with storage.reader.begin() as source:
        rows = _rows(source)
    engine = migrating_engine(checked_url(empty_url))
    with engine.begin() as connection:
        _fill(connection, rows)
    engine.dispose()
    return empty_url


def _rows(source: Connection) -> Mapping[str, Mapping[str, Any]]:
    found = MetaData()
    found.reflect(source)
    return {
        name: dict(source.execute(select(found.tables[name])).mappings().one())
        for name in ("communities", "households", "members", "topics", "polls", "outcomes")
    }


def _fill(connection: Connection, rows: Mapping[str, Mapping[str, Any]]) -> None:
    tables = MetaData()
    tables.reflect(connection)

    def put(name: str, **changed: object) -> None:
        known = tables.tables[name].columns.keys()
        values = {**rows.get(name, {}), **changed}
        row = {key: value for key, value in values.items() if key in known}
        connection.execute(tables.tables[name].insert(), row)

    put("communities", quiet_from_hour=21, quiet_to_hour=8)
    for name in ("households", "members", "topics"):
        put(name)
    for poll, state in STATES.items():
        put("polls", id=poll, state=state, secret=poll != NAMED)
        for number, choice in enumerate(CHOICES):
            elector = f"{poll}-{number}"
            said = {"choices": [choice], "ranking": [], "reason": "", "scores": []}
            put(
                "electors",
                id=elector,
                poll_id=poll,
                household_id=None,
                label=f"{elector} 的门",
                building="3",
                area=100 + number,
                heads=1,
            )
            put("participations", poll_id=poll, elector_id=elector)
            key = SystemIds(secret=SECRET).keyed("ballot", poll, elector)
            put(
                "ballots",
                poll_id=poll,
                key=key,
                id=elector,
                receipt=f"R-{elector}",
                ballot=json.dumps(said if number else SPOKEN),
                area=100 + number,
                heads=1,
            )
        put("superseded_receipts", poll_id=poll, receipt=f"old-{poll}")
    for poll in (CLOSED, NAMED, OVER):
        at = rows["outcomes"]["decided_at"] if poll == OVER else None
        put(
            "outcomes",
            id=f"of-{poll}",
            poll_id=poll,
            notice_ended_at=at,
            record_id=None,
            card_id=None,
            notice_id=None,
        )


def test_ballots_of_before_are_sealed_and_count_on(before: str) -> None:
    migrate(before, secret=SECRET)
    storage = open_storage(before, secret=SECRET)
    spoken = Ballot(("3",), reason="太吵，晚上睡不着")
    with storage.transaction() as work:
        counted = {Ballot(("1",)): 1, Ballot(("2",)): 1, spoken: 1}
        assert work.ballots.counted(OPEN) == counted == work.ballots.counted(CLOSED)
        assert work.ballots.areas(OPEN) == {
            Ballot(("1",)): 102,
            Ballot(("2",)): 101,
            spoken: 100,
        }
        found = work.ballots.find(OPEN, elector_id=ElectorId("open-0"))
        assert found is not None
        assert (found.receipt, found.ballot, found.version) == ("R-open-0", spoken, 1)
        leaves = {each.commitment for each in work.ballots.current(OPEN)}
        assert commitment(spoken, salt=found.salt) in leaves
        assert work.ballots.pending(OPEN) == 3
        again = work.ballots.put(found, elector_id=ElectorId("open-0"))
        assert (again.receipt, again.version) == ("R-open-0", 2)
        assert [each.label for each in work.ballots.published(NAMED)] == [
            f"named-{number} 的门" for number in range(3)
        ]
        assert work.ballots.rows(OVER) == ()
        assert work.ballots.destroyed(OVER)
    with storage.reader.begin() as connection:
        rows = repr(connection.execute(BALLOTS.select()).all())
    assert "choices" not in rows
    assert "睡不着" not in rows
    storage.close()


def test_ballots_of_before_take_the_secret(before: str) -> None:
    with pytest.raises(SecretMissing):
        migrate(before)
    assert schema_version(before) == "0013"
    migrate(before, secret=b"another")
    storage = open_storage(before, secret=b"another")
    with storage.reading() as work:
        assert sum(work.ballots.counted(OPEN).values()) == 3
        assert work.ballots.find(OPEN, elector_id=ElectorId("open-0")) is None
    storage.close()


def test_a_database_without_ballots_takes_none(empty_url: str) -> None:
    migrate(empty_url, to="0013")
    migrate(empty_url)
    open_storage(empty_url).close()
