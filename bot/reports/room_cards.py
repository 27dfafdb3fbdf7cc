"""A card of a topic or poll as a picture, for rooms without buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.channel import Button
from bot.reports.codes import qr_svg
from handlers.messages import Reply, Text
from handlers.texts import catalogue

PICTURED = ("topic:", "poll:")
"""What the names of cards begin with that are worth a picture."""
WITHOUT_BUTTONS: Mapping[str, str] = {
    "poll-card-how": "room-card-poll-how",
    "round-how-opinions": "room-card-opinions-how",
    "round-how-stances": "room-card-stances-how",
}
"""What stands in the place of lines that speak of buttons."""
STATEMENT = frozenset({"topic-card-statement"})
DEADLINES = frozenset({"poll-card-rules", "poll-card-drawn", "topic-card-round"})
LISTED = "ballot-option"
CHOSEN_ON = STATEMENT | {"plain"}
"""The question and the statement that choices are about: they stand above these."""


@dataclass(frozen=True)
class CardLine:
    """A line of a card; what is chosen on and by when is set heavier than the rest."""

    words: str
    heavy: bool


@dataclass(frozen=True)
class RoomCardView:
    """A card in one language, from its ``title`` down to the code of its page.

    ``choices`` carry their numbers, ``lead`` stands above and ``lines`` below them; ``qr``
    is an SVG element.
    """

    language: str
    title: str
    lead: tuple[CardLine, ...]
    choices: tuple[str, ...]
    lines: tuple[CardLine, ...]
    as_of: str
    scan: str
    address: str
    qr: str
    made_at: datetime


def room_card_view(
    reply: Reply, *, buttons: tuple[Button, ...], locale: str, time_zone: str, at: datetime
) -> RoomCardView | None:
    """Return what the picture of a reply says; None for what is no card of a matter.

    ``buttons`` are those of the reply as rendered. What is over has nothing to choose or
    to read beyond its line, and needs no picture; a card without a page has no code.
    """
    link = next((each.link for each in buttons if each.link), "")
    choices = tuple(each.label for each in buttons if not each.link)
    open_still = bool(choices) or any(each.key in DEADLINES for each in reply.lines)
    if not (reply.card.startswith(PICTURED) and link and open_still):
        return None
    words = catalogue(locale)

    def say(text: Text) -> str:
        return words.sentence(text, time_zone=time_zone)

    def set_in(lines: Sequence[Text], *, heavy: frozenset[str]) -> tuple[CardLine, ...]:
        return tuple(
            CardLine(words=say(_without_buttons(each)), heavy=each.key in heavy)
            for each in lines
        )

    title, *rest = reply.lines
    below = [each for each in rest if each.key not in (CHOSEN_ON | {LISTED if choices else ""})]
    return RoomCardView(
        language=locale[:2],
        title=say(title),
        lead=set_in([each for each in rest if each.key in CHOSEN_ON], heavy=STATEMENT),
        choices=choices,
        lines=set_in(below, heavy=DEADLINES),
        as_of=say(Text("room-card-as-of", {"at": at})),
        scan=say(Text("room-card-scan")),
        address=link,
        qr=qr_svg(link),
        made_at=at,
    )


def _without_buttons(line: Text) -> Text:
    return Text(WITHOUT_BUTTONS.get(line.key, line.key), line.values)
