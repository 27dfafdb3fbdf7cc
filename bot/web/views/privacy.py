"""What the pages of privacy show: of oneself, and of all that is processed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from deliberation.communities import Community, Member
from deliberation.privacy import WITHDRAWABLE, Agreement, Asked, Assessment, Erasure, View
from handlers.agreements import agreed
from handlers.disclosing import views_of
from handlers.erasing import under_way
from handlers.ports import UnitOfWork
from handlers.retention import PERIODS

KINDS = 11
"""How many kinds of data the record of processing tells of, each with what it is for."""

PEOPLE_NAMED = 3


@dataclass(frozen=True)
class SeenView:
    """A look with who looked, and whom at, as far as one line can say."""

    view: View
    who: str
    whom: tuple[str, ...]


@dataclass(frozen=True)
class OwnPrivacy:
    """All of a member's page on their own data."""

    given: tuple[tuple[Asked, bool], ...]
    history: tuple[Agreement, ...]
    views: tuple[SeenView, ...]
    erasure: Erasure | None
    export_until: datetime | None
    phone: str


@dataclass(frozen=True)
class Processing:
    """What is processed in a community: figures, looks, notes."""

    members: int
    agreements: int
    erasures: int
    views: tuple[SeenView, ...]
    notes: tuple[tuple[Assessment, str], ...]


def own(work: UnitOfWork, member: Member, *, now: datetime) -> OwnPrivacy:
    """Gather a member's page on their own data."""
    ready = [each for each in work.exports.where(member_id=member.id) if each.expires_at > now]
    phone = work.phones.one(member_id=member.id)
    return OwnPrivacy(
        given=tuple((each, agreed(work, member.id, each)) for each in WITHDRAWABLE),
        history=work.agreements.where(member_id=member.id)[::-1],
        views=_seen(work, views_of(work, member)),
        erasure=under_way(work, member),
        export_until=ready[-1].expires_at if ready else None,
        phone=phone.number if phone else "",
    )


def processing(work: UnitOfWork, community: Community) -> Processing:
    """Gather the record of processing of a community."""
    home = {"community_id": community.id}
    notes = work.assessments.where(**home)[::-1]
    return Processing(
        members=work.members.count(**home),
        agreements=work.agreements.count(**home),
        erasures=work.erasures.count(**home),
        views=_seen(work, work.views.where(**home)[::-1]),
        notes=tuple((each, work.members.get(each.written_by).name) for each in notes),
    )


def periods() -> Sequence[tuple[str, int]]:
    """Return every kind that is kept for a time, with the days."""
    return [(kept.value.replace("_", "-"), period.days) for kept, period in PERIODS.items()]


def _seen(work: UnitOfWork, views: Sequence[View]) -> tuple[SeenView, ...]:
    return tuple(_line(work, each) for each in views)


def _line(work: UnitOfWork, view: View) -> SeenView:
    viewer = work.members.one(id=view.viewer_id) if view.viewer_id else None
    few = view.people if len(view.people) <= PEOPLE_NAMED else ()
    return SeenView(
        view=view,
        who=viewer.name if viewer else view.by,
        whom=tuple(work.members.get(each).name for each in few),
    )
