"""Founding a community: its rooms, its admin, the link and the codes to begin with."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.ground import Ground, ground
from bot.posted import WEB
from bot.settings import Settings, SettingWrong, variable
from deliberation.communities import Community, Member, Purpose, Role, Room, Standing
from deliberation.identifiers import CommunityId, MemberId, RoomId
from handlers.ports import Code, CodePurpose, SignInLink, UnitOfWork

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
ALL_ROLES = frozenset({Role.RESIDENT, Role.ADMIN, Role.MODERATOR})
CODE_LIFE = timedelta(days=7)


@dataclass(eq=False)
class NameTaken(Exception):  # noqa: N818 - named for what is wrong
    """There is a community of that name or address already."""

    name: str


@dataclass(eq=False)
class SlugWrong(Exception):  # noqa: N818 - named for what is wrong
    """A part of an address has other than small letters, digits and hyphens."""

    slug: str


@dataclass(eq=False)
class CommunityUnknown(Exception):  # noqa: N818 - named for what is wrong
    """No community has that part of an address."""

    slug: str
    known: str


@dataclass(eq=False)
class NoAdmin(Exception):  # noqa: N818 - named for what is wrong
    """A community has nobody left who may administer it."""

    name: str


@dataclass(frozen=True)
class Founding:
    """What an operator says about a new community; an empty slug is made up.

    An empty place can be told later.
    """

    name: str
    parent: str
    time_zone: str
    locale: str
    admin: str
    slug: str
    link_hours: int
    place: str = ""


@dataclass(frozen=True)
class Founded:
    """What an operator needs to begin with; the token is shown this once."""

    community_id: CommunityId
    token: str
    residents_code: str
    committee_code: str


def found(settings: Settings, wanted: Founding) -> Founded:
    """Make a community in the database of the settings; raise NameTaken and SlugWrong."""
    with ground(settings) as on, on.storage.transaction() as work:
        return founded(work, wanted, on=on)


def linked(settings: Settings, *, slug: str, hours: int) -> str:
    """Return the token of a new link for a community's first admin.

    Raises CommunityUnknown and NoAdmin.
    """
    with ground(settings) as on, on.storage.transaction() as work:
        community = community_of(work, slug)
        members = work.members.where(community_id=community.id, standing=Standing.ENROLLED)
        admin = next((each for each in members if each.has(Role.ADMIN)), None)
        if admin is None:
            raise NoAdmin(community.name)
        token = on.ids.token()
        work.sign_in_links.add(_link(admin, token=token, on=on, hours=hours))
        return token


def community_of(work: UnitOfWork, slug: str) -> Community:
    """Return the community of a slug, or the only one for none; raise CommunityUnknown."""
    every = work.communities.where()
    found = [each for each in every if each.slug == slug or (not slug and len(every) == 1)]
    if not found:
        raise CommunityUnknown(slug=slug, known="、".join(each.slug for each in every) or "—")
    return found[0]


def zone(name: str) -> str:
    """Return the name of a time zone, or raise SettingWrong."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingWrong(name=variable("time_zone"), value=name) from None
    return name


def founded(work: UnitOfWork, wanted: Founding, *, on: Ground) -> Founded:
    """Make a community within a transaction."""
    community = _community(work, wanted, on=on)
    for purpose in Purpose:
        work.rooms.add(_web_room(community, purpose=purpose, on=on))
    admin = Member(
        id=MemberId(on.ids.new()),
        community_id=community.id,
        name=wanted.admin,
        standing=Standing.ENROLLED,
        created_at=community.created_at,
        roles=ALL_ROLES,
    )
    work.members.add(admin)
    token = on.ids.token()
    link = _link(admin, token=token, on=on, hours=wanted.link_hours)
    work.sign_in_links.add(link)
    residents, committee = (
        _code(community, purpose, on=on)
        for purpose in (CodePurpose.BIND_RESIDENTS, CodePurpose.BIND_COMMITTEE)
    )
    work.codes.add(residents)
    work.codes.add(committee)
    return Founded(
        community_id=community.id,
        token=token,
        residents_code=residents.code,
        committee_code=committee.code,
    )


def _community(work: UnitOfWork, wanted: Founding, *, on: Ground) -> Community:
    slug = wanted.slug or f"c-{on.ids.code().lower()}"
    if not SLUG.fullmatch(slug):
        raise SlugWrong(slug)
    if work.communities.one(slug=slug) or work.communities.one(
        name=wanted.name, parent=wanted.parent
    ):
        raise NameTaken(wanted.name)
    community = Community(
        id=CommunityId(on.ids.new()),
        slug=slug,
        name=wanted.name,
        parent=wanted.parent,
        time_zone=wanted.time_zone,
        locale=wanted.locale,
        created_at=on.clock.now(),
        place="".join(wanted.place.split()),
    )
    work.communities.add(community)
    return community


def _web_room(community: Community, *, purpose: Purpose, on: Ground) -> Room:
    return Room(
        id=RoomId(on.ids.new()),
        community_id=community.id,
        channel=WEB,
        external_id=f"{community.id}-{purpose}",
        purpose=purpose,
        title=community.name,
        bound_at=community.created_at,
    )


def _link(member: Member, *, token: str, on: Ground, hours: int) -> SignInLink:
    now: datetime = on.clock.now()
    return SignInLink(
        id=on.ids.new(),
        digest=hashlib.sha256(token.encode()).hexdigest(),
        member_id=member.id,
        expires_at=now + timedelta(hours=hours),
    )


def _code(community: Community, purpose: CodePurpose, *, on: Ground) -> Code:
    return Code(
        id=on.ids.new(),
        code=on.ids.code(),
        community_id=community.id,
        purpose=purpose,
        made_at=on.clock.now(),
        expires_at=on.clock.now() + CODE_LIFE,
    )
