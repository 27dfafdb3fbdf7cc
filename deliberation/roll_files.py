"""A roll of doors and owners read from a file: its rows, what is doubtful, its life."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import CommunityId, MemberId, RollFileId
from deliberation.lifecycle import Lifecycle


class DoubtKind(StrEnum):
    """What may be wrong with a row; the first ones keep it from being taken in."""

    FORMULA = "formula"
    LOOKS_LIKE_DATE = "looks_like_date"
    DOOR_MISSING = "door_missing"
    DOOR_UNREADABLE = "door_unreadable"
    TWO_AREAS = "two_areas"
    AREA_MISSING = "area_missing"
    AREA_UNREADABLE = "area_unreadable"
    AREA_UNUSUAL = "area_unusual"
    OWNER_MISSING = "owner_missing"
    DUPLICATE_DOOR = "duplicate_door"
    SEVERAL_DWELLINGS = "several_dwellings"
    SAME_NAME = "same_name"
    ODD_CHARACTERS = "odd_characters"
    FILLED_DOWN = "filled_down"
    TOTAL_ROW = "total_row"

    @property
    def keeps_out(self) -> bool:
        """Tell whether a row in that doubt is left out until it is mended."""
        return self in KEPT_OUT


KEPT_OUT = frozenset(
    {
        DoubtKind.FORMULA,
        DoubtKind.LOOKS_LIKE_DATE,
        DoubtKind.DOOR_MISSING,
        DoubtKind.DOOR_UNREADABLE,
        DoubtKind.TWO_AREAS,
        DoubtKind.TOTAL_ROW,
    }
)


@dataclass(frozen=True)
class Doubt:
    """What is doubtful about a row, by its number in the file; ``other`` is another row.

    ``sheet`` names the sheet where a file has several.
    """

    kind: DoubtKind
    row: int
    words: str = ""
    other: int = 0
    sheet: str = ""


@dataclass(frozen=True)
class NamedOwner:
    """An owner as a file names one; the mark is the end of a telephone number."""

    name: str
    mark: str = ""


@dataclass(frozen=True)
class RollRow:
    """One door of a file: area in 0.01 m², 0 where it is not known.

    ``dwelling`` is False for shops and parking spaces, where no household lives.
    """

    row: int
    building: str
    unit: str
    door: str
    area: int = 0
    owners: tuple[NamedOwner, ...] = ()
    dwelling: bool = True
    delivered: bool = True
    unsold: bool = False

    @property
    def place(self) -> tuple[str, str, str]:
        """Return building, unit and door."""
        return (self.building, self.unit, self.door)

    @property
    def label(self) -> str:
        """Return the door as neighbours write it."""
        return "-".join(part for part in self.place if part)


@dataclass(frozen=True)
class RollSheet:
    """What a file says: its doors, its doubts, and whether it names owners at all.

    ``held_back`` are doors that the file names and that cannot be taken in as they are.
    """

    rows: tuple[RollRow, ...]
    doubts: tuple[Doubt, ...] = ()
    names_owners: bool = False
    held_back: tuple[str, ...] = ()


class RollFileState(StrEnum):
    """What became of a roll that was read."""

    READ = "read"
    TAKEN_IN = "taken_in"
    DROPPED = "dropped"


ROLL_FILE_LIFE = Lifecycle(
    {RollFileState.READ: frozenset({RollFileState.TAKEN_IN, RollFileState.DROPPED})}
)


@dataclass(frozen=True)
class RollFile:
    """A roll that waits to be confirmed; its rows are forgotten once that is decided."""

    id: RollFileId
    community_id: CommunityId
    name: str
    sheet: RollSheet
    read_by: MemberId
    read_at: datetime
    state: RollFileState = RollFileState.READ
    decided_by: MemberId | None = None
    decided_at: datetime | None = None

    def decided(self, state: RollFileState, *, by: MemberId, at: datetime) -> "RollFile":
        """Return the file taken in or dropped, without what it said of people."""
        return replace(
            self,
            state=ROLL_FILE_LIFE.advance(self.state, to=state),
            sheet=RollSheet(rows=(), names_owners=self.sheet.names_owners),
            decided_by=by,
            decided_at=at,
        )
