"""The whole training: fold by fold for the ranker, then once more on everything."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.encoder import TrainedEncoder, of_artefact
from knowledge.ranking import FEATURES, Ranker
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

BLIND = 0.35
_FOREIGN_EVERY = 4
_NEW_LAWS = 100  # apart from the numbers of the question folds
_STAGES = ("lexical", "dense", "fused")


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

    def artefact(self, using: Places, *, number: int) -> bytes:
        """Return the encoder after lessons from some of the own questions."""
        learned = self._lessons.tuned(
            self._rows, using=using, plan=self.course.plan, chance=self.course.chance(number)
        )
        return self._study.artefact(learned)

    def _encoder(self, rows: Floats) -> TrainedEncoder:
        return of_artefact(self._study.artefact(rows))


@dataclass(frozen=True)
class Examples:
    """Every question as an encoder and a memory see it that never saw the question itself."""

    own: tuple[Example, ...]
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
    return Examples(tuple(own[at] for at in sorted(own)), tuple(foreign), tuple(test))


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


def ranked(course: Course, examples: Examples, *, using: Places) -> Splits:
    """Return the ranker of some of the own questions and of all foreign ones.

    A share of the own ones is learned without a memory, since a new community has none.
    """
    blind = course.chance(1000).random(len(examples.own)) < BLIND
    taught = [
        examples.own[at].blind() if blind[at] else examples.own[at] for at in listed(using)
    ] + list(examples.foreign)
    groups = [(each.matrix, each.relevance) for each in taught if each.relevance.any()]
    return ranker(groups, rounds=course.rounds, seed=course.seed, threads=course.threads)


def validate(school: School, examples: Examples) -> None:
    """Report how well each stage does on questions that nothing has seen."""
    course = school.course
    for stage in _STAGES:
        course.report(f"{stage:18} {told(measured(_by(examples.own, stage)))}")
    _validate_ranker(course, examples)


def _validate_ranker(course: Course, examples: Examples) -> None:
    with_memory: list[Order] = []
    without: list[Order] = []
    elsewhere: list[Order] = []
    for number, part in enumerate(course.parts()):
        using = np.setdiff1d(np.arange(len(examples.own)), part)
        judge = Ranker(ranked(course, examples, using=using))
        own = [examples.own[at] for at in listed(part)]
        with_memory += _judged(own, judge)
        without += _judged([each.blind() for each in own], judge)
        elsewhere += _judged(examples.foreign_test[number :: course.folds], judge)
    course.report(f"{'with memory':18} {told(measured(with_memory))}")
    course.report(f"{'without memory':18} {told(measured(without))}")
    course.report(f"{'elsewhere, lexical':18} {told(measured(_by(examples.foreign_test)))}")
    course.report(f"{'elsewhere, ranked':18} {told(measured(elsewhere))}")


def validate_new_laws(school: School, examples: Examples) -> None:
    """Report how well questions are answered about laws that no lesson touched.

    The laws are cut into folds; the encoder and the ranker learn from questions that refer to
    none of a fold's laws, and are asked, without a memory, those that refer to one.
    """
    course, own = school.course, school.course.own
    laws = sorted({article.source for article in own.articles})
    asked: list[Example] = []
    judged: list[Order] = []
    for number, part in enumerate(folds(len(laws), count=course.folds, seed=course.seed)):
        held = _referring(own, to={laws[at] for at in listed(part)})
        using = np.setdiff1d(np.arange(len(own.questions)), held)
        encoder = of_artefact(school.artefact(using, number=_NEW_LAWS + number))
        desk = Desk(own.articles, own.questions, encoder=encoder)
        found = [desk.example(int(at), memory=None) for at in held]
        judged += _judged(found, Ranker(ranked(course, examples, using=using)))
        asked += found
        course.report(f"laws {number + 1} of {course.folds}: {len(held)} questions")
    course.report(f"{'new laws, lexical':18} {told(measured(_by(asked)))}")
    course.report(f"{'new laws, dense':18} {told(measured(_by(asked, 'dense')))}")
    course.report(f"{'new laws, ranked':18} {told(measured(judged))}")


def _referring(corpus: Corpus, *, to: Collection[str]) -> Places:
    """Return the questions that refer to any of some laws."""
    found = [
        number
        for number, question in enumerate(corpus.questions)
        if any(corpus.articles[row].source in to for row in question.relevant)
    ]
    return np.array(found, np.int64)


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
