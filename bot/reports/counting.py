"""A count in words and tables, in one language: every stage, in the order it happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import Count, CountingStep, Option, Tally
from deliberation.stages import shown

Say = Callable[..., str]

FEW_STAGES = 2
# How a sentence begins that is told after all rounds.
AFTERWARDS = (
    "step-quorum",
    "step-majority",
    "step-most-chosen",
    "step-tied",
    "step-nobody",
    "step-tie-",
    "step-spent",
    "step-stopped",
    "step-budget-tied",
)


@dataclass(frozen=True)
class Stage:
    """One stage of a count: what it is called, and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table: a caption, its columns, and rows of cells whose first says what the row is."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Telling:
    """A count as people read it; ``grids`` hold the same figures as tables."""

    stages: tuple[Stage, ...]
    grids: tuple[Grid, ...]


def told_shortly(telling: Telling) -> tuple[Stage, ...]:
    """Return the stages of a count; one list where there is no round to tell apart."""
    if len(telling.stages) > FEW_STAGES:
        return telling.stages
    lines = tuple(line for stage in telling.stages for line in stage.lines)
    return (Stage("", lines=lines),)


def told(
    tally: Tally,
    *,
    options: Sequence[Option],
    say: Say,
    steps: Sequence[CountingStep] | None = None,
) -> Telling:
    """Return a count in words and tables; ``steps`` default to the tally's own."""
    lines = tally.steps if steps is None else steps
    return Telling(
        stages=_stages(lines, say=say), grids=_grids(tally, options=options, say=say)
    )


def _stages(steps: Sequence[CountingStep], *, say: Say) -> tuple[Stage, ...]:
    found: list[Stage] = []
    for step in steps:
        title = _title(step, say=say, present=found[-1].title if found else "")
        line = say(step.key, **step.values)
        if found and found[-1].title == title:
            found[-1] = Stage(title, lines=(*found[-1].lines, line))
        else:
            found.append(Stage(title, lines=(line,)))
    return tuple(found)


def _title(step: CountingStep, *, say: Say, present: str) -> str:
    if "round" in step.values:
        return say("count-round", round=step.values["round"])
    if step.key.startswith(AFTERWARDS):
        return say("count-result")
    return present or say("count-beginning")


def _grids(tally: Tally, *, options: Sequence[Option], say: Say) -> tuple[Grid, ...]:
    made = (_rounds(tally, options=options, say=say), _pairs(tally, options=options, say=say))
    return tuple(each for each in made if each is not None)


def _rounds(tally: Tally, *, options: Sequence[Option], say: Say) -> Grid | None:
    """Return what each option held in each round, where rounds tell of every option."""
    if not tally.rounds or len(tally.rounds[0].totals) < len(options):
        return None
    columns = [say("count-round-short", round=at) for at in range(1, len(tally.rounds) + 1)]
    rows = [
        (option.label, *(_cell(each.totals, option.id) for each in tally.rounds))
        for option in options
    ]
    if any(each.exhausted for each in tally.rounds):
        lost = (str(shown(each.exhausted)) for each in tally.rounds)
        rows.append((say("count-exhausted"), *lost))
    return Grid(say("count-rounds"), columns=(say("count-option"), *columns), rows=tuple(rows))


def _cell(totals: Mapping[str, Count], option_id: str) -> str:
    held = totals.get(option_id)
    return "" if held is None else str(shown(held))


def _pairs(tally: Tally, *, options: Sequence[Option], say: Say) -> Grid | None:
    """Return how many ballots put the option of a row before the option of a column."""
    if not tally.pairs:
        return None
    known = {(each.first, each.second): each.before for each in tally.pairs}
    known |= {(each.second, each.first): each.after for each in tally.pairs}
    rows = [
        (one.label, *(str(known.get((one.id, other.id), "–")) for other in options))
        for one in options
    ]
    names = tuple(each.label for each in options)
    return Grid(say("count-pairs"), columns=(say("count-option"), *names), rows=tuple(rows))
