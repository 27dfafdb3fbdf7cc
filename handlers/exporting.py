"""All about one member: gathered as data, for them alone (PIPL art. 45)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, cast

from deliberation.bylaws import CountingBase
from deliberation.communities import Member
from deliberation.identifiers import MemberId
from deliberation.polls import Franchise
from deliberation.privacy import Export
from handlers import paths
from handlers.disclosing import views_of
from handlers.messages import Choice, Reply, Text, ToMember
from handlers.ports import Ids, Job, UnitOfWork
from handlers.turn import Turn

JOB = "export"
LINK_LIFE = timedelta(hours=24)
Told = Mapping[str, Any]


def ordered(turn: Turn) -> None:
    """Have all about the speaker gathered; the link comes by itself."""
    turn.work.jobs.add(Job(JOB, {"member": turn.member.id}))


def gathered(work: UnitOfWork, member: Member) -> Told:
    """Return everything that is kept about a member, as JSON can hold it.

    One's own ballots only while they can be joined at all, and not those of a household:
    another of it may have cast them.
    """
    home = work.households.one(id=member.household_id) if member.household_id else None
    owned = work.owners.where(member_id=member.id)
    mine = {"member_id": member.id}
    return {
        "profile": plain(member),
        "door": home.label if home else "",
        "accounts": _all(work.accounts.where(**mine)),
        "phones": _all(work.phones.where(**mine)),
        "reports": _all(work.doorway_reports.where(**mine)),
        "nicknames": _all(_nicknames(work, member)),
        "agreements": _all(work.agreements.where(**mine)),
        "who_looked": [_look(work, each) for each in views_of(work, member)],
        "proposals": _all(work.proposals.where(author_id=member.id)),
        "secondings": _all(work.secondings.where(**mine)),
        "statements": _all(work.statements.where(author_id=member.id)),
        "stances": _all(work.stances.where(**mine)),
        "questions": _all(work.questions.where(**mine)),
        "ratings": _all(work.ratings.where(**mine)),
        "inquiries": _all(work.inquiries.where(**mine)),
        "meetings": _all(_meetings(work, member.id)),
        "files": _all(work.attachments.where(added_by=member.id)),
        "owners": _all(owned),
        "votes": [_vote(work, each) for each in work.franchises.where(**mine)],
        "done": _all(work.traces.where(**mine)),
        "about": _all(work.traces.where(subject=member.id)),
        "erasures": _all(work.erasures.where(**mine)),
    }


def _nicknames(work: UnitOfWork, member: Member) -> Sequence[object]:
    """Return what the member and their household are called in relays."""
    home = member.household_id
    of_home = work.nicknames.where(household_id=home) if home else ()
    return [*work.nicknames.where(member_id=member.id), *of_home]


def _meetings(work: UnitOfWork, member_id: MemberId) -> Sequence[object]:
    return [each for each in work.meetings.where() if member_id in each.attended]


def _vote(work: UnitOfWork, franchise: Franchise) -> Told:
    poll = work.polls.get(franchise.poll_id)
    elector = work.electors.get(franchise.elector_id)
    took_part = elector.id in work.ballots.took_part(poll.id)
    told: dict[str, Any] = {
        "number": poll.number,
        "title": poll.title,
        "elector": elector.label,
        "took_part": took_part,
    }
    if took_part and poll.base is not CountingBase.HOUSEHOLDS:
        cast_ = work.ballots.find(poll.id, elector_id=elector.id)
        told |= {"ballot": plain(cast_.ballot), "receipt": cast_.receipt} if cast_ else {}
    return told


def _look(work: UnitOfWork, view: object) -> Told:
    told = dict(plain(view))
    viewer = work.members.one(id=told["viewer_id"]) if told["viewer_id"] else None
    told["viewer"] = viewer.name if viewer else told["by"]
    # Who else was on the page is nobody's business.
    return {name: each for name, each in told.items() if name not in {"people", "viewer_id"}}


def _all(found: Iterable[object]) -> list[Told]:
    return [plain(each) for each in found]


def plain(entity: object) -> Told:
    """Return an entity's fields as JSON can hold them."""
    if not is_dataclass(entity) or isinstance(entity, type):
        raise TypeError(type(entity))
    return {name: _plain(value) for name, value in asdict(entity).items()}


def _plain(value: object) -> object:
    match value:
        case Mapping():
            pairs = cast("Mapping[object, object]", value)
            return {str(name): _plain(each) for name, each in pairs.items()}
        case list() | tuple():
            return [_plain(each) for each in cast("Sequence[object]", value)]
        case set() | frozenset():
            return sorted(str(_word(each)) for each in cast("frozenset[object]", value))
        case _:
            return _word(value)


def _word(value: object) -> object:
    match value:
        case Enum():
            return str(value.value)
        case datetime() | date():
            return value.isoformat()
        case str() | int() | float() | bool() | None:
            return value
        case _:
            return str(value)


def ready(
    work: UnitOfWork, member: Member, *, content: str, now: datetime, ids: Ids
) -> tuple[Reply, ...]:
    """Keep what was gathered for a day, and send the member the link that opens it once."""
    for earlier in work.exports.where(member_id=member.id):
        work.exports.remove(earlier)
    token = ids.token()
    work.exports.add(
        Export(
            id=ids.new(),
            community_id=member.community_id,
            member_id=member.id,
            digest=hashlib.sha256(token.encode()).hexdigest(),
            content=content,
            made_at=now,
            expires_at=now + LINK_LIFE,
        )
    )
    # The web's own chats keep no secrets: there the member's page has a button for it.
    chats = work.accounts.count(member_id=member.id) > 0
    path = paths.export(token) if chats else paths.own_privacy()
    hours = int(LINK_LIFE.total_seconds() // 3600)
    return (
        Reply(
            lines=(Text("privacy-export-ready", {"hours": hours}),),
            to=ToMember(member.id),
            choices=(Choice(Text("privacy-export-label"), path=path),),
            secret=chats,
        ),
    )
