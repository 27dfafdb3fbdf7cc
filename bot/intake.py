"""Taking documents in and answering on the command line, beside a running program."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.compose import answerer_of, store_of
from bot.finding import vectors_of
from bot.founding import community_of
from bot.ground import Ground, ground
from bot.holdings import holdings
from bot.settings import Settings
from deliberation.communities import Community
from handlers.ports import UnitOfWork
from knowledge.extracts import Reason, RefusedFile
from knowledge.ingest import (
    COMPARED,
    Intake,
    Label,
    Reading,
    files,
    known_on,
    read_source,
    take_in,
)
from knowledge.library import Answer, SourceKind
from knowledge.likeness import Likenesses
from knowledge.starter import stock


@dataclass(frozen=True)
class FileReport:
    """What became of one file: an outcome with its source, or the reason of a refusal."""

    path: str
    outcome: Intake | None = None
    title: str = ""
    kind: SourceKind | None = None
    passages: int = 0
    reason: Reason | None = None

    @property
    def new(self) -> bool:
        """Tell whether the file became a source."""
        return self.outcome in {Intake.ADDED, Intake.REPLACED}

    def as_json(self) -> Mapping[str, object]:
        """Return the report of one file."""
        if self.reason is not None:
            return {"path": self.path, "outcome": "skipped", "reason": self.reason.value}
        told = {"path": self.path, "outcome": self.outcome, "title": self.title}
        return {**told, "kind": self.kind, "passages": self.passages}


@dataclass(frozen=True)
class Report:
    """What became of every file."""

    files: tuple[FileReport, ...]

    @property
    def sources(self) -> int:
        """Return how many files became sources."""
        return sum(each.new for each in self.files)

    @property
    def passages(self) -> int:
        """Return how many passages those have."""
        return sum(each.passages for each in self.files if each.new)

    @property
    def known(self) -> int:
        """Return how many files were there before, labelled anew or not."""
        return sum(each.outcome in {Intake.KNOWN, Intake.LABELLED} for each in self.files)

    @property
    def skipped(self) -> tuple[FileReport, ...]:
        """Return the files that were refused."""
        return tuple(each for each in self.files if each.reason is not None)

    def as_json(self) -> Mapping[str, object]:
        """Return the report as DESIGN section 9 promises it, and what became of each file."""
        skipped = [{"path": each.path, "reason": each.reason} for each in self.skipped]
        return {
            "sources": self.sources,
            "passages": self.passages,
            "skipped": skipped,
            "known": self.known,
            "files": [each.as_json() for each in self.files],
        }


Tell = Callable[[FileReport], None]


@dataclass(frozen=True)
class Answered:
    """An answer on the command line."""

    answer: Answer

    def as_json(self) -> Mapping[str, object]:
        """Return the answer as DESIGN section 9 promises it."""
        shown = ("number", "source", "title", "locator", "quote")
        cited = [asdict(each) for each in self.answer.citations]
        return {
            "answered": self.answer.answered,
            "text": self.answer.text,
            "citations": [{name: each[name] for name in shown} for each in cited],
        }


def files_of(paths: Iterable[Path]) -> Sequence[Path]:
    """Return the files to take in, each once."""
    return tuple(dict.fromkeys(files(paths)))


def take_in_files(
    settings: Settings, found: Sequence[Path], *, label: Label, slug: str, tell: Tell
) -> Report:
    """Read files into the store, each in a transaction; raise CommunityUnknown.

    Each is told when it is done.
    """
    with ground(settings) as on:
        with on.storage.reading() as work:
            community = _community(work, slug)
        label = replace(label, community_id=community.id if community else "")
        taking = _Taking(on, label=label)
        reports: list[FileReport] = []
        for path, name in _named(found):
            reports.append(taking.take(path, name=name))
            tell(reports[-1])
    return Report(tuple(reports))


def _named(found: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield files with names that differ: two of one name would take each other's place."""
    given: set[str] = set()
    for path in found:
        choices = (
            path.stem,
            f"{path.stem} ({path.suffix[1:]})",
            f"{path.parent.name} {path.stem}",
        )
        numbered = f"{path.stem} ({len(given) + 1})"
        name = next((each for each in choices if each not in given), numbered)
        given.add(name)
        yield path, name


class _Taking:
    """Takes files in one by one, remembering what it compares them with."""

    def __init__(self, on: Ground, *, label: Label) -> None:
        self._on = on
        self._label = label
        self._known: Likenesses | None = None

    def take(self, path: Path, *, name: str) -> FileReport:
        now = self._on.clock.now()
        try:
            reading = read_source(path, label=self._label, now=now, new_id=self._on.ids.new)
        except RefusedFile as refused:
            return FileReport(str(path), reason=refused.reason)
        source = replace(reading.source, name=name)
        reading = replace(reading, source=source)
        with self._on.storage.transaction() as work:
            known = self._compared(work, reading)
            outcome = take_in(work, reading, now=now, label=self._label, known=known)
        return FileReport(
            str(path),
            outcome=outcome,
            title=source.title,
            kind=source.kind,
            passages=len(reading.passages),
        )

    def _compared(self, work: UnitOfWork, reading: Reading) -> Likenesses | None:
        """Return what news and notices are compared with, read once for all files."""
        if reading.source.kind not in COMPARED:
            return None
        if self._known is None:
            self._known = known_on(work, reading.source)
        return self._known


def answered(settings: Settings, question: str, *, slug: str, longest: int) -> Answered:
    """Answer from what a community knows, or from what all share; raise CommunityUnknown."""
    with ground(settings) as on:
        with on.storage.transaction() as work:
            stock(work, now=on.clock.now(), new_id=on.ids.new)
        return Answered(_answer(on, question, slug=slug, longest=longest))


def _answer(on: Ground, question: str, *, slug: str, longest: int) -> Answer:
    vectors = vectors_of(on.settings)
    store = store_of(on, vectors=vectors)
    with on.storage.reading() as work:
        community = _community(work, slug)
        store.refresh(holdings(work))
    try:
        return answerer_of(on.settings, store=store).answer(
            question,
            community_id=community.id if community else "",
            on=on.clock.now().date(),
            longest=longest,
        )
    finally:
        vectors.close()


def _community(work: UnitOfWork, slug: str) -> Community | None:
    return community_of(work, slug) if slug else None
