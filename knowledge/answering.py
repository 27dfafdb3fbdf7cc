"""Answer a question from passages, with citations, or decline."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from knowledge.composing import Quote, composed, overhead, quote
from knowledge.library import Answer
from knowledge.questions import Asked, take_apart
from knowledge.support import Candidate, Rarity, probability, signs
from knowledge.thesaurus import Thesaurus

DECLINED = Answer(answered=False, text="")
ENOUGH = 0.28
_CANDIDATES = 8
_SECOND = 0.55
_ROOM_FOR_TWO = 200
_FIRST_SHARE = 0.62


class Answerer(Protocol):
    """What answers questions of residents."""

    def answer(self, question: str, *, community_id: str, on: date, longest: int) -> Answer:
        """Return an answer of at most that many characters with citations, or decline."""
        ...


class Evidence(Protocol):
    """Where an answerer finds what may be cited."""

    def rarity(self, term: str, /) -> float:
        """Return how telling a term is."""
        ...

    def body(self, source_id: str, /) -> str:
        """Return the whole text of a source."""
        ...

    def find(
        self, asked: Asked, *, community_id: str, on: date, limit: int
    ) -> Sequence[Candidate]:
        """Return what is in force that day and bears on a question, best first."""
        ...


class Extractive:
    """Answers in the words of the passages; needs no model."""

    def __init__(
        self, evidence: Callable[[], Evidence], *, thesaurus: Thesaurus, enough: float = ENOUGH
    ) -> None:
        """Answer from what ``evidence`` gives at the time, when support is ``enough``."""
        self._evidence = evidence
        self._thesaurus = thesaurus
        self._enough = enough

    def answer(self, question: str, *, community_id: str, on: date, longest: int) -> Answer:
        """Return quoted sentences with numbered sources, or decline for want of support."""
        asked = take_apart(question, thesaurus=self._thesaurus)
        evidence = self._evidence()
        found = evidence.find(asked, community_id=community_id, on=on, limit=_CANDIDATES)
        judged = judge(asked, found, evidence=evidence)
        if not judged or judged[0][0] < self._enough:
            return DECLINED
        return composed(_quotes(asked, judged, rarity=evidence.rarity, longest=longest))


def judge(
    asked: Asked, found: Sequence[Candidate], *, evidence: Evidence
) -> list[tuple[float, Candidate]]:
    """Return candidates with the probability that they answer, best first."""
    top = max((candidate.score for candidate in found), default=0.0)
    judged = [
        (
            probability(
                signs(
                    asked,
                    candidate,
                    rarity=evidence.rarity,
                    top=top,
                    body=evidence.body(candidate.source.id),
                )
            ),
            candidate,
        )
        for candidate in found
    ]
    return sorted(judged, key=lambda pair: (-pair[0], pair[1].passage.id))


def _quotes(
    asked: Asked,
    judged: Sequence[tuple[float, Candidate]],
    *,
    rarity: Rarity,
    longest: int,
) -> list[Quote]:
    """Return the best passage's stretch, and a second one's where there is room."""
    best, first = judged[0]
    second = next((c for p, c in judged[1:2] if p >= best * _SECOND), None)
    roomy = longest >= _ROOM_FOR_TWO and second is not None
    share = longest * _FIRST_SHARE if roomy else longest
    made = quote(asked, first, rarity=rarity, longest=int(share) - overhead(first))
    quotes = [] if made is None else [made]
    if roomy and second is not None and made is not None:
        rest = longest - len(made.text) - overhead(first) - overhead(second)
        more = quote(asked, second, rarity=rarity, longest=rest)
        quotes += [] if more is None else [more]
    return quotes
