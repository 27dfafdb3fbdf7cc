"""An uploaded file: read by a job, kept, told."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.channel import Channel, ChannelState, Inbox, Outgoing, Undeliverable
from bot.storage.database import Storage
from bot.uploads import Uploads, label_of
from deliberation.communities import Community, Member, Role, Standing
from deliberation.identifiers import AttachmentId, CommunityId, MemberId
from handlers.messages import Incoming, Replies
from handlers.ports import Attachment
from knowledge.ingest import Label, current
from knowledge.library import SourceKind
from tests.fakes import START, FakeClock, FakeIds

NOTICE = "关于停水的通知\n周六上午九点到十二点停水，请各位居民提前储水。\n"
FILES: Mapping[str, bytes] = {
    "good": NOTICE.encode(),
    "bad": b"\x89PNG\x00\x01\x02" * 50,
}


class Held(Channel):
    """A channel that has files and nothing else."""

    @property
    def name(self) -> str:
        return "held"

    def read(self, payload: str) -> Incoming | None:
        raise NotImplementedError(payload)

    async def run(self, inbox: Inbox) -> None:
        raise NotImplementedError(inbox)

    async def send(self, message: Outgoing) -> str:
        raise NotImplementedError(message)

    async def fetch(self, reference: str) -> bytes:
        if reference not in FILES:
            raise Undeliverable(reference)
        return FILES[reference]

    def state(self) -> ChannelState:
        raise NotImplementedError


@pytest.fixture
def uploads(store: Storage, ids: FakeIds) -> Uploads:
    with store.transaction() as work:
        home = CommunityId("c1")
        work.communities.add(
            Community(home, "here", "清河里", "街道", "Asia/Shanghai", "zh_CN", START)
        )
        roles = frozenset({Role.COMMITTEE})
        zhao = Member(MemberId("m1"), home, "赵主任", Standing.ENROLLED, START, roles)
        work.members.add(zhao)
        for name in ("good", "bad", "gone"):
            work.attachments.add(
                Attachment(
                    id=AttachmentId(name),
                    community_id=home,
                    channel="held",
                    reference=name,
                    name=f"{name}.txt",
                    media_type="",
                    added_at=START,
                    added_by=zhao.id,
                )
            )
    return Uploads(storage=store, channels={"held": Held()}, clock=FakeClock(), ids=ids)


async def done(uploads: Uploads, name: str, **labels: str) -> Replies:
    effect = await uploads.ingest({"attachment": name, **labels})
    with uploads.storage.transaction() as work:
        return effect(work)


async def test_a_file_becomes_a_source_of_the_community(uploads: Uploads) -> None:
    (reply,) = await done(uploads, "good", issuer="物业", expires="2026-12-31")
    assert reply.lines[0].key == "shelf-file-added"
    with uploads.storage.reading() as work:
        [source], passages = current(work)
        original = work.originals.get(source.id)
    assert (source.community_id, source.issuer) == ("c1", "物业")
    assert source.expires == date(2026, 12, 31)
    assert source.title == "关于停水的通知"
    assert "提前储水" in passages[0].text
    assert original.raw == NOTICE


async def test_the_same_file_again_is_known_or_labelled(uploads: Uploads) -> None:
    await done(uploads, "good")
    assert (await done(uploads, "good"))[0].lines[0].key == "shelf-file-known"
    assert (await done(uploads, "good", kind="law"))[0].lines[0].key == "shelf-file-labelled"
    with uploads.storage.reading() as work:
        [source], _ = current(work)
    assert source.kind is SourceKind.LAW


@pytest.mark.parametrize(
    ("name", "reason"), [("bad", "refused-file-not-text"), ("gone", "refused-file-missing")]
)
async def test_a_refused_file_is_told_in_one_sentence(
    uploads: Uploads, name: str, reason: str
) -> None:
    (reply,) = await done(uploads, name)
    assert reply.lines[0].key == "shelf-refused"
    assert getattr(reply.lines[0].values["reason"], "key", "") == reason
    with uploads.storage.reading() as work:
        assert not work.sources.where()


def test_labels_are_read_as_the_handlers_checked_them() -> None:
    values = {"kind": "news", "repeals": "甲\n乙", "repealed": "2026-01-02", "title": "丙"}
    assert label_of(values, community_id="c1") == Label(
        community_id="c1",
        kind=SourceKind.NEWS,
        repeals=("甲", "乙"),
        repealed=date(2026, 1, 2),
        title="丙",
    )
    assert label_of({}, community_id="") == Label()
