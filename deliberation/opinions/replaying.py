"""Do to a conversation what a Polis server did, as its votes came in.

What a server finds depends on history: who took part once stays, base clusters grow out of
the earlier ones, and groups begin at the oldest base clusters. From the votes with their
times that history is run again: as the server polled, second by second, until as many
people take part as there can be base clusters; from then on in larger portions, since later
votes move base clusters but no longer found them.
Source: compdemocracy/polis, math/src/polismath/math/clusters.clj (clean-start-clusters).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from deliberation.opinions.clusters import Labels, k_means, squared
from deliberation.opinions.grouping import (
    BASE_ROUNDS,
    ENOUGH_PEOPLE,
    MOST_BASES,
    Bases,
    Grouping,
    bases_of,
    from_the_first,
    grouped,
    scattered,
    taking_part,
)
from deliberation.opinions.matrix import Floats, Mask, StanceMatrix
from deliberation.opinions.plane import deviations, laid_out, plane_of, positions

POLL_MS = 1000.0
"""How often a server looks for new votes."""

LATER_PORTIONS = 300
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Cast:
    """A stance as it was taken; ``at`` is in milliseconds."""

    person: str
    statement: str
    value: int
    at: float


@dataclass(eq=False)
class _Server:
    """What a server remembers between two updates.

    ``owners`` is the number of the base cluster of each person, NOBODY before the person
    takes part.
    """

    matrix: StanceMatrix
    part: Mask
    owners: Labels
    people: int = 0
    started: bool = False

    def update(self) -> None:
        """Lay people out anew and let the base clusters follow them."""
        rows = slice(0, self.people)
        asked = self.matrix.seen[rows].any(axis=0)
        seen, values = self.matrix.seen[rows][:, asked], self.matrix.values[rows][:, asked]
        silenced = self.matrix.silenced[asked]
        votes = seen.sum(axis=1)
        self.part[rows] = taking_part(
            votes, statements=int(asked.sum()), already=self.part[rows]
        )
        away, centre = deviations(values, seen, silenced)
        points = positions(away, seen, silenced, on=plane_of(away, centre))
        part = np.flatnonzero(self.part)
        self.owners[part] = self._owned(points[part], self.owners[part])

    def _owned(self, points: Floats, owners: Labels) -> Labels:
        if not self.started:
            self.started = True
            return bases_of(points).labels
        numbers, centres = renewed(points, owners)
        found = k_means(points, centres, weights=np.ones(len(points)), rounds=BASE_ROUNDS)
        return numbers[found.kept][found.labels]


def replayed(casts: Sequence[Cast], matrix: StanceMatrix, *, seed: int) -> Grouping:
    """Return the groups that a server ends with.

    ``casts`` are in the order of their times; the rows of ``matrix`` are the people in the
    order of their first casts, its columns every statement.
    """
    rows = {person: at for at, person in enumerate(matrix.people)}
    columns = {statement: at for at, statement in enumerate(matrix.statements)}
    server = _fresh(matrix)
    for portion in portions(casts):
        for each in portion:
            row, column = rows[each.person], columns[each.statement]
            server.matrix.values[row, column] = each.value
            server.matrix.seen[row, column] = True
            server.people = max(server.people, row + 1)
        server.update()
    return _divided(server, seed=seed)


def _fresh(matrix: StanceMatrix) -> _Server:
    blank = StanceMatrix(
        matrix.people,
        matrix.statements,
        np.zeros_like(matrix.values),
        np.zeros_like(matrix.seen),
        matrix.left_out,
        matrix.personal,
    )
    count = len(matrix.people)
    return _Server(blank, np.zeros(count, np.bool_), np.full(count, NOBODY, np.intp))


def arrived(matrix: StanceMatrix, *, seed: int) -> Grouping:
    """Return the groups of a conversation whose votes have no times.

    People are taken to have come in the order of the rows, each with all their votes.
    """
    part = taking_part(matrix.votes_cast, statements=len(matrix.statements))
    part[:ENOUGH_PEOPLE] = True
    rows = np.flatnonzero(part)
    if len(rows) <= MOST_BASES:
        return replayed(list(_in_turn(matrix)), matrix, seed=seed)
    _, points = laid_out(matrix)
    return grouped(rows, bases_of(points[rows]), starts=scattered(seed))


def _in_turn(matrix: StanceMatrix) -> Iterator[Cast]:
    for row, person in enumerate(matrix.people):
        for column in np.flatnonzero(matrix.seen[row]):
            yield Cast(
                person,
                matrix.statements[column],
                int(matrix.values[row, column]),
                at=row * 2 * POLL_MS,
            )


def _divided(server: _Server, *, seed: int) -> Grouping:
    """Divide the base clusters in the end."""
    matrix = server.matrix
    away, centre = deviations(matrix.values, matrix.seen, matrix.silenced)
    points = positions(away, matrix.seen, matrix.silenced, on=plane_of(away, centre))
    rows = np.flatnonzero(server.part)
    _, labels = np.unique(server.owners[rows], return_inverse=True)
    centres = middles(points[rows], labels, int(labels.max(initial=-1)) + 1)
    people = len(rows) <= MOST_BASES
    return grouped(
        rows, Bases(centres, labels), starts=from_the_first if people else scattered(seed)
    )


def portions(casts: Sequence[Cast]) -> Iterator[Sequence[Cast]]:
    """Cut casts into what a server took in at once."""
    begun, people = 0, set[str]()
    for at, each in enumerate(casts):
        if len(people) >= MOST_BASES:
            yield casts[begun:at]
            yield from _later(casts[at:])
            return
        if each.at - casts[begun].at > POLL_MS:
            yield casts[begun:at]
            begun = at
        people.add(each.person)
    if casts:
        yield casts[begun:]


def _later(casts: Sequence[Cast]) -> Iterator[Sequence[Cast]]:
    size = -(-len(casts) // LATER_PORTIONS)
    for begun in range(0, len(casts), max(size, 1)):
        yield casts[begun : begun + size]


def renewed(points: Floats, owners: Labels) -> tuple[Labels, Floats]:
    """Return numbers and centres of base clusters to begin the next search with.

    Each earlier one moves to the middle of its people; equal ones become one. While there
    are fewer than there can be, the person furthest from all of them founds another, with
    the next number.
    """
    owners = _merged(points, owners)
    most = min(MOST_BASES, len(np.unique(points, axis=0)))
    while True:
        numbers, labels = np.unique(owners[owners != NOBODY], return_inverse=True)
        centres = middles(points[owners != NOBODY], labels, len(numbers))
        if len(numbers) >= most:
            return numbers, centres
        near = squared(points, centres).min(axis=1)
        furthest = len(near) - 1 - int(np.argmax(near[::-1]))
        if near[furthest] <= 0:
            return numbers, centres
        owners[furthest] = numbers[-1] + 1


def _merged(points: Floats, owners: Labels) -> Labels:
    numbers, labels = np.unique(owners[owners != NOBODY], return_inverse=True)
    centres = middles(points[owners != NOBODY], labels, len(numbers))
    _, same = np.unique(centres, axis=0, return_inverse=True)
    merged = owners.copy()
    if len(np.unique(same)) == len(numbers):
        return merged
    sizes = np.bincount(labels, minlength=len(numbers))
    for place in np.unique(same):
        equal = np.flatnonzero(same == place)
        largest = equal[len(equal) - 1 - int(np.argmax(sizes[equal][::-1]))]
        merged[np.isin(owners, numbers[equal])] = numbers[largest]
    return merged


def middles(points: Floats, labels: Labels, count: int) -> Floats:
    """Return the mean of the points of each label."""
    sizes = np.bincount(labels, minlength=count)
    sums = [np.bincount(labels, weights=axis, minlength=count) for axis in points.T]
    middle: Floats = np.stack(sums, axis=1) / sizes[:, None]
    return middle
