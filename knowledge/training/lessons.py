"""The whole training: fold by fold for the ranker, then once more on everything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from knowledge.encoder import TrainedEncoder, of_artefact
from knowledge.ranking import FEATURES, Learned, Ranker
from knowledge.terms import Places, listed
from knowledge.training.encoding import Lessons, Plan, Study
from knowledge.training.examples import Desk, Example
from knowledge.training.matrices import Floats
from knowledge.training.measures import folds, measured, told
from knowledge.training.ranker import ranker
from knowledge.training.texts import Article, Corpus
from knowledge.training.vocabulary import chosen
from knowledge.trees import Splits

Report = Callable[[str], None]
Order = tuple[Places, Sequence[int]]

_LEARNED = 0.5  # of the candidates that do not answer; all of them teach no more
_SAMPLES = 1000
_FOREIGN_EVERY = 4
_NEW_LAWS = 100  # apart from the numbers of the question folds
_STAGES = ("lexical", "dense", "fused")
_NONE: Places = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Course:
    """What to learn from, and how; further corpora teach the language, and the ranker a little.

    Of their questions every fourth teaches the ranker what to do elsewhere and without a
    memory; every fourth other one tests it.
    """

    own: Corpus
    others: tuple[Corpus, ...]
    plan: Plan
    report: Report
    seed: int = 1
    folds: int = 5
    rounds: int = 150
    threads: int = 2

    def chance(self, number: int) -> np.random.Generator:
        """Return the source of chance of one part of the training."""
        return np.random.default_rng((self.seed, number))

    def parts(self) -> list[Places]:
        """Return the folds of the own questions."""
        return folds(len(self.own.questions), count=self.folds, seed=self.seed)

    def laws(self) -> list[Places]:
        """Return the own articles by folds of their laws."""
        names = [article.source for article in self.own.articles]
        laws, law = np.unique(names, return_inverse=True)
        parts = folds(len(laws), count=self.folds, seed=self.seed)
        return [np.flatnonzero(np.isin(law, part)) for part in parts]


class School:
    """What the folds share: vocabulary, rows learned from passages alone, lessons."""

    def __init__(self, course: Course) -> None:
        """Learn from the passages."""
        self.course = course
        corpora = (course.own, *course.others)
        articles = _once(corpora)
        asked = [question for corpus in corpora for question in corpus.questions]
        lay = [text for each in asked for text in (each.text, each.answer)]
        codes = chosen([article.told for article in articles], lay=lay)
        self._study = Study(articles, codes=codes)
        self._rows: Floats = self._study.first_rows(
            course.plan, chance=course.chance(0), report=course.report
        )
        own = course.own
        desk = Desk(own.articles, own.questions, encoder=self._encoder(self._rows))
        self._lessons = Lessons(
            self._study,
            articles=own.articles,
            questions=own.questions,
            wrong=desk.wrong(depth=course.plan.wrong_depth),
        )

    def artefact(self, using: Places, *, number: int, held: Places = _NONE) -> bytes:
        """Return the encoder after lessons from some of the own questions.

        No lesson names the articles ``held`` out.
        """
        course = self.course
        learned = self._lessons.tuned(
            self._rows, using=using, held=held, plan=course.plan, chance=course.chance(number)
        )
        return self._study.artefact(learned)

    def _encoder(self, rows: Floats) -> TrainedEncoder:
        return of_artefact(self._study.artefact(rows))


@dataclass(frozen=True)
class Away:
    """A question as one meets it who never had a lesson about a law that it refers to.

    ``part`` is the fold of the laws held out, ``number`` the question's.
    """

    part: int
    number: int
    example: Example


@dataclass(frozen=True)
class Examples:
    """Every question as an encoder and a memory see it that never saw the question itself."""

    own: tuple[Example, ...]
    away: tuple[Away, ...]
    foreign: tuple[Example, ...]
    foreign_test: tuple[Example, ...]


def unseen(school: School) -> Examples:
    """Return the examples, each made by the encoder of the folds it is not in."""
    course = school.course
    own: dict[int, Example] = {}
    foreign: list[Example] = []
    test: list[Example] = []
    for number, part in enumerate(course.parts()):
        using = np.setdiff1d(np.arange(len(course.own.questions)), part)
        encoder = of_artefact(school.artefact(using, number=1 + number))
        own |= _examples(course.own, encoder=encoder, part=part, using=using)
        for corpus in (each for each in course.others if each.questions):
            desk = Desk(corpus.articles, corpus.questions, encoder=encoder)
            step = _FOREIGN_EVERY * course.folds
            size, start = len(corpus.questions), _FOREIGN_EVERY * number
            foreign += [desk.example(at, memory=None) for at in range(start, size, step)]
            test += [desk.example(at, memory=None) for at in range(start + 2, size, step)]
        course.report(f"fold {number + 1} of {course.folds} encoded")
    ordered = tuple(own[at] for at in sorted(own))
    return Examples(ordered, tuple(_away(school)), tuple(foreign), tuple(test))


def _away(school: School) -> Iterator[Away]:
    """Yield the questions that refer to laws of each fold of laws, without a memory."""
    own, course = school.course.own, school.course
    for number, part in enumerate(course.laws()):
        held = _referring(own, to=part)
        using = np.setdiff1d(np.arange(len(own.questions)), held)
        encoder = of_artefact(school.artefact(using, number=_NEW_LAWS + number, held=part))
        desk = Desk(own.articles, own.questions, encoder=encoder)
        for at in listed(held):
            yield Away(number, at, desk.example(at, memory=None))
        course.report(f"laws {number + 1} of {course.folds}: {len(held)} questions")


def _examples(
    corpus: Corpus, *, encoder: TrainedEncoder, part: Places, using: Places
) -> dict[int, Example]:
    desk = Desk(corpus.articles, corpus.questions, encoder=encoder)
    memory = desk.memory(using)
    return {int(at): desk.example(int(at), memory=memory) for at in part}


def everything(school: School) -> bytes:
    """Return the encoder of all questions."""
    course = school.course
    return school.artefact(np.arange(len(course.own.questions)), number=1 + course.folds)


@dataclass(frozen=True)
class Lot:
    """Which examples a ranker learns from: all, but for a fold of questions or of laws.

    Of questions about laws that no lesson named the fold ``unlike`` is left out. The articles
    ``held`` are no candidates: where nobody asks about them all of them would look wrong.
    """

    using: Places
    unlike: int | None = None
    held: Places = field(default_factory=lambda: np.zeros(0, np.int64))


def ranked(course: Course, examples: Examples, lot: Lot) -> Learned:
    """Return trees for questions like one that was answered before, and trees for others.

    The former learn from the own questions as they are. The latter learn from them without a
    memory, and once more as questions about laws that no lesson named, since a new community
    has texts of its own. Both learn from all foreign questions what to do elsewhere.
    """
    own = [examples.own[at] for at in listed(lot.using)]
    among = set(listed(lot.using))
    away = [
        each.example
        for each in examples.away
        if each.part != lot.unlike and each.number in among
    ]
    chance = course.chance(_SAMPLES)

    def trained(taught: Sequence[Example]) -> Splits:
        chosen = [each.apart(lot.held).sampled(_LEARNED, chance=chance) for each in taught]
        groups = [
            (each.matrix, each.relevance)
            for each in (*chosen, *examples.foreign)
            if each.relevance.any()
        ]
        return ranker(groups, rounds=course.rounds, seed=course.seed, threads=course.threads)

    others = trained([*(each.blind() for each in own), *away])
    return Learned(reminded=trained(own), others=others)


def validate(course: Course, examples: Examples) -> None:
    """Report how well each stage does on questions that nothing has seen."""
    for stage in _STAGES:
        course.report(f"{stage:18} {told(measured(_by(examples.own, stage)))}")
    _validate_ranker(course, examples)


def _validate_ranker(course: Course, examples: Examples) -> None:
    with_memory: list[Order] = []
    without: list[Order] = []
    elsewhere: list[Order] = []
    for number, part in enumerate(course.parts()):
        lot = Lot(np.setdiff1d(np.arange(len(examples.own)), part))
        judge = Ranker(ranked(course, examples, lot))
        own = [examples.own[at] for at in listed(part)]
        with_memory += _judged(own, judge)
        without += _judged([each.blind() for each in own], judge)
        elsewhere += _judged(examples.foreign_test[number :: course.folds], judge)
    course.report(f"{'with memory':18} {told(measured(with_memory))}")
    course.report(f"{'without memory':18} {told(measured(without))}")
    course.report(f"{'elsewhere, lexical':18} {told(measured(_by(examples.foreign_test)))}")
    course.report(f"{'elsewhere, ranked':18} {told(measured(elsewhere))}")


def validate_new_laws(course: Course, examples: Examples) -> None:
    """Report how well questions are answered about laws that no lesson touched.

    The encoder and the ranker learned from questions that refer to none of a fold's laws, and
    are asked, without a memory, those that refer to one.
    """
    asked: list[Example] = []
    judged: list[Order] = []
    for part, laws in enumerate(course.laws()):
        away = [each for each in examples.away if each.part == part]
        found = [each.example for each in away]
        using = np.setdiff1d(np.arange(len(examples.own)), [each.number for each in away])
        lot = Lot(using, unlike=part, held=laws)
        orders = _judged(found, Ranker(ranked(course, examples, lot)))
        _tell(course, f"laws {part + 1}", found=found, orders=orders)
        asked += found
        judged += orders
    _tell(course, "new laws", found=asked, orders=judged)


def _tell(
    course: Course, what: str, *, found: Sequence[Example], orders: Sequence[Order]
) -> None:
    for name in _STAGES:
        course.report(f"{f'{what}, {name}':18} {told(measured(_by(found, name)))}")
    course.report(f"{f'{what}, ranked':18} {told(measured(orders))}")


def _referring(corpus: Corpus, *, to: Places) -> Places:
    """Return the questions that refer to any of some articles."""
    relevant = [np.isin(question.relevant, to).any() for question in corpus.questions]
    return np.flatnonzero(relevant)


def _by(examples: Sequence[Example], name: str = "lexical") -> list[Order]:
    """Return the candidates in the order of one feature."""
    column = FEATURES.index(name)
    return [(each.ordered(each.matrix[:, column]), each.relevant) for each in examples]


def _judged(examples: Sequence[Example], judge: Ranker) -> list[Order]:
    return [(each.ordered(judge.scores(each.matrix)), each.relevant) for each in examples]


def _once(corpora: Sequence[Corpus]) -> list[Article]:
    """Return the articles of all corpora; what a corpus before has told is left out."""
    seen: set[str] = set()
    found: list[Article] = []
    for corpus in corpora:
        found += [article for article in corpus.articles if article.text not in seen]
        seen.update(article.text for article in corpus.articles)
    return found
