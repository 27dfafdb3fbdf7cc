"""Storages on SQLite that are lent to one test after the other, each time with a new file.

An engine of SQLAlchemy compiles every statement once: where each test opened its own, that
was a sixth of what all dialogues cost. Nothing here proves durability, so nothing is synced.
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event

from bot.disturbances import Troubles
from bot.storage.database import Storage, open_storage
from tests.fakes import SECRET

BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Lending:
    """Storages in one folder; each has its file to itself for as long as it is lent."""

    folder: Path
    free: list[Storage] = field(default_factory=list[Storage])

    @contextmanager
    def lent(self, template: Path) -> Generator[Storage, None, None]:
        """Lend a storage over a copy of a database that is migrated and closed."""
        kept = self.free.pop() if self.free else self._another(template)
        file = Path(kept.url.removeprefix("sqlite:///"))
        for ending in BESIDE:
            Path(f"{file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(template, file)
        storage = replace(kept, troubles=Troubles(), _turn=Lock())
        try:
            yield storage
        finally:
            storage.close()
            self.free.append(kept)

    def _another(self, template: Path) -> Storage:
        number = len(list(self.folder.glob("*.db"))) + 1
        file = self.folder / f"lent-{number}.db"
        shutil.copyfile(template, file)
        storage = open_storage(f"sqlite:///{file}", secret=SECRET)
        storage.close()
        for engine in (storage.writing, storage.reader):
            _hasten(engine)
        return storage


def _hasten(engine: Engine) -> None:
    def unsynced(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's object
        connection.execute("PRAGMA synchronous=OFF")

    event.listen(engine, "connect", unsynced)
