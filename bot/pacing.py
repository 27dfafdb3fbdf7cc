"""How fast a channel may be spoken to, and who goes first."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

AT_ONCE_SECONDS = 0.2
LOOK_AGAIN_SECONDS = 0.02
MOST_WINDOWS = 10_000


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
    altogether=Allowance(messages=30, seconds=1.0),
    chat=Allowance(messages=1, seconds=1.0),
    group=Allowance(messages=20, seconds=60.0),
)

WECHAT = Limits(
    altogether=Allowance(messages=5, seconds=1.0),
    chat=Allowance(messages=2, seconds=1.0),
    group=Allowance(messages=12, seconds=60.0),
)
"""WeChat publishes no limits and bars accounts that talk like machines: these are modest."""


@dataclass
class Window:
    """The messages under way, and those whose answer came within the last seconds.

    A message reaches its channel at some moment between its beginning and its end. One
    that begins only when those of the last seconds and those under way leave room for it
    therefore finds room there too, however long each of them travels.
    """

    allowance: Allowance
    under_way: int = 0
    ended: deque[float] = field(default_factory=deque[float])

    def wait(self, now: float) -> float:
        """Return the seconds until one more may begin; a guess while all are under way."""
        while self.ended and self.ended[0] <= now - self.allowance.seconds:
            self.ended.popleft()
        over = self.under_way + len(self.ended) - self.allowance.messages
        if over < 0:
            return 0.0
        if over >= len(self.ended):
            return LOOK_AGAIN_SECONDS
        return self.ended[over] + self.allowance.seconds - now

    def idle(self, now: float) -> bool:
        """Tell whether it can be forgotten."""
        return not self.under_way and (
            not self.ended or self.ended[-1] <= now - self.allowance.seconds
        )


@dataclass(frozen=True, order=True)
class Ticket:
    """A place in the line, answers before notices; ``turn`` is when it is one's turn."""

    notice: bool
    number: int
    turn: float


@dataclass
class Pacer:
    """Says how long to wait before the next message to a chat.

    Notices are spread evenly, so that an answer finds room soon whenever it comes; what
    stood still for a moment is made up for, ``AT_ONCE_SECONDS`` worth of notices at once.

    Source: Bot API FAQ, "My bot is hitting limits": about 30 messages a second
    altogether, one a second to a chat, 20 a minute to a group.
    """

    limits: Limits
    is_group: Callable[[str], bool]
    _windows: dict[str, Window] = field(default_factory=dict[str, Window])
    _next_notice: float = 0.0
    _numbers: Iterator[int] = field(default_factory=count)
    _ready: set[Ticket] = field(default_factory=set[Ticket])

    def foreseen(self, chat: str, *, now: float, answers: bool = False) -> float:
        """Return the seconds that a message to the chat would wait, 0 for none.

        One that ``answers`` somebody goes ahead of notices.
        """
        spread = 0.0 if answers else self._next_notice - AT_ONCE_SECONDS - now
        return max(0.0, spread, *(each.wait(now) for each in self._of(chat)))

    def lined_up(self, *, now: float, answers: bool = False) -> Ticket:
        """Return a place in the line for one more call."""
        share = self.limits.altogether.seconds / self.limits.altogether.messages
        turn = now if answers else max(now, self._next_notice - AT_ONCE_SECONDS)
        self._next_notice = max(self._next_notice, now) + share
        return Ticket(notice=not answers, number=next(self._numbers), turn=turn)

    def wait(self, chat: str, *, now: float, ticket: Ticket) -> float:
        """Return the seconds until it makes sense to look again, 0 to begin.

        Of those whose chats are open the first in line begins; were it whoever looks
        first, some would wait for seconds, with all that is behind them in their chats.
        """
        own = max(ticket.turn - now, *(each.wait(now) for each in self._of_chat(chat)))
        if own > 0:
            self._ready.discard(ticket)
            return own
        self._ready.add(ticket)
        wait = self._window("", self.limits.altogether).wait(now)
        return wait or (0.0 if min(self._ready) == ticket else LOOK_AGAIN_SECONDS)

    def left(self, ticket: Ticket) -> None:
        """Forget a place in the line."""
        self._ready.discard(ticket)

    def begin(self, chat: str, *, now: float) -> None:
        """Count a message as under way."""
        self._forget(now)
        for each in self._of(chat):
            each.under_way += 1

    def end(self, chat: str, *, now: float) -> None:
        """Count a message that was under way as answered by the channel."""
        for each in self._of(chat):
            each.under_way -= 1
            each.ended.append(now)

    def _of(self, chat: str) -> tuple[Window, ...]:
        return (self._window("", self.limits.altogether), *self._of_chat(chat))

    def _of_chat(self, chat: str) -> tuple[Window, ...]:
        alone = self._window(f"chat:{chat}", self.limits.chat)
        if not self.is_group(chat):
            return (alone,)
        return (alone, self._window(f"group:{chat}", self.limits.group))

    def _window(self, key: str, allowance: Allowance) -> Window:
        return self._windows.setdefault(key, Window(allowance))

    def _forget(self, now: float) -> None:
        if len(self._windows) > MOST_WINDOWS:
            kept = {key: each for key, each in self._windows.items() if not each.idle(now)}
            self._windows = kept


@dataclass
class Passage:
    """The way of one letter through a pacer, call by call."""

    pacer: Pacer
    chat: str
    answers: bool
    _inside: bool = False

    def wait(self) -> float:
        """Return the seconds until the first call may be made."""
        return self.pacer.foreseen(self.chat, now=_now(), answers=self.answers)

    async def turn(self) -> None:
        """Return when the next call may be made; the one before it has ended."""
        self.leave()
        ticket = self.pacer.lined_up(now=_now(), answers=self.answers)
        try:
            while wait := self.pacer.wait(self.chat, now=_now(), ticket=ticket):  # noqa: ASYNC110 - that time passes is no event
                await asyncio.sleep(wait)
        finally:
            self.pacer.left(ticket)
        self.pacer.begin(self.chat, now=_now())
        self._inside = True

    def leave(self) -> None:
        """End the last call."""
        if self._inside:
            self.pacer.end(self.chat, now=_now())
        self._inside = False


def _now() -> float:
    return asyncio.get_running_loop().time()
