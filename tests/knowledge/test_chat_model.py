"""The model's door, against a server on this machine that speaks the protocol."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from knowledge.chat_model import ChatModel, ModelSettings, ModelUnavailable

pytestmark = pytest.mark.enable_socket


class Served:
    """What the server answers and was asked."""

    def __init__(self, body: bytes, *, status: int = 200, delay: float = 0.0) -> None:
        self.body = body
        self.status = status
        self.delay = delay
        self.asked: list[dict[str, object]] = []
        self.keys: list[str] = []


def completion(content: object) -> bytes:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    told = {"id": "x", "object": "chat.completion", "created": 1, "model": "m"}
    return json.dumps({**told, "choices": [choice]}).encode()


@contextmanager
def serving(served: Served) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            served.asked.append(json.loads(self.rfile.read(length)))
            served.keys.append(self.headers["Authorization"])
            time.sleep(served.delay)
            self.send_response(served.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(served.body)))
            self.end_headers()
            self.wfile.write(served.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as in the base
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def said(served: Served, *, seconds: float = 10.0) -> str:
    with serving(served) as url:
        settings = ModelSettings(model="m", base_url=url, api_key="secret", seconds=seconds)
        return ChatModel(settings).reply(instructions="只根据材料回答", text="问题")


def test_a_model_is_asked_and_answers() -> None:
    served = Served(completion(" 遛狗要拴绳[1]。 "))
    assert said(served) == "遛狗要拴绳[1]。"
    [asked] = served.asked
    assert asked["model"] == "m"
    assert asked["messages"] == [
        {"role": "system", "content": "只根据材料回答"},
        {"role": "user", "content": "问题"},
    ]
    assert not asked.keys() & {"tools", "functions"}
    assert served.keys == ["Bearer secret"]


@pytest.mark.parametrize(
    "served",
    [
        Served(b"{}"),
        Served(b"not json"),
        Served(completion(None)),
        Served(completion("  ")),
        Served(b'{"error": {"message": "no"}}', status=401),
        Served(b"oops", status=500),
    ],
)
def test_garbage_and_refusals_are_unavailable(served: Served) -> None:
    with pytest.raises(ModelUnavailable):
        said(served)


def test_a_slow_model_is_unavailable() -> None:
    started = time.monotonic()
    with pytest.raises(ModelUnavailable):
        said(Served(completion("好"), delay=2.0), seconds=0.3)
    assert time.monotonic() - started < 10


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(ModelSettings(model="m", api_key="secret"))
