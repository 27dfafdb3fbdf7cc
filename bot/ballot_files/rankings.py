"""Rankings by places in a list, gathered so that equal ones are one ballot."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.ballot_files.texts import Source
from deliberation.ballots import Ballot, Option

Tiers = tuple[tuple[int, ...], ...]


def once(tiers: Iterable[Iterable[int]]) -> Tiers:
    """Return tiers in which each place stands once, where it was named first."""
    seen: set[int] = set()
    kept: list[tuple[int, ...]] = []
    for tier in tiers:
        fresh = tuple(dict.fromkeys(place for place in tier if place not in seen))
        seen.update(fresh)
        if fresh:
            kept.append(fresh)
    return tuple(kept)


class Rankings:
    """Ballots that rank places from 0, each with how often it was cast."""

    def __init__(self, source: Source, options: Sequence[Option]) -> None:
        self._source = source
        self._options = options
        self._cast: Counter[Tiers] = Counter()

    def add(self, tiers: Iterable[Iterable[int]], *, times: int, line: int) -> None:
        """Take a ballot; raise UnusableBallots where it names a place that is not there."""
        ranked = once(tiers)
        for tier in ranked:
            for place in tier:
                if not 0 <= place < len(self._options):
                    self._source.refuse("candidate", line=line, found=str(place + 1))
        self._cast[ranked] += times

    def ballots(self) -> Mapping[Ballot, int]:
        """Return every ballot with how often it was cast."""
        return {
            Ballot(
                ranking=tuple(
                    tuple(self._options[place].id for place in sorted(tier)) for tier in tiers
                )
            ): times
            for tiers, times in self._cast.items()
            if times
        }
