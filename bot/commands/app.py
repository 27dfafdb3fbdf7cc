"""The commands and their options."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import (
    communities,
    evaluating,
    library,
    marking,
    opinions,
    rolls,
    serving,
    sources,
    tallying,
    upkeep,
    verifying,
)

app = typer.Typer(
    help="邻里议 Neighbor Talk: the neighbourhood council inside the group chat.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Settings are environment variables NEIGHBOR_TALK_… or lines of .env; "
    "see docs/settings.md. Exit codes: 0 done, 1 the thing checked does not hold, "
    "2 wrong use or settings.",
)


@app.callback()
def choose(
    settings: Annotated[
        Path | None,
        typer.Option("--settings", metavar="FILE", help="Read settings from FILE, not .env."),
    ] = None,
) -> None:
    """Hold what concerns every command."""
    if settings is not None and not settings.is_file():
        raise typer.BadParameter(str(settings), param_hint="--settings")


app.command("run")(serving.run)
app.command("init")(communities.init)
app.command("link")(communities.link)
app.command("ingest")(library.ingest)
app.command("ask")(library.ask)
app.add_typer(sources.group, name="sources")
app.command("tally")(tallying.tally)
app.command("verify")(verifying.verify)
app.command("opinions")(opinions.opinions)
app.command("roll")(rolls.roll)
app.command("place")(communities.place)
app.command("doctor")(upkeep.doctor)
app.command("migrate")(upkeep.migrate)
app.command("reindex")(upkeep.reindex)
app.command("backup")(upkeep.backup)
app.command("restore")(upkeep.restore)
evaluating.group.command("answers")(marking.answers)
app.add_typer(evaluating.group, name="eval")
