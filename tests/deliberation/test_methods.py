"""What holds for every method of the registry, and what each of them promises."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.ballots import (
    Ballot,
    Count,
    Option,
    OptionTwice,
    TooFewOptions,
)
from deliberation.methods import METHODS
from deliberation.methods.majority import AGAINST, FOR
from tests.deliberation.strategies import Box, boxes, options_of, weighed

NAMES = sorted(METHODS)
SIDES = {FOR: AGAINST, AGAINST: FOR}


def test_the_registry_names_every_method_by_its_own_name() -> None:
    assert {name: method.name for name, method in METHODS.items()} == {
        name: name for name in METHODS
    }


@given(boxes(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(box: Box, chance: Random) -> None:
    shuffled = list(box.ballots)
    chance.shuffle(shuffled)
    tally = box.method.count(box.counted, options=box.options)
    assert box.method.count(weighed(shuffled), options=box.options) == tally


@given(boxes())
def test_the_same_ballots_give_the_same_tally(box: Box) -> None:
    first = box.method.count(box.counted, options=box.options)
    assert box.method.count(box.counted, options=box.options) == first


@given(boxes())
def test_what_options_are_called_does_not_matter(box: Box) -> None:
    renamed = tuple(Option(id=each.id, label=f"新名{each.id}") for each in box.options)
    before = box.method.count(box.counted, options=box.options)
    after = box.method.count(box.counted, options=renamed)
    assert (after.counts, after.winners) == (before.counts, before.winners)


@given(boxes(), st.data())
def test_exchanging_the_ids_exchanges_the_winners(box: Box, data: st.DataObject) -> None:
    exchanged = data.draw(exchanges(box))
    after = box.method.count(
        weighed([_exchanged(each, exchanged) for each in box.ballots]), options=box.options
    )
    before = box.method.count(box.counted, options=box.options)
    assert set(after.winners) == {exchanged[each] for each in before.winners}
    assert {exchanged[each]: count for each, count in before.counts.items()} == after.counts


@given(boxes())
def test_every_ballot_is_counted_once(box: Box) -> None:
    tally = box.method.count(box.counted, options=box.options)
    assert tally.ballots == len(box.ballots)
    assert sum(tally.counts.values()) == sum(len(each.choices) for each in box.ballots)
    assert set(tally.counts) == {option.id for option in box.options}


@given(boxes())
def test_winners_lead_and_are_all_that_lead(box: Box) -> None:
    tally = box.method.count(box.counted, options=box.options)
    contest = _contest(box, tally.counts)
    highest = max(contest.values())
    assert set(tally.winners) == {
        each for each, count in contest.items() if count == highest > 0
    }
    assert tally.tied is (len(tally.winners) > 1)


@given(boxes(), st.integers(min_value=2, max_value=10**40))
def test_huge_counts_are_exact(box: Box, times: int) -> None:
    once = box.method.count(box.counted, options=box.options)
    often = box.method.count(
        {ballot: count * times for ballot, count in box.counted.items()}, options=box.options
    )
    assert often.counts == {each: count * times for each, count in once.counts.items()}
    assert often.winners == once.winners


@given(st.integers(min_value=10**17, max_value=10**60), st.sampled_from(NAMES))
def test_a_lead_of_one_among_very_many_is_a_lead(many: int, name: str) -> None:
    method = METHODS[name]
    options = options_of(method, 3)
    first, second = (Ballot(choices=(each.id,)) for each in options[:2])
    tally = method.count({first: many + 1, second: many}, options=options)
    assert tally.winners == (options[0].id,)


@given(boxes())
def test_one_more_vote_for_a_winner_keeps_it_winning(box: Box) -> None:
    before = box.method.count(box.counted, options=box.options)
    for winner in before.winners:
        more = weighed([*box.ballots, Ballot(choices=(winner,))])
        assert box.method.count(more, options=box.options).winners == (winner,)


@given(boxes())
def test_the_steps_name_every_option_with_its_count(box: Box) -> None:
    tally = box.method.count(box.counted, options=box.options)
    told = {
        str(step.values["label"]): step.values["count"]
        for step in tally.steps
        if step.key == "step-option"
    }
    assert told == {option.label: tally.counts[option.id] for option in box.options}


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
    tally = box.method.count(weighed(list(last.values())), options=box.options)
    assert tally.ballots == len(set(electors))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_voted(name: str) -> None:
    options = options_of(METHODS[name], 3)
    tally = METHODS[name].count({}, options=options)
    assert (tally.ballots, tally.winners, tally.tied) == (0, (), False)


# The options of a poll


@pytest.mark.parametrize("name", ["plurality", "approval"])
def test_options_are_numbered_from_one(name: str) -> None:
    options = METHODS[name].options(["东门", "西门", "北门"])
    assert [(each.id, each.label) for each in options] == [
        ("1", "东门"),
        ("2", "西门"),
        ("3", "北门"),
    ]


@pytest.mark.parametrize("name", ["plurality", "approval"])
def test_fewer_than_two_options_are_too_few(name: str) -> None:
    for labels in ([], ["东门"]):
        with pytest.raises(TooFewOptions):
            METHODS[name].options(labels)


@pytest.mark.parametrize("name", ["plurality", "approval"])
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


def _exchanged(ballot: Ballot, exchanged: Mapping[str, str]) -> Ballot:
    return Ballot(choices=tuple(sorted((exchanged[each] for each in ballot.choices), key=int)))


def _contest(box: Box, counts: Mapping[str, Count]) -> Mapping[str, Count]:
    if box.method.name == "majority":
        return {FOR: counts[FOR], AGAINST: counts[AGAINST]}
    return counts
