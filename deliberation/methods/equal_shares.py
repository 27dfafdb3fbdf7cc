"""The method of equal shares: every elector has the same part of the budget to spend.

Source: Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive
Utilities (NeurIPS 2021). Completion "add1": Faliszewski et al., Participatory Budgeting: Data,
Tools, and Analysis (IJCAI 2023).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from deliberation.ballots import (
    Ballot,
    BallotForm,
    Count,
    CountingRound,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.promises import Promise
from deliberation.shares import Ends, Market, Support, courses
from deliberation.stages import shown
from deliberation.supports import supported
from deliberation.terms import USUAL, Asked, Completion, Terms, Utility
from deliberation.ties import in_all_and_some, precedence

# A price is told to a millionth of a unit of money; what is compared is exact.
TOLD = 10**6
# A raise is never more than a tenth of the first share; after so many raises it doubles, and
# again after each so many more, so that a count ends whatever the costs are.
FEWEST_RAISES = 10
STEADY_RAISES, RAISES_A_DOUBLING = 2000, 200


@dataclass(frozen=True)
class _Ending:
    """How a count ended: the markets of every way in which ties can fall."""

    share: Fraction
    ends: Ends
    raises: int = 0

    @property
    def markets(self) -> tuple[Market, ...]:
        """Return every market that was followed to its end, or where it stood."""
        return (*self.ends.markets, *self.ends.unfinished)

    def costs(self) -> Iterator[int]:
        """Yield what is spent in each way."""
        for market in self.markets:
            yield sum(market.support.projects[each.project].cost for each in market.bought)


@dataclass(frozen=True)
class EqualShares(NumberedOptions):
    """Each elector approves of projects or gives them points; supporters pay together."""

    name: str = "equal_shares"
    form: BallotForm = BallotForm.SOME
    asks: frozenset[Asked] = frozenset(
        {
            Asked.BUDGET,
            Asked.COSTS,
            Asked.MOST,
            Asked.UTILITY,
            Asked.COMPLETION,
            Asked.TIES,
            Asked.SEED,
        }
    )
    promises: frozenset[Promise] = frozenset()

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Let supporters buy projects, the cheapest for what it gives first."""
        profile = supported(ballots, options=options)
        support = Support(
            profile.levels,
            electors=profile.weights,
            costs=[each.cost for each in options],
        )
        votes = support.points_in(support.everybody, range(len(options)))
        points = {each.id: count for each, count in zip(options, votes, strict=True)}
        electors = profile.weight
        empty = Tally(method=self.name, counts=points, ballots=electors, winners=(), steps=())
        opening = _opening(points, options=options, terms=terms, electors=electors)
        if not electors or not terms.budget:
            return replace(empty, steps=opening)
        able = [
            at
            for at, each in enumerate(options)
            if each.cost <= terms.budget and points[each.id] >= terms.least_votes
        ]
        ending = _Shop(support, able=able, options=options, terms=terms).ending(electors)
        ids = [each.id for each in options]
        won = [[ids[each.project] for each in market.bought] for market in ending.markets]
        # Where ties were too many to follow, whatever could win may.
        open_ids = [[ids[at] for at in able]] if ending.ends.unfinished else []
        outcome = in_all_and_some([*won, *open_ids], sure=won, ids=ids)
        rounds = tuple(_rounds(ending.markets[0], ids=ids))
        return replace(
            empty,
            winners=outcome.winners,
            tied_for=outcome.tied_for,
            rounds=rounds,
            steps=(*opening, *_told(ending, options=options, terms=terms)),
        )


