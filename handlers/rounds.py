"""What moderators do with rounds: end, extend, insert, go back, keep as a template."""

from dataclasses import dataclass, replace

from deliberation.identifiers import RoundId
from deliberation.rounds import (
    AFTER_THE_POLL,
    BEFORE_THE_POLL,
    LONGEST_ROUND,
    Phase,
    RoundKind,
    RoundTooLong,
    checked_days,
)
from deliberation.schedule import (
    Progress,
    Rounds,
    RoundUnknown,
    ended,
    extended,
    in_order,
    inserted,
    present,
    progress,
    returned,
)
from deliberation.templates import (
    LONGEST_LINE,
    OwnTemplate,
    TemplateTwice,
    template_name,
)
from deliberation.topics import Round, Topic, TopicNotOpen, TopicState
from handlers import paths, planning, round_calls
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, in_words, to_residents, topic_of
from handlers.cards import topic_card
from handlers.dialogue import is_skip, one_line
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn

USUAL_DAYS = 3
LONGEST_TITLE = 40


@dataclass(frozen=True)
class Move:
    """What was done with which round, and why."""

    what: str
    title: str
    why: str


def show(turn: Turn, values: Values) -> Replies:
    """Show the path of a topic with what a moderator can do about it."""
    topic, _ = topic_of(turn, values)
    rounds = in_order(turn.work.rounds.where(topic_id=topic.id))
    lines = [_path_line(each, turn=turn) for each in rounds]
    reply = Reply(
        lines=(
            Text("rounds-path", {"number": topic.number, "title": topic.title}),
            *lines,
        ),
        choices=(*_moves(topic), *_links(turn, topic)),
    )
    return whispered(turn, reply)


def _path_line(round_: Round, *, turn: Turn) -> Text:
    where = progress(round_, at=turn.now)
    return Text(
        f"rounds-path-{where}",
        {
            "position": round_.position,
            "title": round_.title,
            "opens": round_.opens_at,
            "until": round_.closes_at,
        },
    )


def _moves(topic: Topic) -> tuple[Choice, ...]:
    if topic.state in {TopicState.VOTING, TopicState.CLOSED_WITHOUT_VOTE}:
        return ()
    named = ["end", "extend", "insert"]
    named += ["back"] if topic.state is TopicState.DELIBERATING else []
    return tuple(
        Choice(Text(f"rounds-{name}-label"), Press(f"rounds.{name}", {"t": topic.id}))
        for name in (*named, "save")
    )


def _links(turn: Turn, topic: Topic) -> tuple[Choice, ...]:
    page = Choice(Text("rounds-page-label"), path=paths.topic_desk(topic.number))
    see = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    return (page, see)


# Moving on


def end_round(turn: Turn, values: Values) -> Replies:
    """End the present round early, with a reason; the next one begins at once."""
    topic, rounds = _movable(turn, values["t"])
    ended(rounds, at=turn.now)
    filled = END.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    over = present(rounds, at=turn.now)
    title = over.title if over else ""
    return _moved(
        turn,
        topic,
        ended(rounds, at=turn.now),
        move=Move("end", title, filled["reason"].strip()),
    )


def extend_round(turn: Turn, values: Values) -> Replies:
    """Let the present round go on for some days, with a reason."""
    topic, rounds = _movable(turn, values["t"])
    filled = EXTEND.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    longer = extended(rounds, days=_days(filled["days"]), at=turn.now)
    found = present(longer, at=turn.now)
    title = found.title if found else ""
    return _moved(turn, topic, longer, move=Move("extend", title, filled["reason"].strip()))


def insert_round(turn: Turn, values: Values) -> Replies:
    """Put another round behind the present one, with a reason."""
    topic, rounds = _movable(turn, values["t"])
    filled = INSERT.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    kind = _kind(topic, filled["kind"])
    title = one_line(filled.get("title", ""), most=LONGEST_TITLE)
    phase = Phase(kind=kind, days=_days(filled["days"]), title=title)
    phase = replace(phase, title=planning.titled(phase, community=turn.community, of=(phase,)))
    more = inserted(rounds, phase, round_id=RoundId(turn.ids.new()), at=turn.now)
    return _moved(turn, topic, more, move=Move("insert", phase.title, filled["reason"].strip()))


