"""Pabulib's files of participatory budgets (.pb): META, PROJECTS and VOTES.

Money may have decimals; it is counted in the smallest unit that the file uses. Ordinal votes
give as many points as a ballot may name projects to the first, one less to each next.
Source: Faliszewski et al., Participatory Budgeting: Data, Tools, and Analysis (IJCAI 2023);
https://pabulib.org/format.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from bot.ballot_files.contests import MOST_OPTIONS, Contest
from bot.ballot_files.texts import Source
from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.terms import Completion, Terms, TieRule

SECTIONS = ("META", "PROJECTS", "VOTES")
WITH_POINTS = frozenset({"cumulative", "scoring"})
LONGEST_CELL = 1 << 20
MOST_DECIMALS = 6
MOST_DIGITS = 15

Row = Mapping[str, str]


@dataclass
class _Parts:
    meta: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    projects: dict[str, tuple[Row, int]] = field(default_factory=dict[str, tuple[Row, int]])
    votes: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    first_line: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def said(self, name: str, otherwise: str = "") -> str:
        """Return what the file says under a name."""
        return self.meta.get(name, (otherwise, 0))[0] or otherwise

    def line_of(self, name: str) -> int:
        """Return where the file says it."""
        return self.meta.get(name, ("", 0))[1]


def read(source: Source, _wanted: BallotForm | None) -> Iterator[Contest]:
    """Yield the one contest of the file."""
    parts = _parts(source)
    if not 1 <= len(parts.projects) <= MOST_OPTIONS:
        source.refuse("projects", found=str(len(parts.projects)))
    money = {"": _money(source, parts.said("budget"), line=parts.line_of("budget"))}
    for name, (row, line) in parts.projects.items():
        money[name] = _money(source, row.get("cost", ""), line=line)
    unit = 10 ** max(0, *(-int(each.as_tuple().exponent) for each in money.values()))
    exact = {name: int(each * unit) for name, each in money.items()}
    options = tuple(
        Option(id=name, label=row.get("name") or name, cost=exact[name])
        for name, (row, _) in parts.projects.items()
    )
    with_points = parts.said("vote_type") in {*WITH_POINTS, "ordinal"}
    method, terms = _rule(source, parts)
    yield Contest(
        title=parts.said("description"),
        options=options,
        ballots=_ballots(source, parts),
        form=BallotForm.SCORES if with_points else BallotForm.SOME,
        method=method,
        terms=_of(terms, budget=exact[""], unit=unit),
        by_id=True,
    )


def _of(terms: Terms, *, budget: int, unit: int) -> Terms:
    return Terms(
        budget=budget,
        raise_by=unit,
        completion=terms.completion,
        ties=TieRule.ORDER,
        least_votes=terms.least_votes,
        skips=terms.skips,
    )


def _parts(source: Source) -> _Parts:
    parts = _Parts()
    section, head = "", list[str]()
    for line, cells in _rows(source):
        if len(cells) == 1 and cells[0].strip().upper() in SECTIONS:
            section, head = cells[0].strip().upper(), []
        elif section == "VOTES" and head:
            # Votes are many: only the two cells that count are looked at.
            cast_vote = (_cell(cells, head, "vote"), _cell(cells, head, "points"))
            parts.votes[cast_vote] += 1
            parts.first_line.setdefault(cast_vote, line)
        elif not section:
            source.refuse("section", line=line, found=cells[0])
        elif not head:
            head = [each.strip().lower() for each in cells]
        else:
            row = dict(zip(head, (each.strip() for each in cells), strict=False))
            _take(source, parts, section=section, row=row, line=line)
    return parts


def _cell(cells: Sequence[str], head: Sequence[str], name: str) -> str:
    at = head.index(name) if name in head else len(cells)
    return cells[at] if at < len(cells) else ""


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(source.text(), newline=""), delimiter=";")
    try:
        for cells in reader:
            if any(cells) and (len(cells) > 1 or cells[0].strip()):
                yield reader.line_num, cells
    except csv.Error:
        source.refuse("cells", line=reader.line_num)


def _take(source: Source, parts: _Parts, *, section: str, row: Row, line: int) -> None:
    if section == "META":
        parts.meta[row.get("key", "")] = (row.get("value", ""), line)
    elif section == "PROJECTS":
        name = row.get("project_id", "")
        if not name or name in parts.projects:
            source.refuse("project", line=line, found=name)
        parts.projects[name] = (row, line)


def _money(source: Source, words: str, *, line: int) -> Decimal:
    try:
        amount = Decimal(words.replace(",", ".") if words.count(",") == 1 else words)
    except InvalidOperation:
        source.refuse("money", line=line, found=words)
    if not amount.is_finite() or amount < 0 or amount.adjusted() > MOST_DIGITS:
        source.refuse("money", line=line, found=words)
    if int(amount.as_tuple().exponent) < -MOST_DECIMALS:
        source.refuse("money", line=line, found=words)
    return amount


def _ballots(source: Source, parts: _Parts) -> Mapping[Ballot, int]:
    kind = parts.said("vote_type")
    most = parts.said("max_length")
    longest = (
        source.whole(most, line=parts.line_of("max_length")) if most else len(parts.projects)
    )
    place = {name: at for at, name in enumerate(parts.projects)}
    found: Counter[Ballot] = Counter()
    for (vote, points), times in parts.votes.items():
        line = parts.first_line[vote, points]
        named = [each.strip() for each in vote.split(",") if each and not each.isspace()]
        for each in named:
            if each not in place:
                source.refuse("project-unknown", line=line, found=each)
        if kind in WITH_POINTS and points:
            scores = _points(source, points, named=named, line=line)
        elif kind == "ordinal":
            scores = [max(longest - rank, 0) for rank in range(len(named))]
        else:
            chosen = tuple(sorted(set(named), key=place.__getitem__))
            found[Ballot(choices=chosen)] += times
            continue
        found[_scored(named, scores)] += times
    return found


def _scored(named: Sequence[str], scores: Sequence[int]) -> Ballot:
    added: dict[str, int] = {}
    for name, score in zip(named, scores, strict=True):
        added[name] = added.get(name, 0) + score
    return Ballot(scores=tuple(added.items()))


def _points(source: Source, points: str, *, named: Sequence[str], line: int) -> list[int]:
    given = [source.whole(each, line=line) for each in points.split(",") if each.strip()]
    if len(given) != len(named):
        source.refuse("points", line=line, found=points)
    return given


def _rule(source: Source, parts: _Parts) -> tuple[str, Terms]:
    """Return the method of the file's own rule; what is not known is greedy."""
    rule = parts.said("rule").lower()
    name = "min_project_score_threshold"
    least = source.whole(parts.said(name, "0").split(".")[0], line=parts.line_of(name))
    if rule.startswith("equalshares"):
        completion = Completion.ADD1 if "add1" in rule else Completion.NONE
        return "equal_shares", Terms(completion=completion, least_votes=least)
    no_completion = Completion.NONE
    return "greedy", Terms(
        least_votes=least, skips="no-skip" not in rule, completion=no_completion
    )
