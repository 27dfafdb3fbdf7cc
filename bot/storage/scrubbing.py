"""Writing over what was destroyed: rows that are gone lie in files for a while yet."""

from sqlalchemy import Engine

from bot.storage.tables.ledger import POLL_KEYS
from bot.storage.tables.voting import BALLOTS


def scrub(engine: Engine) -> None:
    """Leave nothing of destroyed keys and ballots in the files of a database.

    SQLite has written zeros already, and its log is emptied into the file. PostgreSQL writes
    the two tables anew, which nobody can use for that moment.
    """
    if engine.dialect.name == "sqlite":
        present = engine.raw_connection()
        try:
            present.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            present.close()
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in (POLL_KEYS, BALLOTS):
            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
