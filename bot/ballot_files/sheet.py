"""A table of ballots (.csv): the options in the first row, a ballot in each next one.

Cells are separated by commas, semicolons or tabs, in UTF-8 or GBK. What a cell says goes by
the method: a place (1 is best, equal numbers stand together), a score, or any of 1, x, ✓, √,
是 for a choice; an empty cell says nothing, 0 neither except as a score. A column headed
``count`` or ``票数`` tells how often the ballot was cast. There, the word ``cost`` or ``造价``
makes a row of costs out of it.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.ballot_files.contests import MOST_OPTIONS, Contest, numbered_options
from bot.ballot_files.texts import Source
from deliberation.ballots import Ballot, BallotForm, Option

COUNT = frozenset({"count", "票数", "数量"})
COST = frozenset({"cost", "造价", "费用"})
CHOSEN = frozenset({"1", "x", "✓", "✔", "√", "是", "y", "yes"})
NOT_CHOSEN = frozenset({"", "0", "否", "n", "no"})
DELIMITERS = "\t;,"


def read(source: Source, wanted: BallotForm | None) -> Iterator[Contest]:
    """Yield the one contest of the file; the method has to be known."""
    if wanted is None:
        source.refuse("method-unsaid")
    rows = _rows(source)
    first = next(rows, None)
    if first is None:
        source.refuse("empty")
    counted_at, options = _head(source, [each.strip() for each in first[1]], line=first[0])
    costs = dict[str, int]()
    raw: Counter[tuple[str, ...]] = Counter()
    first_line: dict[tuple[str, ...], int] = {}
    for line, cells in rows:
        raw[tuple(cells)] += 1
        first_line.setdefault(tuple(cells), line)
    cast: Counter[tuple[str, ...]] = Counter()
    lines: dict[tuple[str, ...], int] = {}
    for row, same in raw.items():
        line = first_line[row]
        times, ballot = _split([each.strip() for each in row], counted_at=counted_at)
        if times.lower() in COST:
            costs = _costs(source, ballot, options=options, line=line)
            continue
        cast[ballot] += same * (source.whole(times, line=line) if times else 1)
        lines.setdefault(ballot, line)
    yield Contest(
        title="",
        options=tuple(replace(each, cost=costs.get(each.id, 0)) for each in options),
        ballots=_ballots(source, cast, lines=lines, options=options, form=wanted),
        form=wanted,
    )


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    text = source.text()
    head = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cells):
                yield reader.line_num, cells
    except csv.Error:
        source.refuse("cells", line=reader.line_num)


def _head(
    source: Source, cells: Sequence[str], *, line: int
) -> tuple[int | None, tuple[Option, ...]]:
    named = [at for at, cell in enumerate(cells) if cell.lower() in COUNT]
    labels = [cell for at, cell in enumerate(cells) if at not in named]
    if len(named) > 1 or not all(labels) or len(set(labels)) < len(labels):
        source.refuse("sheet-head", line=line, found=",".join(cells))
    if not 1 <= len(labels) <= MOST_OPTIONS:
        source.refuse("candidates", line=line, found=str(len(labels)))
    return (named[0] if named else None), numbered_options(labels)


def _split(cells: Sequence[str], *, counted_at: int | None) -> tuple[str, tuple[str, ...]]:
    if counted_at is None:
        return "", tuple(cells)
    times = cells[counted_at] if counted_at < len(cells) else ""
    return times, tuple(cell for at, cell in enumerate(cells) if at != counted_at)


def _costs(
    source: Source, cells: Sequence[str], *, options: Sequence[Option], line: int
) -> dict[str, int]:
    return {
        option.id: source.whole(cell, line=line)
        for option, cell in zip(options, cells, strict=False)
        if cell
    }


def _ballots(
    source: Source,
    cast: Mapping[tuple[str, ...], int],
    *,
    lines: Mapping[tuple[str, ...], int],
    options: Sequence[Option],
    form: BallotForm,
) -> Mapping[Ballot, int]:
    found: Counter[Ballot] = Counter()
    for cells, times in cast.items():
        line = lines[cells]
        if any(cells[len(options) :]):
            source.refuse("sheet-long", line=line, found=str(len(options)))
        named = {each.id: cell for each, cell in zip(options, cells, strict=False)}
        found[_ballot(source, named, form=form, line=line)] += times
    return found


def _ballot(source: Source, named: Mapping[str, str], *, form: BallotForm, line: int) -> Ballot:
    if form is BallotForm.RANKING:
        places: dict[int, list[str]] = {}
        for each, cell in named.items():
            if cell and cell != "0":
                places.setdefault(source.whole(cell, line=line, least=1), []).append(each)
        return Ballot(ranking=tuple(tuple(places[place]) for place in sorted(places)))
    if form is BallotForm.SCORES:
        given = [(each, source.whole(cell, line=line)) for each, cell in named.items() if cell]
        return Ballot(scores=tuple(given))
    for cell in named.values():
        if cell.lower() not in CHOSEN | NOT_CHOSEN:
            source.refuse("sheet-choice", line=line, found=cell)
    return Ballot(choices=tuple(each for each in named if named[each].lower() in CHOSEN))
