"""Ballots of one form as another method takes them, where that loses nothing it counts."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.ballot_files.contests import Contest
from deliberation.ballots import Ballot, BallotForm

Turn = Callable[[Ballot], Ballot]


def _first_of_ranking(ballot: Ballot) -> Ballot:
    first = ballot.ranking[0] if ballot.ranking else ()
    return Ballot(choices=first if len(first) == 1 else ())


def _named(ballot: Ballot) -> Ballot:
    return Ballot(choices=tuple(each for tier in ballot.ranking for each in tier))


def _given(ballot: Ballot) -> Ballot:
    return Ballot(choices=tuple(each for each, score in ballot.scores if score > 0))


def _one_each(ballot: Ballot) -> Ballot:
    return Ballot(scores=tuple((each, 1) for each in ballot.choices))


def _chosen_first(ballot: Ballot) -> Ballot:
    return Ballot(ranking=(ballot.choices,) if ballot.choices else ())


def _by_score(ballot: Ballot) -> Ballot:
    levels = sorted({score for _, score in ballot.scores}, reverse=True)
    return Ballot(
        ranking=tuple(
            tuple(each for each, score in ballot.scores if score == level) for level in levels
        )
    )


def _alone(ballot: Ballot) -> Ballot:
    return ballot if len(ballot.choices) == 1 else Ballot()


TURNS: Mapping[tuple[BallotForm, BallotForm], Turn] = MappingProxyType(
    {
        (BallotForm.RANKING, BallotForm.ONE): _first_of_ranking,
        (BallotForm.RANKING, BallotForm.SOME): _named,
        (BallotForm.SCORES, BallotForm.SOME): _given,
        (BallotForm.SCORES, BallotForm.RANKING): _by_score,
        (BallotForm.SOME, BallotForm.SCORES): _one_each,
        (BallotForm.SOME, BallotForm.RANKING): _chosen_first,
        (BallotForm.SOME, BallotForm.ONE): _alone,
        (BallotForm.ONE, BallotForm.SOME): lambda ballot: ballot,
    }
)


def fitted(contest: Contest, form: BallotForm) -> Contest | None:
    """Return the contest with ballots of that form; None where they cannot say it."""
    if contest.form is form or form is BallotForm.NOTHING:
        return contest
    turn = TURNS.get((contest.form, form))
    if turn is None:
        return None
    found: Counter[Ballot] = Counter()
    for ballot, times in contest.ballots.items():
        found[turn(ballot)] += times
    return replace(contest, ballots=found, form=form)
