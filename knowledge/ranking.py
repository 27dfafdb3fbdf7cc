"""Put the finds of all arms into the order that a trained ranker gives them.

The same ``features`` serve training and searching. They are computed from what the index
holds of every passage, so that a passage found by one arm has the scores of the other too.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import numpy as np

from knowledge.terms import Counts, Numbers, Places, Vocabulary, along
from knowledge.trees import Forest, Splits

FEATURES = (
    "lexical",
    "lexical_share",
    "lexical_rank",
    "dense",
    "dense_lead",
    "dense_rank",
    "fused",
    "fused_rank",
    "pairs_found",
    "characters_found",
    "told_of_passage",
    "length",
    "before",
    "after",
    "source_likeness",
    "source_best",
    "source_share",
    "source_finds",
    "source_rank",
    "title_told",
    "agreement",
    "question_terms",
    "question_found",
    "question_dense",
    "vote_best",
    "vote_total",
    "vote_share",
    "vote_beside",
    "vote_source",
    "vote_likeness",
)
MEMORY = tuple(name for name in FEATURES if name.startswith("vote_"))
DENSE_WEIGHT = 1.5
_MODEL = "model"
FILES = ("ranker-reminded.npz", "ranker-others.npz")
_LIKE = 0.25  # below, the nearest of all earlier questions has nothing to do with this one
_NEAREST = FEATURES.index("vote_likeness")
_SATURATION = 1.2
_LENGTH = 0.75
_SHARPNESS = 15.0
_AGREEING = 3
_AT_ONCE = 500_000
_PASSAGES_AT_ONCE = 500


@dataclass(frozen=True)
class Shelf:
    """What is known of every passage before anyone asks; row i is passage i.

    Passages of one source stand together in their order: rows beside each other with one
    source number are neighbours. ``titles`` are the counts of the sources' titles by number.
    """

    vocabulary: Vocabulary
    counts: Counts
    vectors: Numbers
    sources: Places
    titles: Counts

    @cached_property
    def rarity(self) -> Numbers:
        """Return for each term how rare it is among the passages."""
        holding = np.zeros(len(self.vocabulary), np.int64)
        for start in range(0, len(self.counts.terms), _AT_ONCE):  # all at once takes 60 MB more
            part = self.counts.terms[start : start + _AT_ONCE]
            holding += np.bincount(part, minlength=len(self.vocabulary))
        among = len(self.counts)
        rare: Numbers = np.log(1 + (among - holding + 0.5) / (holding + 0.5))
        return rare.astype(np.float32)

    @cached_property
    def damping(self) -> Numbers:
        """Return how much each passage's length weakens its terms."""
        long = np.zeros(len(self.counts), np.float32)
        filled = self.counts.lengths() > 0
        if filled.any():
            firsts = self.counts.starts[:-1][filled]
            long[filled] = np.add.reduceat(self.counts.times, firsts, dtype=np.float32)
        share = long / max(float(long.mean()), 1.0)
        return (_SATURATION * (1 - _LENGTH + _LENGTH * share)).astype(np.float32)

    @cached_property
    def told(self) -> Numbers:
        """Return how much each passage tells: how rare its terms are in all."""
        whole = np.zeros(len(self.counts), np.float64)
        for first in range(0, len(whole), _PASSAGES_AT_ONCE):
            part = self.counts.take(
                np.arange(first, min(first + _PASSAGES_AT_ONCE, len(whole)))
            )
            owners = np.repeat(np.arange(len(part)), part.lengths())
            weights = self.rarity[part.terms]
            whole[first : first + len(part)] = np.bincount(
                owners, weights=weights, minlength=len(part)
            )
        return whole

    @cached_property
    def centres(self) -> Numbers:
        """Return the mean vector of each source."""
        made = np.zeros((len(self.titles), self.vectors.shape[1]), np.float32)
        np.add.at(made, self.sources, self.vectors)
        size = np.bincount(self.sources, minlength=len(made)).astype(np.float32)
        return made / np.maximum(size, 1)[:, None]


@dataclass(frozen=True)
class Votes:
    """What earlier questions say: for each passage they point to, how alike and how much.

    ``likeness`` is that of the nearest earlier question of all, 0 without any.
    """

    rows: Places
    best: Numbers
    total: Numbers
    likeness: float


