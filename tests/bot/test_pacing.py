"""Pacing: never more than a channel allows, hardly slower, and answers go first."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import TELEGRAM, Allowance, Pacer, Ticket
from tests.bot.telegram.fake_methods import Window

GROUPS = 40
RESIDENTS = 2_000


@dataclass(frozen=True)
class Message:
    """A message to a chat, wanted from a moment on; seconds that it travels there and back."""

    chat: str
    there: float = 0.0
    back: float = 0.0
    wanted: float = 0.0
    answers: bool = False


@dataclass
class Server:
    """What takes messages at the moment they arrive, and refuses what is too much."""

    windows: dict[str, Window] = field(default_factory=dict[str, Window])
    arrived: list[tuple[Message, float]] = field(default_factory=list[tuple[Message, float]])
    refused: int = 0

    def takes(self, message: Message, *, now: float) -> None:
        chat, limits = message.chat, TELEGRAM
        windows = [self._window("", limits.altogether), self._window(chat, limits.chat)]
        if chat.startswith("-"):
            windows.append(self._window(f"group {chat}", limits.group))
        if any(each.wait(now) > 0 for each in windows):
            self.refused += 1
            return
        self.arrived.append((message, now))
        for each in windows:
            each.sent.append(now)

    def _window(self, key: str, allowance: Allowance) -> Window:
        window = Window(allowance.messages, allowance.seconds)
        return self.windows.setdefault(key, window)


@dataclass
class World:
    """A clock that jumps from one event to the next."""

    now: float = 0.0
    _events: list[tuple[float, int, Callable[[], None]]] = field(
        default_factory=list[tuple[float, int, Callable[[], None]]]
    )
    _order: Iterator[int] = field(default_factory=count)

    def after(self, seconds: float, then: Callable[[], None]) -> None:
        heappush(self._events, (self.now + seconds, next(self._order), then))

    def run(self) -> None:
        while self._events:
            self.now, _, then = heappop(self._events)
            then()


@dataclass
class Sending:
    """Messages on their way through a pacer, as delivery does it."""

    waiting: list[Message]
    world: World = field(default_factory=World)
    server: Server = field(default_factory=Server)
    pacer: Pacer = field(
        default_factory=lambda: Pacer(TELEGRAM, is_group=lambda chat: chat.startswith("-"))
    )

    def follow(self) -> None:
        if self.waiting:
            self.lines_up(self.waiting.pop(), self.follow)

    def lines_up(self, message: Message, then: Callable[[], None]) -> None:
        ticket = self.pacer.lined_up(now=self.world.now, answers=message.answers)
        self.tries(message, ticket, then)

    def tries(self, message: Message, ticket: Ticket, then: Callable[[], None]) -> None:
        wait = self.pacer.wait(message.chat, now=self.world.now, ticket=ticket)
        if wait:
            self.world.after(wait, lambda: self.tries(message, ticket, then))
            return
        self.pacer.left(ticket)
        self.pacer.begin(message.chat, now=self.world.now)
        self.world.after(message.there, lambda: self.arrives(message, then))

    def arrives(self, message: Message, then: Callable[[], None]) -> None:
        self.server.takes(message, now=self.world.now)
        self.world.after(message.back, lambda: self.ends(message, then))

    def ends(self, message: Message, then: Callable[[], None]) -> None:
        self.pacer.end(message.chat, now=self.world.now)
        then()


def nothing() -> None:
    """Follow an answer with nothing: it takes no notice's place."""


def delivered(messages: Sequence[Message], *, at_once: int) -> Server:
    """Send notices so many at a time, and each answer when it is wanted."""
    sending = Sending([each for each in reversed(messages) if not each.answers])
    for each in messages:
        if each.answers:
            sending.world.after(each.wanted, partial(sending.lines_up, each, nothing))
    for _ in range(at_once):
        sending.follow()
    sending.world.run()
    return sending.server