def go_back(turn: Turn, values: Values) -> Replies:
    """End the present round and begin one like an earlier one, with a reason."""
    topic, rounds = _movable(turn, values["t"])
    if topic.state is not TopicState.DELIBERATING:
        raise TopicNotOpen(number=topic.number)
    filled = BACK.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    back = returned(
        rounds,
        to=RoundId(filled["to"]),
        days=_days(filled["days"]),
        round_id=RoundId(turn.ids.new()),
        at=turn.now,
    )
    found = present(back, at=turn.now)
    title = found.title if found else ""
    return _moved(turn, topic, back, move=Move("back", title, filled["reason"].strip()))


def _movable(turn: Turn, key: str) -> tuple[Topic, Rounds]:
    """Return a topic whose rounds may be moved, or raise TopicNotOpen."""
    topic = own(turn.work.topics, key, community=turn.community)
    if topic.state in {TopicState.VOTING, TopicState.CLOSED_WITHOUT_VOTE}:
        raise TopicNotOpen(number=topic.number)
    return topic, in_order(turn.work.rounds.where(topic_id=topic.id))


def _moved(turn: Turn, topic: Topic, rounds: Rounds, *, move: Move) -> Replies:
    """Keep the rounds, leave a trace, and tell the room what was done and why."""
    planning.keep(turn.work, topic, rounds)
    words = f"{move.title}：{move.why}"
    turn.trace(topic.id, number=topic.number, action=f"rounds.{move.what}", words=words)
    now = present(rounds, at=turn.now)
    values: Said = {
        "number": topic.number,
        "title": topic.title,
        "round": move.title,
        "reason": move.why,
    }
    lines = [Text(f"rounds-told-{move.what}", values)]
    if now is not None and now.is_open(at=turn.now):
        lines.append(Text("topic-card-round", {"title": now.title, "until": now.closes_at}))
    note = Reply(lines=tuple(lines))
    card = topic_card(turn.work, topic, community=turn.community, at=turn.now)
    return (
        *whispered(turn, note),
        *to_residents(turn.work, note, community_id=turn.community.id),
        *to_residents(turn.work, card, community_id=turn.community.id),
        *round_calls.due_on(turn.work, topic, now=turn.now),
    )


def _days(words: str) -> int:
    return checked_days(int(words))


def _kind(topic: Topic, words: str) -> RoundKind:
    """Return the kind of a round that may be put in now, or raise RoundUnknown."""
    allowed = AFTER_THE_POLL if topic.state is TopicState.DECIDED else BEFORE_THE_POLL
    if words not in {each.value for each in allowed}:
        raise RoundUnknown
    return RoundKind(words)


# The guided questions


def _read_days(_turn: Turn, words: str, _values: Values) -> str:
    digits = "".join(each for each in words if each.isdecimal())
    days = int(digits[:4]) if digits else 0
    if not days and is_skip(words):
        days = USUAL_DAYS
    if not 1 <= days <= LONGEST_ROUND:
        raise RoundTooLong(most=LONGEST_ROUND)
    return str(days)


def _kinds(turn: Turn, values: Values) -> tuple[RoundKind, ...]:
    topic, _ = _movable(turn, values["t"])
    allowed = AFTER_THE_POLL if topic.state is TopicState.DECIDED else BEFORE_THE_POLL
    return tuple(each for each in RoundKind if each in allowed)


def _which_kind(turn: Turn, values: Values) -> Reply:
    choices = tuple(
        INSERT.press(Text(f"round-kind-{each}"), values, kind=each.value)
        for each in _kinds(turn, values)
    )
    return Reply(lines=(Text("rounds-which-kind"),), choices=choices)


def _read_kind(turn: Turn, words: str, values: Values) -> str:
    kinds = _kinds(turn, values)
    if words.isdecimal() and 1 <= int(words) <= len(kinds):
        return kinds[int(words) - 1].value
    for each in kinds:
        named = in_words(Text(f"round-kind-{each}"), community=turn.community)
        if words in {each.value, named}:
            return each.value
    raise RoundUnknown


