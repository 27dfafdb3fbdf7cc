"""telemelya's server as a process, and the people who reach the bot by way of it.

The people act by telemelya's own client, which is loaded out of its environment: it needs
httpx alone.
"""

import importlib.util
import subprocess
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import httpx

ENVIRONMENT = Path(__file__).parents[3] / ".venv" / "telemelya"
INTERPRETER = ENVIRONMENT / "bin" / "python"
LAUNCHER = Path(__file__).with_name("launcher.py")
TOKEN = "123456789:of-a-server-by-strangers"  # noqa: S105 - of no bot
OK = 200
PATIENCE = 30.0
LOOK_EVERY = 0.02

Record = Mapping[str, Any]


class Client(Protocol):
    """What telemelya's client can do."""

    def send_message(self, chat_id: int, text: str) -> Record: ...

    def send_command(self, chat_id: int, command: str) -> Record: ...

    def send_photo(self, chat_id: int, photo_path: str, caption: str | None) -> Record: ...

    def send_callback_query(self, chat_id: int, data: str, message_id: int) -> Record: ...

    def get_responses(self) -> Sequence[Record]: ...

    def close(self) -> None: ...


@dataclass
class Person:
    """Somebody in their private chat with the bot; the chat's id is theirs too."""

    client: Client
    id: int
    _since: int = 0

    def says(self, words: str) -> None:
        self._acted()
        _delivered(self.client.send_message(self.id, words))

    def follows(self, payload: str) -> None:
        """Open the bot by a deep link."""
        self._acted()
        _delivered(self.client.send_command(self.id, f"/start {payload}"))

    def photographs(self, photo: Path, caption: str) -> None:
        self._acted()
        _delivered(self.client.send_photo(self.id, str(photo), caption))

    def presses(self, label: str) -> None:
        """Press a button of the newest message that has one of the label."""
        message, data = self._button(label)
        self._acted()
        sent = _delivered(self.client.send_callback_query(self.id, data, message))
        callback = sent["update"]["callback_query"]["id"]
        self._waits(
            lambda each: each.get("callback_query_id") == callback, f"an end of {label}"
        )

    def hears(self, *words: str) -> Record:
        """Wait for what holds the words and was shown here since the last act; return it."""
        return self._waits(
            lambda each: (
                each.get("chat_id") == self.id
                and all(word in (each.get("text") or "") for word in words)
            ),
            f"{words} for {self.id}",
        )

    def _acted(self) -> None:
        self._since = len(self.client.get_responses())

    def _button(self, label: str) -> tuple[int, str]:
        for shown in reversed(self.client.get_responses()):
            if shown.get("chat_id") != self.id:
                continue
            for button in _buttons(shown):
                if label in button["text"]:
                    return shown["message_id"], button["callback_data"]
        raise AssertionError(f"no button {label!r} in {self.client.get_responses()}")

    def _waits(self, wanted: Callable[[Record], bool], what: str) -> Record:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for each in self.client.get_responses()[self._since :]:
                if wanted(each):
                    return each
            time.sleep(LOOK_EVERY)
        shown = self.client.get_responses()[self._since :]
        raise AssertionError(f"waited in vain for {what} in {shown}")


def _buttons(shown: Record) -> Sequence[Record]:
    keyboard: Mapping[str, Sequence[Sequence[Record]]] = shown.get("reply_markup") or {}
    return [button for row in keyboard.get("inline_keyboard", ()) for button in row]


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Serve the Bot API while the block lasts; yield what goes into TELEGRAM_BASE_URL."""
    with (
        (folder / "telemelya.log").open("wb") as log,
        subprocess.Popen(  # noqa: S603 - our own launcher
            [INTERPRETER, "-I", LAUNCHER],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


@contextmanager
def people(address: str, *ids: int) -> Generator[tuple[Person, ...]]:
    """Yield people with these accounts, once the bot has told where its webhook is."""
    client = cast("Client", _client_class()(address, "any key", TOKEN))
    try:
        _wait_for_webhook(address)
        yield tuple(Person(client, each) for each in ids)
    finally:
        client.close()


def _client_class() -> Callable[[str, str, str], object]:
    (file,) = ENVIRONMENT.glob("lib/python*/site-packages/telemelya/client/client.py")
    spec = importlib.util.spec_from_file_location("telemelya_client", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Callable[[str, str, str], object]", module.TelegramTestClient)


def _wait_for_webhook(address: str) -> None:
    until = time.monotonic() + PATIENCE
    with httpx.Client(trust_env=False) as browser:
        while time.monotonic() < until:
            told = browser.post(f"{address}/bot{TOKEN}/getWebhookInfo").json()
            if told["result"]["url"]:
                return
            time.sleep(LOOK_EVERY)
    raise TimeoutError("the program has set no webhook")


def _delivered(sent: Record) -> Record:
    """Return what was sent, which the program took."""
    assert sent["delivery"]["status_code"] == OK, sent
    return sent
