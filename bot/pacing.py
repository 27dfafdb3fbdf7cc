"""How fast a channel may be spoken to."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Allowance:
    """So many messages in so many seconds."""

    messages: int
    seconds: float


@dataclass(frozen=True)
class Limits:
    """What a channel allows altogether, to one chat, and to one group."""

    altogether: Allowance
    chat: Allowance
    group: Allowance


TELEGRAM = Limits(
    altogether=Allowance(messages=28, seconds=1.0),
    chat=Allowance(messages=1, seconds=1.0),
    group=Allowance(messages=19, seconds=60.0),
)


@dataclass
class Pacer:
    """Says how long to wait before the next message to a chat.

    Source: Bot API FAQ, "My bot is hitting limits": about 30 messages a second
    altogether, one a second to a chat, 20 a minute to a group.
    """

    limits: Limits
    is_group: Callable[[str], bool]
    _sent: dict[str, deque[float]] = field(
        default_factory=lambda: defaultdict[str, deque[float]](deque)
    )

    def wait(self, chat: str, *, now: float) -> float:
        """Return the seconds until a message to the chat is allowed, 0 for at once."""
        return max(
            self._wait("", self.limits.altogether, now=now),
            self._wait(chat, self.limits.chat, now=now),
            self._wait(f"group:{chat}", self.limits.group, now=now)
            if self.is_group(chat)
            else 0.0,
        )

    def note(self, chat: str, *, now: float) -> None:
        """Count a message as sent."""
        for key in ("", chat, f"group:{chat}"):
            self._sent[key].append(now)

    def _wait(self, key: str, allowance: Allowance, *, now: float) -> float:
        sent = self._sent[key]
        while sent and sent[0] <= now - allowance.seconds:
            sent.popleft()
        if len(sent) < allowance.messages:
            return 0.0
        return sent[-allowance.messages] + allowance.seconds - now
