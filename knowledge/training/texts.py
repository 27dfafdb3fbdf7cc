"""Read the corpora and questions that training learns from."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST = 3000
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇]+条.*$")
_SENTENCES = re.compile(r"[。；;！？\n]")
_CLAUSES = re.compile(r"[，,。；：;\n]")
_LONG_SENTENCE = 8
_LONG_CLAUSE = 5


@dataclass(frozen=True)
class Article:
    """A passage with its title, the law or page it is part of, and its chapter."""

    title: str
    text: str
    source: str
    chapter: str

    @property
    def told(self) -> str:
        """Return the passage as the index reads it."""
        return f"{self.title}\n{self.text[:LONGEST]}"

    @property
    def heading(self) -> str:
        """Return what stands above the passage."""
        return f"{self.source} {self.chapter}"


@dataclass(frozen=True)
class Asked:
    """A question with the articles that answer it, by number, and what a person answered."""

    text: str
    relevant: tuple[int, ...]
    answer: str
    keywords: str


@dataclass(frozen=True)
class Corpus:
    """Articles, and questions about them."""

    articles: tuple[Article, ...]
    questions: tuple[Asked, ...]


def corpus(folder: Path) -> Corpus:
    """Return the corpus of a folder; questions, relevance and answers may be absent."""
    rows = list(_records(folder / "corpus.jsonl.gz"))
    numbers = {row["id"]: number for number, row in enumerate(rows)}
    return Corpus(
        tuple(_article(row) for row in rows), tuple(_questions(folder, numbers=numbers))
    )


def pieces(text: str) -> list[str]:
    """Return the sentences of a text, or its clauses where it is one sentence."""
    found = [part for part in _SENTENCES.split(text) if len(part) >= _LONG_SENTENCE]
    if len(found) > 1:
        return found
    return [part for part in _CLAUSES.split(text) if len(part) >= _LONG_CLAUSE]


def _article(row: Mapping[str, str]) -> Article:
    source = row.get("law") or _ARTICLE.sub("", row["title"])
    return Article(row["title"], row["text"], source, row.get("chapter") or "")


def _questions(folder: Path, *, numbers: Mapping[str, int]) -> Iterator[Asked]:
    relevant: dict[str, list[int]] = {}
    if (folder / "qrels_train.tsv").exists():
        for line in (folder / "qrels_train.tsv").read_text(encoding="utf-8").splitlines():
            question, article, _ = line.split("\t")
            relevant.setdefault(question, []).append(numbers[article])
    answers = {row["id"]: row for row in _records(folder / "answers_train.jsonl")}
    for row in _records(folder / "queries_train.jsonl"):
        answer = answers.get(row["id"], {})
        yield Asked(
            row["text"],
            tuple(relevant.get(row["id"], ())),
            str(answer.get("answer", "")),
            str(answer.get("keywords", "")),
        )


def _records(path: Path) -> Iterator[Mapping[str, str]]:
    if not path.exists():
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def told(articles: Sequence[Article]) -> list[str]:
    """Return the articles as the index reads them."""
    return [article.told for article in articles]
