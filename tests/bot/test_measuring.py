"""Measuring, rebuilding and the embedding endpoint on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.settings import Settings, variable
from tests.knowledge.embedding_server import Embedding, embedding

FILES = {
    "corpus.jsonl": '{"id": "n1", "title": "公约第一条", "text": "带狗出门应当拴绳。"}\n'
    '{"id": "n2", "title": "公约第二条", "text": "楼道里不能堆放杂物。"}\n',
    "queries.jsonl": '{"id": "q1", "text": "遛狗要拴绳吗"}\n',
    "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\tn1\t1\n",
}
MEASURES = {"recall@5", "recall@10", "recall@100", "mrr@10", "ndcg@10"}
ASKED = ("eval", "retrieval", "--corpus", "corpus.jsonl", "--queries", "queries.jsonl")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_each_stage_is_told_as_json(folder: Path) -> None:
    done = call(*ASKED, "--qrels", "qrels.tsv", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert list(told["stages"]) == ["lexical", "dense", "fused", "reranked"]
    assert all(set(measures) == MEASURES for measures in told["stages"].values())
    assert told["stages"]["reranked"]["mrr@10"] == 1
    assert {"build_s", "query_p50_ms", "query_p99_ms", "rss_mb"} < told.keys()
    assert not (folder / "data" / "index").exists()


def test_each_stage_is_told_as_a_table() -> None:
    memory = ("--memory-queries", "queries.jsonl", "--memory-qrels", "qrels.tsv")
    done = call(*ASKED, "--qrels", "qrels.tsv", *memory)
    assert done.exit_code == 0, done.output
    assert "recall@100" in done.stdout
    assert len(done.stdout.strip().splitlines()) == 6


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((*ASKED, "--qrels", "nowhere.tsv"), "nowhere.tsv"),
        ((*ASKED, "--qrels", "queries.jsonl"), "queries.jsonl"),
        (
            (*ASKED, "--qrels", "qrels.tsv", "--memory-queries", "queries.jsonl"),
            "--memory-qrels",
        ),
    ],
)
def test_what_cannot_be_used_is_one_line(words: tuple[str, ...], named: str) -> None:
    done = call(*words)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert named in done.stderr


def test_the_index_is_made_anew_by_one_command(folder: Path) -> None:
    for number in (1, 2):
        done = call("reindex", "--json")
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["passages"] > 100
        made = [path.name for path in (folder / "data" / "index").glob("index-*")]
        assert made == [f"index-{number}"]


@pytest.mark.enable_socket
def test_doctor_asks_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("embedding_model"), "small")
    served = Embedding()
    with embedding(served) as address:
        monkeypatch.setenv(variable("embedding_base_url"), address)
        told = json.loads(call("doctor", "--json").stdout)
        assert told["embedding"] == {"found": "small (128)", "fine": True}
        served.status = 404
        done = call("doctor", "--json")
    assert done.exit_code == 1
    assert not json.loads(done.stdout)["embedding"]["fine"]


@pytest.mark.enable_socket
def test_another_encoder_is_rebuilt_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("embedding_model"), "small")
    served = Embedding()
    with embedding(served) as address:
        monkeypatch.setenv(variable("embedding_base_url"), address)
        assert call("reindex").exit_code == 0
        assert len(served.texts) > 100
        served.status = 404
        done = call("reindex")
    assert done.exit_code == 2
    assert variable("embedding_model") in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
