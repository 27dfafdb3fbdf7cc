"""telemelya's server on a free loopback port, which it prints; run by its own interpreter.

Its Redis is fakeredis. In place of its S3 store files are kept in memory: a server for them
out of a wheel (moto) takes 240 MB more to install. They still come and go over the routes of
telemelya itself.
"""
# Its libraries are in an environment of its own.
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false

import socket
import threading

import uvicorn
from fakeredis import TcpFakeServer
from telemelya.server import media
from telemelya.server.config import settings

HOST = "127.0.0.1"


class Shelf:
    """What telemelya asks of its store of files."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    async def connect(self) -> None:
        """Need nothing."""

    async def close(self) -> None:
        """Hold nothing."""

    async def ping(self) -> bool:
        return True

    async def upload(
        self, session_id: str, file_id: str, filename: str, data: bytes, _kind: str
    ) -> str:
        key = f"{session_id}/{file_id}/{filename}"
        self._files[key] = data
        return key

    async def download(self, session_id: str, file_id: str, filename: str) -> bytes | None:
        return self._files.get(f"{session_id}/{file_id}/{filename}")

    async def download_by_key(self, key: str) -> bytes | None:
        return self._files.get(key)

    async def cleanup_session(self, session_id: str) -> None:
        kept = self._files.items()
        self._files = {key: data for key, data in kept if not key.startswith(f"{session_id}/")}


def main() -> None:
    with socket.create_server((HOST, 0)) as listening:
        print(listening.getsockname()[1], flush=True)  # noqa: T201 - how the test learns it
        redis = TcpFakeServer((HOST, 0), server_type="redis")
        threading.Thread(target=redis.serve_forever, daemon=True).start()
        settings.redis_url = f"redis://{HOST}:{redis.server_address[1]}/0"
        media.media_manager = Shelf()
        from telemelya.server.app import app  # noqa: PLC0415 - it takes the store as it loads

        config = uvicorn.Config(app, log_level="warning")
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
