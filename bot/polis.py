"""Read what a Polis server exports: who voted how on what, and when.

Two forms: the export for people (``participants-votes.csv``, with ``comments.csv`` and
``votes.csv`` beside it) and that of the server's interface (``votes.json``,
``comments.json``). Each file may be packed by gzip. See docs/opinions.md.
"""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

import numpy as np

from deliberation.opinions.matrix import StanceMatrix, stance_matrix
from deliberation.opinions.replaying import Cast

TABLES = ("participants-votes.csv", "participant-votes.csv")
STATEMENTS = "comments.csv"
VOTES = "votes.csv"
SERVED = "votes.json"
PACKED = ".gz"
UNSEEN = 2
CODES: Mapping[str, int] = MappingProxyType(
    {"1": 1, "0": 0, "-1": -1, "1.0": 1, "0.0": 0, "-1.0": -1, "": UNSEEN}
)
HIDDEN = "-1"
YES = frozenset({"1", "true", "t", "yes"})
KEPT_UNTIL = 1_546_300_800_000
"""Before 2019 (in ms) servers kept moderated statements on the map: as measured on exports."""

SURELY_PERSONAL = re.compile(
    r"i am (between|over|under|aged|a man|a woman|male|female|\d)|i identify as|i live in|"
    r"my (gender|sex|age|ethnicity|race|religion|first language|native language|mother tongue)",
    re.IGNORECASE,
)
MAYBE_PERSONAL = re.compile(r"(i am|i'm|i have|i had|i was|i work|i own|i rent|my)\b|.* is my ")
ENOUGH_PERSONAL = 3

Row = Mapping[str, str]


@dataclass(eq=False)
class UnusableExport(ValueError):  # noqa: N818 - says what is, as other refusals do
    """A file that should hold an export does not; ``line`` is 0 where it is the whole."""

    path: Path
    reason: str
    line: int = 0


@dataclass(frozen=True)
class Exported:
    """A statement as it was exported."""

    id: str
    text: str = ""
    author: str = ""
    hidden: bool = False
    personal: bool | None = None
    made_at: float = 0.0
    agreeing: int = 0
    disagreeing: int = 0


@dataclass(frozen=True, eq=False)
class Conversation:
    """What was read: the table, the votes in their order if known, and the statements."""

    matrix: StanceMatrix
    casts: tuple[Cast, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])


def conversation(path: Path) -> Conversation:
    """Read an export, given its folder or one of its files.

    Raises:
        UnusableExport: There is none, or something else is in it.
    """
    table = _table_in(path)
    name = table.name.removesuffix(PACKED)
    if name.endswith(SERVED):
        return _served(table)
    ending = next(each for each in TABLES if name.endswith(each))
    prefix = name.removesuffix(ending)
    return _exported(table, prefix=prefix)


def _table_in(path: Path) -> Path:
    """Return the file of a folder that says who voted how."""
    known = (*TABLES, SERVED)
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.is_file())
    else:
        files = [path] if path.is_file() else []
    if not files:
        raise UnusableExport(path, "missing")
    for ending in known:
        for file in files:
            if file.name.removesuffix(PACKED).endswith(ending):
                return file
    raise UnusableExport(path, "unknown")


def _beside(table: Path, name: str) -> Path | None:
    """Return a file beside another, packed or not, if it is there."""
    for each in (name, name + PACKED):
        if (table.parent / each).is_file():
            return table.parent / each
    return None


def _exported(table: Path, *, prefix: str) -> Conversation:
    matrix = _table(table)
    about = _beside(table, prefix + STATEMENTS)
    statements = tuple(_statements(about)) if about else ()
    matrix = _described(matrix, statements)
    times = _beside(table, prefix + VOTES)
    casts = _ordered(tuple(_votes(times))) if times else ()
    if casts and not _same(matrix, casts):
        casts = ()
    if casts:
        matrix = _first_come(matrix, casts)
    return Conversation(matrix, casts, {each.id: each.text for each in statements})


