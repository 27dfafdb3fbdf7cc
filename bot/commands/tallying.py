"""``neighbor-talk tally``: count a file of ballots, whoever made it."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import AsJson, Voice, one_line, settings_of
from bot.faults import Fault
from bot.reports.counting import told as telling
from bot.tallying import Counted, Wish, counted
from deliberation.methods import METHODS
from deliberation.terms import Completion, TieRule, Utility


def tally(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help=".json .jsonl .soc .soi .toc .toi .pb .HIL .csv; .gz too.")
    ],
    *,
    method: Annotated[
        str,
        typer.Option(help=f"One of {' '.join(METHODS)}; else the file's own rule."),
    ] = "",
    seats: Annotated[int | None, typer.Option(min=1, help="Places to fill.")] = None,
    budget: Annotated[int | None, typer.Option(min=0, help="Money to spend.")] = None,
    highest: Annotated[int | None, typer.Option(min=1, help="The highest score.")] = None,
    utility: Annotated[
        Utility | None, typer.Option(help="What equal shares gives each elector.")
    ] = None,
    completion: Annotated[
        Completion | None, typer.Option(help="How equal shares goes on with money left.")
    ] = None,
    ties: Annotated[TieRule | None, typer.Option(help="How ties are broken.")] = None,
    seed: Annotated[str | None, typer.Option(help="What lots are drawn from.")] = None,
    as_json: AsJson = False,
) -> None:
    """Count ballots in our form or a public one, and show every step."""
    voice = Voice(settings_of(context).locale)
    if method and method not in METHODS:
        voice.fail(Fault("tally-method-unknown", {"found": method, "known": " ".join(METHODS)}))
    terms = {
        "seats": seats,
        "budget": budget,
        "highest": highest,
        "utility": utility,
        "completion": completion,
        "ties": ties,
        "seed": seed,
    }
    wish = Wish(method=method, terms=terms)
    with one_line(voice), _unswept():
        found = list(counted(file, wish))
    if as_json:
        told = [each.as_json() for each in found]
        voice.as_json(told[0] if len(told) == 1 else told)
        return
    for each in found:
        _show(each, voice=voice)


@contextmanager
def _unswept() -> Generator[None, None, None]:
    """Look for no cycles: a million ballots have none, and the search is a third of all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _show(each: Counted, *, voice: Voice) -> None:
    contest, tally = each.contest, each.tally
    if contest.title:
        voice.result(contest.title)
    told = telling(tally, options=contest.options, say=voice.sentence)
    for stage in told.stages:
        voice.result(f"\n{stage.title}")
        for line in stage.lines:
            voice.result(f"  {line}")
    for grid in told.grids:
        voice.result(f"\n{grid.caption}")
        voice.grid([grid.columns, *grid.rows])
    sure = [contest.name(one) for one in tally.winners if one not in tally.tied_for]
    tied = [contest.name(one) for one in tally.tied_for]
    voice.result("")
    voice.result(voice.sentence("count-ballots", count=tally.ballots))
    if sure:
        voice.result(voice.sentence("count-winners", names="、".join(sure)))
    if tied:
        voice.result(voice.sentence("count-winners-tied", names="、".join(tied)))
    if not tally.winners:
        voice.result(voice.sentence("count-nobody"))
