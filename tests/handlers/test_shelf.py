"""Sources as staff take them in, label and remove them; where the community lies."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from handlers.messages import AttachmentKind, IncomingFile, Press
from handlers.shelf import Told, titles, told
from knowledge.extracts import Reason
from knowledge.ingest import Intake
from knowledge.library import Source, SourceKind
from tests.dialogues import PRIVATE, Council

STAFF = ("周老师", "赵主任", "孙工")
OTHERS = ("王阿姨", "访客", "外主持")
FILE = IncomingFile(AttachmentKind.DOCUMENT, "ref", "养犬公约.docx", "application/octet-stream")


def sent(council: Council, who: str, *files: IncomingFile, **values: str) -> None:
    council.receive(
        who, where=PRIVATE, press=Press("sources.take_in", values), files=tuple(files)
    )


def ordered(council: Council) -> Sequence[Any]:
    with council.begin() as work:
        return work.queue.claim(  # type: ignore[attr-defined]  # the real one has a queue
            now=council.now, owner="test", lease_s=60, limit=20
        )


def kept(council: Council, key: str = "s1", community: str = "") -> Source:
    source = Source(
        id=key,
        community_id=community or council.community.id,
        kind=SourceKind.NOTICE,
        name="pact",
        title="养犬公约",
        issuer="居委会",
        digest="d",
        added_at=council.now,
    )
    with council.begin() as work:
        work.sources.add(source)
    return source


def found(council: Council, key: str = "s1") -> Source:
    with council.begin() as work:
        return work.sources.get(key)


@pytest.mark.parametrize("who", STAFF)
def test_staff_send_files_and_each_is_read_by_a_job(council: Council, who: str) -> None:
    sent(
        council, who, FILE, FILE, kind="law", effective="2026年1月1日", repeals="《甲》、《乙》"
    )
    council.sees(who, "2 份", "正在读")
    jobs = [job for job in ordered(council) if job.kind == "ingest"]
    assert len(jobs) == 2
    values = dict(jobs[0].values)
    attachment = values.pop("attachment")
    assert values == {
        "member": council.member(who).id,
        "kind": "law",
        "effective": "2026-01-01",
        "repeals": "甲\n乙",
    }
    with council.begin() as work:
        assert work.attachments.get(attachment).name == "养犬公约.docx"


def test_a_long_name_keeps_its_ending(council: Council) -> None:
    long = IncomingFile(AttachmentKind.DOCUMENT, "ref", f"{'通知' * 90}.docx", "")
    sent(council, "赵主任", long)
    with council.begin() as work:
        [kept] = work.attachments.where()
    assert len(kept.name) <= 100
    assert kept.name.endswith("….docx")


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("action", ["sources.take_in", "sources.label", "sources.remove"])
def test_nobody_else_does(council: Council, who: str, action: str) -> None:
    before = kept(council)
    council.receive(
        who, where=PRIVATE, press=Press(action, {"s": "s1", "issuer": "我"}), files=(FILE,)
    )
    assert found(council) == before
    elsewhere = who == "外主持"  # takes in for a community of their own
    assert elsewhere or not [job for job in ordered(council) if job.kind == "ingest"]


def test_without_a_file_there_is_nothing_to_read(council: Council) -> None:
    sent(council, "赵主任")
    council.sees("赵主任", "还没有选文件")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "gossip"}, "法规、通知、新闻"),
        ({"kind": "reply"}, "法规、通知、新闻"),
        ({"effective": "不知道"}, "不知道"),
    ],
)
def test_labels_that_say_nothing_are_refused(
    council: Council, values: dict[str, str], said: str
) -> None:
    sent(council, "赵主任", FILE, **values)
    council.sees("赵主任", said)
    assert not [job for job in ordered(council) if job.kind == "ingest"]


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("《甲法》《乙法》", ("甲法", "乙法")),
        ("甲法、乙法\n甲法；", ("甲法", "乙法")),
        ("  ", ()),
    ],
)
def test_titles_are_told_apart(words: str, listed: tuple[str, ...]) -> None:
    assert titles(words) == listed


def test_labels_change_what_they_name_and_nothing_else(council: Council) -> None:
    kept(council)
    council.acts("赵主任", "sources.label", s="s1", expires="2026-12-31", jurisdiction="北京市")
    council.sees("赵主任", "养犬公约", "标注改好了")
    source = found(council)
    assert (source.expires, source.jurisdiction) == (date(2026, 12, 31), "北京市")
    assert (source.issuer, source.kind) == ("居委会", SourceKind.NOTICE)
    council.acts("赵主任", "sources.label", s="s1", expires="", issuer="", kind="law")
    source = found(council)
    assert (source.expires, source.issuer, source.kind) == (None, "", SourceKind.LAW)
    council.acts("赵主任", "sources.label", s="s1", title="")
    council.sees("赵主任", "标题")
    assert found(council).title == "养犬公约"


def test_a_source_is_retired_not_lost(council: Council) -> None:
    kept(council)
    council.acts("周老师", "sources.remove", s="s1", reason="过时了")
    council.sees("周老师", "养犬公约", "已撤下")
    assert found(council).retired_at == council.now
    with council.begin() as work:
        trace = work.traces.one(subject="s1", action="sources.remove")
    assert trace is not None
    assert trace.words == "过时了"


@pytest.mark.parametrize("community", ["", "there"])
def test_what_is_not_the_communitys_own_is_not_here(council: Council, community: str) -> None:
    owner = council.elsewhere.id if community else ""
    with council.begin() as work:
        work.sources.add(
            Source("s2", owner, SourceKind.LAW, "law", "某法", "", "d", council.now)
        )
    for action in ("sources.label", "sources.remove"):
        council.acts("孙工", action, s="s2", issuer="我")
        assert found(council, "s2").issuer == ""
        assert found(council, "s2").retired_at is None


def test_an_admin_says_where_the_community_lies(council: Council) -> None:
    council.says("孙工", "所在地 北京市 昌平区")
    council.sees("孙工", "北京市昌平区")
    with council.begin() as work:
        assert work.communities.get(council.community.id).place == "北京市昌平区"
    council.says("孙工", "所在地")
    council.sees("孙工", "北京市昌平区", "比如")
    council.says("孙工", "浙江省杭州市")
    council.sees("孙工", "浙江省杭州市")
    council.acts("赵主任", "community.place", text="上海市")
    with council.begin() as work:
        assert work.communities.get(council.community.id).place == "浙江省杭州市"


@pytest.mark.parametrize("outcome", list(Intake))
def test_the_sender_is_told_what_became_of_a_file(council: Council, outcome: Intake) -> None:
    member = council.member("赵主任").id
    council.happens(lambda *_: told(member, Told("公约", outcome=outcome, passages=3)))
    council.sees("赵主任", "《公约》")
    council.sees_nothing("王阿姨")


@pytest.mark.parametrize("reason", list(Reason))
def test_the_sender_is_told_why_a_file_was_refused(council: Council, reason: Reason) -> None:
    member = council.member("赵主任").id
    council.happens(lambda *_: told(member, Told("公约", reason=reason)))
    council.sees("赵主任", "《公约》没有收")
