"""How a poll ends: its count held against its bylaw, by heads and, for owners, by area too.

A vote against takes part as much as a vote for, so that both tests are always shown: who
comes to vote against may make the quorum that passes a motion. Source: Civil Code art. 278;
Supreme People's Court interpretation on building ownership arts 8 and 9.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deliberation.ballots import Ballot, BallotForm, Count, CountingStep, Tally, figure
from deliberation.bylaws import MajorityOf
from deliberation.methods import METHODS
from deliberation.methods.majority import AGAINST, FOR, Majority
from deliberation.outcomes import Verdict
from deliberation.owners import square_metres
from deliberation.polls import Poll, PollState
from deliberation.thresholds import Threshold

Values = dict[str, str | int]

UNCOUNTED = frozenset({BallotForm.CONSENT, BallotForm.NOTHING})
"""Forms of ballot that no number of votes decides."""


class Measure(StrEnum):
    """By what ballots weigh."""

    HEADS = "heads"
    AREA = "area"


@dataclass(frozen=True)
class Weighing:
    """The same ballots counted by one measure; ``whole`` is what the roll weighs."""

    poll: Poll
    measure: Measure
    ballots: Mapping[Ballot, int]
    whole: int
    tally: Tally

    @property
    def participating(self) -> int:
        """Return what those who took part weigh, whatever they chose."""
        return sum(self.ballots.values())

    @property
    def quorum_met(self) -> bool:
        """Tell whether enough took part; a lot needs nobody."""
        if METHODS[self.poll.method].form is BallotForm.NOTHING:
            return True
        return self.participating >= self.least_participating

    @property
    def least_participating(self) -> int:
        """Return how much must take part at least."""
        bylaw, base = self.poll.bylaw, self.poll.base
        if self.measure is Measure.HEADS:
            return bylaw.least_participating(self.whole, base=base)
        quorum = bylaw.quorum_of(base)
        return 1 if quorum is None else quorum.least(self.whole)

    @property
    def majority_whole(self) -> Count:
        """Return that of which the majority is taken."""
        match self.poll.bylaw.majority_of:
            case MajorityOf.ELECTORATE:
                return self.whole
            case MajorityOf.PARTICIPATING:
                return self.participating
            case MajorityOf.FOR_AND_AGAINST:
                return self.backing(FOR) + self.backing(AGAINST)

    @property
    def majority_part(self) -> Count:
        """Return what stands behind the motion, or behind the weakest of the winners."""
        if is_motion(self.poll):
            return self.backing(FOR)
        return min((self.backing(each) for each in self.tally.winners), default=0)

    @property
    def majority_met(self) -> bool:
        """Tell whether what leads has the majority that the bylaw asks for."""
        if self.tally.tied or not self.tally.winners:
            return False
        if not is_motion(self.poll) and not self.shared:
            return True
        return self.poll.bylaw.majority.is_met(self.majority_part, whole=self.majority_whole)

    def backing(self, option: str) -> int:
        """Return the weight of the ballots that name an option in whatever form."""
        return sum(weight for ballot, weight in self.ballots.items() if _names(ballot, option))

    @property
    def shared(self) -> bool:
        """Tell whether the majority is a share of a whole, not just the most."""
        return self.poll.bylaw.majority_of is not MajorityOf.FOR_AND_AGAINST

    @property
    def said_whole(self) -> str | int:
        """Return what the roll weighs, for a sentence."""
        return self.said(self.whole)

    def said(self, weight: Count) -> str | int:
        """Return a weight for a sentence: heads, or square metres."""
        if self.measure is Measure.AREA:
            return square_metres(int(weight))
        return figure(weight)

    def key(self, name: str) -> str:
        """Return the key of a step's sentence in this measure."""
        return f"{name}-area" if self.measure is Measure.AREA else name


def is_motion(poll: Poll) -> bool:
    """Tell whether a poll is for or against one thing."""
    return poll.method == Majority.name


def decide(
    poll: Poll, ballots: Mapping[Ballot, int], *, areas: Mapping[Ballot, int] | None = None
) -> Verdict:
    """Count a poll by every measure of its base and hold the results against its bylaw.

    ``ballots`` are given with their heads, ``areas`` with their area in 0.01 m².
    """
    form = METHODS[poll.method].form
    measures = weighings(poll, ballots, areas=areas)
    heads, area = measures[0], measures[1] if len(measures) > 1 else None
    quorum_met = all(each.quorum_met for each in measures)
    majority_met = _agreed(measures)
    return Verdict(
        tally=heads.tally,
        participating=heads.participating,
        electors=poll.electors,
        quorum_met=quorum_met,
        majority_met=majority_met,
        state=_ending(measures, quorum_met=quorum_met, majority_met=majority_met),
        steps=(
            *heads.tally.steps,
            *(_option_steps(area) if area else ()),
            *(_quorum_step(each) for each in measures if form is not BallotForm.NOTHING),
            *(_majority_step(each) for each in measures if form not in UNCOUNTED),
        ),
        participating_area=area.participating if area else 0,
        area=poll.area,
        area_tally=area.tally if area else None,
    )


