"""Mending a typing mistake in the title of a poll, until the first ballot is in."""

from dataclasses import dataclass, replace

from deliberation.polls import Poll, PollState
from deliberation.refusals import Refusal
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, on_roll, to_each, to_residents
from handlers.dialogue import one_line
from handlers.forms import Blank, Form, asking, whispered
from handlers.freezing import charter_post, freeze
from handlers.messages import Replies, Reply, Text
from handlers.poll_card import poll_card
from handlers.ports import UnitOfWork
from handlers.turn import Turn

LONGEST_TITLE = 120
FEWEST_MENDED = 2
ONE_IN = 4
CORRECTED = "vote.correct"
MENDABLE = frozenset({PollState.SCHEDULED, PollState.OPEN})


@dataclass(eq=False)
class CorrectedTooLate(Refusal):
    """A title was to be mended after somebody had voted, or after the end."""

    number: int


@dataclass(eq=False)
class MoreThanAMistake(Refusal):
    """A title was to say something else, not the same without a typing mistake."""

    number: int


def correct(turn: Turn, values: Values) -> Replies:
    """Mend a typing mistake in the title of a poll; everyone on its roll is told.

    Only until the first ballot, and only a few characters: whatever says something else
    cancels the poll with a reason, and another is opened.
    """
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    _require_mendable(turn, poll)
    filled = CORRECT.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    title = one_line(filled["title"], most=LONGEST_TITLE)
    if not 0 < distance(poll.title, title) <= max(FEWEST_MENDED, len(poll.title) // ONE_IN):
        raise MoreThanAMistake(number=poll.number)
    mended = replace(poll, title=title)
    turn.work.polls.save(mended)
    words = f"{poll.title} → {title}"
    turn.trace(poll.id, number=poll.number, action=CORRECTED, words=words)
    return _told(turn, poll, mended)


def corrections(work: UnitOfWork, poll: Poll) -> tuple[str, ...]:
    """Return what was mended in the title of a poll, the oldest first: before → after."""
    traces = work.traces.where(subject=poll.id, action=CORRECTED)
    return tuple(each.words for each in traces)


def distance(was: str, now: str) -> int:
    """Return how many characters must be put in, taken out or exchanged (Levenshtein)."""
    row = list(range(len(now) + 1))
    for place, letter in enumerate(was, start=1):
        before, row[0] = row[0], place
        for column, other in enumerate(now, start=1):
            mended = min(row[column] + 1, row[column - 1] + 1, before + (letter != other))
            before, row[column] = row[column], mended
    return row[-1]


def _require_mendable(turn: Turn, poll: Poll) -> None:
    sealed = turn.work.tree_heads.count(poll_id=poll.id)
    voted = turn.work.ballots.turnout(poll.id) or sealed
    if poll.state not in MENDABLE or turn.now >= poll.closes_at or voted:
        raise CorrectedTooLate(number=poll.number)


def _told(turn: Turn, was: Poll, poll: Poll) -> Replies:
    values: Said = {"number": poll.number, "was": was.title, "now": poll.title}
    told = Reply(lines=(Text("vote-corrected", values),), urgent=True)
    open_now = poll.state is PollState.OPEN
    card = poll_card(turn.work, poll, community=turn.community) if open_now else told
    return (
        *whispered(turn, told),
        *to_residents(turn.work, card, community_id=turn.community.id),
        *(_frozen_anew(turn, poll) if open_now else ()),
        *to_each(on_roll(turn.work, poll.id), told, apart=turn.member.id),
    )


def _frozen_anew(turn: Turn, poll: Poll) -> Replies:
    """Post the fingerprint of the charter with the mended title."""
    kept = freeze(turn.work, poll, community=turn.community, at=turn.now)
    told = charter_post(poll, kept, community=turn.community, key="charter-mended")
    return to_residents(turn.work, told, community_id=turn.community.id)


CORRECT = Form(CORRECTED, (Blank("title", asking("vote-correct-which")),), carried=("poll",))

ACTIONS = (Action(CORRECTED, Audience.MODERATORS, correct),)
