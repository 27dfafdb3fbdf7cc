"""Taking documents in and answering on the command line, beside a running program."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.compose import answerer_of, store_of, vectors_of
from bot.founding import community_of
from bot.ground import Ground, ground
from bot.holdings import holdings
from bot.settings import Settings
from deliberation.communities import Community
from handlers.ports import UnitOfWork
from knowledge.extracts import RefusedFile
from knowledge.ingest import Intake, Label, Skipped, files, read_source, take_in
from knowledge.library import Answer
from knowledge.starter import stock


@dataclass(frozen=True)
class Report:
    """How many sources and passages were taken in, and what was skipped."""

    sources: int
    passages: int
    skipped: tuple[Skipped, ...]

    def as_json(self) -> Mapping[str, object]:
        """Return the report as DESIGN section 9 promises it."""
        skipped = [{"path": each.path, "reason": each.reason.value} for each in self.skipped]
        return {"sources": self.sources, "passages": self.passages, "skipped": skipped}


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


def take_in_files(
    settings: Settings, paths: Iterable[Path], *, label: Label, slug: str
) -> Report:
    """Read files into the store, each in a transaction; raise CommunityUnknown."""
    with ground(settings) as on:
        with on.storage.reading() as work:
            community = _community(work, slug)
        label = replace(label, community_id=community.id if community else "")
        sources, passages = 0, 0
        skipped: list[Skipped] = []
        for path in files(paths):
            try:
                reading = read_source(path, label=label, now=on.clock.now(), new_id=on.ids.new)
            except RefusedFile as refused:
                skipped.append(Skipped(path=str(path), reason=refused.reason))
                continue
            with on.storage.transaction() as work:
                if take_in(work, reading, now=on.clock.now()) is not Intake.KNOWN:
                    sources += 1
                    passages += len(reading.passages)
    return Report(sources=sources, passages=passages, skipped=tuple(skipped))


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
