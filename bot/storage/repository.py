"""Collections of entities in tables."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select

from bot.storage.mapping import Mapped
from handlers.ports import NotFound

Entity = TypeVar("Entity")
Sought = tuple[Select[Any], tuple[object, ...]]


class Repository(Generic[Entity]):
    """The entities of one kind, within one transaction.

    What was sought is not sought again until something changes. That holds on SQLite,
    where a transaction that writes is alone and one that reads sees one state; on
    PostgreSQL others may commit meanwhile.
    """

    def __init__(self, mapped: Mapped[Entity], connection: Connection) -> None:
        self._mapped = mapped
        self._connection = connection
        self._remembers = connection.dialect.name == "sqlite"
        self._found: dict[Sought, tuple[Entity, ...]] = {}

    def forget(self) -> None:
        """Seek everything again: something was changed or undone."""
        self._found.clear()

    def get(self, key: str, /) -> Entity:
        """Return the entity with that id, or raise NotFound."""
        found = self.one(id=key)
        if found is None:
            raise NotFound(self._mapped.table.name, key)
        return found

    def add(self, entity: Entity, /) -> None:
        """Keep a new entity."""
        self.forget()
        self._connection.execute(self._mapped.insertion, self._mapped.values(entity))

    def save(self, entity: Entity, /) -> None:
        """Replace the entity of the same id, or raise NotFound."""
        self.forget()
        values = self._mapped.values(entity)
        key = values.pop("id")
        done = self._connection.execute(self._mapped.replacement, {**values, "_id": key})
        if done.rowcount != 1:
            raise NotFound(self._mapped.table.name, key)

    def remove(self, entity: Entity, /) -> None:
        """Forget the entity of the same id."""
        self.forget()
        key = self._mapped.values(entity)["id"]
        self._connection.execute(self._mapped.removal, {"_id": key})

    def where(self, **equals: object) -> tuple[Entity, ...]:
        """Return entities whose fields equal the values, oldest first."""
        condition, values = self._mapped.condition(equals)
        return self._sought(self._mapped.search(condition), values)

    def one(self, **equals: object) -> Entity | None:
        """Return the oldest entity that ``where`` would, or None."""
        condition, values = self._mapped.condition(equals)
        found = self._sought(self._mapped.first(condition), values)
        return found[0] if found else None

    def count(self, **equals: object) -> int:
        """Return how many entities ``where`` would."""
        condition, values = self._mapped.condition(equals)
        return int(self._connection.execute(self._mapped.tally(condition), values).scalar_one())

    def _sought(self, search: Select[Any], values: Mapping[str, object]) -> tuple[Entity, ...]:
        if not self._remembers or any(isinstance(each, list) for each in values.values()):
            return self._read(search, values)
        sought = (search, tuple(values.values()))
        if sought not in self._found:
            self._found[sought] = self._read(search, values)
        return self._found[sought]

    def _read(self, search: Select[Any], values: Mapping[str, object]) -> tuple[Entity, ...]:
        return tuple(self._entity(*row) for row in self._connection.execute(search, values))

    def _entity(self, *fields: Any) -> Entity:  # noqa: ANN401 - as the columns made them
        return self._mapped.entity(*fields)
