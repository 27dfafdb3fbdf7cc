"""Collections of which some words are sealed where they are kept: telephones, exports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select
from typing_extensions import override

from bot.signing import TextSeals
from bot.storage.mapping import Mapped
from bot.storage.repository import Repository
from deliberation.doorways import DoorwayReport
from deliberation.owners import Owner
from deliberation.privacy import Export, Phone
from deliberation.roll_files import NamedOwner, RollFile, RollRow

Entity = TypeVar("Entity")
Change = Callable[[str], str]


@dataclass(frozen=True)
class Veil(Generic[Entity]):
    """Which words of an entity are sealed, and what for."""

    purpose: str
    lay: Callable[[Entity, Change], Entity]


class SealedRepository(Repository[Entity]):
    """Seals on the way in and opens on the way out; nobody else knows."""

    def __init__(
        self,
        mapped: Mapped[Entity],
        connection: Connection,
        *,
        veil: Veil[Entity],
        seals: TextSeals,
    ) -> None:
        super().__init__(mapped, connection)
        self._veil = veil
        self._seals = seals

    @override
    def add(self, entity: Entity, /) -> None:
        """Keep a new entity, sealed."""
        super().add(self._veil.lay(entity, self._seal))

    @override
    def save(self, entity: Entity, /) -> None:
        """Replace the entity of the same id, sealed, or raise NotFound."""
        super().save(self._veil.lay(entity, self._seal))

    @override
    def _read(self, search: Select[Any], values: Mapping[str, object]) -> tuple[Entity, ...]:
        found = super()._read(search, values)
        return tuple(self._veil.lay(each, self._open) for each in found)

    def _seal(self, text: str) -> str:
        return self._seals.seal(text, purpose=self._veil.purpose)

    def _open(self, sealed: str) -> str:
        return self._seals.open(sealed, purpose=self._veil.purpose)


def _owner(owner: Owner, change: Change) -> Owner:
    return replace(owner, mark=change(owner.mark)) if owner.mark else owner


def _phone(phone: Phone, change: Change) -> Phone:
    return replace(phone, number=change(phone.number))


def _report(report: DoorwayReport, change: Change) -> DoorwayReport:
    return replace(report, phone=change(report.phone)) if report.phone else report


def _export(export: Export, change: Change) -> Export:
    return replace(export, content=change(export.content))


def _roll_file(file: RollFile, change: Change) -> RollFile:
    if not file.sheet.rows:
        return file
    rows = tuple(_row(each, change) for each in file.sheet.rows)
    return replace(file, sheet=replace(file.sheet, rows=rows))


def _row(row: RollRow, change: Change) -> RollRow:
    owners = tuple(NamedOwner(each.name, change(each.mark)) for each in row.owners)
    return replace(row, owners=owners)


OWNERS: Veil[Owner] = Veil("owner", _owner)
PHONES: Veil[Phone] = Veil("phone", _phone)
DOORWAY_REPORTS: Veil[DoorwayReport] = Veil("doorway-report", _report)
EXPORTS: Veil[Export] = Veil("export", _export)
ROLL_FILES: Veil[RollFile] = Veil("roll", _roll_file)
