"""``neighbor-talk init``: a real community in a minute."""

from typing import Annotated

import typer

from bot.commands.console import Voice, one_line, settings_of
from handlers import paths

LINK_HOURS = 24


def init(
    context: typer.Context,
    *,
    name: Annotated[str, typer.Option(help="Name of the community.")] = "",
    parent: Annotated[str, typer.Option(help="Subdistrict or township it belongs to.")] = "",
    time_zone: Annotated[str, typer.Option(help="Time zone, such as Asia/Shanghai.")] = "",
    admin: Annotated[str, typer.Option(help="Name of its admin.")] = "",
    slug: Annotated[
        str, typer.Option(help="Its part of page addresses: small letters, digits, hyphens.")
    ] = "",
    place: Annotated[
        str, typer.Option(help="Where it lies, such as 北京市昌平区: whose rules hold there.")
    ] = "",
) -> None:
    """Make a community: its admin's sign-in link and the codes that bind chat rooms."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        # The database library takes half a second to import; --help does without.
        from bot.founding import Founding, found, zone  # noqa: PLC0415

        wanted = Founding(
            name=name or _asked(voice, "cli-asked-name"),
            parent=parent or _asked(voice, "cli-asked-parent"),
            time_zone=zone(
                time_zone or _asked(voice, "cli-asked-time-zone", default=settings.time_zone)
            ),
            locale=settings.locale,
            admin=admin or _asked(voice, "cli-asked-admin"),
            place=place,
            slug=slug,
            link_hours=LINK_HOURS,
        )
        founded = found(settings, wanted)
    voice.result(voice.sentence("cli-init-done", name=wanted.name))
    link = f"{settings.address}{paths.sign_in(founded.token)}"
    voice.result(voice.sentence("cli-init-sign-in", hours=LINK_HOURS, link=link))
    voice.result(voice.sentence("cli-init-residents-code", code=founded.residents_code))
    voice.result(voice.sentence("cli-init-committee-code", code=founded.committee_code))
    voice.result(voice.sentence("cli-init-next"))


def link(
    context: typer.Context,
    *,
    community: Annotated[
        str, typer.Option("--community", metavar="SLUG", help="Of which; of the only one else.")
    ] = "",
) -> None:
    """Print a new sign-in link of a community's admin, such as when the first one is spent."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.founding import linked  # noqa: PLC0415 - as above

        token = linked(settings, slug=community, hours=LINK_HOURS)
    address = f"{settings.address}{paths.sign_in(token)}"
    voice.result(voice.sentence("cli-init-sign-in", hours=LINK_HOURS, link=address))


def place(
    context: typer.Context,
    community: Annotated[str, typer.Argument(metavar="SLUG", help="Which community.")],
    where: Annotated[
        str, typer.Argument(metavar="PLACE", help="Where it lies, such as 北京市昌平区.")
    ],
) -> None:
    """Say where a community lies, so that rules of other places are not cited to it."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.catalogue import placed  # noqa: PLC0415 - as above

        name = placed(settings, slug=community, place=where)
    voice.say("cli-placed", name=name, place=where)


def _asked(voice: Voice, key: str, *, default: str | None = None) -> str:
    return str(typer.prompt(voice.sentence(key), default=default)).strip()
