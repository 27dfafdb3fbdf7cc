"""What the application does with requests that no page of its own sends."""

import logging
from collections.abc import Iterator

import pytest
from starlette.types import Message, Scope

from bot.web.app import create_app
from tests.bot.web.house import House


async def test_a_browser_that_goes_away_leaves_one_line(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    parts = _parts()
    answers: list[Message] = []

    async def receive() -> Message:
        return next(parts)

    async def send(message: Message) -> None:
        answers.append(message)

    await create_app(house)(_scope(), receive, send)
    assert answers[0]["status"] == 499
    (line,) = caplog.records
    assert line.exc_info is None
    assert line.getMessage().endswith("/act/propose.submit")


def _parts() -> Iterator[Message]:
    begun = b'--edge\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    yield {"type": "http.request", "body": begun, "more_body": True}
    yield {"type": "http.disconnect"}


def _scope() -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/act/propose.submit",
        "raw_path": b"/act/propose.submit",
        "query_string": b"",
        "headers": [(b"content-type", b"multipart/form-data; boundary=edge")],
        "server": ("council.test", 80),
        "client": ("test", 1),
    }
