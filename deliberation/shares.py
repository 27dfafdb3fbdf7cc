"""The method of equal shares on a market of electors: exact, and fast for very many.

Every elector holds an equal share of the budget. A project costs each of its supporters the
same price for a point of support, or all they have left where that is less. What costs the
least for what it gives is bought first, until supporters cannot pay for any project.
Source: Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive
Utilities (NeurIPS 2021).

What an elector has left is the share less the prices paid, or nothing; so exact sums over
many electors need but exact prices and counts of electors. Floating point says only which
electors and projects are surely out; whatever is near is compared in whole numbers.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Words = NDArray[np.uint64]
Levels = NDArray[np.integer[Any]]
Numbers = NDArray[Any]

# Relative error of floats after a hundred additions is under 1e-13.
NEAR = 1e-9
MOST_COURSES = 500


def packed(mask: Bools) -> Words:
    """Return a mask as bits, 64 to a word."""
    bits = np.packbits(mask)
    return np.concatenate([bits, np.zeros(-len(bits) % 8, np.uint8)]).view(np.uint64)


def _planes(values: Numbers) -> tuple[Words, ...]:
    """Return the binary digits of whole numbers of any size, the lowest first, as masks."""
    highest = int(values.max(initial=0))
    if highest == 1:
        return (packed(values == 1),)
    return tuple(packed(values >> bit & 1 == 1) for bit in range(highest.bit_length()))


@dataclass(frozen=True)
class Project:
    """A project with the groups of electors that support it.

    ``levels`` and ``power`` (a group's points together) belong to ``rows``; they are None
    where every group is one elector who approves.
    """

    cost: int
    rows: NDArray[np.intp]
    levels: Floats | None
    power: Floats | None
    supporters: Words


class Support:
    """Groups of like electors, and how strongly each supports which project.

    ``levels`` is [projects, groups]: 0 where a group does not support, 1 where it approves,
    points otherwise. ``electors`` tells how many a group has, however many that is.
    """

    def __init__(self, levels: Levels, *, electors: Numbers, costs: Sequence[int]) -> None:
        self.levels = levels
        self.groups = int(levels.shape[1])
        self.weights: Floats = electors.astype(np.float64)
        self.everybody = packed(np.ones(self.groups, bool))
        self._whole = _planes(electors)
        digits = [_planes(each) for each in levels]
        most = max((len(each) for each in digits), default=0)
        none = np.zeros_like(self.everybody)
        self._digits = tuple(
            np.array([each[bit] if bit < len(each) else none for each in digits])
            for bit in range(most)
        )
        alone = bool((self.weights == 1).all()) and most <= 1
        self.projects = tuple(
            self._project(levels[at], cost=cost, alone=alone) for at, cost in enumerate(costs)
        )

    @cached_property
    def kinds(self) -> tuple[int, ...]:
        """Return for each project the first one that the same groups support as strongly."""
        columns = [each.tobytes() for each in self.levels]
        return tuple(columns.index(each) for each in columns)

    def _project(self, levels: Levels, *, cost: int, alone: bool) -> Project:
        supports = levels > 0
        rows = np.flatnonzero(supports)
        strength = None if alone else levels[rows].astype(np.float64)
        return Project(
            cost=cost,
            rows=rows,
            levels=strength,
            power=None if strength is None else strength * self.weights[rows],
            supporters=packed(supports),
        )

    def electors_in(self, mask: Words) -> int:
        """Return how many electors the groups of a mask have."""
        return sum(
            int(np.bitwise_count(mask & plane).sum()) << bit
            for bit, plane in enumerate(self._whole)
        )

    def points_in(self, mask: Words, projects: Sequence[int]) -> list[int]:
        """Return how many points the electors of a mask give to each of these projects."""
        found = [0] * len(projects)
        places = np.array(projects, np.intp)
        for bit, digits in enumerate(self._digits):
            held = digits[places] & mask
            for place, plane in enumerate(self._whole):
                counts = np.bitwise_count(held & plane).sum(axis=1).tolist()
                found = [
                    one + (count << (bit + place))
                    for one, count in zip(found, counts, strict=True)
                ]
        return found


@dataclass(frozen=True)
class Purchase:
    """A project that was bought: its price for a point, and the money left in all hands."""

    project: int
    price: Fraction
    left: Fraction


@dataclass(frozen=True)
class Price:
    """What a project costs its supporters for a point, and which groups pay all they have."""

    amount: Fraction
    spent: Bools


@dataclass(frozen=True)
class _Split:
    """Which groups have less than a price asks, and which it leaves nothing.

    A price that differs by no more than ``room`` splits them in the same way.
    """

    short: Bools
    spent: Bools
    room: float


@dataclass
class Market:
    """Electors with what they have left, and what was bought so far."""

    support: Support
    share: Fraction
    by_cost: bool
    rest: Floats
    solvent: Words
    open: dict[int, float]
    bought: tuple[Purchase, ...] = ()

    @classmethod
    def of(
        cls, support: Support, *, share: Fraction, by_cost: bool, able: Sequence[int]
    ) -> "Market":
        """Return the market before anything is bought; only what is able to win is open."""
        return cls(
            support=support,
            share=share,
            by_cost=by_cost,
            rest=np.full(support.groups, float(share)),
            solvent=support.everybody.copy(),
            open={at: 0.0 for at in able if len(support.projects[at].rows)},
        )

    def state(self) -> Hashable:
        """Return what tells whether two markets go on alike.

        What electors have left follows from the prices of columns of support, and from who
        has nothing left; projects of the same column may stand for each other.
        """
        paid = sorted((self.support.kinds[each.project], each.price) for each in self.bought)
        won = frozenset(each.project for each in self.bought)
        return won, tuple(paid), self.solvent.tobytes()

    def copy(self) -> "Market":
        """Return a market that goes on by itself."""
        return Market(
            self.support,
            share=self.share,
            by_cost=self.by_cost,
            rest=self.rest.copy(),
            solvent=self.solvent.copy(),
            open=dict(self.open),
            bought=self.bought,
        )

    def money(self, mask: Words) -> Fraction:
        """Return what the solvent electors of a mask have left, exactly."""
        held = mask & self.solvent
        points = self.support.points_in(held, [each.project for each in self.bought])
        spent = sum(
            (each.price * count for each, count in zip(self.bought, points, strict=True)),
            Fraction(0),
        )
        return self.support.electors_in(held) * self.share - spent

    def cheapest(self) -> tuple[tuple[int, Price], ...]:
        """Return the projects that give the most for their price, all that tie; or none."""
        # In their own order, so that floats decide nothing, not even which way comes first.
        near = sorted(self._near())
        exact = [(at, price) for at in near if (price := self.exact(at)) is not None]
        if not exact:
            return self.cheapest() if near else ()
        keys = {at: price.amount / self._unit(at) for at, price in exact}
        least = min(keys.values())
        return tuple((at, price) for at, price in exact if keys[at] == least)

    def _near(self) -> list[int]:
        """Return the open projects whose price may be the least; forget what is too dear."""
        best, keys = float("inf"), dict[int, float]()
        for at, bound in sorted(self.open.items(), key=lambda each: each[1]):
            if bound > best * (1 + NEAR):
                break
            price = self._about(at, bound)
            if price is None:
                del self.open[at]
                continue
            keys[at] = self.open[at] = price / self._unit(at)
            best = min(best, keys[at])
        return [at for at, key in keys.items() if key <= best * (1 + NEAR)]

    def _about(self, at: int, bound: float) -> float | None:
        """Return the price for a point, nearly; None where supporters surely cannot pay."""
        project = self.support.projects[at]
        if project.levels is None and not self.bought:
            price = project.cost / len(project.rows)
            return price if price <= float(self.share) * (1 + NEAR) else None
        rest = self.rest.take(project.rows)
        if project.levels is None or project.power is None:
            ratio, held, power = rest, rest, np.ones(1)
            whole = float(len(rest))
        else:
            ratio = rest / project.levels
            held, power = rest * self.support.weights[project.rows], project.power
            whole = float(power.sum())
        cost = float(project.cost)
        if float(held.sum()) < cost * (1 - NEAR):
            return None
        price = max(cost / whole, bound * self._unit(at) * (1 - NEAR))
        poor, known = ratio < price, 0
        while known < (count := int(np.count_nonzero(poor))) < len(rest):
            known, mask = count, poor.astype(np.float64)
            strength = whole - (count if len(power) == 1 else float(power @ mask))
            price = max(price, (cost - float(held @ mask)) / strength)
            poor = ratio < price
        return price

    def _unit(self, at: int) -> int:
        cost = self.support.projects[at].cost
        return cost if self.by_cost and cost else 1

    def exact(self, at: int) -> Price | None:
        """Return the exact price of a project; None (and forget it) where it is too dear.

        The price at which exactly those pay all they have whom it leaves nothing is the
        only one, so what is found is right wherever the search begins.
        """
        supporters = self.support.projects[at].supporters
        if not self._surely_paid(at):
            missing = self.support.projects[at].cost - self.money(supporters)
            if missing >= 0:
                return self._last(at, missing=missing)
        price = Fraction(self.open[at] * self._unit(at))
        poor: Bools | None = None
        while True:
            split = self._split(at, price)
            if poor is not None and (split.short == poor).all():
                return Price(price, spent=split.spent)
            poor = split.short
            bits = packed(poor)
            (strength,) = self.support.points_in(supporters & self.solvent & ~bits, [at])
            if not strength:
                price /= 2
                continue
            spare = self.support.projects[at].cost - self.money(supporters & bits)
            before, price = price, spare / strength
            if abs(float(price - before)) <= split.room:
                return Price(price, spent=poor)

    def _surely_paid(self, at: int) -> bool:
        project = self.support.projects[at]
        held = self.rest.take(project.rows) * self.support.weights.take(project.rows)
        return float(held.sum()) > project.cost * (1 + NEAR)

    def _last(self, at: int, *, missing: Fraction) -> Price | None:
        """Return the price where every supporter pays all they have, to the last coin."""
        if missing:
            self.open.pop(at)
            return None
        rows = self.support.projects[at].rows
        kinds, _ = self._kinds(rows, at)
        levels = self.support.levels[at]
        spent = np.zeros(self.support.groups, bool)
        spent[rows] = True
        return Price(max(self._left(row) / int(levels[row]) for row in kinds), spent=spent)

    def _split(self, at: int, price: Fraction) -> _Split:
        """Tell groups that a price leaves nothing from those that keep something."""
        project = self.support.projects[at]
        levels = np.ones(1) if project.levels is None else project.levels
        gap = self.rest.take(project.rows) - float(price) * levels
        slack = NEAR * float(self.share)
        short = np.zeros(self.support.groups, bool)
        short[project.rows] = gap < -slack
        close = (gap <= slack) & (gap >= -slack)
        if not close.any():
            return _Split(short, spent=short, room=slack / 2 / float(levels.max()))
        spent = short.copy()
        near = project.rows[close]
        kinds, kind = self._kinds(near, at)
        left = [self._left(row) for row in kinds]
        asked = [price * int(self.support.levels[at, row]) for row in kinds]
        less = [one < other for one, other in zip(left, asked, strict=True)]
        none = [one <= other for one, other in zip(left, asked, strict=True)]
        short[near] = np.array(less, bool)[kind]
        spent[near] = np.array(none, bool)[kind]
        return _Split(short, spent=spent, room=-1.0)

    def _kinds(self, rows: NDArray[np.intp], at: int) -> tuple[list[int], NDArray[np.intp]]:
        """Return one row of each kind that has the same left, and the kind of every row."""
        levels = self.support.levels
        told = [levels[each.project, rows] for each in self.bought]
        solvent = self._solvent(rows)
        columns = np.array([*told, levels[at, rows], solvent])
        _, first, kind = np.unique(columns, axis=1, return_index=True, return_inverse=True)
        return rows[first].tolist(), kind

    def _left(self, row: int) -> Fraction:
        if not self._solvent(np.array([row])).any():
            return Fraction(0)
        levels = self.support.levels
        paid = (each.price * int(levels[each.project, row]) for each in self.bought)
        return self.share - sum(paid, Fraction(0))

    def _solvent(self, rows: NDArray[np.intp]) -> Bools:
        held: NDArray[np.uint8] = self.solvent.view(np.uint8)[rows // 8]
        bits: Bools = (held >> (7 - rows % 8).astype(np.uint8)) & 1 == 1
        return bits

    def buy(self, at: int, price: Price) -> None:
        """Let the supporters of a project pay for it."""
        project = self.support.projects[at]
        levels = 1.0 if project.levels is None else project.levels
        self.rest[project.rows] -= float(price.amount) * levels
        self.rest[price.spent] = 0.0
        self.solvent &= ~packed(price.spent)
        self.open.pop(at)
        whole = self.support.electors_in(self.support.everybody) * self.share
        costs = sum(self.support.projects[each.project].cost for each in self.bought)
        left = whole - costs - project.cost
        self.bought = (*self.bought, Purchase(at, price=price.amount, left=left))

    def apart(self, projects: Sequence[int]) -> bool:
        """Tell whether no solvent elector supports two of these projects."""
        taken = np.zeros_like(self.solvent)
        for at in projects:
            mask = self.support.projects[at].supporters & self.solvent
            if (taken & mask).any():
                return False
            taken |= mask
        return True


@dataclass(frozen=True)
class Ends:
    """Markets in which nothing more can be bought, and those that were not followed so far."""

    markets: tuple[Market, ...]
    unfinished: tuple[Market, ...] = ()


def courses(market: Market, *, order: Sequence[int] | None) -> Ends:
    """Buy until nothing more can be bought.

    ``order`` is the rank of each project where projects tie; without one, follow every way
    in which ties can fall, the same state once, up to MOST_COURSES.
    """
    waiting, ended = [market], list[Market]()
    seen: set[Hashable] = set()
    while waiting and len(seen) < MOST_COURSES:
        now = waiting.pop()
        branches = list[Market]()
        while not branches and (found := now.cheapest()):
            branches = _bought(now, dict(found), order=order)
        for branch in reversed(branches):
            key = branch.state()
            if key not in seen:
                seen.add(key)
                waiting.append(branch)
        if not branches:
            ended.append(now)
    return Ends(tuple(ended), unfinished=tuple(waiting))


def _bought(
    market: Market, tied: Mapping[int, Price], *, order: Sequence[int] | None
) -> list[Market]:
    """Buy where it is plain what is next; else return a market for each way to go on."""
    if order is not None:
        first = min(tied, key=lambda at: order[at])
        market.buy(first, tied[first])
        return []
    if len(tied) == 1 or market.apart(list(tied)):
        for at, price in tied.items():
            market.buy(at, price)
        return []
    branches = [market.copy() for _ in tied]
    for branch, (at, price) in zip(branches, tied.items(), strict=True):
        branch.buy(at, price)
    return branches
