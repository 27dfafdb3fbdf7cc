"""Answer in a model's words, but only what the passages say and the default would back."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Protocol

from knowledge.answering import Answerer, Evidence, enough, judge
from knowledge.chat_model import ModelUnavailable
from knowledge.composing import citation, mark
from knowledge.disagreement import differing
from knowledge.following import understood
from knowledge.library import Answer
from knowledge.orders import gives_orders
from knowledge.prompting import UNABLE, instructions, presentable, request
from knowledge.proving import CITED, begun, proof, tidy, told
from knowledge.questions import at_home
from knowledge.support import Candidate
from knowledge.thesaurus import Thesaurus

SPOKE = "spoke"
UNABLE_TO = "unable"
UNPROVEN = "unproven"
TOO_LONG = "too_long"
ORDERED = "ordered"
_PASSAGES = 4
_AS_LIKELY = 0.4
_SPARE = 2
_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """A language model."""

    def speak(self, *, instructions: str, text: str) -> Generator[str, None, None]:
        """Yield what the model says as it comes, or raise ModelUnavailable."""
        ...


class _Unusable(Exception):  # noqa: N818  # says what is, as other refusals do
    """What a model says cannot be told to anybody."""


class Modelled:
    """Lets a model put it into words; where that fails a check, the default speaks."""

    def __init__(
        self,
        evidence: Callable[[], Evidence],
        *,
        thesaurus: Callable[[str], Thesaurus],
        model: Speaker,
        default: Answerer,
    ) -> None:
        """Answer from ``evidence`` in the words of ``model``, else by ``default``."""
        self._evidence = evidence
        self._thesaurus = thesaurus
        self._model = model
        self._default = default
        self._guard = threading.Lock()
        self._counts: Counter[str] = Counter()

    def counts(self) -> Mapping[str, int]:
        """Return how often the model spoke, and how often it was of no use, by reason."""
        with self._guard:
            return dict(self._counts)

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        """Return the model's answer when each sentence is backed, else the default's.

        Sources that disagree are shown by the default, as they stand.
        """
        evidence = self._evidence()
        words = self._thesaurus(community_id)
        asked = understood(question, earlier=earlier, thesaurus=words)
        asked = at_home(asked, evidence.place(community_id))
        found = evidence.find(asked, community_id=community_id, on=on, limit=2 * _PASSAGES)
        judged = judge(asked, found, evidence=evidence)
        at_odds = differing(asked, judged, rarity=evidence.rarity, least=enough())
        if judged and judged[0][0] >= enough() and not at_odds:
            least = judged[0][0] * _AS_LIKELY
            given = [candidate for chance, candidate in judged[:_PASSAGES] if chance >= least]
            able = presentable(given)
            if gives_orders(f"{earlier}\n{question}") or able[:1] != given[:1]:
                self._note(ORDERED)
            elif answer := self._worded(asked.text, given=able, longest=longest):
                return answer
        return self._default.answer(
            question, community_id=community_id, on=on, longest=longest, earlier=earlier
        )

    def _worded(
        self, question: str, *, given: Sequence[Candidate], longest: int
    ) -> Answer | None:
        """Return an answer in the model's words, or None; why not is counted and logged."""
        answer, reason = None, UNPROVEN
        try:
            said = self._heard(question, given=given, longest=longest)
            answer = checked(said, given=given, longest=longest)
        except (ModelUnavailable, _Unusable) as error:
            reason = str(error).replace(" ", "_")
        if answer is None:
            self._note(reason)
        else:
            self._count(SPOKE)
        return answer

    def _heard(self, question: str, *, given: Sequence[Candidate], longest: int) -> str:
        """Return all that the model says, listening only while every sentence is backed."""
        said, proven = "", 0
        text = request(question, given=given)
        with closing(
            self._model.speak(instructions=instructions(longest=longest), text=text)
        ) as pieces:
            for piece in pieces:
                said += piece
                if len(said) > _SPARE * longest:
                    raise _Unusable(TOO_LONG)
                finished = told(tidy(begun(said)))[:-1]
                if any(proof(each, given=given) is None for each in finished[proven:]):
                    raise _Unusable(UNABLE_TO if UNABLE in said else UNPROVEN)
                proven = len(finished)
        if UNABLE in said:
            raise _Unusable(UNABLE_TO)
        return said

    def _note(self, reason: str) -> None:
        self._count(reason)
        _log.warning("The model was of no use (%s); the default answers.", reason)

    def _count(self, reason: str) -> None:
        with self._guard:
            self._counts[reason] += 1


def checked(said: str, *, given: Sequence[Candidate], longest: int) -> Answer | None:
    """Return an answer whose every sentence is cited and backed, or None."""
    sentences = told(tidy(said))
    used: dict[int, str] = {}
    for sentence in sentences:
        found = proof(sentence, given=given)
        if found is None:
            return None
        for number, quote in found.items():
            used.setdefault(number, quote)
    return _fitting(sentences, used=used, given=given, longest=longest) if used else None


def _fitting(
    sentences: Sequence[str],
    *,
    used: Mapping[int, str],
    given: Sequence[Candidate],
    longest: int,
) -> Answer | None:
    places = {number: place for place, number in enumerate(used, 1)}
    text = CITED.sub(lambda cited: f"[{places[int(cited.group(1))]}]", "".join(sentences))
    marks = dict.fromkeys(mark(given[number - 1]) for number in used)
    text = f"{''.join(marks)}{text}"
    if len(text) > longest:
        return None
    cited = tuple(
        citation(given[number - 1], number=place, quote=used[number])
        for number, place in places.items()
    )
    return Answer(answered=True, text=text, citations=cited)