@dataclass(frozen=True)
class _Shop:
    """Projects that can be bought, and by which terms."""

    support: Support
    able: Sequence[int]
    options: Sequence[Option]
    terms: Terms

    def ending(self, electors: int) -> _Ending:
        """Return how the count ends after completion.

        Shares are no longer raised once one of the ways in which standing ties may fall costs
        more than the budget, so a rule for ties can lead further than standing ties do.
        """
        held = self._ending(Fraction(self.terms.budget, electors))
        if self.terms.completion is Completion.NONE:
            return held
        step = min(Fraction(self.terms.raise_by), held.share / FEWEST_RAISES)
        while not self._is_done(held):
            if held.raises >= STEADY_RAISES and held.raises % RAISES_A_DOUBLING == 0:
                step *= 2
            further = self._ending(held.share + step, raises=held.raises + 1)
            if max(further.costs()) > self.terms.budget:
                break
            held = further
        return held

    def _ending(self, share: Fraction, *, raises: int = 0) -> _Ending:
        market = Market.of(
            self.support,
            share=share,
            by_cost=self.terms.utility is Utility.COST,
            able=self.able,
        )
        ranked = precedence(self.options, terms=self.terms)
        place = {each: at for at, each in enumerate(ranked)}
        order = [place[each.id] for each in self.options] if ranked else None
        return _Ending(share, ends=courses(market, order=order), raises=raises)

    def _is_done(self, ending: _Ending) -> bool:
        """Tell whether raising shares can bring nothing more, or is to stop."""
        wanted = {at for at in self.able if len(self.support.projects[at].rows)}
        for market, spent in zip(ending.markets, ending.costs(), strict=True):
            missed = wanted - {each.project for each in market.bought}
            left = self.terms.budget - spent
            if self.terms.completion is Completion.ADD1:
                if missed:
                    return False
            elif any(self.support.projects[at].cost <= left for at in missed):
                return False
        return True


def _opening(
    points: Mapping[str, int], *, options: Sequence[Option], terms: Terms, electors: int
) -> tuple[CountingStep, ...]:
    lines = (
        CountingStep(key="step-option", values={"label": each.label, "count": points[each.id]})
        for each in options
    )
    values: dict[str, str | int] = {"budget": terms.budget, "electors": electors}
    share = Fraction(terms.budget, electors) if electors else Fraction(0)
    first = CountingStep(key="step-shares", values=values | {"share": shown(share)})
    return (*lines, first)


def _amount(price: Fraction) -> Count:
    exact = Fraction(round(price * TOLD), TOLD)
    return int(exact) if exact.denominator == 1 else exact


def _rounds(market: Market, *, ids: Sequence[str]) -> Iterator[CountingRound]:
    for each in market.bought:
        cost = market.support.projects[each.project].cost
        yield CountingRound(
            totals={ids[each.project]: cost},
            elected=(ids[each.project],),
            threshold=_amount(each.price),
            exhausted=_amount(each.left),
        )
    held = {
        ids[at]: _amount(market.money(project.supporters))
        for at, project in enumerate(market.support.projects)
        if at not in {each.project for each in market.bought}
    }
    if held:
        yield CountingRound(totals=held, excluded=tuple(held))


def _told(
    ending: _Ending, *, options: Sequence[Option], terms: Terms
) -> Iterator[CountingStep]:
    if ending.raises:
        yield CountingStep(
            key="step-raised",
            values={"share": shown(ending.share), "raises": ending.raises},
        )
    market = ending.markets[0]
    for number, each in enumerate(market.bought, start=1):
        option = options[each.project]
        yield CountingStep(
            key="step-bought",
            values={
                "number": number,
                "label": option.label,
                "cost": option.cost,
                "price": shown(each.price),
            },
        )
    bought = {each.project for each in market.bought}
    for at, option in enumerate(options):
        if at not in bought:
            held = market.money(market.support.projects[at].supporters)
            yield CountingStep(
                key="step-unpaid",
                values={"label": option.label, "cost": option.cost, "held": shown(held)},
            )
    spent = next(ending.costs())
    yield CountingStep(key="step-spent", values={"spent": spent, "left": terms.budget - spent})
    if len(ending.markets) > 1:
        first, *others = [
            frozenset(each.project for each in market.bought) for market in ending.markets
        ]
        if any(each != first for each in others):
            yield CountingStep(key="step-budget-tied", values={})
