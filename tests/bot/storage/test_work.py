"""Transactions: all or nothing, one writer, numbers without gaps or doubles."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.storage import engines
from bot.storage.database import Storage, StorageBusy, open_storage
from bot.storage.engines import SqliteTooOld, UnknownDatabase, sqlite_library
from deliberation.communities import Account
from deliberation.identifiers import MemberId
from tests.bot.storage.world import HERE, LI, NOW, WANG, WORLD


class Stopped(Exception):  # noqa: N818 - raised to see what is undone
    pass


def test_an_exception_undoes_the_whole_transaction(settled: Storage) -> None:
    with suppress(Stopped), settled.transaction() as work:
        work.members.save(replace(work.members.get(WANG), name="别人"))
        raise Stopped
    with settled.reading() as work:
        assert work.members.get(WANG).name == "王阿姨"


def test_a_savepoint_undoes_its_block_alone(settled: Storage) -> None:
    with settled.transaction() as work:
        li = replace(work.members.get(WANG), id=LI, name="李叔")
        with work.savepoint():
            work.members.add(li)
        with suppress(Stopped), work.savepoint():
            work.members.save(replace(li, name="别人"))
            raise Stopped
        with pytest.raises(IntegrityError), work.savepoint():
            work.members.add(li)
        with suppress(Stopped), work.savepoint():
            work.members.remove(li)
            with work.savepoint():
                work.members.add(replace(li, id=MemberId("m3")))
            raise Stopped
    with settled.reading() as work:
        assert [each.name for each in work.members.where()] == ["王阿姨", "李叔"]


def test_a_reference_to_nothing_is_refused(settled: Storage) -> None:
    known = WORLD["accounts"]
    assert isinstance(known, Account)
    stranger = replace(known, id="a2", member_id=MemberId("nobody"), external_id="78")
    with settled.transaction() as work:
        with pytest.raises(IntegrityError), work.savepoint():
            work.accounts.add(stranger)
        assert work.accounts.where() == (known,)


def test_reading_cannot_write(settled: Storage) -> None:
    with settled.reading() as work:
        renamed = replace(work.members.get(WANG), name="别人")
        with pytest.raises(DBAPIError):
            work.members.save(renamed)
    with settled.transaction() as work:
        work.members.save(replace(work.members.get(WANG), name="别人"))


def test_a_reader_sees_one_state_while_a_writer_commits(settled: Storage) -> None:
    with settled.reading() as reader:
        before = reader.members.count()
        with settled.transaction() as work:
            work.members.add(replace(work.members.get(WANG), id=LI))
        assert reader.members.count() == before
    with settled.reading() as reader:
        assert reader.members.count() == before + 1


def test_numbers_rise_without_gap_or_double_under_threads(settled: Storage) -> None:
    def draw(_: int) -> int:
        with settled.transaction() as work:
            return work.next_number(HERE)

    with ThreadPoolExecutor(max_workers=8) as threads:
        drawn = list(threads.map(draw, range(40)))
    assert sorted(drawn) == list(range(1, 41))


def test_an_undone_number_is_given_again(settled: Storage) -> None:
    with suppress(Stopped), settled.transaction() as work:
        assert work.next_number(HERE) == 1
        raise Stopped
    with settled.transaction() as work:
        assert work.next_number(HERE) == 1
        assert work.next_number(HERE) == 2


def test_pages_read_in_threads_while_one_thread_writes(settled: Storage) -> None:
    def read(_: int) -> int:
        with settled.reading() as work:
            assert work.members.get(WANG).id == WANG
            return work.stances.count()

    def write(turn: int) -> None:
        with settled.transaction() as work:
            work.stances.save(replace(work.stances.get("y1"), at=NOW + timedelta(turn)))

    with ThreadPoolExecutor(max_workers=8) as readers, ThreadPoolExecutor(1) as writer:
        written = [writer.submit(write, turn) for turn in range(30)]
        assert set(readers.map(read, range(120))) == {1}
        for each in written:
            each.result()


def test_program_state_is_replaced(store: Storage) -> None:
    with store.transaction() as work:
        assert work.program_state.get("telegram-offset") is None
        work.program_state.put("telegram-offset", value="7")
        work.program_state.put("telegram-offset", value="8")
        assert work.program_state.get("telegram-offset") == "8"


def test_sqlite_is_set_up_so_that_nothing_acknowledged_is_lost(
    migrated_file: Path, tmp_path: Path
) -> None:
    copyfile(migrated_file, tmp_path / "own.db")  # what the fixture lends syncs nothing
    storage = open_storage(f"sqlite:///{tmp_path}/own.db")
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    for engine in (storage.writing, storage.reader):
        with engine.begin() as connection:
            found = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in expected
            }
        assert found == expected
    storage.close()


def test_a_transaction_within_a_transaction_is_refused(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.BUSY_MILLISECONDS", 10)
    with storage.transaction(), pytest.raises(StorageBusy), storage.transaction():
        pass
    with storage.transaction() as work:
        assert work.members.count() == 0


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    old = SimpleNamespace(sqlite_version_info=(3, 51, 2), sqlite_version="3.51.2")
    monkeypatch.setattr(engines, "import_module", lambda _: old)
    with pytest.raises(SqliteTooOld) as caught:
        sqlite_library()
    assert (caught.value.found, caught.value.least) == ("3.51.2", "3.51.3")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://x/y", "nonsense"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(UnknownDatabase) as caught:
        open_storage(url)
    assert caught.value.url == url
