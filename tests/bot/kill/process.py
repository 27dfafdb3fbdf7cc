"""The program as an operator runs it, in a process that can be killed."""

import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

READY_WITHIN = 60.0


def free_port() -> int:
    """Return a loopback port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Process:
    """``python -m bot run`` with settings out of a file; its log is kept beside."""

    folder: Path
    port: int
    settings: Mapping[str, str]
    starts: list[float] = field(default_factory=list[float])
    _running: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        """Return where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """Return what it said."""
        return (self.folder / "program.log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Start it and wait until it serves pages."""
        file = self.folder / "settings"
        lines = {"PORT": str(self.port), **self.settings}
        file.write_text(
            "".join(f"NEIGHBOR_TALK_{name}={value}\n" for name, value in lines.items()),
            encoding="utf-8",
        )
        began = time.monotonic()
        with (self.folder / "program.log").open("ab") as log:
            self._running = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "bot", "--settings", str(file), "run"],
                stdout=log,
                stderr=log,
            )
        self._wait()
        self.starts.append(time.monotonic() - began)

    def kill(self) -> None:
        """Kill it at once, as a power cut would."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def _wait(self) -> None:
        assert self._running is not None
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            assert self._running.poll() is None, self.log
            try:
                httpx.get(f"{self.address}/health", timeout=2, trust_env=False)
            except httpx.TransportError:
                time.sleep(0.02)
                continue
            return
        raise TimeoutError(self.log)
