"""Posters for doorways: one on an A4 page or four, each with the code of its doorway."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.reports.codes import qr_svg
from bot.reports.counting import Say
from deliberation.communities import Community
from handlers import paths
from handlers.messages import Text
from handlers.places import place_of
from handlers.ports import Code
from handlers.texts import catalogue

ONE, FOUR = 1, 4


@dataclass(frozen=True)
class Poster:
    """One doorway's poster; ``qr`` and ``telegram`` are SVG elements, the latter or empty.

    ``typed`` is the address without what a browser adds by itself, ``there`` that of the
    bot on Telegram.
    """

    place: str
    typed: str
    address: str
    qr: str
    telegram: str
    there: str


@dataclass(frozen=True)
class PostersView:
    """Posters in one language, ready to be laid out, so many on a page."""

    language: str
    community: str
    heading: str
    slogan: str
    offers: tuple[str, ...]
    how: str
    type_it: str
    on_telegram: str
    posters: tuple[Poster, ...]
    a_page: int
    made_at: datetime

    def small(self) -> "PostersView":
        """Return the same posters, four on a page."""
        return replace(self, a_page=FOUR)


def posters_view(
    codes: Iterable[Code],
    *,
    community: Community,
    address: str,
    telegram: str,
    now: datetime,
) -> PostersView:
    """Return the posters of doorways; ``telegram`` is the bot's name there, if any."""
    say = _saying(community)
    return PostersView(
        language=community.locale[:2],
        community=community.name,
        heading=say("poster-heading"),
        slogan=say("poster-slogan"),
        offers=(say("poster-ask"), say("poster-report"), say("poster-votes")),
        how=say("poster-how"),
        type_it=say("poster-type"),
        on_telegram=say("poster-telegram"),
        posters=tuple(_poster(each, say=say, address=address, bot=telegram) for each in codes),
        a_page=ONE,
        made_at=now,
    )


def deep_link(bot: str, code: str) -> str:
    """Return the address that opens the bot on Telegram at a doorway.

    Source: Bot API, "Deep linking": up to 64 of the characters A-Z, a-z, 0-9, _ and -.
    """
    return f"https://t.me/{bot}?start=door_{code}"


def _poster(code: Code, *, say: Say, address: str, bot: str) -> Poster:
    link = f"{address}{paths.doorway(code.code)}"
    there = deep_link(bot, code.code) if bot else ""
    place = place_of(code.place).text
    return Poster(
        place=say(place.key, **{name: str(value) for name, value in place.values.items()}),
        typed=link.partition("://")[2],
        address=link,
        qr=qr_svg(link),
        telegram=qr_svg(there) if there else "",
        there=there,
    )


def _saying(community: Community) -> Say:
    words = catalogue(community.locale)

    def say(key: str, /, **values: str | int | datetime) -> str:
        return words.sentence(Text(key, dict(values)), time_zone=community.time_zone)

    return say
