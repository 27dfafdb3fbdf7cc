"""What each method promises holds; what it does not promise has an example against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.ballots import Ballot, BallotForm, Option, Tally
from deliberation.methods import METHODS
from deliberation.promises import Promise
from deliberation.terms import HIGHEST_SCORE, Terms, TieRule
from tests.deliberation.strategies import TAKING, Box, boxes, favouring, rankings, weighed

FEW = settings(max_examples=60, deadline=None)


def promising(promise: Promise) -> list[str]:
    """Return the methods that promise something."""
    return [name for name in TAKING if promise in METHODS[name].promises]


def before(box: Box, first: str, second: str) -> int:
    """Return how many ballots put one option before another, counted one by one."""
    return sum(_place(each, first) < _place(each, second) for each in box.ballots)


def _place(ballot: Ballot, option: str) -> int:
    """Return where a ballot puts an option; the less the better."""
    scores = dict(ballot.scores)
    if scores:
        return -scores.get(option, 0)
    if option in ballot.choices:
        return 0
    at = [place for place, tier in enumerate(ballot.ranking) if option in tier]
    return at[0] if at else 1000


def ids(box: Box) -> list[str]:
    return [option.id for option in box.options]


def raised(ballot: Ballot, option: str, form: BallotForm) -> Ballot:
    """Return a ballot that puts an option at the top, the rest as it was."""
    match form:
        case BallotForm.ONE:
            return Ballot(choices=(option,))
        case BallotForm.SOME:
            return Ballot(choices=tuple(sorted({*ballot.choices, option}, key=int)))
        case BallotForm.SCORES:
            return Ballot(scores=tuple({**dict(ballot.scores), option: HIGHEST_SCORE}.items()))
        case _:
            rest = [tuple(e for e in tier if e != option) for tier in ballot.ranking]
            return Ballot(ranking=((option,), *(tier for tier in rest if tier)))


def turned(ballot: Ballot, options: Iterable[str]) -> Ballot:
    """Return a ballot upside down."""
    if ballot.scores:
        given_ = dict(ballot.scores)
        return Ballot(scores=tuple((e, HIGHEST_SCORE - given_.get(e, 0)) for e in options))
    named = {each for tier in ballot.ranking for each in tier}
    last = tuple(each for each in options if each not in named)
    tiers = [*ballot.ranking, last]
    return Ballot(ranking=tuple(tier for tier in reversed(tiers) if tier))


@FEW
@given(boxes(taking=promising(Promise.MAJORITY)))
def test_more_than_half_at_the_top_win(box: Box) -> None:
    for each in ids(box):
        alone = [ballot for ballot in box.ballots if _leads(ballot, each, ids(box))]
        if 2 * len(alone) > len(box.ballots):
            tally = replace(box, terms=replace(box.terms, seats=1)).tally
            assert _result(tally) == ((each,), ())


@FEW
@given(boxes(taking=promising(Promise.CONDORCET)))
def test_what_beats_each_other_wins_alone(box: Box) -> None:
    for each in ids(box):
        others = [other for other in ids(box) if other != each]
        if all(before(box, each, other) > before(box, other, each) for other in others):
            assert _result(box.tally) == ((each,), ())


@FEW
@given(boxes(taking=promising(Promise.CONDORCET_LOSER)))
def test_what_loses_to_each_other_does_not_win_alone(box: Box) -> None:
    for each in ids(box):
        others = [other for other in ids(box) if other != each]
        if all(before(box, other, each) > before(box, each, other) for other in others):
            assert box.tally.winners != (each,)


@FEW
@given(boxes(taking=promising(Promise.MONOTONICITY)), st.data())
def test_who_wins_goes_on_winning_when_put_higher(box: Box, data: st.DataObject) -> None:
    for winner in box.tally.winners:
        lifts = data.draw(
            st.lists(st.booleans(), min_size=len(box.ballots), max_size=len(box.ballots))
        )
        lifted = [
            raised(ballot, winner, box.method.form) if lift else ballot
            for ballot, lift in zip(box.ballots, lifts, strict=True)
        ]
        assert winner in box.count(weighed(lifted)).winners


@FEW
@given(boxes(taking=promising(Promise.POSITIVE_INVOLVEMENT)))
def test_one_more_ballot_for_a_winner_keeps_it_winning(box: Box) -> None:
    for winner in box.tally.winners:
        more = weighed([*box.ballots, favouring(winner, box.method.form)])
        assert winner in box.count(more).winners


@FEW
@given(boxes(taking=promising(Promise.REVERSAL_SYMMETRY)))
def test_who_wins_alone_does_not_when_all_is_turned(box: Box) -> None:
    tally = box.tally
    if len(tally.winners) == 1:
        upside_down = [turned(each, ids(box)) for each in box.ballots]
        assert box.count(weighed(upside_down)).winners != tally.winners


@FEW
@given(st.data(), st.sampled_from(promising(Promise.PROPORTIONALITY_FOR_SOLID_COALITIONS)))
def test_a_solid_coalition_gets_its_share(data: st.DataObject, name: str) -> None:
    options = METHODS[name].options(["甲", "乙", "丙", "丁", "戊"])
    known = [each.id for each in options]
    group = data.draw(st.sets(st.sampled_from(known), min_size=1, max_size=4))
    solid = data.draw(st.lists(solid_ballots(known, group), min_size=1, max_size=14))
    others = data.draw(st.lists(rankings(known), max_size=14))
    terms = Terms(seats=data.draw(st.integers(1, 4)), ties=TieRule.ORDER)
    tally = METHODS[name].count(weighed([*solid, *others]), options=options, terms=terms)
    quota = (len(solid) + len(others)) // (terms.seats + 1) + 1
    deserved = min(len(solid) // quota, len(group))
    assert len(group & set(tally.winners)) >= deserved


@st.composite
def solid_ballots(draw: st.DrawFn, known: Sequence[str], group: set[str]) -> Ballot:
    """Draw a ballot that ranks all of a group before all others."""
    first = draw(st.permutations(sorted(group)))
    rest = draw(st.permutations([each for each in known if each not in group]))
    later = rest[: draw(st.integers(0, len(rest)))]
    return Ballot(ranking=tuple((each,) for each in (*first, *later)))


# What is not promised does not hold: Tideman (2006), chapters 9 to 13; Moulin (1988)

ABC = METHODS["irv"].options(["甲", "乙", "丙"])


def cast(*groups: tuple[int, str]) -> Mapping[Ballot, int]:
    """Return rankings of one letter an option."""
    letters = dict(zip("ABCDEFG", "1234567", strict=True))
    return {
        Ballot(ranking=tuple((letters[each],) for each in order)): count
        for count, order in groups
    }


def test_instant_runoff_is_not_monotone() -> None:
    votes = cast((6, "ABC"), (5, "CAB"), (4, "BCA"), (2, "BAC"))
    lifted = cast((8, "ABC"), (5, "CAB"), (4, "BCA"))
    assert _won("irv", votes) == ("1",)
    assert _won("irv", lifted) == ("3",)
    assert Promise.MONOTONICITY not in METHODS["irv"].promises


def test_instant_runoff_may_pass_over_what_beats_each_other() -> None:
    votes = cast((40, "ABC"), (35, "CBA"), (25, "BCA"))
    assert _won("irv", votes) == ("3",)
    assert _won("schulze", votes) == _won("ranked_pairs", votes) == ("2",)
    assert Promise.CONDORCET not in METHODS["irv"].promises


def test_the_most_first_places_may_be_what_all_others_put_last() -> None:
    votes = {Ballot(choices=("1",)): 4, Ballot(choices=("2",)): 3, Ballot(choices=("3",)): 3}
    assert METHODS["plurality"].count(votes, options=ABC).winners == ("1",)
    assert Promise.CONDORCET_LOSER not in METHODS["plurality"].promises


def test_points_may_pass_over_what_more_than_half_like_best() -> None:
    votes = {
        Ballot(scores=(("1", 5), ("2", 4))): 3,
        Ballot(scores=(("1", 0), ("2", 5))): 2,
    }
    options: tuple[Option, ...] = ABC[:2]
    assert METHODS["score"].count(votes, options=options).winners == ("2",)
    assert METHODS["star"].count(votes, options=options).winners == ("1",)
    assert Promise.MAJORITY not in METHODS["score"].promises


@pytest.mark.parametrize("name", sorted(METHODS))
def test_every_method_says_what_it_promises(name: str) -> None:
    assert set(METHODS[name].promises) <= set(Promise)


def _won(name: str, votes: Mapping[Ballot, int]) -> tuple[str, ...]:
    return METHODS[name].count(votes, options=ABC).winners


def _leads(ballot: Ballot, option: str, known: Iterable[str]) -> bool:
    place = _place(ballot, option)
    return all(_place(ballot, other) > place for other in known if other != option)


def _result(tally: Tally) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tally.winners, tally.tied_for
