"""A database that is gone for a while: what was not kept was not acknowledged."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url, text

from bot.disturbances import Trouble, trouble_of
from bot.health import Vitals
from bot.storage.database import Storage
from bot.storage.states import ArrivalState
from tests.fakes import START, FakeClock, FakeIds
from tests.inboxes import opened_desk

CLOSED = "alter database {name} with allow_connections {allowed}"
ENDED = "select pg_terminate_backend(pid) from pg_stat_activity where datname = :name"


@contextmanager
def gone(storage: Storage) -> Generator[None, None, None]:
    """End every connection to the database and let nobody in meanwhile."""
    url = make_url(storage.url)
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(CLOSED.format(name=url.database, allowed="false")))
        connection.execute(text(ENDED), {"name": url.database})
        try:
            yield
        finally:
            connection.execute(text(CLOSED.format(name=url.database, allowed="true")))
    engine.dispose()


async def test_what_came_while_the_database_was_gone_comes_again_and_counts_once(
    shared: Storage, clock: FakeClock, ids: FakeIds
) -> None:
    vitals = Vitals(storage=shared, channels={}, clock=clock, started_at=START)
    with opened_desk(shared, clock=clock, ids=ids) as desk:
        async with desk.running():
            assert await desk.put("1", "2") == [True, True]
            await desk.handled(2)
            with gone(shared):
                refused = await desk.put("3", "4")
                assert [type(each).__name__ for each in refused] == ["OperationalError"] * 2
                assert all(
                    isinstance(each, Exception) and trouble_of(each) is Trouble.DATABASE_AWAY
                    for each in refused
                )
                found = vitals.health()
                assert not found.well
                assert found.details["queues"] == {}
                assert list(found.details["troubles"]) == [Trouble.DATABASE_AWAY]  # type: ignore[call-overload]
            assert await desk.put("3", "4", "1") == [True, True, False]
            await desk.handled(4)
    assert desk.channel.read_in_order == ["1", "2", "3", "4"]
    assert desk.counts()[ArrivalState.QUARANTINED] == 0
