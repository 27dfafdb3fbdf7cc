"""What every command stands on: database, files, clock and chance, opened by settings."""

import logging
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.disturbances import ClockJumped, Trouble, Troubles
from bot.faults import FolderUnwritable
from bot.files import StoredFiles
from bot.settings import Settings
from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from bot.system import BELIEVED_AFTER, SystemClock, SystemIds, secret_in
from handlers.ports import Clock, Ids

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ground:
    """Open parts that more than one command needs."""

    settings: Settings
    storage: Storage
    files: StoredFiles
    clock: Clock
    ids: Ids
    secret: bytes


@contextmanager
def ground(settings: Settings) -> Generator[Ground, None, None]:
    """Open the data folder and the database, brought to the newest form; close them after.

    Raises FolderUnwritable, and what ``bot.storage.migrating.migrate`` raises.
    """
    prepared(settings.data_dir)
    secret = secret_in(settings.data_dir, given=settings.secret_key.get_secret_value())
    migrate(settings.database, secret=secret)
    storage = open_storage(settings.database, secret=secret)
    try:
        yield Ground(
            settings=settings,
            storage=storage,
            files=StoredFiles(settings.files_dir),
            clock=SystemClock(jumped=partial(doubted, storage.troubles)),
            ids=SystemIds(secret=secret),
            secret=secret,
        )
    finally:
        storage.close()


def prepared(folder: Path) -> None:
    """Make the data folder and write into it, or raise FolderUnwritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError:
        raise FolderUnwritable(folder) from None


def doubted(troubles: Troubles, seconds: float) -> None:
    """Tell the operator that the clock jumped, for as long as it is doubted."""
    log.warning("The clock was set by %+.0f seconds", seconds, exc_info=ClockJumped(seconds))
    troubles.see(Trouble.CLOCK_JUMPED, seconds=BELIEVED_AFTER)
