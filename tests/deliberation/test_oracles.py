"""The field's libraries elect whom we elect, on 10,000 random profiles.

They bring licences that the program must not have and 0.7 GB, so that they live in an
environment of their own: ``make oracles``. Without them these tests are skipped.
"""

# ruff: noqa: ANN401 - the libraries are not there where types are checked

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import factorial, prod
from random import Random
from typing import Any

import pytest

from deliberation.ballots import Ballot, Option, Tally
from deliberation.methods import METHODS
from deliberation.terms import Completion, Terms, Utility

PROFILES = 1500
FEWER_PROFILES = 300  # VoteKit takes a tenth of a second for each
MOST_ORDERS = 24
Order = tuple[int, ...]


def drawn(seed: int, *, full: bool, number: int = PROFILES) -> Iterator[dict[Order, int]]:
    """Yield random profiles: from 2 to 6 options, up to 60 ballots of up to 12 kinds."""
    chance = Random(seed)  # noqa: S311 - the same profiles every time
    for _ in range(number):
        options = list(range(chance.randint(2, 6)))
        kinds = chance.randint(1, 12)
        votes: dict[Order, int] = {tuple(options): 1} if full else {}
        for _ in range(kinds):
            named = len(options) if full else chance.randint(1, len(options))
            order = tuple(chance.sample(options, named))
            votes[order] = votes.get(order, 0) + chance.randint(1, 5)
        yield votes


def size(votes: Mapping[Order, int]) -> int:
    return 1 + max(max(order) for order in votes)


def ours(name: str, votes: Mapping[Order, int], terms: Terms | None = None) -> Tally:
    options = [Option(id=str(at), label=str(at)) for at in range(size(votes))]
    ballots = {
        Ballot(ranking=tuple((str(each),) for each in order)): times
        for order, times in votes.items()
    }
    return METHODS[name].count(ballots, options=options, terms=terms or Terms())


def winners(tally: Tally) -> list[int]:
    return sorted(map(int, tally.winners))


def weak(pref_voting: Any, votes: Mapping[Order, int]) -> Any:
    """Return a profile of theirs in which what is not named ranks last, together."""
    found = pref_voting.profiles_with_ties.ProfileWithTies(
        [{each: place for place, each in enumerate(order)} for order in votes],
        list(votes.values()),
        candidates=list(range(size(votes))),
    )
    found.use_extended_strict_preference()
    return found


@pytest.fixture(scope="module")
def pref_voting() -> Any:
    package = pytest.importorskip("pref_voting", reason="make oracles brings pref_voting")
    for part in (
        "profiles",
        "profiles_with_ties",
        "iterative_methods",
        "margin_based_methods",
        "proportional_methods",
        "grade_profiles",
        "grade_methods",
    ):
        pytest.importorskip(f"pref_voting.{part}")
    return package


def test_instant_runoff_as_pref_voting_in_all_universes(pref_voting: Any) -> None:
    for votes in drawn(1, full=True):
        theirs = pref_voting.profiles.Profile(list(votes), list(votes.values()))
        expected = pref_voting.iterative_methods.instant_runoff_put(theirs)
        assert winners(ours("irv", votes)) == expected, votes


def test_schulze_as_pref_voting_beat_path(pref_voting: Any) -> None:
    for votes in drawn(2, full=True):
        theirs = pref_voting.profiles.Profile(list(votes), list(votes.values()))
        assert winners(ours("schulze", votes)) == pref_voting.margin_based_methods.beat_path(
            theirs
        ), votes


def test_schulze_as_pref_voting_by_winning_votes(pref_voting: Any) -> None:
    many = 10**6
    for votes in drawn(3, full=False):
        theirs = weak(pref_voting, votes)

        def strength(one: int, other: int, theirs: Any = theirs) -> int:
            return theirs.support(one, other) * many - theirs.support(other, one)

        expected = pref_voting.margin_based_methods.beat_path(
            theirs, strength_function=strength
        )
        assert winners(ours("schulze", votes)) == expected, votes


