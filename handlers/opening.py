"""Opening a topic from proposals: at once from a form, or question by question."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from deliberation.identifiers import RoundId, TopicId
from deliberation.polls import PollUnderWay
from deliberation.proposals import Proposal, ProposalState
from deliberation.refusals import Refusal
from deliberation.topics import Round, Topic, TopicState
from handlers import attaching, paths
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

USUAL_DAYS = 7
LONGEST_ROUND = 90
MOST_ROUNDS = 8
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


@dataclass(eq=False)
class RoundsUnclear(Refusal):
    """The rounds of a topic were not given as titles and days."""

    most: int


@dataclass(frozen=True)
class Stretch:
    """A round to be: its title and how many days it runs."""

    title: str
    days: int


def open_topic(turn: Turn, values: Values) -> Replies:
    """Open a topic from one or more proposals; everyone behind them is told."""
    filled = OPEN.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    if filled.get("confirm") == "no":
        return whispered(turn, Reply(lines=(Text("moderate-open-dropped"),)))
    proposals = _proposals(turn, filled["p"])
    stretches = _stretches(filled)
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
    for each in _rounds(turn, topic, stretches):
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


def _stretches(values: Values) -> tuple[Stretch, ...]:
    """Return the rounds that a form or the guided questions give, one by default."""
    if values.get("days"):
        return (Stretch(title="", days=int(values["days"])),)
    given = values.get("rounds", "")
    if not given:
        return (Stretch(title="", days=USUAL_DAYS),)
    try:
        found = tuple(
            Stretch(title=str(each.get("title", "")).strip(), days=int(each["days"]))
            for each in json.loads(given)
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise RoundsUnclear(most=LONGEST_ROUND) from None
    fits = 1 <= len(found) <= MOST_ROUNDS
    if not fits or not all(1 <= each.days <= LONGEST_ROUND for each in found):
        raise RoundsUnclear(most=LONGEST_ROUND)
    return found


def _rounds(turn: Turn, topic: Topic, stretches: Sequence[Stretch]) -> tuple[Round, ...]:
    found: list[Round] = []
    opens_at = turn.now
    for position, stretch in enumerate(stretches, start=1):
        closes_at = opens_at + timedelta(days=stretch.days)
        found.append(
            Round(
                id=RoundId(turn.ids.new()),
                topic_id=topic.id,
                position=position,
                title=stretch.title or _round_title(turn, position, of=len(stretches)),
                opens_at=opens_at,
                closes_at=closes_at,
                announced_at=turn.now if position == 1 else None,
            )
        )
        opens_at = closes_at
    return tuple(found)


def _round_title(turn: Turn, position: int, *, of: int) -> str:
    key = "round-name" if of > 1 else "round-only"
    return in_words(Text(key, {"position": position}), community=turn.community)


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


def _read_days(_turn: Turn, words: str, _values: Values) -> str:
    digits = "".join(each for each in words if each.isdecimal())
    days = int(digits[:4]) if digits else USUAL_DAYS if is_skip(words) else 0
    if not 1 <= days <= LONGEST_ROUND:
        raise RoundsUnclear(most=LONGEST_ROUND)
    return str(days)


def _days_wanted(turn: Turn, values: Values) -> bool:
    return when_guided(turn, values) and not values.get("rounds")


def _preview(turn: Turn, values: Values) -> Reply:
    proposals = _proposals(turn, values["p"])
    numbers = words_of(str(each.number) for each in proposals)
    end: datetime = turn.now + timedelta(days=sum(each.days for each in _stretches(values)))
    return Reply(
        lines=(
            Text("moderate-open-preview", {"title": values["title"], "proposals": numbers}),
            Text(
                "moderate-open-preview-more",
                {"parties": words_of(parted(values["parties"])), "until": end},
            ),
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
        Blank("days", asking("moderate-open-days"), read=_read_days, wanted=_days_wanted),
        Blank("confirm", _preview, read=read_confirmation, wanted=when_guided),
    ),
    carried=("p", "question", "rounds"),
)
