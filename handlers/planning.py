"""Plans of rounds: templates to choose from, and the rounds that a topic gets and keeps."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from deliberation.communities import Community
from deliberation.identifiers import RoundId
from deliberation.polls import Poll
from deliberation.refusals import Refusal
from deliberation.rounds import (
    LONGEST_ROUND,
    Phase,
    RoundKind,
    RoundsTooMany,
    RoundTooLong,
    checked_plan,
)
from deliberation.schedule import Rounds, put_on_vote, stopped
from deliberation.templates import TEMPLATES, USUAL, OwnTemplate
from deliberation.topics import Round, Topic
from handlers.agenda import in_words
from handlers.messages import Text, plain
from handlers.ports import Ids, UnitOfWork
from handlers.turn import Turn


@dataclass(eq=False)
class RoundsUnclear(Refusal):
    """The rounds of a topic were not given as titles and days."""

    most: int


@dataclass(eq=False)
class TemplateUnknown(Refusal):
    """Words that should name a template do not."""

    words: str


@dataclass(frozen=True)
class Plan:
    """A template as people choose it, shipped or the community's own."""

    id: str
    name: Text
    line: Text
    phases: tuple[Phase, ...]
    method: str
    bylaw: str


def plans(work: UnitOfWork, community: Community) -> tuple[Plan, ...]:
    """Return the templates of a community: those that ship, then its own."""
    shipped = (
        Plan(
            id=each.id,
            name=Text(f"template-{each.id}"),
            line=Text(f"template-{each.id}-line"),
            phases=each.phases,
            method=each.method,
            bylaw=each.bylaw,
        )
        for each in TEMPLATES.values()
    )
    return (*shipped, *map(_own, work.own_templates.where(community_id=community.id)))


def _own(template: OwnTemplate) -> Plan:
    return Plan(
        id=template.id,
        name=plain(template.name),
        line=plain(template.line),
        phases=template.phases,
        method=template.method,
        bylaw=template.bylaw,
    )


def plan(work: UnitOfWork, community: Community, *, key: str) -> Plan:
    """Return the template of that id, or raise TemplateUnknown."""
    found = next((each for each in plans(work, community) if each.id == key), None)
    if found is None:
        raise TemplateUnknown(words=key)
    return found


def usual(work: UnitOfWork, topic: Topic) -> tuple[str, str]:
    """Return the method and the bylaw that a topic's template usually votes by, or nothing."""
    community = work.communities.get(topic.community_id)
    found = next((each for each in plans(work, community) if each.id == topic.template), None)
    return (found.method, found.bylaw) if found else ("", "")


# From words to phases


def read_days(words: str, *, phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """Return the phases with the days that words name in order, or raise a Refusal."""
    days = "".join(each if each.isdecimal() else " " for each in words).split()
    if len(days) != len(phases):
        raise RoundsUnclear(most=LONGEST_ROUND)
    given = [
        replace(phase, days=int(count[:4])) for phase, count in zip(phases, days, strict=True)
    ]
    if not all(1 <= each.days <= LONGEST_ROUND for each in given):
        raise RoundsUnclear(most=LONGEST_ROUND)
    return tuple(given)


def written(phases: Sequence[Phase]) -> str:
    """Return phases as a form carries them."""
    rows = [{"kind": each.kind, "days": each.days, "title": each.title} for each in phases]
    return json.dumps(rows, ensure_ascii=False)


def read_phases(words: str) -> tuple[Phase, ...]:
    """Return the phases that a form carries, or raise a Refusal."""
    try:
        rows = cast("Sequence[Mapping[str, object]]", json.loads(words))
        return checked_plan([_phase(each) for each in rows])
    except (ValueError, TypeError, KeyError, AttributeError, RoundTooLong, RoundsTooMany):
        raise RoundsUnclear(most=LONGEST_ROUND) from None


def _phase(row: Mapping[str, object]) -> Phase:
    return Phase(
        kind=RoundKind(str(row.get("kind", "") or RoundKind.OPINIONS)),
        days=int(str(row["days"])),
        title=" ".join(str(row.get("title", "")).split()),
    )


def phases_of(turn: Turn, *, template: str, rounds: str) -> tuple[Phase, ...]:
    """Return the phases that a topic is opened with: as given, or as its template has them."""
    if rounds:
        return read_phases(rounds)
    return plan(turn.work, turn.community, key=template or USUAL).phases


# From phases to rounds


def laid_out(turn: Turn, topic: Topic, phases: Sequence[Phase]) -> Rounds:
    """Return the rounds of a topic that begins now."""
    found: list[Round] = []
    opens_at = turn.now
    for position, phase in enumerate(phases, start=1):
        closes_at = opens_at + timedelta(days=phase.days)
        found.append(
            Round(
                id=RoundId(turn.ids.new()),
                topic_id=topic.id,
                position=position,
                title=titled(phase, community=turn.community, position=position, of=phases),
                opens_at=opens_at,
                closes_at=closes_at,
                announced_at=turn.now if position == 1 else None,
                kind=phase.kind,
            )
        )
        opens_at = closes_at
    return tuple(found)


def titled(
    phase: Phase, *, community: Community, position: int = 1, of: Sequence[Phase] = ()
) -> str:
    """Return what a round is called: its own title, or what its kind is called."""
    if phase.title:
        return phase.title
    alone = {each.kind for each in of} == {RoundKind.OPINIONS}
    if not alone:
        return in_words(Text(f"round-kind-{phase.kind}"), community=community)
    key = "round-name" if len(of) > 1 else "round-only"
    return in_words(Text(key, {"position": position}), community=community)


def keep(work: UnitOfWork, topic: Topic, rounds: Rounds) -> None:
    """Keep the rounds of a topic as they now are, in place of those before.

    No two of a topic may hold one position meanwhile: what moves back goes first, from the
    last on.
    """
    before = {each.id: each for each in work.rounds.where(topic_id=topic.id)}
    staying = {each.id for each in rounds}
    for each in before.values():
        if each.id not in staying:
            work.rounds.remove(each)
    later = [each for each in rounds if _rises(each, before)]
    others = [each for each in rounds if each.id in before and each not in later]
    for each in (*reversed(later), *others):
        if each != before[each.id]:
            work.rounds.save(each)
    for each in rounds:
        if each.id not in before:
            work.rounds.add(each)


def _rises(round_: Round, before: Mapping[RoundId, Round]) -> bool:
    return round_.id in before and round_.position > before[round_.id].position


def put_to_vote(work: UnitOfWork, poll: Poll, *, at: datetime, ids: Ids) -> None:
    """Let the vote of a topic be its present round."""
    topic = work.topics.get(poll.topic_id)
    community = work.communities.get(poll.community_id)
    rounds = work.rounds.where(topic_id=topic.id)
    title = in_words(Text("round-kind-poll"), community=community)
    vote = Round(
        id=RoundId(ids.new()),
        topic_id=topic.id,
        position=1,
        title=title,
        opens_at=at,
        closes_at=poll.closes_at,
        announced_at=at,
        kind=RoundKind.POLL,
    )
    keep(work, topic, put_on_vote(rounds, vote))


def vote_ended(work: UnitOfWork, poll: Poll, *, at: datetime) -> None:
    """End the round of a vote that was called off; the moderator says how it goes on."""
    topic = work.topics.get(poll.topic_id)
    keep(work, topic, stopped(work.rounds.where(topic_id=topic.id), at=at))
