"""The whole program by webhook on telemelya, a Bot API server by others.

``make unit`` brings it. It calls webhooks without the secret that ours asks for, so a reverse
proxy adds it on the way. It does not know setMyCommands and most other methods, knows private
chats alone, and calls everybody TestUser.
"""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.files import StoredFiles
from bot.settings import Settings
from tests.arena import MODERATOR, SECRET, Arena, Names, counted, prepared
from tests.bot.telemelya.program import running
from tests.bot.telemelya.proxy import proxied
from tests.bot.telemelya.server import INTERPRETER, TOKEN, Person, people, served

pytestmark = pytest.mark.enable_socket
NEIGHBOUR = "王阿姨"
ACCOUNTS = {NEIGHBOUR: 1001, MODERATOR: 1002}
WEBHOOK_SECRET = "of-the-webhook"  # noqa: S105 - of no bot
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 64
FORBIDDEN = 403


@dataclass(frozen=True)
class Scene:
    arena: Arena
    neighbour: Person
    moderator: Person


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    if not INTERPRETER.exists():
        pytest.skip("telemelya is not there: make unit brings it")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # its client asks the environment
    with ExitStack() as stack:
        server = stack.enter_context(served(tmp_path))
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        port = listening.getsockname()[1]
        public = stack.enter_context(proxied(f"http://127.0.0.1:{port}", secret=WEBHOOK_SECRET))
        settings = Settings(
            data_dir=tmp_path / "data",
            port=port,
            secret_key=SECRET,
            telegram_token=SecretStr(TOKEN),
            telegram_base_url=server,
            telegram_webhook_url=public,
            telegram_webhook_secret=SecretStr(WEBHOOK_SECRET),
        )
        arena = prepared(settings, Names(ACCOUNTS))
        stack.enter_context(running(settings, listening))
        both = stack.enter_context(people(server, *ACCOUNTS.values()))
        yield Scene(arena, *both)


def test_a_council_on_a_server_by_strangers(scene: Scene, tmp_path: Path) -> None:
    address = scene.arena.settings.address
    bare = httpx.post(f"{address}/telegram/webhook", json={}, trust_env=False)
    assert bare.status_code == FORBIDDEN
    _asks(scene.neighbour)
    _proposes(scene.neighbour, tmp_path)
    _accepts(scene.moderator)
    scene.neighbour.hears("您的 2号提案", "已受理")
    _votes(scene)
    count = counted(scene.arena, {NEIGHBOUR: "1"})
    assert (count.wrong, count.more, count.arrivals["quarantined"]) == ((), 0, 0)


def _asks(neighbour: Person) -> None:
    neighbour.says("问 养犬要遵守什么")
    neighbour.hears("系犬绳", "[1]《中华人民共和国动物防疫法》第三十条")


def _proposes(neighbour: Person, folder: Path) -> None:
    neighbour.says("提 3号楼门口路灯坏了")
    neighbour.hears("有照片吗")
    photo = folder / "路灯.jpg"
    photo.write_bytes(PHOTO)
    neighbour.photographs(photo, "灯杆歪了")
    neighbour.hears("3号楼门口路灯坏了", "照片：1 张")
    neighbour.presses("提交")
    neighbour.hears("已提交：2号提案")
    kept = StoredFiles(folder / "data" / "files")
    assert kept.read(sha256(PHOTO).hexdigest()) == PHOTO


def _accepts(moderator: Person) -> None:
    """Accept the proposal by a button: the card that had it is edited."""
    moderator.says("待办")
    card = moderator.hears("2号提案", "路灯坏了")
    assert card["method"] == "sendMessage"
    moderator.presses("受理")
    edited = moderator.hears("2号提案", "已受理")
    assert (edited["method"], edited["message_id"]) == ("editMessageText", card["message_id"])


def _votes(scene: Scene) -> None:
    voter = scene.neighbour
    voter.follows(f"vote_{scene.arena.poll_id}")
    voter.hears("【1号表决】3号楼门口装路灯")
    voter.presses("反对")
    voter.hears("您投的是：反对", "回执")
    voter.presses("赞成")
    voter.hears("您投的是：赞成", "以最后一次为准")
