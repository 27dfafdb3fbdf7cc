"""Judge how well a passage supports an answer to a question."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from knowledge.chinese import sentences
from knowledge.coverage import Rarity, covered, unknown, weight
from knowledge.kinds import OPEN, fits, must_hold
from knowledge.library import Passage, Source
from knowledge.questions import Asked, Want
from knowledge.spots import Spot, spot, told

_HALF = 0.5
_OF_A_PART = 0.85


@dataclass(frozen=True)
class Signs:
    """What speaks for a passage and what speaks against it, each from 0 to 1 but ``length``.

    ``source``, ``window``: the share of the question that they hold, the last being the best
    sentence with its neighbours. ``focus``: the share of what stands beside the question word;
    ``near``: that in the best sentence and its neighbours; ``anywhere``: in the source.
    ``score``, ``words``: how well its words were found, alone and beside
    the best; ``sure``, ``lead``: the same of all signs of the index; ``likeness``: of vectors;
    ``best``: its share beside the largest. ``undone``: it does not
    name what the question asks how to do. ``unknown``: the share that no passage holds.
    ``misfit``: a number or way is wanted and not there; ``missing``: a time, place, person or
    telephone number is; ``apart``: neither is in the best sentence. ``unnamed``: the question
    names what the source does not; ``named``: the source names all that the question does.
    ``service``: no passage can answer, such as the weather or a poem. ``met``:
    what is wanted stands in the best sentence. ``key``: the share of the most telling words.
    ``subject``, ``lost``, ``strange``, ``sentence``, ``clause``: see ``spots``; ``bereft``:
    ``lost`` times itself; ``fullest``, ``closest``: the shares of the best stretch and the
    best clause beside the largest among the candidates. The rest: what is wanted, for some is
    seldom told.
    """

    source: float
    window: float
    focus: float
    near: float
    anywhere: float
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
    met: float
    key: float
    subject: float
    lost: float
    bereft: float
    strange: float
    sentence: float
    clause: float
    fullest: float
    closest: float
    sum_wanted: float
    place_wanted: float
    firm_wanted: float
    name_wanted: float
    way_wanted: float
    actor_wanted: float
    anything_wanted: float

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
class _Beside:
    """What a candidate is judged beside: the best and largest among the candidates.

    ``ranked``: they were found by vectors too.
    """

    top: float
    first: float
    most: float
    around: float
    clause: float
    ranked: bool


@dataclass(frozen=True)
class _At:
    """The whole text of a candidate's source, and where its passage takes up the question."""

    body: str
    spot: Spot


def signs(
    asked: Asked,
    found: Sequence[Candidate],
    *,
    rarity: Rarity,
    body: Callable[[str], str],
) -> list[Signs]:
    """Return what speaks for each candidate; ``body`` gives the whole text of a source."""
    sources = {each.source.id: each.source for each in found}
    by = {
        key: told(asked, source, body=body(key), rarity=rarity)
        for key, source in sources.items()
    }
    spots = [spot(asked, each.passage, by=by[each.source.id]) for each in found]
    others = _beside(asked, found, spots=spots, rarity=rarity)
    return [
        _signs(asked, each, rarity=rarity, beside=others, at=_At(body(each.source.id), at))
        for each, at in zip(found, spots, strict=True)
    ]


def _beside(
    asked: Asked, found: Sequence[Candidate], *, spots: Sequence[Spot], rarity: Rarity
) -> _Beside:
    return _Beside(
        top=max((each.score for each in found), default=0.0),
        first=max((each.rank for each in found), default=0.0),
        most=max((share(asked, each, rarity=rarity) for each in found), default=0.0),
        around=max((each.around for each in spots), default=0.0),
        clause=max((each.clause for each in spots), default=0.0),
        ranked=any(each.likeness for each in found),
    )


