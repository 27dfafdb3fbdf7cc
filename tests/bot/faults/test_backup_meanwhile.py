"""A backup that is written while votes come in is one moment, whole, on either engine."""

import asyncio
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.storage.backup import backup, restore
from bot.storage.database import Storage, open_storage
from bot.storage.states import ArrivalState
from tests.fakes import SECRET, START, FakeClock, FakeIds
from tests.inboxes import opened_desk
from tests.postgresql import created


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/elsewhere/council.db"
    return created(request.getfixturevalue("postgresql"), "meanwhile")


async def test_what_was_acknowledged_before_is_in_it_and_nothing_is_torn(
    store: Storage, clock: FakeClock, ids: FakeIds, tmp_path: Path, empty_url: str
) -> None:
    archive = tmp_path / "council.zip"
    files = tmp_path / "files"
    files.mkdir()
    with opened_desk(store, clock=clock, ids=ids) as desk:
        before = [f"before {number}" for number in range(40)]
        assert await desk.put(*before) == [True] * 40
        written = asyncio.create_task(
            asyncio.to_thread(backup, store, target=archive, files=files, now=START)
        )
        meanwhile = 0
        while not written.done():
            assert await desk.put(f"meanwhile {meanwhile}") == [True]
            meanwhile += 1
        await written
    with ZipFile(archive) as opened:
        assert opened.testzip() is None
    (tmp_path / "elsewhere").mkdir(exist_ok=True)
    restore(
        empty_url,
        source=archive,
        files=tmp_path / "elsewhere" / "files",
        secret=tmp_path / "elsewhere" / "secret-key",
        key=SECRET,
    )
    restored = open_storage(empty_url, secret=SECRET)
    with restored.transaction() as work:
        kept = [row.update_id for row in work.inbox.claim(10_000)]
    restored.close()
    assert kept[:40] == before
    later = kept[40:]
    assert later == [f"meanwhile {number}" for number in range(len(later))], "no gap"
    assert len(later) <= meanwhile
    assert desk.counts()[ArrivalState.WAITING] == 40 + meanwhile
