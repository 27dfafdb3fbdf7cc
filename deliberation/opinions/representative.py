"""What groups stand for, and what all stand for.

Source: compdemocracy/polis, math/src/polismath/math/repness.clj, and group-aware-consensus
in conversation.clj; the idea is told in Small et al., Polis (Recerca 26:2, 2021).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from deliberation.opinions.grouping import Grouping
from deliberation.opinions.matrix import (
    AGREE,
    DISAGREE,
    Floats,
    Mask,
    StanceMatrix,
    Whole,
)
from deliberation.opinions.proportions import (
    SIGNIFICANT,
    one_share_test,
    share,
    two_shares_test,
)

MOST = 5
HALF = 0.5


@dataclass(frozen=True, eq=False)
class Tallies:
    """How many of each group (rows) took which stance on each statement (columns)."""

    agree: Whole
    disagree: Whole
    seen: Whole
    sizes: Whole

    def rest_of(self, group: int) -> "Tallies":
        """Return the sums over all other groups."""
        others = np.arange(len(self.sizes)) != group
        return Tallies(
            self.agree[others].sum(axis=0),
            self.disagree[others].sum(axis=0),
            self.seen[others].sum(axis=0),
            self.sizes[others].sum(),
        )


def tallied(matrix: StanceMatrix, grouping: Grouping) -> Tallies:
    """Count the stances of each group; who is in none is not counted."""
    count = max(grouping.count, 1)
    member = np.zeros((count, len(matrix.people)), dtype=np.int64)
    member[grouping.labels, grouping.rows] = 1
    agree = (matrix.seen & (matrix.values == AGREE)).astype(np.int64)
    disagree = (matrix.seen & (matrix.values == DISAGREE)).astype(np.int64)
    return Tallies(
        _product(member, agree),
        _product(member, disagree),
        _product(member, matrix.seen),
        member.sum(axis=1),
    )


def _product(member: Whole, cells: Whole | Mask) -> Whole:
    """Return sums by group; floats multiply faster, and hold these counts exactly."""
    sums = member.astype(np.float64) @ cells.astype(np.float64)
    whole: Whole = sums.astype(np.int64)
    return whole


def group_informed(tallies: Tallies) -> Floats:
    """Return for each statement the chance that a member of every group agrees with it.

    The product of the groups' shares of agreement: high only where all groups agree.
    """
    found: Floats = share(tallies.agree, tallies.seen).prod(axis=0)
    return found


@dataclass(frozen=True)
class Consensus:
    """Statements, by column, that significantly more than half agree or disagree with."""

    agree: tuple[int, ...]
    disagree: tuple[int, ...]


def consensus(matrix: StanceMatrix) -> Consensus:
    """Return the five statements with the clearest majority either way.

    Of all people, whether they are in a group or not.
    """
    seen = matrix.seen.sum(axis=0)
    for_it = (matrix.seen & (matrix.values == AGREE)).sum(axis=0)
    against = (matrix.seen & (matrix.values == DISAGREE)).sum(axis=0)
    open_to = ~matrix.silenced
    return Consensus(
        _clearest(for_it, seen, open_to=open_to), _clearest(against, seen, open_to=open_to)
    )


def _clearest(successes: Whole, trials: Whole, *, open_to: Mask) -> tuple[int, ...]:
    shares, tests = share(successes, trials), one_share_test(successes, trials)
    fit = np.flatnonzero(open_to & (shares > HALF) & (tests > SIGNIFICANT))
    order = np.argsort(-(shares * tests)[fit], kind="stable")
    return tuple(int(each) for each in fit[order][:MOST])


@dataclass(frozen=True)
class Side:
    """How a group stands to one side of a statement, next to all other groups.

    ``share`` is its proportion on that side and ``ratio`` that proportion over the others';
    ``clear`` and ``apart`` are the tests of both, in standard errors.
    """

    count: int
    share: float
    clear: float
    ratio: float
    apart: float

    @property
    def significant(self) -> bool:
        """Tell whether it is a majority, and a greater one than elsewhere."""
        return self.apart > SIGNIFICANT and self.clear > SIGNIFICANT

    @property
    def weight(self) -> float:
        """Return by what representative statements are ordered."""
        return self.ratio * self.apart * self.share * self.clear


@dataclass(frozen=True)
class Standing:
    """How a group stands to a statement (its column)."""

    column: int
    agree: Side
    disagree: Side

    @property
    def side(self) -> Side:
        """Return the side that sets the group apart."""
        return self.agree if self.agrees else self.disagree

    @property
    def agrees(self) -> bool:
        """Tell whether it is agreement that sets the group apart."""
        return self.agree.apart > self.disagree.apart

    def better_known_for_agreeing(self, best: "Standing | None") -> bool:
        """Tell whether this is the better example of what the group agrees on."""
        if self.agree.count == 0 and self.disagree.count == 0:
            return False
        mine = self.agree
        if best is None:
            return mine.clear > SIGNIFICANT or (mine.ratio > 1 and mine.share > HALF)
        if best.agree.ratio > 1:
            return mine.weight > best.agree.weight
        return mine.share * mine.clear > best.agree.share * best.agree.clear


def representative(
    tallies: Tallies, *, silenced: Mask
) -> tuple[tuple[tuple[int, bool], ...], ...]:
    """Return for each group up to five (column, agrees) that it stands for.

    What the group agrees on most tellingly comes first; a group always gets one, if anybody
    took a stance.
    """
    return tuple(
        _chosen(list(_standings(tallies, group, silenced=silenced)))
        for group in range(len(tallies.sizes))
    )


def _standings(tallies: Tallies, group: int, *, silenced: Mask) -> Iterator[Standing]:
    rest, seen = tallies.rest_of(group), tallies.seen[group]
    agree = _sides(tallies.agree[group], seen, others=rest.agree, of_others=rest.seen)
    disagree = _sides(tallies.disagree[group], seen, others=rest.disagree, of_others=rest.seen)
    for column in np.flatnonzero(~silenced):
        yield Standing(int(column), agree[column], disagree[column])


def _sides(successes: Whole, trials: Whole, *, others: Whole, of_others: Whole) -> list[Side]:
    shares = share(successes, trials)
    columns = (
        successes.tolist(),
        shares.tolist(),
        one_share_test(successes, trials).tolist(),
        (shares / share(others, of_others)).tolist(),
        two_shares_test(successes, trials, others=others, of_others=of_others).tolist(),
    )
    return [Side(*row) for row in zip(*columns, strict=True)]


def _chosen(standings: Sequence[Standing]) -> tuple[tuple[int, bool], ...]:
    enough = [each for each in standings if each.agree.significant or each.disagree.significant]
    known: Standing | None = None
    for each in standings:
        if each.better_known_for_agreeing(known):
            known = each
    head = [known] if known else []
    if not enough:
        spare = head or _furthest(standings)
        return tuple((each.column, each.agrees) for each in spare)
    rest = [each for each in enough if known is None or each.column != known.column]
    rest.sort(key=lambda each: -each.side.weight)
    first = [*head, *rest][:MOST]
    ordered = sorted(first, key=lambda each: not each.agrees)
    return tuple((each.column, each.agrees) for each in ordered)


def _furthest(standings: Sequence[Standing]) -> list[Standing]:
    """Return the statement that most sets the group apart, or none."""
    best = max(
        standings, key=lambda each: max(each.agree.apart, each.disagree.apart), default=None
    )
    return [best] if best else []
