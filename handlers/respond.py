"""The committee's duty: response, commitments, progress, replies; and residents' rating."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from deliberation.identifiers import CommitmentId, InquiryId, ProgressId
from deliberation.outcomes import Inquiry, Outcome
from deliberation.refusals import Refusal
from deliberation.responses import (
    GIVEN,
    Commitment,
    CommitmentState,
    Progress,
    Response,
    ResponseState,
    checked_deadline,
    checked_fields,
)
from handlers import paths, rating
from handlers.access import Action, Audience, NotHere, Values, own
from handlers.agenda import Said, concerned, response_to, to_committee, to_each, to_residents
from handlers.attachments import attached
from handlers.cards import (
    outcome_link,
    rating_choices,
    response_choices,
)
from handlers.dates import day
from handlers.forms import GUIDED, TEXT, Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, tell
from handlers.ports import NotFound, QuestionState
from handlers.turn import Turn

VERDICT_DIGITS = {"1": "adopted", "2": "partly_adopted", "3": "declined"}
STATE_DIGITS = {"1": "under_way", "2": "done"}


@dataclass(eq=False)
class VerdictMissing(Refusal):
    """A response that is none of adopted, partly adopted and declined."""


@dataclass(eq=False)
class CommitmentNeedsAdoption(Refusal):
    """A commitment was to be made on an outcome that the committee declined."""

    number: int


@dataclass(eq=False)
class ProgressUnclear(Refusal):
    """A report on a commitment with a state that commitments do not have."""


@dataclass(eq=False)
class QuestionReplied(Refusal):
    """A question that somebody answered already, or that was never passed on."""


# The response


def give(turn: Turn, values: Values) -> Replies:
    """Give the committee's response to an outcome, with reasons."""
    outcome = _outcome(turn, values["o"])
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
    values: Said = {"number": outcome.number, "state": Text(f"response-state-{response.state}")}
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
                    "state": Text(f"response-state-{response.state}"),
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
    return _tell_residents(turn, outcome, told)


def _tell_residents(turn: Turn, outcome: Outcome, told: Reply) -> Replies:
    topic = turn.work.topics.get(outcome.topic_id)
    with_number = replace(told, topic=outcome.number) if _pressable(told) else told
    return (
        *to_residents(turn.work, with_number, community_id=turn.community.id),
        *to_each(concerned(turn.work, topic), with_number, apart=turn.member.id),
    )


def _pressable(reply: Reply) -> bool:
    return any(each.press is not None for each in reply.choices)


def _verdict_question(turn: Turn, values: Values) -> Reply:
    outcome = _outcome(turn, values["o"])
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
    outcome = _outcome(turn, values["o"])
    state = Text(f"response-state-{_read_verdict(turn, values['verdict'], values)}")
    return Reply(lines=(Text("respond-reasons", {"number": outcome.number, "state": state}),))


def _outcome(turn: Turn, key: str) -> Outcome:
    return own(turn.work.outcomes, key, community=turn.community)


# Commitments


def commit(turn: Turn, values: Values) -> Replies:
    """Make a commitment with its five fields."""
    outcome = _outcome(turn, values["o"])
    if response_to(turn.work, outcome).state is ResponseState.DECLINED:
        raise CommitmentNeedsAdoption(number=outcome.number)
    filled = COMMIT.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    commitment = _commitment(turn, outcome, filled)
    turn.work.commitments.add(commitment)
    turn.trace(
        commitment.id, number=outcome.number, action="respond.commit", words=commitment.task
    )
    told = Reply(
        lines=(Text("respond-committed-told", _about(commitment)),),
        choices=(outcome_link(outcome, community=turn.community),),
    )
    report = Choice(Text("respond-report"), Press("respond.progress", {"c": commitment.id}))
    more = response_choices(outcome)[-1]
    done = Reply(lines=(Text("respond-committed", _about(commitment)),), choices=(report, more))
    return (*whispered(turn, done), *_tell_residents(turn, outcome, told))


def _commitment(turn: Turn, outcome: Outcome, values: Values) -> Commitment:
    checked_fields(task=values["task"], unit=values["unit"], person=values["person"])
    today = turn.now.astimezone(ZoneInfo(turn.community.time_zone)).date()
    deadline = checked_deadline(day(values["deadline"], today=today), today=today)
    return Commitment(
        id=CommitmentId(turn.ids.new()),
        community_id=turn.community.id,
        outcome_id=outcome.id,
        number=outcome.number,
        task=values["task"],
        unit=values["unit"],
        person=values["person"],
        deadline=deadline,
        made_at=turn.now,
    )


