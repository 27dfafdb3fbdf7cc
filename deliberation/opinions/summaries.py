"""A summary of opinions that a machine wrote: every sentence names what it rests on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import CommunityId, MemberId, TopicId
from deliberation.lifecycle import Lifecycle

LONGEST_SENTENCE = 120
MOST_SENTENCES = 8
SHARED_PAIRS = 2

_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]|(?=\n)|$)(?:\s*\[[^\]\n]*\])*")
_MARK = re.compile(r"\[([^\]]*)\]")
_NUMBERS = re.compile(r"\d+")
_FIGURE = re.compile(r"[\d%％]|[一二三四五六七八九十百两几半]+(?:成|人|位|户|名)|百分之")
_PART = re.compile(r"[\W_]+")


class SummaryState(StrEnum):
    """What a moderator did with a summary."""

    WRITTEN = "written"
    SHOWN = "shown"
    DROPPED = "dropped"


SUMMARY_LIFE = Lifecycle(
    {
        SummaryState.WRITTEN: frozenset({SummaryState.SHOWN, SummaryState.DROPPED}),
        SummaryState.SHOWN: frozenset({SummaryState.DROPPED}),
    }
)


@dataclass(frozen=True)
class SummarySentence:
    """A sentence with the numbers of the statements that it rests on."""

    text: str
    statements: tuple[int, ...]


@dataclass(frozen=True)
class OpinionSummary:
    """What a machine wrote about the opinions on a topic; nobody sees it before approval."""

    id: str
    community_id: CommunityId
    topic_id: TopicId
    sentences: tuple[SummarySentence, ...]
    written_at: datetime
    state: SummaryState = SummaryState.WRITTEN
    decided_by: MemberId | None = None
    decided_at: datetime | None = None

    def decided(self, state: SummaryState, *, by: MemberId, at: datetime) -> "OpinionSummary":
        """Return the summary shown or dropped, or raise ForbiddenTransition."""
        reached = SUMMARY_LIFE.advance(self.state, to=state)
        return replace(self, state=reached, decided_by=by, decided_at=at)


def proven(text: str, *, known: Mapping[int, str]) -> tuple[SummarySentence, ...]:
    """Return the sentences of a machine that can be told.

    ``known`` are the statements that it was given, by number. A sentence stays if it names
    at least one of them and nothing else, shares words with each, tells no figures (the
    lists have them) and is short.
    """
    found = (_sentence(each, known=known) for each in _sentences(text))
    return tuple(each for each in found if each is not None)[:MOST_SENTENCES]


def _sentences(text: str) -> Iterator[str]:
    for each in _SENTENCE.finditer(text):
        if each[0].strip():
            yield each[0].strip()


def _sentence(text: str, *, known: Mapping[int, str]) -> SummarySentence | None:
    marks = " ".join(_MARK.findall(text))
    numbers = tuple(dict.fromkeys(int(each) for each in _NUMBERS.findall(marks)))
    words = _MARK.sub("", text).strip()
    words = words if words.endswith(("。", "！", "？", "!", "?")) else f"{words}。"
    if not numbers or any(each not in known for each in numbers):
        return None
    if len(words) > LONGEST_SENTENCE or _FIGURE.search(words):
        return None
    pairs = _pairs(words)
    if any(len(pairs & _pairs(known[each])) < SHARED_PAIRS for each in numbers):
        return None
    return SummarySentence(words, numbers)


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring signs."""
    return frozenset(
        part[at : at + 2] for part in _PART.split(text.lower()) for at in range(len(part) - 1)
    )
