"""Finding beside other ways of finding: quality, build time, time a question, memory.

``python -m benchmarks.retrieval --corpus C.jsonl --queries Q.jsonl --qrels R.tsv``: each way
runs in a process of its own, one after the other, on the same files. ``rank_bm25`` and
``bm25s`` take part where they are installed (dependency group ``benchmarks``).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from knowledge.chinese import grams
from knowledge.encoder import trained
from knowledge.evaluation.corpora import Exam, Text, exam, texts
from knowledge.evaluation.footprint import peak_mb
from knowledge.evaluation.measures import DEPTH, measured
from knowledge.terms import Numbers

Find = Callable[[str], Sequence[str]]
Told = dict[str, float]
SHOWN = ("recall@5", "recall@100", "mrr@10", "build_s", "p50_ms", "p99_ms", "rss_mb")
_BATCH = 1000
_HASHED = 512
_WIDTH = 110


def ours(corpus: Sequence[Text]) -> Find:
    """Find as the program does, all stages."""
    from bot.finding import vectors_of  # noqa: PLC0415 - in the process that needs it
    from bot.settings import Settings  # noqa: PLC0415
    from knowledge.evaluation.retrieval import TODAY, held  # noqa: PLC0415
    from knowledge.index import Index  # noqa: PLC0415
    from knowledge.questions import take_apart  # noqa: PLC0415
    from knowledge.thesaurus import shipped  # noqa: PLC0415

    folder = tempfile.mkdtemp(prefix="neighbor-talk-")
    index = Index(held(corpus), vectors=vectors_of(Settings(data_dir=Path(folder))))
    index.prepare()
    words = shipped()

    def find(question: str) -> Sequence[str]:
        asked = take_apart(question, thesaurus=words)
        found = index.stages(asked, community_id="", on=TODAY, limit=DEPTH)
        return [key for key, _ in found.reranked]

    return find


def rank_bm25(split: Callable[[str], list[str]]) -> Callable[[Sequence[Text]], Find]:
    """Find as ``langchain_community`` does: BM25Okapi over all passages for each question."""

    def build(corpus: Sequence[Text]) -> Find:
        from rank_bm25 import BM25Okapi  # noqa: PLC0415

        index = BM25Okapi([split(_whole(each)) for each in corpus])
        return lambda question: _best(corpus, index.get_scores(split(question)))

    return build


def bm25s(corpus: Sequence[Text]) -> Find:
    """Find by ``bm25s`` over characters and pairs."""
    import bm25s as library  # noqa: PLC0415

    index = library.BM25()
    index.index([grams(_whole(each)) for each in corpus], show_progress=False)
    keys = [each.id for each in corpus]

    def find(question: str) -> Sequence[str]:
        found, _ = index.retrieve(
            [grams(question)], k=min(DEPTH, len(keys)), show_progress=False
        )
        return [keys[at] for at in found[0].tolist()]

    return find


def chroma(encode: Callable[[Sequence[str]], Numbers]) -> Callable[[Sequence[Text]], Find]:
    """Find by Chroma alone with some vectors."""

    def build(corpus: Sequence[Text]) -> Find:
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415

        client = chromadb.PersistentClient(
            path=tempfile.mkdtemp(prefix="neighbor-talk-"),
            settings=Settings(anonymized_telemetry=False),
        )
        kept = client.create_collection(
            "bare", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        for at in range(0, len(corpus), _BATCH):
            batch = corpus[at : at + _BATCH]
            kept.add([each.id for each in batch], encode([_whole(each) for each in batch]))

        def find(question: str) -> Sequence[str]:
            most = min(DEPTH, len(corpus))
            return kept.query(encode([question]), n_results=most, include=[])["ids"][0]

        return find

    return build


def hashed(told: Sequence[str]) -> Numbers:
    """Return characters and pairs hashed with signs into some hundred numbers."""
    import zlib  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415

    rows = np.zeros((len(told), _HASHED), np.float32)
    for row, text in enumerate(told):
        for term in grams(text):
            code = zlib.crc32(term.encode())
            rows[row, code % _HASHED] += 1 if code & 0x10000 else -1
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


WAYS: Mapping[str, tuple[str, Callable[[Sequence[Text]], Find]]] = {
    "Neighbor Talk": ("tantivy", ours),
    "rank_bm25, split at spaces": ("rank_bm25", rank_bm25(str.split)),
    "rank_bm25, characters": ("rank_bm25", rank_bm25(grams)),
    "bm25s, characters": ("bm25s", bm25s),
    "bare Chroma, our vectors": ("chromadb", chroma(lambda told: trained().encode(told))),
    "bare Chroma, hashed": ("chromadb", chroma(hashed)),
}


def run(name: str, corpus: tuple[Text, ...], asked: Exam) -> Told:
    """Return the figures of one way."""
    began = time.perf_counter()
    find = WAYS[name][1](corpus)
    built = time.perf_counter() - began
    find(asked.questions[0].text)
    orders: dict[str, Sequence[str]] = {}
    took: list[float] = []
    for question in asked.questions:
        began = time.perf_counter()
        orders[question.id] = find(question.text)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    told = measured(
        orders, answers={each.id: asked.answers[each.id] for each in asked.questions}
    )
    slow = took[min(len(took) - 1, int(len(took) * 0.99))]
    cost = {"build_s": built, "p50_ms": took[len(took) // 2], "p99_ms": slow}
    return told | cost | {"rss_mb": peak_mb()}


def _whole(each: Text) -> str:
    return f"{each.title}\n{each.text}"


def _best(corpus: Sequence[Text], scores: Sequence[float]) -> list[str]:
    order = sorted(range(len(corpus)), key=lambda at: -scores[at])[:DEPTH]
    return [corpus[at].id for at in order]


def main() -> None:
    """Run every way that can be run, each in its own process, and show a table."""
    options = _options()
    corpus = texts(options.corpus)
    asked = exam(options.queries, options.qrels, corpus=corpus)
    asked = Exam(asked.questions[: options.most], asked.answers)
    if options.way:
        print(json.dumps(run(options.way, corpus, asked)))  # noqa: T201 - read by the parent
        return
    table = Table("way", *SHOWN)
    console = Console(width=_WIDTH)
    for name, (library, _) in WAYS.items():
        if find_spec(library) is None:
            console.print(f"{name}: {library} is not installed")
            continue
        command = [sys.executable, "-m", "benchmarks.retrieval", *sys.argv[1:], "--way", name]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
        told: Told = json.loads(done.stdout.splitlines()[-1])
        table.add_row(name, *(_shown(key, told[key]) for key in SHOWN))
    console.print(table)


def _shown(key: str, value: float) -> str:
    return f"{value:.3f}" if "@" in key else f"{value:.1f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--qrels", type=Path, required=True)
    parser.add_argument("--most", type=int, default=None, help="ask so many questions only")
    parser.add_argument("--way", choices=list(WAYS), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