def _about(commitment: Commitment) -> Said:
    return {
        "number": commitment.number,
        "task": commitment.task,
        "unit": commitment.unit,
        "person": commitment.person,
        "deadline": commitment.deadline,
        "state": Text(f"commitment-state-{commitment.state}"),
    }


def _read_deadline(turn: Turn, words: str, _values: Values) -> str:
    today = turn.now.astimezone(ZoneInfo(turn.community.time_zone)).date()
    return checked_deadline(day(words, today=today), today=today).isoformat()


# Progress


def progress(turn: Turn, values: Values) -> Replies:
    """Report on a commitment in words and photos; residents are told and asked to rate."""
    commitment = own(turn.work.commitments, values["c"], community=turn.community)
    filled = PROGRESS.fill(turn, _as_report(values))
    if isinstance(filled, tuple):
        return filled
    commitment = _further(commitment, filled.get("state", ""))
    turn.work.commitments.save(commitment)
    report = Progress(
        id=ProgressId(turn.ids.new()),
        commitment_id=commitment.id,
        text=filled.get("words", ""),
        at=turn.now,
        by=turn.member.id,
        state=commitment.state,
        attachment_ids=attached(turn, public=True),
    )
    turn.work.progress.add(report)
    turn.trace(
        commitment.id, number=commitment.number, action="respond.progress", words=report.text
    )
    outcome = _outcome(turn, commitment.outcome_id)
    note = Reply(lines=(Text("respond-progressed", _about(commitment)),))
    return (
        *whispered(turn, note),
        *_tell_residents(turn, outcome, _progress_told(turn, outcome, commitment, report)),
    )


def _as_report(values: Values) -> Values:
    """Return the values of a form with its text as the words of the report."""
    if GUIDED in values or not values.get(TEXT):
        return values
    return {**values, "words": values[TEXT], TEXT: ""}


def _further(commitment: Commitment, state: str) -> Commitment:
    """Return the commitment as a report leaves it; one without a state says work began."""
    name = STATE_DIGITS.get(state, state)
    if name and name not in set(CommitmentState):
        raise ProgressUnclear
    if name == commitment.state or (not name and commitment.state is CommitmentState.DONE):
        return commitment
    return commitment.to(CommitmentState(name) if name else CommitmentState.UNDER_WAY)


def _progress_told(
    turn: Turn, outcome: Outcome, commitment: Commitment, report: Progress
) -> Reply:
    done = commitment.state is CommitmentState.DONE
    words = (Text("respond-progress-words", {"text": report.text}),) if report.text else ()
    return Reply(
        lines=(
            Text("respond-progress-told", {**_about(commitment), "title": outcome.title}),
            *words,
            *((Text("rate-ask"),) if done else ()),
        ),
        choices=(
            *(rating_choices(outcome) if done else ()),
            outcome_link(outcome, community=turn.community),
        ),
        pictures=report.attachment_ids,
    )


def _state_question(turn: Turn, values: Values) -> Reply:
    commitment = own(turn.work.commitments, values["c"], community=turn.community)
    return Reply(
        lines=(Text("respond-progress-state", _about(commitment)),),
        choices=tuple(
            PROGRESS.press(Text(f"commitment-state-{state}"), values, state=state)
            for state in STATE_DIGITS.values()
        ),
    )


def _read_state(_turn: Turn, words: str, _values: Values) -> str:
    name = STATE_DIGITS.get(words, words)
    if name not in set(CommitmentState):
        raise ProgressUnclear
    return name


def _state_wanted(turn: Turn, values: Values) -> bool:
    return not values.get("words") and not turn.incoming.files


def _words_wanted(turn: Turn, _values: Values) -> bool:
    return not turn.incoming.files or bool(turn.incoming.text.strip())


# Questions and inquiries


