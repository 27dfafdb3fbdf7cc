"""Jobs about people's own data: gather all of it, take away bytes that nothing names."""

import asyncio
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from bot.files import StoredFiles
from bot.jobs import Effect, Labour
from bot.reports.dossier import Say, archive
from bot.storage.database import Storage
from deliberation.communities import Community, Member
from deliberation.identifiers import MemberId
from handlers import exporting, retention
from handlers.messages import Replies, Text, Value
from handlers.ports import Clock, Ids, UnitOfWork
from handlers.texts import catalogue


@dataclass(frozen=True)
class Dossiers:
    """Gathers what is kept about a member, and lets files go."""

    storage: Storage
    files: StoredFiles
    clock: Clock
    ids: Ids

    def kinds(self) -> Mapping[str, Labour]:
        """Return what to do for each kind of job."""
        return {exporting.JOB: self.export, retention.FORGET_FILE: self.forget_file}

    async def export(self, values: Mapping[str, str]) -> Effect:
        """Gather all about a member; the effect keeps it, sealed, and sends the link."""
        with self.storage.reading() as work:
            member = work.members.get(MemberId(values["member"]))
            community = work.communities.get(member.community_id)
            told = exporting.gathered(work, member)
        now = self.clock.now()
        content = await asyncio.to_thread(
            archive,
            told,
            say=_saying(member, community),
            community=community.name,
            at=now,
        )

        def effect(work: UnitOfWork) -> Replies:
            return exporting.ready(
                work, member, content=b64encode(content).decode(), now=now, ids=self.ids
            )

        return effect

    async def forget_file(self, values: Mapping[str, str]) -> Effect:
        """Take stored bytes away, unless something else still names them."""
        digest = values["digest"]

        def effect(work: UnitOfWork) -> Replies:
            if not work.attachments.count(digest=digest):
                self.files.forget(digest)
            return ()

        return effect


def _saying(member: Member, community: Community) -> Say:
    words = catalogue(member.locale or community.locale)

    def say(key: str, /, **values: Value) -> str:
        return words.sentence(Text(key, values), time_zone=community.time_zone)

    return say
