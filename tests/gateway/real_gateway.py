"""The npm gateway as a process, and the far side of it by its control page."""

import base64
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from filelock import FileLock

from bot.channels.wechaty import GatewayAccess
from tests.bot.wechaty.people import Sent

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
TOKEN = "insecure_5d0e"  # noqa: S105 - of no gateway
PATIENCE = 30.0
INSTALL_SECONDS = 240


class CannotRun(Exception):  # noqa: N818 - the test is skipped and says why
    """There is no gateway on this machine; in CI that is a fault."""


def installed() -> str:
    """Return the path of node, with the gateway's libraries beside it; raise CannotRun."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise CannotRun("node or npm is missing: WeChat is not proven against a real gateway")
    lock, stamp = FOLDER / "package-lock.json", MODULES / ".package-lock.json"
    with FileLock(MODULES.with_suffix(".lock")):  # tests run in several processes
        if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
            _install(npm)
    return node


def _install(npm: str) -> None:
    try:
        subprocess.run(  # noqa: S603 - the locked libraries of the tests
            [npm, "ci", "--no-progress"],
            cwd=FOLDER,
            check=True,
            capture_output=True,
            timeout=INSTALL_SECONDS,
        )
    except (subprocess.SubprocessError, OSError) as fault:
        raise CannotRun("npm cannot fetch the gateway: no registry is reached") from fault
    (MODULES / ".package-lock.json").touch()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class RealGateway:
    """A gateway that can be killed, frozen and started again at the same address."""

    node: str
    certificate: Path | None = None
    key: Path | None = None
    port: int = field(default_factory=free_port)
    control: int = field(default_factory=free_port)
    _process: "subprocess.Popen[str] | None" = None
    _people: Mapping[str, str] = field(default_factory=dict[str, str])
    _rooms: Mapping[str, str] = field(default_factory=dict[str, str])
    _sent: list[Sent] = field(default_factory=list[Sent])
    _read: int = 0
    _page: httpx.Client | None = None

    @property
    def access(self) -> GatewayAccess:
        scheme = "grpcs" if self.certificate else "grpc"
        return GatewayAccess(
            endpoint=f"{scheme}://127.0.0.1:{self.port}",
            token=TOKEN,
            authorities=self.certificate,
        )

    @property
    def address(self) -> str:
        """Return where the control page is."""
        return f"http://127.0.0.1:{self.control}"

    def start(self) -> None:
        settings = {
            "PATH": os.defpath,
            "GATEWAY_PORT": str(self.port),
            "CONTROL_PORT": str(self.control),
            "GATEWAY_TOKEN": TOKEN,
        }
        if self.certificate and self.key:
            settings |= {"GATEWAY_CERT": str(self.certificate), "GATEWAY_KEY": str(self.key)}
        self._process = subprocess.Popen(  # noqa: S603 - the gateway of the tests
            [self.node, "--no-deprecation", "gateway.js"],
            cwd=FOLDER,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        self._read = 0
        self.settle(self._people, self._rooms)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        if self._page is not None:
            self._page.close()
            self._page = None

    def freeze(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    # The far side

    def settle(self, people: Mapping[str, str], rooms: Mapping[str, str]) -> None:
        self._people, self._rooms = people, rooms
        for contact_id, name in people.items():
            self.asks("contact", id=contact_id, name=name)
        for room_id, topic in rooms.items():
            self.asks("room", id=room_id, topic=topic, members=[*people])

    def says(self, talker: str, text: str, *, room: str, at: float) -> str:
        told = self.asks("say", talker=talker, text=text, room=room, at=int(at * 1000))
        return str(told["id"])

    def sends(self, talker: str, content: bytes, *, name: str) -> str:
        """Let somebody send a file in private."""
        packed = base64.b64encode(content).decode()
        return str(self.asks("say", talker=talker, room="", name=name, content=packed)["id"])

    def sent(self) -> Sequence[Sent]:
        if self._process is not None:
            found = self.posted(since=self._read)
            self._read += len(found)
            self._sent += [
                Sent(chat=each["chat"], text=each["text"], name=each["name"]) for each in found
            ]
        return tuple(self._sent)

    def posted(self, *, since: int = 0) -> list[dict[str, str]]:
        """Return what the bot sent to this process, files as base64."""
        found = self.asks("sent", since=since)["sent"]
        assert isinstance(found, list)
        return found

    def asks(self, what: str, **told: object) -> dict[str, object]:
        if self._page is None:
            self._page = httpx.Client(base_url=self.address, timeout=PATIENCE)
        answer = self._page.post(what, json=told)
        answer.raise_for_status()
        found: dict[str, object] = answer.json()
        return found
