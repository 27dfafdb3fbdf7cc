"""Read passages, questions and which belong together, in the form of BEIR."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

_COLUMNS = 3


class UnusableFile(ValueError):  # noqa: N818  # says what is, as other refusals do
    """A file of a corpus cannot be used; ``line`` is 0 where it is the file as a whole."""

    def __init__(self, path: Path, *, reason: str, line: int = 0) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    """A line of a corpus or of questions."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True)
class Exam:
    """Questions with the ids of the passages that answer each."""

    questions: tuple[Text, ...]
    answers: Mapping[str, frozenset[str]]


def texts(path: Path) -> tuple[Text, ...]:
    """Return the lines of a ``.jsonl`` or ``.jsonl.gz`` file; each has an id and a text.

    Raises:
        UnusableFile: The file is missing, empty or has a line that is no such thing.
    """
    found: dict[str, Text] = {}
    for number, line in lines(path):
        each = _text(path, number=number, line=line)
        if each.id in found:
            raise UnusableFile(path, reason="twice", line=number)
        found[each.id] = each
    if not found:
        raise UnusableFile(path, reason="empty")
    return tuple(found.values())


def exam(questions: Path, judgements: Path, *, corpus: tuple[Text, ...]) -> Exam:
    """Return the questions that at least one passage of the corpus answers.

    Raises:
        UnusableFile: A file is missing, empty or damaged, or names an unknown id.
    """
    asked = texts(questions)
    answers = _judged(
        judgements,
        questions=frozenset(each.id for each in asked),
        passages=frozenset(each.id for each in corpus),
    )
    return Exam(tuple(each for each in asked if each.id in answers), answers)


def _judged(
    path: Path, *, questions: frozenset[str], passages: frozenset[str]
) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, line in lines(path):
        question, passage, relevance = _judgement(path, number=number, line=line)
        if not relevance.lstrip("-").isdigit():
            if number == 1:
                continue  # the line of headings, which some have
            raise UnusableFile(path, reason="judgement", line=number)
        if question not in questions or passage not in passages:
            raise UnusableFile(path, reason="unknown", line=number)
        if int(relevance) > 0:
            found.setdefault(question, set()).add(passage)
    if not found:
        raise UnusableFile(path, reason="empty")
    return {key: frozenset(ids) for key, ids in found.items()}


def _judgement(path: Path, *, number: int, line: str) -> tuple[str, str, str]:
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) == _COLUMNS + 1:  # TREC's form has an unused second column
        del columns[1]
    if len(columns) != _COLUMNS:
        raise UnusableFile(path, reason="judgement", line=number)
    question, passage, relevance = columns
    return question, passage, relevance


def _text(path: Path, *, number: int, line: str) -> Text:
    fields = json_fields(path, number=number, line=line, otherwise="fields")
    key = fields.get("id", fields.get("_id"))
    text, title = fields.get("text"), fields.get("title") or ""
    if (
        not isinstance(key, str | int)
        or not isinstance(text, str)
        or not isinstance(title, str)
    ):
        raise UnusableFile(path, reason="fields", line=number)
    return Text(id=str(key), text=text, title=title)


def json_fields(path: Path, *, number: int, line: str, otherwise: str) -> Mapping[str, object]:
    """Return the fields of a JSON object on a line of a file.

    Raises:
        UnusableFile: It is no JSON, or, with the reason ``otherwise``, no object.
    """
    try:
        told: object = json.loads(line)
    except ValueError as error:
        raise UnusableFile(path, reason="json", line=number) from error
    if not isinstance(told, dict):
        raise UnusableFile(path, reason=otherwise, line=number)
    return cast("dict[str, object]", told)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank with their numbers from 1."""
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except FileNotFoundError as error:
        raise UnusableFile(path, reason="missing") from error
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise UnusableFile(path, reason="unreadable") from error


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")
