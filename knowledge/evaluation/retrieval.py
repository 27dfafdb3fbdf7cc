"""Measure each stage of finding on a corpus, through the index that the program uses."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from knowledge.chinese import article
from knowledge.evaluation.corpora import Exam, Text
from knowledge.evaluation.footprint import peak_mb
from knowledge.evaluation.measures import DEPTH, measured
from knowledge.index import Index
from knowledge.library import Holdings, Passage, Remembered, Source, SourceKind
from knowledge.questions import take_apart
from knowledge.thesaurus import Thesaurus

STAGES = ("lexical", "dense", "fused", "reranked")
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
TODAY = date(2000, 1, 2)  # nothing of a corpus has a date, so any day will do
_P99 = 0.99


@dataclass(frozen=True)
class Report:
    """How well each stage found, how long it took and how much memory it needed."""

    stages: Mapping[str, Mapping[str, float]]
    build_s: float
    query_p50_ms: float
    query_p99_ms: float
    rss_mb: float

    def as_json(self) -> Mapping[str, object]:
        """Return the report as DESIGN section 9 promises it."""
        stages = {
            name: {measure: round(value, 4) for measure, value in measures.items()}
            for name, measures in self.stages.items()
        }
        return {
            "stages": stages,
            "build_s": round(self.build_s, 2),
            "query_p50_ms": round(self.query_p50_ms, 2),
            "query_p99_ms": round(self.query_p99_ms, 2),
            "rss_mb": round(self.rss_mb, 1),
        }


def measure(
    build: Callable[[Holdings], Index],
    corpus: Sequence[Text],
    exam: Exam,
    *,
    memory: Exam | None = None,
    thesaurus: Thesaurus,
) -> Report:
    """Index a corpus with ``build``, ask every question alone, and compare what is found."""
    holdings = held(corpus, memory=memory)
    began = time.perf_counter()
    index = build(holdings)
    index.prepare()
    built = time.perf_counter() - began
    orders: dict[str, dict[str, Sequence[str]]] = {stage: {} for stage in STAGES}
    took: list[float] = []
    for question in exam.questions:
        began = time.perf_counter()
        asked = take_apart(question.text, thesaurus=thesaurus)
        found = index.stages(asked, community_id="", on=TODAY, limit=DEPTH)
        took.append((time.perf_counter() - began) * 1000)
        for stage in STAGES:
            orders[stage][question.id] = [key for key, _ in getattr(found, stage)]
    took.sort()
    return Report(
        stages={stage: measured(orders[stage], answers=exam.answers) for stage in STAGES},
        build_s=built,
        query_p50_ms=took[len(took) // 2],
        query_p99_ms=took[min(len(took) - 1, int(len(took) * _P99))],
        rss_mb=peak_mb(),
    )


def held(corpus: Iterable[Text], *, memory: Exam | None = None) -> Holdings:
    """Return a corpus as sources and passages; articles of one law have one source."""
    sources: dict[str, Source] = {}
    passages: list[Passage] = []
    for line in corpus:
        title, locator = article(line.title)
        key = title if locator else f"{title}\n{line.id}"
        source = sources.setdefault(key, _source(str(len(sources)), title=title))
        passages.append(
            Passage(
                id=line.id,
                source_id=source.id,
                community_id="",
                position=len(passages),
                heading="",
                locator=locator,
                text=line.text,
            )
        )
    return Holdings(tuple(sources.values()), tuple(passages), remembered=remembered(memory))


def remembered(memory: Exam | None) -> tuple[Remembered, ...]:
    """Return earlier questions as the store remembers them."""
    if memory is None:
        return ()
    return tuple(
        Remembered(question.text, tuple(sorted(memory.answers[question.id])))
        for question in memory.questions
    )


def _source(key: str, *, title: str) -> Source:
    return Source(
        id=key,
        community_id="",
        kind=SourceKind.NOTICE,
        name=key,
        title=title,
        issuer="",
        digest=key,
        added_at=_LONG_AGO,
    )
