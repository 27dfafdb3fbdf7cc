"""Names of a group's relays that a person matched, proposed when they stand there again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from deliberation.assisted import Nickname
from deliberation.bylaws import CountingBase
from deliberation.identifiers import ElectorId, HouseholdId, MemberId
from deliberation.polls import Elector, Poll
from handlers.ports import UnitOfWork
from handlers.relay_folding import plain_name
from handlers.turn import Turn

SHORTEST, LONGEST = 2, 20
Key = TypeVar("Key")


# What was matched


def remember(turn: Turn, poll: Poll, matched: Iterable[tuple[Elector, str]]) -> None:
    """Keep which names somebody matched with which electors, for the next relay.

    What somebody on the roll is called by the program is kept of nobody.
    """
    plain = [(elector, plain_name(words)) for elector, words in matched if words]
    taken = _names(turn.work, poll) if plain else frozenset[str]()
    for elector, name in plain:
        fits = SHORTEST <= len(name) <= LONGEST and not name.isdecimal()
        made = _nickname(turn, poll, elector, name=name) if fits else None
        if made is not None and name not in taken:
            _keep(turn, made)


def _keep(turn: Turn, made: Nickname) -> None:
    """Keep a nickname, or that it was used again."""
    present = turn.work.nicknames.one(
        community_id=made.community_id,
        name=made.name,
        member_id=made.member_id,
        household_id=made.household_id,
    )
    if present is None:
        turn.work.nicknames.add(made)
    else:
        turn.work.nicknames.save(replace(present, used_at=turn.now))


def _names(work: UnitOfWork, poll: Poll) -> frozenset[str]:
    """Return the names on a roll, plain."""
    speaking = {each.member_id for each in work.franchises.where(poll_id=poll.id)}
    labels = [each.label for each in work.electors.where(poll_id=poll.id)]
    members = work.members.where(community_id=poll.community_id)
    names = [each.name for each in members if each.id in speaking]
    return frozenset(plain_name(each) for each in (*labels, *names))


def _nickname(turn: Turn, poll: Poll, elector: Elector, *, name: str) -> Nickname | None:
    """Return the nickname of a household where it votes, else of the one who speaks alone."""
    made = Nickname(turn.ids.new(), poll.community_id, name, turn.now)
    if poll.base is CountingBase.HOUSEHOLDS:
        home = elector.household_id
        return replace(made, household_id=home) if home else None
    speaking = turn.work.franchises.where(poll_id=poll.id, elector_id=elector.id)
    return replace(made, member_id=speaking[0].member_id) if len(speaking) == 1 else None


# What is proposed


@dataclass(frozen=True)
class _Meant:
    """The electors that a nickname can stand for; ``surely`` where it names one itself."""

    electors: frozenset[ElectorId]
    surely: bool


def remembered(work: UnitOfWork, poll: Poll) -> Mapping[str, ElectorId]:
    """Return which elector each nickname was matched with, without those matched with two.

    A household's nickname names nobody where persons vote: others live behind its door.
    """
    kept = work.nicknames.where(community_id=poll.community_id)
    if not kept:
        return {}
    roll = _Roll.of(work, poll)
    by_name: dict[str, list[Nickname]] = {}
    for each in kept:
        by_name.setdefault(each.name, []).append(each)
    found = {name: _one(roll.meant(each) for each in same) for name, same in by_name.items()}
    return {name: elector for name, elector in found.items() if elector is not None}


def _one(meant: Iterable[_Meant]) -> ElectorId | None:
    """Return the only elector that all can stand for, if one of them says so itself."""
    every = tuple(meant)
    first, *rest = (each.electors for each in every)
    common = first.intersection(*rest)
    if len(common) != 1 or not any(each.surely for each in every):
        return None
    return next(iter(common))


@dataclass(frozen=True)
class _Roll:
    """The electors of a poll by who speaks for them and by their doors."""

    by_member: Mapping[MemberId, frozenset[ElectorId]]
    by_home: Mapping[HouseholdId, frozenset[ElectorId]]
    of_homes: bool

    @classmethod
    def of(cls, work: UnitOfWork, poll: Poll) -> "_Roll":
        speaking = work.franchises.where(poll_id=poll.id)
        by_member = _grouped((each.member_id, each.elector_id) for each in speaking)
        of_homes = poll.base is CountingBase.HOUSEHOLDS
        if of_homes:
            electors = work.electors.where(poll_id=poll.id)
            pairs = [(each.household_id, each.id) for each in electors if each.household_id]
            return cls(by_member, _grouped(pairs), of_homes)
        members = work.members.where(community_id=poll.community_id)
        living = [
            (each.household_id, elector)
            for each in members
            if each.household_id
            for elector in by_member.get(each.id, ())
        ]
        return cls(by_member, _grouped(living), of_homes)

    def meant(self, nickname: Nickname) -> _Meant:
        if nickname.member_id is not None:
            return _Meant(self.by_member.get(nickname.member_id, frozenset()), surely=True)
        if nickname.household_id is None:
            return _Meant(frozenset(), surely=False)
        found = self.by_home.get(nickname.household_id, frozenset())
        return _Meant(found, surely=self.of_homes)


def _grouped(pairs: Iterable[tuple[Key, ElectorId]]) -> Mapping[Key, frozenset[ElectorId]]:
    found: dict[Key, set[ElectorId]] = {}
    for key, elector in pairs:
        found.setdefault(key, set()).add(elector)
    return {key: frozenset(electors) for key, electors in found.items()}
