"""Votes that come in while the program is killed and started again, again and again."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from bot.settings import Settings
from tests.arena import LABELS, MODERATOR, SECRET, Arena, Names, counted, prepared, waiting
from tests.bot.kill.process import Launch, Process, as_command, free_port
from tests.bot.kill.voters import Pages, Voter, Way, on_telegram, receipts, refusals, voters
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import pushing, serve
from tests.bot.telegram.fake_world import Chat

By = Literal["polling", "webhook", "page"]
LOOK_EVERY = 0.05
ALL_WITHIN = 300.0
NOBODY_WITHIN = 90.0


@dataclass(frozen=True)
class Plan:
    """How many votes come in by which way, and how often the program is killed meanwhile.

    ``database`` is the address of one to be used in place of the embedded one.
    """

    by: By
    kills: int
    voters: int
    seed: int = 1
    database: str = ""
    launch: Launch = as_command


@dataclass(frozen=True)
class Figures:
    """What became of the votes; ``again`` were handed over more than once."""

    kills: int
    acknowledged: int
    lost: int
    doubled: int
    unanswered: int
    repeated: int
    again: int
    seconds: float
    slowest_start: float
    wrong: tuple[str, ...]


@dataclass
class Siege:
    """A program under fire."""

    plan: Plan
    api: FakeBotApi
    group: Chat
    arena: Arena
    process: Process
    pages: Pages
    chance: Random
    everybody: Sequence[Voter]

    def run(self) -> Figures:
        """Let everybody vote, kill the program meanwhile, and count."""
        began = time.monotonic()
        self.process.start()
        self._wait(self._open, "the card of the poll")
        for chunk in _chunks(self.everybody, self.plan.kills):
            self._strike(chunk)
            self.process.kill()
            self.process.start()
        self._wait(lambda: not self.api.pending, "every update to be taken")
        pages = {each.name for each in self.everybody if each.way is Way.PAGE}
        self._wait(lambda: self.pages.acknowledged == pages, "every page to be acknowledged")
        self._wait(lambda: not waiting(self.arena), "every vote to be handled")
        self._answered()
        self.process.kill()
        return self._figures(seconds=time.monotonic() - began)

    def _strike(self, chunk: Sequence[Voter]) -> None:
        """Let some vote, and wait until the first or some of their votes were taken."""
        before, taken = self._left(), self._taken()
        self._vote(chunk)
        if self.chance.random() < 0.5:
            self._rest(lambda: self._taken() > taken)
        else:
            votes = sum(len(each.choices) for each in chunk)
            enough = before + int(votes * self.chance.uniform(0.1, 0.9))
            self._rest(lambda: self._left() <= enough)
        time.sleep(self.chance.choice((0.0, self.chance.uniform(0.0, 0.05))))

    def _taken(self) -> int:
        """Return how many votes were handed over on Telegram, or acknowledged on pages."""
        return self.api.fetched.total() + self.pages.taken

    def _open(self) -> bool:
        """Tell whether people can vote: buttons stand on a card in the group."""
        pressed = any(each.way is Way.BUTTON for each in self.everybody)
        return not pressed or any(LABELS["1"] in post.shown for post in self.group.posts)

    def _vote(self, chunk: Sequence[Voter]) -> None:
        self.pages.cast([each for each in chunk if each.way is Way.PAGE])
        for voter in chunk:
            if voter.way is not Way.PAGE:
                on_telegram(voter, self.api.user(voter.name), self.group)

    def _left(self) -> int:
        """Return how many votes were not acknowledged yet, of those handed in."""
        return len(self.api.pending) + self.pages.waiting

    def _rest(self, done: Callable[[], object]) -> None:
        """Wait until some votes were handed over, or some were acknowledged; not for ever."""
        until = time.monotonic() + 5
        while not done() and time.monotonic() < until:
            time.sleep(0.002)

    def _answered(self) -> None:
        """Wait until everybody was answered, or for as long as nobody more is."""
        left, until = self._answers()[0], time.monotonic() + NOBODY_WITHIN
        while left and time.monotonic() < until:
            time.sleep(4 * LOOK_EVERY)
            before, left = left, self._answers()[0]
            if left < before:
                until = time.monotonic() + NOBODY_WITHIN

    def _wait(self, done: Callable[[], object], what: str) -> None:
        """Wait for something, for as long as votes are still being acknowledged."""
        left, until = self._left(), time.monotonic() + ALL_WITHIN
        while not done():
            before, left = left, self._left()
            if left < before:
                until = time.monotonic() + ALL_WITHIN
            assert not self.pages.refused, self.pages.refused[:3]
            assert time.monotonic() < until, f"waited in vain for {what}\n{self.process.log}"
            time.sleep(LOOK_EVERY)

    def _figures(self, *, seconds: float) -> Figures:
        expected = {each.name: each.choices[-1] for each in self.everybody}
        count = counted(self.arena, expected)
        unanswered, repeated = self._answers()
        assert count.arrivals["quarantined"] == 0, self.process.log
        fetched = sum(each > 1 for each in self.api.fetched.values())
        return Figures(
            kills=self.plan.kills,
            acknowledged=sum(len(each.choices) for each in self.everybody),
            lost=len(count.wrong),
            doubled=count.more,
            unanswered=unanswered,
            repeated=repeated,
            again=fetched + self.pages.again,
            seconds=seconds,
            slowest_start=max(self.process.starts),
            wrong=count.wrong[:5],
        )

    def _answers(self) -> tuple[int, int]:
        """Return how many votes were not answered, and how many receipts came again.

        A page is answered where its form was.
        """
        unanswered = sum(
            each.way is Way.PAGE and each.name not in self.pages.acknowledged
            for each in self.everybody
        )
        repeated = 0
        for voter in self.everybody:
            if voter.way is Way.PAGE:
                continue
            person = self.api.user(voter.name)
            told, refused = list(receipts(person)), refusals(person)
            wanted = [LABELS[each] for each in voter.choices]
            missing = sum(each not in told for each in wanted)
            unanswered += missing if wanted[-1] not in told else max(0, missing - refused)
            repeated += max(0, len(told) + refused - len(wanted))
        return unanswered, repeated


@contextmanager
def besieged(folder: Path, plan: Plan) -> Iterator[Siege]:
    """Set everything up for a plan; the program is dead at the end."""
    api = FakeBotApi()
    everybody = voters(plan.voters, pages_only=plan.by == "page")
    people = [api.user(each.name) for each in (*everybody, Voter(MODERATOR, Way.PAGE, ()))]
    for person in people:
        person.started = True
    group = api.group("邻里群", *people)
    with ExitStack() as stack:
        port = free_port()
        settings = {
            "DATA_DIR": str(folder / "data"),
            "DATABASE_URL": plan.database,
            "SECRET_KEY": SECRET.get_secret_value(),
        }
        if plan.by != "page":
            settings |= _telegram(api, stack.enter_context(serve(api)), plan, port=port)
        arena = _arena(folder, plan, api, group)
        process = Process(folder, port, settings, launch=plan.launch)
        pages = Pages(process.address, arena.poll_id, arena.members)
        stack.callback(pages.stop)
        stack.callback(process.kill)
        if plan.by == "webhook":
            stack.enter_context(pushing(api))
        chance = Random(plan.seed)  # noqa: S311 - the same in every run
        yield Siege(plan, api, group, arena, process, pages, chance, everybody)
    assert api.complaints == []


def _arena(folder: Path, plan: Plan, api: FakeBotApi, group: Chat) -> Arena:
    settings = Settings(data_dir=folder / "data", database_url=plan.database, secret_key=SECRET)
    on_telegram = plan.by != "page"
    accounts = {each.name: each.id if on_telegram else 0 for each in api.people.values()}
    return prepared(settings, Names(accounts, group=group.id if on_telegram else 0))


def _telegram(api: FakeBotApi, base_url: str, plan: Plan, *, port: int) -> Mapping[str, str]:
    found = {"TELEGRAM_TOKEN": api.token, "TELEGRAM_BASE_URL": base_url}
    if plan.by == "webhook":
        found["TELEGRAM_WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
    return found


def _chunks(everybody: Sequence[Voter], kills: int) -> Iterator[Sequence[Voter]]:
    size = -(-len(everybody) // kills)
    for start in range(0, len(everybody), size):
        yield everybody[start : start + size]