def test_ranked_pairs_as_pref_voting_in_all_orders(pref_voting: Any) -> None:
    # They try every order of equal margins, one by one: only few equal ones can be compared.
    compared = 0
    for votes in drawn(4, full=False, number=2 * PROFILES):
        tally = ours("ranked_pairs", votes)
        margins = Counter(abs(each.before - each.after) for each in tally.pairs)
        if prod(factorial(times) for times in margins.values()) <= MOST_ORDERS:
            theirs = pref_voting.margin_based_methods.ranked_pairs(weak(pref_voting, votes))
            assert winners(tally) == theirs, votes
            compared += 1
    assert compared > PROFILES // 2


def test_transferable_vote_as_pref_voting_by_the_law_of_scotland(pref_voting: Any) -> None:
    compared = 0
    for votes in drawn(5, full=False):
        seats = 1 + len(votes) % max(1, size(votes) - 1)
        tally = ours("stv", votes, Terms(seats=seats, places=5))
        if not tally.tied:
            theirs = pref_voting.profiles_with_ties.ProfileWithTies(
                [{each: place for place, each in enumerate(order)} for order in votes],
                list(votes.values()),
                candidates=list(range(size(votes))),
            )
            expected = pref_voting.proportional_methods.stv_scottish(theirs, num_seats=seats)
            assert winners(tally) == expected, (seats, votes)
            compared += 1
    assert compared > PROFILES // 2


def test_points_as_pref_voting(pref_voting: Any) -> None:
    chance = Random(6)  # noqa: S311 - the same profiles every time
    for _ in range(PROFILES):
        options = list(range(chance.randint(2, 6)))
        given = [
            {each: chance.randint(0, 5) for each in options}
            for _ in range(chance.randint(1, 12))
        ]
        if not any(any(each.values()) for each in given):
            continue  # without a point nobody wins here, and everybody there
        theirs = pref_voting.grade_profiles.GradeProfile(given, list(range(6)))
        tallies = [_by_points(name, given, options) for name in ("score", "star")]
        assert winners(tallies[0]) == pref_voting.grade_methods.score_voting(theirs), given
        # They let every tie for the runoff stand, where the protocol of STAR breaks most.
        assert set(winners(tallies[1])) <= set(pref_voting.grade_methods.star(theirs)), given


def _by_points(name: str, given: Sequence[Mapping[int, int]], options: Sequence[int]) -> Tally:
    ballots: dict[Ballot, int] = {}
    for each in given:
        ballot = Ballot(scores=tuple((str(at), each[at]) for at in options))
        ballots[ballot] = ballots.get(ballot, 0) + 1
    listed = [Option(id=str(at), label=str(at)) for at in options]
    return METHODS[name].count(ballots, options=listed)


@pytest.fixture(scope="module")
def votekit() -> Any:
    pytest.importorskip("votekit", reason="make oracles brings VoteKit")
    return pytest.importorskip("votekit.elections")


def _votekit_profile(votes: Mapping[Order, int]) -> Any:
    ballots = pytest.importorskip("votekit.ballot")
    profiles = pytest.importorskip("votekit.pref_profile")
    return profiles.RankProfile(
        ballots=tuple(
            ballots.RankBallot(
                ranking=tuple(frozenset({str(each)}) for each in order), weight=times
            )
            for order, times in votes.items()
        ),
        candidates=tuple(str(each) for each in range(size(votes))),
    )


def _elected(election: Any) -> list[int]:
    return sorted(int(each) for tier in election.get_elected() for each in tier)


@pytest.mark.filterwarnings("ignore")
def test_transferable_vote_as_votekit_exactly(votekit: Any) -> None:
    compared = 0
    for votes in drawn(7, full=False, number=FEWER_PROFILES):
        seats = 1 + len(votes) % max(1, size(votes) - 1)
        tally = ours("stv", votes, Terms(seats=seats))
        if not tally.tied and not _had_equal_totals(tally):
            theirs = votekit.STV(
                _votekit_profile(votes),
                n_seats=seats,
                simultaneous=False,
                exact=True,
                tiebreak="lex",
            )
            assert winners(tally) == _elected(theirs), (seats, votes)
            compared += 1
    assert compared > FEWER_PROFILES // 3


def _had_equal_totals(tally: Tally) -> bool:
    """Tell whether at some stage two held the same, where each library looks elsewhere."""
    return any(
        one == other
        for stage in tally.rounds
        for one, other in pairwise(sorted(count for count in stage.totals.values() if count))
    )


