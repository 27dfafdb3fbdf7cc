"""Train the encoder: first on passages alone, then on questions and their answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from knowledge.encoder import rounded
from knowledge.terms import Codes, Places, Vocabulary, listed
from knowledge.training.descent import NEVER, Batch, Rows
from knowledge.training.matrices import Floats, Sparse, counted, kept, stacked, thinned
from knowledge.training.texts import Article, Asked, pieces

Chance = np.random.Generator
Report = Callable[[str], None]
_HEADING_EVERY, _HEADING_AT, _NEIGHBOUR_AT = 8, 3, 7
_REACH = 12
_CLUSTER = 4
_KEPT = 0.1
_HEADED = 0.5


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train."""

    dimensions: int = 128
    first_steps: int = 1500
    first_batch: int = 512
    first_rate: float = 0.01
    first_sharpness: float = 12.0
    first_dropped: float = 0.3
    tuning_steps: int = 250
    tuning_batch: int = 192
    tuning_rate: float = 0.005
    tuning_sharpness: float = 16.0
    tuning_dropped: float = 0.2
    answers: float = 0.5
    wrong: int = 2
    wrong_depth: int = 60


class Study:
    """Passages and their sentences, counted once for every way of learning from them."""

    def __init__(self, articles: Sequence[Article], *, codes: Codes) -> None:
        """Cut and count the articles."""
        self.vocabulary = Vocabulary(codes)
        self._codes = codes
        self.bodies = self.vocabulary.count([article.text for article in articles])
        headings = self.vocabulary.count([article.heading for article in articles])
        sources = [article.source for article in articles]
        self.sources: Places = np.unique(sources, return_inverse=True)[1]
        cut = [pieces(article.text) for article in articles]
        parts = self.vocabulary.count([piece for each in cut for piece in each])
        self._pieces = np.array([len(each) for each in cut], np.int64)
        self._first = np.cumsum(self._pieces) - self._pieces
        self.divided = np.flatnonzero(self._pieces > 1)
        self.texts = counted(self.bodies, wide=len(self.vocabulary))
        self.parts = counted(parts, wide=len(self.vocabulary))
        self.headings = counted(headings, wide=len(self.vocabulary))

    @cached_property
    def weights(self) -> Floats:
        """Return how rare each term is among the articles; 0 for terms without own rows."""
        holding = np.bincount(self.bodies.terms, minlength=len(self.vocabulary))
        weights = np.log(1 + len(self.bodies) / (1 + holding)).astype(np.float32)
        weights[len(self._codes) :] = 0
        return weights

    def cloze(self, articles: Places, *, chance: Chance) -> tuple[Sparse, Sparse]:
        """Return a sentence of each article, and what stands around it."""
        size = len(articles)
        inside = (chance.random(size) * self._pieces[articles]).astype(np.int64)
        sentences = self.parts[self._first[articles] + inside]
        around = self.texts[articles] - sentences + kept(sentences, chance.random(size) < _KEPT)
        around += kept(self.headings[articles], chance.random(size) < _HEADED)
        around.data = np.maximum(around.data, 0)
        around.eliminate_zeros()
        return sentences, around

    def weighed(self, counts: Sparse) -> Sparse:
        """Return counts made weights: 1 + log of times, by the weight of the term."""
        made = counts.copy()
        made.data = (1 + np.log(made.data)) * self.weights[made.indices]
        return made

    def first_rows(self, plan: Plan, *, chance: Chance, report: Report) -> Floats:
        """Return rows learned from the passages alone: sentences, headings, neighbours."""
        shape = (len(self.vocabulary), plan.dimensions)
        start = chance.standard_normal(shape, np.float32) / np.float32(plan.dimensions**0.5)
        rows = Rows(start)
        for step in range(plan.first_steps):
            batch = self._first_batch(step, plan=plan, chance=chance)
            rate = plan.first_rate * pace(step, plan.first_steps)
            loss = rows.learn(batch, rate=rate, sharpness=plan.first_sharpness)
            if (step + 1) % 250 == 0:
                report(f"passages alone: step {step + 1}, loss {loss:.3f}")
        return rows.values

    def artefact(self, rows: Floats) -> bytes:
        """Return the encoder's artefact: the rows with their terms' weights in them."""
        known = len(self._codes)
        return rounded(self._codes, (rows * self.weights[:, None])[:known]).to_bytes()

    def _first_batch(self, step: int, *, plan: Plan, chance: Chance) -> Batch:
        """Return articles that stand near each other: those are hard to tell apart."""
        anchors = chance.choice(len(self.divided), plan.first_batch // _CLUSTER)
        near = anchors[:, None] + chance.integers(-_REACH, _REACH + 1, (len(anchors), _CLUSTER))
        articles = self.divided[np.unique(np.clip(near, 0, len(self.divided) - 1))]
        if step % _HEADING_EVERY == _HEADING_AT:
            same = self.sources[articles][:, None] == self.sources[articles]
            texts, partners = self.headings[articles], self.texts[articles]
        elif step % _HEADING_EVERY == _NEIGHBOUR_AT:
            other = np.clip(articles + chance.choice((-1, 1), len(articles)), 0, len(self) - 1)
            together = self.sources[other] == self.sources[articles]
            articles, other = articles[together], other[together]
            same = np.abs(articles[:, None] - articles) <= 2  # noqa: PLR2004  # both sides
            texts, partners = self.texts[other], self.texts[articles]
        else:
            same = np.zeros((len(articles), len(articles)), np.bool_)
            texts, partners = self.cloze(articles, chance=chance)
            texts = thinned(texts, plan.first_dropped, chance=chance)
        np.fill_diagonal(same, val=False)
        barred = np.where(same, NEVER, np.float32(0))
        return Batch(self.weighed(texts), self.weighed(partners), barred)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.bodies)


