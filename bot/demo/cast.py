"""Who lives in the demo neighbourhood: its doors, its people, its rooms."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import cast

from bot.posted import WEB
from deliberation.communities import (
    Age,
    Community,
    Household,
    Member,
    Purpose,
    Role,
    Room,
    Standing,
)
from deliberation.identifiers import CommunityId, HouseholdId, MemberId, RoomId
from deliberation.privacy import NOTICE_VERSION, Agreement, Asked
from deliberation.roll_files import NamedOwner, RollRow, RollSheet
from handlers.ports import Ids, UnitOfWork
from handlers.roll_plans import take_in

CAST = Path(__file__).parent / "cast.toml"
SLUG = "demo"
TIME_ZONE = "Asia/Shanghai"
LOCALE = "zh_CN"
FIRST_ROW = 2
"""Of a sheet, whose first row names its columns."""
SQUARE_METRE = 100
Entry = Mapping[str, object]


@dataclass(frozen=True)
class Neighbourhood:
    """The community and its people by their names."""

    community: Community
    people: Mapping[str, Member]
    rooms: Mapping[Purpose, Room]


@dataclass(frozen=True)
class Settling:
    """Settles the neighbourhood as of a moment."""

    work: UnitOfWork
    ids: Ids
    at: datetime

    def neighbourhood(self) -> Neighbourhood:
        """Keep the community with its rooms, households and people."""
        told = tomllib.loads(CAST.read_text(encoding="utf-8"))
        community = self._community(cast("dict[str, str]", told["community"]))
        rooms = {
            purpose: self._room(community, purpose, title=cast("str", told["rooms"][purpose]))
            for purpose in Purpose
        }
        self._roll(community, cast("list[Entry]", told["home"]))
        people = [
            self._person(community, entry) for entry in cast("list[Entry]", told["person"])
        ]
        return Neighbourhood(
            community=community, people={each.name: each for each in people}, rooms=rooms
        )

    def _community(self, told: Mapping[str, str]) -> Community:
        community = Community(
            id=CommunityId(self.ids.new()),
            slug=SLUG,
            name=told["name"],
            parent=told["parent"],
            time_zone=TIME_ZONE,
            locale=LOCALE,
            created_at=self.at,
            demo=True,
            place=told["place"],
        )
        self.work.communities.add(community)
        return community

    def _room(self, community: Community, purpose: Purpose, *, title: str) -> Room:
        room = Room(
            id=RoomId(self.ids.new()),
            community_id=community.id,
            channel=WEB,
            external_id=f"{community.id}-{purpose}",
            purpose=purpose,
            title=title,
            bound_at=self.at,
        )
        self.work.rooms.add(room)
        return room

    def _roll(self, community: Community, told: Sequence[Entry]) -> None:
        """Take in the roll of doors and owners, as a moderator does who confirms a sheet."""
        rows = tuple(_row(entry, number=at) for at, entry in enumerate(told, start=FIRST_ROW))
        sheet = RollSheet(rows=rows, doubts=(), names_owners=True)
        take_in(self.work, sheet, community_id=community.id, ids=self.ids, drop_missing=False)

    def _person(self, community: Community, told: Entry) -> Member:
        door = str(told.get("door", ""))
        member = Member(
            id=MemberId(self.ids.new()),
            community_id=community.id,
            name=str(told["name"]),
            standing=Standing(str(told.get("standing", Standing.ENROLLED))),
            created_at=self.at,
            roles=frozenset(Role(each) for each in cast("list[str]", told["roles"])),
            household_id=self._household(community, door) if door else None,
            demo=True,
            age=Age.ADULT,
        )
        self.work.members.add(member)
        if member.standing is Standing.ENROLLED:
            self._agreed(member, Asked.NOTICE)
        if member.household_id is not None:
            self._agreed(member, Asked.DOOR)
        return member

    def _agreed(self, member: Member, asked: Asked) -> None:
        self.work.agreements.add(
            Agreement(
                id=self.ids.new(),
                community_id=member.community_id,
                member_id=member.id,
                asked=asked,
                version=NOTICE_VERSION,
                agreed=True,
                decided_at=self.at,
            )
        )

    def _household(self, community: Community, door: str) -> HouseholdId:
        building, unit, number = door.split("-")
        known = self.work.households.one(
            community_id=community.id, building=building, unit=unit, door=number
        )
        if known is not None:
            return known.id
        household = Household(
            id=HouseholdId(self.ids.new()),
            community_id=community.id,
            building=building,
            unit=unit,
            door=number,
        )
        self.work.households.add(household)
        return household.id


def _row(told: Entry, *, number: int) -> RollRow:
    building, unit, door = str(told["door"]).split("-")
    return RollRow(
        row=number,
        building=building,
        unit=unit,
        door=door,
        area=int(Decimal(str(told["area"])) * SQUARE_METRE),
        owners=tuple(NamedOwner(name) for name in cast("list[str]", told["owners"])),
    )