def _key(asked: Asked, text: str, *, rarity: Rarity) -> float:
    """Return the share that a text holds of the most telling third of a question."""
    telling = sorted(asked.units, key=lambda unit: -weight(unit, rarity=rarity))
    most = telling[: max(2, len(telling) // 3)]
    return covered(most, text=text, rarity=rarity)


def _lead(candidate: Candidate, *, beside: _Beside) -> float:
    if beside.ranked:
        return math.exp(candidate.rank - beside.first)
    return _part(candidate.score, of=beside.top)


def _part(some: float, *, of: float) -> float:
    return some / of if of else 0.0


def share(asked: Asked, candidate: Candidate, *, rarity: Rarity) -> float:
    """Return the share that a candidate's passage holds of a question, or of a clause of it."""
    passage = candidate.passage
    text = f"{passage.heading} {passage.text}".lower()
    whole = covered(asked.units, text=text, rarity=rarity)
    parts = (covered(part, text=text, rarity=rarity) for part in asked.parts)
    return max(whole, _OF_A_PART * max(parts, default=0.0))


def _signs(
    asked: Asked,
    candidate: Candidate,
    *,
    rarity: Rarity,
    beside: _Beside,
    at: _At,
) -> Signs:
    passage, source = candidate.passage, candidate.source
    body, at_best = at.body, at.spot
    own = f"{passage.heading} {passage.text}".lower()
    whole = f"{source.title} {source.jurisdiction} {body} {own} {passage.questions}"
    total = sum(weight(unit, rarity=rarity) for unit in asked.units) or 1.0
    lacks = 1.0 - fits(passage.text, asked=asked)
    must = must_hold(asked)
    strange = not names_all(asked, candidate, body=body)
    window, fit = best_window(asked, passage, rarity=rarity)
    return Signs(
        source=covered(asked.units, text=whole.lower(), rarity=rarity),
        window=window,
        focus=covered(asked.focus, text=own, rarity=rarity) if asked.focus else 1.0,
        near=at_best.near,
        anywhere=at_best.anywhere,
        length=math.log1p(len(asked.units)),
        score=candidate.score / (candidate.score + total),
        words=_part(candidate.score, of=beside.top),
        lead=_lead(candidate, beside=beside),
        sure=1 / (1 + math.exp(-candidate.rank)) if beside.ranked else _HALF,
        likeness=max(candidate.likeness, 0.0) if beside.ranked else _HALF,
        best=_part(share(asked, candidate, rarity=rarity), of=beside.most),
        undone=1.0 if asked.act and not any(act in own for act in asked.act) else 0.0,
        unknown=unknown(asked.units, rarity=rarity),
        misfit=0.0 if must else lacks,
        missing=lacks if must else 0.0,
        apart=1.0 - fit,
        unnamed=1.0 if strange else 0.0,
        named=1.0 if asked.names and not strange else 0.0,
        service=_is(asked, Want.SERVICE),
        met=fit if asked.want not in OPEN else 0.0,
        key=_key(asked, own, rarity=rarity),
        subject=at_best.subject,
        lost=at_best.lost,
        bereft=at_best.lost**2,
        strange=at_best.strange,
        sentence=at_best.sentence,
        clause=at_best.clause,
        fullest=_part(at_best.around, of=beside.around),
        closest=_part(at_best.clause, of=beside.clause),
        sum_wanted=_is(asked, Want.MONEY),
        place_wanted=_is(asked, Want.PLACE),
        firm_wanted=_is(asked, Want.FIRM),
        name_wanted=_is(asked, Want.NAME),
        way_wanted=_is(asked, Want.WAY),
        actor_wanted=_is(asked, Want.ACTOR),
        anything_wanted=_is(asked, Want.ANYTHING),
    )


def _is(asked: Asked, want: Want) -> float:
    return 1.0 if asked.want is want else 0.0


_FIT = 0.35


def names_all(asked: Asked, candidate: Candidate, *, body: str) -> bool:
    """Tell whether a source names all that a question names."""
    source, passage = candidate.source, candidate.passage
    parts = (source.title, source.jurisdiction, body, passage.heading, passage.text)
    whole = " ".join((*parts, *passage.questions)).lower()
    return all(name in whole for name in asked.names)


def best_window(asked: Asked, passage: Passage, *, rarity: Rarity) -> tuple[float, float]:
    """Return what the best sentence and its neighbours hold, and how far it fits the want."""
    lines = sentences(passage.text) or (passage.text,)
    worth = [_told(asked, sentence, rarity=rarity) for sentence in lines]
    best = max(range(len(lines)), key=lambda at: (sum(worth[at]), -at))
    around = " ".join((passage.heading, *lines[max(0, best - 1) : best + 2]))
    return covered(asked.units, text=around.lower(), rarity=rarity), worth[best][1] / _FIT


def _told(asked: Asked, sentence: str, *, rarity: Rarity) -> tuple[float, float]:
    held = covered(asked.units, text=sentence.lower(), rarity=rarity)
    return held, _FIT * fits(sentence, asked=asked)
