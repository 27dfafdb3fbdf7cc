"""What a record says, in sentences, ready to be laid out."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.reports.codes import qr_svg
from bot.reports.counting import Grid, Say, Stage, told, told_shortly
from bot.reports.deliberated import (
    meeting_lines,
    round_lines,
    source_lines,
    statement_text,
)
from bot.reports.pictures import Picture, pictures
from bot.reports.published import PublishedNote, published_note
from deliberation.ballots import BallotForm, Option, Tally
from deliberation.communities import Community
from deliberation.methods import METHODS
from deliberation.opinions.findings import FEWEST
from deliberation.outcomes import Outcome
from deliberation.polls import Poll
from deliberation.stages import shown
from deliberation.topics import Stance, StanceValue, StatementState, Topic
from handlers import paths
from handlers.agenda import proposals_of, response_to, words_of
from handlers.ballot import counting_lines, option_text, terms_lines
from handlers.cards import effect_text
from handlers.correcting import corrections
from handlers.entries import record_lines
from handlers.messages import Text, Value
from handlers.ports import UnitOfWork
from handlers.results import winner_lines
from handlers.texts import catalogue

MOST_BARS = 8


@dataclass(frozen=True)
class Bar:
    """One option with its votes, and their share of the largest number in percent."""

    label: str
    votes: str
    percent: int
    leading: bool


@dataclass(frozen=True)
class Row:
    """A labelled entry of the record, in one or more lines."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class StatementLine:
    """A statement and how members stood to it."""

    text: str
    stances: str


@dataclass(frozen=True)
class PublicNotice:
    """What the public notice (公示) says: on the record in short, on a sheet in full."""

    heading: str
    opening: str
    until: str
    period: str
    inquiries: str
    signed: str
    scan: str


