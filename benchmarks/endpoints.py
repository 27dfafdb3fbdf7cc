"""Our webhook beside a bare Starlette endpoint: the same server settings, the same client."""

import asyncio
import json
import multiprocessing
import socket
import time
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from benchmarks.figures import Measured, Wanted
from benchmarks.voting import HOOK, Vote, opened_ballots, prepared_arena
from bot.channels.telegram.channel import MOST_CALLS
from bot.compose import WEBHOOK_PATH, web_settings
from bot.ground import ground
from bot.storage.states import ArrivalState
from bot.system import spare_collector
from tests.arena import Arena

HEAD = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    "X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {length}\r\n\r\n"
)
OK = b"HTTP/1.1 200"
UP_WITHIN = 20.0
WAYS = ("by button in a group", "by digit in private")


class CallRefused(Exception):  # noqa: N818 - named for what is wrong
    """A call was not answered with 200, so the figures would say nothing."""


def served(folder: Path, wanted: Wanted) -> dict[str, Measured]:
    """Return what every round gave: up to the commit alone, and while votes are counted."""
    found = {"bare Starlette": Measured()}
    callers = max(wanted.voters, MOST_CALLS)
    for number in range(wanted.rounds):
        for way in WAYS:
            for name, serve in WEBHOOKS.items():
                arena = prepared_arena(folder / f"{number} {name} {way}", callers)
                calls = _calls(arena, way=way, callers=callers, votes=wanted.votes)
                with _in_process(_serve_bare, arena) as port:
                    bare, took = asyncio.run(_round(calls, port))
                found["bare Starlette"].add(bare, took, beside=bare)
                warm = partial(_counted, arena) if serve is _serve_counting else _nothing
                with _in_process(serve, arena) as port:
                    rate, took = asyncio.run(_round(calls, port, warm=warm))
                found.setdefault(f"{name} {way}", Measured()).add(rate, took, beside=bare)
    return found


def _calls(arena: Arena, *, way: str, callers: int, votes: int) -> Sequence[Sequence[bytes]]:
    with opened_ballots(arena) as ballots:
        makes = ballots.ways()[way]
        return [
            [_call(makes(voter, vote)) for vote in range(votes)] for voter in range(callers)
        ]


async def _counted(arena: Arena) -> None:
    """Wait until nothing waits to be counted: a program that runs has counted before."""
    with ground(arena.settings) as on:

        def waiting() -> int:
            with on.storage.reading() as work:
                return work.inbox.counts()[ArrivalState.WAITING]

        while await asyncio.to_thread(waiting):  # noqa: ASYNC110 - a table has no events
            await asyncio.sleep(0.05)


def _call(vote: Vote) -> bytes:
    body = json.dumps(vote.update, ensure_ascii=False).encode()
    head = HEAD.format(path=WEBHOOK_PATH, secret=HOOK.secret, length=len(body))
    return head.encode() + body


async def _nothing() -> None:
    """Wait for nothing."""


async def _round(
    calls: Sequence[Sequence[bytes]],
    port: int,
    *,
    warm: Callable[[], Awaitable[None]] = _nothing,
) -> tuple[float, list[float]]:
    """Return calls a second after each caller's first, and how long each took."""
    took: list[float] = []
    warmed, together = asyncio.Barrier(len(calls) + 1), asyncio.Barrier(len(calls) + 1)
    running = [
        asyncio.create_task(_caller(each, port, (warmed, together), took)) for each in calls
    ]
    await warmed.wait()
    await warm()
    await together.wait()
    began = time.perf_counter()
    await asyncio.gather(*running)
    return len(took) / (time.perf_counter() - began), took


async def _caller(
    calls: Sequence[bytes],
    port: int,
    barriers: Sequence[asyncio.Barrier],
    took: list[float],
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)

    async def answered(call: bytes) -> None:
        writer.write(call)
        answer = await reader.readuntil(b"\r\n\r\n")
        if not answer.startswith(OK):
            raise CallRefused(answer)

    warm, *rest = calls
    await answered(warm)
    for each in barriers:
        await each.wait()
    for call in rest:
        began = time.perf_counter()
        await answered(call)
        took.append(time.perf_counter() - began)
    writer.close()


@contextmanager
def _in_process(
    serve: Callable[[Arena, int], None], arena: Arena
) -> Generator[int, None, None]:
    """Give the port of a server in a process of its own."""
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = int(probe.getsockname()[1])
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(arena, port))
    process.start()
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.join()


def _wait(port: int) -> None:
    until = time.monotonic() + UP_WITHIN
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _serve_bare(_arena: Arena, port: int) -> None:
    async def take(request: Request) -> Response:
        await request.body()
        return Response()

    app = Starlette(routes=[Route(WEBHOOK_PATH, take, methods=["POST"])])
    asyncio.run(_serve(app, port))


def _serve_webhook(arena: Arena, port: int) -> None:
    """Serve the webhook as long as nothing is counted: what it takes to commit."""
    with opened_ballots(arena) as ballots:
        spare_collector()
        asyncio.run(_serve(ballots.program.web, port))


def _serve_counting(arena: Arena, port: int) -> None:
    """Serve the webhook while votes that came in are counted."""

    async def serve() -> None:
        with opened_ballots(arena) as ballots:
            spare_collector()
            running = asyncio.create_task(ballots.program.inbox.run())
            await _serve(ballots.program.web, port)
            running.cancel()

    asyncio.run(serve())


WEBHOOKS = {"to commit,": _serve_webhook, "while counting,": _serve_counting}


async def _serve(app: ASGIApp, port: int) -> None:
    await uvicorn.Server(web_settings(app, host="127.0.0.1", port=port)).serve()
