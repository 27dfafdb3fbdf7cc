"""Votes as channels hand them in, and a program that takes them."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from bot.channels.telegram import TelegramAccess, TelegramChannel, Webhook
from bot.channels.telegram.envelope import Envelope, sender_of
from bot.channels.web import WebChannel, sealed
from bot.compose import Program, program
from bot.ground import ground
from bot.settings import Settings
from bot.storage.states import ArrivalState
from bot.tokens import PressTokens
from bot.web.app import create_app
from bot.webchats import StoredChats
from bot.writer import Writer
from handlers.messages import Incoming, Press
from tests.arena import NUMBER, SECRET, Arena, Names, prepared
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import InProcessRequest

FIRST_ACCOUNT = 5_000_000_001
GROUP = -1_002_000_000_001
USERNAME = "linliyi_bot"
HOOK = Webhook(url="https://talk.example.org/telegram/webhook", secret="known to both")  # noqa: S106 - of no program


@dataclass(frozen=True)
class Vote:
    """A vote as a channel hands it to the inbox; ``update`` is what Telegram sent."""

    channel: str
    update_id: str
    payload: str
    sender: str
    update: Mapping[str, object] | None = None


MakesVote = Callable[[int, int], Vote]


@dataclass
class Ballots:
    """Makes the votes of each way: who votes, and a number that makes each different."""

    arena: Arena
    program: Program
    tokens: PressTokens
    updates: Iterator[int]

    def ways(self) -> Mapping[str, MakesVote]:
        """Return what makes votes, by the way they come in."""
        return {
            "by page": self.by_page,
            "by button in a group": self.by_button,
            "by digit in private": self.by_digit,
        }

    def waiting(self) -> int:
        """Return how many votes are safe but not counted yet."""
        with self.program.on.storage.reading() as work:
            return work.inbox.counts()[ArrivalState.WAITING]

    def by_page(self, voter: int, number: int) -> Vote:
        """Return a vote by the form of the ballot's page."""
        member = self.arena.members[_name(voter)]
        update_id = f"{next(self.updates):016}:{member}"
        incoming = Incoming(
            channel="web",
            update_id=update_id,
            sender=member,
            sender_name=_name(voter),
            at=self.program.on.clock.now(),
            press=self._press(number),
        )
        return Vote("web", update_id, sealed(incoming), sender=member)

    def by_button(self, voter: int, number: int) -> Vote:
        """Return a vote by a button of the card in the Telegram group."""
        card = {
            "message_id": 5,
            "date": 1_763_000_000,
            "chat": {"id": GROUP, "type": "supergroup", "title": "邻里群"},
        }
        pressed = {
            "id": f"press-{next(self.updates)}",
            "from": _user(voter),
            "message": card,
            "chat_instance": "1",
            "data": self.tokens.seal(self._press(number)),
        }
        return self._sent({"callback_query": pressed})

    def by_digit(self, voter: int, number: int) -> Vote:
        """Return a vote by a digit in private on Telegram."""
        said = {
            "message_id": next(self.updates),
            "date": 1_763_000_000,
            "chat": {**_user(voter), "type": "private"},
            "from": _user(voter),
            "text": f"{NUMBER}号 {number % 3 + 1}",
        }
        return self._sent({"message": said})

    def _press(self, number: int) -> Press:
        return Press("vote.cast", {"poll": self.arena.poll_id, "choice": str(number % 3 + 1)})

    def _sent(self, content: Mapping[str, object]) -> Vote:
        update = {"update_id": next(self.updates), **content}
        envelope = Envelope(
            update=update,
            username=USERNAME,
            received_at=self.program.on.clock.now(),
        )
        return Vote(
            "telegram",
            envelope.update_id,
            envelope.sealed(),
            sender=sender_of(update),
            update=update,
        )


def prepared_arena(folder: Path, voters: int, *, database: str = "") -> Arena:
    """Found a community whose poll is open; on SQLite where no database is named."""
    accounts = {_name(voter): FIRST_ACCOUNT + voter for voter in range(voters)}
    names = Names(accounts={**accounts, "主持人": FIRST_ACCOUNT - 1}, group=GROUP)
    settings = Settings(data_dir=folder, database_url=database, secret_key=SECRET)
    return prepared(settings, names)


@contextmanager
def opened_ballots(arena: Arena) -> Generator[Ballots, None, None]:
    """Open a program whose inbox alone will run, over a fake of Telegram."""
    with ground(arena.settings) as on:
        tokens, writer = PressTokens(on.secret), Writer()
        chats = StoredChats(storage=on.storage, writer=writer)
        web = WebChannel(chats=chats, files=on.files, tokens=tokens, clock=on.clock)
        api = FakeBotApi(username=USERNAME)
        access = TelegramAccess(api.token, webhook=HOOK, request=lambda: InProcessRequest(api))
        telegram = TelegramChannel(access, tokens=tokens, clock=on.clock)
        built = program(on, demo=False, channels={"web": web, "telegram": telegram})
        built = replace(built, web=create_app(replace(built.council, telegram=telegram)))
        yield Ballots(arena, built, tokens, count(1))
        built.door.close()
        built.writer.close()
        writer.close()


def _name(voter: int) -> str:
    return f"居民{voter}"


def _user(voter: int) -> Mapping[str, object]:
    return {"id": FIRST_ACCOUNT + voter, "is_bot": False, "first_name": _name(voter)}
