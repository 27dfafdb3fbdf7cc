"""A reverse proxy before the program: what comes through it bears the webhook's secret."""

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True)
class Proxy:
    """Hands every POST on to the program, at the same path."""

    program: str
    secret: str

    async def __call__(self, request: Request) -> Response:
        body = await request.body()
        headers = {"Content-Type": request.headers["content-type"], HEADER: self.secret}
        async with httpx.AsyncClient(trust_env=False, verify=False) as program:  # noqa: S501 - plain http
            answer = await program.post(
                f"{self.program}{request.url.path}", content=body, headers=headers
            )
        return Response(answer.content, status_code=answer.status_code)


@contextmanager
def proxied(program: str, *, secret: str) -> Generator[str]:
    """Serve a proxy before the program on a free loopback port; yield its address."""
    app = Starlette(
        routes=[Route("/{path:path}", Proxy(program, secret).__call__, methods=["POST"])]
    )
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
