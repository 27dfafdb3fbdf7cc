"""Which table keeps which entity, and the statements that this takes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from bot.storage.columns import Json
from bot.storage.statements import parameters

Entity = TypeVar("Entity")
Condition = tuple[tuple[str, str], ...]

EQUAL, AMONG, AMONG_OR_ABSENT, ABSENT = "equal", "among", "among-or-absent", "absent"
ONE = 1


class UnknownField(TypeError):  # noqa: N818 - named for what is wrong
    """A search named something that the entity does not have, or that cannot be compared."""

    def __init__(self, entity: str, field: str) -> None:
        super().__init__(entity, field)
        self.entity = entity
        self.field = field


class ColumnsDiffer(TypeError):  # noqa: N818 - named for what is wrong
    """A table does not have exactly the columns that its entity has fields."""


@dataclass(frozen=True)
class Mapped(Generic[Entity]):
    """An entity and its table, a column a field; every statement is built once.

    A statement object that lives on keeps its key of SQLAlchemy's cache of compiled
    statements with it: that halves the cost of a look-up.
    """

    entity: type[Entity]
    table: Table

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of the fields in the order of the entity."""
        names = tuple(each.name for each in fields(cast("Any", self.entity)))
        differ = set(names) ^ set(self.table.columns.keys())
        if differ:
            raise ColumnsDiffer(self.table.name, sorted(differ))
        return names

    @cached_property
    def insertion(self) -> Insert:
        """Return the statement that keeps a new entity."""
        return insert(self.table)

    @cached_property
    def replacement(self) -> Update:
        """Return the statement that replaces an entity; its key is ``_id``."""
        changed = parameters(name for name in self.names if name != "id")
        return update(self.table).where(self.table.c.id == bindparam("_id")).values(changed)

    @cached_property
    def removal(self) -> Delete:
        """Return the statement that forgets an entity; its key is ``_id``."""
        return delete(self.table).where(self.table.c.id == bindparam("_id"))

    def values(self, entity: Entity) -> dict[str, Any]:
        """Return the fields by name."""
        return dict(zip(self.names, self._getter(entity), strict=True))

    def search(self, condition: Condition) -> Select[Any]:
        """Return the statement that finds entities, oldest first."""
        return self._built("search", condition, self._search)

    def first(self, condition: Condition) -> Select[Any]:
        """Return the statement that finds the oldest entity."""
        return self._built("first", condition, lambda said: self._search(said).limit(ONE))

    def tally(self, condition: Condition) -> Select[Any]:
        """Return the statement that counts entities."""
        return self._built(
            "tally",
            condition,
            lambda said: select(func.count()).select_from(self.table).where(self._holds(said)),
        )

    def condition(self, equals: Mapping[str, object]) -> tuple[Condition, dict[str, object]]:
        """Return what a search compares, and the values it compares with."""
        kinds: list[tuple[str, str]] = []
        values: dict[str, object] = {}
        for name, value in equals.items():
            if name not in self._comparable:
                raise UnknownField(self.entity.__name__, name)
            kind, values[name] = _kind(value)
            if kind == ABSENT:
                del values[name]
            kinds.append((name, kind))
        return tuple(kinds), values

    @cached_property
    def _getter(self) -> "attrgetter[tuple[Any, ...]]":
        return attrgetter(*self.names)

    @cached_property
    def _comparable(self) -> frozenset[str]:
        columns = self.table.columns
        return frozenset(
            each for each in self.names if not isinstance(columns[each].type, Json)
        )

    @cached_property
    def _statements(self) -> dict[tuple[str, Condition], Select[Any]]:
        return {}

    def _built(
        self, purpose: str, condition: Condition, build: Callable[[Condition], Select[Any]]
    ) -> Select[Any]:
        present = self._statements.get((purpose, condition))
        if present is None:
            present = self._statements[purpose, condition] = build(condition)
        return present

    def _search(self, condition: Condition) -> Select[Any]:
        columns = (self.table.c[name] for name in self.names)
        return select(*columns).where(self._holds(condition)).order_by(self.table.c.id)

    def _holds(self, condition: Condition) -> ColumnElement[bool]:
        return and_(true(), *(self._compares(name, kind) for name, kind in condition))

    def _compares(self, name: str, kind: str) -> ColumnElement[bool]:
        column = self.table.c[name]
        if kind == EQUAL:
            return column == bindparam(name)
        if kind == ABSENT:
            return column.is_(None)
        among = column.in_(bindparam(name, expanding=True))
        return among if kind == AMONG else or_(among, column.is_(None))


def _kind(value: object) -> tuple[str, object]:
    match value:
        case None:
            return ABSENT, None
        case tuple() | list() | set() | frozenset():
            members = tuple(cast("Iterable[object]", value))
            present = [each for each in members if each is not None]
            return (AMONG if len(present) == len(members) else AMONG_OR_ABSENT), present
        case _:
            return EQUAL, value
