"""Equal shares and greedy: what the papers prove of them, and counts worked by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.ballots import Ballot, Option, Tally
from deliberation.methods import METHODS
from deliberation.shares import Market, Support, courses
from deliberation.supports import chosen_levels, supported
from deliberation.terms import Completion, Terms, TieRule, Utility
from tests.deliberation.strategies import weighed


@dataclass(frozen=True)
class Budget:
    """Projects, ballots and terms."""

    options: tuple[Option, ...]
    ballots: Mapping[Ballot, int]
    terms: Terms

    def count(self, method: str = "equal_shares", **terms: object) -> Tally:
        changed = replace(self.terms, **terms)
        return METHODS[method].count(self.ballots, options=self.options, terms=changed)

    def cost(self, *ids: str) -> int:
        return sum(each.cost for each in self.options if each.id in ids)


def budget(
    costs: Mapping[str, int], ballots: Mapping[str, int], *, money: int, **terms: object
) -> Budget:
    """Return a budget whose ballots are written as letters of projects, with their number."""
    return Budget(
        tuple(Option(id=each, label=each, cost=cost) for each, cost in costs.items()),
        {Ballot(choices=tuple(each)): times for each, times in ballots.items()},
        replace(Terms(budget=money, completion=Completion.NONE), **terms),
    )


@st.composite
def budgets(draw: st.DrawFn, *, scores: bool | None = None) -> Budget:
    number = draw(st.integers(1, 6))
    ids = [str(at) for at in range(1, number + 1)]
    options = tuple(Option(id=each, label=each, cost=draw(st.integers(1, 20))) for each in ids)
    with_scores = draw(st.booleans()) if scores is None else scores
    if with_scores:
        given_scores = st.dictionaries(st.sampled_from(ids), st.integers(1, 5))
        cast = draw(st.lists(given_scores, min_size=1, max_size=12))
        ballots = [Ballot(scores=tuple(sorted(each.items()))) for each in cast]
    else:
        chosen = draw(st.lists(st.sets(st.sampled_from(ids)), min_size=1, max_size=12))
        ballots = [Ballot(choices=tuple(sorted(each))) for each in chosen]
    terms = Terms(
        budget=draw(st.integers(1, 60)),
        utility=draw(st.sampled_from(Utility)),
        completion=Completion.NONE,
        ties=TieRule.ORDER,
    )
    return Budget(options, weighed(ballots), terms)


COMPLETIONS = st.sampled_from(Completion)
METHOD = st.sampled_from(["equal_shares", "greedy"])


@given(budgets(), METHOD, COMPLETIONS, st.sampled_from([TieRule.ORDER, TieRule.LOT]))
@settings(deadline=None)
def test_the_budget_is_never_exceeded(
    held: Budget, method: str, completion: Completion, ties: TieRule
) -> None:
    tally = held.count(method, completion=completion, ties=ties, seed="7")
    assert held.cost(*tally.winners) <= held.terms.budget
    assert not tally.tied


@given(budgets(), COMPLETIONS)
@settings(deadline=None)
def test_what_nobody_wants_is_not_bought(held: Budget, completion: Completion) -> None:
    tally = held.count(completion=completion)
    assert all(tally.counts[each] for each in tally.winners)


@given(budgets())
@settings(deadline=None)
def test_raising_until_exhaustive_leaves_room_for_nothing_or_would_overspend(
    held: Budget,
) -> None:
    plain = held.count()
    raised = held.count(completion=Completion.ADD1_EXHAUSTIVE)
    longest = held.count(completion=Completion.ADD1)
    assert held.cost(*plain.winners) <= held.terms.budget
    if any(step.key == "step-raised" for step in raised.steps):
        assert raised.rounds
    assert held.cost(*longest.winners) <= held.terms.budget


@given(budgets())
@settings(deadline=None)
def test_greedy_leaves_room_for_nothing_that_is_wanted(held: Budget) -> None:
    tally = held.count("greedy")
    left = held.terms.budget - held.cost(*tally.winners)
    missed = [each for each in held.options if each.id not in tally.winners]
    assert all(each.cost > left or not tally.counts[each.id] for each in missed)


@given(budgets())
@settings(deadline=None)
def test_equal_shares_has_a_price_system(held: Budget) -> None:
    """Every elector pays at most an equal share, only for what they support (priceability).

    What is bought is paid in full, and supporters of the rest cannot pay it with what is
    left. Source: Peters and Skowron, Proportionality and the Limits of Welfarism (EC 2020).
    """
    ids = [each.id for each in held.options]
    profile = supported(held.ballots, options=held.options)
    support = Support(
        profile.levels, electors=profile.weights, costs=[each.cost for each in held.options]
    )
    share = Fraction(held.terms.budget, profile.weight)
    able = [at for at, each in enumerate(held.options) if each.cost <= held.terms.budget]
    market = Market.of(
        support, share=share, by_cost=held.terms.utility is Utility.COST, able=able
    )
    (end,) = courses(market, order=range(len(ids))).markets
    left = [share] * len(profile)
    levels = profile.levels.tolist()
    for bought in end.bought:
        paid = [
            min(left[row], bought.price * levels[bought.project][row])
            for row in range(len(profile))
        ]
        left = [one - other for one, other in zip(left, paid, strict=True)]
        whole = sum(
            (one * int(weight) for one, weight in zip(paid, profile.weights, strict=True)),
            Fraction(0),
        )
        assert whole == held.options[bought.project].cost
    assert min(left) >= 0
    won = {each.project for each in end.bought}
    for at in set(able) - won:
        held_together = sum(
            (
                left[row] * int(profile.weights[row])
                for row in range(len(profile))
                if levels[at][row]
            ),
            Fraction(0),
        )
        assert held_together < held.options[at].cost or not any(levels[at])
        assert end.money(support.projects[at].supporters) == held_together
    assert np.allclose(end.rest, [float(each) for each in left], atol=1e-9)


@given(budgets(scores=False))
@settings(deadline=None, max_examples=60)
def test_a_cohesive_group_is_represented(held: Budget) -> None:
    """Extended justified representation up to one project, for cost utilities.

    A group that could pay for projects with its part of the budget, and supports them all,
    has a member who gets more than these cost with at most one project more.
    Source: Peters, Pierczyński and Skowron (NeurIPS 2021), theorem 2.
    """
    terms = replace(held.terms, utility=Utility.COST)
    tally = replace(held, terms=terms).count()
    electors = sum(held.ballots.values())
    ids = [each.id for each in held.options]
    for size in range(1, len(ids) + 1):
        for wanted in combinations(ids, size):
            group = [b for b in held.ballots if set(wanted) <= set(b.choices)]
            weight = sum(held.ballots[each] for each in group)
            cost = held.cost(*wanted)
            if weight and Fraction(cost) * electors <= weight * held.terms.budget:
                assert any(_has_up_to_one(held, b, tally.winners, cost=cost) for b in group)


def _has_up_to_one(
    held: Budget, ballot: Ballot, winners: tuple[str, ...], *, cost: int
) -> bool:
    got = held.cost(*set(ballot.choices) & set(winners))
    more = [held.cost(each) for each in ballot.choices if each not in winners]
    return got >= cost or any(got + each > cost for each in more)


@given(budgets())
@settings(deadline=None)
def test_ties_that_stand_hold_what_an_order_would_choose(held: Budget) -> None:
    for method in ("equal_shares", "greedy"):
        standing = held.count(method, ties=TieRule.STANDS)
        ordered = held.count(method, ties=TieRule.ORDER)
        assert set(ordered.winners) <= set(standing.winners)
        assert set(standing.winners) - set(standing.tied_for) <= set(ordered.winners)


# Worked by hand


def test_the_circle_and_the_square() -> None:
    """A third of the electors get a third of the money; greedy gives them nothing.

    After the example with which equal shares is usually explained: 60 electors want the
    large district's projects, 40 the small one's.
    """
    costs = {"A": 40, "B": 30, "C": 30, "D": 20, "E": 20}
    held = budget(costs, {"ABC": 60, "DE": 40}, money=100)
    assert set(held.count("greedy").winners) == {"A", "B", "C"}
    assert set(held.count(utility=Utility.CARDINALITY).winners) == {"B", "C", "D", "E"}


def test_prices_are_exact() -> None:
    held = budget({"A": 10, "B": 9}, {"A": 1, "AB": 1, "B": 1}, money=30)
    tally = held.count(utility=Utility.CARDINALITY)
    # B: 9 between two; A: 10 between two, of whom one has 10 - 4.5 left.
    assert [each.threshold for each in tally.rounds] == [Fraction(9, 2), 5]
    assert [each.exhausted for each in tally.rounds] == [21, 11]


def test_who_has_too_little_gives_all_and_the_others_pay_the_rest() -> None:
    held = budget({"A": 12, "B": 12}, {"A": 1, "AB": 1, "B": 1}, money=30)
    tally = held.count(utility=Utility.CARDINALITY, ties=TieRule.ORDER)
    # A takes 6 from each; of the one who also wants B, 4 are left, so the third pays 8.
    assert [each.threshold for each in tally.rounds] == [6, 8]


def test_utility_decides_between_dear_and_cheap() -> None:
    held = budget({"A": 90, "B": 45}, {"A": 6, "B": 4}, money=100)
    assert held.count(utility=Utility.COST).winners == ()
    raised = held.count(completion=Completion.ADD1)
    assert raised.winners == ("B",)


def test_add1_stops_at_the_first_exhaustive_or_goes_on() -> None:
    costs = {"A": 30, "B": 50, "C": 20}
    held = budget(costs, {"A": 3, "B": 4, "C": 3}, money=100)
    first = held.count(completion=Completion.ADD1_EXHAUSTIVE)
    last = held.count(completion=Completion.ADD1)
    assert set(first.winners) == set(last.winners) == {"A", "B", "C"}
    (raised,) = (step for step in first.steps if step.key == "step-raised")
    # 50 between four is 12.50; shares of 10 grow by 1 until they reach it.
    assert raised.values == {"share": 13, "raises": 3}


def test_greedy_skips_or_stops() -> None:
    held = budget({"A": 60, "B": 60, "C": 40}, {"A": 5, "B": 4, "C": 3}, money=100)
    assert held.count("greedy").winners == ("A", "C")
    stopped = held.count("greedy", skips=False)
    assert stopped.winners == ("A",)
    assert stopped.steps[-1].key == "step-stopped"


def test_what_has_too_few_votes_cannot_win() -> None:
    held = budget({"A": 10, "B": 10}, {"A": 5, "B": 4}, money=100)
    for method in ("greedy", "equal_shares"):
        assert held.count(method, least_votes=5).winners == ("A",)


def test_a_tie_for_the_last_money_stands() -> None:
    held = budget({"A": 50, "B": 30, "C": 30}, {"A": 5, "B": 3, "C": 3}, money=80)
    tally = held.count("greedy")
    assert (tally.winners, tally.tied_for) == (("A", "B", "C"), ("B", "C"))
    assert held.count("greedy", ties=TieRule.ORDER).winners == ("A", "B")


def test_a_tie_for_the_same_purse_stands() -> None:
    held = budget({"A": 10, "B": 10}, {"AB": 2}, money=15)
    tally = held.count()
    assert (set(tally.winners), set(tally.tied_for)) == ({"A", "B"}, {"A", "B"})
    assert tally.steps[-1].key == "step-budget-tied"


def test_very_many_ways_to_tie_come_to_an_end() -> None:
    costs = dict.fromkeys("ABCDEFGH", 10)
    held = budget(costs, {"ABCDEFGH": 4}, money=45)
    tally = held.count()
    assert set(tally.tied_for) == set(costs)


def test_ties_that_are_too_many_leave_everything_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deliberation.shares.MOST_COURSES", 3)
    costs = dict.fromkeys("ABCDEFGH", 10)
    held = budget(costs, {"ABCDEFGH": 4}, money=45)
    assert set(held.count().tied_for) == set(costs)


@given(st.integers(10**15, 10**50))
def test_huge_counts_are_exact(many: int) -> None:
    costs = {"A": 2, "B": 2}
    held = budget(costs, {"A": many, "B": many + 1}, money=2)
    assert held.count(completion=Completion.ADD1).winners in {("B",), ()}
    assert held.count("greedy").winners == ("B",)


def test_projects_that_cost_nothing_are_free() -> None:
    held = budget({"A": 0, "B": 10}, {"A": 1, "B": 1}, money=20)
    assert set(held.count().winners) == {"A", "B"}


@pytest.mark.parametrize("number", [3, 70])
def test_arrays_count_like_ballots(number: int) -> None:
    chosen = np.random.default_rng(7).random((40, number)) < 0.3
    options = tuple(Option(id=str(at), label=str(at), cost=3 + at) for at in range(number))
    terms = Terms(budget=120, completion=Completion.NONE, ties=TieRule.ORDER)
    profile = chosen_levels(chosen, options=options)
    one_by_one = [
        Ballot(choices=tuple(str(at) for at in range(number) if row[at])) for row in chosen
    ]
    method = METHODS["equal_shares"]
    fast = method.count(profile, options=options, terms=terms)
    slow = method.count(weighed(one_by_one), options=options, terms=terms)
    assert fast == slow
    assert dict(profile) == weighed(one_by_one)
