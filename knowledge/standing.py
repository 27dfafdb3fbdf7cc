"""Which sources hold when: repealed by name, superseded by a later text, in whose place.

The tables keep what an operator said of each source; what sources do to each other is
worked out whenever they are read, so that it is undone when one of them is removed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge.library import Source, SourceKind, SourceState

SHIPPED = "starter-"
"""How the digests of the entries that ship begin."""

_MAY_END = frozenset({SourceKind.LAW, SourceKind.NOTICE})
_COUNTRY = "中华人民共和国"
_OUTER = re.compile(r"[\s《》〈〉“”\"]")
_EDITION = re.compile(r"[(（](?:\d{4}年?)?(?:最新)?(?:修订|修正|修改|版|公布)*[)）]$")


def canonical(title: str) -> str:
    """Return a title as it is compared: no marks, no country, no year of an edition."""
    bare = _EDITION.sub("", _OUTER.sub("", title))
    return bare.removeprefix(_COUNTRY) or bare


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles name the same document."""
    return canonical(one) == canonical(other)


def settled(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources in their order, each repealed from the day a newer one ends it.

    What a community took in for itself ends its own sources alone.
    """
    told = tuple(sources)
    ends = _ends(each for each in told if each.retired_at is None)
    return tuple(_ended(source, ends.get(canonical(source.title), ())) for source in told)


_End = tuple[Source, date, bool]


def _ends(sources: Iterable[Source]) -> dict[str, list[_End]]:
    """Return who ends documents of a title from which day on, and whether by name."""
    found: dict[str, list[_End]] = defaultdict(list)
    for source in sources:
        begins = source.effective or source.added_at.date()
        for title in source.repeals:
            found[canonical(title)].append((source, begins, True))
        if source.effective and not source.digest.startswith(SHIPPED):
            found[canonical(source.title)].append((source, source.effective, False))
    return found


def _ended(source: Source, ends: Sequence[_End]) -> Source:
    days = [day for ender, day, named in ends if _may_end(ender, source, named=named)]
    if source.repealed is not None:
        days.append(source.repealed)
    earliest = min(days, default=None)
    return source if earliest == source.repealed else replace(source, repealed=earliest)


def _may_end(ender: Source, source: Source, *, named: bool) -> bool:
    theirs = ender.community_id in {"", source.community_id}
    if ender.id == source.id or not theirs or source.kind not in _MAY_END:
        return False
    begins = ender.effective or ender.added_at.date()
    if named:
        return source.effective is None or source.effective < begins
    same = ender.kind is source.kind and ender.jurisdiction == source.jurisdiction
    return same and source.effective is not None and source.effective < begins


def state_of(source: Source, *, on: date) -> SourceState:
    """Return how a settled source stands that day."""
    return source.state(on=on)


def successor(source: Source, sources: Iterable[Source]) -> Source | None:
    """Return the current source that is a newer version of a source, if there is one."""
    mine = [
        each
        for each in sources
        if each.id != source.id
        and each.retired_at is None
        and each.community_id == source.community_id
        and each.added_at >= source.added_at
    ]
    if source.retired_at is not None:
        named = next((each for each in mine if each.name == source.name), None)
        if named is not None:
            return named
    later = [each for each in mine if _may_end(each, source, named=False)]
    alike = [each for each in later if same_title(each.title, source.title)]
    return max(alike, key=lambda each: each.effective or date.min, default=None)
