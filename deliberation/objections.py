"""Objections to a plan that is put to consent: how each was met, or that it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deliberation.ballots import Ballot, CountingStep
from deliberation.identifiers import CommunityId, MemberId, ObjectionId, PollId
from deliberation.lifecycle import Lifecycle
from deliberation.methods.consent import MET, OBJECT
from deliberation.proposals import ReasonMissing

SETTLING = timedelta(days=7)
"""How long moderators have; then the result is told, and what is open stands."""


class ObjectionState(StrEnum):
    """Where an objection stands."""

    RAISED = "raised"
    MET = "met"
    STANDS = "stands"


OBJECTION_LIFE = Lifecycle(
    {
        ObjectionState.RAISED: frozenset({ObjectionState.MET, ObjectionState.STANDS}),
        ObjectionState.MET: frozenset({ObjectionState.STANDS}),
        ObjectionState.STANDS: frozenset({ObjectionState.MET}),
    }
)


@dataclass(frozen=True)
class Objection:
    """What was objected, never by whom; ``heads`` is the weight of those who said it.

    ``number`` counts the objections of a poll from 1; ``words`` say how it was met, or why
    it stands.
    """

    id: ObjectionId
    community_id: CommunityId
    poll_id: PollId
    number: int
    reason: str
    heads: int
    raised_at: datetime
    state: ObjectionState = ObjectionState.RAISED
    words: str = ""
    settled_by: MemberId | None = None
    settled_at: datetime | None = None

    def settled(
        self, state: ObjectionState, *, words: str, by: MemberId, at: datetime
    ) -> "Objection":
        """Return the objection met or standing; to say how it was met is due."""
        if state is ObjectionState.MET and not words.strip():
            raise ReasonMissing
        if state is not self.state:
            OBJECTION_LIFE.advance(self.state, to=state)
        return replace(self, state=state, words=words.strip(), settled_by=by, settled_at=at)


def reasons(ballots: Mapping[Ballot, int]) -> Mapping[str, int]:
    """Return the reasons of objections with the weight behind each, in a fixed order."""
    found: dict[str, int] = {}
    for ballot, weight in ballots.items():
        if OBJECT in ballot.choices:
            found[ballot.reason] = found.get(ballot.reason, 0) + weight
    return dict(sorted(found.items()))


def answered(
    ballots: Mapping[Ballot, int], objections: Iterable[Objection]
) -> Mapping[Ballot, int]:
    """Return the ballots as they count when some objections were met."""
    met = {each.reason for each in objections if each.state is ObjectionState.MET}
    found: dict[Ballot, int] = {}
    for ballot, weight in ballots.items():
        is_met = OBJECT in ballot.choices and ballot.reason in met
        turned = replace(ballot, choices=(OBJECT, MET)) if is_met else ballot
        found[turned] = found.get(turned, 0) + weight
    return found


def told(objections: Iterable[Objection]) -> tuple[CountingStep, ...]:
    """Return a line for each objection: the reason, and what came of it."""
    return tuple(
        CountingStep(
            key=_key(each),
            values={"number": each.number, "reason": each.reason, "words": each.words},
        )
        for each in sorted(objections, key=lambda each: each.number)
    )


def _key(objection: Objection) -> str:
    if objection.state is ObjectionState.MET:
        return "step-objection-met"
    return "step-objection-stands-why" if objection.words else "step-objection-stands"
