"""The result of any method in words: what won, what tied, what it costs together."""

from collections.abc import Iterable

from deliberation.ballots import BallotForm, Option, Tally
from deliberation.methods import METHODS
from deliberation.methods.majority import Majority
from deliberation.outcomes import Verdict
from deliberation.polls import Poll, PollState
from deliberation.terms import Asked
from handlers.agenda import Said, listed
from handlers.ballot import option_text
from handlers.messages import Text

FEW_STEPS = 9
"""More lines of a count than these are for a page, not for a message."""


def winner_lines(poll: Poll, verdict: Verdict) -> tuple[Text, ...]:
    """Return what won and what shares the last place; nothing for a motion or its like."""
    tally = verdict.tally
    if poll.method == Majority.name or METHODS[poll.method].form is BallotForm.CONSENT:
        return ()
    firm = [each for each in poll.options if each.id in _firm(tally)]
    tied = [each for each in poll.options if each.id in tally.tied_for]
    won = (_won(poll, firm, adopted=verdict.state is PollState.CLOSED_ADOPTED),)
    return (
        *(won if firm else ()),
        *((Text("outcome-tied", {"labels": _labels(tied)}),) if tied else ()),
    )


def _firm(tally: Tally) -> frozenset[str]:
    return frozenset(tally.winners) - frozenset(tally.tied_for)


def _labels(options: Iterable[Option]) -> Text:
    return listed([option_text(each) for each in options])


def _won(poll: Poll, options: list[Option], *, adopted: bool) -> Text:
    method = METHODS[poll.method]
    said: Said = {"labels": _labels(options)}
    if Asked.BUDGET in method.asks:
        cost = sum(each.cost for each in options)
        return Text("outcome-projects", said | {"cost": cost, "budget": poll.terms.budget})
    if method.form is BallotForm.NOTHING:
        return Text("outcome-drawn", said)
    if method.form in {BallotForm.ONE, BallotForm.SOME}:
        return Text("outcome-leading", said)
    if not adopted:
        return Text("outcome-ahead", said)
    return Text("outcome-elected" if Asked.SEATS in method.asks else "outcome-best", said)


def step_lines(verdict: Verdict) -> tuple[Text, ...]:
    """Return the count line by line where it is short, else the tests of the bylaw alone."""
    steps = verdict.steps
    long = len(steps) > FEW_STEPS
    shown = steps[len(verdict.tally.steps) :] if long else steps
    lines = tuple(Text(step.key, dict(step.values)) for step in shown)
    return (*lines, Text("outcome-count-on-page")) if long else lines
