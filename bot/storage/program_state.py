"""Small facts that the program keeps about itself, by name."""

from functools import cache

from sqlalchemy import Connection, Executable, bindparam, select

from bot.storage.statements import insertion
from bot.storage.tables.queues import PROGRAM_STATE

_VALUE = select(PROGRAM_STATE.c.value).where(PROGRAM_STATE.c.name == bindparam("_name"))


class ProgramState:
    """Names and values, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return the value kept under a name."""
        return self._connection.execute(_VALUE, {"_name": name}).scalar_one_or_none()

    def put(self, name: str, *, value: str) -> None:
        """Keep a value under a name, in place of an earlier one."""
        kept = _kept(self._connection.dialect.name)
        self._connection.execute(kept, {"name": name, "value": value})


@cache
def _kept(dialect: str) -> Executable:
    kept = insertion(PROGRAM_STATE, dialect=dialect)
    return kept.on_conflict_do_update(
        index_elements=["name"], set_={"value": kept.excluded.value}
    )
