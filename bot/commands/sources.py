"""``neighbor-talk sources``: list, show and remove what was taken in."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import AsJson, Voice, one_line, settings_of

if TYPE_CHECKING:
    from bot.catalogue import Entry, Spread

group = typer.Typer(help="List, show and remove sources.", no_args_is_help=True)

COLUMNS = (
    "id",
    "kind",
    "title",
    "issuer",
    "days",
    "jurisdiction",
    "community",
    "state",
    "passages",
)

Key = Annotated[str, typer.Argument(metavar="ID", help="Id of a source, or its name.")]


@group.command("list")
def listing(
    context: typer.Context,
    *,
    community: Annotated[
        str,
        typer.Option("--community", metavar="SLUG", help="Its sources and what all share."),
    ] = "",
    retired: Annotated[bool, typer.Option("--all", help="Those out of use, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """List sources: what they are, whose, from when to when they hold, and how they stand."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        # The database loads for half a second; --help does without.
        from bot.catalogue import listed  # noqa: PLC0415

        entries = listed(settings, slug=community, retired=retired)
    if as_json:
        voice.as_json({"sources": [each.as_json() for each in entries]})
    elif entries:
        names = [voice.sentence(f"cli-sources-{each}") for each in COLUMNS]
        voice.listing(names, [_row(voice, each) for each in entries])
    else:
        voice.say("cli-sources-none")


def _row(voice: Voice, entry: "Entry") -> tuple[str, ...]:
    source = entry.source
    return (
        source.id,
        voice.sentence(f"source-kind-{source.kind}"),
        source.title,
        source.issuer,
        _days(voice, entry),
        source.jurisdiction,
        entry.community,
        _state(voice, entry),
        str(entry.passages),
    )


def _days(voice: Voice, entry: "Entry") -> str:
    source = entry.source
    days = (
        ("cli-sources-from", source.effective),
        ("cli-sources-until", source.expires),
        ("cli-sources-repealed", source.repealed),
    )
    told = (voice.sentence(key, day=day.isoformat()) for key, day in days if day)
    return " ".join(told)


def _state(voice: Voice, entry: "Entry") -> str:
    return voice.sentence(f"source-state-{entry.state.replace('_', '-')}")


@group.command("show")
def show(context: typer.Context, key: Key, *, as_json: AsJson = False) -> None:
    """Show a source with its passages."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.catalogue import shown  # noqa: PLC0415 - as above

        spread = shown(settings, key)
    if as_json:
        voice.as_json(spread.as_json())
    else:
        _show(voice, spread)


def _show(voice: Voice, spread: "Spread") -> None:
    entry = spread.entry
    kind = voice.sentence(f"source-kind-{entry.source.kind}")
    voice.result(f"{entry.source.id} 《{entry.source.title}》 {entry.source.issuer}".rstrip())
    told = (kind, _state(voice, entry), _days(voice, entry), entry.source.jurisdiction)
    voice.result(" · ".join(each for each in told if each))
    if spread.newer is not None:
        voice.say("cli-sources-newer", title=spread.newer.title, id=spread.newer.id)
    for passage in spread.passages:
        voice.result("")
        voice.result(f"[{passage.locator}] {passage.heading}".rstrip())
        for question in passage.questions:
            voice.result(question)
        voice.result(passage.text)


@group.command("remove")
def remove(
    context: typer.Context,
    key: Key,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Take a source out of use; what was cited from it can still be read."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.catalogue import removed, shown  # noqa: PLC0415 - as above

        found = shown(settings, key).entry.source
        if not yes:
            question = voice.sentence("cli-sources-remove-sure", title=found.title)
            typer.confirm(question, abort=True)
        removed(settings, found.id)
    voice.say("cli-sources-removed", title=found.title)