def reply_question(turn: Turn, values: Values) -> Replies:
    """Answer a question that was passed on; the asker is told."""
    question = own(turn.work.questions, values["q"], community=turn.community)
    if question.state is not QuestionState.REFERRED:
        raise QuestionReplied
    filled = REPLY.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    question = replace(
        question,
        state=QuestionState.REPLIED,
        answer=filled["words"],
        replied_by=turn.member.id,
        replied_at=turn.now,
    )
    turn.work.questions.save(question)
    turn.trace(question.id, number=0, action="respond.reply_question", words=question.answer)
    told = tell(
        question.member_id,
        "respond-question-told",
        question=question.text,
        answer=question.answer,
    )
    return (*whispered(turn, Reply(lines=(Text("respond-question-replied"),))), told)


def inquire(turn: Turn, values: Values) -> Replies:
    """Ask something about an outcome while its public notice runs."""
    outcome = _outcome(turn, values["o"])
    filled = INQUIRE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    inquiry = Inquiry(
        id=InquiryId(turn.ids.new()),
        outcome_id=outcome.id,
        member_id=turn.member.id,
        text=outcome.inquired(filled["words"], at=turn.now),
        asked_at=turn.now,
    )
    turn.work.inquiries.add(inquiry)
    about: Said = {"number": outcome.number, "title": outcome.title, "text": inquiry.text}
    note = Reply(
        lines=(Text("respond-inquiry", {**about, "name": turn.member.name}),),
        choices=(
            Choice(Text("respond-answer"), Press("respond.answer_inquiry", {"i": inquiry.id})),
            Choice(Text("respond-desk"), path=paths.committee_desk()),
        ),
    )
    return (
        *whispered(turn, Reply(lines=(Text("respond-inquired", about),))),
        *to_committee(turn.work, note, community_id=turn.community.id),
    )


def answer_inquiry(turn: Turn, values: Values) -> Replies:
    """Answer an inquiry on a public notice; the asker is told."""
    inquiry, outcome = _inquiry(turn, values["i"])
    filled = ANSWER.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    inquiry = inquiry.replied(filled["words"], by=turn.member.id, at=turn.now)
    turn.work.inquiries.save(inquiry)
    turn.trace(
        inquiry.id, number=outcome.number, action="respond.answer_inquiry", words=inquiry.answer
    )
    about: Said = {"number": outcome.number, "question": inquiry.text, "answer": inquiry.answer}
    told = Reply(
        lines=(Text("respond-inquiry-told", about),),
        choices=(outcome_link(outcome, community=turn.community),),
    )
    return (
        *whispered(turn, Reply(lines=(Text("respond-inquiry-answered", about),))),
        *to_each({inquiry.member_id}, told),
    )


def _inquiry(turn: Turn, key: str) -> tuple[Inquiry, Outcome]:
    try:
        inquiry = turn.work.inquiries.get(key)
    except NotFound:
        raise NotHere from None
    return inquiry, _outcome(turn, inquiry.outcome_id)


GIVE = Form(
    "respond.give",
    (
        Blank("verdict", _verdict_question, read=_read_verdict),
        Blank("reasons", _reasons_question),
    ),
    carried=("o",),
)
COMMIT = Form(
    "respond.commit",
    (
        Blank("task", asking("respond-commit-task")),
        Blank("unit", asking("respond-commit-unit")),
        Blank("person", asking("respond-commit-person")),
        Blank("deadline", asking("respond-commit-deadline"), read=_read_deadline),
    ),
    carried=("o",),
)
PROGRESS = Form(
    "respond.progress",
    (
        Blank("state", _state_question, read=_read_state, wanted=_state_wanted),
        Blank("words", asking("respond-progress-what"), wanted=_words_wanted),
    ),
    carried=("c",),
)
REPLY = Form(
    "respond.reply_question", (Blank("words", asking("respond-question-what")),), carried=("q",)
)
INQUIRE = Form(
    "respond.inquire", (Blank("words", asking("respond-inquire-what")),), carried=("o",)
)
ANSWER = Form(
    "respond.answer_inquiry", (Blank("words", asking("respond-answer-what")),), carried=("i",)
)

ACTIONS: tuple[Action, ...] = (
    Action("respond.give", Audience.COMMITTEE, give),
    Action("respond.commit", Audience.COMMITTEE, commit),
    Action("respond.progress", Audience.COMMITTEE, progress),
    Action("respond.rate", Audience.ENROLLED, rating.rate),
    Action("respond.reply_question", Audience.STAFF, reply_question),
    Action("respond.inquire", Audience.ENROLLED, inquire),
    Action("respond.answer_inquiry", Audience.STAFF, answer_inquiry),
)