def _earlier(turn: Turn, values: Values) -> tuple[Round, ...]:
    _, rounds = _movable(turn, values["t"])
    return tuple(
        each
        for each in rounds
        if progress(each, at=turn.now) is not Progress.NEXT and each.kind in BEFORE_THE_POLL
    )


def _which_earlier(turn: Turn, values: Values) -> Reply:
    choices = tuple(
        BACK.press(
            Text("moderate-numbered", {"number": each.position, "text": each.title}),
            values,
            to=each.id,
        )
        for each in _earlier(turn, values)
    )
    return Reply(lines=(Text("rounds-which-earlier"),), choices=choices)


def _read_earlier(turn: Turn, words: str, values: Values) -> str:
    """Return the id of an earlier round named by its place in the list or its id."""
    earlier = _earlier(turn, values)
    if words.isdecimal() and 1 <= int(words) <= len(earlier):
        return earlier[int(words) - 1].id
    found = next((each for each in earlier if words == each.id), None)
    if found is None:
        raise RoundUnknown
    return found.id


# Keeping a plan


def save_template(turn: Turn, values: Values) -> Replies:
    """Keep the rounds of a topic as a template of the community's own."""
    topic = own(turn.work.topics, values["t"], community=turn.community)
    filled = SAVE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    rounds = in_order(turn.work.rounds.where(topic_id=topic.id))
    name = template_name(filled["name"])
    if turn.work.own_templates.one(community_id=turn.community.id, name=name):
        raise TemplateTwice(name=name)
    method, bylaw = planning.usual(turn.work, topic)
    line = "" if is_skip(filled["line"]) else one_line(filled["line"], most=LONGEST_LINE)
    template = OwnTemplate(
        id=turn.ids.new(),
        community_id=turn.community.id,
        name=name,
        line=line,
        phases=tuple(_phase(each) for each in rounds),
        made_by=turn.member.id,
        made_at=turn.now,
        method=method,
        bylaw=bylaw,
    )
    turn.work.own_templates.add(template)
    turn.trace(topic.id, number=topic.number, action="rounds.save", words=name)
    return whispered(turn, Reply(lines=(Text("rounds-saved", {"name": name}),)))


def _phase(round_: Round) -> Phase:
    days = max(1, min(LONGEST_ROUND, (round_.closes_at - round_.opens_at).days))
    return Phase(kind=round_.kind, days=days, title=round_.title)


def drop_template(turn: Turn, values: Values) -> Replies:
    """Forget a template of the community's own; topics opened with it stay as they are."""
    template = own(turn.work.own_templates, values["i"], community=turn.community)
    turn.work.own_templates.remove(template)
    turn.trace(template.id, number=0, action="rounds.drop", words=template.name)
    return whispered(turn, Reply(lines=(Text("rounds-dropped", {"name": template.name}),)))


REASON = Blank("reason", asking("rounds-why"))
DAYS = Blank("days", asking("rounds-days"), read=_read_days)
END = Form("rounds.end", (REASON,), carried=("t",))
EXTEND = Form("rounds.extend", (DAYS, REASON), carried=("t",))
INSERT = Form(
    "rounds.insert",
    (Blank("kind", _which_kind, read=_read_kind), DAYS, REASON),
    carried=("t", "title"),
)
BACK = Form(
    "rounds.back",
    (Blank("to", _which_earlier, read=_read_earlier), DAYS, REASON),
    carried=("t",),
)
SAVE = Form(
    "rounds.save",
    (Blank("name", asking("rounds-save-name")), Blank("line", asking("rounds-save-line"))),
    carried=("t",),
)

ACTIONS: tuple[Action, ...] = (
    Action("rounds.show", Audience.MODERATORS, show, verbs=("轮次", "rounds")),
    Action("rounds.end", Audience.MODERATORS, end_round),
    Action("rounds.extend", Audience.MODERATORS, extend_round),
    Action("rounds.insert", Audience.MODERATORS, insert_round),
    Action("rounds.back", Audience.MODERATORS, go_back),
    Action("rounds.save", Audience.MODERATORS, save_template),
    Action("rounds.drop", Audience.MODERATORS, drop_template),
)