def _described(matrix: StanceMatrix, statements: Sequence[Exported]) -> StanceMatrix:
    """Return the table with what is said of its statements."""
    personal = {each.id for each in statements if each.personal}
    if all(each.personal is None for each in statements):
        personal = guessed_personal(statements)
    last = max((each.made_at for each in statements), default=0.0)
    kept = 0 < last < KEPT_UNTIL
    hidden = {each.id for each in statements if each.hidden and not kept}
    return replace(matrix, left_out=frozenset(hidden | personal), personal=frozenset(personal))


def guessed_personal(statements: Sequence[Exported]) -> set[str]:
    """Guess which statements ask who people are, where an export does not say.

    The host of a conversation puts them first: a run of statements by whoever made the
    first one, of which at least three certainly speak of age, sex, origin or home.
    """
    in_order = sorted(statements, key=lambda each: (len(each.id), each.id))
    if not in_order:
        return set()
    mine = [each for each in in_order if each.author == in_order[0].author]
    sure = [at for at, each in enumerate(mine) if SURELY_PERSONAL.match(each.text.strip())]
    if len(sure) < ENOUGH_PERSONAL:
        return set()
    first, last = sure[0], sure[-1]
    while last + 1 < len(mine) and MAYBE_PERSONAL.match(mine[last + 1].text.strip().lower()):
        last += 1
    return {each.id for each in mine[first : last + 1]}


def _table(path: Path) -> StanceMatrix:
    rows = csv.reader(io.StringIO(_text(path), newline=""))
    header: list[str] = next(rows, list[str]())
    at = [place for place, name in enumerate(header) if name.isdigit()]
    if "participant" not in header or not at:
        raise UnusableExport(path, "columns", line=1)
    who = header.index("participant")
    people: list[str] = []
    cells: list[list[int]] = []
    try:
        for row in rows:
            people.append(row[who])
            cells.append([CODES[row[place]] for place in at])
    except (KeyError, IndexError, csv.Error) as error:
        raise UnusableExport(path, "value", line=rows.line_num) from error
    if not people:
        raise UnusableExport(path, "empty")
    values = np.array(cells, dtype=np.int8)
    seen = values != UNSEEN
    matrix = StanceMatrix(
        tuple(people), tuple(header[place] for place in at), np.where(seen, values, 0), seen
    )
    return _numbered(matrix)


def _numbered(matrix: StanceMatrix) -> StanceMatrix:
    """Return the table with people in the order of their numbers: that in which they came."""
    if not all(each.isdigit() for each in matrix.people):
        return matrix
    return matrix.of(np.argsort([int(each) for each in matrix.people], kind="stable"))


def _first_come(matrix: StanceMatrix, casts: Sequence[Cast]) -> StanceMatrix:
    came = {
        person: at for at, person in enumerate(dict.fromkeys(each.person for each in casts))
    }
    return matrix.of(np.argsort([came[each] for each in matrix.people], kind="stable"))


def _same(matrix: StanceMatrix, casts: Sequence[Cast]) -> bool:
    """Tell whether the votes with times come to the table."""
    last = {(each.person, each.statement): each.value for each in casts}
    rows, columns = np.nonzero(matrix.seen)
    values = matrix.values[rows, columns].tolist()
    people = [matrix.people[row] for row in rows.tolist()]
    statements = [matrix.statements[column] for column in columns.tolist()]
    there = dict(zip(zip(people, statements, strict=True), values, strict=True))
    return last == there and set(matrix.people) == {person for person, _ in last}


def _statements(path: Path) -> Iterator[Exported]:
    for row in _rows(path, ("comment-id",)):
        meta = row.get("is-meta", row.get("is_meta"))
        yield Exported(
            id=row["comment-id"],
            text=row.get("comment-body", ""),
            author=row.get("author-id", ""),
            hidden=row.get("moderated") == HIDDEN,
            personal=None if meta is None else meta.lower() in YES,
            made_at=_number(row.get("timestamp", "")),
        )


