"""How a matter was deliberated, for its record: rounds, meetings, where options came from."""

from bot.reports.counting import Say
from deliberation.polls import Poll
from deliberation.rounds import BEFORE_THE_POLL
from deliberation.schedule import in_order
from deliberation.topics import Statement, Topic
from handlers.agenda import words_of
from handlers.ports import UnitOfWork


def round_lines(work: UnitOfWork, topic: Topic, *, say: Say) -> tuple[str, ...]:
    """Return the rounds before the vote in the order in which they ran."""
    return tuple(
        say("reports-round", title=each.title, opens=each.opens_at, closes=each.closes_at)
        for each in in_order(work.rounds.where(topic_id=topic.id))
        if each.kind in BEFORE_THE_POLL
    )


def meeting_lines(work: UnitOfWork, topic: Topic, *, say: Say) -> tuple[str, ...]:
    """Return the meetings in person with what was noted there; it names nobody who came."""
    lines: list[str] = []
    for each in sorted(work.meetings.where(topic_id=topic.id), key=lambda met: met.held_at):
        lines.append(
            say("reports-meeting", held=each.held_at, place=each.place, heads=each.heads)
        )
        lines += [each.notes] if each.notes else []
    return tuple(lines)


def source_lines(poll: Poll, *, say: Say) -> tuple[str, ...]:
    """Return the options that were drafted from statements, with the numbers of these."""
    return tuple(
        say(
            "reports-drafted",
            label=each.label,
            statements=words_of(str(number) for number in each.statements),
        )
        for each in poll.options
        if each.statements
    )


def statement_text(statement: Statement, *, say: Say) -> str:
    """Return a statement with its number, and a mark where it was entered from a meeting."""
    key = "reports-statement-entered" if statement.entered_by else "reports-statement"
    return say(key, number=statement.number, text=statement.text)
