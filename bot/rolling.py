"""The job that reads a roll: apart from this process, then kept to be looked over."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.channel import Channel, Undeliverable
from bot.jobs import Effect
from deliberation.identifiers import CommunityId, MemberId
from deliberation.roll_files import RollSheet
from handlers import roll_desk
from handlers.messages import Text
from handlers.ports import Clock, Ids
from handlers.roll_desk import Arrived
from handlers.roll_reading import NamedSheet, NotASheet, RollWithoutHeader, read_roll
from knowledge.cells import SUFFIXES
from knowledge.documents import read_cells
from knowledge.extracts import Reason, RefusedFile


@dataclass(frozen=True)
class Rolls:
    """Reads the rolls that moderators send; nothing is taken in before they confirm it."""

    channels: Mapping[str, Channel]
    clock: Clock
    ids: Ids

    async def read(self, values: Mapping[str, str]) -> Effect:
        """Read a file; the effect keeps what it says and tells who sent it."""
        arrived = Arrived(
            name=values["name"],
            community_id=CommunityId(values["community"]),
            member_id=MemberId(values["member"]),
        )
        try:
            sheet = await self._sheet(values)
        except RefusedFile as refused:
            reason = Text(f"refused-file-{refused.reason.replace('_', '-')}")
            return lambda _work: roll_desk.refused(arrived, reason)
        except RollWithoutHeader:
            without = Text("refusal-roll-without-header")
            return lambda _work: roll_desk.refused(arrived, without)
        except NotASheet:
            other = Text("refusal-not-a-sheet")
            return lambda _work: roll_desk.refused(arrived, other)
        return lambda work: roll_desk.became(
            work, arrived, sheet, ids=self.ids, now=self.clock.now()
        )

    async def _sheet(self, values: Mapping[str, str]) -> RollSheet:
        try:
            content = await self.channels[values["channel"]].fetch(values["reference"])
        except Undeliverable as gone:
            raise RefusedFile(Reason.MISSING) from gone
        return await asyncio.to_thread(roll_in, content, name=values["name"])


def roll_in(content: bytes, *, name: str) -> RollSheet:
    """Return what the bytes of a file say as a roll.

    Raises:
        RefusedFile: It is no sheet, too much of something, or damaged.
        NotASheet: It is a file of another kind.
        RollWithoutHeader: No row of it names a column of doors.
    """
    if Path(name).suffix.lower() not in SUFFIXES:
        raise NotASheet
    found = read_cells(content, name=name)
    return read_roll([NamedSheet(each.name, each.rows) for each in found])
