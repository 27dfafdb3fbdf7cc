"""``neighbor-talk run``: serve every channel until stopped."""

import logging
import socket
from typing import Annotated

import typer

from bot.commands.console import Voice, one_line, settings_of
from bot.disturbances import Trouble, shortened
from bot.faults import PortTaken
from bot.legible import legible
from bot.settings import Settings


def run(
    context: typer.Context,
    *,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Add a demo neighbourhood in which one may be anybody."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell more of what happens, on standard error.")
    ] = False,
) -> None:
    """Serve the web pages and every channel that is set up, until Ctrl+C."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    says = {each: voice.sentence(f"trouble-{each}") for each in Trouble}
    shortened(logging.getLogger().handlers, says)
    legible(logging.getLogger().handlers)
    with one_line(voice):
        _checked_port(host=settings.host, port=settings.port)
        _tried_endpoint(voice, settings)
        # The web framework takes most of the time to import; the checks above come first.
        from bot.compose import serve  # noqa: PLC0415

        def ready() -> None:
            voice.say("cli-serving", address=settings.address)
            if demo:
                voice.say("cli-serving-demo")

        serve(settings, demo=demo, ready=ready)


def _tried_endpoint(voice: Voice, settings: Settings) -> None:
    """Say so where the embedding endpoint gives no vectors; a council can do without."""
    if not settings.embedding_model:
        return
    from bot.finding import checked_endpoint  # noqa: PLC0415 - it loads libraries
    from knowledge.endpoint import EndpointUnavailable  # noqa: PLC0415 - as above

    try:
        checked_endpoint(settings)
    except EndpointUnavailable as error:
        voice.say("cli-embedding-away", reason=str(error))


def _checked_port(*, host: str, port: int) -> None:
    """Raise PortTaken before anything is opened."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(port) from None
