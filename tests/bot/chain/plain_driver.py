"""A chat of words alone as the tables know it: what others press is typed as a number."""

import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.channel import Channel
from bot.ground import Ground
from bot.tokens import PressTokens
from tests.bot.chain.settling import Settled, bound, joined
from tests.bot.chain.stage import Stage, staged
from tests.bot.channels.contract import PIXEL, Seen
from tests.bot.channels.plain_world import NAME, Line, PlainChannel, PlainNetwork
from tests.dialogues import CAST, PRIVATE, Where

PHOTO = "photo.png"


@dataclass
class PlainDriver:
    """People who type, quote and look; what others press they type as a number or a word."""

    network: PlainNetwork
    stage: Stage
    _since: int = 0

    def says(self, who: str, words: str, *, where: Where) -> None:
        self._send(who, words, where=where)

    def quotes(self, who: str, words: str, *, card: str, where: Where) -> None:
        self._send(who, words, where=where, quoted=self._newest(who, card, where=where).id)

    def presses(self, who: str, label: str, *, where: Where) -> None:
        """Type the number that stands before the choice, below its message."""
        seen = self._newest(who, label, where=where)
        line = next(each for each in seen.text.splitlines()[::-1] if label in each)
        digit = re.match(r"(\d+)  ", line)
        self._send(who, digit[1] if digit else line, where=where, quoted=seen.id)

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        self.network.files[PHOTO] = PIXEL
        self._send(who, words, where=where, file=PHOTO)

    def passes(self, time: timedelta) -> None:
        self._since = self.network.posted
        self.stage.passes(time)

    def settle(self) -> None:
        self.stage.settle(quiet=lambda: not self.network.waiting)

    def visible(self, who: str, *, where: Where) -> Sequence[str]:
        posts = self.network.chats.get(_chat(who, where), [])
        return [_shown(each) for each in posts if int(each.id[1:]) > self._since]

    def _send(
        self, who: str, words: str, *, where: Where, quoted: str = "", file: str = ""
    ) -> None:
        self._since = self.network.posted
        self.network.sent += 1
        room = "" if where is PRIVATE else where.value
        line = Line(
            self.network.sent, CAST[who].sender, room, words, quoted=quoted, file=file, name=who
        )
        self.network.waiting.append(line)

    def _newest(self, who: str, words: str, *, where: Where) -> Seen:
        posts = self.network.chats.get(_chat(who, where), [])
        found = [each for each in posts if words in each.text]
        assert found, f"{words} is not in {[each.text for each in posts]}"
        return found[-1]


def _chat(who: str, where: Where) -> str:
    return CAST[who].sender if where is PRIVATE else where.value


def _shown(post: Seen) -> str:
    files = [f"<{name}>" for name in post.documents]
    return "\n".join((*["<picture>"] * post.pictures, *files, post.text))


@contextmanager
def on_plain(
    on: Ground, *, network: PlainNetwork | None = None, people: Settled | None = None
) -> Generator[PlainDriver, None, None]:
    """Run the program with everybody of the cast in chats of words alone.

    With ``people`` it runs on over a database in which they are settled already.
    """
    network = network or PlainNetwork()

    def plain(_on: Ground, _tokens: PressTokens) -> Mapping[str, Channel]:
        return {NAME: PlainChannel(network)}

    with staged(on, plain, people=people) as stage:
        driver = PlainDriver(network=network, stage=stage)
        if people is None:
            joined(on, stage.people, channel=NAME, called=lambda name: CAST[name].sender)
            bound(driver, stage.people)
        yield driver
