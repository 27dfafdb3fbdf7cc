"""The count of an outcome as a page shows it: figures, stages, tables and pictures."""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from bot.reports.counting import Grid, Say, Stage, told, told_shortly
from bot.reports.pictures import Picture, pictures
from deliberation.ballots import BallotForm, Count, Option
from deliberation.methods import METHODS
from deliberation.outcomes import Verdict
from deliberation.owners import square_metres
from deliberation.polls import Poll
from deliberation.stages import shown
from handlers.ballot import counting_lines, terms_lines
from handlers.messages import Text
from handlers.results import winner_lines


@dataclass(frozen=True)
class Row:
    """An option with its figures; ``length`` is for a bar, ``area`` in square metres."""

    option: Option
    count: int | str
    length: float
    area: str
    leads: bool


@dataclass(frozen=True)
class Counted:
    """All that a page shows of a count; ``longest`` is the length of a full bar."""

    winners: tuple[Text, ...]
    terms: tuple[Text, ...]
    rows: tuple[Row, ...]
    points: bool
    areas: bool
    rounded: bool
    longest: float
    stages: tuple[Stage, ...]
    grids: tuple[Grid, ...]
    pictures: tuple[Picture, ...]


def counted(poll: Poll, verdict: Verdict, *, say: Say) -> Counted:
    """Return what a page shows of a count."""
    tally = verdict.tally
    telling = told(tally, options=poll.options, say=say, steps=verdict.steps)
    longest = max((*tally.counts.values(), verdict.participating, 1))
    return Counted(
        winners=winner_lines(poll, verdict),
        terms=(*terms_lines(poll), *counting_lines(poll)),
        rows=_rows(poll, verdict),
        points=METHODS[poll.method].form is BallotForm.SCORES,
        areas=verdict.area_tally is not None,
        rounded=any(_is_broken(each) for each in tally.counts.values()),
        longest=float(longest),
        stages=told_shortly(telling),
        grids=telling.grids,
        pictures=_drawn(poll, verdict, say=say),
    )


def _rows(poll: Poll, verdict: Verdict) -> tuple[Row, ...]:
    """Return the options with their counts; a count that has none gives no rows."""
    tally, areas = verdict.tally, verdict.area_tally
    return tuple(
        Row(
            option=each,
            count=shown(tally.counts[each.id]),
            length=float(tally.counts[each.id]),
            area=square_metres(int(areas.counts.get(each.id, 0))) if areas else "",
            leads=each.id in tally.winners,
        )
        for each in poll.options
        if each.id in tally.counts
    )


def _is_broken(count: Count) -> bool:
    return Fraction(count).denominator != 1


def _drawn(poll: Poll, verdict: Verdict, *, say: Say) -> tuple[Picture, ...]:
    """Return the pictures where a count has stages; one round of bars is in the table."""
    if not (verdict.tally.rounds or verdict.tally.pairs):
        return ()
    return tuple(
        Picture(each.kind, each.title, Markup(each.svg))  # noqa: S704 - drawn by us, words escaped
        for each in pictures(verdict.tally, options=poll.options, say=say)
    )
