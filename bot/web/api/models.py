"""What the JSON API says, shape by shape."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A shape of the API: fixed, and without fields that were not meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CommunityShape(Shape):
    """A community."""

    slug: str
    name: str
    parent: str
    time_zone: str
    locale: str
    demo: bool
    url: str


class ProposalShape(Shape):
    """A proposal; its author is not named."""

    number: int
    text: str
    place: str
    state: str
    reason: str
    seconders: int
    submitted_at: datetime
    topic: int | None
    url: str


class RoundShape(Shape):
    """A round of a topic; ``kind`` says what it is for."""

    title: str
    kind: str
    opens_at: datetime
    closes_at: datetime


class StatementShape(Shape):
    """A statement that a moderator let pass."""

    number: int
    text: str


class OptionShape(Shape):
    """An option of a poll; ``cost`` is 0 where no money is shared out."""

    id: str
    label: str
    cost: int


class PollShape(Shape):
    """A poll, without anything of what is being cast."""

    title: str
    method: str
    base: str
    bylaw: str
    state: str
    secret: bool
    opens_at: datetime
    closes_at: datetime
    options: list[OptionShape]


class TopicShape(Shape):
    """A topic."""

    number: int
    title: str
    question: str
    parties: list[str]
    state: str
    opened_at: datetime
    url: str


class TopicDetail(TopicShape):
    """A topic with its rounds, statements and polls."""

    proposals: list[int]
    rounds: list[RoundShape]
    statements: list[StatementShape]
    polls: list[PollShape]


class ResponseShape(Shape):
    """What the committee said, or owes."""

    state: str
    due_at: datetime
    overdue: bool
    reasons: str
    given_at: datetime | None
    reopened_at: datetime | None


class ProgressShape(Shape):
    """A report on a commitment."""

    text: str
    state: str
    at: datetime
    files: list[str]


class CommitmentShape(Shape):
    """A commitment with its five fields."""

    id: str
    outcome: int
    task: str
    unit: str
    person: str
    deadline: date
    state: str
    overdue: bool
    progress: list[ProgressShape]


class RatingsShape(Shape):
    """How residents rate what became of an outcome."""

    people: int
    solved: int
    satisfied: int


class OutcomeShape(Shape):
    """An outcome."""

    number: int
    title: str
    state: str
    effect: str
    binding: bool
    decided_at: datetime
    notice_ends_at: datetime
    participating: int
    electors: int
    response: ResponseShape | None
    url: str


class InquiryShape(Shape):
    """A resident's question on a public notice, and its answer."""

    text: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None


class CountedOption(OptionShape):
    """An option with its votes after closing."""

    votes: int | str
    winner: bool
    tied: bool


class StageShape(Shape):
    """A stage of a count, line by line, in the community's language."""

    title: str
    lines: list[str]


class OutcomeDetail(OutcomeShape):
    """An outcome with its tally, inquiries, commitments and ratings."""

    method: str
    bylaw: str
    quorum_met: bool
    majority_met: bool
    options: list[CountedOption]
    terms: list[str]
    count: list[StageShape]
    inquiries: list[InquiryShape]
    commitments: list[CommitmentShape]
    ratings: RatingsShape


class SourceShape(Shape):
    """A document that the bot answers from."""

    id: str
    kind: str
    title: str
    issuer: str
    effective: date | None
    repealed: date | None
    expires: date | None
    state: str
    jurisdiction: str
    url: str


class PassageShape(Shape):
    """A passage of a source."""

    id: str
    heading: str
    locator: str
    text: str
    url: str


class SourceDetail(SourceShape):
    """A source with its passages."""

    passages: list[PassageShape]


class QuestionShape(Shape):
    """A question that waits for an answer of people; who asked is not named."""

    id: str
    text: str
    asked_at: datetime


class CommitteeShape(Shape):
    """What waits for the committee."""

    due: list[OutcomeShape]
    commitments: list[CommitmentShape]
    inquiries: list[InquiryShape]
    questions: list[QuestionShape]


class RatingShape(Shape):
    """A rating with its reason; who gave it is not named."""

    outcome: int
    solved: bool
    satisfied: bool
    reason: str
    at: datetime


class FaultShape(Shape):
    """Why there is no answer: the status once more, or a sentence."""

    detail: str


FAULTS: dict[int | str, dict[str, Any]] = {
    401: {"model": FaultShape, "description": "No token, or one that holds no more"},
    404: {"model": FaultShape, "description": "Nothing of that kind is there"},
}
"""What every answer of the API may be instead, as its OpenAPI tells."""