def _votes(path: Path) -> Iterator[Cast]:
    for number, row in enumerate(_rows(path, ("comment-id", "voter-id", "vote")), start=2):
        value = CODES.get(row["vote"], UNSEEN)
        if value == UNSEEN:
            raise UnusableExport(path, "value", line=number)
        at = _number(row.get("timestamp", ""))
        yield Cast(row["voter-id"], row["comment-id"], value, at)


def _rows(path: Path, needed: Sequence[str]) -> Iterator[Row]:
    rows = csv.DictReader(io.StringIO(_text(path), newline=""), restval="")
    if not set(needed) <= set(rows.fieldnames or ()):
        raise UnusableExport(path, "columns", line=1)
    try:
        yield from rows
    except csv.Error as error:
        raise UnusableExport(path, "value", line=rows.line_num) from error


def _ordered(casts: Sequence[Cast]) -> tuple[Cast, ...]:
    return tuple(sorted(casts, key=lambda each: each.at))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _served(path: Path) -> Conversation:
    """Read what the server's interface says."""
    about = _beside(path, path.name.removesuffix(PACKED).replace("votes", "comments"))
    told = [_served_statement(each) for each in _objects(about)] if about else []
    statements = tuple(told)
    casts = _ordered([_served_cast(each, path=path) for each in _objects(path)])
    if not casts:
        raise UnusableExport(path, "empty")
    casts = _upright(casts, statements)
    matrix = stance_matrix(
        ((each.person, each.statement, each.value) for each in casts),
        statements=sorted({each.statement for each in casts}, key=lambda it: (len(it), it)),
        left_out=(each.id for each in statements if each.hidden),
        personal=(each.id for each in statements if each.personal),
    )
    return Conversation(matrix, casts, {each.id: each.text for each in statements})


def _served_statement(told: Mapping[str, object]) -> Exported:
    return Exported(
        id=_named(told, "tid", "statement_id"),
        text=_named(told, "txt"),
        hidden=_named(told, "mod", "moderated") == HIDDEN,
        personal=told.get("is_meta") is True,
        agreeing=int(_number(_named(told, "agree_count"))),
        disagreeing=int(_number(_named(told, "disagree_count"))),
    )


def _served_cast(told: Mapping[str, object], *, path: Path) -> Cast:
    person, statement = (
        _named(told, "pid", "participant_id"),
        _named(told, "tid", "statement_id"),
    )
    value = CODES.get(_named(told, "vote"), UNSEEN)
    if not (person and statement) or value == UNSEEN:
        raise UnusableExport(path, "value")
    return Cast(person, statement, value, _number(_named(told, "modified")))


def _named(told: Mapping[str, object], *names: str) -> str:
    for name in names:
        if told.get(name) is not None:
            return str(told[name])
    return ""


def _upright(casts: Sequence[Cast], statements: Sequence[Exported]) -> tuple[Cast, ...]:
    """Return the votes with agreement as 1: servers store it as -1, exports as 1.

    The server's own counts of agreement tell which it is.
    """
    known = {each.id: each.agreeing - each.disagreeing for each in statements}
    leaning = sum(each.value * known.get(each.statement, 0) for each in casts)
    if leaning >= 0:
        return tuple(casts)
    return tuple(replace(each, value=-each.value) for each in casts)


def _objects(path: Path) -> list[Mapping[str, object]]:
    try:
        told = cast("object", json.loads(_text(path)))
    except json.JSONDecodeError as error:
        raise UnusableExport(path, "value", line=error.lineno) from error
    if not isinstance(told, list):
        raise UnusableExport(path, "value", line=1)
    listed = cast("list[object]", told)
    return [cast("Mapping[str, object]", each) for each in listed if isinstance(each, dict)]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if path.suffix == PACKED:
            data = gzip.decompress(data)
        return data.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise UnusableExport(path, "unreadable") from error
