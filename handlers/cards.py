"""The cards of the council: one for a topic, one for its poll, one for its outcome."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from deliberation.bylaws import Bylaw, LegalEffect
from deliberation.communities import Community
from deliberation.identifiers import MemberId
from deliberation.outcomes import Outcome
from deliberation.polls import Poll
from deliberation.responses import Response, ResponseState
from deliberation.rounds import Deed, RoundKind
from deliberation.schedule import deeds, present, speaking_round
from deliberation.topics import (
    Round,
    StanceValue,
    Statement,
    StatementState,
    Topic,
    TopicState,
)
from handlers import paths
from handlers.agenda import words_of
from handlers.messages import Choice, Press, Reply, Text, plain
from handlers.ports import UnitOfWork
from handlers.results import step_lines, winner_lines

STANCES_BEFORE_THE_NEXT = 5


def effect_text(effect: LegalEffect, *, adopted: bool) -> Text:
    """Return the sentence that says what a result is worth in law."""
    binding = effect is LegalEffect.MEETING_IF_ADOPTED and adopted
    return Text(f"effect-{effect.replace('_', '-')}{'-adopted' if binding else ''}")


def bylaw_effect(bylaw: Bylaw, community: Community) -> Text:
    """Return what a result under the bylaw will be worth in this community."""
    return effect_text(bylaw.effect, adopted=community.adopted_for_meetings)


# The card of a topic


def topic_card(work: UnitOfWork, topic: Topic, *, community: Community, at: datetime) -> Reply:
    """Return the card of a topic: what it is about, how far it is, what one can do."""
    rounds = work.rounds.where(topic_id=topic.id)
    allowed = deeds(topic, rounds, at=at)
    lines = [Text("topic-card", {"number": topic.number, "title": topic.title})]
    if topic.question and topic.question != topic.title:
        lines.append(plain(topic.question))
    if topic.parties:
        lines.append(Text("topic-card-parties", {"parties": words_of(topic.parties)}))
    lines += _rule_lines(work, topic)
    if topic.state is not TopicState.DELIBERATING:
        lines.append(Text(f"topic-card-{topic.state.replace('_', '-')}"))
        return _topic_reply(lines, topic, community=community, choices=())
    statements = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    featured = featured_statement(work, statements) if Deed.STANCE in allowed else None
    lines += _round_lines(rounds, at=at)
    lines.append(_counts(work, statements))
    if featured is not None:
        lines.append(Text("topic-card-statement", {"text": featured.text}))
    lines.append(how_line(topic, rounds, at=at))
    choices = (
        *(stance_choices(featured) if featured is not None else ()),
        *deed_choices(topic, allowed, statements=len(statements)),
    )
    return _topic_reply(lines, topic, community=community, choices=choices)


def how_line(topic: Topic, rounds: Sequence[Round], *, at: datetime) -> Text:
    """Return what one can do in a topic now, by the kind of its present round."""
    found = speaking_round(rounds, at=at)
    kind = found.kind if found else RoundKind.OPINIONS
    return Text(f"round-how-{kind}", {"number": topic.number})


def deed_choices(
    topic: Topic, allowed: frozenset[Deed], *, statements: int
) -> tuple[Choice, ...]:
    """Return the choices to say something and to take a stance on one after the other."""
    values = {"t": topic.id}
    say = Choice(Text("topic-card-say"), Press("discuss.state", values))
    each = Choice(Text("topic-card-stances"), Press("discuss.next", values))
    return (
        *((say,) if Deed.STATE in allowed else ()),
        *((each,) if Deed.STANCE in allowed and statements > 1 else ()),
    )


def _topic_reply(
    lines: Sequence[Text], topic: Topic, *, community: Community, choices: tuple[Choice, ...]
) -> Reply:
    link = Choice(Text("topic-card-link"), path=paths.topic(community, topic.number))
    return Reply(
        lines=tuple(lines),
        choices=(*choices, link),
        card=f"topic:{topic.id}",
        topic=topic.number if choices else None,
    )


def _rule_lines(work: UnitOfWork, topic: Topic) -> list[Text]:
    """Return one line that names the first of the rules that a topic cites."""
    if not topic.passage_ids:
        return []
    cited = {each.id: each for each in work.passages.where(id=topic.passage_ids)}
    first = next((cited[key] for key in topic.passage_ids if key in cited), None)
    if first is None:
        return []
    source = work.sources.get(first.source_id)
    named = {"title": source.title, "locator": first.locator}
    return [Text("topic-card-rules", {**named, "count": len(cited)})]


def _round_lines(rounds: Sequence[Round], *, at: datetime) -> list[Text]:
    found = present(rounds, at=at)
    if found is None or not found.is_open(at=at):
        return []
    return [Text("topic-card-round", {"title": found.title, "until": found.closes_at})]


def _counts(work: UnitOfWork, statements: Sequence[Statement]) -> Text:
    people: set[MemberId] = {each.author_id for each in statements}
    if statements:
        stances = work.stances.where(statement_id=tuple(each.id for each in statements))
        people |= {each.member_id for each in stances}
    return Text("topic-card-counts", {"statements": len(statements), "people": len(people)})


def featured_statement(work: UnitOfWork, statements: Sequence[Statement]) -> Statement | None:
    """Return the statement that the card shows: it stays until enough took a stance."""
    if not statements:
        return None
    stances = work.stances.where(statement_id=tuple(each.id for each in statements))
    counts = Counter(each.statement_id for each in stances)
    return min(
        statements,
        key=lambda each: (counts[each.id] // STANCES_BEFORE_THE_NEXT, each.number),
    )


def stance_choices(statement: Statement) -> tuple[Choice, ...]:
    """Return agree, disagree and pass on a statement."""
    return tuple(
        Choice(
            Text(f"stance-{value}"),
            Press("discuss.stance", {"s": statement.id, "v": value.value}),
        )
        for value in StanceValue
    )


# The card of an outcome


def outcome_lines(outcome: Outcome, poll: Poll, *, response: Response) -> tuple[Text, ...]:
    """Return the result of a poll with its steps, effect, notice and what comes next."""
    return (
        outcome_title(outcome),
        *winner_lines(poll, outcome.verdict),
        *step_lines(outcome.verdict),
        effect_text(outcome.effect, adopted=outcome.adopted_for_meetings),
        Text("outcome-notice", {"until": outcome.notice_ends_at, "due": response.due_at}),
    )


def outcome_title(outcome: Outcome) -> Text:
    """Return the number, title and ending of an outcome in one line."""
    return Text(
        "outcome-card",
        {
            "number": outcome.number,
            "title": outcome.title,
            "state": Text("poll-state", {"state": outcome.verdict.state.value}),
        },
    )


def outcome_link(outcome: Outcome, *, community: Community) -> Choice:
    """Return the choice that opens the page of an outcome."""
    return Choice(Text("outcome-link"), path=paths.outcome(community, outcome.number))


def bulletin_link(outcome: Outcome, *, community: Community) -> Choice:
    """Return the choice that opens the bulletin of an outcome."""
    return Choice(Text("bulletin-link"), path=paths.bulletin(community, outcome.number))


def response_choices(outcome: Outcome) -> tuple[Choice, ...]:
    """Return the responses that a committee can give, and the commitment."""
    given = tuple(
        Choice(
            Text(f"respond-choose-{state}".replace("_", "-")),
            Press("respond.give", {"o": outcome.id, "v": state.value}),
        )
        for state in (
            ResponseState.ADOPTED,
            ResponseState.PARTLY_ADOPTED,
            ResponseState.DECLINED,
        )
    )
    commit = Choice(Text("respond-choose-commit"), Press("respond.commit", {"o": outcome.id}))
    return (*given, commit)


def rating_choices(outcome: Outcome) -> tuple[Choice, ...]:
    """Return the first question of a rating as choices: is it solved."""
    return tuple(
        Choice(
            Text(f"rate-solved-{answer}"),
            Press("respond.rate", {"o": outcome.id, "solved": answer}),
        )
        for answer in ("yes", "no")
    )
