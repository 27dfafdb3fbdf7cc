"""Texts that are ready to be pasted into a group that no bot can enter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.ballots import BallotForm, Count
from deliberation.communities import Community
from deliberation.outcomes import Outcome
from deliberation.owners import square_metres
from deliberation.polls import Poll
from deliberation.responses import Commitment, Response, ResponseState
from deliberation.stages import shown
from handlers import paths
from handlers.agenda import Said
from handlers.ballot import form_of
from handlers.cards import effect_text, outcome_title
from handlers.messages import Text, plain
from handlers.ports import UnitOfWork
from handlers.relaying import takes_relay
from handlers.results import winner_lines
from handlers.texts import catalogue

LONGEST_POSTED = 300
"""Characters of a text for a group: longer ones are folded away by the chat."""
SHORTENED = (60, 40, 28, 20, 14, 10, 7, 4)
FEW_ROWS = 3
REASONS = (170, 120, 80, 50, 30)
PROMISED = 3
COUNTED = frozenset(
    {BallotForm.ONE, BallotForm.SOME, BallotForm.SCORES, BallotForm.CONSENT},
)
"""Ballots whose totals say something without the stages of the count."""


@dataclass(frozen=True)
class Posted:
    """A text that is ready to be pasted into a group."""

    name: str
    text: str


@dataclass(frozen=True)
class Told:
    """All that a group hears of an outcome; ``now`` is when it is told."""

    outcome: Outcome
    poll: Poll
    response: Response | None
    commitments: tuple[Commitment, ...]
    now: datetime


def posts(poll: Poll, community: Community, *, address: str) -> tuple[Posted, ...]:
    """Return the texts for a group in the language of its community, 300 characters at most."""
    names = ("call", "nudge") if takes_relay(poll) else ("link",)
    link = f"{address}{paths.ballot(poll.id)}"
    return tuple(
        Posted(each, _fitted(_calls(each, poll, link=link), community)) for each in names
    )


def told(work: UnitOfWork, outcome: Outcome, *, now: datetime) -> Told:
    """Gather what a group hears of an outcome."""
    return Told(
        outcome=outcome,
        poll=work.polls.get(outcome.poll_id),
        response=work.responses.one(outcome_id=outcome.id),
        commitments=work.commitments.where(outcome_id=outcome.id),
        now=now,
    )


def outcome_posts(it: Told, community: Community, *, address: str) -> tuple[Posted, ...]:
    """Return the outcome for a group and, once the committee replied, the reply."""
    link = f"{address}{paths.outcome(community, it.outcome.number)}"
    outcome = Posted("outcome", _fitted(_outcomes(it, link=link), community))
    if it.response is None or it.response.state is ResponseState.DUE:
        return (outcome,)
    replies = _replies(it, it.response, link=f"{link}#response")
    return (outcome, Posted("reply", _fitted(replies, community)))


def _fitted(tries: Iterable[Sequence[Text]], community: Community) -> str:
    """Return the first of several texts, longest first, that is short enough; else the last."""
    words = catalogue(community.locale)
    text = ""
    for lines in tries:
        said = (words.sentence(each, time_zone=community.time_zone) for each in lines)
        text = "\n".join(said)
        if len(text) <= LONGEST_POSTED:
            return text
    return text


def _cut(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


# The call


def _calls(name: str, poll: Poll, *, link: str) -> Iterator[tuple[Text, ...]]:
    """Yield a text with title and options in full, then with less and less of them."""
    for title, options in _shorter(poll):
        values: Said = {
            "number": poll.number,
            "title": title,
            "options": options,
            "closes": poll.closes_at,
            "several": "yes" if form_of(poll) is BallotForm.SOME else "no",
            "link": link,
        }
        yield (Text(f"relay-post-{name}", values),)


def _shorter(poll: Poll) -> Iterator[tuple[str, str]]:
    """Return title and options in full, then shorter and shorter, at last without options."""
    for most in (max(SHORTENED) * 4, *SHORTENED):
        rows = [f"{each.id} {_cut(each.label, most)}" for each in poll.options]
        yield _cut(poll.title, most * 2), "\n".join(rows)
    for most in (20, 8):
        yield _cut(poll.title, most), "…"


# The outcome


def _outcomes(it: Told, *, link: str) -> Iterator[tuple[Text, ...]]:
    """Yield the outcome in full, then with fewer and shorter words; the frame stays."""
    frame = (_turnout(it), *_next(it), Text("relay-told-link", {"link": link}))
    effect = effect_text(it.outcome.effect, adopted=it.outcome.adopted_for_meetings)
    everything = len(it.poll.options)
    for most in (max(SHORTENED) * 2, *SHORTENED):
        head, rows = _decided(it, most=most), _rows(it, most=most, count=everything)
        yield (*head, *rows, effect, *frame)
        yield (*head, *rows, *frame)
    for most in (20, 10, 4):
        head, rows = _decided(it, most=most), _rows(it, most=most, count=FEW_ROWS)
        yield (*head, *rows, *frame)
    yield (*_decided(it, most=max(SHORTENED)), *frame)
    short = replace(it.outcome, title=_cut(it.outcome.title, 8))
    yield (outcome_title(short), *frame)


def _decided(it: Told, *, most: int) -> tuple[Text, ...]:
    """Return what was decided, with titles and options cut."""
    short = replace(it.outcome, title=_cut(it.outcome.title, most * 2))
    cut = tuple(replace(each, label=_cut(each.label, most)) for each in it.poll.options)
    poll = replace(it.poll, options=cut)
    return (outcome_title(short), *winner_lines(poll, it.outcome.verdict))


def _rows(it: Told, *, most: int, count: int) -> tuple[Text, ...]:
    """Return the totals of the first options, and that there are more."""
    if form_of(it.poll) not in COUNTED:
        return ()
    verdict = it.outcome.verdict
    totals, areas = verdict.tally.counts, verdict.area_tally
    options = [each for each in it.poll.options if each.id in totals]
    if len(options) > count:
        options.sort(key=lambda each: totals[each.id], reverse=True)
    unit = "points" if form_of(it.poll) is BallotForm.SCORES else "votes"
    rows = [
        _row(_cut(each.label, most), totals[each.id], unit=unit)
        if areas is None
        else _row_of_owners(
            _cut(each.label, most), totals[each.id], areas.counts.get(each.id, 0)
        )
        for each in options[:count]
    ]
    return (*rows, *((plain("…"),) if len(options) > count else ()))


def _row(label: str, total: Count, *, unit: str) -> Text:
    values: Said = {"label": label, "count": shown(total), "unit": unit}
    return Text("relay-told-row", values)


def _row_of_owners(label: str, total: Count, area: Count) -> Text:
    values: Said = {"label": label, "count": shown(total), "area": square_metres(int(area))}
    return Text("relay-told-row-owners", values)


def _turnout(it: Told) -> Text:
    verdict = it.outcome.verdict
    drawn = form_of(it.poll) is BallotForm.NOTHING
    values = {"participating": verdict.participating, "electors": verdict.electors}
    return Text("relay-told-drawn" if drawn else "relay-told-turnout", values)


def _next(it: Told) -> tuple[Text, ...]:
    """Return until when it is displayed, and when the committee answers by."""
    ends = it.outcome.notice_ends_at
    over = not it.outcome.is_noticed(at=it.now)
    notice = Text("relay-told-notice", {"until": ends, "over": "yes" if over else "no"})
    if it.response is None:
        return (notice,)
    state = "given"
    if it.response.state is ResponseState.DUE:
        state = "overdue" if it.response.is_overdue(at=it.now) else "due"
    return (notice, Text("relay-told-due", {"due": it.response.due_at, "state": state}))


# The reply


def _replies(it: Told, response: Response, *, link: str) -> Iterator[tuple[Text, ...]]:
    """Yield the committee's reply in full, then with less of its reasons and promises."""
    where = Text("relay-told-reply-link", {"link": link})
    for promises in (PROMISED, 1, 0):
        for most in REASONS:
            title = _reply_title(it, response, most=most)
            reasons = Text("relay-told-reasons", {"reasons": _cut(response.reasons, most)})
            yield (title, reasons, *_promises(it, most=most, count=promises), where)
    yield (_reply_title(it, response, most=8), where)


def _reply_title(it: Told, response: Response, *, most: int) -> Text:
    values: Said = {
        "number": it.outcome.number,
        "title": _cut(it.outcome.title, most),
        "state": Text("response-state", {"state": response.state.value}),
    }
    return Text("relay-told-reply", values)


def _promises(it: Told, *, most: int, count: int) -> tuple[Text, ...]:
    """Return the first commitments: what, by whom, until when; no person's name."""
    return tuple(
        Text(
            "relay-told-promise",
            {
                "task": _cut(each.task, most // 2),
                "unit": _cut(each.unit, 12),
                "deadline": each.deadline,
            },
        )
        for each in it.commitments[:count]
    )
