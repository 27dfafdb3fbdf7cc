"""What is told of the opinions on a topic, in sentences: for its page and for its card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.reports.codes import qr_svg
from bot.reports.counting import Say
from bot.reports.opinion_map import letter, map_svg
from deliberation.communities import Community
from deliberation.opinions.findings import Group, Kind, Share, Told
from deliberation.topics import Statement
from handlers import paths
from handlers.charting import Chart
from handlers.messages import Text, Value
from handlers.texts import catalogue

ON_CARD = 2


@dataclass(frozen=True)
class OpinionLine:
    """A statement on a list: who thinks what of it, and how many."""

    number: int
    said: str
    text: str
    shares: str


@dataclass(frozen=True)
class OpinionList:
    """One of the four lists; ``how`` explains it in a sentence."""

    kind: str
    heading: str
    how: str
    lines: tuple[OpinionLine, ...]


@dataclass(frozen=True)
class GroupLine:
    """A group and what it stands for."""

    name: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class OpinionsView:
    """The opinions on a topic in one language; it names nobody."""

    lead: str
    svg: str
    groups: tuple[GroupLine, ...]
    lists: tuple[OpinionList, ...]


@dataclass(frozen=True)
class OpinionsCard:
    """The picture of a map for a chat."""

    language: str
    community: str
    number: str
    title: str
    heading: str
    opinions: OpinionsView
    address: str
    qr: str
    scan: str
    colon: str
    demo: str
    made_at: datetime
    ending: str = "closed_adopted"


def opinions_view(chart: Chart, *, say: Say) -> OpinionsView:
    """Return what a page tells of the opinions on a topic."""
    found = chart.findings
    key = "opinions-lead" if found.groups else "opinions-lead-unclear"
    return OpinionsView(
        lead=say(
            key, people=found.people, statements=found.statements, groups=len(found.groups)
        ),
        svg=map_svg(found, say=say),
        groups=tuple(
            _group(chart, group, at=at, say=say) for at, group in enumerate(found.groups)
        ),
        lists=tuple(_lists(chart, say=say)),
    )


def opinions_card(
    chart: Chart, community: Community, *, address: str, made_at: datetime
) -> OpinionsCard:
    """Return what the card shows: the map, and the first lines of the first lists."""
    words = catalogue(community.locale)

    def say(key: str, /, **values: Value | Text) -> str:
        return words.sentence(Text(key, values), time_zone=community.time_zone)

    whole = opinions_view(chart, say=say)
    short = tuple(
        OpinionList(each.kind, each.heading, each.how, each.lines[:ON_CARD])
        for each in whole.lists
        if each.kind != Kind.SCARCE
    )
    link = f"{address}{paths.topic(community, chart.topic.number)}"
    return OpinionsCard(
        language=say("reports-language"),
        community=" ".join(part for part in (community.parent, community.name) if part),
        number=say("reports-number", number=chart.topic.number),
        title=chart.topic.title,
        heading=say("opinions-title"),
        opinions=OpinionsView(whole.lead, whole.svg, whole.groups, short),
        address=link,
        qr=qr_svg(link),
        scan=say("opinions-scan"),
        colon=say("web-colon"),
        demo=say("reports-demo") if community.demo else "",
        made_at=made_at,
    )


def _group(chart: Chart, group: Group, *, at: int, say: Say) -> GroupLine:
    return GroupLine(
        name=say("opinions-group", group=letter(at), people=group.people),
        points=tuple(
            say(
                "opinions-agrees" if agrees else "opinions-disagrees",
                text=chart.statements[statement].text,
            )
            for statement, agrees in group.stands_for
        ),
    )


def _lists(chart: Chart, *, say: Say) -> Iterator[OpinionList]:
    grouped = bool(chart.findings.groups)
    for kind in Kind:
        lines = tuple(
            _line(told, statement, grouped=grouped, say=say)
            for told, statement in chart.told()
            if told.kind is kind
        )
        if lines:
            yield OpinionList(
                kind=kind.value,
                heading=say(f"opinions-{kind}"),
                how=say(f"opinions-{kind}-how"),
                lines=lines,
            )


def _line(told: Told, statement: Statement, *, grouped: bool, say: Say) -> OpinionLine:
    return OpinionLine(
        number=statement.number,
        said=_said(told, grouped=grouped, say=say),
        text=statement.text,
        shares=_shares(told, say=say),
    )


def _said(told: Told, *, grouped: bool, say: Say) -> str:
    """Say in plain words where people stand on a statement."""
    if told.kind is Kind.DIVISIVE and grouped:
        return _sides(told.groups, say=say)
    side = "agree" if told.agrees else "disagree"
    if told.kind is Kind.COMMON:
        return say(f"opinions-common-{'groups' if grouped else 'most'}-{side}")
    return say(f"opinions-{told.kind}-said")


def _sides(shares: Sequence[Share | None], *, say: Say) -> str:
    """Say which groups mostly agree and which mostly disagree."""
    told = {
        side: say("web-comma").join(
            letter(at)
            for at, share in enumerate(shares)
            if share is not None and _many(share, side=side)
        )
        for side in ("agree", "disagree")
    }
    return say("opinions-divisive-sides", agree=told["agree"], disagree=told["disagree"])


def _many(share: Share, *, side: str) -> bool:
    """Tell whether more than half took a side, as the lists count it."""
    count = share.agree if side == "agree" else share.disagree
    return (count + 1) * 2 > share.people + 2


def _shares(told: Told, *, say: Say) -> str:
    if told.all is None:
        return say("opinions-withheld")
    return say(
        "opinions-shares",
        people=told.all.people,
        agree=_percent(told.all.agree, told.all.people),
        disagree=_percent(told.all.disagree, told.all.people),
    )


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
