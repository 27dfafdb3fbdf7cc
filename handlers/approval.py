"""What comes of an answer of staff once a second person approved it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from deliberation.communities import Room
from deliberation.refusals import Refusal
from handlers.access import own
from handlers.agenda import Said, in_words
from handlers.citing import (
    ABOUT,
    GROUP_LENGTH,
    PRIVATE_LENGTH,
    reading_links,
    shortened,
    source_line,
    thumbs,
)
from handlers.dialogue import one_line
from handlers.messages import Replies, Reply, Text, ToMember, ToRoom, plain
from handlers.ports import (
    NotFound,
    Question,
    QuestionState,
    StaffAnswer,
    StaffAnswerState,
)
from handlers.turn import Turn
from handlers.unanswered import in_full, waits
from knowledge.library import Citation, Passage, Source, SourceKind


@dataclass(eq=False)
class PassageGone(Refusal):
    """A passage was to be attached that is not there or does not hold any more."""


@dataclass(frozen=True)
class Proof:
    """The words that askers read, and where they come from."""

    text: str
    citation: Citation


def approve(turn: Turn, answer: StaffAnswer) -> Replies:
    """Make an answer known and tell those who asked; return what they are told.

    A text of staff becomes a source; the answer that it corrects is retired.
    """
    decided = replace(
        answer,
        state=StaffAnswerState.APPROVED,
        decided_by=turn.member.id,
        decided_at=turn.now,
    )
    if answer.passage_id:
        proof = _quoted(turn, answer.passage_id)
    else:
        source, passage = _made(turn, answer)
        turn.work.sources.add(source)
        turn.work.passages.add(passage)
        decided = replace(decided, source_id=source.id)
        proof = _proof(source, passage)
    turn.work.staff_answers.save(decided)
    if answer.replaces:
        old = own(turn.work.staff_answers, answer.replaces, community=turn.community)
        corrected = in_words(Text("reply-corrected"), community=turn.community)
        retire(turn, old, reason=corrected)
    served = tuple(_served(turn, answer, proof=proof))
    return (*_to_askers(turn, served, answer=answer), *_to_groups(turn, served))


def retire(turn: Turn, answer: StaffAnswer, *, reason: str) -> None:
    """End an approved answer: it stays readable, but nothing is answered from it any more."""
    turn.work.staff_answers.save(replace(answer, state=StaffAnswerState.RETIRED, reason=reason))
    if answer.source_id:
        source = turn.work.sources.get(answer.source_id)
        turn.work.sources.save(replace(source, retired_at=turn.now))


def passage_in_force(turn: Turn, key: str) -> tuple[Passage, Source]:
    """Return a passage that may be cited here today, and its source; or raise PassageGone."""
    try:
        passage = turn.work.passages.get(key)
        source = turn.work.sources.get(passage.source_id)
    except NotFound:
        raise PassageGone from None
    seen = source.community_id in {"", turn.community.id}
    if not seen or not source.in_force(on=today(turn)):
        raise PassageGone
    return passage, source


def today(turn: Turn) -> date:
    """Return the day it is in the community."""
    return turn.now.astimezone(ZoneInfo(turn.community.time_zone)).date()


def asked_in(turn: Turn, answer: StaffAnswer) -> tuple[Question, ...]:
    """Return the questions that an answer serves."""
    return tuple(
        own(turn.work.questions, key, community=turn.community) for key in answer.questions
    )


def _quoted(turn: Turn, passage_id: str) -> Proof:
    passage, source = passage_in_force(turn, passage_id)
    return _proof(source, passage)


def _made(turn: Turn, answer: StaffAnswer) -> tuple[Source, Passage]:
    """Return an answer of staff as a source of one passage, dated today."""
    questions = [in_full(turn.work, each) for each in asked_in(turn, answer)]
    asked = answer.asked or questions[0]
    title = Text("reply-title", {"question": one_line(asked, most=ABOUT)})
    source = Source(
        id=turn.ids.new(),
        community_id=turn.community.id,
        kind=SourceKind.REPLY,
        name=f"reply-{answer.id}",
        title=in_words(title, community=turn.community),
        issuer=turn.community.name,
        digest=hashlib.sha256(f"{answer.id}:{answer.text}".encode()).hexdigest(),
        added_at=turn.now,
        effective=today(turn),
        expires=answer.expires,
    )
    passage = Passage(
        id=turn.ids.new(),
        source_id=source.id,
        community_id=turn.community.id,
        position=0,
        heading="",
        locator=in_words(Text("reply-day", {"day": today(turn)}), community=turn.community),
        text=answer.text,
        questions=tuple(dict.fromkeys((asked, *questions))),
    )
    return source, passage


def _proof(source: Source, passage: Passage) -> Proof:
    text = shortened(passage.text, most=PRIVATE_LENGTH)
    citation = Citation(
        number=1,
        passage_id=passage.id,
        source=source.name,
        title=source.title,
        issuer=source.issuer,
        locator=passage.locator,
        quote=text.removesuffix("…"),
    )
    return Proof(text=text, citation=citation)


def _served(turn: Turn, answer: StaffAnswer, *, proof: Proof) -> Iterable[Question]:
    """Yield the questions that are answered now, having kept the answer.

    Those whose askers were helped meanwhile, or that were set aside, are left alone; a
    correction goes to all whom the answer before was told.
    """
    for question in asked_in(turn, answer):
        told_before = answer.replaces and question.state is QuestionState.REPLIED
        if not waits(question) and not told_before:
            continue
        replied = replace(
            question,
            state=QuestionState.REPLIED,
            answer=proof.text,
            citations=(proof.citation,),
            helpful=None,
            replied_by=answer.written_by,
            replied_at=turn.now,
        )
        turn.work.questions.save(replied)
        yield replied


def _to_askers(turn: Turn, served: Iterable[Question], *, answer: StaffAnswer) -> Replies:
    key = "reply-told-corrected" if answer.replaces else "reply-told"
    return tuple(_told(turn, each, key=key) for each in served)


def _told(turn: Turn, question: Question, *, key: str) -> Reply:
    return Reply(
        lines=(
            Text(key, _about(turn, question)),
            plain(question.answer),
            *(source_line(each) for each in question.citations),
        ),
        to=ToMember(question.member_id, channel=question.channel),
        choices=(
            *thumbs(question),
            *reading_links(question.citations, community=turn.community),
        ),
        scheduled=True,
    )


def _to_groups(turn: Turn, served: Iterable[Question]) -> Replies:
    """Return the answer for each group in which it was asked, without a name, once."""
    asked: dict[str, tuple[Room, Question]] = {}
    for question in served:
        room = _room(turn, question)
        if room is not None:
            asked.setdefault(room.id, (room, question))
    return tuple(_told_group(turn, room, question) for room, question in asked.values())


def _told_group(turn: Turn, room: Room, question: Question) -> Reply:
    return Reply(
        lines=(
            Text("reply-told-group", _about(turn, question)),
            plain(shortened(question.answer, most=GROUP_LENGTH)),
            *(source_line(each) for each in question.citations),
        ),
        to=ToRoom(room.id),
        choices=reading_links(question.citations, community=turn.community),
        scheduled=True,
    )


def _about(turn: Turn, question: Question) -> Said:
    return {
        "question": one_line(question.text, most=ABOUT),
        "community": turn.community.name,
        "day": today(turn),
    }


def _room(turn: Turn, question: Question) -> Room | None:
    if question.room is None:
        return None
    return turn.work.rooms.one(channel=question.channel, external_id=question.room)
