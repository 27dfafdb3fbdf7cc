"""What Telegram signs of who opened a page inside it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.init_data import OLDEST, key_of, opened_by

TOKEN = "7000001:FAKE-token_of-the-test"  # noqa: S105 - of no bot
NOW = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
WANG = 5_000_000_001


def signed(*, at: datetime = NOW, token: str = TOKEN, **fields: str) -> str:
    """Return init data as Telegram makes it, step by step as its page says."""
    named = {
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "user": json.dumps({"id": WANG, "first_name": "王阿姨"}, ensure_ascii=False),
        "auth_date": str(int(at.timestamp())),
        "signature": "not-checked-here",
        **fields,
    }
    lines = "\n".join(sorted(f"{name}={value}" for name, value in named.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    digest = hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()
    return urlencode({**named, "hash": digest})


def opened(data: str, *, key: bytes = key_of(TOKEN)) -> str | None:
    return opened_by(data, key=key, now=NOW)


def test_who_opened_a_page_is_told() -> None:
    assert opened(signed()) == str(WANG)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "hash=",
        signed(token="7000001:another"),  # noqa: S106 - of no bot
        signed().replace(str(WANG), str(WANG + 1)),
        signed(at=NOW - OLDEST - timedelta(seconds=1)),
        signed(at=NOW + timedelta(minutes=2)),
        signed(auth_date=""),
        signed(auth_date="9" * 40),
        signed(user="{}"),
        signed(user='{"id": "5"}'),
        signed(user=""),
        signed(more="x" * 9_000),
    ],
    ids=range(12),
)
def test_what_is_forged_or_old_or_odd_opens_nothing(data: str) -> None:
    assert opened(data) is None


def test_without_a_bot_nothing_opens() -> None:
    assert key_of("") == b""
    assert opened(signed(token=""), key=key_of("")) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_comes_is_refused_quietly(name: str, value: str) -> None:
    assert opened(urlencode({name: value, "hash": value}, errors="replace")) is None
