"""What bears on proposals: sought by a job, kept, and shown to the moderator who decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deliberation.communities import Community
from deliberation.proposals import Proposal
from handlers import paths
from handlers.agenda import with_merged
from handlers.messages import Choice, Text
from handlers.ports import Bearing, Job, UnitOfWork
from knowledge.library import Conflict, Passage, Source
from knowledge.standing import settled

KIND = "bearing"
SETTLING = timedelta(seconds=30)
"""For how long the store may not yet know what was taken in."""


@dataclass(frozen=True)
class Rule:
    """A passage with the source that it stands in."""

    passage: Passage
    source: Source


@dataclass(frozen=True)
class Clash:
    """A prohibition beside the words of the proposal that it seems to stand against."""

    conflict: Conflict
    rule: Rule


@dataclass(frozen=True)
class Borne:
    """What bears on some proposals together, as far as it still holds.

    ``stale``: something was taken in, changed or lapsed since it was found.
    """

    rules: tuple[Rule, ...] = ()
    clashes: tuple[Clash, ...] = ()
    found_at: datetime | None = None
    stale: bool = False


def seek(work: UnitOfWork, proposals: Iterable[Proposal], *, since: str = "") -> None:
    """Have the passages sought that bear on proposals; once for what is known ``since``."""
    for each in proposals:
        key = f"{KIND}:{each.id}:{since}"
        work.jobs.add(Job(kind=KIND, values={"proposal": each.id}, key=key))


def found(
    proposal: Proposal,
    passages: Iterable[Passage],
    conflicts: Sequence[Conflict],
    *,
    at: datetime,
) -> Bearing:
    """Return what a finder found to bear on a proposal; what forbids it comes first."""
    keys = (*(each.passage_id for each in conflicts), *(each.id for each in passages))
    return Bearing(
        id=proposal.id,
        community_id=proposal.community_id,
        passages=tuple(dict.fromkeys(keys)),
        conflicts=tuple(conflicts),
        found_at=at,
    )


def keep(work: UnitOfWork, found: Bearing) -> None:
    """Keep what bears on a proposal in place of what was found before."""
    if work.bearings.one(id=found.id) is None:
        work.bearings.add(found)
    else:
        work.bearings.save(found)


def sought_again(
    work: UnitOfWork, proposals: Sequence[Proposal], *, community: Community, now: datetime
) -> Borne:
    """Return what bears on proposals; have it sought again where that is stale."""
    found = borne(work, proposals, community=community, now=now)
    if found.stale:
        newest = max(changes(_sources(work, community), now=now), default=now)
        seek(work, with_merged(work, proposals), since=newest.isoformat())
    return found


def borne(
    work: UnitOfWork, proposals: Sequence[Proposal], *, community: Community, now: datetime
) -> Borne:
    """Return what bears on proposals and those merged into them, in force here and now."""
    every = with_merged(work, proposals)
    if not every:
        return Borne()
    kept = work.bearings.where(id=tuple(each.id for each in every))
    sources = _sources(work, community)
    stale = _stale(kept, every, sources=sources, now=now)
    return joined(work, kept, community=community, now=now, stale=stale)


def joined(
    work: UnitOfWork,
    kept: Iterable[Bearing],
    *,
    community: Community,
    now: datetime,
    stale: bool = False,
) -> Borne:
    """Return bearings as one, without what no longer holds here."""
    told = tuple(kept)
    keys = [key for each in told for key in each.passages]
    rules = _rules(work, tuple(dict.fromkeys(keys)), community=community, now=now)
    clashes = (
        Clash(conflict, rules[conflict.passage_id])
        for each in told
        for conflict in each.conflicts
        if conflict.passage_id in rules
    )
    return Borne(
        rules=tuple(rules.values()),
        clashes=tuple(dict.fromkeys(clashes)),
        found_at=min((each.found_at for each in told), default=None),
        stale=stale,
    )


def changes(sources: Iterable[Source], *, now: datetime) -> Iterable[datetime]:
    """Yield when each source came, went, began or ceased to hold, up to now."""
    for source in sources:
        days = (source.effective, source.repealed, _after(source.expires))
        moments = (source.added_at, source.retired_at, *(_midnight(day, now) for day in days))
        yield from (each for each in moments if each is not None and each <= now)


def rule_choice(clash: Clash, *, community: Community) -> Choice:
    """Return the choice that opens the passage of a prohibition."""
    path = paths.passage(community, clash.rule.passage.id, clash.conflict.quote)
    return Choice(Text("bearings-see-rule", {"title": clash.rule.source.title}), path=path)


def side_by_side(clash: Clash) -> Text:
    """Return what a proposal says and what the prohibition says."""
    return Text(
        "bearings-clash",
        {
            "said": clash.conflict.said,
            "quote": clash.conflict.quote,
            **_named(clash.rule),
        },
    )


def warning(clashes: Sequence[Clash]) -> tuple[Text, ...]:
    """Return the one line that says that there is something to look at, if there is."""
    return (Text("bearings-warning", _named(clashes[0].rule)),) if clashes else ()


def rule_line(number: int, rule: Rule) -> Text:
    """Return a rule with its number, in one line."""
    heading = rule.passage.heading
    return Text("bearings-rule", {"number": number, "heading": heading, **_named(rule)})


def rule_name(rule: Rule) -> Text:
    """Return the name of a rule: its law and article."""
    return Text("bearings-rule-name", _named(rule))


def _named(rule: Rule) -> dict[str, str]:
    return {"title": rule.source.title, "locator": rule.passage.locator}


def _sources(work: UnitOfWork, community: Community) -> tuple[Source, ...]:
    return settled(work.sources.where(community_id=("", community.id)))


def _stale(
    kept: Sequence[Bearing],
    proposals: Sequence[Proposal],
    *,
    sources: Iterable[Source],
    now: datetime,
) -> bool:
    if len(kept) < len(proposals):
        return True
    since = min(each.found_at for each in kept) - SETTLING
    return any(each > since for each in changes(sources, now=now))


def _rules(
    work: UnitOfWork, keys: tuple[str, ...], *, community: Community, now: datetime
) -> dict[str, Rule]:
    """Return passages by id in that order, those alone that hold here today."""
    if not keys:
        return {}
    today = now.astimezone(ZoneInfo(community.time_zone)).date()
    found = {each.id: each for each in work.passages.where(id=keys)}
    held = {
        each.id: each
        for each in _sources(work, community)
        if each.in_force(on=today) and (each.community_id or each.holds_in(community.place))
    }
    return {
        key: Rule(found[key], held[found[key].source_id])
        for key in keys
        if key in found and found[key].source_id in held
    }


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def _midnight(day: date | None, now: datetime) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), tzinfo=now.tzinfo)
