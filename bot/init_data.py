"""Who opened a page inside Telegram, as Telegram itself signed it.

Source: Bot API, "Validating data received via the Mini App": the fields but ``hash``, sorted,
a line each as ``name=value``, signed by HMAC-SHA-256 under HMAC-SHA-256 of the bot's token
under ``WebAppData``.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, ValidationError

PURPOSE = b"WebAppData"
LONGEST = 8_000
DIGITS = 11
"""Of a moment in Unix seconds, far beyond which no calendar goes."""
OLDEST = timedelta(minutes=5)
AHEAD = timedelta(minutes=1)
"""Clocks that differ by so much are forgiven."""


class _User(BaseModel):
    model_config = ConfigDict(strict=True)

    id: int


def key_of(token: str) -> bytes:
    """Return the key that Telegram signs with, made of the bot's token; empty without one."""
    return hmac.digest(PURPOSE, token.encode(), hashlib.sha256) if token else b""


def opened_by(init_data: str, *, key: bytes, now: datetime) -> str | None:
    """Return the Telegram id of who opened a page; None for what is forged or too old."""
    if not key or len(init_data) > LONGEST:
        return None
    fields = dict(parse_qsl(init_data, keep_blank_values=True))
    given = fields.pop("hash", "")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    signed = hmac.digest(key, lines.encode(errors="replace"), hashlib.sha256).hex()
    if not hmac.compare_digest(given.encode(errors="replace"), signed.encode()):
        return None
    if not _is_fresh(fields.get("auth_date", ""), now=now):
        return None
    try:
        return str(_User.model_validate_json(fields.get("user", "")).id)
    except ValidationError:
        return None


def _is_fresh(moment: str, *, now: datetime) -> bool:
    if not (moment.isascii() and moment.isdecimal() and len(moment) <= DIGITS):
        return False
    at = datetime.fromtimestamp(int(moment), UTC)
    return now - OLDEST <= at <= now + AHEAD
