"""Collections of entities in tables."""

from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from bot.storage.mapping import Mapped
from handlers.ports import NotFound

Entity = TypeVar("Entity")


class Repository(Generic[Entity]):
    """The entities of one kind, within one transaction."""

    def __init__(self, mapped: Mapped[Entity], connection: Connection) -> None:
        self._mapped = mapped
        self._connection = connection

    def get(self, key: str, /) -> Entity:
        """Return the entity with that id, or raise NotFound."""
        found = self.one(id=key)
        if found is None:
            raise NotFound(self._mapped.table.name, key)
        return found

    def add(self, entity: Entity, /) -> None:
        """Keep a new entity."""
        self._connection.execute(self._mapped.insertion, self._mapped.values(entity))

    def save(self, entity: Entity, /) -> None:
        """Replace the entity of the same id, or raise NotFound."""
        values = self._mapped.values(entity)
        key = values.pop("id")
        done = self._connection.execute(self._mapped.replacement, {**values, "_id": key})
        if done.rowcount != 1:
            raise NotFound(self._mapped.table.name, key)

    def remove(self, entity: Entity, /) -> None:
        """Forget the entity of the same id."""
        key = self._mapped.values(entity)["id"]
        self._connection.execute(self._mapped.removal, {"_id": key})

    def where(self, **equals: object) -> tuple[Entity, ...]:
        """Return entities whose fields equal the values, oldest first."""
        condition, values = self._mapped.condition(equals)
        rows = self._connection.execute(self._mapped.search(condition), values)
        return tuple(self._entity(*row) for row in rows)

    def one(self, **equals: object) -> Entity | None:
        """Return the oldest entity that ``where`` would, or None."""
        condition, values = self._mapped.condition(equals)
        row = self._connection.execute(self._mapped.first(condition), values).first()
        return None if row is None else self._entity(*row)

    def count(self, **equals: object) -> int:
        """Return how many entities ``where`` would."""
        condition, values = self._mapped.condition(equals)
        return int(self._connection.execute(self._mapped.tally(condition), values).scalar_one())

    def _entity(self, *fields: Any) -> Entity:  # noqa: ANN401 - as the columns made them
        return self._mapped.entity(*fields)
