"""What the program fetches it fetches from hosts that its settings name, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "knowledge", "deliberation")
CLIENTS = frozenset(
    {"httpx", "requests", "aiohttp", "urllib3", "urllib.request", "http.client", "ftplib"}
)
DOORS = {
    "bot/examination.py": "asks whether settings' servers answer, on the command line",
    "knowledge/model_connection.py": "LLM_BASE_URL and EMBEDDING_BASE_URL",
    "knowledge/chat_model.py": "LLM_BASE_URL",
    "knowledge/transcribing.py": "TRANSCRIPTION_BASE_URL",
}
"""Modules that hold an HTTP client, and whom they reach."""
SPEAKS = {
    "telegram": "bot/channels/telegram/",
    "wechaty_grpc": "bot/channels/wechaty/",
    "grpclib": "bot/channels/wechaty/",
    "chromadb": "knowledge/chroma_index.py",
    "langchain_openai": "knowledge/",
    "websockets": "",
}
ADDRESS = re.compile(r"https?://([a-z0-9.-]+)")
NAMED = frozenset({"api.telegram.org", "t.me", "www.w3.org", "127.0.0.1", "localhost", "www"})
"""Hosts that stand in the code: Telegram's own, links that are only shown, namespaces."""


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8")))
        for package in PACKAGES
        for file in sorted((ROOT / package).rglob("*.py"))
    )


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_nobody_but_the_doors_holds_a_client() -> None:
    found = {
        path
        for path, tree in modules()
        if any(each in CLIENTS or each.split(".")[0] in CLIENTS for each in imported(tree))
    }
    assert found == DOORS.keys()


def test_libraries_that_reach_out_have_one_door_each() -> None:
    for path, tree in modules():
        for each in imported(tree):
            door = SPEAKS.get(each.split(".")[0])
            assert door is None or (door and path.startswith(door)), (path, each)


def test_no_host_stands_in_the_code_but_telegrams_own() -> None:
    for path, tree in modules():
        told = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        for node in ast.walk(tree):
            if id(node) in told:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                hosts = {each.rstrip(".") for each in ADDRESS.findall(node.value)} - {""}
                assert not {each for each in hosts if not _may_be_named(each)}, (path, hosts)


def test_every_address_that_is_reached_is_a_setting() -> None:
    settings = {name for name in Settings.model_fields if name.endswith("_url")}
    reached = {"llm_base_url", "embedding_base_url", "telegram_base_url", "chroma_url"}
    reached |= {"transcription_base_url"}
    assert reached <= settings


def _may_be_named(host: str) -> bool:
    return host in NAMED or host.endswith((".example", ".test", ".invalid"))
