"""Commitments (五落实) and the progress that the committee reports on them."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from deliberation.identifiers import CommitmentId, ProgressId
from deliberation.outcomes import Outcome
from deliberation.refusals import Refusal
from deliberation.responses import (
    Commitment,
    CommitmentState,
    Progress,
    ResponseState,
    checked_deadline,
    checked_fields,
)
from handlers.access import Values, own
from handlers.agenda import Said, outcome_of, response_to, told_of
from handlers.attachments import attached
from handlers.cards import (
    outcome_link,
    rating_choices,
    response_choices,
)
from handlers.conversation import GUIDED
from handlers.dates import day
from handlers.forms import TEXT, Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn

STATE_DIGITS = {"1": "under_way", "2": "done"}


@dataclass(eq=False)
class CommitmentNeedsAdoption(Refusal):
    """A commitment was to be made on an outcome that the committee declined."""

    number: int


@dataclass(eq=False)
class ProgressUnclear(Refusal):
    """A report on a commitment with a state that commitments do not have."""


def commit(turn: Turn, values: Values) -> Replies:
    """Make a commitment with its five fields."""
    outcome = outcome_of(turn, values["o"])
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
    return (*whispered(turn, done), *told_of(turn, outcome, told))


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
        "state": Text("commitment-state", {"state": commitment.state.value}),
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
    outcome = outcome_of(turn, commitment.outcome_id)
    note = Reply(lines=(Text("respond-progressed", _about(commitment)),))
    return (
        *whispered(turn, note),
        *told_of(turn, outcome, _progress_told(turn, outcome, commitment, report)),
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
            PROGRESS.press(Text("commitment-state", {"state": state}), values, state=state)
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
