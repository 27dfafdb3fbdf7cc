"""A disk that is full or read-only: nothing is acknowledged that is not kept."""

import logging
import resource
import shutil
import signal
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bot.disturbances import OneLine, Trouble, Troubles, trouble_of
from bot.examination import disk
from bot.faults import Fault, fault_of
from bot.files import StoredFiles
from bot.ground import Ground
from bot.health import Vitals
from bot.settings import Settings
from bot.storage.database import Storage, open_storage
from bot.storage.states import ArrivalState
from handlers.messages import Text
from handlers.texts import LOCALES, catalogue
from tests.fakes import SECRET, START, FakeClock, FakeIds
from tests.inboxes import opened_desk

MANY = [f"{number}:{'字' * 400}" for number in range(400)]


@contextmanager
def full(storage: Storage) -> Generator[None, None, None]:
    """Let SQLite's file grow no more, which it tells as it tells a full disk."""
    with storage.reader.begin() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()

    def limit(connection: Any, *_: object) -> None:  # noqa: ANN401 - a driver's object
        connection.execute(f"pragma max_page_count={pages + 2}")

    event.listen(storage.writing, "checkout", limit)
    try:
        yield
    finally:
        event.remove(storage.writing, "checkout", limit)
        storage.writing.dispose()


async def test_on_a_full_disk_nothing_is_acknowledged_and_later_nothing_is_missing(
    storage: Storage, clock: FakeClock, ids: FakeIds, caplog: pytest.LogCaptureFixture
) -> None:
    with opened_desk(storage, clock=clock, ids=ids) as desk:
        assert await desk.put("before") == [True]
        with full(storage):
            refused = [await desk.put(*MANY[at : at + 40]) for at in range(0, 400, 40)]
        acknowledged = [each for some in refused for each in some if each is True]
        faults = [each for some in refused for each in some if isinstance(each, Exception)]
        assert faults
        assert {trouble_of(each) for each in faults} == {Trouble.DISK_FULL}
        assert desk.counts()[ArrivalState.WAITING] == 1 + len(acknowledged)
        assert storage.troubles.present() == (Trouble.DISK_FULL,)
        async with desk.running():
            again = await desk.put(*MANY)
            assert again.count(True) == len(faults), "as new as if it came first"
            await desk.handled(1 + len(MANY))
    assert caplog.text == ""


def test_doctor_writes_before_it_says_that_all_is_well(
    storage: Storage, clock: FakeClock, ids: FakeIds, tmp_path: Path
) -> None:
    on = Ground(
        settings=Settings(data_dir=tmp_path),
        storage=storage,
        files=StoredFiles(tmp_path / "files"),
        clock=clock,
        ids=ids,
        secret=SECRET,
    )
    assert disk(on).fine
    kept = open_storage(f"sqlite:///file:{storage.writing.url.database}?mode=ro&uri=true")
    found = disk(replace(on, storage=kept))
    kept.close()
    assert not found.fine
    assert found.mend == "trouble-read-only"


def test_a_read_only_database_is_read_and_says_so(migrated_file: Path, tmp_path: Path) -> None:
    shutil.copyfile(migrated_file, tmp_path / "kept.db")
    storage = open_storage(f"sqlite:///file:{tmp_path}/kept.db?mode=ro&uri=true")
    with storage.reading() as work:
        assert work.communities.where() == ()
    with pytest.raises(OperationalError) as raised, storage.transaction() as work:
        work.program_state.put("x", value="y")
    assert trouble_of(raised.value) is Trouble.READ_ONLY
    assert storage.troubles.present() == (Trouble.READ_ONLY,)
    storage.close()


def test_a_file_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    files = StoredFiles(tmp_path / "files")
    kept = files.keep(b"a photo")
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, hard))
    try:
        with pytest.raises(OSError, match="too large") as raised:
            files.keep(b"x" * (1 << 17))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert trouble_of(raised.value) is Trouble.DISK_FULL
    assert [each.name for each in files.folder.rglob("*") if each.is_file()] == [kept]
    assert files.read(files.keep(b"x" * (1 << 17))) == b"x" * (1 << 17)


def test_health_tells_the_trouble_in_a_sentence(storage: Storage, clock: FakeClock) -> None:
    def says(trouble: Trouble) -> str:
        return catalogue("zh_CN").sentence(Text(f"trouble-{trouble}"), time_zone="UTC")

    vitals = Vitals(storage=storage, channels={}, clock=clock, started_at=START, says=says)
    assert vitals.health().well
    storage.troubles.note(OSError(28, "No space left on device"))
    found = vitals.health()
    assert not found.well
    assert "磁盘满了" in str(found.details["troubles"])


def test_a_trouble_is_told_for_a_minute() -> None:
    now = [0.0]
    troubles = Troubles(now=lambda: now[0])
    troubles.note(OSError(30, "Read-only file system"))
    troubles.note(ValueError("no trouble"))
    now[0] = 59.0
    assert troubles.present() == (Trouble.READ_ONLY,)
    now[0] = 60.0
    assert troubles.present() == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_operator_reads_one_line_a_minute(locale: str) -> None:
    now = [0.0]
    words = catalogue(locale)
    says = {each: words.sentence(Text(f"trouble-{each}"), time_zone="UTC") for each in Trouble}
    one_line = OneLine(says, now=lambda: now[0])
    fault = OperationalError("INSERT", {}, Exception("database or disk is full"))
    told = [_record(fault) for _ in range(5)]
    assert [one_line.filter(each) for each in told] == [True, False, False, False, False]
    assert told[0].getMessage().startswith(says[Trouble.DISK_FULL])
    assert "\n" not in logging.Formatter("%(message)s").format(told[0])
    now[0] = 60.0
    assert one_line.filter(_record(fault))


def _record(fault: Exception) -> logging.LogRecord:
    return logging.LogRecord(
        "bot", logging.ERROR, __file__, 1, "The inbox waits", (), (type(fault), fault, None)
    )


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (OperationalError("", {}, Exception("database or disk is full")), "trouble-disk-full"),
        (OSError(28, "No space left on device"), "trouble-disk-full"),
        (
            OperationalError("", {}, Exception("attempt to write a readonly database")),
            "trouble-read-only",
        ),
        (
            OperationalError("", {}, Exception("connection refused")),
            "cli-database-unreachable",
        ),
    ],
    ids=["full", "full of files", "read-only", "away"],
)
def test_a_command_says_what_is_wrong(fault: Exception, key: str) -> None:
    found = fault_of(fault)
    assert isinstance(found, Fault)
    assert found.key == key
