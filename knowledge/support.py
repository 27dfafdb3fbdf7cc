"""Judge how well a passage supports an answer to a question."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from knowledge.chinese import sentences
from knowledge.coverage import Rarity, covered, unknown, weight
from knowledge.kinds import OPEN, fits, must_hold
from knowledge.library import Passage, Source, SourceKind
from knowledge.questions import Asked, Want

_FILE = "support.toml"
_HALF = 0.5
_OF_A_PART = 0.85


@dataclass(frozen=True)
class Signs:
    """What speaks for a passage and what speaks against it, each from 0 to 1 but ``length``.

    ``passage``, ``source``, ``window``: the share of the question that they hold, the last
    being the best sentence with its neighbours. ``focus``: the share of what stands beside
    the question word. ``score``, ``words``: how well its words were found, alone and beside
    the best; ``sure``, ``lead``: the same of all signs of the index; ``likeness``: of vectors;
    ``best``: its share beside the largest. ``undone``: it does not
    name what the question asks how to do. ``unknown``: the share that no passage holds.
    ``misfit``: a number or way is wanted and not there; ``missing``: a time, place, person or
    telephone number is; ``apart``: neither is in the best sentence. ``unnamed``: the question
    names what the source does not; ``named``: the source names all that the question does.
    ``service``: no passage can answer, such as the weather or a poem. ``news``: it is news,
    which speaks of much and settles little. ``open``: nothing of one kind is wanted; ``met``:
    what is wanted stands in the best sentence. ``key``: the share of the most telling words.
    """

    passage: float
    source: float
    window: float
    focus: float
    length: float
    score: float
    words: float
    lead: float
    sure: float
    likeness: float
    best: float
    undone: float
    unknown: float
    misfit: float
    missing: float
    apart: float
    unnamed: float
    named: float
    service: float
    news: float
    open: float
    met: float
    key: float

    def row(self) -> tuple[float, ...]:
        """Return the signs as numbers in the order of their names."""
        return tuple(getattr(self, sign.name) for sign in fields(self))


@dataclass(frozen=True)
class Candidate:
    """A passage that may answer, its source, and how the index scored it.

    ``score`` is that of its words, ``likeness`` that of its vector to the question's from 0
    to 1, ``rank`` that of all signs together (more is better, only differences tell).
    """

    passage: Passage
    source: Source
    score: float
    likeness: float = 0.0
    rank: float = 0.0


@dataclass(frozen=True)
class Beside:
    """What a candidate is judged beside.

    ``top`` is the best score, ``first`` the best rank and ``most`` the largest share of the
    question among the candidates. ``ranked``: they were found by vectors too.
    """

    top: float
    first: float
    most: float
    ranked: bool


def beside(asked: Asked, found: Sequence[Candidate], *, rarity: Rarity) -> Beside:
    """Return what each of the candidates is judged beside."""
    return Beside(
        top=max((each.score for each in found), default=0.0),
        first=max((each.rank for each in found), default=0.0),
        most=max((share(asked, each, rarity=rarity) for each in found), default=0.0),
        ranked=any(each.likeness for each in found),
    )


def _key(asked: Asked, text: str, *, rarity: Rarity) -> float:
    """Return the share that a text holds of the most telling third of a question."""
    telling = sorted(asked.units, key=lambda unit: -weight(unit, rarity=rarity))
    most = telling[: max(2, len(telling) // 3)]
    return covered(most, text=text, rarity=rarity)


def _lead(candidate: Candidate, *, beside: Beside) -> float:
    if beside.ranked:
        return math.exp(candidate.rank - beside.first)
    return candidate.score / beside.top if beside.top else 0.0


def share(asked: Asked, candidate: Candidate, *, rarity: Rarity) -> float:
    """Return the share that a candidate's passage holds of a question, or of a clause of it."""
    passage = candidate.passage
    text = f"{passage.heading} {passage.text}".lower()
    whole = covered(asked.units, text=text, rarity=rarity)
    parts = (covered(part, text=text, rarity=rarity) for part in asked.parts)
    return max(whole, _OF_A_PART * max(parts, default=0.0))


