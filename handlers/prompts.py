"""What a ballot still has to ask in private: the score of an option, the reason to object."""

from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.polls import Poll
from deliberation.proposals import ReasonMissing
from deliberation.validity import UnknownOption
from handlers.access import Values
from handlers.ballot import form_of, option_text
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn

WORDED = 5
"""The scale whose every step has a word of its own."""


def asked(turn: Turn, poll: Poll, values: Values) -> Values | Replies:
    """Return the values once they are complete, or the question for what is missing."""
    if form_of(poll) is BallotForm.SCORES:
        return whispered(turn, scores_of(poll, _option(poll, values["choice"])))
    if values.get("page"):
        raise ReasonMissing
    return OBJECTION.fill(turn, values)


OBJECTION = Form(
    "vote.cast", (Blank("reason", asking("vote-object-why")),), carried=("poll", "choice")
)


def _option(poll: Poll, choice: str) -> Option:
    found = next((each for each in poll.options if each.id == choice), None)
    if found is None:
        raise UnknownOption(choice=choice, options=len(poll.options))
    return found


def scores_of(poll: Poll, option: Option) -> Reply:
    """Return the question for the score of one option, with every score to press."""
    return Reply(lines=(score_line(option),), choices=score_choices(poll, option))


def score_line(option: Option) -> Text:
    """Return the question for the score of one option."""
    return Text("vote-score-which", {"label": option_text(option)})


def score_choices(poll: Poll, option: Option) -> tuple[Choice, ...]:
    """Return every score as a choice, so that digits mean what they say; nought comes last."""
    scores = (*range(1, poll.terms.highest + 1), 0)
    return tuple(
        Choice(
            score_text(each, highest=poll.terms.highest),
            Press("vote.cast", {"poll": poll.id, "s": f"{option.id}.{each}"}),
        )
        for each in scores
    )


def score_text(score: int, *, highest: int) -> Text:
    """Return a score with a word for it, where the scale has one."""
    if highest == WORDED:
        return Text(f"score-{score}", {"score": score})
    return Text("score-any", {"score": score})


def next_unscored(poll: Poll, ballot: Ballot) -> Option | None:
    """Return the first option that a ballot of scores says nothing of."""
    if form_of(poll) is not BallotForm.SCORES:
        return None
    scored = {each for each, _ in ballot.scores}
    return next((each for each in poll.options if each.id not in scored), None)