def weighings(
    poll: Poll, ballots: Mapping[Ballot, int], *, areas: Mapping[Ballot, int] | None = None
) -> tuple[Weighing, ...]:
    """Return the ballots counted by heads and, where the base weighs it, by area."""
    heads = _weighed(poll, ballots, measure=Measure.HEADS)
    if not poll.base.weighs_area:
        return (heads,)
    return (heads, _weighed(poll, areas or {}, measure=Measure.AREA))


def _names(ballot: Ballot, option: str) -> bool:
    scored = any(each == option and score > 0 for each, score in ballot.scores)
    return option in ballot.choices or scored or any(option in tier for tier in ballot.ranking)


def _weighed(poll: Poll, ballots: Mapping[Ballot, int], *, measure: Measure) -> Weighing:
    # What weighs nothing takes no part; the count of a method need not know of it.
    weighty = {ballot: weight for ballot, weight in ballots.items() if weight}
    return Weighing(
        poll=poll,
        measure=measure,
        ballots=weighty,
        whole=poll.area if measure is Measure.AREA else poll.electors,
        tally=METHODS[poll.method].count(
            weighty, options=poll.options, terms=poll.terms.settled
        ),
    )


def _agreed(measures: Sequence[Weighing]) -> bool:
    """Tell whether the same wins by every measure, each time by the majority asked for."""
    winners = {each.tally.winners for each in measures}
    return len(winners) == 1 and all(each.majority_met for each in measures)


def _ending(measures: Sequence[Weighing], *, quorum_met: bool, majority_met: bool) -> PollState:
    """Return how a poll ends; it is tied where no measure tells the options apart."""
    if not quorum_met:
        return PollState.CLOSED_WITHOUT_QUORUM
    if all(each.tally.tied for each in measures):
        return PollState.CLOSED_TIED
    return PollState.CLOSED_ADOPTED if majority_met else PollState.CLOSED_REJECTED


# The steps, for a person who follows on paper


def _option_steps(area: Weighing) -> tuple[CountingStep, ...]:
    return tuple(
        CountingStep(
            key="step-option-area",
            values={"label": option.label, "area": area.said(area.backing(option.id))},
        )
        for option in area.poll.options
    )


def _quorum_step(weighing: Weighing) -> CountingStep:
    bylaw = weighing.poll.bylaw
    quorum = bylaw.quorum_of(weighing.poll.base)
    values: Values = {
        "participating": weighing.said(weighing.participating),
        "electors": weighing.said_whole,
    }
    least = weighing.least_participating
    if quorum is None and (least <= 1 or weighing.measure is Measure.AREA):
        return CountingStep(key=weighing.key("step-quorum-none"), values=values)
    values |= {"least": weighing.said(least), "met": _yes(holds=weighing.quorum_met)}
    if quorum is None:
        return CountingStep(key="step-quorum-least", values=values)
    return CountingStep(key=weighing.key("step-quorum"), values=values | _share(quorum))


def _share(threshold: Threshold) -> Values:
    return {"share": str(threshold.share), "strict": str(threshold.strict).lower()}


def _majority_step(weighing: Weighing) -> CountingStep:
    tally, poll = weighing.tally, weighing.poll
    values: Values = {"met": _yes(holds=weighing.majority_met)}
    undecided = tally.tied or not tally.winners
    if undecided and not (is_motion(poll) and weighing.shared and weighing.participating):
        name = "step-tied" if tally.tied else "step-nobody"
        return CountingStep(key=weighing.key(name), values=values)
    if not is_motion(poll) and poll.bylaw.majority_of is MajorityOf.FOR_AND_AGAINST:
        leading = tally.counts.get(tally.winners[0], 0)
        return CountingStep(
            key=weighing.key("step-most-chosen"),
            values=values | {"count": weighing.said(leading)},
        )
    whole = weighing.majority_whole
    values |= {
        "part": weighing.said(weighing.majority_part),
        "base": weighing.said(whole),
        "least": weighing.said(poll.bylaw.majority.least(whole)),
    }
    return CountingStep(key=weighing.key("step-majority"), values=values)


def _yes(*, holds: bool) -> str:
    return str(holds).lower()
