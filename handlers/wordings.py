"""What people of a community say beside what the texts say for the same thing."""

import re
from dataclasses import dataclass, replace

from deliberation.refusals import Refusal
from handlers.access import Action, Audience, NotHere, Values
from handlers.messages import Replies, say
from handlers.turn import Turn
from knowledge.library import Wording

BETWEEN = re.compile(r"[、,，;；/|\s]+")
SHORTEST, LONGEST = 2, 12
MOST_WORDS = 12
MOST_WORDINGS = 300


@dataclass(eq=False)
class WordingIncomplete(Refusal):
    """One of the two sides holds no words; ``side`` is ``lay`` or ``formal``."""

    side: str


@dataclass(eq=False)
class WordingTooShort(Refusal):
    """A word of people that would be found in nearly every question."""

    word: str
    least: int


@dataclass(eq=False)
class WordingTooLong(Refusal):
    """Something that is a sentence rather than a word."""

    word: str
    limit: int


@dataclass(eq=False)
class WordingTooMany(Refusal):
    """More words on one side than can be looked for."""

    limit: int


@dataclass(eq=False)
class WordingSame(Refusal):
    """A word that stands on both sides."""

    word: str


@dataclass(eq=False)
class WordingKnown(Refusal):
    """A word of people that another entry of the community has already."""

    word: str


@dataclass(eq=False)
class WordingsFull(Refusal):
    """A community has as many entries as are kept."""

    limit: int


@dataclass(frozen=True)
class Sides:
    """Both sides of an entry as they were read."""

    lay: tuple[str, ...]
    formal: tuple[str, ...]

    @property
    def shown(self) -> dict[str, str]:
        """Return both sides as a sentence writes them."""
        return {"lay": "、".join(self.lay), "formal": "、".join(self.formal)}


def add(turn: Turn, values: Values) -> Replies:
    """Keep words of people beside words of the texts."""
    sides = read_sides(values)
    others = turn.work.wordings.where(community_id=turn.community.id)
    if len(others) >= MOST_WORDINGS:
        raise WordingsFull(limit=MOST_WORDINGS)
    _require_new(sides, others)
    wording = Wording(
        id=turn.ids.new(),
        community_id=turn.community.id,
        lay=sides.lay,
        formal=sides.formal,
        added_at=turn.now,
    )
    turn.work.wordings.add(wording)
    return _done(turn, wording, action="wordings.add", key="wordings-added")


def change(turn: Turn, values: Values) -> Replies:
    """Put other words into an entry."""
    wording = _own(turn, values)
    sides = read_sides(values)
    others = turn.work.wordings.where(community_id=turn.community.id)
    _require_new(sides, tuple(each for each in others if each.id != wording.id))
    wording = replace(wording, lay=sides.lay, formal=sides.formal)
    turn.work.wordings.save(wording)
    return _done(turn, wording, action="wordings.change", key="wordings-changed")


def remove(turn: Turn, values: Values) -> Replies:
    """Forget an entry."""
    wording = _own(turn, values)
    turn.work.wordings.remove(wording)
    return _done(turn, wording, action="wordings.remove", key="wordings-removed")


def _own(turn: Turn, values: Values) -> Wording:
    wording = turn.work.wordings.one(id=values["w"])
    if wording is None or wording.community_id != turn.community.id:
        raise NotHere
    return wording


def read_sides(values: Values) -> Sides:
    """Return both sides as words, or raise a Refusal that says what is wrong with them."""
    sides = Sides(lay=_words(values, side="lay"), formal=_words(values, side="formal"))
    short = next((word for word in sides.lay if len(word) < SHORTEST), "")
    if short:
        raise WordingTooShort(word=short, least=SHORTEST)
    both = next((word for word in sides.lay if word in sides.formal), "")
    if both:
        raise WordingSame(word=both)
    return sides


def _words(values: Values, *, side: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(filter(None, BETWEEN.split(values.get(side, "")))))
    if not words:
        raise WordingIncomplete(side=side)
    long = next((word for word in words if len(word) > LONGEST), "")
    if long:
        raise WordingTooLong(word=f"{long[:LONGEST]}…", limit=LONGEST)
    if len(words) > MOST_WORDS:
        raise WordingTooMany(limit=MOST_WORDS)
    return words


def _require_new(sides: Sides, others: tuple[Wording, ...]) -> None:
    known = {word for other in others for word in other.lay}
    twice = next((word for word in sides.lay if word in known), "")
    if twice:
        raise WordingKnown(word=twice)


def _done(turn: Turn, wording: Wording, *, action: str, key: str) -> Replies:
    shown = Sides(wording.lay, wording.formal).shown
    words = f"{shown['lay']} = {shown['formal']}"
    turn.trace(wording.id, number=0, action=action, words=words)
    return (say(key, **shown),)


ACTIONS: tuple[Action, ...] = (
    Action("wordings.add", Audience.STAFF, add),
    Action("wordings.change", Audience.STAFF, change),
    Action("wordings.remove", Audience.STAFF, remove),
)
