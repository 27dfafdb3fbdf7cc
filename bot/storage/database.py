"""The storage as the rest of the program knows it: two kinds of transaction."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Engine

from bot.disturbances import Troubles
from bot.signing import Keys
from bot.storage.engines import (
    BUSY_MILLISECONDS,
    arriving_engine,
    checked_url,
    reading_engine,
    writing_engine,
)
from bot.storage.inbox import InboxQueue
from bot.storage.scrubbing import scrub
from bot.storage.taking import Arrival
from bot.storage.versions import checked_version
from bot.storage.work import SqlUnitOfWork


class StorageBusy(RuntimeError):  # noqa: N818 - a state, which passes
    """Another transaction of this process did not end in time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True)
class Storage:
    """A database that is open; any thread may use it."""

    url: str
    writing: Engine
    door: Engine
    reader: Engine
    keys: Keys = Keys()  # noqa: RUF009 - frozen, and holds nothing
    troubles: Troubles = field(default_factory=Troubles)
    _turn: Lock = field(default_factory=Lock)

    @property
    def of_one_process(self) -> bool:
        """Tell whether no other process can be serving from the same database."""
        return self.writing.dialect.name == "sqlite"

    @contextmanager
    def transaction(self) -> Generator[SqlUnitOfWork, None, None]:
        """Give a unit of work that is committed at the end, or undone by an exception.

        SQLite has one writer at a time; threads of this process queue here, which is
        fairer and quicker than its polling. Raises StorageBusy, also where a
        transaction is begun within another of the same thread.
        """
        with (
            self._noting(),
            self._one_writer(),
            self.writing.begin() as connection,
        ):
            yield SqlUnitOfWork(connection, self.keys)

    def take_in(self, arrivals: Sequence[Arrival]) -> list[bool]:
        """Commit what arrives, and nothing else; tell of each whether it is new."""
        with self._noting(), self._one_writer(), self.door.begin() as connection:
            return InboxQueue(connection).put_many(arrivals)

    @contextmanager
    def reading(self) -> Generator[SqlUnitOfWork, None, None]:
        """Give a unit of work that sees one state of everything and cannot write."""
        with self._noting(), self.reader.begin() as connection:
            yield SqlUnitOfWork(connection, self.keys)

    def scrub(self) -> None:
        """Leave nothing of what was destroyed in the files of the database."""
        with self._one_writer():
            scrub(self.writing)

    def close(self) -> None:
        """Close every connection."""
        self.reader.dispose()
        self.writing.dispose()

    @contextmanager
    def _noting(self) -> Generator[None, None, None]:
        try:
            yield
        except Exception as fault:
            self.troubles.note(fault)
            raise

    @contextmanager
    def _one_writer(self) -> Generator[None, None, None]:
        if not self.of_one_process:
            yield
            return
        seconds = BUSY_MILLISECONDS / 1000
        if not self._turn.acquire(timeout=seconds):
            raise StorageBusy(seconds)
        try:
            yield
        finally:
            self._turn.release()


def open_storage(url: str, *, secret: bytes = b"") -> Storage:
    """Return the storage at ``sqlite:///PATH`` or ``postgresql://…``, migrated already.

    Without the program's secret it does everything but open ballots, seal them and sign.
    Raises UnknownDatabase, SqliteTooOld, DatabaseTooOld and DatabaseTooNew.
    """
    parsed = checked_url(url)
    writing = writing_engine(parsed)
    reader = reading_engine(parsed, writing=writing)
    try:
        with reader.begin() as connection:
            checked_version(connection)
    except BaseException:
        reader.dispose()
        writing.dispose()
        raise
    return Storage(
        url=url,
        writing=writing,
        door=arriving_engine(writing),
        reader=reader,
        keys=Keys(secret),
    )
