"""Counts worked out on paper, in papers, and by law."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from deliberation.ballots import Ballot, Count, Option, Tally
from deliberation.lots import order
from deliberation.methods import METHODS
from deliberation.terms import USUAL, Terms, TieRule


def options(letters: str) -> tuple[Option, ...]:
    return tuple(Option(id=each, label=each) for each in letters)


def count(name: str, votes: Mapping[str, int], *, among: str, terms: Terms = USUAL) -> Tally:
    """Count rankings written like ``A>BC>D``: one letter an option, tiers between >."""
    ballots = {
        Ballot(ranking=tuple(tuple(tier) for tier in words.split(">") if tier)): times
        for words, times in votes.items()
    }
    return METHODS[name].count(ballots, options=options(among), terms=terms)


def totals(tally: Tally) -> list[dict[str, Count]]:
    return [dict(each.totals) for each in tally.rounds]


# Schulze (2011), section 3.1, example 1: 21 ballots

SCHULZE = {"a>c>d>b": 8, "b>a>d>c": 2, "c>d>b>a": 4, "d>b>a>c": 4, "d>c>b>a": 3}


def test_schulzes_first_example() -> None:
    tally = count("schulze", SCHULZE, among="abcd")
    assert (tally.winners, tally.tied_for) == (("d",), ())
    found = {(pair.first, pair.second): (pair.before, pair.after) for pair in tally.pairs}
    assert found == {
        ("a", "b"): (8, 13),
        ("a", "c"): (14, 7),
        ("a", "d"): (10, 11),
        ("b", "c"): (6, 15),
        ("b", "d"): (2, 19),
        ("c", "d"): (12, 9),
    }
    chains = {
        step.values["second"]: (step.values["there"], step.values["back"])
        for step in tally.steps
        if step.key == "step-chain"
    }
    assert chains == {"a": (13, 12), "b": (19, 12), "c": (13, 12)}


def test_ranked_pairs_leaves_out_what_closes_a_circle() -> None:
    # A over B by 7, B over C by 5, C over A by 3: the last would close the circle.
    tally = count("ranked_pairs", {"A>B>C": 6, "B>C>A": 4, "C>A>B": 5}, among="ABC")
    assert tally.winners == ("A",)
    kept = [step for step in tally.steps if step.key in ("step-kept", "step-left-out")]
    assert [(step.key, step.values["margin"]) for step in kept] == [
        ("step-kept", 7),
        ("step-kept", 5),
        ("step-left-out", 3),
    ]


def test_ranked_pairs_follows_every_order_of_equal_margins() -> None:
    circle = {"A>B>C": 1, "B>C>A": 1, "C>A>B": 1}
    tally = count("ranked_pairs", circle, among="ABC")
    assert tally.winners == tally.tied_for == ("A", "B", "C")
    by_order = count("ranked_pairs", circle, among="ABC", terms=Terms(ties=TieRule.ORDER))
    assert (by_order.winners, by_order.tied_for) == (("A",), ())


def test_winning_votes_count_for_schulze_where_ballots_leave_options_out() -> None:
    # A beats B 5 to 4, B beats C 4 to 2, C beats A 6 to 3: of these the second has fewest
    # for it, the first the smallest margin.
    votes = {"B>C": 4, "C>A": 2, "A": 3}
    assert count("schulze", votes, among="ABC").winners == ("C",)
    assert count("ranked_pairs", votes, among="ABC").winners == ("B",)


# Instant runoff


def test_instant_runoff_on_paper() -> None:
    # 甲 42, 乙 26, 丁 17, 丙 15 first; 丙 goes to 丁, then 乙 goes to 丁.
    votes = {"A>B>C>D": 42, "B>C>D>A": 26, "C>D>B>A": 15, "D>C>B>A": 17}
    tally = count("irv", votes, among="ABCD")
    assert totals(tally) == [
        {"A": 42, "B": 26, "C": 15, "D": 17},
        {"A": 42, "B": 26, "C": 0, "D": 32},
        {"A": 42, "B": 0, "C": 0, "D": 58},
    ]
    assert [each.excluded for each in tally.rounds] == [("C",), ("B",), ()]
    assert [each.threshold for each in tally.rounds] == [51, 51, 51]
    assert tally.rounds[-1].elected == tally.winners == ("D",)
    condorcet = [
        count(name, votes, among="ABCD").winners for name in ("schulze", "ranked_pairs")
    ]
    assert condorcet == [("B",), ("B",)]


def test_ballots_without_a_next_are_exhausted_and_lower_what_is_needed() -> None:
    tally = count("irv", {"A": 4, "B": 3, "C": 2}, among="ABC")
    assert [(each.threshold, each.exhausted) for each in tally.rounds] == [(5, 0), (4, 2)]
    moved = [(each.source, each.to, each.amount) for each in tally.rounds[0].transfers]
    assert moved == [("C", "", 2)]
    assert tally.winners == ("A",)


def test_equal_places_share_a_ballot_and_the_rest_takes_it_over() -> None:
    tally = count("irv", {"AB>C": 3, "C": 2, "B>C": 1}, among="ABC")
    assert totals(tally) == [
        {"A": Fraction(3, 2), "B": Fraction(5, 2), "C": 2},
        {"A": 0, "B": 4, "C": 2},
    ]
    assert tally.winners == ("B",)


def test_a_tie_for_leaving_is_followed_both_ways() -> None:
    # If B leaves A wins, if C leaves B wins.
    votes = {"A>B": 4, "B>A": 3, "C>B": 3}
    tally = count("irv", votes, among="ABC")
    assert tally.winners == tally.tied_for == ("A", "B")
    by_order = count("irv", votes, among="ABC", terms=Terms(ties=TieRule.ORDER))
    assert (by_order.winners, by_order.tied_for) == (("B",), ())
    seed = next(s for s in map(str, range(99)) if order("BC", seed=s)[0] == "C")
    by_lot = count("irv", votes, among="ABC", terms=Terms(ties=TieRule.LOT, seed=seed))
    assert (by_lot.winners, by_lot.tied_for) == (("A",), ())


def test_ties_that_change_nothing_are_no_ties() -> None:
    tally = count("irv", {"A": 9, "B": 5, "C": 1, "D": 1, "E": 1}, among="ABCDE")
    assert (tally.winners, tally.tied_for) == (("A",), ())
    assert not [step for step in tally.steps if step.key.startswith("step-tie")]


def test_twenty_options_that_all_tie_are_all_tied() -> None:
    many = "ABCDEFGHIJKLMNOPQRST"
    for name in ("irv", "schulze", "ranked_pairs", "stv"):
        tally = count(name, dict.fromkeys(many, 1), among=many)
        assert tally.tied_for == tally.winners == tuple(many)


# One option, ballots that say nothing


@pytest.mark.parametrize("name", ["irv", "schulze", "ranked_pairs", "stv"])
def test_one_option_wins_with_one_ballot_and_nobody_with_blank_ones(name: str) -> None:
    assert count(name, {"A": 1}, among="A").winners == ("A",)
    blank = count(name, {"": 5}, among="AB")
    assert (blank.ballots, blank.winners, blank.tied_for) == (5, (), ())


@pytest.mark.parametrize("name", ["irv", "schulze", "ranked_pairs", "stv"])
def test_ballots_that_put_all_on_one_place_tie_all(name: str) -> None:
    tally = count(name, {"ABC": 4}, among="ABC")
    assert tally.tied_for == tally.winners == ("A", "B", "C")


# The single transferable vote by law: City of Edinburgh, Corstorphine/Murrayfield, 3 May 2012,
# as declared: Balfour, Edie, Hinde, McInally, Nisbet, Ross; three places, stages 1 to 4.
# Ballots are rebuilt from what moved at each stage; what moved later is left out.

EDINBURGH = {
    "B>E": 839,
    "B>H": 185,
    "B>M": 180,
    "B>R>E": 42,
    "B>R>H": 18,
    "B>R>M": 18,
    "B>R": 46,
    "B": 722,
    "E": 1788,
    "H": 502,
    "M": 1679,
    "N>B>E": 50,
    "N>E": 10,
    "N>H": 24,
    "N>M": 19,
    "N>R": 21,
    "N": 37,
    "R>E": 452,
    "R>H": 540,
    "R>M": 445,
    "R": 595,
}


def test_the_law_of_scotland_to_the_fifth_place() -> None:
    tally = count("stv", EDINBURGH, among="BEHMNR", terms=Terms(seats=3, places=5))
    assert tally.rounds[0].threshold == 2054
    assert totals(tally)[:4] == [
        {"B": 2050, "E": 1788, "H": 502, "M": 1679, "N": 161, "R": 2032},
        {"B": 2100, "E": 1798, "H": 526, "M": 1698, "N": 0, "R": 2053},
        {
            "B": 2054,
            "E": Fraction("1817.4691"),
            "H": Fraction("530.0515"),
            "M": Fraction("1701.942"),
            "N": 0,
            "R": Fraction("2055.7156"),
        },
        {
            "B": 2054,
            "E": Fraction("1817.84468"),
            "H": Fraction("530.49988"),
            "M": Fraction("1702.31153"),
            "N": 0,
            "R": 2054,
        },
    ]
    assert [each.elected for each in tally.rounds[:3]] == [(), ("B",), ("R",)]


def test_exact_values_differ_from_the_law_by_what_the_papers_lost() -> None:
    by_law = count("stv", EDINBURGH, among="BEHMNR", terms=Terms(seats=3, places=5))
    exact = count("stv", EDINBURGH, among="BEHMNR", terms=Terms(seats=3))
    assert by_law.winners == exact.winners
    papers = sum(EDINBURGH.values())
    for ours, theirs in zip(totals(exact), totals(by_law), strict=True):
        for each, held in ours.items():
            assert abs(held - theirs[each]) <= Fraction(papers * len(ours), 10**5)


def test_a_surplus_goes_on_in_proportion() -> None:
    # Quota 40 // 3 + 1 = 14. A has 20, so each paper of A goes on at 6/20.
    tally = count("stv", {"A>B": 12, "A>C": 8, "B": 7, "C": 8, "D": 5}, among="ABCD", terms=TWO)
    assert totals(tally)[:2] == [
        {"A": 20, "B": 7, "C": 8, "D": 5},
        {"A": 14, "B": 7 + Fraction(18, 5), "C": 8 + Fraction(12, 5), "D": 5},
    ]
    assert tally.rounds[0].elected == ("A",)
    assert tally.winners == ("A", "B")


TWO = Terms(seats=2)


def test_equal_totals_are_told_apart_by_the_stage_before() -> None:
    # B and C have 5 each after E left; before that B had 5 and C 4, so C leaves.
    votes = {"A": 9, "B>A": 5, "C>A": 4, "D": 8, "E>C": 1}
    tally = count("stv", votes, among="ABCDE", terms=Terms(seats=1))
    assert [each.excluded for each in tally.rounds[:2]] == [("E",), ("C",)]
    assert not tally.tied


def test_what_never_differed_is_a_tie_or_goes_by_what_was_named() -> None:
    votes = {"A": 5, "B": 3, "C": 3}
    standing = count("stv", votes, among="ABC", terms=TWO)
    assert (standing.winners, standing.tied_for) == (("A", "B", "C"), ("B", "C"))
    by_order = count("stv", votes, among="ABC", terms=Terms(seats=2, ties=TieRule.ORDER))
    assert (by_order.winners, by_order.tied_for) == (("A", "B"), ())


def test_as_many_options_as_places_are_all_elected() -> None:
    tally = count("stv", {"A": 5, "B": 1}, among="ABC", terms=Terms(seats=3))
    assert tally.winners == ("A", "B", "C")


def test_nothing_is_lost_or_made_on_the_way() -> None:
    huge = {words: times * 10**30 + 7 for words, times in EDINBURGH.items()}
    tally = count("stv", huge, among="BEHMNR", terms=Terms(seats=3))
    for each in tally.rounds:
        assert sum(each.totals.values()) + each.exhausted == sum(huge.values())


# Points: the official protocol of STAR for ties


def stars(votes: Mapping[tuple[int, ...], int], terms: Terms = USUAL) -> Tally:
    letters = "ABCD"[: len(next(iter(votes)))]
    ballots = {
        Ballot(scores=tuple(zip(letters, given, strict=True))): times
        for given, times in votes.items()
    }
    return METHODS["star"].count(ballots, options=options(letters), terms=terms)


def test_the_runoff_goes_to_whom_more_prefer() -> None:
    tally = stars({(5, 4, 0): 2, (0, 5, 4): 1, (4, 3, 0): 1})
    assert tally.counts == {"A": 14, "B": 16, "C": 4}
    assert tally.winners == ("A",)
    assert [(pair.before, pair.after) for pair in tally.pairs] == [(1, 3)]


def test_a_tied_runoff_goes_to_the_higher_sum() -> None:
    assert stars({(5, 3, 0): 1, (3, 4, 0): 1}).winners == ("A",)


def test_a_tied_runoff_of_equal_sums_goes_to_more_highest_scores() -> None:
    tally = stars({(5, 3): 1, (1, 3): 1})
    assert tally.counts == {"A": 6, "B": 6}
    assert (tally.winners, tally.tied_for) == (("A",), ())


def test_a_tie_for_the_runoff_goes_to_who_loses_fewer_comparisons() -> None:
    # B and C have the same sum for the second place; more ballots put B before C.
    tally = stars({(5, 3, 2): 2, (5, 0, 2): 1})
    assert tally.counts == {"A": 15, "B": 6, "C": 6}
    assert {tally.pairs[0].first, tally.pairs[0].second} == {"A", "B"}
    assert tally.winners == ("A",)


def test_a_true_tie_stands_or_goes_by_what_was_named() -> None:
    even = {(5, 0): 1, (0, 5): 1}
    assert stars(even).tied_for == ("A", "B")
    assert stars(even, Terms(ties=TieRule.ORDER)).winners == ("A",)
