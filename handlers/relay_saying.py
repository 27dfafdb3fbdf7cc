"""One entry of a pasted chat: who it is of, and what is chosen, or why that is doubtful."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from deliberation.ballots import BallotForm
from handlers.relay_doors import PLACE, Door, doors_in
from handlers.relay_folding import value_of
from handlers.relay_marks import Choosing, Mark, marks
from handlers.relay_wording import (
    ABOVE,
    ARROW,
    BEFORE_DANGER,
    BESIDE,
    DOTTED,
    DROPS,
    ENDING,
    FIXES,
    GAPS,
    LEADING,
    LISTED,
    LONGEST_NAME,
    PAST,
    PLUS_ONE,
    QUALIFYING,
    TURNED_DROP,
    Doubt,
    is_plain,
    may_turn,
    name_of,
    wrong_head,
    wrong_remark,
)

NOWHERE = Door()


class Echo(StrEnum):
    """That an entry points to the one above it instead of saying something."""

    NONE = ""
    ABOVE = "above"
    PLUS_ONE = "plus_one"


@dataclass(frozen=True)
class Said:
    """What an entry says; of a doubtful one ``choices`` are what it names.

    ``hints`` marks a doubt that may take back what the same person said before.
    """

    name: str = ""
    door: Door = NOWHERE
    choices: tuple[str, ...] = ()
    doubt: Doubt | None = None
    withdraws: bool = False
    echo: Echo = Echo.NONE
    hints: bool = False


def heard(words: str, how: Choosing, *, speaker: str = "", expected: int = 0) -> Said:
    """Return what folded words of one entry say.

    ``speaker`` is who said them where the chat shows it; without one the words name their
    author. ``expected`` is the number that the entry would have in a list.
    """
    named = _person(speaker)
    plain = BESIDE.sub(" ", words)
    if how.form is BallotForm.SOME:
        plain = DOTTED.sub("、", plain)
    rooms, body = doors_in(plain)
    door, doubt = _one_door(named.door, rooms)
    said = _chosen(body, how, known=bool(speaker), expected=expected)
    said = replace(said, door=door, name=named.name or said.name, doubt=doubt or said.doubt)
    if said.doubt is None and not said.name and said.door == NOWHERE:
        return replace(said, doubt=Doubt.NO_NAME)
    return said


def _person(speaker: str) -> Said:
    """Return the door and the name of somebody whom the chat shows as the speaker."""
    rooms, rest = doors_in(speaker)
    return Said(name=name_of(rest), door=rooms[0] if len(rooms) == 1 else NOWHERE)


def _one_door(shown: Door, rooms: Sequence[Door]) -> tuple[Door, Doubt | None]:
    if not rooms:
        return shown, None
    if len(rooms) > 1:
        return rooms[0], Doubt.SEVERAL_PEOPLE
    if shown != NOWHERE and shown != rooms[0]:
        return shown, Doubt.ON_BEHALF
    return rooms[0], None


def _chosen(body: str, how: Choosing, *, known: bool, expected: int) -> Said:
    echo, body = _echo(body)
    found = marks(body, how)
    if not known:
        body, found = _without_number(body, found, expected=expected, how=how)
    if TURNED_DROP.search(body):
        return _doubtful(body, found, Doubt.UNCERTAIN)
    dropped = _withdrawal(body, found)
    if dropped is not None:
        return dropped
    if not _after(found, _last_fix(body, found)):
        return _nothing(body, found, echo=echo, known=known)
    return _read(body, found, how, known=known, echo=echo)


def _echo(body: str) -> tuple[Echo, str]:
    rest, times = PLUS_ONE.subn(" ", body)
    return (Echo.PLUS_ONE, rest) if times else (Echo.NONE, body)


def _doubtful(body: str, found: Sequence[Mark], doubt: Doubt) -> Said:
    ids = tuple(dict.fromkeys(each for mark in found for each in mark.ids))
    head = body[: found[0].start] if found else body
    return Said(name=_shortname_of(head), choices=ids, doubt=doubt, hints=True)


def _shortname_of(words: str) -> str:
    fix = FIXES.search(words)
    name = name_of(words[: fix.start()] if fix else words)
    return name if len(name) <= LONGEST_NAME else ""


def _without_number(
    body: str, found: Sequence[Mark], *, expected: int, how: Choosing
) -> tuple[str, tuple[Mark, ...]]:
    """Return an entry without the number that it has in its list, where that is certain.

    A first number is one when something else is chosen too and it is the next of the list,
    or no option has it.
    """
    leading = LEADING.match(body)
    others = [
        each for each in found if each.ids and (not leading or each.start >= leading.end())
    ]
    if leading is None or not others or not body[leading.end() :].strip():
        return body, tuple(found)
    first = next((each for each in found if each.start < leading.end()), None)
    number = value_of(leading[1])
    same = first is not None and {first.ids} == {each.ids for each in others}
    if number != expected and first is not None and first.ids and not same:
        return body, tuple(found)
    rest = body[leading.end() :]
    return rest, marks(rest, how)


def _withdrawal(body: str, found: Sequence[Mark]) -> Said | None:
    drops = list(DROPS.finditer(body))
    covered = [each for each in found if each.spelt]
    drops = [
        each
        for each in drops
        if not any(one.start <= each.start() < one.end for one in covered)
    ]
    if not drops or any(each.start >= drops[-1].end() for each in found):
        return None
    head = body[: min([drops[0].start(), *(each.start for each in found)])]
    rest = body[drops[-1].end() :]
    name = _shortname_of(head)
    if may_turn(rest) or BEFORE_DANGER.search(head):
        return _doubtful(body, found, Doubt.UNCERTAIN)
    return Said(name=name, withdraws=True)


def _last_fix(body: str, found: Sequence[Mark]) -> re.Match[str] | None:
    """Return the last word that takes back what stands before it, if a choice follows."""
    fixes = [
        each
        for each in FIXES.finditer(body)
        if not any(
            one.spelt and one.start <= each.start() < each.end() <= one.end for one in found
        )
        and any(_follows(one, each) and one.ids for one in found)
    ]
    arrows = [
        each
        for each in ARROW.finditer(body)
        if any(one.ids and one.end <= each.start() for one in found)
        and any(one.ids and one.start >= each.start() for one in found)
    ]
    return max((*fixes, *arrows), key=lambda each: each.start(), default=None)


def _follows(mark: Mark, fix: re.Match[str]) -> bool:
    return mark.start >= fix.start() and mark.end > fix.end()


def _after(found: Sequence[Mark], fix: re.Match[str] | None) -> list[Mark]:
    """Return the marks that count: those after the last correction, loose ones if no others."""
    counting = [each for each in found if fix is None or _follows(each, fix)]
    firm = [each for each in counting if not each.loose]
    return firm or [each for each in counting if each.ids]


def _nothing(body: str, found: Sequence[Mark], *, echo: Echo, known: bool) -> Said:
    above = ABOVE.search(body)
    if echo is Echo.NONE and above is None:
        hints = may_turn(body)
        said = _doubtful(body, found, Doubt.NO_CHOICE)
        return replace(said, hints=hints)
    head = body[: above.start()] if above else body
    rest = body[above.end() :] if above else ""
    name = "" if known else name_of(head)
    if BEFORE_DANGER.search(head) or len(name) > LONGEST_NAME or not ENDING.fullmatch(rest):
        return _doubtful(head, found, Doubt.AS_ABOVE)
    return Said(name=name, echo=Echo.ABOVE if above else echo)


def _read(body: str, found: Sequence[Mark], how: Choosing, *, known: bool, echo: Echo) -> Said:
    fix = _last_fix(body, found)
    kept = _after(found, fix)
    ids = tuple(each.id for each in how.options if any(each.id in one.ids for one in kept))
    doubt = (
        _wrong_marks(found, kept, fix=fix, ids=ids, how=how)
        or _wrong_place(body, kept, known=known)
        or _wrong_between(body, kept)
    )
    if doubt is not None:
        return _doubtful(body, found, doubt)
    head, between = _head(body, found, kept, fix=fix)
    tail = body[kept[-1].end :]
    name, tail = ("", tail) if known else _named(head, tail, bare=not kept[-1].spelt)
    doubt = wrong_head(head, name, known=known) or wrong_remark(tail, ids=ids, how=how)
    before = fix is None and PAST.search(head) is not None
    if doubt is None and (before or how.names_besides(tail, ids=ids) or not is_plain(between)):
        doubt = Doubt.UNCERTAIN
    if doubt is None and echo is Echo.PLUS_ONE and ids != (how.options[0].id,):
        doubt = Doubt.CONTRADICTS
    return Said(name=name, choices=ids, doubt=doubt, hints=doubt is not None)


def _wrong_marks(
    found: Sequence[Mark],
    kept: Sequence[Mark],
    *,
    fix: re.Match[str] | None,
    ids: tuple[str, ...],
    how: Choosing,
) -> Doubt | None:
    if any(not each.ids for each in kept):
        return Doubt.UNKNOWN_OPTION
    loose = [each for each in found if each.loose and (fix is None or _follows(each, fix))]
    if any(not set(each.ids) <= set(ids) for each in loose):
        return Doubt.CONTRADICTS
    words = {one for each in kept if each.spelt for one in each.ids}
    numbers = {one for each in kept if not each.spelt for one in each.ids}
    if words and numbers and words != numbers:
        return Doubt.CONTRADICTS
    return Doubt.TOO_MANY if len(ids) > how.most else None


def _wrong_place(body: str, kept: Sequence[Mark], *, known: bool) -> Doubt | None:
    """Return a doubt where a number may be one of the list, or belong to a name."""
    first = kept[0]
    bare = not (first.spelt or first.led)
    if not known and bare and first.start == 0 and body[first.end :].strip(" .。!"):
        return Doubt.UNCERTAIN
    if first.loose:
        glued_after = body[first.end : first.end + 1].isalnum()
        named = name_of(body[: first.start])
        if len(kept) > 1 or glued_after or len(named) < 2:  # noqa: PLR2004
            return Doubt.UNCERTAIN
    return None


def _wrong_between(body: str, kept: Sequence[Mark]) -> Doubt | None:
    for one, other in pairwise(kept):
        if not LISTED.fullmatch(body[one.end : other.start].strip("()[]【】=-")):
            return Doubt.UNCERTAIN
    return None


def _head(
    body: str, found: Sequence[Mark], kept: Sequence[Mark], *, fix: re.Match[str] | None
) -> tuple[str, str]:
    """Return what stands before anything is chosen, and what between a correction and it."""
    if fix is None:
        return body[: kept[0].start], ""
    begins = [each.start() for each in FIXES.finditer(body)]
    head = body[: min((fix.start(), *begins, *(each.start for each in found)))]
    before = body[fix.end() : kept[0].start]
    if not name_of(head) and PLACE not in head:
        return before, ""
    return head, before


def _named(head: str, tail: str, *, bare: bool) -> tuple[str, str]:
    """Return the name of an entry and the rest of its end; it may stand behind the choice."""
    segments = GAPS.split(head)
    if any(segments[:-1]) and QUALIFYING.fullmatch(segments[-1]):
        head = head[: len(head) - len(segments[-1])]
    name = name_of(head)
    if name or (PLACE in head and not bare) or is_plain(tail):
        return name, tail
    if tail[:1].isalnum():
        return "", tail
    words = tail.lstrip(" ,、;。:!|/-")
    part, _, rest = words.partition(",")
    return name_of(part), rest
