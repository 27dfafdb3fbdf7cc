"""Cards as pictures, set in type once for everybody who is shown the same."""

import asyncio
import hashlib
import logging
import os
import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.channel import CardFace, Enclosure
from bot.rendering import Rendered
from bot.reports.room_cards import RoomCardView, room_card_view
from bot.reports.typesetting import ROOM_CARD, room_card_png, view_data
from handlers.messages import Reply

log = logging.getLogger(__name__)

LARGEST_BYTES = 300_000
"""Larger pictures load slowly on an old phone; their cards stay words."""
SHARPNESS = (108.0, 80.0)
"""Pixels an inch, 810 and 600 for the width: a long card is set less sharp."""
KEPT_SECONDS = 30 * 24 * 3600.0


@dataclass
class CardPictures:
    """Makes pictures of cards and keeps them in a folder, named by what they say.

    One is set in type at a time, in a thread. What is older than a month goes.
    """

    folder: Path
    _setting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def face(
        self, reply: Reply, rendered: Rendered, *, locale: str, time_zone: str, at: datetime
    ) -> CardFace | None:
        """Return the picture of a card as it stood ``at``, with a few words beside it.

        None for what is no card, and where no picture can be made: then words have to do.
        """
        view = room_card_view(
            reply, buttons=rendered.buttons, locale=locale, time_zone=time_zone, at=at
        )
        if view is None:
            return None
        try:
            async with self._setting:
                file = await asyncio.to_thread(self._made, view)
        except Exception:  # whatever the typesetter or the disk does, words go out
            log.exception("The card %s could not be made a picture", reply.card)
            return None
        if file is None:
            return None
        picture = Enclosure(path=file, name=f"{file.stem[:12]}.png", media_type="image/png")
        return CardFace(picture=picture, caption=view.title)

    def _made(self, view: RoomCardView) -> Path | None:
        said = view_data(view).encode() + ROOM_CARD.read_bytes()
        file = self.folder / f"{hashlib.sha256(said).hexdigest()}.png"
        if file.is_file():
            os.utime(file)
            return file
        tries = (room_card_png(view, ppi=each) for each in SHARPNESS)
        png = next((each for each in tries if len(each) <= LARGEST_BYTES), None)
        if png is None:
            log.warning("The card %s is too long for a picture; words go out", view.title)
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        self._tidy()
        fresh = file.with_suffix(f".{secrets.token_hex(4)}")
        fresh.write_bytes(png)
        fresh.replace(file)
        return file

    def _tidy(self) -> None:
        since = time.time() - KEPT_SECONDS
        for each in self.folder.iterdir():
            if each.stat().st_mtime < since:
                each.unlink(missing_ok=True)
