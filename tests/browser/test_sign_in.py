"""A real community: founded on the command line, entered by a link that works once."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.settings import PREFIX
from tests.browser.people import Person

PATIENCE = 60.0
COMMAND = (str(Path(sys.executable).with_name("neighbor-talk")),)
FOUNDING = ("--name", "清河里社区", "--parent", "清河街道", "--admin", "小冯")


@pytest.fixture
def operator(tmp_path: Path) -> dict[str, str]:
    """Return the environment of an operator with a folder and a port of their own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {f"{PREFIX}DATA_DIR": str(tmp_path / "data"), f"{PREFIX}PORT": str(port)}


@contextmanager
def running(operator: dict[str, str], folder: Path) -> Generator[str, None, None]:
    address = f"http://127.0.0.1:{operator[f'{PREFIX}PORT']}"
    command = [*COMMAND, "run"]
    with subprocess.Popen(command, env=operator, cwd=folder) as server:  # noqa: S603 - ours
        try:
            wait_for(address)
            yield address
        finally:
            server.terminate()
    assert server.returncode in {0, -15, 143}


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if httpx.get(f"{address}/health").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(address)


def test_a_link_signs_in_once(
    operator: dict[str, str], tmp_path: Path, newcomer: Callable[..., Person]
) -> None:
    told = subprocess.run(  # noqa: S603 - ours
        [*COMMAND, "init", *FOUNDING, "--time-zone", "Asia/Shanghai"],
        env=operator, cwd=tmp_path, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (link,) = re.findall(r"http://\S+/sign-in/\S+", told)
    with running(operator, tmp_path) as address:
        feng = newcomer("小冯", address=address)
        feng.goes("/")
        feng.sees("清河里社区")
        feng.sees_nothing_of("先选一个人", "演示")
        feng.goes(link)
        feng.sees("链接只能用一次")
        feng.clicks("登录", within="main")
        feng.sees("您已登录", "小冯，您好", "管理员")
        other = newcomer("别人", address=address)
        assert other.goes(link) == 410
        other.sees("这个链接已经用不了", "再发一次“登录”")
        assert other.goes("/me") == 401
        other.sees("请先登录")
