"""Judge how well a passage supports an answer to a question."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

from knowledge.library import Passage, Source
from knowledge.questions import Asked, Unit, Want

Rarity = Callable[[str], float]

_NUMERAL = "0-9一二三四五六七八九十百千万两半"
_SHARE = rf"[{_NUMERAL}]+分之|过半|半数|一半|[0-9.]+%"
_FITS: Mapping[Want, re.Pattern[str]] = {
    Want.MONEY: re.compile(
        rf"[{_NUMERAL}.]+(余|多)?(元|块)|[0-9.]+(余|多)?[万亿]|免费|不收|不要钱|"
        r"由(各地|当地|各市|省|县|设区)|当地公布"
    ),
    Want.NUMBER: re.compile(rf"[0-9]+|[{_NUMERAL}]+[个户人次条日天年成名家]|{_SHARE}"),
    Want.TIME: re.compile(rf"[{_NUMERAL}]+(点|时|月|日|年|天|分钟|小时|个采暖期)|{_SHARE}"),
    Want.PHONE: re.compile(r"(?<![0-9])(1[12][0-9]|12[0-9]{3}|[0-9-]{7,13})(?![0-9])"),
    Want.MOBILE: re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|微信号"),
    Want.PERSON: re.compile(
        r"(主任|书记|经理|负责人|会长|站长|队长|所长|局长)[\u4e00-\u9fff]{2,3}(?=[说介表告，、：])"
    ),
    Want.PLACE: re.compile(
        rf"[{_NUMERAL}]+(号|室|层)|[路街巷](?!道)|[东南西北]侧|旁边|对面|门口|大厅|窗口"
    ),
    Want.REASON: re.compile(r"由于|因为|因(?!此|地|素)|导致|带来|造成|为了|所以|原因"),
    Want.ACTOR: re.compile(
        r"书记|主任|组长|物业|居委会|街道|部门|机关|机构|委员会|法院|业主|的人|主人|单位|公司|志愿者"
    ),
    Want.WAY: re.compile(r"通过|采取|采用|利用|运用|借助|依托|实行|推行|制定|建立|把|将|以|用"),
}
_HARD = (Want.TIME, Want.PHONE, Want.MOBILE, Want.PERSON, Want.PLACE)
_LONE = 0.4
_SHARED_OUT = "个户人成票倍家"


@dataclass(frozen=True)
class Signs:
    """What speaks for a passage and what speaks against it, each from 0 to 1 but ``length``.

    ``passage`` and ``source``: the share of the question that they hold. ``score``, ``lead``:
    how well the index found it, alone and beside the best. ``unknown``: the share that no
    passage holds. ``misfit``: a number or way is wanted and not there; ``missing``: a time,
    place, person or telephone number is. ``unnamed``: the question names what the source
    does not; ``named``: the source names all that the question does. ``service``: no
    passage can answer, such as the weather or a poem.
    """

    passage: float
    source: float
    length: float
    score: float
    lead: float
    unknown: float
    misfit: float
    missing: float
    unnamed: float
    named: float
    service: float

    def row(self) -> tuple[float, ...]:
        """Return the signs as numbers in the order of their names."""
        return tuple(getattr(self, sign.name) for sign in fields(self))


@dataclass(frozen=True)
class Candidate:
    """A passage that may answer, its source, and how the index scored it."""

    passage: Passage
    source: Source
    score: float


def fits(text: str, *, asked: Asked) -> float:
    """Return how far a text holds the kind of thing that is wanted: 0, a half or 1."""
    pattern = _FITS.get(asked.want)
    if pattern is None:
        return 1.0
    if not pattern.search(text):
        return 0.0
    if asked.want is not Want.NUMBER or not asked.measure:
        return 1.0
    counted = rf"[{_NUMERAL}][余多几]?{asked.measure}"
    if asked.measure in _SHARED_OUT:
        counted = rf"{counted}|{_SHARE}"
    return 1.0 if re.search(counted, text) else 0.5


def covered(units: Sequence[Unit], *, text: str, rarity: Rarity) -> float:
    """Return the share of a question's units, by how telling they are, that a text holds."""
    total = sum(weight(unit, rarity=rarity) for unit in units)
    if not total:
        return 0.0
    held = (weight(unit, rarity=rarity) for unit in units if holds(unit, text=text))
    return sum(held) / total


def weight(unit: Unit, *, rarity: Rarity) -> float:
    """Return how telling a unit is; a lone character tells little."""
    lone = len(unit.gram) == 1 and not unit.gram.isascii()
    return rarity(unit.gram) * (_LONE if lone else 1.0)


def holds(unit: Unit, *, text: str) -> bool:
    """Tell whether a text holds a unit in any of its words."""
    return unit.gram in text or any(other in text for other in unit.others)


def unknown(units: Sequence[Unit], *, rarity: Rarity) -> float:
    """Return the share of units that no passage anywhere holds."""
    never = rarity("")
    strange = [unit for unit in units if not unit.others and rarity(unit.gram) >= never]
    total = sum(weight(unit, rarity=rarity) for unit in units)
    return sum(weight(unit, rarity=rarity) for unit in strange) / total if total else 1.0


def signs(
    asked: Asked, candidate: Candidate, *, rarity: Rarity, top: float, body: str
) -> Signs:
    """Return what speaks for a candidate.

    ``top`` is the best score among the candidates, ``body`` the whole text of its source.
    """
    passage = candidate.passage
    own = f"{passage.heading} {passage.text}".lower()
    whole = f"{candidate.source.title} {candidate.source.jurisdiction} {body}".lower()
    total = sum(weight(unit, rarity=rarity) for unit in asked.units) or 1.0
    lacks = 1.0 - fits(passage.text, asked=asked)
    strange = [name for name in asked.names if name not in f"{whole}{own}"]
    return Signs(
        passage=covered(asked.units, text=own, rarity=rarity),
        source=covered(asked.units, text=f"{whole} {own} {passage.questions}", rarity=rarity),
        length=math.log1p(len(asked.units)),
        score=candidate.score / (candidate.score + total),
        lead=candidate.score / top if top else 0.0,
        unknown=unknown(asked.units, rarity=rarity),
        misfit=0.0 if asked.want in _HARD else lacks,
        missing=lacks if asked.want in _HARD else 0.0,
        unnamed=1.0 if strange else 0.0,
        named=1.0 if asked.names and not strange else 0.0,
        service=1.0 if asked.want is Want.SERVICE else 0.0,
    )


# Fitted by logistic regression on questions with known passages and questions without any;
# what a question names, and a missing time, place or telephone number, were set to decide.
_WEIGHTS = Signs(
    passage=2.48,
    source=2.58,
    length=1.22,
    score=5.11,
    lead=4.6,
    unknown=1.61,
    misfit=-1.04,
    missing=-4.0,
    unnamed=-3.0,
    named=1.0,
    service=-4.0,
).row()
_BIAS = -12.53


def probability(signs: Signs) -> float:
    """Return how likely a passage with these signs answers the question."""
    told = sum(weight * sign for weight, sign in zip(_WEIGHTS, signs.row(), strict=True))
    return 1 / (1 + math.exp(-_BIAS - told))
