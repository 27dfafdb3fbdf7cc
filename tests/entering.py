"""The cast of a council, entered into a database at once before a test begins."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from deliberation.communities import Account, Community, Household, Member, Purpose, Room
from deliberation.identifiers import CommunityId, HouseholdId, MemberId, RoomId
from deliberation.privacy import NOTICE_VERSION, Agreement, Asked
from handlers.ports import Ids, UnitOfWork
from tests.fakes import START

if TYPE_CHECKING:
    from tests.dialogues import Person

ORDER = ("communities", "rooms", "households", "members", "agreements", "accounts")
"""Each after those that it refers to."""


@dataclass
class Entry:
    """Entities by their collection, not in the database yet.

    One statement a collection: forty of them took half of what setting a dialogue up costs.
    """

    waiting: defaultdict[str, list[object]] = field(default_factory=lambda: defaultdict(list))

    def take(self, collection: str, entity: object) -> None:
        """Keep an entity for a collection."""
        assert collection in ORDER
        self.waiting[collection].append(entity)

    def enter(self, work: UnitOfWork) -> None:
        """Put all that waits into the database."""
        for name in ORDER:
            if self.waiting[name]:
                _insert(getattr(work, name), self.waiting[name])


def _insert(repository: Any, entities: list[object]) -> None:  # noqa: ANN401 - of any entity
    mapped = repository._mapped  # noqa: SLF001 - the port adds one at a time
    rows = [mapped.values(each) for each in entities]
    repository._connection.execute(mapped.insertion, rows)  # noqa: SLF001 - as above
    repository.forget()


@dataclass
class Cast:
    """The cast as it enters a database, all of a kind in one statement."""

    ids: Ids
    channel: str
    entry: Entry = field(default_factory=Entry)
    doors: dict[tuple[str, str], HouseholdId] = field(
        default_factory=dict[tuple[str, str], HouseholdId]
    )

    def settle(self, slug: str, *, name: str) -> Community:
        """Found a community."""
        community = Community(
            id=CommunityId(self.ids.new()),
            slug=slug,
            name=name,
            parent="河畔街道",
            time_zone="Asia/Shanghai",
            locale="zh_CN",
            created_at=START,
        )
        self.entry.take("communities", community)
        return community

    def enrol(self, person: "Person", *, community: Community) -> None:
        """Make somebody with a standing a member who agreed to the notice."""
        if person.standing is None:
            return
        member = Member(
            id=MemberId(self.ids.new()),
            community_id=community.id,
            name=person.name,
            standing=person.standing,
            created_at=START,
            roles=person.roles,
            household_id=self._household(person.door, community=community),
            welcomed_at=START,
        )
        self.entry.take("members", member)
        agreement = Agreement(
            id=self.ids.new(),
            community_id=community.id,
            member_id=member.id,
            asked=Asked.NOTICE,
            version=NOTICE_VERSION,
            agreed=True,
            decided_at=START,
        )
        self.entry.take("agreements", agreement)
        account = Account(
            id=self.ids.new(),
            community_id=community.id,
            channel=self.channel,
            external_id=person.sender,
            member_id=member.id,
            display_name=person.name,
            last_used_at=START,
        )
        self.entry.take("accounts", account)

    def bind(self, community: Community, *, place: str, purpose: Purpose) -> None:
        """Give a community a room; the place is the channel's name of it."""
        room = Room(
            id=RoomId(self.ids.new()),
            community_id=community.id,
            channel=self.channel,
            external_id=place,
            purpose=purpose,
            title=place,
            bound_at=START,
        )
        self.entry.take("rooms", room)

    def _household(self, door: str, *, community: Community) -> HouseholdId | None:
        if not door:
            return None
        if (community.id, door) not in self.doors:
            building, unit, number = door.split("-")
            household = Household(
                id=HouseholdId(self.ids.new()),
                community_id=community.id,
                building=building,
                unit=unit,
                door=number,
            )
            self.entry.take("households", household)
            self.doors[community.id, door] = household.id
        return self.doors[community.id, door]