TRAVELS = st.floats(min_value=0.0, max_value=3.0)
MESSAGES = st.builds(
    Message,
    chat=st.sampled_from(["1", "2", "3", "-8", "-9"]),
    there=TRAVELS,
    back=TRAVELS,
    answers=st.booleans(),
    wanted=st.floats(min_value=0.0, max_value=9.0),
)


@given(st.lists(MESSAGES, max_size=90), st.integers(min_value=1, max_value=40))
def test_no_window_holds_more_than_is_allowed(messages: list[Message], at_once: int) -> None:
    server = delivered(messages, at_once=at_once)
    assert server.refused == 0
    assert len(server.arrived) == len(messages)


@pytest.mark.parametrize("travels", [0.0, 0.02, 0.3])
def test_a_whole_neighbourhood_is_told_at_the_rate_that_is_allowed(travels: float) -> None:
    chance = random.Random(20)  # noqa: S311 - how long a message travels
    notices = [
        Message(str(number), there=travels * chance.random(), back=travels / 10)
        for number in range(RESIDENTS)
    ]
    cards = [Message(f"-{number}", there=travels / 10) for number in range(GROUPS)]
    votes = [
        Message(f"v{number}", answers=True, wanted=number * 0.9) for number in range(1, 60)
    ]
    server = delivered([*cards, *notices, *votes], at_once=16)
    assert server.refused == 0
    last = max(at for _, at in server.arrived)
    share = len(server.arrived) / last / TELEGRAM.altogether.messages
    assert share >= (0.95 if travels < 0.1 else 0.8)
    waits = [at - each.wanted for each, at in server.arrived if each.answers]
    assert len(waits) == len(votes)
    assert max(waits) < 1.0


def test_the_first_message_waits_for_nothing() -> None:
    pacer = Pacer(TELEGRAM, is_group=lambda chat: chat.startswith("-"))
    assert pacer.foreseen("-5", now=100.0) == 0.0
    assert pacer.lined_up(now=100.0).turn == 100.0
    assert Allowance(messages=1, seconds=1.0) == TELEGRAM.chat


def test_each_notice_has_a_turn_of_its_own_and_answers_go_at_once() -> None:
    pacer = Pacer(TELEGRAM, is_group=lambda chat: chat.startswith("-"))
    turns = [pacer.lined_up(now=100.0).turn for _ in range(60)]
    assert turns == sorted(turns)
    assert len(set(turns)) >= 50
    assert turns[-1] == pytest.approx(100.0 + 59 / 30 - 0.2)
    assert pacer.lined_up(now=100.0, answers=True).turn == 100.0
    assert pacer.foreseen("1", now=100.0) > 1.5
    assert pacer.foreseen("1", now=100.0, answers=True) == 0.0


def test_the_first_in_line_goes_first_and_answers_before_notices() -> None:
    pacer = Pacer(TELEGRAM, is_group=lambda chat: chat.startswith("-"))
    for number in range(TELEGRAM.altogether.messages):
        pacer.begin(f"{number}", now=100.0)
        pacer.end(f"{number}", now=100.0)
    early = pacer.lined_up(now=100.9)
    late = pacer.lined_up(now=100.9)
    answer = pacer.lined_up(now=100.9, answers=True)
    same_chat = pacer.lined_up(now=100.9, answers=True)
    places = {"a": late, "b": early, "c": answer}
    assert all(pacer.wait(chat, now=100.95, ticket=each) > 0 for chat, each in places.items())
    pacer.begin("d", now=100.96)
    assert pacer.wait("d", now=101.3, ticket=same_chat) > 0
    order: list[str] = []
    while places:
        goes = [
            chat
            for chat, each in places.items()
            if not pacer.wait(chat, now=101.3, ticket=each)
        ]
        order += goes
        for chat in goes:
            pacer.left(places.pop(chat))
    assert order == ["c", "b", "a"]
