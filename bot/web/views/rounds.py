"""The rounds of a topic as a path, its meetings, and what moderators do with them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.web.views.records import attachments
from deliberation.ballots import Option
from deliberation.communities import Community, Member, Standing
from deliberation.drafting import OptionDraft, options_of
from deliberation.meetings import Meeting
from deliberation.opinions.findings import FEWEST
from deliberation.rounds import AFTER_THE_POLL, BEFORE_THE_POLL, Deed, Phase, RoundKind
from deliberation.schedule import (
    Progress,
    deeds,
    in_order,
    present,
    progress,
    speaking_round,
)
from deliberation.topics import (
    Round,
    StanceValue,
    Statement,
    StatementState,
    Topic,
    TopicState,
)
from handlers.access import NotHere
from handlers.planning import Plan, plan, plans, titled
from handlers.ports import Attachment, Trace, UnitOfWork
from handlers.screening import alike
from handlers.stances import queue

MOVABLE = frozenset({TopicState.DELIBERATING, TopicState.DECIDED})


@dataclass(frozen=True)
class Step:
    """A round on the path of its topic."""

    round: Round
    progress: Progress


@dataclass(frozen=True)
class Held:
    """A meeting with its photos, and what was said there."""

    meeting: Meeting
    pictures: tuple[Attachment, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Path:
    """The rounds of a topic, what one can do now, and what was met and drafted."""

    steps: tuple[Step, ...]
    now: Round | None
    kind: RoundKind
    deeds: frozenset[Deed]
    meetings: tuple[Held, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Asked:
    """The statement that a member is asked about, and how far they are."""

    topic: Topic
    statement: Statement | None
    left: int
    shown: int
    allowed: bool
    taken: tuple[tuple[Statement, StanceValue], ...]


@dataclass(frozen=True)
class Sourced:
    """A statement to draft from; stances are told once no more are taken.

    Of fewer than five people nothing is told: who said what could be guessed.
    """

    statement: Statement
    used: bool
    counts: Counter[str] | None
    few: bool
    near: Statement | None


@dataclass(frozen=True)
class TopicDesk:
    """What a moderator can do with a topic."""

    topic: Topic
    path: Path
    drafts: tuple[tuple[OptionDraft, Option], ...]
    sources: tuple[Sourced, ...]
    earlier: tuple[Round, ...]
    kinds: tuple[RoundKind, ...]
    movable: bool
    members: tuple[Member, ...]
    traces: tuple[Trace, ...]


def path_of(work: UnitOfWork, topic: Topic, *, now: datetime) -> Path:
    """Return the path of a topic."""
    rounds = in_order(work.rounds.where(topic_id=topic.id))
    speaking = speaking_round(rounds, at=now)
    running = present(rounds, at=now)
    return Path(
        steps=tuple(Step(round=each, progress=progress(each, at=now)) for each in rounds),
        now=running if running and running.is_open(at=now) else None,
        kind=speaking.kind if speaking else RoundKind.OPINIONS,
        deeds=deeds(topic, rounds, at=now),
        meetings=_meetings(work, topic),
        options=options_of(work.option_drafts.where(topic_id=topic.id)),
    )


def _meetings(work: UnitOfWork, topic: Topic) -> tuple[Held, ...]:
    found = sorted(work.meetings.where(topic_id=topic.id), key=lambda each: each.held_at)
    return tuple(
        Held(
            meeting=each,
            pictures=attachments(work, each.attachment_ids),
            statements=work.statements.where(meeting_id=each.id, state=StatementState.SHOWN),
        )
        for each in found
    )


def asked(
    work: UnitOfWork, topic: Topic, *, member: Member, now: datetime, after: str
) -> Asked:
    """Return the next statement for a member, and those they took a stance on."""
    rounds = work.rounds.where(topic_id=topic.id)
    waiting = queue(work, topic, member_id=member.id)
    shown = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    mine = {each.statement_id: each.value for each in work.stances.where(member_id=member.id)}
    return Asked(
        topic=topic,
        statement=waiting.after(after),
        left=len(waiting.left),
        shown=waiting.shown,
        allowed=Deed.STANCE in deeds(topic, rounds, at=now),
        taken=tuple((each, mine[each.id]) for each in shown if each.id in mine),
    )


def topic_numbered(work: UnitOfWork, community: Community, *, number: int) -> Topic:
    """Return the community's topic of that number, or raise NotHere."""
    topic = work.topics.one(community_id=community.id, number=number)
    if topic is None:
        raise NotHere
    return topic


