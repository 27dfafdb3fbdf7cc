"""Who is who on WeChat: names and titles, asked for once."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeVar

from bot.channels.wechaty.faults import GatewayFault
from bot.channels.wechaty.gateway import Contact, Gateway

MOST_KEPT = 5000
MEMBER_OF_ROOM = "@@@"
"""Stands between the ids of a member and a room where the gateway names both."""
Kept = TypeVar("Kept")
UNKNOWN = Contact(name="", official=False)


@dataclass
class Directory:
    """Remembers what the gateway said of contacts and rooms until it says they changed."""

    me: str = ""
    _contacts: OrderedDict[str, Contact] = field(default_factory=OrderedDict[str, Contact])
    _topics: OrderedDict[str, str] = field(default_factory=OrderedDict[str, str])
    _aliases: OrderedDict[str, str] = field(default_factory=OrderedDict[str, str])

    async def contact(self, gateway: Gateway, contact_id: str) -> Contact:
        """Return who somebody is; somebody unnamed where the gateway does not know them."""
        if contact_id not in self._contacts:
            try:
                found = await gateway.contact(contact_id)
            except GatewayFault as fault:
                if fault.of_connection:
                    raise
                return UNKNOWN
            _keep(self._contacts, contact_id, found)
        return self._contacts[contact_id]

    async def title(self, gateway: Gateway, room_id: str) -> str:
        """Return what a room is called, empty where the gateway does not know it."""
        if room_id not in self._topics:
            try:
                _keep(self._topics, room_id, await gateway.topic(room_id))
            except GatewayFault as fault:
                if fault.of_connection:
                    raise
                return ""
        return self._topics[room_id]

    async def ours(self, gateway: Gateway, room_id: str) -> tuple[str, ...]:
        """Return the names by which we are mentioned in a room."""
        name = (await self.contact(gateway, self.me)).name if self.me else ""
        if room_id and room_id not in self._aliases:
            try:
                alias = await gateway.alias(room_id, contact_id=self.me)
            except GatewayFault as fault:
                if fault.of_connection:
                    raise
                alias = ""
            _keep(self._aliases, room_id, alias)
        return tuple(each for each in (name, self._aliases.get(room_id, "")) if each)

    def renamed(self, room_id: str, title: str) -> None:
        """Note that a room is called otherwise."""
        _keep(self._topics, room_id, title)

    def forget(self, known_id: str) -> None:
        """Ask again about a contact or room."""
        for each in known_id.split(MEMBER_OF_ROOM):
            self._contacts.pop(each, None)
            self._topics.pop(each, None)
            self._aliases.pop(each, None)

    def forget_all(self) -> None:
        """Ask again about everybody: what changed while nobody listened is not known."""
        self._contacts.clear()
        self._topics.clear()
        self._aliases.clear()


def _keep(kept: OrderedDict[str, Kept], key: str, value: Kept) -> None:
    kept[key] = value
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
