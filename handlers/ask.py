"""Asking: a short answer with numbered sources, or an honest no and the committee."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.communities import Community, Purpose, Role, Room
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.citing import (
    ABOUT,
    CITATIONS_IN_GROUP,
    GROUP_LENGTH,
    MOST_CITATIONS,
    PRIVATE_LENGTH,
    about,
    reading_links,
    shortened,
    source_line,
    thumbs,
)
from handlers.conversation import ask_back
from handlers.dialogue import clean, one_line
from handlers.matters import asked_for
from handlers.messages import (
    Choice,
    Destination,
    Here,
    Press,
    Replies,
    Reply,
    Text,
    ToMember,
    ToRoom,
    plain,
    say,
)
from handlers.places import is_speaker
from handlers.ports import Ids, Job, NotFound, Question, QuestionState, Trace, UnitOfWork
from handlers.turn import Turn, to_role, to_rooms
from handlers.unanswered import may_pass_on, was_passed_on
from knowledge.library import Answer

LONGEST_QUESTION = 500
ASKED_AT_ONCE = 5
FOLLOWS_WITHIN = timedelta(minutes=30)
MOST_EARLIER = 2
PASSED_ON = frozenset({QuestionState.REFERRED, QuestionState.REPLIED})
CLOSED = frozenset({*PASSED_ON, QuestionState.SET_ASIDE})


@dataclass(eq=False)
class QuestionTooLong(Refusal):
    """A question over the length that can be looked up."""

    limit: int


@dataclass(eq=False)
class QuestionsWaiting(Refusal):
    """Somebody asks faster than the bot can look up."""

    waiting: int


@dataclass(eq=False)
class NotYourQuestion(Refusal):
    """Somebody else's question was to be rated or passed on."""


@dataclass(eq=False)
class ReferredAlready(Refusal):
    """A question was to be passed on twice."""


@dataclass(eq=False)
class GuestsAskedEnough(Refusal):
    """Guests passed on as many questions as staff can look through."""


@dataclass(eq=False)
class VerdictUnknown(Refusal):
    """A rating that is neither up nor down."""


def ask(turn: Turn, values: Values) -> Replies:
    """Answer from the record, or keep the question and have it looked up.

    What is looked up comes by itself.
    """
    text = clean(values.get("text", ""))
    if not text:
        ask_back(turn, action="ask.ask", values={})
        return (say("ask-what"),)
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(limit=LONGEST_QUESTION)
    told = asked_for(turn, text)
    if told is not None:
        return told
    waiting = turn.work.questions.count(member_id=turn.member.id, state=QuestionState.ASKED)
    if waiting >= ASKED_AT_ONCE:
        raise QuestionsWaiting(waiting=waiting)
    question = Question(
        id=turn.ids.new(),
        community_id=turn.community.id,
        member_id=turn.member.id,
        text=text,
        asked_at=turn.now,
        room=turn.incoming.room,
        channel=turn.incoming.channel,
        follows=_before(turn),
    )
    turn.work.questions.add(question)
    turn.work.jobs.add(Job("answer", {"question": question.id}, key=f"answer:{question.id}"))
    return ()


def _before(turn: Turn) -> str | None:
    """Return the question that the member asked shortly before in this private chat.

    Who asks at a doorway is not whoever asked there before.
    """
    if not turn.private or is_speaker(turn.member.id):
        return None
    asked = turn.work.questions.where(
        member_id=turn.member.id, room=None, channel=turn.incoming.channel
    )
    lately = [each for each in asked if turn.now - each.asked_at <= FOLLOWS_WITHIN]
    return lately[-1].id if lately else None


def earlier(work: UnitOfWork, question: Question) -> str:
    """Return the questions that one follows, a line each, oldest first."""
    told: list[str] = []
    while question.follows and len(told) < MOST_EARLIER:
        try:
            question = work.questions.get(question.follows)
        except NotFound:
            break
        told.insert(0, one_line(question.text, most=LONGEST_QUESTION))
    return "\n".join(told)


