"""Options drafted from statements: what moderators put together before a vote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deliberation.drafting import (
    LONGEST_DRAFT,
    OptionDraft,
    draft_label,
    drawn_from,
    options_of,
)
from deliberation.refusals import Refusal
from deliberation.topics import Statement, StatementState, Topic, TopicNotOpen, TopicState
from handlers import paths
from handlers.access import Action, Audience, NotHere, Values, own
from handlers.agenda import statement_of, to_residents, topic_of, words_of
from handlers.dialogue import is_skip, one_line
from handlers.forms import Blank, Form, asking, when_guided, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import NotFound, UnitOfWork
from handlers.turn import Turn

STATEMENTS_SHOWN = 12
SHORT = 24


@dataclass(eq=False)
class CostUnclear(Refusal):
    """What an option costs was not given as whole units of money."""


@dataclass(eq=False)
class NothingDrafted(Refusal):
    """Drafted options were to be shown where there are none."""

    number: int


def show(turn: Turn, values: Values) -> Replies:
    """Show the options drafted so far, and the statements to draft from."""
    topic, _ = topic_of(turn, values)
    _require_draftable(topic)
    return whispered(turn, _desk(turn, topic))


def add(turn: Turn, values: Values) -> Replies:
    """Draft an option, with the numbers of the statements that it comes from."""
    topic = own(turn.work.topics, values["t"], community=turn.community)
    _require_draftable(topic)
    filled = ADD.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    _kept(turn, topic, filled)
    return whispered(turn, _desk(turn, topic))


def take(turn: Turn, values: Values) -> Replies:
    """Draft an option out of a statement as it stands."""
    statement, topic = statement_of(turn, values["s"])
    _require_draftable(topic)
    label = one_line(statement.text, most=LONGEST_DRAFT)
    _kept(turn, topic, {"label": label, "from": str(statement.number)})
    return whispered(turn, _desk(turn, topic))


def change(turn: Turn, values: Values) -> Replies:
    """Change the words, the sources or the cost of a drafted option."""
    draft, topic = _draft(turn, values["d"])
    _require_draftable(topic)
    filled = CHANGE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    others = [each for each in drafts(turn.work, topic) if each.id != draft.id]
    numbers = _numbers(filled.get("from", "")) if "from" in filled else draft.statements
    cost = _cost(filled["cost"]) if "cost" in filled else draft.cost
    changed = replace(
        draft,
        label=draft_label(filled["label"], present=others),
        statements=drawn_from(numbers, statements=_statements(turn.work, topic)),
        cost=cost,
    )
    turn.work.option_drafts.save(changed)
    turn.trace(topic.id, number=topic.number, action="draft.change", words=changed.label)
    return whispered(turn, _desk(turn, topic))


def drop(turn: Turn, values: Values) -> Replies:
    """Take a drafted option out again."""
    draft, topic = _draft(turn, values["d"])
    _require_draftable(topic)
    turn.work.option_drafts.remove(draft)
    turn.trace(topic.id, number=topic.number, action="draft.drop", words=draft.label)
    return whispered(turn, _desk(turn, topic))


def publish(turn: Turn, values: Values) -> Replies:
    """Show the room what was drafted and where each option comes from."""
    topic = own(turn.work.topics, values["t"], community=turn.community)
    _require_draftable(topic)
    found = drafts(turn.work, topic)
    if not found:
        raise NothingDrafted(number=topic.number)
    turn.trace(topic.id, number=topic.number, action="draft.publish", words=str(len(found)))
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    told = Reply(
        lines=(
            Text("draft-published", {"number": topic.number, "title": topic.title}),
            *draft_lines(found),
        ),
        choices=(link,),
        card=f"drafts:{topic.id}",
    )
    return (
        *whispered(turn, Reply(lines=(Text("draft-told", {"number": topic.number}),))),
        *to_residents(turn.work, told, community_id=turn.community.id),
    )


def drafts(work: UnitOfWork, topic: Topic) -> tuple[OptionDraft, ...]:
    """Return the options drafted for a topic, in the order in which they were made."""
    return work.option_drafts.where(topic_id=topic.id)


def draft_lines(found: Sequence[OptionDraft]) -> tuple[Text, ...]:
    """Return drafted options, a line each, with the statements that they come from."""
    return tuple(
        Text(
            "draft-line" if each.statements else "draft-line-own",
            {
                "position": each.id,
                "label": each.label,
                "cost": each.cost,
                "statements": words_of(str(number) for number in each.statements),
            },
        )
        for each in options_of(found)
    )


def _desk(turn: Turn, topic: Topic) -> Reply:
    found = drafts(turn.work, topic)
    used = {number for each in found for number in each.statements}
    free = [each for each in _statements(turn.work, topic) if each.number not in used]
    lines = (
        Text(
            "draft-desk",
            {"number": topic.number, "title": topic.title, "count": len(found)},
        ),
        *draft_lines(found),
        *((Text("draft-free"),) if free else ()),
        *(_statement_line(each) for each in free[:STATEMENTS_SHOWN]),
    )
    return Reply(
        lines=lines,
        choices=(*_take_choices(free), *_desk_choices(topic, drafted=bool(found))),
        card=f"drafting:{topic.id}",
    )


def _take_choices(free: Sequence[Statement]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            Text("draft-take-label", {"number": each.number}),
            Press("draft.take", {"s": each.id}),
        )
        for each in free[:STATEMENTS_SHOWN]
    )


def _desk_choices(topic: Topic, *, drafted: bool) -> tuple[Choice, ...]:
    values = {"t": topic.id}
    write = Choice(Text("draft-add-label"), Press("draft.add", values))
    page = Choice(Text("rounds-page-label"), path=paths.topic_desk(topic.number))
    if not drafted:
        return (write, page)
    return (
        write,
        Choice(Text("draft-publish-label"), Press("draft.publish", values)),
        Choice(Text("vote-open-label"), Press("vote.open", values)),
        page,
    )


def _statement_line(statement: Statement) -> Text:
    words = one_line(statement.text, most=SHORT)
    return Text("draft-statement", {"number": statement.number, "text": words})


def _kept(turn: Turn, topic: Topic, values: Values) -> None:
    statements = _statements(turn.work, topic)
    draft = OptionDraft(
        id=turn.ids.new(),
        topic_id=topic.id,
        label=draft_label(values["label"], present=drafts(turn.work, topic)),
        made_by=turn.member.id,
        made_at=turn.now,
        cost=_cost(values.get("cost", "")),
        statements=drawn_from(_numbers(values.get("from", "")), statements=statements),
    )
    turn.work.option_drafts.add(draft)
    turn.trace(topic.id, number=topic.number, action="draft.add", words=draft.label)


def _numbers(words: str) -> tuple[int, ...]:
    digits = "".join(each if each.isdecimal() else " " for each in words).split()
    return () if is_skip(words) else tuple(int(each[:6]) for each in digits)


def _cost(words: str) -> int:
    digits = words.replace(",", "").replace("，", "").strip().removesuffix("元")
    if not digits or is_skip(digits):
        return 0
    if not digits.isdecimal():
        raise CostUnclear
    return int(digits[:12])


def _read_numbers(turn: Turn, words: str, values: Values) -> str:
    topic = own(turn.work.topics, values["t"], community=turn.community)
    numbers = drawn_from(_numbers(words), statements=_statements(turn.work, topic))
    return ",".join(str(each) for each in numbers) or "0"


def _statements(work: UnitOfWork, topic: Topic) -> tuple[Statement, ...]:
    return work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)


def _draft(turn: Turn, key: str) -> tuple[OptionDraft, Topic]:
    try:
        draft = turn.work.option_drafts.get(key)
    except NotFound:
        raise NotHere from None
    return draft, own(turn.work.topics, draft.topic_id, community=turn.community)


def _require_draftable(topic: Topic) -> None:
    """Raise TopicNotOpen once a vote is under way: its options are what they are."""
    if topic.state is not TopicState.DELIBERATING:
        raise TopicNotOpen(number=topic.number)


ADD = Form(
    "draft.add",
    (
        Blank("label", asking("draft-what")),
        Blank("from", asking("draft-from"), read=_read_numbers, wanted=when_guided),
    ),
    carried=("t", "cost"),
)
CHANGE = Form(
    "draft.change",
    (Blank("label", asking("draft-what")),),
    carried=("d", "from", "cost"),
)

ACTIONS: tuple[Action, ...] = (
    Action("draft.show", Audience.MODERATORS, show, verbs=("选项", "options")),
    Action("draft.add", Audience.MODERATORS, add),
    Action("draft.take", Audience.MODERATORS, take),
    Action("draft.change", Audience.MODERATORS, change),
    Action("draft.drop", Audience.MODERATORS, drop),
    Action("draft.publish", Audience.MODERATORS, publish),
)
