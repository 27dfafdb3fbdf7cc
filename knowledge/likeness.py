"""Passages that say the same: of those alike one is found, the others are kept in SQL."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.chinese import HAN, narrow
from knowledge.library import Passage, Source, SourceKind
from knowledge.standing import canonical

NEAR = 0.9
SHORTEST = 12
SHORTEST_NEAR = 40

_WIDTH = 5
_SAMPLE = 4
_MOST_OF_ONE = 40
_NOISE = re.compile(rf"[^{HAN}a-z0-9]+")
_TELLING = re.compile(r"[0-9]+|[a-z]+|[一二三四五六七八九十百千万两零]+|[不未无非禁严须应可得]")

Standing = tuple[object, ...]


def standing(source: Source, passage: Passage) -> Standing:
    """Return what two passages must have in common before their words are compared.

    A law is like another version of itself at most; what holds from other days on, or in
    another place, is never the same.
    """
    common = (source.kind, source.jurisdiction, source.effective, source.repealed)
    law = source.kind is SourceKind.LAW
    return (
        *common,
        source.expires,
        canonical(source.title) if law else "",
        passage.locator if law else "",
    )


@dataclass(frozen=True)
class _Known:
    """A passage that others may be like: its shingles, and the words that must not differ."""

    passage_id: str
    community_id: str
    standing: Standing
    shingles: frozenset[str]
    telling: Counter[str]
    group: str


class Likenesses:
    """What was read before, to be compared with what comes."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._known: list[_Known] = []
        self._exact: dict[tuple[str, str, Standing], str] = {}
        self._sampled: dict[str, list[int]] = defaultdict(list)

    def marked(self, passages: Iterable[Passage], *, source: Source) -> Iterator[Passage]:
        """Yield passages of a source, marked where an earlier one says the same.

        They are known from then on.
        """
        for passage in passages:
            bare = _bare(passage)
            under = standing(source, passage)
            group = self._like(bare, community_id=source.community_id, under=under)
            yield replace(passage, likeness=group)
            self._know(bare, passage, under=under, group=group or passage.id)

    def know(self, passages: Iterable[Passage], *, source: Source) -> None:
        """Take note of passages that are kept already."""
        for passage in passages:
            under = standing(source, passage)
            self._know(
                _bare(passage), passage, under=under, group=passage.likeness or passage.id
            )

    def _know(self, bare: str, passage: Passage, *, under: Standing, group: str) -> None:
        if len(bare) < SHORTEST:
            return
        community = passage.community_id
        self._exact.setdefault((bare, community, under), group)
        if len(bare) < SHORTEST_NEAR:
            return
        shingles = _shingles(bare)
        for shingle in _samples(shingles):
            if len(self._sampled[shingle]) < _MOST_OF_ONE:
                self._sampled[shingle].append(len(self._known))
        self._known.append(
            _Known(passage.id, community, under, shingles, _telling(bare), group)
        )

    def _like(self, bare: str, *, community_id: str, under: Standing) -> str:
        if len(bare) < SHORTEST:
            return ""
        for community in ("", community_id):
            if exact := self._exact.get((bare, community, under)):
                return exact
        return self._near(bare, communities={"", community_id}, under=under)

    def _near(self, bare: str, *, communities: set[str], under: Standing) -> str:
        if len(bare) < SHORTEST_NEAR:
            return ""
        shingles = _shingles(bare)
        shared = Counter(at for one in _samples(shingles) for at in self._sampled.get(one, ()))
        telling = _telling(bare)
        for at, _ in shared.most_common(_SAMPLE * 2):
            known = self._known[at]
            alike = len(shingles & known.shingles) >= NEAR * len(shingles)
            comparable = known.community_id in communities and known.standing == under
            if alike and comparable and known.telling == telling:
                return known.group
        return ""


def _bare(passage: Passage) -> str:
    told = "".join((*passage.questions, passage.text))
    return _NOISE.sub("", narrow(told).lower())


def _shingles(bare: str) -> frozenset[str]:
    return frozenset(bare[at : at + _WIDTH] for at in range(len(bare) - _WIDTH + 1))


def _samples(shingles: frozenset[str]) -> Iterator[str]:
    """Yield about every fourth shingle, the same ones of every text that has them."""
    return (one for one in shingles if zlib.crc32(one.encode()) % _SAMPLE == 0)


def _telling(bare: str) -> Counter[str]:
    """Return numbers, letters and words that turn a rule around: they must not differ."""
    return Counter(_TELLING.findall(bare))


def one_of_each(
    passages: Iterable[Passage], *, sources: Iterable[Source]
) -> tuple[Passage, ...]:
    """Return the passages to be found: of those alike the first, shared ones before others.

    ``sources`` are settled; passages of others are left out. When the first of a group
    goes with its source, the next comes back by itself.
    """
    of = {source.id: source for source in sources}
    told = [passage for passage in passages if passage.source_id in of]
    groups = {passage.likeness for passage in told if passage.likeness}
    seen: set[tuple[str, str, Standing]] = set()
    kept: list[Passage] = []
    for passage in sorted(told, key=lambda each: each.community_id != ""):
        group = passage.likeness or passage.id
        if group not in groups:
            kept.append(passage)
            continue
        under = standing(of[passage.source_id], passage)
        if seen & {(place, group, under) for place in ("", passage.community_id)}:
            continue
        seen.add((passage.community_id, group, under))
        kept.append(passage)
    return tuple(sorted(kept, key=lambda each: each.id))