def answered(
    work: UnitOfWork, question_id: str, *, answer: Answer, now: datetime, ids: Ids
) -> Replies:
    """Keep what was found and say it where it was asked; once only.

    Returns no reply for a question that was answered before or is gone.
    """
    try:
        question = work.questions.get(question_id)
    except NotFound:
        return ()
    if question.state is not QuestionState.ASKED:
        return ()
    state = QuestionState.ANSWERED if answer.answered else QuestionState.DECLINED
    kept = replace(
        question, state=state, answer=answer.text, citations=answer.citations[:MOST_CITATIONS]
    )
    work.questions.save(kept)
    work.traces.add(
        Trace(
            id=ids.new(),
            community_id=question.community_id,
            subject=question.id,
            number=0,
            action=f"ask.{state}",
            at=now,
        )
    )
    community = work.communities.get(question.community_id)
    room = _room(work, question)
    if answer.answered:
        reply = _answer(kept, community=community, room=room)
    else:
        reply = _declined(kept, room=room)
    return (replace(reply, to=_where(question, room=room, now=now)),)


def _room(work: UnitOfWork, question: Question) -> Room | None:
    if question.room is None:
        return None
    return work.rooms.one(channel=question.channel, external_id=question.room)


def _where(question: Question, *, room: Room | None, now: datetime) -> Destination:
    """Return where a question is answered: where it was asked, unless that is silent."""
    if room is not None and not room.is_muted(at=now):
        return ToRoom(room.id)
    return ToMember(question.member_id, channel=question.channel)


def _answer(question: Question, *, community: Community, room: Room | None) -> Reply:
    most = CITATIONS_IN_GROUP if room else MOST_CITATIONS
    cited = question.citations[:most]
    length = GROUP_LENGTH if room else PRIVATE_LENGTH
    lines = [plain(shortened(question.answer, most=length))]
    if room is not None:
        lines.insert(0, about(question))
    lines.extend(source_line(each) for each in cited)
    links = reading_links(cited, community=community)
    return Reply(lines=tuple(lines), choices=(*thumbs(question), *links))


def _declined(question: Question, *, room: Room | None) -> Reply:
    first = (about(question),) if room else ()
    return Reply(lines=(*first, Text("ask-declined")), choices=(_refer_choice(question),))


def rate(turn: Turn, values: Values) -> Replies:
    """Keep whether an answer helped its asker; the last word counts."""
    question = _own_question(turn, values["q"])
    if values["v"] not in {"up", "down"}:
        raise VerdictUnknown
    helpful = values["v"] == "up"
    turn.work.questions.save(replace(question, helpful=helpful))
    turn.trace(question.id, number=0, action="ask.rate", words=values["v"])
    noted = Reply(lines=(Text("ask-thanks" if helpful else "ask-sorry"),), alert=True)
    if helpful or question.state in CLOSED:
        return (noted,)
    offered = Reply(
        lines=(Text("ask-refer-offer"),),
        to=Here() if turn.private else ToMember(turn.member.id),
        choices=(_refer_choice(question),),
    )
    return (noted, offered)


def _own_question(turn: Turn, key: str) -> Question:
    question = own(turn.work.questions, key, community=turn.community)
    if question.member_id != turn.member.id:
        raise NotYourQuestion
    return question


def _refer_choice(question: Question) -> Choice:
    return Choice(Text("ask-refer-label"), Press("ask.refer", {"q": question.id}))


def refer(turn: Turn, values: Values) -> Replies:
    """Pass a question on to the committee."""
    question = _own_question(turn, values["q"])
    again = question.state is QuestionState.SET_ASIDE and was_passed_on(turn.work, question)
    if again or question.state in PASSED_ON:
        raise ReferredAlready
    if not may_pass_on(turn.work, turn.member):
        raise GuestsAskedEnough
    turn.work.questions.save(replace(question, state=QuestionState.REFERRED))
    turn.trace(question.id, number=0, action="ask.refer", words=question.text)
    asked = {"name": turn.member.name, "question": question.text}
    passed = Reply(
        lines=(Text("ask-referred-committee", asked),),
        choices=(
            Choice(Text("ask-desk"), Press("respond.reply_question", {"q": question.id})),
            Choice(Text("ask-desk-page"), path=paths.question(question.id)),
        ),
    )
    home = turn.community.id
    return (
        say("ask-referred", question=one_line(question.text, most=ABOUT)),
        *to_rooms(turn.work, passed, community_id=home, purpose=Purpose.COMMITTEE),
        *to_role(turn.work, passed, community_id=home, role=Role.COMMITTEE),
    )


ACTIONS = (
    Action("ask.ask", Audience.ANYONE, ask, verbs=("问", "ask")),
    Action("ask.rate", Audience.ANYONE, rate),
    Action("ask.refer", Audience.ANYONE, refer),
)
