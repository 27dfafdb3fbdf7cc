"""JSON lines: one contest a line, ballots as ``[count, place, [tied, places], …]``.

A line is ``{"title", "rule", "seats", "candidates": […], "ballots": […]}``; places count
from 0. The rule is any words that name a method, such as ``IRV`` or ``STV (4 decimals)``:
so many decimal places of a transferred vote are kept then.
"""

import json
import re
from collections.abc import Iterator
from typing import cast

from bot.ballot_files.contests import MOST_CONTESTS, MOST_OPTIONS, Contest, numbered_options
from bot.ballot_files.rankings import Rankings
from bot.ballot_files.texts import Source
from deliberation.ballots import BallotForm
from deliberation.terms import Terms

PLACES = re.compile(r"(?<![0-9])([0-9]{1,2})[- ]*(?:decimal|d\.?p\b|places|digits)")
SCOTTISH_PLACES = 5
RULES = (("stv", "stv"), ("irv", "irv"), ("instant", "irv"), ("schulze", "schulze"))


def read(source: Source, _wanted: BallotForm | None) -> Iterator[Contest]:
    """Yield the contest of each line."""
    for held, (number, line) in enumerate(source.lines()):
        if held >= MOST_CONTESTS:
            source.refuse("contests", line=number, found=str(MOST_CONTESTS))
        yield _contest(source, line, number=number)


def _contest(source: Source, line: str, *, number: int) -> Contest:
    told = _object(source, line, number=number)
    names = _names(source, told.get("candidates"), number=number)
    seats = told.get("seats", 1)
    if type(seats) is not int or not 1 <= seats <= len(names):
        source.refuse("seats", line=number, found=str(seats))
    options = numbered_options(names)
    rankings = Rankings(source, options)
    cast_ballots = told.get("ballots")
    if not isinstance(cast_ballots, list):
        source.refuse("ballots", line=number)
    for each in cast("list[object]", cast_ballots):
        _add(source, rankings, each, number=number)
    rule = str(told.get("rule", "")).lower()
    return Contest(
        title=str(told.get("title") or told.get("id") or ""),
        options=options,
        ballots=rankings.ballots(),
        form=BallotForm.RANKING,
        method=next((method for word, method in RULES if word in rule), ""),
        terms=Terms(seats=seats, places=_places(rule)),
    )


def _places(rule: str) -> int | None:
    """Return how many decimal places a rule keeps; the law of Scotland keeps five."""
    found = PLACES.search(rule)
    if found is not None:
        return int(found[1])
    return SCOTTISH_PLACES if "stv" in rule and "scot" in rule else None


def _object(source: Source, line: str, *, number: int) -> dict[str, object]:
    try:
        told: object = json.loads(line)
    except (ValueError, RecursionError):
        source.refuse("json", line=number)
    if not isinstance(told, dict):
        source.refuse("contest", line=number)
    return cast("dict[str, object]", told)


def _names(source: Source, told: object, *, number: int) -> list[str]:
    if not isinstance(told, list):
        source.refuse("candidates", line=number)
    names = [str(each) for each in cast("list[object]", told)]
    if not 1 <= len(names) <= MOST_OPTIONS:
        source.refuse("candidates", line=number, found=str(len(names)))
    return names


def _add(source: Source, rankings: Rankings, told: object, *, number: int) -> None:
    if not isinstance(told, list) or not told:
        source.refuse("ballot", line=number, found="")
    ballot = cast("list[object]", told)
    times, *named = ballot
    if type(times) is not int or times < 0:
        source.refuse("ballot", line=number, found=str(ballot))
    tiers = [cast("list[object]", each) if isinstance(each, list) else [each] for each in named]
    if any(type(place) is not int for tier in tiers for place in tier):
        source.refuse("ballot", line=number, found=str(ballot))
    rankings.add(cast("list[list[int]]", tiers), times=times, line=number)
