# ruff: noqa: INP001 - a script beside the pictures it makes, not a package
"""Make the pictures of cards as a WeChat group sees them.

``PYTHONPATH=. .venv/bin/python docs/pictures/wechat/make.py`` settles a demo council in a
temporary folder and sets the cards of one of its topics and of one of its votes in type.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.card_pictures import CardPictures
from bot.ground import Ground, ground
from bot.rendering import Renderer
from bot.settings import Settings
from bot.settling import settle_demo
from bot.tokens import PressTokens
from deliberation.polls import PollState
from deliberation.topics import TopicState
from handlers.cards import topic_card
from handlers.messages import Reply
from handlers.poll_card import poll_card

FOLDER = Path(__file__).parent
ADDRESS = "https://talk.example.org"
ZONE = "Asia/Shanghai"


def cards(on: Ground) -> Iterator[tuple[str, Reply]]:
    """Give the card of the first open topic and of the first open vote by name."""
    with on.storage.reading() as work:
        (community,) = work.communities.where(demo=True)
        topic = work.topics.where(state=TopicState.DELIBERATING)[0]
        poll = work.polls.where(state=PollState.OPEN)[0]
        yield "topic", topic_card(work, topic, community=community, at=on.clock.now())
        yield "vote", poll_card(work, poll, community=community)


async def made(on: Ground, reply: Reply, *, folder: Path) -> bytes:
    """Return a card as the PNG that goes out."""
    renderer = Renderer(address=ADDRESS, tokens=PressTokens(on.secret))
    rendered = renderer.render(reply, locale="zh_CN", time_zone=ZONE)
    pictures = CardPictures(folder)
    face = await pictures.face(
        reply, rendered, locale="zh_CN", time_zone=ZONE, at=on.clock.now()
    )
    if face is None:
        raise RuntimeError(reply.card)
    return face.picture.path.read_bytes()


def main() -> int:
    """Make the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), public_url=ADDRESS)
        with ground(settings) as on:
            settle_demo(on)
            for name, reply in cards(on):
                png = asyncio.run(made(on, reply, folder=Path(folder)))
                (FOLDER / f"{name}.png").write_bytes(png)
                sys.stdout.write(f"{len(png):8,} {name}.png\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
