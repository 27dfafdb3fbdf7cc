"""The job that reads a roll: apart from this process, then kept to be looked over."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.channel import Channel, Undeliverable
from bot.files import StoredFiles
from bot.jobs import Effect
from deliberation.identifiers import CommunityId, MemberId
from deliberation.roll_files import RollSheet
from handlers import roll_desk
from handlers.messages import Replies, Text
from handlers.ports import Clock, Ids, UnitOfWork
from handlers.roll_desk import Arrived
from handlers.roll_reading import NamedSheet, NotASheet, RollWithoutHeader, read_roll
from knowledge.cells import SUFFIXES
from knowledge.documents import read_cells
from knowledge.extracts import Reason, RefusedFile


@dataclass(frozen=True)
class Rolls:
    """Reads the rolls that moderators send; nothing is taken in before they confirm it."""

    channels: Mapping[str, Channel]
    files: StoredFiles
    clock: Clock
    ids: Ids

    async def read(self, values: Mapping[str, str]) -> Effect:
        """Read a file; the effect keeps what it says and tells who sent it.

        The file itself goes: it holds telephone numbers, of which the roll keeps the ends.
        """
        said = await self._read(values)

        def effect(work: UnitOfWork) -> Replies:
            if work.attachments.one(digest=values["reference"]) is None:
                self.files.forget(values["reference"])
            return said(work)

        return effect

    async def _read(self, values: Mapping[str, str]) -> Effect:
        arrived = Arrived(
            name=values["name"],
            community_id=CommunityId(values["community"]),
            member_id=MemberId(values["member"]),
        )
        try:
            sheet = await self._sheet(values)
        except (RefusedFile, RollWithoutHeader, NotASheet) as refused:
            reason = _reason(refused)
            return lambda _work: roll_desk.refused(arrived, reason)
        return lambda work: roll_desk.became(
            work, arrived, sheet, ids=self.ids, now=self.clock.now()
        )

    async def _sheet(self, values: Mapping[str, str]) -> RollSheet:
        try:
            content = await self.channels[values["channel"]].fetch(values["reference"])
        except Undeliverable as gone:
            raise RefusedFile(Reason.MISSING) from gone
        return await asyncio.to_thread(roll_in, content, name=values["name"])


def _reason(refused: RefusedFile | RollWithoutHeader | NotASheet) -> Text:
    match refused:
        case RefusedFile():
            return Text(f"refused-file-{refused.reason.replace('_', '-')}")
        case RollWithoutHeader():
            return Text("refusal-roll-without-header")
        case NotASheet():
            return Text("refusal-not-a-sheet")


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