def signs(
    asked: Asked, candidate: Candidate, *, rarity: Rarity, beside: Beside, body: str
) -> Signs:
    """Return what speaks for a candidate; ``body`` is the whole text of its source."""
    passage, source = candidate.passage, candidate.source
    own = f"{passage.heading} {passage.text}".lower()
    whole = f"{source.title} {source.jurisdiction} {body} {own} {passage.questions}"
    total = sum(weight(unit, rarity=rarity) for unit in asked.units) or 1.0
    lacks = 1.0 - fits(passage.text, asked=asked)
    must = must_hold(asked)
    strange = not names_all(asked, candidate, body=body)
    held = share(asked, candidate, rarity=rarity)
    window, fit = best_window(asked, passage, rarity=rarity)
    return Signs(
        passage=held,
        source=covered(asked.units, text=whole.lower(), rarity=rarity),
        window=window,
        focus=covered(asked.focus, text=own, rarity=rarity) if asked.focus else 1.0,
        length=math.log1p(len(asked.units)),
        score=candidate.score / (candidate.score + total),
        words=candidate.score / beside.top if beside.top else 0.0,
        lead=_lead(candidate, beside=beside),
        sure=1 / (1 + math.exp(-candidate.rank)) if beside.ranked else _HALF,
        likeness=max(candidate.likeness, 0.0) if beside.ranked else _HALF,
        best=held / beside.most if beside.most else 0.0,
        undone=1.0 if asked.act and not any(act in own for act in asked.act) else 0.0,
        unknown=unknown(asked.units, rarity=rarity),
        misfit=0.0 if must else lacks,
        missing=lacks if must else 0.0,
        apart=1.0 - fit,
        unnamed=1.0 if strange else 0.0,
        named=1.0 if asked.names and not strange else 0.0,
        service=1.0 if asked.want is Want.SERVICE else 0.0,
        news=1.0 if source.kind is SourceKind.NEWS else 0.0,
        open=1.0 if asked.want in OPEN else 0.0,
        met=fit if asked.want not in OPEN else 0.0,
        key=_key(asked, own, rarity=rarity),
    )


_FIT = 0.35


def names_all(asked: Asked, candidate: Candidate, *, body: str) -> bool:
    """Tell whether a source names all that a question names."""
    source, passage = candidate.source, candidate.passage
    told = (source.title, source.jurisdiction, body, passage.heading, passage.text)
    whole = " ".join((*told, *passage.questions)).lower()
    return all(name in whole for name in asked.names)


def best_window(asked: Asked, passage: Passage, *, rarity: Rarity) -> tuple[float, float]:
    """Return what the best sentence and its neighbours hold, and how far it fits the want."""
    told = sentences(passage.text) or (passage.text,)
    worth = [_told(asked, sentence, rarity=rarity) for sentence in told]
    best = max(range(len(told)), key=lambda at: (sum(worth[at]), -at))
    around = " ".join((passage.heading, *told[max(0, best - 1) : best + 2]))
    return covered(asked.units, text=around.lower(), rarity=rarity), worth[best][1] / _FIT


def _told(asked: Asked, sentence: str, *, rarity: Rarity) -> tuple[float, float]:
    held = covered(asked.units, text=sentence.lower(), rarity=rarity)
    return held, _FIT * fits(sentence, asked=asked)


@dataclass(frozen=True)
class Calibration:
    """What was fitted: a weight for each sign, what they start from, and what is enough."""

    weights: tuple[float, ...]
    bias: float
    enough: float


def calibration(text: str) -> Calibration:
    """Return a calibration told in TOML."""
    told = tomllib.loads(text)
    weights: Mapping[str, float] = told["weights"]
    return Calibration(
        weights=tuple(float(weights[sign.name]) for sign in fields(Signs)),
        bias=float(told["bias"]),
        enough=float(told["enough"]),
    )


@cache
def shipped() -> Calibration:
    """Return the calibration that ``knowledge.training`` fitted."""
    return calibration(resources.files("knowledge").joinpath(_FILE).read_text(encoding="utf-8"))


def probability(signs: Signs) -> float:
    """Return how likely a passage with these signs answers the question."""
    return likely(signs.row(), by=shipped())


def likely(row: Sequence[float], *, by: Calibration) -> float:
    """Return the probability that a calibration gives signs."""
    told = sum(weight * sign for weight, sign in zip(by.weights, row, strict=True))
    return 1 / (1 + math.exp(-by.bias - told))
