"""Measuring finding: files in the form of BEIR, measures by hand, and stages that differ."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.encoder import trained
from knowledge.evaluation.corpora import UnusableFile, exam, texts
from knowledge.evaluation.footprint import peak_mb
from knowledge.evaluation.measures import measured, ndcg, recall, reciprocal_rank
from knowledge.evaluation.retrieval import STAGES, held, measure
from knowledge.index import Index
from knowledge.library import Holdings
from knowledge.thesaurus import Thesaurus
from knowledge.vectors import InMemory

CORPUS = [
    {"id": "a", "title": "养犬条例第一条", "text": "携带犬只外出应当束犬链。", "law": "x"},
    {"id": "b", "title": "养犬条例第二条", "text": "犬只伤人的，养犬人应当立即送医。"},
    {"id": "c", "title": "楼道公约", "text": "楼道里不得堆放杂物。"},
]
QUERIES = [{"id": "1", "text": "楼道能堆东西吗"}, {"id": "2", "text": "狗咬人了谁负责"}]
JUDGED = "query-id\tcorpus-id\tscore\n1\tc\t1\n2\tb\t1\n2\ta\t0\n"


def lines(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    path = folder / name
    told = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n"
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(told.encode()))
    else:
        path.write_text(told, encoding="utf-8")
    return path


def judged(folder: Path, text: str = JUDGED) -> Path:
    path = folder / "qrels.tsv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("end", ["jsonl", "jsonl.gz"])
@pytest.mark.parametrize("heading", [True, False])
def test_a_corpus_is_read(tmp_path: Path, end: str, *, heading: bool) -> None:
    corpus = texts(lines(tmp_path, f"corpus.{end}", CORPUS))
    asked = lines(tmp_path, f"queries.{end}", QUERIES)
    told = JUDGED if heading else JUDGED.split("\n", 1)[1]
    found = exam(asked, judged(tmp_path, told), corpus=corpus)
    assert [each.title for each in corpus] == ["养犬条例第一条", "养犬条例第二条", "楼道公约"]
    assert found.answers == {"1": {"c"}, "2": {"b"}}


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"", "empty", 0),
        (b'{"id": "a", "text": "x"}\nnonsense\n', "json", 2),
        (b'{"id": "a"}\n', "fields", 1),
        (b'["a"]\n', "fields", 1),
        (b'{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n', "twice", 2),
        (b"\xff\xfe\x00", "unreadable", 0),
        (None, "missing", 0),
    ],
)
def test_a_line_that_cannot_be_used_is_named(
    tmp_path: Path, content: bytes | None, reason: str, line: int
) -> None:
    path = tmp_path / "corpus.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableFile) as refused:
        texts(path)
    assert (refused.value.reason, refused.value.line) == (reason, line)


@pytest.mark.parametrize(
    "damaged", [b"no gzip", gzip.compress(b"{}" * 999)[:-9]], ids=["not-gzip", "cut-short"]
)
def test_a_broken_archive_is_refused(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(damaged)
    with pytest.raises(UnusableFile) as refused:
        texts(path)
    assert refused.value.reason in {"unreadable", "json"}


@pytest.mark.parametrize(
    ("told", "reason", "line"),
    [
        ("1\tnowhere\t1\n", "unknown", 1),
        ("9\ta\t1\n", "unknown", 1),
        ("1 a 1\n", "judgement", 1),
        ("1\ta\t1\n2\ta\tmuch\n", "judgement", 2),
        ("1\ta\t0\n", "empty", 0),
    ],
)
def test_a_judgement_that_cannot_be_used_is_named(
    tmp_path: Path, told: str, reason: str, line: int
) -> None:
    corpus = texts(lines(tmp_path, "corpus.jsonl", CORPUS))
    asked = lines(tmp_path, "queries.jsonl", QUERIES)
    with pytest.raises(UnusableFile) as refused:
        exam(asked, judged(tmp_path, told), corpus=corpus)
    assert (refused.value.reason, refused.value.line) == (reason, line)


def test_measures_are_those_that_one_counts_by_hand() -> None:
    found = ["x", "a", "y", "z", "w", "b"]
    assert recall(found, {"a", "b"}, depth=5) == pytest.approx(0.5)
    assert reciprocal_rank(found, {"a", "b"}) == pytest.approx(0.5)
    assert reciprocal_rank(found, {"nowhere"}) == 0
    assert ndcg(["a"], {"a"}) == pytest.approx(1)
    assert ndcg(["x", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-4)
    both = measured({"1": found, "2": ["c"]}, answers={"1": {"a", "b"}, "2": {"c"}, "3": {"d"}})
    assert both["recall@10"] == pytest.approx((1 + 1 + 0) / 3)
    assert both["mrr@10"] == pytest.approx((0.5 + 1 + 0) / 3)


@given(
    found=st.lists(st.sampled_from("abcdefgh"), unique=True),
    right=st.frozensets(st.sampled_from("abcdefgh"), min_size=1),
)
def test_measures_lie_between_nothing_and_all(found: list[str], right: frozenset[str]) -> None:
    told = measured({"q": found}, answers={"q": right})
    assert all(0 <= value <= 1 + 1e-9 for value in told.values())
    assert told["recall@5"] <= told["recall@10"] <= told["recall@100"]
    best = measured({"q": [*right, *found]}, answers={"q": right})
    assert best["mrr@10"] == best["recall@100"] == pytest.approx(1)


def test_articles_of_a_law_stand_together(tmp_path: Path) -> None:
    told = held(texts(lines(tmp_path, "corpus.jsonl", CORPUS)))
    assert [each.title for each in told.sources] == ["养犬条例", "楼道公约"]
    assert [each.locator for each in told.passages] == ["第一条", "第二条", ""]
    assert told.passages[0].source_id == told.passages[1].source_id


def test_every_stage_is_measured_and_memory_helps_the_last(tmp_path: Path) -> None:
    corpus = texts(lines(tmp_path, "corpus.jsonl", CORPUS))
    asked = exam(lines(tmp_path, "q.jsonl", QUERIES), judged(tmp_path), corpus=corpus)
    strange = [{"id": "m", "text": "隔壁老王家那只会怎样"}]
    earlier = exam(
        lines(tmp_path, "m.jsonl", strange), judged(tmp_path, "m\tc\t1\n"), corpus=corpus
    )

    def build(holdings: Holdings) -> Index:
        return Index(holdings, vectors=InMemory(trained()))

    report = measure(build, corpus, asked, memory=earlier, thesaurus=Thesaurus())
    assert tuple(report.stages) == STAGES
    assert report.stages["reranked"]["recall@5"] == 1
    assert report.build_s > 0
    assert 0 < report.query_p50_ms <= report.query_p99_ms
    assert 10 < report.rss_mb <= peak_mb() + 1
    again = measure(build, corpus, earlier, memory=earlier, thesaurus=Thesaurus())
    assert again.stages["reranked"]["mrr@10"] == 1
