"""Ties: what breaks them, and every way in which an unbroken one might have gone.

A tie that nothing breaks is no reason to guess. The count goes on in every way it could have
been broken ("parallel universes": Conitzer, Rognlie and Xia, Preference functions that score
rankings and maximum likelihood estimation, IJCAI 2009), and what wins in some of them but
not in all is tied.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from deliberation.ballots import Count, CountingStep, Option
from deliberation.lots import order
from deliberation.terms import Terms, TieRule

State = TypeVar("State")
MOST_STATES = 2000


def precedence(options: Sequence[Option], *, terms: Terms) -> tuple[str, ...]:
    """Return the ids in the order in which ties are broken; nothing where they stand.

    The first is kept longest and wins. Raises SeedMissing where a lot has no seed yet.
    """
    ids = tuple(option.id for option in options)
    match terms.ties:
        case TieRule.STANDS:
            return ()
        case TieRule.ORDER:
            return ids
        case TieRule.LOT:
            return order(ids, seed=terms.seed)


@dataclass(frozen=True)
class Settled:
    """Who wins after ties were looked at, and the sentence about it where there was one."""

    winners: tuple[str, ...]
    tied_for: tuple[str, ...] = ()
    steps: tuple[CountingStep, ...] = ()


def settled(leading: Sequence[str], *, options: Sequence[Option], terms: Terms) -> Settled:
    """Return the one winner of several that lead, or all of them as tied."""
    if len(leading) <= 1:
        return Settled(winners=tuple(leading))
    ranked = [each for each in precedence(options, terms=terms) if each in leading]
    if not ranked:
        tied = tuple(option.id for option in options if option.id in leading)
        return Settled(winners=tied, tied_for=tied)
    return Settled(
        winners=(ranked[0],), steps=(broken(ranked[0], options=options, terms=terms),)
    )


def broken(option_id: str, *, options: Sequence[Option], terms: Terms) -> CountingStep:
    """Return the sentence that a tie was broken for an option."""
    values: dict[str, str | int] = {"label": labels(options)[option_id]}
    if terms.ties is TieRule.LOT:
        return CountingStep(key="step-tie-lot", values=values | {"seed": terms.seed})
    return CountingStep(key="step-tie-order", values=values)


def labels(options: Sequence[Option]) -> Mapping[str, str]:
    """Return what each option is called."""
    return {option.id: option.label for option in options}


def lowest(ids: Iterable[str], *, totals: Sequence[Mapping[str, Count]]) -> tuple[str, ...]:
    """Return which of some options hold least, now or at the latest stage that tells.

    Two or more are left only where they held the same at every stage.
    Source: Scottish Local Government Elections Order 2011, schedule 1, rule 52(2).
    """
    return _extreme(ids, totals=totals, best=min)


def highest(ids: Iterable[str], *, totals: Sequence[Mapping[str, Count]]) -> tuple[str, ...]:
    """Return which of some options hold most, now or at the latest stage that tells.

    Source: Scottish Local Government Elections Order 2011, schedule 1, rule 50(2).
    """
    return _extreme(ids, totals=totals, best=max)


def _extreme(
    ids: Iterable[str],
    *,
    totals: Sequence[Mapping[str, Count]],
    best: Callable[[Iterable[Count]], Count],
) -> tuple[str, ...]:
    left = tuple(ids)
    for stage in reversed(totals):
        extreme = best(stage[each] for each in left)
        left = tuple(each for each in left if stage[each] == extreme)
        if len(left) == 1:
            break
    return left


@dataclass(frozen=True)
class Universes(Generic[State]):
    """How a count may end: every end found, and where it stood when there were too many."""

    ends: tuple[State, ...]
    unfinished: tuple[State, ...]


def universes(
    start: State,
    *,
    following: Callable[[State], Sequence[State]],
    key: Callable[[State], Hashable],
) -> Universes[State]:
    """Follow a count in every way that its ties leave open, the first way first.

    ``following`` returns no state at an end. States of the same key are followed once. After
    MOST_STATES the rest is left where it stands.
    """
    ends: list[State] = []
    seen: set[Hashable] = set()
    waiting = [start]
    while waiting and len(seen) < MOST_STATES:
        state = waiting.pop()
        if key(state) in seen:
            continue
        seen.add(key(state))
        further = following(state)
        waiting.extend(reversed(further))
        if not further:
            ends.append(state)
    return Universes(ends=tuple(ends), unfinished=tuple(waiting))


def in_all_and_some(
    possible: Sequence[Iterable[str]], *, sure: Sequence[Sequence[str]], ids: Sequence[str]
) -> Settled:
    """Return what wins in some universe, and as tied what does not win in all of them.

    ``possible`` holds who may win in each, ``sure`` who wins in each.
    """
    some = {each for universe in possible for each in universe}
    always = {each for each in ids if all(each in universe for universe in sure)}
    return Settled(winners=tuple(_kept(ids, some)), tied_for=tuple(_kept(ids, some - always)))


def _kept(ids: Sequence[str], among: set[str]) -> Iterator[str]:
    return (each for each in ids if each in among)
