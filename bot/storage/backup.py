"""Everything that is kept, in one file and back.

An archive of SQLite holds the database as it is, one of PostgreSQL the rows of every
table; either can be restored into either. The program's secret is not in it: without the
secret nothing in an archive joins anybody to a ballot.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, Engine, Table

from bot.storage.archives import Archive, ArchiveWriter, BackupBroken, opened, written
from bot.storage.database import Storage
from bot.storage.engines import checked_url, migrating_engine, sqlite_library
from bot.storage.migrating import migrate
from bot.storage.pouring import (
    continue_numbering,
    is_empty,
    line_of,
    pour,
    row_of,
    rows_of,
    tables_of,
)
from bot.storage.versions import NEWEST, REVISIONS, DatabaseTooNew

__all__ = ["BackupBroken", "TargetNotEmpty", "backup", "key_beside", "restore"]

FILES, SECRET, DATABASE = "files", "secret-key", "database.db"
KEY_SUFFIX = ".key"
UNFINISHED = ".new"
PRIVATE = 0o600


class TargetNotEmpty(RuntimeError):  # noqa: N818 - named for what is wrong
    """A restore would run over something; ``target`` says what is there already."""

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.target = target


def key_beside(archive: Path) -> Path:
    """Return the file beside an archive that holds the program's secret."""
    return archive.with_name(archive.name + KEY_SUFFIX)


def backup(storage: Storage, *, target: Path, files: Path, now: datetime) -> None:
    """Write the database and the stored files into an archive, the secret beside it.

    The program may run meanwhile. Without its secret a restored program would not know
    the ballots of voters again.
    """
    with written(target) as archive:
        if storage.reader.dialect.name == "sqlite":
            _add_sqlite(storage.reader, archive)
        else:
            _add_rows(storage.reader, archive)
        for file in _stored(files):
            archive.add_file(f"{FILES}/{file.relative_to(files).as_posix()}", file=file)
        archive.close(
            made_at=now.isoformat(), database=storage.reader.dialect.name, schema=NEWEST
        )
    if storage.keys.secret:
        _write_private(key_beside(target), storage.keys.secret)


def restore(
    url: str, *, source: Path, files: Path, secret: Path | None = None, key: bytes = b""
) -> bool:
    """Bring an archive into an empty database and an empty folder of files.

    ``key`` is the program's secret, which goes to the file ``secret``; an archive of an
    earlier program holds its own. Return whether it is known: without it ballots that were
    cast cannot be opened. Raises BackupBroken where any part is not as it was written,
    TargetNotEmpty, SecretMissing for an archive that holds ballots in plain words, and
    DatabaseTooNew for an archive of a later program; then nothing was changed.
    """
    with opened(source) as archive:
        known = key or _own_secret(archive)
        if archive.manifest.schema not in REVISIONS:
            raise DatabaseTooNew(found=archive.manifest.schema, newest=NEWEST)
        _checked_empty(checked_url(url), files=files)
        migrate(url)
        with _staged(archive, secret=known) as staged, _connected(url) as target:
            for table in tables_of(target):
                pour(target, table, rows=rows_of(staged, table))
                continue_numbering(target, table)
            _extract(archive, files=files)
            if known and secret is not None:
                _write_secret(secret, known, files=files)
        return bool(known)


def _own_secret(archive: Archive) -> bytes:
    return b"".join(archive.lines(SECRET)).strip() if archive.has(SECRET) else b""


def _write_secret(file: Path, secret: bytes, *, files: Path) -> None:
    try:
        _write_private(file, secret)
    except BaseException:
        rmtree(files, ignore_errors=True)
        raise


def _write_private(file: Path, content: bytes) -> None:
    """Write a file that only its owner may read."""
    file.touch(mode=PRIVATE)
    file.write_bytes(content)


def _stored(files: Path) -> Iterator[Path]:
    """Return the files of a folder but those that were being written."""
    for file in sorted(files.rglob("*")):
        if file.is_file() and file.suffix != UNFINISHED:
            yield file


def _add_sqlite(engine: Engine, archive: ArchiveWriter) -> None:
    """Add a copy of the database as it is at one moment, writers notwithstanding."""
    with TemporaryDirectory(prefix="neighbor-talk-") as folder:
        copy = Path(folder) / DATABASE
        present = engine.raw_connection()
        into = sqlite_library().connect(str(copy))
        try:
            present.driver_connection.backup(into)  # type: ignore[union-attr]
        finally:
            into.close()
            present.close()
        archive.add_file(DATABASE, file=copy)


def _add_rows(engine: Engine, archive: ArchiveWriter) -> None:
    """Add the rows of every table, all as at one moment."""
    with engine.begin() as connection:
        for table in tables_of(connection):
            lines = (line_of(row) for row in rows_of(connection, table))
            archive.add(_rows_part(table), chunks=lines)


def _rows_part(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def _checked_empty(url: URL, *, files: Path) -> None:
    if next(_stored(files), None) is not None:
        raise TargetNotEmpty(str(files))
    if url.drivername == "sqlite" and not Path(str(url.database)).exists():
        return
    with _connected(url.render_as_string(hide_password=False)) as connection:
        if not is_empty(connection):
            raise TargetNotEmpty(url.render_as_string(hide_password=True))


@contextmanager
def _staged(archive: Archive, *, secret: bytes) -> Generator[Connection, None, None]:
    """Give the archive's database on SQLite, brought to the newest form."""
    with TemporaryDirectory(prefix="neighbor-talk-") as folder:
        file = Path(folder) / DATABASE
        url = f"sqlite:///{file}"
        if archive.has(DATABASE):
            archive.extract(DATABASE, to=file)
        else:
            migrate(url, to=archive.manifest.schema)
            with _connected(url) as connection:
                for table in tables_of(connection):
                    lines = archive.lines(_rows_part(table))
                    rows = (row_of(line, table=table) for line in lines)
                    pour(connection, table, rows=rows)
        migrate(url, secret=secret)
        with _connected(url) as connection:
            yield connection


@contextmanager
def _connected(url: str) -> Generator[Connection, None, None]:
    engine = migrating_engine(checked_url(url))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _extract(archive: Archive, *, files: Path) -> None:
    """Write files, or leave none of them."""
    try:
        for part in archive.below(FILES):
            archive.extract(part, to=files / part.removeprefix(f"{FILES}/"))
    except BaseException:
        rmtree(files, ignore_errors=True)
        raise
