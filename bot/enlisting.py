"""A roll taken in on the command line: read, looked over, and kept where that is wanted."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.founding import community_of
from bot.ground import ground
from bot.rolling import roll_in
from bot.settings import Settings
from deliberation.roll_files import Doubt, RollSheet
from handlers.ports import Trace
from handlers.roll_plans import ChangeKind, RollPlan, planned, present_doors, take_in
from knowledge.cells import LARGEST
from knowledge.extracts import Reason, RefusedFile


@dataclass(frozen=True)
class Wanted:
    """What an operator asks for: which file, for whom, and how far to go."""

    path: Path
    slug: str
    dry_run: bool = False
    drop_missing: bool = False


@dataclass(frozen=True)
class RollReport:
    """What a roll says and changes; ``taken_in`` is False where it was only looked over."""

    sheet: RollSheet
    plan: RollPlan
    taken_in: bool

    @property
    def kept_out(self) -> tuple[Doubt, ...]:
        """Return the doubts that keep a row out."""
        return tuple(each for each in self.sheet.doubts if each.kind.keeps_out)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many doors change in each way."""
        return {kind.value: len(self.plan.of(kind)) for kind in ChangeKind}

    def as_json(self) -> Mapping[str, object]:
        """Return the report; areas are in 0.01 m²."""
        changes = {
            kind.value: [
                {"door": each.label, "was": each.was, "now": each.now}
                for each in self.plan.of(kind)
            ]
            for kind in ChangeKind
        }
        return {
            "taken_in": self.taken_in,
            "doors": self.plan.doors,
            "dwellings": self.plan.dwellings,
            "owners": self.plan.owners,
            "area": self.plan.area,
            "same": self.plan.same,
            **changes,
            "doubts": [
                {**asdict(each), "keeps_out": each.kind.keeps_out} for each in self.sheet.doubts
            ],
        }


def enlist(settings: Settings, wanted: Wanted) -> RollReport:
    """Read a roll and take it in, unless it is only to be looked over.

    Raises CommunityUnknown, RefusedFile and RollWithoutHeader.
    """
    sheet = roll_in(_content(wanted.path), name=wanted.path.name)
    with ground(settings) as on, on.storage.transaction() as work:
        community = community_of(work, wanted.slug)
        if wanted.dry_run:
            plan = planned(sheet, present_doors(work, community.id))
            return RollReport(sheet=sheet, plan=plan, taken_in=False)
        plan = take_in(
            work,
            sheet,
            community_id=community.id,
            ids=on.ids,
            drop_missing=wanted.drop_missing,
        )
        report = RollReport(sheet=sheet, plan=plan, taken_in=True)
        words = " ".join(f"{kind} {count}" for kind, count in report.counts.items())
        work.traces.add(
            Trace(
                id=on.ids.new(),
                community_id=community.id,
                subject=community.id,
                number=0,
                action="rolls.confirm",
                at=on.clock.now(),
                words=f"{wanted.path.name}: {words}",
            )
        )
        return report


def _content(path: Path) -> bytes:
    """Return a file's bytes, read no further than one over what a roll may have."""
    if not path.is_file():
        raise RefusedFile(Reason.MISSING, path=str(path))
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
