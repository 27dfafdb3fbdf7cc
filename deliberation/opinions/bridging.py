"""Which statements are supported across a divide: the bridging score.

A stance is explained by how agreeable everybody is, how agreeable this person is, how
agreeable this statement is, and how well person and statement suit each other along one
line of opinion; the statement's own part is its score. It is high only where people of both
ends agree more than their place on the line explains. Source: Wojcik et al., Birdwatch
(arXiv:2210.15723); twitter/communitynotes, matrix_factorization.
"""

from dataclasses import dataclass

import numpy as np

from deliberation.opinions.matrix import Floats, Mask, StanceMatrix

FACTOR_PENALTY = 0.03
INTERCEPT_PENALTY = 5 * FACTOR_PENALTY
MOST_ROUNDS = 300
LEAST_ROUNDS = 10
CELLS_AT_MOST = 60_000_000
"""Of a large table fewer rounds are made; after ten, scores are right to some thousandths."""

FIRST_ROUNDS = 10
STILL = 1e-5
_TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Bridging:
    """What was learned of each statement: ``score`` (its own part) and ``leaning``."""

    scores: Floats
    leanings: Floats


@dataclass(frozen=True, eq=False)
class _Side:
    """Own parts and places on the line, of people or of statements."""

    own: Floats
    place: Floats

    def of(self, which: Mask) -> "_Side":
        """Return some of them."""
        return _Side(self.own[which], self.place[which])


@dataclass(frozen=True, eq=False)
class _Ratings:
    """Stances as 1, ½ and 0 (0 too where there is none), and where there is one."""

    given: Floats
    there: Floats

    @property
    def turned(self) -> "_Ratings":
        return _Ratings(self.given.T, self.there.T)


def bridging(matrix: StanceMatrix, *, seed: int) -> Bridging:
    """Return the bridging score of each statement.

    Least squares with penalties (mean error + 0.15 · mean squared intercepts + 0.03 · mean
    squared factors), solved by turns for people and statements until scores stand still.
    The places begin at random, from ``seed``; people and statements without any stance
    stay at 0.
    """
    there = matrix.seen.astype(np.float64)
    ratings = _Ratings(np.where(matrix.seen, (matrix.values + 1) / 2, 0.0), there)
    total = max(float(there.sum()), 1.0)
    middle = float(ratings.given.sum() / total)
    statements = _begun(ratings, middle=middle, seed=seed)
    rounds = min(MOST_ROUNDS, max(LEAST_ROUNDS, CELLS_AT_MOST // max(there.size, 1)))
    for _ in range(rounds):
        before = statements.own
        people = _solved(ratings, statements, middle=middle, total=total)
        statements = _solved(ratings.turned, people, middle=middle, total=total)
        middle, statements = _balanced(middle, people, statements)
        if np.abs(statements.own - before).max(initial=0.0) < STILL:
            break
    return Bridging(statements.own, statements.place)


def _begun(ratings: _Ratings, *, middle: float, seed: int) -> _Side:
    """Begin with the statements' means, and with the leading component of what is left."""
    counts = ratings.there.sum(axis=0)
    own = (ratings.given.sum(axis=0) - middle * counts) / np.maximum(counts, 1)
    away = ratings.given - ratings.there * (middle + own)
    place = np.random.default_rng(seed).normal(0, 1, len(own))
    for _ in range(FIRST_ROUNDS):
        place = away.T @ (away @ place)
        place /= max(float(np.abs(place).max(initial=0.0)), _TINY)
    return _Side(own, place)


def _solved(ratings: _Ratings, others: _Side, *, middle: float, total: float) -> _Side:
    """Return own part and place of each row, the columns' being known.

    The two normal equations of each row, ridges on the diagonal, by Cramer's rule.
    """
    ones = ratings.there.sum(axis=1)
    ridge = total / max(int((ones > 0).sum()), 1)
    place, own = others.place, others.own
    places, squares, owns, mixed = (
        ratings.there @ np.stack([place, place**2, own, own * place], axis=1)
    ).T
    given, pulled = (ratings.given @ np.stack([np.ones_like(place), place], axis=1)).T
    plain = given - middle * ones - owns
    leaning = pulled - middle * places - mixed
    first, second = ones + INTERCEPT_PENALTY * ridge, squares + FACTOR_PENALTY * ridge
    base = first * second - places**2
    return _Side(
        (plain * second - leaning * places) / base, (leaning * first - plain * places) / base
    )


def _balanced(middle: float, people: _Side, statements: _Side) -> tuple[float, _Side]:
    """Return the shared part and the statements' side, moved without changing any fit.

    Where the line has its zero, how long it is and what all stances share can be put on
    either side or between them; penalties decide. Solving by turns gets there too, but
    slowly.
    """
    there = statements.place != 0
    one, two = people.of(people.place != 0), statements.of(there)
    one, two = _zeroed(one, two)
    two, one = _zeroed(two, one)
    shared = (middle + _mean(one.own) + _mean(two.own)) / 3
    longer, shorter = _mean(one.place**2), _mean(two.place**2)
    scale = (longer / shorter) ** 0.25 if longer * shorter > 0 else 1.0
    own, place = np.zeros_like(statements.own), np.zeros_like(statements.place)
    own[there] = two.own - _mean(two.own) + shared
    place[there] = two.place * scale
    return shared, _Side(own, place)


def _zeroed(one: _Side, two: _Side) -> tuple[_Side, _Side]:
    """Move the zero of the second side's places; the first side's own parts make up for it."""
    gain = INTERCEPT_PENALTY * _mean(one.own * one.place) - FACTOR_PENALTY * _mean(two.place)
    moved = gain / (INTERCEPT_PENALTY * _mean(one.place**2) + FACTOR_PENALTY)
    return _Side(one.own - moved * one.place, one.place), _Side(two.own, two.place + moved)


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0
