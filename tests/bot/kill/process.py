"""The program as an operator runs it, in a process that can be killed."""

import multiprocessing
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx

READY_WITHIN = 240.0
LOADED = ("pytest", "bot.compose", "bot.channels.telegram", "bot.settings")


class Running(Protocol):
    """A process under way."""

    def kill(self) -> None:
        """End it at once."""
        ...

    def ended(self) -> bool:
        """Tell whether it is gone."""
        ...


Launch = Callable[[Path, Path], Running]
"""Starts a program with a file of settings, and a file for what it says."""


def free_port() -> int:
    """Return a loopback port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Command:
    """``python -m bot run``, a new interpreter."""

    process: "subprocess.Popen[bytes]"

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self.process.kill()
        self.process.wait()

    def ended(self) -> bool:
        """Tell whether it is gone."""
        return self.process.poll() is not None


def as_command(settings: Path, log: Path) -> Running:
    """Start the program as an operator does."""
    with log.open("ab") as out:
        return Command(
            subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "bot", "--settings", str(settings), "run"],
                stdout=out,
                stderr=out,
            )
        )


@dataclass
class Fork:
    """The whole program in a fork of a process that has loaded its code already."""

    process: "multiprocessing.process.BaseProcess"

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self.process.kill()
        self.process.join()

    def ended(self) -> bool:
        """Tell whether it is gone."""
        return not self.process.is_alive()


def as_fork(settings: Path, log: Path) -> Running:
    """Start the program without loading its code anew, which takes most of a start."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    process = context.Process(target=_serve, args=(settings, log), daemon=True)
    process.start()
    return Fork(process)


def _serve(settings: Path, log: Path) -> None:
    from bot.compose import serve  # noqa: PLC0415 - loaded in the process that is forked
    from bot.settings import load_settings  # noqa: PLC0415 - the same

    with log.open("ab") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    serve(load_settings(settings), demo=False, ready=lambda: None)


@dataclass
class Process:
    """The program with settings out of a file; its log is kept beside."""

    folder: Path
    port: int
    settings: Mapping[str, str]
    launch: Launch = as_command
    starts: list[float] = field(default_factory=list[float])
    _running: Running | None = None

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
        self._running = self.launch(file, self.folder / "program.log")
        self._wait()
        self.starts.append(time.monotonic() - began)

    def kill(self) -> None:
        """Kill it at once."""
        if self._running is not None:
            self._running.kill()
            self._running = None

    def _wait(self) -> None:
        assert self._running is not None
        until = time.monotonic() + READY_WITHIN
        with httpx.Client(timeout=2, trust_env=False) as browser:
            while time.monotonic() < until:
                assert not self._running.ended(), self.log
                try:
                    browser.get(f"{self.address}/health")
                except httpx.TransportError:
                    time.sleep(0.02)
                    continue
                return
        raise TimeoutError(self.log)
