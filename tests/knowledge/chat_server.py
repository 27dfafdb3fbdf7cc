"""A server on this machine that speaks /v1/chat/completions, for tests of the model."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[str], Sequence[bytes]]


@dataclass
class Served:
    """What the server answers and was asked.

    ``pieces`` are sent one after another with ``delay`` seconds before each; ``cut``
    breaks the connection off after them. ``reply`` makes the pieces from the request.
    """

    pieces: Sequence[bytes] = ()
    status: int = 200
    delay: float = 0.0
    cut: bool = False
    kind: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    reply: Reply | None = None
    bodies: list[bytes] = field(default_factory=list[bytes])
    keys: list[str] = field(default_factory=list[str])
    paths: list[str] = field(default_factory=list[str])
    broken: threading.Event = field(default_factory=threading.Event)

    @property
    def asked(self) -> list[dict[str, object]]:
        return [json.loads(body) for body in self.bodies]


def event(delta: object, *, finish: str | None = None) -> bytes:
    """Return one event of a stream."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    told = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return b"data: " + json.dumps({**told, "choices": [choice]}).encode() + b"\n\n"


def streamed(*said: str, finish: str | None = "stop", done: bool = True) -> list[bytes]:
    """Return the events that say something piece by piece."""
    begun = [event({"role": "assistant", "content": ""})]
    told = [event({"content": piece}) for piece in said]
    ended = [event({}, finish=finish)] if finish else []
    return [*begun, *told, *ended, *([b"data: [DONE]\n\n"] if done else [])]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def serving(served: Served) -> Iterator[str]:
    """Serve while the block lasts; gives the address to set as LLM_BASE_URL."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            served.bodies.append(body)
            served.keys.append(self.headers["Authorization"])
            served.paths.append(self.path)
            pieces = served.reply(body.decode()) if served.reply else served.pieces
            self.close_connection = True
            try:
                self._answer(pieces)
            except OSError:
                served.broken.set()

        def _answer(self, pieces: Sequence[bytes]) -> None:
            self.send_response(served.status)
            self.send_header("Content-Type", served.kind)
            self.send_header("Transfer-Encoding", "chunked")
            for name, value in served.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in pieces:
                time.sleep(served.delay)
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
                self.wfile.flush()
            if not served.cut:
                self.wfile.write(b"0\r\n\r\n")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as in the base
            """Keep quiet."""

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