def topic_desk(
    work: UnitOfWork, community: Community, *, number: int, now: datetime
) -> TopicDesk:
    """Gather a moderator's page of a topic, or raise NotHere."""
    topic = topic_numbered(work, community, number=number)
    path = path_of(work, topic, now=now)
    drafts = work.option_drafts.where(topic_id=topic.id)
    decided = topic.state is TopicState.DECIDED
    allowed = AFTER_THE_POLL if decided else BEFORE_THE_POLL
    return TopicDesk(
        topic=topic,
        path=path,
        drafts=tuple(zip(drafts, path.options, strict=True)),
        sources=_sources(work, topic, drafts, told=Deed.STANCE not in path.deeds),
        earlier=_earlier(path.steps),
        kinds=tuple(each for each in RoundKind if each in allowed),
        movable=topic.state in MOVABLE,
        members=_enrolled(work, community),
        traces=_moves(work, topic),
    )


def _sources(
    work: UnitOfWork, topic: Topic, drafts: Sequence[OptionDraft], *, told: bool
) -> tuple[Sourced, ...]:
    statements = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    used = {number for each in drafts for number in each.statements}
    counts: dict[str, Counter[str]] = {each.id: Counter() for each in statements}
    if told and statements:
        for stance in work.stances.where(statement_id=tuple(counts)):
            counts[stance.statement_id][stance.value.value] += 1
    return tuple(
        Sourced(
            statement=each,
            used=each.number in used,
            counts=counts[each.id] if told and counts[each.id].total() >= FEWEST else None,
            few=told and 0 < counts[each.id].total() < FEWEST,
            near=_near(each, statements),
        )
        for each in statements
    )


def _near(statement: Statement, statements: Sequence[Statement]) -> Statement | None:
    """Return an earlier statement that says nearly the same."""
    earlier = [each for each in statements if each.number < statement.number]
    found = alike(statement, earlier)
    return found[0] if found else None


def _earlier(steps: Sequence[Step]) -> tuple[Round, ...]:
    return tuple(
        each.round
        for each in steps
        if each.progress is not Progress.NEXT and each.round.kind in BEFORE_THE_POLL
    )


def _enrolled(work: UnitOfWork, community: Community) -> tuple[Member, ...]:
    found = work.members.where(community_id=community.id, standing=Standing.ENROLLED)
    return tuple(sorted(found, key=lambda each: each.name))


def _moves(work: UnitOfWork, topic: Topic) -> tuple[Trace, ...]:
    traces = work.traces.where(community_id=topic.community_id, subject=topic.id)
    return tuple(each for each in traces if each.action.startswith(("rounds.", "meet.")))


# Opening with a template


@dataclass(frozen=True)
class Row:
    """A round of the form that opens a topic."""

    kind: RoundKind
    title: str
    days: int | str


@dataclass(frozen=True)
class Planned:
    """The templates to choose from, and the rows that the chosen one fills in."""

    plans: tuple[Plan, ...]
    chosen: Plan
    rows: tuple[Row, ...]
    own: frozenset[str]


MORE_ROWS = 2


def planned(work: UnitOfWork, community: Community, *, template: str) -> Planned:
    """Return the form's rounds, or raise TemplateUnknown."""
    chosen = plan(work, community, key=template)
    rows = [_row(each, chosen.phases, community=community) for each in chosen.phases]
    empty = [Row(kind=RoundKind.OPINIONS, title="", days="")] * MORE_ROWS
    own = work.own_templates.where(community_id=community.id)
    return Planned(
        plans=plans(work, community),
        chosen=chosen,
        rows=(*rows, *empty),
        own=frozenset(each.id for each in own),
    )


def _row(phase: Phase, phases: Sequence[Phase], *, community: Community) -> Row:
    return Row(
        kind=phase.kind,
        title=titled(phase, community=community, of=phases),
        days=phase.days,
    )
