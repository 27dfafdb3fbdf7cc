"""``neighbor-talk opinions``: groups, common ground and divisions in a Polis export."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import AsJson, Voice, one_line, settings_of

if TYPE_CHECKING:
    from bot.surveying import Surveyed
    from deliberation.opinions.findings import Told


def opinions(
    context: typer.Context,
    *,
    export: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            help="participants-votes.csv or votes.json of a Polis server, .gz too; "
            "or the folder that holds it with comments and votes.",
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Find groups of like opinion, what all share and what divides in a Polis export."""
    voice = Voice(settings_of(context).locale)
    with one_line(voice):
        # numpy takes a moment to load; --help does without.
        from bot.surveying import survey_of  # noqa: PLC0415

        found = survey_of(export)
    if as_json:
        voice.as_json(found.as_json())
    else:
        _show(found, voice=voice)


def _show(found: "Surveyed", *, voice: Voice) -> None:
    told = found.findings
    voice.result(
        voice.sentence("cli-opinions-size", people=told.people, statements=told.statements)
    )
    _show_groups(found, voice=voice)
    rows = [_row(found, each, voice=voice) for each in told.told]
    if rows:
        names = ("list", "statement", "agree", "disagree", "people", "text")
        voice.listing([voice.sentence(f"cli-opinions-{name}") for name in names], rows)


def _show_groups(found: "Surveyed", *, voice: Voice) -> None:
    told = found.findings
    if not told.groups:
        voice.result(voice.sentence("opinions-unclear"))
    for at, group in enumerate(told.groups):
        stands_for = "；".join(
            voice.sentence(
                "cli-opinions-agrees" if agrees else "cli-opinions-disagrees",
                statement=statement,
                text=found.text(statement),
            )
            for statement, agrees in group.stands_for
        )
        voice.result(
            voice.sentence(
                "cli-opinions-group",
                group=group_name(at),
                people=group.people,
                stands_for=stands_for or "-",
            )
        )


def group_name(at: int) -> str:
    """Return the letter of a group."""
    return chr(ord("A") + at)


def _row(found: "Surveyed", each: "Told", *, voice: Voice) -> tuple[str, ...]:
    shares = (
        (
            f"{each.all.agree / each.all.people:.0%}",
            f"{each.all.disagree / each.all.people:.0%}",
        )
        if each.all
        else ("<5", "<5")
    )
    return (
        voice.sentence(f"opinions-{each.kind}"),
        each.statement,
        *shares,
        str(each.all.people) if each.all else "<5",
        found.text(each.statement),
    )
