"""PrefLib's ordinal files: .soc .soi .toc .toi, of today and of before 2022.

Today: ``# KEY: VALUE`` lines, then ``count: 1,{2,3},4``. Before: the number of alternatives,
a ``number,name`` line each, ``voters,sum,distinct``, then ``count,1,{2,3},4``.
Source: Mattei and Walsh, PrefLib (ADT 2013); https://preflib.github.io/PrefLib-Jekyll/format.
"""

import re
from collections.abc import Iterator

from bot.ballot_files.contests import MOST_OPTIONS, Contest, numbered_options
from bot.ballot_files.rankings import Rankings
from bot.ballot_files.texts import Source
from deliberation.ballots import BallotForm

NAME = re.compile(r"#\s*ALTERNATIVE NAME\s+(\d+)\s*:\s*(.*)", re.IGNORECASE)
TITLE = re.compile(r"#\s*TITLE\s*:\s*(.*)", re.IGNORECASE)
NUMBER = re.compile(r"#\s*NUMBER ALTERNATIVES\s*:\s*(\d+)", re.IGNORECASE)
TIER = re.compile(r"\{([^{}]*)\}|([^,{}]+)")
ORDER = re.compile(r"(?:(?:[^,{}]*|\s*\{[^{}]*\}\s*)(?:,|$))*")

Lines = list[tuple[int, str]]


def read(source: Source, _wanted: BallotForm | None) -> Iterator[Contest]:
    """Yield the one contest of the file."""
    lines = list(source.lines())
    if not lines:
        source.refuse("empty")
    of_today = lines[0][1].startswith("#")
    title, names, rest = _today(source, lines) if of_today else _before(source, lines)
    options = numbered_options(names)
    rankings = Rankings(source, options)
    for number, line in rest:
        times, _, order = line.partition(":" if of_today else ",")
        rankings.add(
            _tiers(source, order, line=number),
            times=source.whole(times, line=number),
            line=number,
        )
    yield Contest(
        title=title, options=options, ballots=rankings.ballots(), form=BallotForm.RANKING
    )


def _today(source: Source, lines: Lines) -> tuple[str, list[str], Lines]:
    title, number, names = "", 0, dict[int, str]()
    for at, line in lines:
        if found := NAME.match(line):
            names[source.whole(found[1], line=at, least=1)] = found[2].strip()
        elif found := TITLE.match(line):
            title = found[1].strip()
        elif found := NUMBER.match(line):
            number = source.whole(found[1], line=at, least=1)
    count = max([number, *names])
    if not 1 <= count <= MOST_OPTIONS:
        source.refuse("candidates", line=lines[0][0], found=str(count))
    rest = [(at, line) for at, line in lines if not line.startswith("#")]
    return title, [names.get(each, str(each)) for each in range(1, count + 1)], rest


def _before(source: Source, lines: Lines) -> tuple[str, list[str], Lines]:
    at, first = lines[0]
    count = source.whole(first, line=at, least=1)
    if count > MOST_OPTIONS or len(lines) < count + 2:
        source.refuse("candidates", line=at, found=first)
    names: list[str] = []
    for _, line in lines[1 : count + 1]:
        names.append(line.partition(",")[2].strip() or line)
    return "", names, lines[count + 2 :]


def _tiers(source: Source, order: str, *, line: int) -> list[list[int]]:
    if not ORDER.fullmatch(order):
        source.refuse("ballot", line=line, found=order)
    return [
        [
            source.whole(each, line=line, least=1) - 1
            for each in (together or alone).split(",")
            if each.strip()
        ]
        for together, alone in TIER.findall(order)
    ]
