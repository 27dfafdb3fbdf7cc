"""The program with its web server in a thread, as its settings build it, at full speed."""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn

from bot.compose import Program, program, web_settings
from bot.ground import ground
from bot.settings import Settings

STOPPED_WITHIN = 30.0


@contextmanager
def running(settings: Settings, listening: socket.socket) -> Generator[None]:
    """Run the program while the block lasts; it keeps none of Telegram's limits."""
    with ground(settings) as on:
        built = program(on, demo=False, pacers={})
        web = uvicorn.Server(web_settings(built.web, host=settings.host, port=settings.port))
        thread = threading.Thread(
            target=lambda: asyncio.run(_serve(built, web, listening)), name="program"
        )
        thread.start()
        try:
            yield
        finally:
            web.should_exit = True
            thread.join(STOPPED_WITHIN)
        assert not thread.is_alive()


async def _serve(built: Program, web: uvicorn.Server, listening: socket.socket) -> None:
    async with built.running():
        await web.serve(sockets=[listening])
