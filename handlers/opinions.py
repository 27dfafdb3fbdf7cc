"""The map of opinions: told to who asks, posted to the room, summed up by a machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.identifiers import TopicId
from deliberation.opinions.findings import Kind
from deliberation.opinions.summaries import OpinionSummary, SummarySentence, SummaryState
from deliberation.topics import Topic
from handlers import paths
from handlers.access import Action, Audience, Values, admits, own
from handlers.agenda import Said, to_moderators, to_residents, topic_of
from handlers.charting import Chart, chart, charted
from handlers.forms import whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import Attachment, Ids, Job, UnitOfWork
from handlers.turn import Turn

POST, SUMMARISE = "opinions", "opinion_summary"
FIRST = 2
"""So many statements of a list are told in chat; the page has all."""


@dataclass(frozen=True)
class Written:
    """What a machine made of the opinions on a topic; nothing where it was of no use."""

    topic_id: TopicId
    sentences: tuple[SummarySentence, ...] = ()


def show(turn: Turn, values: Values) -> Replies:
    """Tell what is on the map of a topic, with the way to it."""
    topic, _ = topic_of(turn, values)
    found = charted(turn.work, topic, now=turn.now)
    choices: tuple[Choice, ...] = (_link(turn.work, topic),)
    if admits(turn.member, Audience.MODERATORS):
        choices = (
            *choices,
            Choice(Text("opinions-post"), Press("opinions.post", {"t": topic.id})),
        )
    return whispered(turn, Reply(lines=tuple(_lines(found)), choices=choices))


def post(turn: Turn, values: Values) -> Replies:
    """Have the map drawn and posted to the residents' room."""
    topic = own(turn.work.topics, values["t"], community=turn.community)
    charted(turn.work, topic, now=turn.now)
    turn.trace(topic.id, number=topic.number, action="opinions.post")
    turn.work.jobs.add(Job(POST, {"topic": topic.id}, key=f"{POST}:{turn.ids.new()}"))
    return whispered(turn, Reply(lines=(Text("opinions-drawing", {"number": topic.number}),)))


def posted(
    work: UnitOfWork, picture: Attachment, *, topic_id: TopicId, now: datetime
) -> Replies:
    """Keep the picture of a map and send it out, unless stances are taken again."""
    topic = work.topics.get(topic_id)
    found = chart(work, topic, now=now)
    if found is None:
        return ()
    work.attachments.add(replace(picture, community_id=topic.community_id))
    told = Reply(
        lines=tuple(_lines(found)),
        choices=(_link(work, topic),),
        pictures=(picture.id,),
        scheduled=True,
    )
    return to_residents(work, told, community_id=topic.community_id)


def _lines(found: Chart) -> Iterator[Text]:
    """Tell how many took part, and the first of what all share and of what divides."""
    topic = found.topic
    groups = len(found.findings.groups)
    key = "opinions-told" if groups else "opinions-told-unclear"
    said: Said = {
        "number": topic.number,
        "title": topic.title,
        "people": found.findings.people,
        "groups": groups,
    }
    yield Text(key, said)
    for kind in (Kind.COMMON, Kind.DIVISIVE):
        listed = [(each, about) for each, about in found.told() if each.kind is kind]
        for each, about in listed[:FIRST]:
            side = "agree" if each.agrees or kind is Kind.DIVISIVE else "disagree"
            yield Text(f"opinions-line-{kind}-{side}", {"text": about.text})


def _link(work: UnitOfWork, topic: Topic) -> Choice:
    community = work.communities.get(topic.community_id)
    return Choice(
        Text("opinions-link"), path=f"{paths.topic(community, topic.number)}#opinions"
    )


# What a machine says of it


def summarise(turn: Turn, values: Values) -> Replies:
    """Have a language model sum up the opinions; a moderator looks before anybody else."""
    topic = own(turn.work.topics, values["t"], community=turn.community)
    charted(turn.work, topic, now=turn.now)
    job = Job(SUMMARISE, {"topic": topic.id}, key=f"{SUMMARISE}:{turn.ids.new()}")
    turn.work.jobs.add(job)
    return whispered(turn, Reply(lines=(Text("opinions-writing", {"number": topic.number}),)))