NO_VOTES = Votes(
    np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, np.float32), likeness=0.0
)


@dataclass(frozen=True)
class Question:
    """A question's counts (one text), and its vector.

    ``near`` is how like each passage of the shelf is, where that was computed already.
    """

    counts: Counts
    vector: Numbers
    near: Numbers | None = None

    def likeness(self, shelf: Shelf, *, rows: Places | slice) -> Numbers:
        """Return how like the vectors of some passages are."""
        if self.near is None:
            return along(shelf.vectors[rows], self.vector)
        likely: Numbers = self.near[rows]
        return likely


def features(shelf: Shelf, question: Question, *, rows: Places, votes: Votes) -> Numbers:
    """Return a matrix with a row for each candidate and a column for each of ``FEATURES``."""
    columns = _matched(shelf, question, rows=rows)
    columns |= _near(shelf, question, rows=rows)
    columns |= _fused(columns)
    columns |= _of_source(shelf, question, rows=rows, dense=columns["dense"])
    columns |= _voted(shelf, rows=rows, votes=votes)
    first = rows[np.argsort(-columns["fused"], kind="stable")[:_AGREEING]]
    columns["agreement"] = (
        along(shelf.vectors[rows], shelf.vectors[first].sum(axis=0)) / _AGREEING
    )
    columns["question_terms"] = np.full(len(rows), len(question.counts.terms), np.float32)
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)


def _matched(shelf: Shelf, question: Question, *, rows: Places) -> dict[str, Numbers]:
    """Return what the terms that question and passage share come to."""
    asked, size = question.counts, len(shelf.vocabulary)
    rare = shelf.rarity
    weights = np.zeros(size, np.float32)
    weights[asked.terms] = rare[asked.terms] * asked.times
    single = shelf.vocabulary.single
    held = shelf.counts.take(rows)
    hit = np.flatnonzero(weights[held.terms])
    owner = np.searchsorted(held.starts, hit, side="right") - 1
    terms, times = held.terms[hit], held.times[hit].astype(np.float32)
    grown = times * (1 + _SATURATION) / (times + shelf.damping[rows][owner])

    def summed(values: Numbers) -> Numbers:
        return np.bincount(owner, weights=values, minlength=len(rows)).astype(np.float32)

    lexical = summed(weights[terms] * grown)
    alone = single[terms]
    of_pairs = float(rare[asked.terms][~single[asked.terms]].sum())
    of_singles = float(rare[asked.terms][single[asked.terms]].sum())
    ideal = float(weights.sum())
    most = float(lexical.max(initial=0.0))
    return {
        "lexical": lexical / max(ideal, 1e-6),
        "lexical_share": lexical / max(most, 1e-6),
        "lexical_rank": _ranks(lexical),
        "pairs_found": summed(rare[terms] * ~alone) / max(of_pairs, 1e-6),
        "characters_found": summed(rare[terms] * alone) / max(of_singles, 1e-6),
        "told_of_passage": summed(rare[terms]) / np.maximum(shelf.told[rows], 1e-6),
        "length": np.log1p(held.lengths()),
        "question_found": np.full(len(rows), most / max(ideal, 1e-6), np.float32),
    }


def _near(shelf: Shelf, question: Question, *, rows: Places) -> dict[str, Numbers]:
    """Return how like the passages' vectors, and those of their neighbours, are."""
    dense = question.likeness(shelf, rows=rows)
    most = dense.max(initial=0.0)
    return {
        "dense": dense,
        "dense_lead": dense - most,
        "dense_rank": _ranks(dense),
        "before": _beside(shelf, question, rows=rows, step=-1),
        "after": _beside(shelf, question, rows=rows, step=1),
        "question_dense": np.full(len(rows), most, np.float32),
    }


def _beside(shelf: Shelf, question: Question, *, rows: Places, step: int) -> Numbers:
    other = np.clip(rows + step, 0, len(shelf.sources) - 1)
    same = (shelf.sources[other] == shelf.sources[rows]) & (other != rows)
    return np.where(same, question.likeness(shelf, rows=other), np.float32(0))


def _fused(columns: dict[str, Numbers]) -> dict[str, Numbers]:
    dense = columns["dense"]
    fused = columns["lexical_share"] + DENSE_WEIGHT * dense / max(dense.max(initial=0.0), 1e-6)
    return {"fused": fused, "fused_rank": _ranks(fused)}


