"""Answer a question from passages, with citations, or decline."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Protocol

from knowledge.calibration import shipped
from knowledge.chinese import runs
from knowledge.composing import (
    Quote,
    composed,
    counted,
    cut_quote,
    disagreed,
    overhead,
    quote,
    spoken_beside,
    told_best,
)
from knowledge.coverage import Rarity, closer
from knowledge.disagreement import Told, differing
from knowledge.following import leans, understood
from knowledge.kinds import COUNTED
from knowledge.library import Answer, SourceKind
from knowledge.questions import Asked, Want, at_home
from knowledge.support import Candidate, names_all, signs
from knowledge.thesaurus import Thesaurus

Judged = Sequence[tuple[float, Candidate]]

DECLINED = Answer(answered=False, text="")
_CANDIDATES = 20
_SECOND = 0.55
_CLOSE = 4
_NEARLY = 0.75
_TOLD = 0.95
_SIDE = 12
_ROOM_FOR_TWO = 200
_FIRST_SHARE = 0.62


class Answerer(Protocol):
    """What answers questions of residents."""

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        """Return an answer of at most that many characters with citations, or decline.

        ``earlier`` is what the asker asked before in the same private chat, a line a
        question, oldest first; empty where there is nothing before.
        """
        ...


class Evidence(Protocol):
    """Where an answerer finds what may be cited."""

    def rarity(self, term: str, /) -> float:
        """Return how telling a term is."""
        ...

    def body(self, source_id: str, /) -> str:
        """Return the whole text of a source."""
        ...

    def place(self, community_id: str, /) -> str:
        """Return where a community lies, such as 北京市昌平区; empty where not known."""
        ...

    def after(self, candidate: Candidate, /) -> Candidate | None:
        """Return the passage that follows in the same source, if any does."""
        ...

    def find(
        self, asked: Asked, *, community_id: str, on: date, limit: int
    ) -> Sequence[Candidate]:
        """Return what is in force that day and bears on a question, best first."""
        ...


def enough() -> float:
    """Return the probability from which an answer is given rather than declined."""
    return shipped().enough


class Extractive:
    """Answers in the words of the passages; needs no model."""

    def __init__(
        self,
        evidence: Callable[[], Evidence],
        *,
        thesaurus: Callable[[str], Thesaurus],
        least: float | None = None,
    ) -> None:
        """Answer from what ``evidence`` gives at the time, when support is ``least``."""
        self._evidence = evidence
        self._thesaurus = thesaurus
        self._enough = enough() if least is None else least

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        """Return quoted sentences with numbered sources, or decline for want of support."""
        if leans(question) and not earlier.strip():
            return DECLINED
        evidence = self._evidence()
        words = self._thesaurus(community_id)
        asked = understood(question, earlier=earlier, thesaurus=words)
        asked = at_home(asked, evidence.place(community_id))
        found = evidence.find(asked, community_id=community_id, on=on, limit=_CANDIDATES)
        judged = judge(asked, found, evidence=evidence)
        if not judged or judged[0][0] < self._enough:
            return DECLINED
        odd = differing(asked, judged, rarity=evidence.rarity, least=self._enough)
        both = odd and _both(asked, odd, evidence=evidence, longest=longest)
        return both or composed(_quotes(asked, judged, evidence=evidence, longest=longest))


def able(
    asked: Asked, found: Sequence[Candidate], *, body: Callable[[str], str]
) -> list[Candidate]:
    """Return what may answer at all; ``body`` gives the whole text of a source.

    What happened here is not asked of the law, nor the rules of another city of ours. Where
    sources name all that a question names, the others are left aside.
    """
    left = [
        candidate
        for candidate in found
        if not (asked.happened and candidate.source.kind is SourceKind.LAW)
        and all(away in _whereabouts(candidate) for away in asked.cities)
    ]
    named = [each for each in left if names_all(asked, each, body=body(each.source.id))]
    return named if asked.names and named else left


def _whereabouts(candidate: Candidate) -> str:
    source, passage = candidate.source, candidate.passage
    return f"{source.jurisdiction} {source.title} {passage.heading} {passage.text}"


def judge(
    asked: Asked, found: Sequence[Candidate], *, evidence: Evidence
) -> list[tuple[float, Candidate]]:
    """Return candidates with the probability that they answer, best first."""
    judged: list[tuple[float, Candidate]] = []
    left = able(asked, found, body=evidence.body)
    told = signs(asked, left, rarity=cache(evidence.rarity), body=evidence.body)
    for candidate, each in zip(left, told, strict=True):
        likely = shipped().probability(each, of=candidate.source.kind)
        judged.append((max(likely, _TOLD if _told(asked, candidate) else 0.0), candidate))
    judged.sort(key=lambda pair: (-pair[0], pair[1].passage.id))
    return _rules_first(judged) if asked.rule else judged


def _rules_first(judged: Judged) -> list[tuple[float, Candidate]]:
    """Return candidates with what binds before news, where it is likely enough itself."""
    least = enough()
    binds = [p for p in judged if p[1].source.kind is not SourceKind.NEWS and p[0] >= least]
    return [*binds, *(pair for pair in judged if pair not in binds)]


def _both(
    asked: Asked, odd: tuple[Told, Told], *, evidence: Evidence, longest: int
) -> Answer | None:
    """Return an answer that shows both sides, or None where there is no room for that."""
    room = longest - spoken_beside([each.candidate for each in odd])
    if room < 2 * _SIDE:
        return None
    quotes: list[Quote] = []
    for left, each in zip((2, 1), odd, strict=True):
        share = (room - sum(len(quote.text) for quote in quotes)) // left
        quotes.append(
            cut_quote(
                asked, each.candidate, each.sentence, rarity=evidence.rarity, longest=share
            )
        )
    return disagreed(quotes, days=[each.since for each in odd])


def _told(asked: Asked, candidate: Candidate) -> bool:
    """Tell whether a passage names the very question as one that it answers."""
    said = "".join(runs(asked.text))
    return any("".join(runs(each)) == said for each in candidate.passage.questions)


def _quotes(asked: Asked, judged: Judged, *, evidence: Evidence, longest: int) -> list[Quote]:
    """Return the best passage's stretch, and another's where there is room or need."""
    first = judged[0][1]
    fitting = _fitting(asked, judged, evidence=evidence)
    if longest < _ROOM_FOR_TWO:
        chosen = fitting or _closest(asked, judged, evidence=evidence)
        only = _quoted(asked, chosen, evidence=evidence, longest=longest)
        return [] if only is None else [only]
    second = fitting or _second(asked, judged, evidence=evidence)
    share = longest if second is None else int(longest * _FIRST_SHARE)
    made = _quoted(asked, first, evidence=evidence, longest=share)
    if made is None or second is None:
        return [] if made is None else [made]
    rest = longest - len(made.text) - overhead(first)
    more = _quoted(asked, second, evidence=evidence, longest=rest)
    return [made] if more is None else [made, more]


def _closest(asked: Asked, judged: Judged, *, evidence: Evidence) -> Candidate:
    """Return the candidate whose best sentence says most, among those nearly as likely."""
    likely = [pair for pair in judged[:_CLOSE] if pair[0] >= judged[0][0] * _NEARLY]

    def says(pair: tuple[float, Candidate]) -> float:
        rarity = _within(asked, pair[1], evidence=evidence)
        return pair[0] * told_best(asked, pair[1].passage.text, rarity=rarity)

    return max(likely, key=says)[1]


def _quoted(
    asked: Asked, candidate: Candidate, *, evidence: Evidence, longest: int
) -> Quote | None:
    room = longest - overhead(candidate)
    rarity = _within(asked, candidate, evidence=evidence)
    return quote(asked, candidate, rarity=rarity, longest=room)


def _within(asked: Asked, candidate: Candidate, *, evidence: Evidence) -> Rarity:
    """Return how telling terms are; of what is counted, less those all the source is about."""
    if asked.want not in COUNTED:
        return evidence.rarity
    return closer(evidence.rarity, body=evidence.body(candidate.source.id))


def _fitting(asked: Asked, judged: Judged, *, evidence: Evidence) -> Candidate | None:
    """Return a passage of the best one's source with the count that the best one lacks."""
    first = judged[0][1]
    if not asked.measure or counted(first.passage.text, asked=asked, rarity=evidence.rarity):
        return None
    for _, candidate in judged[1:]:
        same = candidate.source.id == first.source.id
        if same and counted(candidate.passage.text, asked=asked, rarity=evidence.rarity):
            return candidate
    return None


def _second(asked: Asked, judged: Judged, *, evidence: Evidence) -> Candidate | None:
    """Return the next best passage if it is nearly as good, or what follows the best."""
    best, first = judged[0]
    for probable, candidate in judged[1:2]:
        if probable >= best * _SECOND:
            return candidate
    told_on = asked.want is Want.WAY and first.source.kind is not SourceKind.LAW
    return evidence.after(first) if told_on else None