def written(work: UnitOfWork, made: Written, *, now: datetime, ids: Ids) -> Replies:
    """Keep what a machine wrote and show it to the moderators; tell them where it failed."""
    topic = work.topics.get(made.topic_id)
    if not made.sentences:
        failed = Reply(lines=(Text("opinions-unwritten", {"number": topic.number}),))
        return to_moderators(work, failed, community_id=topic.community_id)
    for earlier in waiting(work, topic):
        work.opinion_summaries.remove(earlier)
    summary = OpinionSummary(
        id=ids.new(),
        community_id=topic.community_id,
        topic_id=topic.id,
        sentences=made.sentences,
        written_at=now,
    )
    work.opinion_summaries.add(summary)
    card = Reply(
        lines=(
            Text("opinions-written", {"number": topic.number, "title": topic.title}),
            *summary_lines(summary.sentences),
        ),
        choices=tuple(
            Choice(Text(f"opinions-{deed}"), Press(f"opinions.{deed}", {"y": summary.id}))
            for deed in ("approve", "drop")
        ),
    )
    return to_moderators(work, card, community_id=topic.community_id)


def summary_lines(sentences: Sequence[SummarySentence]) -> tuple[Text, ...]:
    """Return sentences, each with the numbers of what it rests on."""
    return tuple(
        Text(
            "opinions-sentence",
            {
                "text": each.text,
                "numbers": "、".join(str(number) for number in each.statements),
            },
        )
        for each in sentences
    )


def waiting(work: UnitOfWork, topic: Topic) -> tuple[OpinionSummary, ...]:
    """Return the summaries that no moderator has decided on."""
    return work.opinion_summaries.where(topic_id=topic.id, state=SummaryState.WRITTEN)


def approved(work: UnitOfWork, topic: Topic) -> OpinionSummary | None:
    """Return the summary that residents see."""
    return work.opinion_summaries.one(topic_id=topic.id, state=SummaryState.SHOWN)


def approve(turn: Turn, values: Values) -> Replies:
    """Show a summary on the topic's page, in place of the one before."""
    summary, topic = _meant(turn, values)
    before = approved(turn.work, topic)
    shown = summary.decided(SummaryState.SHOWN, by=turn.member.id, at=turn.now)
    if before is not None:
        _decide(turn, before, SummaryState.DROPPED)
    turn.work.opinion_summaries.save(shown)
    turn.trace(topic.id, number=topic.number, action="opinions.approve")
    return whispered(turn, Reply(lines=(Text("opinions-approved", {"number": topic.number}),)))


def drop(turn: Turn, values: Values) -> Replies:
    """Throw a summary away, or take it off the topic's page."""
    summary, topic = _meant(turn, values)
    _decide(turn, summary, SummaryState.DROPPED)
    turn.trace(topic.id, number=topic.number, action="opinions.drop")
    return whispered(turn, Reply(lines=(Text("opinions-dropped", {"number": topic.number}),)))


def _decide(turn: Turn, summary: OpinionSummary, state: SummaryState) -> None:
    decided = summary.decided(state, by=turn.member.id, at=turn.now)
    turn.work.opinion_summaries.save(decided)


def _meant(turn: Turn, values: Values) -> tuple[OpinionSummary, Topic]:
    summary = own(turn.work.opinion_summaries, values["y"], community=turn.community)
    return summary, turn.work.topics.get(summary.topic_id)


ACTIONS: tuple[Action, ...] = (
    Action("opinions.show", Audience.ANYONE, show, verbs=("地图", "map")),
    Action("opinions.post", Audience.MODERATORS, post),
    Action("opinions.summarise", Audience.MODERATORS, summarise),
    Action("opinions.approve", Audience.MODERATORS, approve),
    Action("opinions.drop", Audience.MODERATORS, drop),
)