@pytest.mark.filterwarnings("ignore")
def test_instant_runoff_as_votekit(votekit: Any) -> None:
    compared = 0
    for votes in drawn(8, full=False, number=FEWER_PROFILES):
        tally = ours("irv", votes)
        if not tally.tied and not _had_equal_totals(tally):
            theirs = votekit.IRV(_votekit_profile(votes), exact=True, tiebreak="lex")
            assert winners(tally) == _elected(theirs), votes
            compared += 1
    assert compared > FEWER_PROFILES // 3


def test_approval_as_abcvoting() -> None:
    rules = pytest.importorskip("abcvoting.abcrules", reason="make oracles brings abcvoting")
    preferences = pytest.importorskip("abcvoting.preferences")
    for votes in drawn(9, full=False, number=500):
        theirs = preferences.Profile(size(votes))
        for order, times in votes.items():
            theirs.add_voter(preferences.Voter(list(order), weight=times))
        expected = {next(iter(each)) for each in rules.compute("av", theirs, committeesize=1)}
        ballots: dict[Ballot, int] = {}
        for order, times in votes.items():
            ballot = Ballot(choices=tuple(str(each) for each in sorted(order)))
            ballots[ballot] = ballots.get(ballot, 0) + times
        listed = [Option(id=str(at), label=str(at)) for at in range(size(votes))]
        tally = METHODS["approval"].count(ballots, options=listed)
        assert set(winners(tally)) == expected, votes


COMPLETIONS = (Completion.NONE, Completion.ADD1_EXHAUSTIVE, Completion.ADD1)


@pytest.mark.parametrize("utility", Utility)
@pytest.mark.parametrize("completion", COMPLETIONS)
def test_equal_shares_as_pabutools(utility: Utility, completion: Completion) -> None:
    election = pytest.importorskip("pabutools.election", reason="make oracles brings it")
    chance = Random(10)  # noqa: S311 - the same budgets every time
    compared = 0
    for _ in range(150):
        options, ballots, terms = _budget(chance, utility=utility, completion=completion)
        tally = METHODS["equal_shares"].count(ballots, options=options, terms=terms)
        if not tally.tied:
            projects = {each.id: election.Project(each.id, each.cost) for each in options}
            instance = election.Instance(projects.values(), budget_limit=terms.budget)
            profile = election.ApprovalProfile(
                election.ApprovalBallot(projects[each] for each in ballot.choices)
                for ballot, times in ballots.items()
                for _ in range(times)
            )
            expected = _bought(instance, profile, terms)
            assert sorted(tally.winners) == expected, (options, ballots, terms)
            compared += 1
    assert compared > 100


def _budget(
    chance: Random, *, utility: Utility, completion: Completion
) -> tuple[list[Option], dict[Ballot, int], Terms]:
    """Return a random budget whose shares grow by one at a time."""
    costs = [chance.randint(20, 100) for _ in range(chance.randint(2, 8))]
    options = [Option(id=str(at), label="", cost=cost) for at, cost in enumerate(costs)]
    ballots: dict[Ballot, int] = {}
    for _ in range(chance.randint(2, 12)):
        chosen = tuple(each.id for each in options if chance.random() < chance.random())
        ballots[Ballot(choices=chosen)] = chance.randint(1, 3)
    # A raise is one unit where a tenth of the first share is at least that.
    budget = max(*costs, 10 * sum(ballots.values()), chance.randint(50, 400))
    return options, ballots, Terms(budget=budget, utility=utility, completion=completion)


def _bought(instance: Any, profile: Any, terms: Terms) -> list[str]:
    rules = pytest.importorskip("pabutools.rules")
    election = pytest.importorskip("pabutools.election")
    cost = terms.utility is Utility.COST
    sat = election.Cost_Sat if cost else election.Cardinality_Sat
    if terms.completion is Completion.ADD1:
        found = rules.exhaustion_by_budget_increase(
            instance,
            profile,
            rules.method_of_equal_shares,
            rule_params={"sat_class": sat},
            budget_step=len(profile),
            exhaustive_stop=False,
        )
    else:
        step = None if terms.completion is Completion.NONE else 1
        found = rules.method_of_equal_shares(
            instance, profile, sat_class=sat, voter_budget_increment=step
        )
    return sorted(each.name for each in found)
