"""A server on this machine that speaks /v1/embeddings, for tests of the endpoint."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from knowledge.encoder import trained


@dataclass
class Embedding:
    """What the server answers and was asked; ``length`` cuts its vectors."""

    status: int = 200
    length: int = 128
    garbage: bytes = b""
    asked: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    keys: list[str] = field(default_factory=list[str])

    @property
    def texts(self) -> list[str]:
        return [text for each in self.asked for text in each["input"]]  # type: ignore[attr-defined]

    def answer(self, told: dict[str, object]) -> bytes:
        if self.garbage:
            return self.garbage
        texts = told["input"]
        assert isinstance(texts, list)
        assert all(isinstance(text, str) for text in texts)
        rows = trained().encode(texts)[:, : self.length].tolist()
        data = [
            {"object": "embedding", "index": at, "embedding": row}
            for at, row in enumerate(rows)
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        said = {"object": "list", "data": data, "model": told["model"], "usage": usage}
        return json.dumps(said).encode()


@contextmanager
def embedding(served: Embedding) -> Iterator[str]:
    """Serve while the block lasts; yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told = json.loads(body)
            served.asked.append(told)
            served.keys.append(self.headers.get("Authorization", ""))
            said = served.answer(told) if served.status == 200 else b'{"error": "no"}'
            self.send_response(served.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
