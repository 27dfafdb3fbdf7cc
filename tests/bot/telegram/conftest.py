import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channel import Button, Enclosure, Outgoing
from bot.channels.telegram import Patience, TelegramAccess, TelegramChannel, Webhook
from bot.channels.telegram.envelope import Envelope
from bot.tokens import PressTokens
from handlers.messages import Incoming, Press
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_transport import InProcessRequest
from tests.bot.telegram.fake_world import Chat

QUICK = Patience(
    long_poll=1, first=0.02, longest=0.05, stale=90, look_every=0.01, look_at_webhook_every=0.02
)
SECRET = "hook-secret_1"  # noqa: S105 - of no webhook
RECEIVED = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
URL = "https://talk.example.org/telegram"


@dataclass
class HandClock:
    moment: datetime = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def passes(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass
class MemoryInbox:
    """An inbox that keeps rows in memory; ``broken`` makes every commit fail."""

    rows: dict[str, str] = field(default_factory=dict[str, str])
    senders: set[str] = field(default_factory=set[str])
    broken: Exception | None = None
    tries: int = 0

    async def put(self, *, channel: str, update_id: str, payload: str, sender: str) -> bool:
        assert channel == "telegram"
        self.senders.add(sender)
        self.tries += 1
        await asyncio.sleep(0)
        if self.broken:
            raise self.broken
        new = update_id not in self.rows
        self.rows.setdefault(update_id, payload)
        return new

    async def holds(self, count: int) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.rows) < count:  # noqa: ASYNC110 - simpler than an event
                await asyncio.sleep(0.005)
        return list(self.rows.values())


@dataclass
class Line:
    """A channel on the fake, with its inbox, under a name for each test's hands."""

    channel: TelegramChannel
    inbox: MemoryInbox

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.channel.run(self.inbox))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def read(self, api: FakeBotApi) -> list[Incoming | None]:
        """Read what waits at Telegram, without the way through the inbox."""
        found: list[Incoming | None] = []
        for update in api.take(100):
            sealed = Envelope(update=update, username=api.username, received_at=RECEIVED)
            found.append(self.channel.read(sealed.sealed()))
            api.confirm(update["update_id"])
        return found

    def hears(self, api: FakeBotApi) -> Incoming:
        """Read the one thing that waits, which concerns the council."""
        (read,) = self.read(api)
        assert read is not None
        return read


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    api = FakeBotApi(username="linliyi_bot")
    yield api
    assert api.complaints == []


@pytest.fixture
def tokens() -> PressTokens:
    return PressTokens(secret=b"a secret of the test")


@pytest.fixture
def line(api: FakeBotApi, clock: HandClock, tokens: PressTokens) -> Line:
    return _line(
        TelegramAccess(api.token, request=lambda: InProcessRequest(api)), clock, tokens
    )


@pytest.fixture
def hooked(api: FakeBotApi, clock: HandClock, tokens: PressTokens) -> Line:
    access = TelegramAccess(
        api.token, webhook=Webhook(URL, SECRET), request=lambda: InProcessRequest(api)
    )
    return _line(access, clock, tokens)


def _line(access: TelegramAccess, clock: HandClock, tokens: PressTokens) -> Line:
    return Line(
        TelegramChannel(access, tokens=tokens, clock=clock, patience=QUICK), MemoryInbox()
    )


@dataclass
class Scene:
    api: FakeBotApi
    line: Line
    wang: Person
    group: Chat
    folder: Path

    async def send(self, message: Outgoing) -> str:
        return await self.line.channel.send(message)

    def file(self, name: str, *, size: int = 10) -> Enclosure:
        path = self.folder / name
        path.write_bytes(b"x" * size)
        kind = "image/png" if name.endswith("png") else "application/pdf"
        return Enclosure(path=path, name=name, media_type=kind)

    def pictures(self, count: int) -> tuple[Enclosure, ...]:
        return tuple(self.file(f"{number}.png") for number in range(count))


@pytest.fixture
def scene(api: FakeBotApi, line: Line, tmp_path: Path) -> Scene:
    wang = api.user("王阿姨")
    wang.starts()
    return Scene(api, line, wang, api.group("3号楼业主群", wang), tmp_path)


@pytest.fixture
def to_wang(scene: Scene) -> Outgoing:
    return Outgoing(id="o1", chat=str(scene.wang.id), text="您好，王阿姨。")


@pytest.fixture
def to_group(scene: Scene) -> Outgoing:
    return Outgoing(id="o1", chat=str(scene.group.id), text="路灯修不修？")


@pytest.fixture
def choices(tokens: PressTokens) -> tuple[Button, ...]:
    return tuple(
        Button(
            f"{digit}  {label}", token=tokens.seal(Press("vote.cast", {"choice": str(digit)}))
        )
        for digit, label in enumerate(("赞成", "反对", "弃权"), start=1)
    )
