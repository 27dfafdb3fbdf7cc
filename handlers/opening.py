"""Opening a topic from proposals: at once from a form, or question by question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from deliberation.identifiers import TopicId
from deliberation.polls import PollUnderWay
from deliberation.proposals import Proposal, ProposalState
from deliberation.refusals import Refusal
from deliberation.rounds import Phase
from deliberation.templates import USUAL
from deliberation.topics import Topic, TopicState
from handlers import attaching, paths, planning
from handlers.access import Values, own
from handlers.agenda import (
    Said,
    behind,
    in_words,
    poll_under_way,
    proposals_of,
    to_each,
    to_residents,
    words_of,
)
from handlers.cards import topic_card
from handlers.dialogue import is_skip, one_line
from handlers.forms import Blank, Form, asking, read_confirmation, when_guided, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn

LONGEST_TITLE = 60
LABEL_LENGTH = 18
PROPOSALS_SHOWN = 8
OPENABLE = (ProposalState.SUBMITTED, ProposalState.ACCEPTED)


@dataclass(eq=False)
class NotAProposal(Refusal):
    """Words that should name a proposal do not."""

    words: str


@dataclass(eq=False)
class NothingToOpen(Refusal):
    """No proposal waits to become a topic."""


def open_topic(turn: Turn, values: Values) -> Replies:
    """Open a topic from one or more proposals; everyone behind them is told."""
    filled = OPEN.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    if filled.get("confirm") == "no":
        return whispered(turn, Reply(lines=(Text("moderate-open-dropped"),)))
    proposals = _proposals(turn, filled["p"])
    phases = _phases(turn, filled)
    topic = _topic(turn, filled, proposals=proposals)
    taken = [each.taken_up(topic_id=topic.id, at=turn.now) for each in proposals]
    turn.work.topics.add(topic)
    for proposal in taken:
        turn.work.proposals.save(proposal)
        turn.trace(
            proposal.id,
            number=proposal.number,
            action="moderate.open_topic",
            words=str(topic.number),
        )
    for each in planning.laid_out(turn, topic, phases):
        turn.work.rounds.add(each)
    turn.trace(topic.id, number=topic.number, action="moderate.open_topic", words=topic.title)
    return _announced(turn, topic)


def closable(turn: Turn, key: str) -> Topic:
    """Return a topic that may be closed without a vote, or raise a Refusal."""
    topic = own(turn.work.topics, key, community=turn.community)
    if poll_under_way(turn.work, topic) is not None:
        raise PollUnderWay(number=topic.number)
    topic.to(TopicState.CLOSED_WITHOUT_VOTE)
    return topic


def _topic(turn: Turn, values: Values, *, proposals: Sequence[Proposal]) -> Topic:
    said = "\n".join(each.text for each in proposals)
    return Topic(
        id=TopicId(turn.ids.new()),
        community_id=turn.community.id,
        number=turn.work.next_number(turn.community.id),
        title=one_line(values["title"], most=LONGEST_TITLE),
        question=values.get("question", "") or said,
        parties=parted(values.get("parties", "")),
        opened_by=turn.member.id,
        opened_at=turn.now,
        passage_ids=attaching.passages(turn, values.get("passages", "")),
        template=values.get("template", "") or USUAL,
    )


def _announced(turn: Turn, topic: Topic) -> Replies:
    values: Said = {"number": topic.number, "title": topic.title}
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    note = Reply(lines=(Text("moderate-topic-told", values),), choices=(link,))
    opened = Reply(
        lines=(Text("moderate-topic-opened", values),),
        choices=(Choice(Text("vote-open-label"), Press("vote.open", {"t": topic.id})), link),
    )
    card = topic_card(turn.work, topic, community=turn.community, at=turn.now)
    people = behind(turn.work, proposals_of(turn.work, topic))
    return (
        *whispered(turn, opened),
        *to_residents(turn.work, card, community_id=turn.community.id),
        *to_each(people, note, apart=turn.member.id),
    )


def parted(words: str) -> tuple[str, ...]:
    """Return the parties that words name, apart by 、 or commas or lines."""
    for mark in "，,；;\n":
        words = words.replace(mark, "、")
    return tuple(dict.fromkeys(each.strip() for each in words.split("、") if each.strip()))


def _proposals(turn: Turn, words: str) -> tuple[Proposal, ...]:
    ids = dict.fromkeys(each.strip() for each in words.split(",") if each.strip())
    found = tuple(own(turn.work.proposals, each, community=turn.community) for each in ids)
    if not found:
        raise NotAProposal(words=words)
    return found


# Rounds


def _phases(turn: Turn, values: Values) -> tuple[Phase, ...]:
    """Return the rounds to be: as a form gives them, or a template's with the days said."""
    found = planning.phases_of(
        turn, template=values.get("template", ""), rounds=values.get("rounds", "")
    )
    days = values.get("days", "")
    return planning.read_days(days, phases=found) if days else found


# The guided questions


def _which_proposals(turn: Turn, _values: Values) -> Reply:
    waiting = turn.work.proposals.where(community_id=turn.community.id, state=OPENABLE)
    if not waiting:
        raise NothingToOpen
    lines = [
        Text(
            "moderate-numbered",
            {"number": each.number, "text": one_line(each.text, most=LABEL_LENGTH)},
        )
        for each in waiting[-PROPOSALS_SHOWN:]
    ]
    return Reply(lines=(Text("moderate-open-which"), *lines))


