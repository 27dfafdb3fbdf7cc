"""David Hill's form for STV (.HIL): candidates and seats, ballots that end in 0, names.

Source: Hill, Wichmann and Woodall, Algorithm 123 (The Computer Journal 30, 1987).
"""

import re
from collections.abc import Iterator

from bot.ballot_files.contests import MOST_OPTIONS, Contest, numbered_options
from bot.ballot_files.rankings import Rankings
from bot.ballot_files.texts import Source
from deliberation.ballots import BallotForm
from deliberation.terms import Terms

QUOTED = re.compile(r'"([^"]*)"')


def read(source: Source, _wanted: BallotForm | None) -> Iterator[Contest]:
    """Yield the one contest of the file."""
    lines = list(source.lines())
    if not lines:
        source.refuse("empty")
    number, first = lines[0]
    sizes = [source.whole(each, line=number, least=1) for each in first.split()]
    match sizes:
        case [candidates, seats] if seats <= candidates <= MOST_OPTIONS:
            yield _contest(source, lines[1:], candidates=candidates, seats=seats)
        case _:
            source.refuse("hill-head", line=number, found=first)


def _contest(
    source: Source, lines: list[tuple[int, str]], *, candidates: int, seats: int
) -> Contest:
    end = next((at for at, (_, line) in enumerate(lines) if line == "0"), None)
    if end is None:
        source.refuse("hill-end", line=lines[-1][0] if lines else 1)
    names = QUOTED.findall(" ".join(line for _, line in lines[end + 1 :]))
    called = (names + [str(each) for each in range(len(names) + 1, candidates + 1)])[
        :candidates
    ]
    options = numbered_options(called)
    rankings = Rankings(source, options)
    for number, line in lines[:end]:
        times, *order = [source.whole(each, line=number) for each in line.split()]
        if not order or order[-1] != 0:
            source.refuse("hill-ballot", line=number, found=line)
        rankings.add([[each - 1] for each in order[:-1]], times=times, line=number)
    return Contest(
        title=names[candidates] if len(names) > candidates else "",
        options=options,
        ballots=rankings.ballots(),
        form=BallotForm.RANKING,
        method="stv",
        terms=Terms(seats=seats),
    )
