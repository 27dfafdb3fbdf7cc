"""What the use cases need from outside, written by those who need it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from deliberation.assisted import Entry, Nickname, PaperBatch, Proxy
from deliberation.communities import Account, Community, Household, Member, Room
from deliberation.doorways import DoorwayReport
from deliberation.drafting import OptionDraft
from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    HouseholdId,
    MemberId,
)
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.meetings import Meeting
from deliberation.objections import Objection
from deliberation.opinions.summaries import OpinionSummary
from deliberation.outcomes import Inquiry, Outcome
from deliberation.owners import Holding, Owner, VoterList
from deliberation.polls import Elector, Franchise, Poll
from deliberation.privacy import Agreement, Assessment, Erasure, Export, Phone, View
from deliberation.proposals import Proposal, Seconding
from deliberation.responses import Commitment, Progress, Rating, Response
from deliberation.roll_files import RollFile
from deliberation.templates import OwnTemplate
from deliberation.topics import Round, Stance, Statement, Topic
from handlers.guards import RefusalLog, SignOut
from handlers.ledgers import BallotBox, KeptBulletin, KeptCharter, Signer
from handlers.messages import Choice
from knowledge.library import Citation, Conflict, Original, Passage, Source, Wording

Entity = TypeVar("Entity")


class NotFound(LookupError):  # noqa: N818 - an answer, which callers expect
    """Nothing is kept under that key."""


@dataclass(frozen=True)
class Attachment:
    """A stored or still to be fetched file.

    ``digest`` is the SHA-256 of the bytes under DATA_DIR/files, empty until fetched.
    """

    id: AttachmentId
    community_id: CommunityId
    channel: str
    reference: str
    name: str
    media_type: str
    added_at: datetime
    added_by: MemberId | None = None
    digest: str = ""
    public: bool = False


class QuestionState(StrEnum):
    """What became of a resident's question."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    REFERRED = "referred"
    REPLIED = "replied"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Question:
    """A question, the answer given, and the asker's opinion of it.

    ``follows`` is the question asked just before in the same private chat.
    """

    id: str
    community_id: CommunityId
    member_id: MemberId
    text: str
    asked_at: datetime
    room: str | None = None
    channel: str = ""
    state: QuestionState = QuestionState.ASKED
    answer: str = ""
    citations: tuple[Citation, ...] = ()
    helpful: bool | None = None
    replied_by: MemberId | None = None
    replied_at: datetime | None = None
    follows: str | None = None


class StaffAnswerState(StrEnum):
    """How far an answer written by staff has come."""

    WRITTEN = "written"
    APPROVED = "approved"
    RETURNED = "returned"
    RETIRED = "retired"


@dataclass(frozen=True)
class StaffAnswer:
    """What staff answer to a question that the bot could not; a second person approves it.

    It is a text of their own, which becomes ``source_id`` when approved, or a passage that
    is there already, ``passage_id``. ``reason`` tells why it was returned or retired.
    ``others`` are the questions like the first that it answers too, ``replaces`` the answer
    that it corrects; after ``expires`` it must be looked at again. ``asked`` is how the
    question is put in public, where its asker's words tell too much about them.
    """

    id: str
    community_id: CommunityId
    question_id: str
    text: str
    written_by: MemberId
    written_at: datetime
    passage_id: str = ""
    state: StaffAnswerState = StaffAnswerState.WRITTEN
    decided_by: MemberId | None = None
    decided_at: datetime | None = None
    reason: str = ""
    source_id: str = ""
    others: tuple[str, ...] = ()
    replaces: str = ""
    expires: date | None = None
    asked: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """Return the ids of all questions that it answers."""
        return (self.question_id, *self.others)


@dataclass(frozen=True)
class Bearing:
    """The passages that bear on a proposal, and what seems to forbid it.

    It has the id of the proposal.
    """

    id: str
    community_id: CommunityId
    passages: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    found_at: datetime


@dataclass(frozen=True)
class Dialogue:
    """A conversation under way in one chat of one account."""

    id: str
    chat: str
    action: str
    values: Mapping[str, str]
    started_at: datetime