@dataclass(frozen=True)
class RecordView:
    """A record (议事纪要) in one language; it names no voter and no author.

    ``language`` is the code for the typesetter; ``ending`` is the state that the poll
    ended in.
    """

    language: str
    heading: str
    community: str
    number: str
    title: str
    ending: str
    decision: str
    effect: str
    basis: str
    rows: tuple[Row, ...]
    bars_heading: str
    bars: tuple[Bar, ...]
    more_bars: str
    winners: tuple[str, ...]
    exact: str
    steps_heading: str
    stages: tuple[Stage, ...]
    grids: tuple[Grid, ...]
    pictures: tuple[Picture, ...]
    statements_heading: str
    statements: tuple[StatementLine, ...]
    notice: PublicNotice
    address: str
    qr: str
    published: PublishedNote
    footer: str
    demo: str
    made_at: datetime

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the count line by line."""
        return tuple(line for stage in self.stages for line in stage.lines)


def record_view(
    work: UnitOfWork, outcome: Outcome, *, address: str, made_at: datetime
) -> RecordView:
    """Return the record of an outcome in its community's language.

    ``address`` is the public address of the web pages, without a slash at its end.
    """
    community = work.communities.get(outcome.community_id)
    poll = work.polls.get(outcome.poll_id)
    topic = work.topics.get(outcome.topic_id)
    say = _sayer(community)
    link = f"{address}{paths.outcome(community, outcome.number)}"
    state = outcome.verdict.state
    effect = effect_text(outcome.effect, adopted=outcome.adopted_for_meetings)
    verdict = outcome.verdict
    count = told(verdict.tally, options=poll.options, say=say, steps=verdict.steps)
    return RecordView(
        language=say("reports-language"),
        heading=say("reports-record"),
        community=_full_name(community),
        number=say("reports-number", number=outcome.number),
        title=outcome.title,
        ending=state.value,
        decision=say("reports-decision", state=Text("poll-state", {"state": state.value})),
        effect=say(effect.key, **effect.values),
        basis=say("reports-basis", source=poll.bylaw.source),
        rows=_rows(work, outcome, topic=topic, poll=poll, say=say),
        bars_heading=say("reports-result"),
        bars=bars(poll, verdict.tally, say=say),
        more_bars=_left_out(len(poll.options) - MOST_BARS, say),
        winners=tuple(say(each.key, **each.values) for each in winner_lines(poll, verdict)),
        exact=_exact(verdict.tally, say=say),
        steps_heading=say("reports-steps"),
        stages=told_shortly(count),
        grids=count.grids,
        pictures=_pictures(poll, verdict.tally, say=say),
        statements_heading=say("reports-statements"),
        statements=_statements(work, topic, say),
        notice=_notice(outcome, community, say),
        address=link,
        qr=qr_svg(link),
        published=published_note(work, outcome, community=community, address=address, say=say),
        footer=say("reports-made", at=made_at),
        demo=say("reports-demo") if community.demo else "",
        made_at=made_at,
    )


def bars(poll: Poll, tally: Tally, *, say: Say) -> tuple[Bar, ...]:
    """Return a bar for each option that has a count, the longest one being 100 percent."""
    longest = max(tally.counts.values(), default=0)
    points = METHODS[poll.method].form is BallotForm.SCORES
    key = "reports-points" if points else "reports-votes"
    return tuple(
        Bar(
            label=_labelled(option, say=say),
            votes=say(key, count=shown(tally.counts[option.id])),
            percent=100 * tally.counts[option.id] // longest if longest else 0,
            leading=option.id in tally.winners,
        )
        for option in poll.options
        if option.id in tally.counts
    )


def _labelled(option: Option, *, say: Say) -> str:
    label = option_text(option)
    return say(label.key, **label.values)


def _exact(tally: Tally, *, say: Say) -> str:
    """Return the note that figures are cut off, where any of them is."""
    broken = any(Fraction(each).denominator != 1 for each in tally.counts.values())
    return say("web-exact") if broken else ""


def _pictures(poll: Poll, tally: Tally, *, say: Say) -> tuple[Picture, ...]:
    """Return the pictures of a count in stages; the bars above tell of any other."""
    if not (tally.rounds or tally.pairs):
        return ()
    return pictures(tally, options=poll.options, say=say)


def leading_bars(every: tuple[Bar, ...]) -> tuple[Bar, ...]:
    """Return the longest bars, as many as fit a card, in the order of the options."""
    kept = sorted(range(len(every)), key=lambda place: -every[place].percent)
    return tuple(every[place] for place in sorted(kept[:MOST_BARS]))


def _left_out(count: int, say: Say) -> str:
    return say("reports-more-options", count=count) if count > 0 else ""


def _sayer(community: Community) -> Say:
    words = catalogue(community.locale)

    def say(key: str, /, **values: Value | Text) -> str:
        return words.sentence(Text(key, values), time_zone=community.time_zone)

    return say


def _full_name(community: Community) -> str:
    return " ".join(part for part in (community.parent, community.name) if part)


def _notice(outcome: Outcome, community: Community, say: Say) -> PublicNotice:
    zone = ZoneInfo(community.time_zone)
    begins = outcome.decided_at.astimezone(zone).date()
    ends = outcome.notice_ends_at.astimezone(zone).date()
    return PublicNotice(
        heading=say("reports-public-notice"),
        opening=say("reports-notice-opening", community=community.name, title=outcome.title),
        until=say("reports-notice", until=outcome.notice_ends_at),
        period=say("reports-notice-period", opens=begins, closes=ends),
        inquiries=say("reports-notice-inquiries"),
        signed=say("reports-signed", community=_full_name(community), at=begins),
        scan=say("reports-scan"),
    )


def _rows(
    work: UnitOfWork, outcome: Outcome, *, topic: Topic, poll: Poll, say: Say
) -> tuple[Row, ...]:
    """Return what is known of the matter; entries with nothing to say are left out."""
    rows = (
        Row(label=say("reports-question"), lines=(topic.question,) if topic.question else ()),
        Row(label=say("reports-proposals"), lines=_proposals(work, topic, say)),
        Row(label=say("reports-parties"), lines=_parties(topic, say)),
        Row(label=say("reports-rounds"), lines=round_lines(work, topic, say=say)),
        Row(label=say("reports-meetings"), lines=meeting_lines(work, topic, say=say)),
        Row(label=say("reports-sources"), lines=source_lines(poll, say=say)),
        Row(label=say("reports-corrected"), lines=corrections(work, poll)),
        Row(label=say("reports-method"), lines=_method(poll, say=say)),
        Row(
            label=say("reports-period"),
            lines=(say("reports-from-to", opens=poll.opens_at, closes=poll.closes_at),),
        ),
        Row(
            label=say("reports-turnout"),
            lines=(
                _turnout(outcome, poll, say),
                *(say(each.key, **each.values) for each in record_lines(work, poll)),
            ),
        ),
        Row(
            label=say("reports-response"),
            lines=(say("reports-response-due", due=response_to(work, outcome).due_at),),
        ),
    )
    return tuple(row for row in rows if row.lines)


def _method(poll: Poll, *, say: Say) -> tuple[str, ...]:
    """Return the method with what was named before the poll opened."""
    terms = (*terms_lines(poll), *counting_lines(poll))
    named = tuple(say(each.key, **each.values) for each in terms)
    secrecy = () if poll.secret else (say("reports-open-vote"),)
    return (say(f"method-{poll.method}"), *named, *secrecy)


def _proposals(work: UnitOfWork, topic: Topic, say: Say) -> tuple[str, ...]:
    return tuple(
        say("reports-proposal", number=each.number, text=each.text)
        for each in proposals_of(work, topic)
    )


def _parties(topic: Topic, say: Say) -> tuple[str, ...]:
    if not topic.parties:
        return ()
    listed = words_of(topic.parties)
    return (say(listed.key, **listed.values),)


def _turnout(outcome: Outcome, poll: Poll, say: Say) -> str:
    return say(
        "reports-turnout-of",
        base=poll.base.value,
        part=outcome.verdict.participating,
        electors=outcome.verdict.electors,
    )


def _statements(work: UnitOfWork, topic: Topic, say: Say) -> tuple[StatementLine, ...]:
    heard = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    if not heard:
        return ()
    stances = work.stances.where(statement_id=tuple(each.id for each in heard))
    return tuple(
        StatementLine(
            text=statement_text(each, say=say),
            stances=_counted([one for one in stances if one.statement_id == each.id], say),
        )
        for each in heard
    )


def _counted(stances: list[Stance], say: Say) -> str:
    """Count stances; of fewer than five nothing is told: who took which could be guessed."""
    if len(stances) < FEWEST:
        return say("opinions-withheld")
    counts = {
        value.value: sum(each.value is value for each in stances) for value in StanceValue
    }
    return say("reports-stances", **counts)
