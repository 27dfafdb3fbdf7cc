"""What goes wrong at Telegram, in the words of the channel contract."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channel import RetryLater, Undeliverable, Unreachable

NETWORK_PAUSE = 5.0
TOKEN_PAUSE = 300.0
CHAT_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")
NEVER_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout")


@contextmanager
def in_channel_words() -> Generator[None]:
    """Turn the library's errors into RetryLater, Undeliverable and Unreachable.

    ``BadRequest`` is a ``NetworkError`` to the library and must be told apart first:
    a refused message is refused every time.
    """
    try:
        yield
    except RetryAfter as fault:
        raise RetryLater(seconds(fault)) from fault
    except Forbidden as fault:
        raise Unreachable(fault.message) from fault
    except (BadRequest, ChatMigrated) as fault:
        raise _refused(fault) from fault
    except InvalidToken as fault:
        raise RetryLater(TOKEN_PAUSE) from fault
    except TelegramError as fault:
        raise RetryLater(NETWORK_PAUSE, uncertain=_may_have_arrived(fault)) from fault


def _refused(fault: BadRequest | ChatMigrated) -> Undeliverable:
    gone = says(fault, *CHAT_GONE)
    return Unreachable(fault.message) if gone else Undeliverable(fault.message)


def seconds(fault: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    pause = fault.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _may_have_arrived(fault: TelegramError) -> bool:
    """Tell whether a call that failed can have been heard: not where nobody was reached."""
    said = f"{fault.message} {fault.__cause__!r}"
    return not any(each in said for each in NEVER_SENT)


def says(fault: TelegramError, *phrases: str) -> bool:
    """Tell whether an error's description holds one of the phrases."""
    return any(each in fault.message.casefold() for each in phrases)
