"""Who the people of a pasted text are: their nicknames and doors held against a frozen roll."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from deliberation.ballots import Option
from deliberation.bylaws import CountingBase
from deliberation.identifiers import ElectorId, MemberId
from deliberation.polls import Elector, Poll
from handlers.ballot import form_of
from handlers.ports import UnitOfWork
from handlers.relay_doors import Door
from handlers.relay_folding import plain_name
from handlers.relay_reading import Part, RelayedLine, read_relay
from handlers.relay_wording import Doubt

NONE_KNOWN: Mapping[str, ElectorId] = MappingProxyType({})
BY_DOOR = frozenset({CountingBase.HOUSEHOLDS, CountingBase.OWNERS})


@dataclass(frozen=True)
class Listed:
    """An elector as a group may write them; ``names`` are plain, for comparing.

    An elector that ``is_door`` stands for everybody behind it.
    """

    elector: Elector
    door: Door
    names: frozenset[str]
    is_door: bool


ABOUT_CHOICE = frozenset(
    {Doubt.NO_CHOICE, Doubt.UNKNOWN_OPTION, Doubt.TOO_MANY, Doubt.CHANGED_LATER}
)
"""Doubts that leave it certain whose line it is."""


@dataclass(frozen=True)
class Relayed:
    """A part of a pasted text with the elector that it is of, where that is certain.

    ``proposed`` is the elector whom somebody matched the name with before; a person looks.
    """

    line: RelayedLine
    elector: Elector | None = None
    proposed: Elector | None = None

    @property
    def nickname(self) -> str:
        """Return the name that a person who matches it teaches, empty for none."""
        doubt = self.line.doubt
        its_own = doubt is None or doubt in ABOUT_CHOICE
        return plain_name(self.line.name) if self.elector is None and its_own else ""


def listed(work: UnitOfWork, poll: Poll) -> tuple[Listed, ...]:
    """Return the roll of a poll as a group may write it."""
    electors = work.electors.where(poll_id=poll.id)
    members = {
        each.id: each.name for each in work.members.where(community_id=poll.community_id)
    }
    homes = {each.id: each for each in work.households.where(community_id=poll.community_id)}
    speaking: dict[ElectorId, list[MemberId]] = {}
    for each in work.franchises.where(poll_id=poll.id):
        speaking.setdefault(each.elector_id, []).append(each.member_id)
    found: list[Listed] = []
    for elector in electors:
        home = homes.get(elector.household_id) if elector.household_id else None
        names = [members[each] for each in speaking.get(elector.id, ()) if each in members]
        found.append(
            Listed(
                elector=elector,
                door=Door(home.building, home.unit, home.door) if home else Door(),
                names=frozenset(plain_name(each) for each in (elector.label, *names)),
                is_door=poll.base in BY_DOOR and home is not None,
            )
        )
    return tuple(found)


def relayed(
    poll: Poll,
    text: str,
    *,
    roll: Sequence[Listed],
    nicknames: Mapping[str, ElectorId] = NONE_KNOWN,
) -> tuple[Relayed, ...]:
    """Return what every part of a pasted text comes to, and of whom it is.

    An option that is called like somebody of the roll is chosen by its number alone.
    ``nicknames`` are names as a person matched them before.
    """
    lines = read_relay(
        text,
        options=_unmistakable(poll.options, roll),
        form=form_of(poll),
        most=poll.terms.most,
    )
    found = tuple(Relayed(each, elector_of(each, roll)) for each in lines)
    return _proposed(_agreed(_unlike(found, nicknames)), roll=roll, nicknames=nicknames)


def _unmistakable(options: Sequence[Option], roll: Sequence[Listed]) -> tuple[Option, ...]:
    names = {name for each in roll for name in each.names}
    return tuple(
        replace(each, label="") if plain_name(each.label) in names else each for each in options
    )


def elector_of(line: RelayedLine, roll: Sequence[Listed]) -> Elector | None:
    """Return the elector that a line can only be of, None where it may be another.

    A door is enough where the elector is the door; a person needs the name too, for
    others live behind the same door.
    """
    if line.part is Part.PASSED_OVER:
        return None
    behind = [each for each in roll if _is_at(line.place, each.door)]
    if line.place.room and len(behind) == 1 and behind[0].is_door:
        return behind[0].elector
    name = plain_name(line.name)
    near = behind if line.place.room else roll
    named = [each for each in near if name and name in each.names]
    return named[0].elector if len(named) == 1 else None


def _unlike(
    found: tuple[Relayed, ...], nicknames: Mapping[str, ElectorId]
) -> tuple[Relayed, ...]:
    """Return the parts without electors known by a name that was matched with another."""
    return tuple(
        Relayed(each.line)
        if each.elector is not None
        and not each.line.place.room
        and nicknames.get(plain_name(each.line.name), each.elector.id) != each.elector.id
        else each
        for each in found
    )


def _proposed(
    found: tuple[Relayed, ...], *, roll: Sequence[Listed], nicknames: Mapping[str, ElectorId]
) -> tuple[Relayed, ...]:
    """Return the parts with whom their names were matched before.

    Nobody is proposed twice, nor who has an entry of their own in the text, nor against the
    door or the name that a line holds.
    """
    meant = [_meant(each, roll=roll, nicknames=nicknames) for each in found]
    once = Counter(each.elector.id for each in (*found, *meant) if each and each.elector)
    return tuple(
        replace(each, proposed=one.elector)
        if one is not None and once[one.elector.id] == 1
        else each
        for each, one in zip(found, meant, strict=True)
    )


def _meant(
    part: Relayed, *, roll: Sequence[Listed], nicknames: Mapping[str, ElectorId]
) -> Listed | None:
    """Return whom the name of a part was matched with, where nothing speaks against it."""
    name = part.nickname
    if not name or any(name in each.names for each in roll):
        return None
    near = (each for each in roll if each.elector.id == nicknames.get(name))
    place = part.line.place
    return next((each for each in near if not place.room or _is_at(place, each.door)), None)


def _is_at(written: Door, door: Door) -> bool:
    """Tell whether a door may be the one that was written, which may leave parts out."""
    return (
        bool(written.room)
        and written.room == door.room
        and written.building in {"", door.building}
        and written.unit in {"", door.unit}
    )


def _agreed(found: tuple[Relayed, ...]) -> tuple[Relayed, ...]:
    """Return the parts with the doubt where two entries of one elector are at odds.

    Where they say the same, the last stands for both.
    """
    by_elector: dict[ElectorId, list[int]] = {}
    for at, each in enumerate(found):
        if each.elector is not None and each.line.part is Part.CHOSEN:
            by_elector.setdefault(each.elector.id, []).append(at)
    after = list(found)
    for places in by_elector.values():
        same = len({found[at].line.choices for at in places}) == 1
        changed = places[:-1] if same else places
        for at in changed if len(places) > 1 else ():
            after[at] = replace(found[at], line=_at_odds(found[at].line, same=same))
    return tuple(after)


def _at_odds(line: RelayedLine, *, same: bool) -> RelayedLine:
    if same:
        return replace(line, part=Part.REPLACED)
    return replace(line, part=Part.DOUBTFUL, doubt=Doubt.SAME_ELECTOR)


def waits(found: Collection[Relayed]) -> tuple[Relayed, ...]:
    """Return the parts that somebody has to look at: doubtful, or of nobody known."""
    return tuple(
        each
        for each in found
        if each.line.part is Part.DOUBTFUL
        or (each.line.part is Part.CHOSEN and each.elector is None)
    )
