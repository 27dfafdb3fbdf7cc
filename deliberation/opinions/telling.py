"""Choose what of a survey is told, and withhold what few people make up."""

from collections.abc import Iterator

import numpy as np

from deliberation.opinions.findings import (
    FEWEST,
    Dot,
    Findings,
    Group,
    Kind,
    Share,
    Told,
)
from deliberation.opinions.grouping import Grouping
from deliberation.opinions.matrix import Floats, StanceMatrix
from deliberation.opinions.proportions import SIGNIFICANT, one_share_test, share
from deliberation.opinions.representative import Tallies, tallied
from deliberation.opinions.survey import Survey

MOST = 5
HALF = 0.5
FEWEST_DOTS = 10
FEWEST_STATEMENTS = 5
DIVIDED = 0.3
"""Where at least so many take either side, opinions on a statement are divided."""


def findings(survey: Survey) -> Findings:
    """Return what is told: the map, the groups if they are clear, and the lists."""
    groups = _groups(survey)
    return Findings(
        people=len(survey.matrix.people),
        statements=len(survey.matrix.statements) - int(survey.matrix.silenced.sum()),
        dots=_dots(survey, grouped=bool(groups)),
        groups=groups,
        told=tuple(_lists(survey, parts=survey.tallies if groups else None)),
    )


def _groups(survey: Survey) -> tuple[Group, ...]:
    """Return the groups; none unless they are clear and each is large enough to show."""
    sizes = survey.tallies.sizes.tolist()
    if not survey.clarity.holds or min(sizes) < FEWEST:
        return ()
    return tuple(
        Group(people=size, stands_for=_stands_for(survey, group))
        for group, size in enumerate(sizes)
    )


def _stands_for(survey: Survey, group: int) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (survey.matrix.statements[column], agrees)
        for column, agrees in survey.stands_for[group]
        if survey.tallies.seen[group, column] >= FEWEST
    )


def _dots(survey: Survey, *, grouped: bool) -> tuple[Dot, ...]:
    """Return those who take part, in no order that tells who they are.

    None of few people or on few statements: a dot would tell how somebody stood to each.
    """
    rows, labels = survey.grouping.rows, survey.grouping.labels
    if len(rows) < FEWEST_DOTS or (~survey.matrix.silenced).sum() < FEWEST_STATEMENTS:
        return ()
    places = zip(survey.points[rows].tolist(), labels.tolist(), strict=True)
    dots = [Dot(x, y, group if grouped else None) for (x, y), group in places]
    return tuple(sorted(dots, key=lambda dot: (dot.x, dot.y)))


def _lists(survey: Survey, *, parts: Tallies | None) -> Iterator[Told]:
    """Tell what all share, what bridges, what divides, and of what too few have spoken.

    What all share is not told again as a bridge, and what divides is none.
    """
    matrix = survey.matrix
    whole = everybody(matrix)
    enough = (whole.seen[0] >= FEWEST) & ~matrix.silenced
    shared = np.where(enough, common(parts or whole, whole=whole), 0.0)
    divided = np.where(enough, divisive(parts or whole), 0.0)
    liked = enough & (share(whole.agree[0], whole.seen[0]) > HALF)
    spanning = np.where(liked & (shared == 0) & (divided == 0), survey.bridging.scores, 0.0)
    scarce = np.where(~enough & ~matrix.silenced, 1.0 / (1 + whole.seen[0]), 0.0)
    for kind, scores, most in (
        (Kind.COMMON, shared, MOST),
        (Kind.BRIDGING, spanning, MOST),
        (Kind.DIVISIVE, divided, MOST),
        (Kind.SCARCE, scarce, len(scarce)),
    ):
        for column in _best(scores, most=most):
            yield _told(
                matrix.statements[column],
                kind,
                score=float(scores[column]),
                counts=(_share(whole, 0, column), _shares(parts, column)),
            )


def everybody(matrix: StanceMatrix) -> Tallies:
    """Count the stances of all people as of one group."""
    rows = np.arange(len(matrix.people))
    return tallied(matrix, Grouping(rows, np.zeros_like(rows)))


def common(parts: Tallies, *, whole: Tallies) -> Floats:
    """Return how widely all parts share a stance; 0 where they do not.

    The product of the parts' shares on one side, as in group-informed consensus: where at
    least five of each part spoke, the many of each take that side, and so do significantly
    more than half of all.
    """
    found = np.zeros(parts.seen.shape[1])
    spoken = np.all(parts.seen >= FEWEST, axis=0)
    for side, all_of_it in ((parts.agree, whole.agree), (parts.disagree, whole.disagree)):
        shares = share(side, parts.seen)
        clear = one_share_test(all_of_it[0], whole.seen[0]) > SIGNIFICANT
        fit = spoken & clear & (shares > HALF).all(axis=0)
        found = np.maximum(found, np.where(fit, shares.prod(axis=0), 0.0))
    return found


def divisive(parts: Tallies) -> Floats:
    """Return how far opinions part on a statement; 0 where they do not.

    Between parts: the many of one agree and the many of another disagree. Within the only
    part: three in ten at least take either side.
    """
    spoken = parts.seen >= FEWEST
    agree = np.where(spoken, share(parts.agree, parts.seen), 0.0)
    disagree = np.where(spoken, share(parts.disagree, parts.seen), 0.0)
    split: Floats = np.minimum(agree.max(axis=0), disagree.max(axis=0))
    least = HALF if len(parts.sizes) > 1 else DIVIDED
    return np.where(split > least, split, 0.0)


def _best(scores: Floats, *, most: int) -> list[int]:
    """Return the columns of the highest scores above 0, the highest first."""
    order = np.argsort(-scores, kind="stable")[:most]
    return [int(column) for column in order if scores[column] > 0]


def _told(
    statement: str,
    kind: Kind,
    *,
    score: float,
    counts: tuple[Share | None, tuple[Share | None, ...]],
) -> Told:
    whole, groups = counts
    agrees = whole is None or whole.agree >= whole.disagree
    return Told(statement, kind, agrees=agrees, score=score, all=whole, groups=groups)


def _shares(parts: Tallies | None, column: int) -> tuple[Share | None, ...]:
    if parts is None:
        return ()
    return tuple(_share(parts, group, column) for group in range(len(parts.sizes)))


def _share(tallies: Tallies, group: int, column: int) -> Share | None:
    people = int(tallies.seen[group, column])
    if people < FEWEST:
        return None
    return Share(
        int(tallies.agree[group, column]), int(tallies.disagree[group, column]), people
    )
