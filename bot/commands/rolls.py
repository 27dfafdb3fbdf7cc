"""``neighbor-talk roll``: take in doors and owners from a sheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import DOES_NOT_HOLD, AsJson, Voice, one_line, settings_of

if TYPE_CHECKING:
    from bot.enlisting import RollReport


def roll(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A sheet: .xlsx or .csv, with named columns.")],
    *,
    community: Annotated[
        str, typer.Option("--community", metavar="SLUG", help="Of which; of the only one else.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; change nothing.")
    ] = False,
    drop_missing: Annotated[
        bool,
        typer.Option(
            "--drop-missing",
            help="Take doors off the roll that the sheet leaves out, of buildings it names.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take in a roll of doors and owners; rows that cannot be read are named and left out.

    With --dry-run the exit code is 1 where a row would be left out.
    """
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        # The database and the readers take a second to import; --help does without.
        from bot.enlisting import Wanted, enlist  # noqa: PLC0415

        wanted = Wanted(path=file, slug=community, dry_run=dry_run, drop_missing=drop_missing)
        report = enlist(settings, wanted)
    if as_json:
        voice.as_json(report.as_json())
    else:
        _tell(voice, report)
    if dry_run and report.kept_out:
        raise typer.Exit(DOES_NOT_HOLD)


def _tell(voice: Voice, report: "RollReport") -> None:
    for each in report.sheet.doubts:
        name = each.kind.value.replace("_", "-")
        voice.say(
            "cli-roll-doubt",
            row=" ".join(part for part in (each.sheet, str(each.row)) if part),
            what=voice.sentence(f"doubt-{name}"),
            words=each.words,
            mend=voice.sentence(f"doubt-{name}-mend"),
        )
    key = "cli-roll-taken-in" if report.taken_in else "cli-roll-looked-over"
    counts = report.counts
    voice.say(key, doors=report.plan.doors, same=report.plan.same, **counts)
