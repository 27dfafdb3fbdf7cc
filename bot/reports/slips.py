"""Slips that invite a household: twelve on a page, each with its code and its QR."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.reports.codes import qr_svg
from bot.reports.counting import Say
from deliberation.communities import Community, Household
from deliberation.identifiers import HouseholdId
from handlers import paths
from handlers.messages import Text
from handlers.ports import Code
from handlers.texts import catalogue


@dataclass(frozen=True)
class Slip:
    """One household's invitation; ``qr`` is an SVG element."""

    door: str
    code: str
    address: str
    qr: str


@dataclass(frozen=True)
class SlipsView:
    """Invitations in one language, ready to be laid out."""

    language: str
    heading: str
    community: str
    how: tuple[str, ...]
    until: str
    slips: tuple[Slip, ...]
    made_at: datetime


def slips_view(
    codes: Iterable[Code],
    *,
    community: Community,
    households: Mapping[HouseholdId, Household],
    address: str,
    now: datetime,
) -> SlipsView:
    """Return the slips of invitations, door by door."""
    say = _saying(community)
    invited = [each for each in codes if each.household_id in households]
    slips = [
        _slip(each, home=households[each.household_id], address=address)
        for each in invited
        if each.household_id is not None
    ]
    ends = [each.expires_at for each in invited if each.expires_at is not None]
    return SlipsView(
        language=community.locale[:2],
        heading=say("slips-heading"),
        community=community.name,
        how=(say("slips-scan"), say("slips-or-send")),
        until=say("slips-until", at=min(ends, default=now)),
        slips=tuple(sorted(slips, key=lambda each: _in_order(each.door))),
        made_at=now,
    )


def _slip(code: Code, *, home: Household, address: str) -> Slip:
    link = f"{address}{paths.invitation(code.code)}"
    return Slip(door=home.label, code=code.code, address=link, qr=qr_svg(link))


def _in_order(door: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts 3-2-501 before 3-10-101."""
    return tuple((len(part), part) for part in door.split("-"))


def _saying(community: Community) -> Say:
    words = catalogue(community.locale)

    def say(key: str, /, **values: str | int | datetime) -> str:
        return words.sentence(Text(key, dict(values)), time_zone=community.time_zone)

    return say
