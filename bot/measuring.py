"""Measuring on the command line, with the parts that the settings choose."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.finding import vectors_of
from bot.settings import Settings
from knowledge.evaluation.corpora import exam, texts
from knowledge.evaluation.retrieval import Report, measure
from knowledge.index import Index
from knowledge.library import Holdings
from knowledge.thesaurus import shipped


@dataclass(frozen=True)
class Files:
    """A corpus, questions and which passages answer them; ``memory`` are earlier ones."""

    corpus: Path
    questions: Path
    judgements: Path
    memory: tuple[Path, Path] | None = None


def retrieval_report(settings: Settings, files: Files) -> Report:
    """Measure finding in a folder that is gone after; raise UnusableFile."""
    corpus = texts(files.corpus)
    asked = exam(files.questions, files.judgements, corpus=corpus)
    earlier = None if files.memory is None else exam(*files.memory, corpus=corpus)
    with tempfile.TemporaryDirectory(prefix="neighbor-talk-") as scratch:
        vectors = vectors_of(
            settings.model_copy(update={"data_dir": Path(scratch), "chroma_url": ""})
        )

        def build(holdings: Holdings) -> Index:
            return Index(holdings, vectors=vectors)

        try:
            return measure(build, corpus, asked, memory=earlier, thesaurus=shipped())
        finally:
            vectors.close()
