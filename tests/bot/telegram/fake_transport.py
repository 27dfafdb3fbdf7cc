"""Ways to reach the fake Bot API: inside the process, over HTTP, and by webhook."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from tests.bot.telegram.fake_bot_api import FakeBotApi, Upload

Accept = Callable[[bytes, str], Awaitable[bool]]
CONNECTIONS = 40


@dataclass(eq=False)
class InProcessRequest(BaseRequest):
    """The library's transport, straight into the fake."""

    api: FakeBotApi

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Hold nothing."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,  # noqa: ANN401 - the library's four kinds of timeout
        **_named: Any,  # noqa: ANN401 - the same by name
    ) -> tuple[int, bytes]:
        """Answer as the network would; offline, as a network that is down."""
        await asyncio.sleep(0)
        if self.api.offline:
            raise NetworkError("httpx.ConnectError: All connection attempts failed")
        url = unquote(url)
        if f"/bot{self.api.token}/" not in url:
            return 401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}'
        path = url.partition(f"/bot{self.api.token}/")[2]
        if method == "GET":
            return self.api.download(path)
        data = request_data or RequestData()
        uploads = {
            name: Upload(name=str(part[0]), content=_bytes(part[1]), media_type=part[2])
            for name, part in data.multipart_data.items()
        }
        name, _, query = path.partition("?")
        params = dict(parse_qsl(query)) | data.json_parameters
        status, body = await self.api.call(name, params, uploads=uploads)
        return status, json.dumps(body).encode()


def app(api: FakeBotApi) -> Starlette:
    """Return the fake as an HTTP server like api.telegram.org."""

    async def call(request: Request) -> Response:
        if api.offline:
            return Response(status_code=502)
        if request.path_params["token"] != api.token:
            return JSONResponse(
                {"ok": False, "error_code": 401, "description": "Unauthorized"}, status_code=401
            )
        params: dict[str, str] = dict(request.query_params)
        uploads: dict[str, Upload] = {}
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = await _received(value)
                else:
                    params[name] = value
        status, body = await api.call(request.path_params["method"], params, uploads=uploads)
        return JSONResponse(body, status_code=status)

    async def download(request: Request) -> Response:
        await asyncio.sleep(0)
        status, content = api.download(request.path_params["path"])
        return Response(content, status_code=status)

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", download),
        ]
    )


@contextmanager
def serve(api: FakeBotApi) -> Iterator[str]:
    """Serve the fake on a free loopback port; yield what goes into TELEGRAM_BASE_URL."""
    api.local = True
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app(api), log_level="warning", lifespan="off", timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        offline, api.offline = (
            api.offline,
            True,
        )  # ends the long poll of a program that lives on
        server.should_exit = True
        thread.join(timeout=5)
        api.offline = offline
        listening.close()


async def push(api: FakeBotApi, accept: Accept) -> int:
    """Hand every pending update once to a webhook; return how many it took.

    What raises or returns False stays pending, as after any status but 2xx.
    """
    taken = 0
    for update in api.take(len(api.pending)):
        body = json.dumps(update, ensure_ascii=False).encode()
        try:
            accepted = await accept(body, str(api.webhook["secret"]))
        except Exception:  # noqa: BLE001, S112 - a 500 to Telegram; it tries again
            continue
        if accepted:
            api.confirm(update["update_id"])
            taken += 1
    return taken


@dataclass
class Pusher:
    """Calls the webhook from several threads until each update is answered with 200."""

    api: FakeBotApi
    retry_after: float = 0.2
    stopped: threading.Event = field(default_factory=threading.Event)
    _under_way: set[int] = field(default_factory=set[int])

    def work(self) -> None:
        """Push one update after another."""
        with httpx.Client(timeout=5.0, trust_env=False) as client:
            while not self.stopped.is_set():
                update = self._next()
                if update is None:
                    self.stopped.wait(0.01)
                elif not self._pushed(client, update):
                    self.stopped.wait(self.retry_after)

    def _next(self) -> dict[str, Any] | None:
        with self.api.lock:
            waiting = sorted(self.api.pending.keys() - self._under_way)
            if not waiting or not self.api.webhook.get("url"):
                return None
            self._under_way.add(waiting[0])
            self.api.fetched[waiting[0]] += 1
            return self.api.pending[waiting[0]]

    def _pushed(self, client: httpx.Client, update: dict[str, Any]) -> bool:
        try:
            answer = client.post(
                self.api.webhook["url"],
                content=json.dumps(update, ensure_ascii=False).encode(),
                headers={
                    "Content-Type": "application/json",
                    "X-Telegram-Bot-Api-Secret-Token": self.api.webhook["secret"],
                },
            )
            taken = answer.is_success
        except httpx.HTTPError:
            taken = False
        with self.api.lock:
            if taken:
                self.api.confirm(update["update_id"])
            self._under_way.discard(update["update_id"])
        return taken


@contextmanager
def pushing(api: FakeBotApi, *, connections: int = 8) -> Iterator[Pusher]:
    """Keep calling the webhook over HTTP while inside; at most CONNECTIONS at once."""
    pusher = Pusher(api)
    threads = [
        threading.Thread(target=pusher.work, daemon=True)
        for _ in range(min(connections, CONNECTIONS))
    ]
    for thread in threads:
        thread.start()
    try:
        yield pusher
    finally:
        pusher.stopped.set()
        for thread in threads:
            thread.join(timeout=10)


async def _received(file: UploadFile) -> Upload:
    return Upload(
        name=file.filename or "file",
        content=await file.read(),
        media_type=file.content_type or "application/octet-stream",
    )


def _bytes(content: Any) -> bytes:  # noqa: ANN401 - bytes, text or an open file
    if isinstance(content, str):
        return content.encode()
    return content if isinstance(content, bytes) else bytes(content.read())