@dataclass(frozen=True)
class Digest:
    """When a room was last told in the evening what happened; it has the id of the room.

    ``told`` are the newest events that were told then, by name: one that was committed late
    is told the next time, and none twice.
    """

    id: str
    community_id: CommunityId
    told_at: datetime
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """Choices last shown in a chat, so that a digit can find them.

    ``chat`` is ``channel:external chat id``; ``message`` is the channel's id of the card
    once delivered; ``topic`` the number that may precede a digit.
    """

    id: str
    chat: str
    choices: tuple[Choice, ...]
    offered_at: datetime
    card: str = ""
    topic: int | None = None
    message: str = ""


@dataclass(frozen=True)
class SignInLink:
    """A single-use link; ``digest`` is the SHA-256 of its token."""

    id: str
    digest: str
    member_id: MemberId
    expires_at: datetime
    used_at: datetime | None = None


class CodePurpose(StrEnum):
    """What a code that is sent into a chat does."""

    BIND_RESIDENTS = "bind_residents"
    BIND_COMMITTEE = "bind_committee"
    JOIN = "join"
    HOUSEHOLD = "household"
    ACCOUNT = "account"
    DOORWAY = "doorway"

    @property
    def binds(self) -> bool:
        """Tell whether it is sent into a room, not in private."""
        return self in {CodePurpose.BIND_RESIDENTS, CodePurpose.BIND_COMMITTEE}


@dataclass(frozen=True)
class Code:
    """A short code that binds a room, invites a household, joins accounts or names a doorway.

    ``household_id`` is whom an invitation is for, ``member_id`` whose further account a
    code of that kind joins.
    """

    id: str
    code: str
    community_id: CommunityId
    purpose: CodePurpose
    made_at: datetime
    expires_at: datetime | None = None
    used_at: datetime | None = None
    household_id: HouseholdId | None = None
    member_id: MemberId | None = None
    place: str = ""

    def is_over(self, *, at: datetime) -> bool:
        """Tell whether it can no longer be used."""
        expired = self.expires_at is not None and self.expires_at <= at
        return expired or self.used_at is not None


@dataclass(frozen=True)
class Trace:
    """One line of what happened to a subject: who did what, when, in which words."""

    id: str
    community_id: CommunityId
    subject: str
    number: int
    action: str
    at: datetime
    member_id: MemberId | None = None
    words: str = ""


@dataclass(frozen=True)
class ApiToken:
    """A token for committee data over the JSON API; only its digest is kept."""

    id: str
    community_id: CommunityId
    digest: str
    label: str
    made_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class Job:
    """Something slow to be done by a worker; kinds are registered in bot.compose."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    due_at: datetime | None = None
    key: str = ""


class Collection(Protocol[Entity]):
    """Entities of one kind, kept until removed."""

    def get(self, key: str, /) -> Entity:
        """Return the entity with that id, or raise NotFound."""
        ...

    def add(self, entity: Entity, /) -> None:
        """Keep a new entity."""
        ...

    def save(self, entity: Entity, /) -> None:
        """Replace the entity of the same id, or raise NotFound."""
        ...

    def remove(self, entity: Entity, /) -> None:
        """Forget the entity of the same id."""
        ...

    def where(self, **equals: object) -> tuple[Entity, ...]:
        """Return entities whose fields equal the values, oldest first.

        A tuple, set or list as a value means any of its members. None means absent.
        """
        ...

    def one(self, **equals: object) -> Entity | None:
        """Return the oldest entity that ``where`` would, or None."""
        ...

    def count(self, **equals: object) -> int:
        """Return how many entities ``where`` would."""
        ...


class Jobs(Protocol):
    """Durable work; enqueued in the transaction that asks for it."""

    def add(self, job: Job, /) -> None:
        """Enqueue a job; one with the same non-empty key is enqueued once."""
        ...


class Remains(Protocol):
    """What queues and the web's own chats hold of people, to be let go."""

    def forget_chats(self, chats: Sequence[tuple[str, str]], /) -> None:
        """Forget all that was said in private chats: pairs of channel and chat."""
        ...

    def forget_name(self, name: str, *, community_id: CommunityId, instead: str) -> None:
        """Put other words for a name into what the bot itself said, and forget letters."""
        ...

    def forget_talk(self, *, before: datetime) -> int:
        """Forget old messages of the web's private chats; return how many."""
        ...

    def forget_held(self, *, channel: str, chat: str, now: datetime) -> int:
        """Forget what waits for the morning to be said in a room; return how much."""
        ...

    def forget_dialogues(self, *, before: datetime) -> int:
        """Forget dialogues and offers of no topic that nobody came back to."""
        ...


