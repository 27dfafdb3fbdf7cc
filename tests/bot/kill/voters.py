"""Voters: by button, by digit and by page, some of whom change their mind."""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from ssl import SSLContext, create_default_context
from threading import Event, Lock

import httpx
from starlette.responses import Response

from bot.web.council import WebValues
from bot.web.sessions import LIFETIME, SESSION_COOKIE, Cookies, Session
from deliberation.identifiers import MemberId, PollId
from tests.arena import LABELS, NUMBER, SECRET
from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_world import Chat

BROWSERS = 4
TYPED_IN_GROUP = 5
DONE = frozenset({200, 303})
INTERNAL_ERROR = 500


class Way(StrEnum):
    """How somebody votes."""

    BUTTON = "button"
    PRIVATE = "private"
    GROUP = "group"
    PAGE = "page"


@dataclass(frozen=True)
class Voter:
    """Somebody with their choices, of which the last one is to count."""

    name: str
    way: Way
    choices: tuple[str, ...]


def voters(count: int, *, pages_only: bool = False) -> tuple[Voter, ...]:
    """Return so many voters; every fifth votes twice.

    A group takes 20 messages a minute, so only few can be answered there.
    """
    ways = (Way.PAGE,) if pages_only else (Way.BUTTON, Way.PRIVATE)
    typed = 0 if pages_only else TYPED_IN_GROUP
    return tuple(_voter(number, ways=ways, typed=typed) for number in range(count))


def _voter(number: int, *, ways: Sequence[Way], typed: int) -> Voter:
    last = str(number % 3 + 1)
    if number < typed:
        return Voter(name=f"居民{number}", way=Way.GROUP, choices=(last,))
    first = (str((number + 1) % 3 + 1),) if number % 5 == 0 else ()
    return Voter(name=f"居民{number}", way=ways[number % len(ways)], choices=(*first, last))


def on_telegram(voter: Voter, person: Person, group: Chat) -> int:
    """Let somebody cast all their votes; return how many updates that made."""
    for choice in voter.choices:
        if voter.way is Way.BUTTON:
            person.presses(LABELS[choice], group)
        elif voter.way is Way.GROUP:
            person.says(f"{NUMBER}号 {choice}", group)
        else:
            person.says(f"{NUMBER}号 {choice}")
    return len(voter.choices)


@dataclass
class Pages:
    """Voters who send the form of the ballot's page until somebody says it arrived."""

    address: str
    poll_id: PollId
    members: Mapping[str, MemberId]
    acknowledged: set[str] = field(default_factory=set[str])
    refused: list[str] = field(default_factory=list[str])
    waiting: int = 0
    taken: int = 0
    again: int = 0
    stopped: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)
    tls: SSLContext = field(default_factory=create_default_context)  # slow to make
    pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=BROWSERS)
    )

    def cast(self, some: Sequence[Voter]) -> None:
        """Begin to vote, in threads."""
        self.waiting += sum(len(each.choices) for each in some)
        for voter in some:
            self.pool.submit(self._cast, voter)

    def stop(self) -> None:
        """End the threads."""
        self.stopped.set()
        self.pool.shutdown(wait=True)

    def _cast(self, voter: Voter) -> None:
        cookies = Cookies(
            WebValues(address=self.address, secret=SECRET.get_secret_value().encode())
        )
        member = self.members[voter.name]
        session = Session(id=voter.name, member=member, until=datetime.now(tz=UTC) + LIFETIME)  # noqa: TID251 - the program's clock is the machine's
        kept = Response()
        cookies.begin(kept, session)
        sealed = kept.headers["set-cookie"].partition(";")[0].removeprefix(f"{SESSION_COOKIE}=")
        with httpx.Client(
            cookies={SESSION_COOKIE: sealed}, timeout=5.0, trust_env=False, verify=self.tls
        ) as browser:
            for number, choice in enumerate(voter.choices):
                fields = {
                    "_token": cookies.form_token(session),
                    "_nonce": f"nonce-{number}",
                    "poll": self.poll_id,
                    "choice": choice,
                }
                if not self._sent(browser, fields):
                    return
                with self.lock:
                    self.waiting -= 1
                    self.taken += 1
        self.acknowledged.add(voter.name)

    def _sent(self, browser: httpx.Client, fields: Mapping[str, str]) -> bool:
        tries = 0
        while not self.stopped.is_set():
            tries += 1
            self.again += tries == 2
            try:
                answer = browser.post(f"{self.address}/act/vote.cast", data=dict(fields))
            except httpx.TransportError:
                time.sleep(0.1)
                continue
            if answer.status_code in DONE:
                return True
            if answer.status_code < INTERNAL_ERROR:
                self.refused.append(f"{answer.status_code} {answer.text}")
                return False
            time.sleep(0.1)
        return False


def receipts(person: Person) -> Iterator[str]:
    """Yield the choices that somebody was told were taken."""
    for post in person.posts():
        if not post.author and "您投的是：" in post.text:
            yield post.text.partition("您投的是：")[2].partition("\n")[0]


def refusals(person: Person) -> int:
    """Return how often somebody was told that a vote came too late to count."""
    told = [post.text for post in person.posts() if not post.author]
    noted = [press.note for press in person.presses_made]
    return sum("没有记入" in each for each in (*told, *noted))
