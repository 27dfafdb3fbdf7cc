"""The result of a poll as data: what is published, and what everyone's recount must give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deliberation.ballots import Ballot, BallotForm, Tally, figure
from deliberation.deciding import UNCOUNTED, Weighing, decide, is_motion, weighings
from deliberation.ledger.canonical import Json, Object
from deliberation.methods import METHODS
from deliberation.objections import Objection, ObjectionState, answered
from deliberation.polls import Poll


@dataclass(frozen=True)
class Cast:
    """The ballots of a poll with the heads behind each, and with the area (0.01 m²)."""

    heads: Mapping[Ballot, int]
    areas: Mapping[Ballot, int]

    def answered(self, objections: Iterable[Objection]) -> "Cast":
        """Return the ballots as they count when some objections were met."""
        known = tuple(objections)
        return Cast(answered(self.heads, known), answered(self.areas, known))


def result(poll: Poll, cast: Cast, *, objections: Iterable[Objection] = ()) -> Object:
    """Return how a poll ended, counted anew; its terms hold the seed that was used."""
    counting = cast.answered(objections)
    areas = counting.areas if poll.base.weighs_area else None
    verdict = decide(poll, counting.heads, areas=areas)
    return {
        "winners": list(verdict.tally.winners),
        "tied": verdict.tally.tied,
        "tied_for": list(verdict.tally.tied_for),
        "counts": _counts(verdict.tally),
        "areas": None if verdict.area_tally is None else _counts(verdict.area_tally),
        "took_part": verdict.participating,
        "seed": poll.terms.seed,
        "decision": verdict.state.value,
        "tests": _tests(poll, counting),
    }


def objection_documents(objections: Iterable[Objection]) -> list[Json]:
    """Return objections by their number, each with how it was met; what is open stands."""
    return [
        {
            "number": each.number,
            "reason": each.reason,
            "heads": each.heads,
            "state": (
                ObjectionState.MET
                if each.state is ObjectionState.MET
                else ObjectionState.STANDS
            ).value,
            "words": each.words,
        }
        for each in sorted(objections, key=lambda each: each.number)
    ]


def _counts(tally: Tally) -> Object:
    return {option: str(figure(count)) for option, count in tally.counts.items()}


def _tests(poll: Poll, cast: Cast) -> list[Json]:
    form = METHODS[poll.method].form
    measures = weighings(poll, cast.heads, areas=cast.areas)
    quorums = () if form is BallotForm.NOTHING else measures
    majorities = () if form in UNCOUNTED else measures
    return [*(_quorum(each) for each in quorums), *(_majority(each) for each in majorities)]


def _quorum(weighing: Weighing) -> Object:
    return {
        "name": "quorum",
        "base": weighing.measure.value,
        "needed": weighing.least_participating,
        "reached": weighing.participating,
        "holds": weighing.quorum_met,
    }


def _majority(weighing: Weighing) -> Object:
    """Return the test of the majority; nothing is needed where the most is enough."""
    shared = is_motion(weighing.poll) or weighing.shared
    least = weighing.poll.bylaw.majority.least(weighing.majority_whole) if shared else 0
    return {
        "name": "majority",
        "base": weighing.measure.value,
        "needed": least,
        "reached": int(weighing.majority_part),
        "holds": weighing.majority_met,
    }
