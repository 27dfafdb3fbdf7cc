"""What holds for every method of the registry that takes ballots."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.ballots import Ballot, BallotForm, Count, OptionTwice, Tally, TooFewOptions
from deliberation.methods import METHODS
from deliberation.methods.majority import AGAINST, FOR
from deliberation.terms import Asked, Completion, Terms, TieRule
from tests.deliberation.strategies import (
    TAKING,
    Box,
    boxes,
    exchanged,
    favouring,
    options_of,
    weighed,
)

ADDING = [name for name in TAKING if METHODS[name].form in (BallotForm.ONE, BallotForm.SOME)]
SIDES = {FOR: AGAINST, AGAINST: FOR}
CALM = settings(deadline=None)
PLAIN = frozenset({Asked.SEATS, Asked.COSTS})


def test_the_registry_names_every_method_by_its_own_name() -> None:
    assert {name: method.name for name, method in METHODS.items()} == {
        name: name for name in METHODS
    }


def test_the_three_that_everybody_knows_come_first() -> None:
    assert list(METHODS)[:3] == ["majority", "plurality", "approval"]


@CALM
@given(boxes(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(box: Box, chance: Random) -> None:
    shuffled = list(box.ballots)
    chance.shuffle(shuffled)
    assert box.count(weighed(shuffled)) == box.tally


@CALM
@given(boxes())
def test_the_same_ballots_give_the_same_tally(box: Box) -> None:
    assert box.tally == box.tally


@CALM
@given(boxes())
def test_what_options_are_called_does_not_matter(box: Box) -> None:
    renamed = tuple(replace(each, label=f"新名{each.id}") for each in box.options)
    after = replace(box, options=renamed).tally
    assert _result(after) == _result(box.tally)
    assert after.counts == box.tally.counts


@CALM
@given(boxes(), st.data())
def test_exchanging_the_ids_exchanges_the_winners(box: Box, data: st.DataObject) -> None:
    others = data.draw(exchanges(box))
    costs = {others[each.id]: each.cost for each in box.options}
    options = tuple(replace(each, cost=costs[each.id]) for each in box.options)
    turned = replace(
        box, options=options, ballots=tuple(exchanged(each, others) for each in box.ballots)
    )
    before, after = box.tally, turned.tally
    assert set(after.winners) == {others[each] for each in before.winners}
    assert set(after.tied_for) == {others[each] for each in before.tied_for}
    if not before.rounds:  # the totals of a last round may depend on which of equals left first
        assert {others[each]: count for each, count in before.counts.items()} == after.counts


@CALM
@given(boxes())
def test_every_ballot_is_counted_once(box: Box) -> None:
    assert box.tally.ballots == len(box.ballots)
    assert set(box.tally.counts) == {option.id for option in box.options}
    assert set(box.tally.winners) <= set(box.tally.counts)
    assert set(box.tally.tied_for) <= set(box.tally.winners)


@CALM
@given(boxes(taking=[each for each in ADDING if not METHODS[each].asks & PLAIN]))
def test_winners_lead_and_are_all_that_lead(box: Box) -> None:
    tally = box.tally
    assert sum(tally.counts.values()) == sum(len(each.choices) for each in box.ballots)
    contest = _contest(box, tally)
    highest = max(contest.values())
    assert set(tally.winners) == {
        each for each, count in contest.items() if count == highest > 0
    }
    assert tally.tied is (len(tally.winners) > 1)


@CALM
@given(
    boxes(taking=[each for each in TAKING if not METHODS[each].asks & PLAIN]),
    st.integers(min_value=2, max_value=10**40),
)
def test_huge_counts_are_exact(box: Box, times: int) -> None:
    often = box.count({ballot: count * times for ballot, count in box.counted.items()})
    assert often.ballots == times * len(box.ballots)
    assert _result(often) == _result(box.tally)
    if not often.rounds:
        assert often.counts == {each: count * times for each, count in box.tally.counts.items()}


@CALM
@given(st.integers(min_value=10**17, max_value=10**60), st.sampled_from(TAKING))
def test_a_lead_of_one_among_very_many_is_a_lead(many: int, name: str) -> None:
    method = METHODS[name]
    options = tuple(replace(each, cost=1) for each in options_of(method, 3))
    first, second = (favouring(each.id, method.form) for each in options[:2])
    tally = method.count(
        {first: many + 1, second: many}, options=options, terms=Terms(budget=1)
    )
    assert (tally.winners, tally.tied) == ((options[0].id,), False)


@CALM
@given(boxes(taking=ADDING))
def test_the_steps_name_every_option_with_its_count(box: Box) -> None:
    told = {
        str(step.values["label"]): step.values["count"]
        for step in box.tally.steps
        if step.key == "step-option"
    }
    assert told == {option.label: box.tally.counts[option.id] for option in box.options}


@CALM
@given(boxes())
def test_the_steps_name_every_option(box: Box) -> None:
    told = {str(value) for step in box.tally.steps for value in step.values.values()}
    assert {option.label for option in box.options} <= told


@CALM
@given(boxes(), st.data())
def test_the_last_ballot_of_an_elector_counts(box: Box, data: st.DataObject) -> None:
    electors = data.draw(
        st.lists(
            st.integers(min_value=1, max_value=5),
            min_size=len(box.ballots),
            max_size=len(box.ballots),
        )
    )
    last = dict(zip(electors, box.ballots, strict=True))
    tally = box.count(weighed(list(last.values())))
    assert tally.ballots == len(set(electors))


@pytest.mark.parametrize("name", TAKING)
def test_nobody_voted(name: str) -> None:
    options = options_of(METHODS[name], 3)
    tally = METHODS[name].count({}, options=options)
    assert (tally.ballots, tally.winners, tally.tied) == (0, (), False)


# Ties


@CALM
@given(boxes(ties=TieRule.ORDER))
def test_a_named_order_leaves_no_tie_and_takes_one_of_the_tied(box: Box) -> None:
    _broken_within_what_stood(box)


@CALM
@given(boxes(ties=TieRule.LOT))
def test_a_lot_leaves_no_tie_and_takes_one_of_the_tied(box: Box) -> None:
    _broken_within_what_stood(box)


def _broken_within_what_stood(box: Box) -> None:
    standing = replace(box, terms=replace(box.terms, ties=TieRule.STANDS)).tally
    broken = box.tally
    if Asked.TIES not in box.method.asks:
        assert _result(broken) == _result(standing)
        return
    assert not broken.tied
    if Asked.COMPLETION in box.method.asks and box.terms.completion is not Completion.NONE:
        # While ties stand, shares are raised as long as every way they may fall keeps within
        # the budget; the one way that a rule takes may go on further.
        return
    assert set(standing.winners) - set(standing.tied_for) <= set(broken.winners)
    assert set(broken.winners) <= set(standing.winners)


# The options of a poll

NUMBERED = [name for name in METHODS if name not in ("majority", "consent")]


@pytest.mark.parametrize("name", NUMBERED)
def test_options_are_numbered_from_one(name: str) -> None:
    options = METHODS[name].options(["东门", "西门", "北门"])
    assert [(each.id, each.label) for each in options] == [
        ("1", "东门"),
        ("2", "西门"),
        ("3", "北门"),
    ]


@pytest.mark.parametrize("name", NUMBERED)
def test_fewer_than_two_options_are_too_few(name: str) -> None:
    for labels in ([], ["东门"]):
        with pytest.raises(TooFewOptions):
            METHODS[name].options(labels)


@pytest.mark.parametrize("name", NUMBERED)
def test_two_options_of_the_same_words_are_refused(name: str) -> None:
    with pytest.raises(OptionTwice):
        METHODS[name].options(["东门", "西门", "东门"])


def test_a_motion_has_three_options_in_any_words() -> None:
    method = METHODS["majority"]
    assert [each.label for each in method.options([])] == ["赞成", "反对", "弃权"]
    english = method.options(["For", "Against", "Abstain"])
    assert [(each.id, each.label) for each in english] == [
        ("1", "For"),
        ("2", "Against"),
        ("3", "Abstain"),
    ]


def test_abstentions_never_win_a_motion() -> None:
    method = METHODS["majority"]
    options = method.options([])
    abstained = {Ballot(choices=("3",)): 100}
    assert method.count(abstained, options=options).winners == ()
    one_for = abstained | {Ballot(choices=("1",)): 1}
    assert method.count(one_for, options=options).winners == ("1",)


def exchanges(box: Box) -> st.SearchStrategy[Mapping[str, str]]:
    """Draw an exchange of ids; a motion can only exchange its two sides."""
    ids = [option.id for option in box.options]
    if box.method.name == "majority":
        return st.just({each: SIDES.get(each, each) for each in ids})
    return st.permutations(ids).map(lambda others: dict(zip(ids, others, strict=True)))


def _contest(box: Box, tally: Tally) -> Mapping[str, Count]:
    if box.method.name == "majority":
        return {side: tally.counts[side] for side in (FOR, AGAINST)}
    return tally.counts


def _result(tally: Tally) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tally.winners, tally.tied_for
