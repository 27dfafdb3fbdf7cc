"""Column types and the few shapes that columns of this schema have."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
)
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from bot.storage.codec import decode, encode

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

IDENTIFIER = String().with_variant(String(collation="C"), "postgresql")


class MomentWithoutZone(ValueError):  # noqa: N818 - named for what is wrong
    """A time came in that does not say in which zone."""


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC and handed back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as the database keeps it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise MomentWithoutZone(value)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A member of a StrEnum, kept as its text."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    @override
    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        """Return the text, or raise ValueError for a word the enumeration lacks."""
        return None if value is None else self.kind(value).value

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member."""
        return None if value is None else self.kind(value)


class Json(TypeDecorator[Any]):
    """A value of any type that pydantic knows, kept as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - a type form
        super().__init__()
        self.kind = kind

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Return the JSON."""
        return None if value is None else encode(value, kind=self.kind)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the value."""
        return None if value is None else decode(value, kind=self.kind)


def key() -> Column[str]:
    """Return the primary key of an entity: a text that sorts by its bytes everywhere."""
    return Column("id", IDENTIFIER, primary_key=True)


def refers(name: str, target: str, *, optional: bool = False) -> Column[str]:
    """Return a foreign key to another table's id."""
    return Column(name, IDENTIFIER, ForeignKey(f"{target}.id"), nullable=optional)


def part(name: str, target: str) -> Column[str]:
    """Return a part of a primary key that refers to another table's id."""
    return Column(name, IDENTIFIER, ForeignKey(f"{target}.id"), primary_key=True)


def identifier(name: str, *, optional: bool = False) -> Column[str]:
    """Return an id that no foreign key holds."""
    return Column(name, IDENTIFIER, nullable=optional)


def words(name: str, *, optional: bool = False) -> Column[str]:
    """Return a column of text."""
    return Column(name, Text, nullable=optional)


def moment(name: str, *, optional: bool = False) -> Column[datetime]:
    """Return a column of moments."""
    return Column(name, Moment, nullable=optional)


def word(name: str, kind: type[StrEnum]) -> Column[StrEnum]:
    """Return a column of members of an enumeration."""
    return Column(name, Word(kind), nullable=False)


def json(name: str, kind: Any) -> Column[Any]:  # noqa: ANN401 - a type form
    """Return a column of JSON."""
    return Column(name, Json(kind), nullable=False)


def arrival() -> Column[int]:
    """Return the primary key of a queue: it rises with every row and is never used again."""
    whole = BigInteger().with_variant(Integer, "sqlite")
    return Column("id", whole, primary_key=True, autoincrement=True)