def _of_source(
    shelf: Shelf, question: Question, *, rows: Places, dense: Numbers
) -> dict[str, Numbers]:
    """Return what speaks for the sources of the candidates as wholes."""
    numbers, place = np.unique(shelf.sources[rows], return_inverse=True)
    best = np.full(len(numbers), -1.0, np.float32)
    np.maximum.at(best, place, dense)
    sharp = np.exp(_SHARPNESS * (dense - dense.max(initial=0.0)))
    mass = np.bincount(place, weights=sharp, minlength=len(numbers))
    finds = np.bincount(place, minlength=len(numbers))
    order = np.lexsort((-dense, place))
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(finds)])[:-1]
    inside = np.empty(len(rows), np.float32)
    inside[order] = np.arange(len(rows)) - np.repeat(firsts, finds)
    titles = shelf.titles.take(numbers)
    weights = shelf.rarity[titles.terms] * ~shelf.vocabulary.single[titles.terms]
    asked = np.zeros(len(shelf.vocabulary), np.bool_)
    asked[question.counts.terms] = True
    told = asked[titles.terms]
    share = _sums(weights * told, titles.starts) / np.maximum(
        _sums(weights, titles.starts), 1e-6
    )
    return {
        "source_likeness": along(shelf.centres[numbers], question.vector)[place],
        "source_best": best[place],
        "source_share": (mass / max(mass.sum(), 1e-6))[place],
        "source_finds": np.log1p(finds)[place],
        "source_rank": np.log1p(inside),
        "title_told": share[place],
    }


def _voted(shelf: Shelf, *, rows: Places, votes: Votes) -> dict[str, Numbers]:
    """Return what earlier questions say for the passages, their neighbours and sources."""
    size = len(shelf.sources)
    best, total = np.zeros(size + 2, np.float32), np.zeros(size + 2, np.float32)
    best[votes.rows + 1], total[votes.rows + 1] = votes.best, votes.total
    of_source = np.bincount(
        shelf.sources[votes.rows], weights=votes.total, minlength=len(shelf.titles)
    )
    whole = max(float(votes.total.sum()), 1e-6)
    return {
        "vote_best": best[rows + 1],
        "vote_total": total[rows + 1],
        "vote_share": total[rows + 1] / whole,
        "vote_beside": (total[rows] + total[rows + 2]) / whole,
        "vote_source": of_source[shelf.sources[rows]] / whole,
        "vote_likeness": np.full(len(rows), votes.likeness, np.float32),
    }


def _ranks(scores: Numbers) -> Numbers:
    """Return the logarithm of each score's place, 0 for the best."""
    return np.log1p(np.searchsorted(np.sort(-scores), -scores).astype(np.float32))


def _sums(values: Numbers, starts: Places) -> Numbers:
    """Return the sums of a text's values, for each text."""
    whole = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
    return np.diff(whole[starts]).astype(np.float32)


class OtherFeatures(Exception):  # noqa: N818  # names what is wrong
    """A ranker was trained on other features than this program computes."""


@dataclass(frozen=True)
class Learned:
    """Trees for questions like one that was answered before, and trees for all others."""

    reminded: Splits
    others: Splits


class Ranker:
    """The trained order of candidates."""

    def __init__(self, learned: Learned) -> None:
        """Take trained splits.

        Raises:
            OtherFeatures: They were trained on other features.
        """
        for splits in (learned.reminded, learned.others):
            if tuple(splits.features) != FEATURES:
                raise OtherFeatures
        self._reminded = Forest(learned.reminded)
        self._others = Forest(learned.others)

    def scores(self, matrix: Numbers) -> Numbers:
        """Return a score for each row of a question's ``features``; more is better."""
        like = matrix[:1, _NEAREST].max(initial=0.0) > _LIKE  # one question has one value
        return (self._reminded if like else self._others).scores(matrix)


@cache
def shipped() -> Ranker:
    """Return the ranker that comes with the program."""
    folder = resources.files("knowledge").joinpath(_MODEL)
    reminded, others = (Splits.from_bytes(folder.joinpath(name).read_bytes()) for name in FILES)
    return Ranker(Learned(reminded, others))