class UnitOfWork(Protocol):
    """One transaction over all that is kept."""

    communities: Collection[Community]
    households: Collection[Household]
    members: Collection[Member]
    accounts: Collection[Account]
    rooms: Collection[Room]
    digests: Collection[Digest]
    proposals: Collection[Proposal]
    secondings: Collection[Seconding]
    topics: Collection[Topic]
    rounds: Collection[Round]
    statements: Collection[Statement]
    stances: Collection[Stance]
    own_templates: Collection[OwnTemplate]
    option_drafts: Collection[OptionDraft]
    meetings: Collection[Meeting]
    opinion_summaries: Collection[OpinionSummary]
    owners: Collection[Owner]
    holdings: Collection[Holding]
    voter_lists: Collection[VoterList]
    roll_files: Collection[RollFile]
    polls: Collection[Poll]
    electors: Collection[Elector]
    franchises: Collection[Franchise]
    outcomes: Collection[Outcome]
    charters: Collection[KeptCharter]
    tree_heads: Collection[TreeHead]
    witnesses: Collection[Witness]
    bulletins: Collection[KeptBulletin]
    entries: Collection[Entry]
    proxies: Collection[Proxy]
    nicknames: Collection[Nickname]
    paper_batches: Collection[PaperBatch]
    objections: Collection[Objection]
    inquiries: Collection[Inquiry]
    responses: Collection[Response]
    commitments: Collection[Commitment]
    progress: Collection[Progress]
    ratings: Collection[Rating]
    questions: Collection[Question]
    attachments: Collection[Attachment]
    dialogues: Collection[Dialogue]
    offers: Collection[Offer]
    sign_in_links: Collection[SignInLink]
    codes: Collection[Code]
    traces: Collection[Trace]
    api_tokens: Collection[ApiToken]
    sign_outs: Collection[SignOut]
    sources: Collection[Source]
    passages: Collection[Passage]
    originals: Collection[Original]
    wordings: Collection[Wording]
    staff_answers: Collection[StaffAnswer]
    bearings: Collection[Bearing]
    agreements: Collection[Agreement]
    views: Collection[View]
    erasures: Collection[Erasure]
    exports: Collection[Export]
    phones: Collection[Phone]
    doorway_reports: Collection[DoorwayReport]
    assessments: Collection[Assessment]
    remains: Remains
    ballots: BallotBox
    jobs: Jobs
    refusals: RefusalLog

    @property
    def signer(self) -> Signer:
        """Return what signs heads and bulletins."""
        ...

    def next_number(self, community_id: CommunityId) -> int:
        """Return the next number shared by proposals and topics of a community, from 1."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo what happens inside when an exception leaves the block."""
        ...


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class Ids(Protocol):
    """Where identifiers and tokens come from."""

    def new(self) -> str:
        """Return a new 16-character id; later ids sort after earlier ones."""
        ...

    def token(self) -> str:
        """Return an unguessable url-safe token of 128 bits or more."""
        ...

    def code(self) -> str:
        """Return a short code that is easy to type: 6 capital letters and digits."""
        ...

    def keyed(self, *parts: str) -> str:
        """Return a keyed digest of the parts under the program's secret (HMAC-SHA-256 hex)."""
        ...


class Finder(Protocol):
    """Where passages on a subject are found; quick enough for a page, not for a handler."""

    def passages(
        self, text: str, *, community_id: CommunityId, limit: int
    ) -> Sequence[Passage]:
        """Return the passages that share most with a text, best first."""
        ...

    def bearing(
        self, text: str, *, community_id: CommunityId
    ) -> tuple[Sequence[Passage], Sequence[Conflict]]:
        """Return the passages that bear on a proposal, and where they forbid it."""
        ...
