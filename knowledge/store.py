"""The store of what the bot knows, as the rest of the program uses it."""

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from knowledge.answering import Extractive, judge
from knowledge.bearing import bearing, conflicts
from knowledge.index import Index, Vectors
from knowledge.library import Answer, Conflict, Holdings, Passage, Wording
from knowledge.questions import Asked, at_home, take_apart
from knowledge.support import Candidate
from knowledge.thesaurus import Same, Thesaurus, shipped

NEAR = 0.4
BEARING = 12


class Store:
    """Finds and answers from the sources that it was last given; safe among threads.

    Nothing is indexed or imported until something is first sought.
    """

    def __init__(
        self,
        *,
        today: Callable[[], date],
        vectors: Vectors | None = None,
        thesaurus: Thesaurus | None = None,
    ) -> None:
        """Start empty; ``today`` tells which sources are in force for ``passages``."""
        self._today = today
        self._vectors = vectors
        self._shipped = shipped() if thesaurus is None else thesaurus
        self._words: dict[str, Thesaurus] = {}
        self._guard = threading.RLock()
        self._given = Holdings()
        self._index: Index | None = None
        self._answerer = Extractive(self.index, thesaurus=self.thesaurus)

    def refresh(self, holdings: Holdings) -> None:
        """Take what is current in place of what was; it is indexed when next sought."""
        with self._guard:
            self._given, self._index = holdings, None
            self._words = _by_community(holdings.wordings, shipped=self._shipped)

    def index(self) -> Index:
        """Return the index of what the store was last given."""
        with self._guard:
            if self._index is None:
                self._index = Index(self._given, vectors=self._vectors)
            return self._index

    def thesaurus(self, community_id: str) -> Thesaurus:
        """Return the words that ship with those that a community added for itself."""
        return self._words.get(community_id, self._shipped)

    def find(self, text: str, *, community_id: str, limit: int) -> tuple[Candidate, ...]:
        """Return what is in force today and bears on a text, best first."""
        asked = self.asked(text, community_id=community_id)
        return self.index().find(
            asked, community_id=community_id, on=self._today(), limit=limit
        )

    def asked(self, text: str, *, community_id: str) -> Asked:
        """Return a question of a community taken apart."""
        return take_apart(text, thesaurus=self.thesaurus(community_id))

    def passages(self, text: str, *, community_id: str, limit: int) -> Sequence[Passage]:
        """Return the passages that bear on a text, best first.

        What shares no word with it, or far less than the best one does, is left out.
        """
        found = self.find(text, community_id=community_id, limit=limit)
        floor = NEAR * max((candidate.score for candidate in found), default=0.0)
        return tuple(each.passage for each in found if each.score and each.score >= floor)

    def bearing(
        self, text: str, *, community_id: str
    ) -> tuple[tuple[Passage, ...], tuple[Conflict, ...]]:
        """Return what bears on a proposal in force today, and where that forbids it.

        The houses, persons and days that it names are of here: no passage need name them.
        """
        index, asked = self.index(), self.asked(text, community_id=community_id)
        asked = at_home(asked, "，".join(set(asked.names) - set(asked.cities)))
        found = index.find(asked, community_id=community_id, on=self._today(), limit=BEARING)
        judged = judge(asked, found, evidence=index)
        words = self.thesaurus(community_id)
        return bearing(text, judged), conflicts(text, found, thesaurus=words)

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        """Return an answer with citations of at most that many characters, or decline."""
        return self._answerer.answer(
            question, community_id=community_id, on=on, longest=longest, earlier=earlier
        )


def _by_community(wordings: Iterable[Wording], *, shipped: Thesaurus) -> dict[str, Thesaurus]:
    groups: dict[str, list[Same]] = {}
    for each in wordings:
        groups.setdefault(each.community_id, []).append(Same(each.lay, each.formal))
    return {key: Thesaurus((*shipped.groups, *own)) for key, own in groups.items()}
