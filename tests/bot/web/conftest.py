"""What every test of the pages may ask for."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.files import StoredFiles
from bot.storage.database import open_storage
from tests.bot.web.house import Browser, House, Memory
from tests.bot.web.neighbours import Life, settle
from tests.fakes import SECRET, FakeClock, FakeIds
from tests.lending import Lending


@pytest.fixture(scope="session")
def lived_in(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return a neighbourhood with something in every stage: to be copied, not changed."""
    folder = tmp_path_factory.mktemp("lived-in")
    shutil.copyfile(migrated_file, folder / "web.db")
    house = House(
        storage=open_storage(f"sqlite:///{folder / 'web.db'}", secret=SECRET),
        clock=FakeClock(),
        ids=FakeIds(name="w"),
        files=StoredFiles(folder / "files"),
    )
    with house.storage.transaction() as work:
        settle(work)
    asyncio.run(Life(house).walk())
    house.storage.close()
    return house


@pytest.fixture
def house(lived_in: House, lending: Lending, tmp_path: Path) -> Iterator[House]:
    """Return a neighbourhood of one's own with something in every stage."""
    with lending.lent(Path(str(lived_in.files.folder)).parent / "web.db") as storage:
        yield House(
            storage=storage,
            clock=FakeClock(present=lived_in.clock.present),
            ids=FakeIds(name="x"),
            files=StoredFiles(tmp_path / "files"),
            chats=Memory(dict(lived_in.chats.messages)),
            cards=dict(lived_in.cards),
        )


@pytest.fixture
def browser(house: House) -> Browser:
    """Return a browser that nobody has signed in on."""
    return Browser.open(house)
