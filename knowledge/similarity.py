"""Tell how alike two short texts are, so that a proposal made twice is noticed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from knowledge.chinese import is_han, narrow, runs

ALIKE = Fraction(7, 20)
_PAIR = 2
_ELSEWHERE = Fraction(3, 4)
_HOUSE = re.compile(r"[0-9一二三四五六七八九十]+(?:号楼|号院|单元|栋|幢|号)")
_COMMON = re.compile(
    r"小区|院里|社区|建议|希望|能不能|可不可以|应该|门口|门前|重新|老是|经常|总是|没人|有人|太少|不够|请"
)
_FILLERS = frozenset("的了吗呢吧啊呀着是在有和请把被就也都很我你他她它们个")
_SAME: Mapping[str, str] = {
    "电瓶车": "电动车",
    "电动自行车": "电动车",
    "遛狗": "养狗",
    "养犬": "养狗",
    "路灯不亮": "路灯坏",
    "楼灯": "路灯",
    "停车位": "车位",
    "画线": "划线",
    "不牵": "不拴",
    "没拴": "不拴",
    "噪声": "噪音",
    "扰民": "噪音",
    "太吵": "噪音",
    "很吵": "噪音",
    "楼梯间": "楼道",
    "走廊": "楼道",
    "过道": "楼道",
    "杂物": "堆东西",
    "堆物": "堆东西",
    "灭了": "坏",
    "不亮": "坏",
    "损坏": "坏",
}


@dataclass(frozen=True)
class Likeness:
    """A candidate's key with how alike it is, from 0 to 1."""

    key: str
    share: Fraction


def likeness(one: str, other: str) -> Fraction:
    """Return how alike two texts are: twice the shared grams over all grams.

    It is symmetric; equal texts are 1, texts with no common character 0. Where a thing is
    counts little: the same thing at another house is still alike.
    """
    if one.strip() == other.strip():
        return Fraction(1)
    left, right = _weights(one), _weights(other)
    total = sum(left.values()) + sum(right.values())
    if not total:
        return Fraction(0)
    share = Fraction(2 * sum((left & right).values()), total)
    return share * _ELSEWHERE if _apart(one, other) else share


def held(part: str, *, within: str) -> Fraction:
    """Return how much of a short text another one holds, from 0 to 1.

    Fewer than two characters tell nothing. The same thing at another house counts less.
    """
    asked, known = _weights(part), _weights(within)
    total = sum(asked.values())
    if total <= 1:
        return Fraction(0)
    share = Fraction(sum((asked & known).values()), total)
    return share * _ELSEWHERE if _apart(part, within) else share


def _apart(one: str, other: str) -> bool:
    """Tell whether both name houses and none of them is the same."""
    houses = [set(_HOUSE.findall(narrow(text))) for text in (one, other)]
    return all(houses) and houses[0].isdisjoint(houses[1])


def similar(
    text: str, candidates: Mapping[str, str], *, limit: int = 3, least: Fraction = ALIKE
) -> tuple[Likeness, ...]:
    """Return the candidates (key to text) that are alike enough, most alike first."""
    found = (Likeness(key, likeness(text, other)) for key, other in candidates.items())
    alike = sorted(
        (one for one in found if one.share >= least), key=lambda one: (-one.share, one.key)
    )
    return tuple(alike[:limit])


@lru_cache(maxsize=2048)
def _weights(text: str) -> Counter[str]:
    """Return grams with integer weights: pairs count for more than lone characters."""
    weights: Counter[str] = Counter()
    for run in runs(plainer(narrow(text))):
        weights.update(_grams_of(run))
    return weights


def plainer(text: str) -> str:
    """Return a text in usual words, without houses and what stands in every request."""
    for word, usual in _SAME.items():
        text = text.replace(word, usual)
    return _COMMON.sub(" ", _HOUSE.sub(" ", text))


def _grams_of(run: str) -> Iterable[str]:
    if not is_han(run[0]):
        return (run, run, run)
    kept = "".join(character for character in run if character not in _FILLERS)
    pairs = [kept[at : at + _PAIR] for at in range(len(kept) - 1)]
    return (*kept, *pairs, *pairs)
