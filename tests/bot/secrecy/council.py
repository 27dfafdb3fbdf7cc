"""A whole vote through the real program: on Telegram, on a page, for a neighbour, on paper."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Connection

from bot.ground import Ground
from bot.settings import Settings
from bot.storage.migrating import migrate
from bot.storage.pouring import rows_of, tables_of
from deliberation.identifiers import HouseholdId, MemberId, PollId, TopicId
from deliberation.polls import PollState
from deliberation.topics import Topic
from handlers.messages import Incoming, Press
from handlers.turn import WEB
from tests.bot.chain.stage import SECRET, ground_of
from tests.bot.chain.telegram_driver import TelegramDriver
from tests.bot.chain.web_driver import WebDriver
from tests.dialogues import PRIVATE

OPTIONS = ("声控灯", "长明灯", "太阳能灯", "感应灯", "路灯杆")
ON_TELEGRAM, ON_A_PAGE, BY_BOTH = "李叔", "王阿姨", "小陈"
ASSISTED, ON_PAPER, MORE = "邻居甲", "邻居乙", ("邻居丙", "邻居丁")
MODERATOR, SECOND = "周老师", "孙工"
NEIGHBOURS = (ASSISTED, ON_PAPER, *MORE)


@contextmanager
def opened(folder: Path, *, database: str = "") -> Generator[Ground, None, None]:
    """Open the ground of a program whose every chance is the same in each run."""
    settings = Settings(
        data_dir=folder,
        database_url=database.replace("+psycopg", ""),
        public_url="https://talk.example.org",
        secret_key=SecretStr(SECRET),
    )
    folder.mkdir(parents=True)
    migrate(settings.database)
    with ground_of(settings) as on:
        yield on


@dataclass
class Vote:
    """A poll whose voters rank five lamps; ``ranked`` says how each does."""

    telegram: TelegramDriver
    web: WebDriver
    ranked: Mapping[str, str]
    poll_id: PollId = field(init=False)
    number: int = field(init=False)

    def __post_init__(self) -> None:
        """Take more neighbours in, and open the poll."""
        self._updates = count(1)
        self.on = self.telegram.stage.on
        self.neighbours = {name: self._enrolled(name) for name in NEIGHBOURS}
        self._opened()

    def cast(self) -> None:
        """Let everybody vote in their own way; one changes a ballot on another channel."""
        self._types(ON_TELEGRAM)
        self._types(BY_BOTH, self.ranked[ON_A_PAGE])
        for who in (ON_A_PAGE, BY_BOTH):
            self._fills_in(who)
        for who in MORE:
            self._presses(who, "vote.cast", poll=self.poll_id, text=self.ranked[who])
        self._presses(
            MODERATOR,
            "vote.assist",
            poll=self.poll_id,
            elector=self.elector(ASSISTED),
            kind="spoken",
            ballot=self.ranked[ASSISTED],
        )
        paper = f"{ON_PAPER} {self.ranked[ON_PAPER]}"
        self._presses(MODERATOR, "vote.read_papers", poll=self.poll_id, text=paper)
        with self.on.storage.reading() as work:
            (batch,) = work.paper_batches.where(poll_id=self.poll_id)
        self._presses(SECOND, "vote.read_papers_again", batch=batch.id, text=paper)

    def identifiers(self) -> Mapping[str, frozenset[str]]:
        """Return, by voter, every word that stands for them: ids, name, accounts."""
        found: dict[str, frozenset[str]] = {}
        with self.on.storage.reading() as work:
            for who in self.ranked:
                member = self.member(who)
                accounts = work.accounts.where(member_id=member)
                own = {who, member, self.elector(who), *(each.external_id for each in accounts)}
                found[who] = frozenset(own)
        return found

    def receipts(self) -> Mapping[str, str]:
        """Return the voters' receipts, as only the program can with its secret."""
        with self.on.storage.reading() as work:
            found = {
                who: work.ballots.find(self.poll_id, elector_id=self.elector(who))
                for who in self.ranked
            }
        return {who: cast.receipt for who, cast in found.items() if cast is not None}

    def member(self, who: str) -> MemberId:
        """Return somebody's id."""
        known = self.telegram.stage.people.members
        return known[who].id if who in known else self.neighbours[who]

    def elector(self, who: str) -> str:
        """Return the line of the roll that somebody speaks for."""
        with self.on.storage.reading() as work:
            line = work.franchises.one(poll_id=self.poll_id, member_id=self.member(who))
        assert line is not None, who
        return line.elector_id

    def _enrolled(self, name: str) -> MemberId:
        with self.on.storage.transaction() as work:
            like = work.members.get(self.telegram.stage.people.members[ON_TELEGRAM].id)
            fresh = replace(
                like,
                id=MemberId(self.on.ids.new()),
                name=name,
                household_id=HouseholdId(like.household_id or ""),
            )
            work.members.add(fresh)
        return fresh.id

    def _opened(self) -> None:
        moderator = self.telegram.stage.people.members[MODERATOR]
        with self.on.storage.transaction() as work:
            topic = Topic(
                id=TopicId(self.on.ids.new()),
                community_id=moderator.community_id,
                number=work.next_number(moderator.community_id),
                title="门口装哪种灯",
                question="装哪种？",
                parties=(),
                opened_by=moderator.id,
                opened_at=self.on.clock.now(),
            )
            work.topics.add(topic)
        self._presses(
            MODERATOR,
            "vote.open",
            t=topic.id,
            method="irv",
            options="\n".join(OPTIONS),
            base="persons",
            bylaw="consultation",
            closes_at="2026-11-29 20:00",
        )
        with self.on.storage.reading() as work:
            (poll,) = work.polls.where(topic_id=topic.id, state=PollState.OPEN)
        self.poll_id, self.number = poll.id, poll.number

    def _types(self, who: str, choice: str = "") -> None:
        words = f"{self.number}号 {choice or self.ranked[who]}"
        self.telegram.says(who, words, where=PRIVATE)
        self.telegram.settle()
        assert "回执" in str(self.telegram.visible(who, where=PRIVATE)), who

    def _fills_in(self, who: str) -> None:
        page = self.web._get(who, f"/vote/{self.poll_id}")  # noqa: SLF001 - a browser's own
        (form, *_) = page.all("form", "ballot")
        places = enumerate(self.ranked[who].split(), start=1)
        values = form.fields() | {f"rank-{option}": str(place) for place, option in places}
        self.web._post(who, form.attributes["action"], values)  # noqa: SLF001 - as above
        self.telegram.settle()

    def _presses(self, who: str, action: str, **values: str) -> None:
        incoming = Incoming(
            channel=WEB,
            update_id=f"form-{next(self._updates)}",
            sender=self.member(who),
            sender_name=who,
            at=self.on.clock.now(),
            community=self.telegram.stage.people.founded.community_id,
            press=Press(action, values),
        )
        handled = self.telegram.stage.do(self.telegram.stage.program.council.submit(incoming))
        assert not handled.refused, handled.replies
        self.telegram.settle()


def dumped(connection: Connection) -> Mapping[str, list[dict[str, object]]]:
    """Return every row of every table."""
    return {
        table.name: [dict(row) for row in rows_of(connection, table)]
        for table in tables_of(connection)
    }
