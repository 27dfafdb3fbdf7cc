"""The script of the demo: who says or presses what, and how many days ago.

A story is a TOML file. Each of its ``day`` tables tells how many days ``ago`` it was and
holds ``lines``:

    { at = "19:12", who = "李叔", says = "3号楼门口的灯又不亮了" }
    { at = "09:30", who = "周老师", does = "moderate.accept", p = "路灯" }
    { at = "20:10", does = "vote.cast", poll = "路灯", choice = { "李叔" = "1", "小陈" = "2" } }

``says`` is spoken in the residents' room unless ``where`` is ``private`` or ``committee``.
``does`` is an action of the registry; whatever else the line holds are its values. A value
that is a table is one press a person, ``every`` minutes apart; so is a ``who`` that is a list.
Somebody unknown at a doorway is ``门口 3-2``.
``as_proposal``, ``as_topic`` and ``as_question`` give what comes of the line a label, by
which later lines refer to it: ``p``, ``t``, ``poll``, ``o`` and ``q`` are labels, ``s``,
``c`` and ``i`` a label and a count within it, ``a`` the newest answer of staff to ``q``,
``passage`` words to find one by, ``d`` a doorway, ``r`` the doorway of the newest report,
``m``, ``member`` and ``owner`` names. ``{路灯}`` in words stands for a number.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

Line = Mapping[str, object]
STORIES = Path(__file__).parent / "stories"
EVERY_MINUTES = 3
LABELS = ("as_proposal", "as_topic", "as_question")
DIRECTIONS = frozenset({"at", "who", "says", "does", "where", "photo", "every", *LABELS})


class Place(StrEnum):
    """Where something is said or pressed."""

    RESIDENTS = "residents"
    COMMITTEE = "committee"
    PRIVATE = "private"


class BadScript(ValueError):  # noqa: N818 - named for what is wrong
    """A line of a story lacks something or says too much."""


@dataclass(frozen=True)
class Cue:
    """One thing that one person says or presses at a moment.

    ``labels`` are names for what comes of it, by the kind of thing.
    """

    ago: int
    at: time
    who: str
    where: Place
    says: str = ""
    does: str = ""
    photo: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    labels: Mapping[str, str] = field(default_factory=dict[str, str])

    def moment(self, *, today: date, zone: ZoneInfo) -> datetime:
        """Return when it was, seen from a day."""
        return datetime.combine(today - timedelta(days=self.ago), self.at, tzinfo=zone)


def shipped() -> tuple[Cue, ...]:
    """Return the cues of every story, in the order in which they happened."""
    files = sorted(STORIES.glob("*.toml"))
    cues = [cue for file in files for cue in story(file.read_text(encoding="utf-8"))]
    return tuple(sorted(cues, key=lambda each: (-each.ago, each.at)))


def story(text: str) -> Iterator[Cue]:
    """Yield the cues of one story, or raise BadScript."""
    for day in _tables(tomllib.loads(text), "day"):
        for line in _tables(day, "lines"):
            try:
                yield from _cues(int(cast("int", day["ago"])), line)
            except (KeyError, TypeError, ValueError) as fault:
                raise BadScript(line) from fault


def _tables(table: Line, name: str) -> list[Line]:
    return cast("list[Line]", table[name])


def _cues(ago: int, line: Line) -> Iterator[Cue]:
    """Yield a cue for every person of a line, one after the other."""
    if ("says" in line) == ("does" in line):
        raise BadScript(line)
    at = time.fromisoformat(str(line["at"]))
    every = timedelta(minutes=int(cast("int", line.get("every", EVERY_MINUTES))))
    for position, (who, values) in enumerate(_persons(line)):
        begun = datetime.combine(date.min, at) + every * position
        if begun.date() != date.min:
            raise BadScript(line)
        yield Cue(
            ago=ago,
            at=begun.time(),
            who=who,
            where=_place(line),
            says=str(line.get("says", "")),
            does=str(line.get("does", "")),
            photo=str(line.get("photo", "")),
            values=values,
            labels={
                name.removeprefix("as_"): str(line[name]) for name in LABELS if name in line
            },
        )


def _persons(line: Line) -> list[tuple[str, dict[str, str]]]:
    """Return who acts with which values, one after the other."""
    same: dict[str, str] = {}
    each: dict[str, dict[str, str]] = {}
    for name, value in line.items():
        if isinstance(value, dict):
            each[name] = cast("dict[str, str]", value)
        elif name not in DIRECTIONS:
            same[name] = str(value)
    if len(each) > 1 or bool(each) == ("who" in line):
        raise BadScript(line)
    for name, chosen in each.items():
        return [(who, {**same, name: value}) for who, value in chosen.items()]
    who = line["who"]
    people = cast("list[str]", who) if isinstance(who, list) else [str(who)]
    return [(one, same) for one in people]


def _place(line: Line) -> Place:
    return Place(str(line.get("where", "private" if "does" in line else "residents")))