class Lessons:
    """Questions and answers of people, with the articles that they refer to."""

    def __init__(
        self,
        study: Study,
        *,
        articles: Sequence[Article],
        questions: Sequence[Asked],
        wrong: Sequence[Places],
    ) -> None:
        """Count the questions; ``wrong`` are articles alike in words that do not answer."""
        count, size = study.vocabulary.count, len(study.vocabulary)
        self._study = study
        self._told = counted(count([article.told for article in articles]), wide=size)
        self._asked = counted(count([question.text for question in questions]), wide=size)
        cut = [pieces(question.answer) or [question.text] for question in questions]
        self._answers = counted(count([piece for each in cut for piece in each]), wide=size)
        self._pieces = np.array([len(each) for each in cut], np.int64)
        self._first = np.cumsum(self._pieces) - self._pieces
        self._relevant = [np.array(question.relevant, np.int64) for question in questions]
        self._wrong = wrong

    def tuned(
        self, rows: Floats, *, using: Places, held: Places, plan: Plan, chance: Chance
    ) -> Floats:
        """Return the rows after lessons from some of the questions, by their numbers.

        No lesson names the ``held`` articles, not even as wrong ones: what never was asked
        about must not look like what never answers.
        """
        learned = Rows(rows.copy())
        wrong = {number: self._wrong_for(number, held=held) for number in listed(using)}
        owners = np.repeat(using, [len(self._relevant[number]) for number in listed(using)])
        answers = np.concatenate([self._relevant[number] for number in listed(using)])
        share = np.array([len(self._relevant[number]) ** -0.5 for number in listed(owners)])
        share /= share.sum()
        for step in range(plan.tuning_steps):
            drawn = chance.choice(len(owners), plan.tuning_batch, p=share)
            among = [wrong[number] for number in listed(owners[drawn])]
            pairs = owners[drawn], answers[drawn]
            batch = self._batch(*pairs, among=among, plan=plan, chance=chance)
            rate = plan.tuning_rate * pace(step, plan.tuning_steps)
            learned.learn(batch, rate=rate, sharpness=plan.tuning_sharpness)
        return learned.values

    def _batch(
        self,
        numbers: Places,
        right: Places,
        *,
        among: Sequence[Places],
        plan: Plan,
        chance: Chance,
    ) -> Batch:
        study = self._study
        drawn = [(chance.random(plan.wrong) * len(each)).astype(np.int64) for each in among]
        wrong = np.concatenate([each[at] for each, at in zip(among, drawn, strict=True)])
        articles = study.divided[chance.integers(0, len(study.divided), len(numbers))]
        sentences, around = study.cloze(articles, chance=chance)
        texts = stacked([self._posed(numbers, plan=plan, chance=chance), sentences])
        partners = stacked([self._told[right], around, self._told[wrong]])
        barred = self._barred(numbers, right=right, others=(articles, wrong))
        return Batch(study.weighed(texts), study.weighed(partners), barred)

    def _wrong_for(self, number: int, *, held: Places) -> Places:
        """Return articles that do not answer; where none is left one that counts as neither."""
        wrong = self._wrong[number]
        left = wrong[~np.isin(wrong, held)]
        return left if len(left) else self._relevant[number][:1]

    def _posed(self, numbers: Places, *, plan: Plan, chance: Chance) -> Sparse:
        """Return for each number its question, a sentence of the answer, or both."""
        size = len(numbers)
        inside = (chance.random(size) * self._pieces[numbers]).astype(np.int64)
        answered = chance.random(size) < plan.answers
        asked = ~answered | (chance.random(size) < 0.3)  # noqa: PLR2004  # some with both
        posed = kept(self._asked[numbers], asked)
        posed += kept(self._answers[self._first[numbers] + inside], answered)
        return thinned(posed, plan.tuning_dropped, chance=chance)

    def _barred(
        self, numbers: Places, *, right: Places, others: tuple[Places, Places]
    ) -> Floats:
        """Return where a partner must not count as wrong: it answers too, or is the same."""
        articles, wrong = others
        size = len(numbers) + len(articles)
        there = np.concatenate([right, np.full(len(articles), -1), wrong])
        barred = np.zeros((size, len(there)), np.float32)
        for place, number in enumerate(listed(numbers)):
            barred[place, np.isin(there, self._relevant[number])] = NEVER
        same = articles[:, None] == articles
        barred[len(numbers) :, len(right) : size][same] = NEVER
        barred[np.arange(size), np.arange(size)] = 0
        return barred


def pace(step: int, steps: int) -> float:
    """Return the share of the full rate at a step: a short rise, then down to a tenth."""
    rise = min(1.0, (step + 1) / 50)
    return rise * (1 - 0.9 * step / max(steps, 1))