def _read_proposals(turn: Turn, words: str, _values: Values) -> str:
    """Return the ids of proposals named by their numbers, or raise NotAProposal."""
    numbers = "".join(each if each.isdecimal() else " " for each in words).split()
    found: list[str] = []
    for number in numbers:
        proposal = turn.work.proposals.one(
            community_id=turn.community.id, number=int(number), state=OPENABLE
        )
        if proposal is None:
            raise NotAProposal(words=number)
        found.append(proposal.id)
    if not found:
        raise NotAProposal(words=words)
    return ",".join(found)


def _rules_wanted(turn: Turn, values: Values) -> bool:
    """Tell whether there are rules to pick from; a form that is whole has picked its own."""
    return not values.get("title") and attaching.wanted(turn, _proposals(turn, values["p"]))


def _which_rules(turn: Turn, values: Values) -> Reply:
    return attaching.asked(turn, _proposals(turn, values["p"]))


def _read_rules(turn: Turn, words: str, values: Values) -> str:
    return attaching.read(turn, words, proposals=_proposals(turn, values["p"]))


def _which_title(turn: Turn, values: Values) -> Reply:
    text = _proposals(turn, values["p"])[0].text
    words = one_line(text, most=LONGEST_TITLE)
    return Reply(lines=(Text("moderate-open-title", {"example": words}),))


def _unplanned(turn: Turn, values: Values) -> bool:
    return when_guided(turn, values) and not values.get("rounds")


def _which_template(turn: Turn, _values: Values) -> Reply:
    found = planning.plans(turn.work, turn.community)
    return Reply(
        lines=(
            Text("moderate-open-template"),
            *(
                Text("moderate-open-template-line", {"name": each.name, "line": each.line})
                for each in found
            ),
        ),
        choices=tuple(
            Choice(each.name, Press("moderate.open_topic", {"template": each.id}))
            for each in found
        ),
    )


def _read_template(turn: Turn, words: str, _values: Values) -> str:
    """Return the id of a template named by its place in the list, its id or its name."""
    found = planning.plans(turn.work, turn.community)
    if is_skip(words):
        return USUAL
    if words.isdecimal() and 1 <= int(words) <= len(found):
        return found[int(words) - 1].id
    for each in found:
        if words in {each.id, in_words(each.name, community=turn.community)}:
            return each.id
    raise planning.TemplateUnknown(words=words)


def _which_days(turn: Turn, values: Values) -> Reply:
    phases = _phases(turn, values)
    if len(phases) == 1:
        return Reply(lines=(Text("moderate-open-days", {"days": phases[0].days}),))
    example = " ".join(str(each.days) for each in phases)
    return Reply(
        lines=(
            Text("moderate-open-days-each", {"count": len(phases), "example": example}),
            *_phase_lines(turn, phases),
        )
    )


def _phase_lines(turn: Turn, phases: Sequence[Phase]) -> tuple[Text, ...]:
    return tuple(
        Text(
            "moderate-open-phase",
            {
                "position": position,
                "title": planning.titled(each, community=turn.community, of=phases),
                "days": each.days,
            },
        )
        for position, each in enumerate(phases, start=1)
    )


def _read_days(turn: Turn, words: str, values: Values) -> str:
    phases = _phases(turn, values)
    if is_skip(words):
        return " ".join(str(each.days) for each in phases)
    found = planning.read_days(words, phases=phases)
    return " ".join(str(each.days) for each in found)


def _preview(turn: Turn, values: Values) -> Reply:
    proposals = _proposals(turn, values["p"])
    numbers = words_of(str(each.number) for each in proposals)
    phases = _phases(turn, values)
    end: datetime = turn.now + timedelta(days=sum(each.days for each in phases))
    return Reply(
        lines=(
            Text("moderate-open-preview", {"title": values["title"], "proposals": numbers}),
            Text(
                "moderate-open-preview-more",
                {"parties": words_of(parted(values["parties"])), "until": end},
            ),
            *(_phase_lines(turn, phases) if len(phases) > 1 else ()),
            *attaching.preview(turn, values.get("passages", ""), proposals=proposals),
        ),
        choices=(
            Choice(Text("confirm-yes"), Press("moderate.open_topic", {"confirm": "yes"})),
            Choice(Text("confirm-no"), Press("moderate.open_topic", {"confirm": "no"})),
        ),
    )


OPEN = Form(
    "moderate.open_topic",
    (
        Blank("p", _which_proposals, read=_read_proposals),
        Blank("passages", _which_rules, read=_read_rules, wanted=_rules_wanted),
        Blank("title", _which_title),
        Blank("parties", asking("moderate-open-parties"), wanted=when_guided),
        Blank("template", _which_template, read=_read_template, wanted=_unplanned),
        Blank("days", _which_days, read=_read_days, wanted=_unplanned),
        Blank("confirm", _preview, read=read_confirmation, wanted=when_guided),
    ),
    carried=("p", "question", "rounds"),
)
