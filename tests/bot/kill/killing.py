"""Votes that come in while the program is killed and started again, again and again."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from tests.bot.kill.arena import LABELS, SECRET, Arena, Names, counted, prepared, waiting
from tests.bot.kill.process import Process, free_port
from tests.bot.kill.voters import Pages, Voter, Way, on_telegram, receipts, refusals, voters
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import pushing, serve
from tests.bot.telegram.fake_world import Chat

By = Literal["polling", "webhook"]
LOOK_EVERY = 0.05
ALL_WITHIN = 120.0
NOBODY_WITHIN = 70.0


@dataclass(frozen=True)
class Plan:
    """How many votes come in, and how often the program is killed meanwhile."""

    by: By
    kills: int
    votes: int
    seed: int = 1


@dataclass(frozen=True)
class Figures:
    """What became of the votes."""

    kills: int
    votes: int
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
    updates: int = 0

    def run(self) -> Figures:
        """Let everybody vote, kill the program meanwhile, and count."""
        began = time.monotonic()
        everybody = voters(self.plan.votes)
        self.process.start()
        self._wait(self._card_is_there, "the card of the poll")
        for chunk in _chunks(everybody, self.plan.kills):
            self._vote(chunk)
            self._rest(len(chunk))
            self.process.kill()
            self.process.start()
        self._wait(lambda: not self.api.pending, "every update to be taken")
        pages = {each.name for each in everybody if each.way is Way.PAGE}
        self._wait(lambda: self.pages.acknowledged == pages, "every page to be acknowledged")
        self._wait(lambda: not waiting(self.arena), "every vote to be handled")
        self._answered(everybody)
        self.process.kill()
        return self._figures(everybody, seconds=time.monotonic() - began)

    def _card_is_there(self) -> bool:
        return any(LABELS["1"] in post.shown for post in self.group.posts)

    def _vote(self, chunk: Sequence[Voter]) -> None:
        self.pages.cast([each for each in chunk if each.way is Way.PAGE])
        for voter in chunk:
            if voter.way is not Way.PAGE:
                self.updates += on_telegram(voter, self.api.user(voter.name), self.group)

    def _rest(self, votes: int) -> None:
        """Wait a moment, or until some of the votes were taken, as chance will have it."""
        if self.chance.random() < 0.5:
            time.sleep(self.chance.uniform(0.0, 1.0))
            return
        enough = len(self.api.pending) - int(votes * self.chance.uniform(0.05, 0.8))
        until = time.monotonic() + 5
        while len(self.api.pending) > enough and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(self.chance.uniform(0.0, 0.1))

    def _answered(self, everybody: Sequence[Voter]) -> None:
        """Wait until everybody was answered, or for as long as nobody more is."""
        left, until = self._answers(everybody)[0], time.monotonic() + NOBODY_WITHIN
        while left and time.monotonic() < until:
            time.sleep(10 * LOOK_EVERY)
            before, left = left, self._answers(everybody)[0]
            if left < before:
                until = time.monotonic() + NOBODY_WITHIN

    def _wait(self, done: Callable[[], object], what: str) -> None:
        until = time.monotonic() + ALL_WITHIN
        while not done():
            assert time.monotonic() < until, f"waited in vain for {what}\n{self.process.log}"
            time.sleep(LOOK_EVERY)

    def _figures(self, everybody: Sequence[Voter], *, seconds: float) -> Figures:
        expected = {each.name: each.choices[-1] for each in everybody}
        count = counted(self.arena, expected)
        unanswered, repeated = self._answers(everybody)
        assert count.arrivals["quarantined"] == 0, self.process.log
        return Figures(
            kills=self.plan.kills,
            votes=sum(len(each.choices) for each in everybody),
            lost=len(count.wrong),
            doubled=max(count.ballots, count.turnout) - len(everybody) + count.superseded
            if not count.wrong
            else count.superseded,
            unanswered=unanswered,
            repeated=repeated,
            again=sum(each > 1 for each in self.api.fetched.values()),
            seconds=seconds,
            slowest_start=max(self.process.starts),
            wrong=count.wrong[:5],
        )

    def _answers(self, everybody: Sequence[Voter]) -> tuple[int, int]:
        """Return how many votes were not answered, and how many receipts came again."""
        unanswered, repeated = 0, 0
        for voter in everybody:
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
    everybody = [api.user(each.name) for each in voters(plan.votes)]
    moderator = api.user("主持人")
    for person in (*everybody, moderator):
        person.started = True
    group = api.group("邻里群", *everybody, moderator)
    names = Names(accounts={each.name: each.id for each in api.people.values()}, group=group.id)
    arena = prepared(folder / "data", names)
    with serve(api) as base_url:
        port = free_port()
        process = Process(folder, port, _settings(folder, plan, base_url, port=port, api=api))
        pages = Pages(process.address, arena.poll_id, arena.members)
        siege = Siege(plan, api, group, arena, process, pages, Random(plan.seed))  # noqa: S311 - the same in every run
        try:
            if plan.by == "webhook":
                with pushing(api):
                    yield siege
            else:
                yield siege
        finally:
            process.kill()
            pages.stop()
    assert api.complaints == []


def _settings(
    folder: Path, plan: Plan, base_url: str, *, port: int, api: FakeBotApi
) -> dict[str, str]:
    found = {
        "DATA_DIR": str(folder / "data"),
        "SECRET_KEY": SECRET,
        "TELEGRAM_TOKEN": api.token,
        "TELEGRAM_BASE_URL": base_url,
    }
    if plan.by == "webhook":
        found["TELEGRAM_WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
    return found


def _chunks(everybody: Sequence[Voter], kills: int) -> Iterator[Sequence[Voter]]:
    size = -(-len(everybody) // kills)
    for start in range(0, len(everybody), size):
        yield everybody[start : start + size]
