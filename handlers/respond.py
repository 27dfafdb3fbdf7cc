"""The committee's response to an outcome, and the actions of its duty."""

from dataclasses import dataclass

from deliberation.outcomes import Outcome
from deliberation.refusals import Refusal
from deliberation.responses import (
    GIVEN,
    Response,
    ResponseState,
)
from handlers import commitments, inquiries, rating
from handlers.access import Action, Audience, Values
from handlers.agenda import Said, outcome_of, response_to, told_of
from handlers.cards import (
    outcome_link,
    rating_choices,
    response_choices,
)
from handlers.forms import Blank, Form, whispered
from handlers.messages import Replies, Reply, Text
from handlers.turn import Turn

VERDICT_DIGITS = {"1": "adopted", "2": "partly_adopted", "3": "declined"}


@dataclass(eq=False)
class VerdictMissing(Refusal):
    """A response that is none of adopted, partly adopted and declined."""


# The response


def give(turn: Turn, values: Values) -> Replies:
    """Give the committee's response to an outcome, with reasons."""
    outcome = outcome_of(turn, values["o"])
    response = response_to(turn.work, outcome)
    filled = GIVE.fill(turn, _with_verdict(values))
    if isinstance(filled, tuple):
        return filled
    state = ResponseState(_read_verdict(turn, filled["verdict"], filled))
    response = response.given(state, reasons=filled["reasons"], by=turn.member.id, at=turn.now)
    turn.work.responses.save(response)
    turn.trace(
        response.id, number=outcome.number, action="respond.give", words=response.reasons
    )
    return (
        *whispered(turn, _given_note(outcome, response)),
        *_tell_given(turn, outcome, response),
    )


def _with_verdict(values: Values) -> Values:
    """Return the values with the short name that buttons use spelt out."""
    return {"verdict": values["v"], **values} if values.get("v") else values


def _given_note(outcome: Outcome, response: Response) -> Reply:
    commit = (
        response_choices(outcome)[-1:] if response.state is not ResponseState.DECLINED else ()
    )
    values: Said = {
        "number": outcome.number,
        "state": Text("response-state", {"state": response.state.value}),
    }
    return Reply(lines=(Text("respond-given", values),), choices=commit)


def _tell_given(turn: Turn, outcome: Outcome, response: Response) -> Replies:
    declined = response.state is ResponseState.DECLINED
    told = Reply(
        lines=(
            Text(
                "respond-given-told",
                {
                    "number": outcome.number,
                    "title": outcome.title,
                    "state": Text("response-state", {"state": response.state.value}),
                    "reasons": response.reasons,
                },
            ),
            *((Text("rate-ask"),) if declined else ()),
        ),
        choices=(
            *(rating_choices(outcome) if declined else ()),
            outcome_link(outcome, community=turn.community),
        ),
    )
    return told_of(turn, outcome, told)


def _verdict_question(turn: Turn, values: Values) -> Reply:
    outcome = outcome_of(turn, values["o"])
    return Reply(
        lines=(Text("respond-verdict", {"number": outcome.number, "title": outcome.title}),),
        choices=response_choices(outcome)[:-1],
    )


def _read_verdict(_turn: Turn, words: str, _values: Values) -> str:
    name = VERDICT_DIGITS.get(words, words)
    if name not in GIVEN:
        raise VerdictMissing
    return name


def _reasons_question(turn: Turn, values: Values) -> Reply:
    outcome = outcome_of(turn, values["o"])
    state = Text("response-state", {"state": _read_verdict(turn, values["verdict"], values)})
    return Reply(lines=(Text("respond-reasons", {"number": outcome.number, "state": state}),))


GIVE = Form(
    "respond.give",
    (
        Blank("verdict", _verdict_question, read=_read_verdict),
        Blank("reasons", _reasons_question),
    ),
    carried=("o",),
)

ACTIONS: tuple[Action, ...] = (
    Action("respond.give", Audience.COMMITTEE, give),
    Action("respond.commit", Audience.COMMITTEE, commitments.commit),
    Action("respond.progress", Audience.COMMITTEE, commitments.progress),
    Action("respond.rate", Audience.ENROLLED, rating.rate),
    Action("respond.inquire", Audience.ENROLLED, inquiries.inquire),
    Action("respond.answer_inquiry", Audience.STAFF, inquiries.answer_inquiry),
)
