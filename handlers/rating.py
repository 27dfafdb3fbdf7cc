"""Residents' rating (回访评价): solved or not, satisfied or not; 不满意 reopens once."""

from dataclasses import dataclass, replace
from datetime import timedelta

from deliberation.identifiers import RatingId
from deliberation.outcomes import Outcome
from deliberation.refusals import Refusal
from deliberation.responses import Rating, Response, ResponseState
from handlers.access import Values, own
from handlers.agenda import response_to, to_committee, to_residents
from handlers.cards import outcome_link, rating_choices, response_choices
from handlers.dialogue import is_skip, is_yes
from handlers.forms import Blank, Form, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn

SKIPPED = "0"
LETTERS = {"y": "yes", "n": "no"}


@dataclass(eq=False)
class RatingUnclear(Refusal):
    """An answer to a question of the rating that is neither yes nor no."""


def rate(turn: Turn, values: Values) -> Replies:
    """Take a member's rating of what became of an outcome; the last one counts."""
    outcome = own(turn.work.outcomes, values["o"], community=turn.community)
    response = response_to(turn.work, outcome)
    response.rated()
    filled = RATE.fill(turn, _spelt_out(values))
    if isinstance(filled, tuple):
        return filled
    rating = _kept(turn, outcome, filled)
    thanks = Reply(
        lines=(
            Text(
                "rate-thanks",
                {
                    "number": outcome.number,
                    "solved": rating.solved,
                    "satisfied": rating.satisfied,
                },
            ),
        ),
        choices=(outcome_link(outcome, community=turn.community),),
    )
    return (*whispered(turn, thanks), *_reopened(turn, outcome, response, rating))


def _spelt_out(values: Values) -> Values:
    """Return the values with the two letters of a button as the answers they mean.

    A form that leaves the reason empty passes over the question for it.
    """
    if values.get("reason") == "":
        values = {**values, "reason": SKIPPED}
    letters = values.get("v", "")
    if len(letters) != len(LETTERS) or not set(letters) <= LETTERS.keys():
        return values
    return {**values, "solved": LETTERS[letters[0]], "satisfied": LETTERS[letters[1]]}


def _kept(turn: Turn, outcome: Outcome, values: Values) -> Rating:
    present = turn.work.ratings.one(outcome_id=outcome.id, member_id=turn.member.id)
    reason = values.get("reason", "")
    rating = Rating(
        id=present.id if present else RatingId(turn.ids.new()),
        outcome_id=outcome.id,
        member_id=turn.member.id,
        solved=values["solved"] == "yes",
        satisfied=values["satisfied"] == "yes",
        at=turn.now,
        reason="" if is_skip(reason) else reason,
    )
    keep = turn.work.ratings.save if present else turn.work.ratings.add
    keep(rating)
    return rating


def _reopened(turn: Turn, outcome: Outcome, response: Response, rating: Rating) -> Replies:
    """Make the response due again where a resident says why they are not satisfied."""
    reopens = not rating.satisfied and rating.reason
    if not reopens or response.reopened_at or response.state is ResponseState.DUE:
        return ()
    due_at = turn.now + timedelta(days=turn.community.response_days)
    response = response.reopened(reason=rating.reason, due_at=due_at, at=turn.now)
    turn.work.responses.save(response)
    turn.trace(response.id, number=outcome.number, action="respond.reopen", words=rating.reason)
    told = Text(
        "rate-reopened",
        {
            "number": outcome.number,
            "title": outcome.title,
            "reason": rating.reason,
            "due": due_at,
        },
    )
    link = outcome_link(outcome, community=turn.community)
    to_answer = Reply(lines=(told,), choices=(*response_choices(outcome), link))
    public = Reply(lines=(told,), choices=(link,))
    community_id = turn.community.id
    return (
        *to_committee(
            turn.work, replace(to_answer, topic=outcome.number), community_id=community_id
        ),
        *to_residents(turn.work, public, community_id=community_id),
    )


def _solved_question(turn: Turn, values: Values) -> Reply:
    outcome = own(turn.work.outcomes, values["o"], community=turn.community)
    return Reply(
        lines=(
            Text("rate-solved-question", {"number": outcome.number, "title": outcome.title}),
        ),
        choices=rating_choices(outcome),
    )


def _satisfied_question(turn: Turn, values: Values) -> Reply:
    outcome = own(turn.work.outcomes, values["o"], community=turn.community)
    first = values["solved"][:1]
    return Reply(
        lines=(
            Text(
                "rate-satisfied-question",
                {"number": outcome.number, "solved": values["solved"]},
            ),
        ),
        choices=tuple(
            Choice(
                Text(f"rate-satisfied-{answer}"),
                Press("respond.rate", {"o": outcome.id, "v": first + letter}),
            )
            for letter, answer in LETTERS.items()
        ),
    )


def _reason_question(turn: Turn, values: Values) -> Reply:
    outcome = own(turn.work.outcomes, values["o"], community=turn.community)
    response = response_to(turn.work, outcome)
    again = response.reopened_at is None and response.state is not ResponseState.DUE
    return Reply(lines=(Text("rate-why", {"number": outcome.number, "reopens": again}),))


def _unsatisfied(_turn: Turn, values: Values) -> bool:
    return values.get("satisfied") == "no"


def _read_answer(_turn: Turn, words: str, _values: Values) -> str:
    """Return yes or no, or raise RatingUnclear."""
    if is_yes(words) or words in {"已解决", "解决", "解决了", "满意"}:
        return "yes"
    if is_skip(words) or words in {"2", "未解决", "没解决", "不满意"}:
        return "no"
    raise RatingUnclear


RATE = Form(
    "respond.rate",
    (
        Blank("solved", _solved_question, read=_read_answer),
        Blank("satisfied", _satisfied_question, read=_read_answer),
        Blank("reason", _reason_question, wanted=_unsatisfied),
    ),
    carried=("o",),
)
