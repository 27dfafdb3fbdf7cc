"""What residents ask: how much is answered, what waits, and what nothing is known about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median_low
from zoneinfo import ZoneInfo

from deliberation.communities import Community
from handlers.ports import Question, QuestionState, Trace, UnitOfWork
from handlers.unanswered import waiting, waits
from knowledge.themes import is_about, themes

WEEKS = 8
FOUND, DECLINED, RATED = "ask.answered", "ask.declined", "ask.rate"
ASKERS_IN_PUBLIC = 3
"""How many people must have asked about a theme before it is named in public."""


@dataclass(frozen=True)
class Week:
    """The questions of a week, chit-chat and private matters (``aside``) not counted in.

    ``answered`` and ``declined`` is what the bot said at once, ``replied`` what people
    answered since, ``up`` and ``down`` the last word of the askers on any answer.
    """

    begins: date
    asked: int = 0
    answered: int = 0
    declined: int = 0
    replied: int = 0
    up: int = 0
    down: int = 0
    waiting: int = 0
    aside: int = 0

    @property
    def share(self) -> int:
        """Return how many of a hundred were answered at once."""
        return 100 * self.answered // self.asked if self.asked else 0


@dataclass(frozen=True)
class Gap:
    """A word that unanswered questions share; empty for those that share none."""

    word: str
    asked: int
    waiting: int
    askers: int


@dataclass(frozen=True)
class Figures:
    """What residents asked in the last weeks, newest first, and what is missing."""

    weeks: tuple[Week, ...]
    waiting: int
    since: datetime | None
    days_to_reply: int | None
    gaps: tuple[Gap, ...]


def figures(work: UnitOfWork, community: Community, *, now: datetime) -> Figures:
    """Return the figures of a community, computed from its questions alone; no names."""
    zone = ZoneInfo(community.time_zone)
    this = _monday(now, zone)
    begun = [this - timedelta(weeks=back) for back in range(WEEKS)]
    questions = [
        each
        for each in work.questions.where(community_id=community.id)
        if each.state is not QuestionState.ASKED and _monday(each.asked_at, zone) >= begun[-1]
    ]
    history = _history(work, community)
    open_ = waiting(work, community.id)
    return Figures(
        weeks=tuple(
            _week(begins, _of_week(questions, begins, zone), history=history)
            for begins in begun
        ),
        waiting=len(open_),
        since=min((each.asked_at for each in open_), default=None),
        days_to_reply=_days_to_reply(questions),
        gaps=gaps([each for each in questions if _was_gap(each, history)]),
    )


def about(questions: Iterable[Question], *, word: str) -> tuple[Question, ...]:
    """Return the questions of a theme."""
    return tuple(each for each in questions if is_about(word, each.text))


def gaps(questions: Sequence[Question]) -> tuple[Gap, ...]:
    """Return the words that questions share, those that most ask about first."""
    known = {each.id: each for each in questions}
    found = themes({each.id: each.text for each in questions})
    return tuple(_gap(each.word, [known[key] for key in each.keys]) for each in found)


def _gap(word: str, questions: Sequence[Question]) -> Gap:
    return Gap(
        word=word,
        asked=len(questions),
        waiting=sum(waits(each) for each in questions),
        askers=len({each.member_id for each in questions}),
    )


def _history(work: UnitOfWork, community: Community) -> Mapping[str, Mapping[str, Trace]]:
    """Return the last trace of each action by question: what the bot said, how it was rated."""
    found: dict[str, dict[str, Trace]] = {}
    actions = (FOUND, DECLINED, RATED)
    for trace in work.traces.where(community_id=community.id, action=actions):
        found.setdefault(trace.subject, {})[trace.action] = trace
    return found


def _was_gap(question: Question, history: Mapping[str, Mapping[str, Trace]]) -> bool:
    """Tell whether nothing was known for a question, or what was known did not help."""
    if question.state is QuestionState.SET_ASIDE:
        return False
    return waits(question) or DECLINED in history.get(question.id, {})


def _week(
    begins: date,
    questions: Sequence[Question],
    *,
    history: Mapping[str, Mapping[str, Trace]],
) -> Week:
    counted = [each for each in questions if each.state is not QuestionState.SET_ASIDE]
    told = [history.get(each.id, {}) for each in counted]
    rated = [each[RATED].words for each in told if RATED in each]
    return Week(
        begins=begins,
        asked=len(counted),
        answered=sum(FOUND in each for each in told),
        declined=sum(DECLINED in each for each in told),
        replied=sum(each.state is QuestionState.REPLIED for each in counted),
        up=rated.count("up"),
        down=rated.count("down"),
        waiting=sum(waits(each) for each in counted),
        aside=len(questions) - len(counted),
    )


def _of_week(
    questions: Iterable[Question], begins: date, zone: ZoneInfo
) -> tuple[Question, ...]:
    return tuple(each for each in questions if _monday(each.asked_at, zone) == begins)


def _monday(moment: datetime, zone: ZoneInfo) -> date:
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def _days_to_reply(questions: Iterable[Question]) -> int | None:
    """Return in how many days half of the replies came."""
    days = [(each.replied_at - each.asked_at).days for each in questions if each.replied_at]
    return median_low(days) if days else None
