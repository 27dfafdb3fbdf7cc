"""What was kept long enough goes, each kind by its own period."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from deliberation.assisted import Nickname, Proxy
from deliberation.communities import Community, Member
from deliberation.doorways import DoorwayReport, ReportState
from deliberation.identifiers import AttachmentId, DoorwayReportId, MemberId, RollFileId
from deliberation.privacy import Erasure, ErasureState, Export, Shown, View
from deliberation.roll_files import NamedOwner, RollFile, RollFileState, RollRow, RollSheet
from handlers.messages import Choice, Press, Text
from handlers.ports import (
    Attachment,
    Code,
    CodePurpose,
    Dialogue,
    Offer,
    Question,
    SignInLink,
    UnitOfWork,
)
from handlers.retention import PERIODS, Kept, forget
from tests.dialogues import Council
from tests.handlers.stages import closed, voting

SECOND = timedelta(seconds=1)
Put = Callable[[UnitOfWork, Member, datetime], None]
Gone = Callable[[UnitOfWork], bool]


def put_link(work: UnitOfWork, who: Member, at: datetime) -> None:
    work.sign_in_links.add(SignInLink("l", "digest", who.id, expires_at=at))


def put_code(work: UnitOfWork, who: Member, at: datetime) -> None:
    code = Code("c", "AB12CD", who.community_id, CodePurpose.JOIN, at, expires_at=at)
    work.codes.add(code)


def put_dialogue(work: UnitOfWork, who: Member, at: datetime) -> None:
    work.dialogues.add(Dialogue("d", f"test:{who.id}:x", "ask.ask", {}, at))
    chosen = Choice(Text("confirm-yes"), Press("guide.help"))
    work.offers.add(Offer("o", "test:x", (chosen,), at))
    work.offers.add(Offer("standing", "test:x", (chosen,), at, topic=3))


def put_export(work: UnitOfWork, who: Member, at: datetime) -> None:
    life = PERIODS[Kept.EXPORTS]
    work.exports.add(Export("e", who.community_id, who.id, "d", "all", at, at + life))


def put_roll(work: UnitOfWork, who: Member, at: datetime) -> None:
    row = RollRow(1, "3", "2", "501", owners=(NamedOwner("王秀英", "1234"),))
    sheet = RollSheet((row,), names_owners=True)
    work.roll_files.add(
        RollFile(RollFileId("r"), who.community_id, "名册.xlsx", sheet, who.id, at)
    )


def put_upload(work: UnitOfWork, who: Member, at: datetime) -> None:
    file = Attachment(
        AttachmentId("a"), who.community_id, "web", "f" * 64, "x.pdf", "application/pdf", at
    )
    work.attachments.add(replace(file, added_by=who.id, digest="f" * 64))


def put_question(work: UnitOfWork, who: Member, at: datetime) -> None:
    work.questions.add(Question("q", who.community_id, who.id, "几点开门", at))


def put_view(work: UnitOfWork, who: Member, at: datetime) -> None:
    view = View("v", who.community_id, who.id, "", Shown.DOORS, "/desk", (), 2, at, at)
    work.views.add(view)


def put_erasure(work: UnitOfWork, who: Member, at: datetime) -> None:
    over = ErasureState.TAKEN_BACK
    work.erasures.add(Erasure("x", who.community_id, who.id, at, at, over, at))


def put_report(work: UnitOfWork, who: Member, at: datetime) -> None:
    put_upload(work, who, at)
    work.doorway_reports.add(
        DoorwayReport(
            id=DoorwayReportId("dr"),
            community_id=who.community_id,
            place="3-2",
            text="楼道灯坏了",
            sent_at=at,
            receipt="digest",
            phone="13800000000",
            attachment_ids=(AttachmentId("a"),),
            state=ReportState.HANDLED,
            answered_at=at,
        )
    )


def report_is_gone(work: UnitOfWork) -> bool:
    return not work.doorway_reports.where() and not work.attachments.get("a").digest


def asker_is_gone(work: UnitOfWork) -> bool:
    return work.members.get(work.questions.get("q").member_id).name == "已注销的居民"


def put_nickname(work: UnitOfWork, who: Member, at: datetime) -> None:
    work.nicknames.add(Nickname("n", who.community_id, "阿强", at, who.id))


KINDS: dict[Kept, tuple[Put, Gone]] = {
    Kept.SIGN_INS: (put_link, lambda work: not work.sign_in_links.where()),
    Kept.CODES: (put_code, lambda work: not work.codes.where()),
    Kept.DIALOGUES: (
        put_dialogue,
        lambda work: (
            not work.dialogues.where()
            and [each.id for each in work.offers.where()] == ["standing"]
        ),
    ),
    Kept.EXPORTS: (put_export, lambda work: not work.exports.where()),
    Kept.ROLL_FILES: (
        put_roll,
        lambda work: (
            work.roll_files.get("r").state is RollFileState.DROPPED
            and not work.roll_files.get("r").sheet.rows
        ),
    ),
    Kept.UPLOADS: (put_upload, lambda work: not work.attachments.get("a").digest),
    Kept.QUESTIONS: (put_question, asker_is_gone),
    Kept.VIEWS: (put_view, lambda work: not work.views.where()),
    Kept.CALLBACKS: (put_report, lambda work: not work.doorway_reports.get("dr").phone),
    Kept.REPORTS: (put_report, report_is_gone),
    Kept.NICKNAMES: (put_nickname, lambda work: not work.nicknames.where()),
    Kept.ERASURES: (put_erasure, lambda work: not work.erasures.where()),
}
ELSEWHERE = {
    Kept.QUEUES: "tests/bot/test_ticker.py",
    Kept.SESSIONS: "tests/bot/web/test_pages.py",
    Kept.CHATS: "tests/bot/storage/test_remains.py",
    Kept.PROXIES: "test_the_photo_of_a_proxy_goes_after_the_notice",
}


def test_every_kind_is_held_to_its_period() -> None:
    assert set(KINDS) | set(ELSEWHERE) == set(Kept)


@pytest.mark.parametrize("kept", sorted(KINDS))
def test_it_stays_to_the_end_of_its_period_and_goes_then(council: Council, kept: Kept) -> None:
    put, gone = KINDS[kept]
    who = council.member("王阿姨")
    with council.begin() as work:
        put(work, who, council.now)
    end = council.now + PERIODS[kept]
    with council.begin() as work:
        forget(work, now=end - SECOND)
    with council.begin() as work:
        assert not gone(work)
        forget(work, now=end + SECOND)
        forget(work, now=end + SECOND)
    with council.begin() as work:
        assert gone(work)


def test_what_a_proposal_rests_on_stays(council: Council) -> None:
    who = council.member("王阿姨")
    council.acts("王阿姨", "propose.submit", text="路灯坏了", place="东门")
    with council.begin() as work:
        put_upload(work, who, council.now)
        (proposal,) = work.proposals.where()
        work.proposals.save(replace(proposal, attachment_ids=(AttachmentId("a"),)))
        forget(work, now=council.now + 10 * PERIODS[Kept.UPLOADS])
        assert work.attachments.get("a").digest


def test_what_was_not_handled_stays_with_its_photos(council: Council) -> None:
    who = council.member("王阿姨")
    with council.begin() as work:
        put_report(work, who, council.now)
        waiting = replace(work.doorway_reports.get("dr"), state=ReportState.SENT)
        work.doorway_reports.save(waiting)
        forget(work, now=council.now + 10 * PERIODS[Kept.REPORTS])
        assert work.doorway_reports.get("dr") == waiting
        assert work.attachments.get("a").digest


def test_the_code_of_a_doorway_is_known_as_long_as_its_poster_may_hang(
    council: Council,
) -> None:
    with council.begin() as work:
        over = council.now - 10 * PERIODS[Kept.CODES]
        code = Code("c", "AB12CD", council.community.id, CodePurpose.DOORWAY, over, over)
        work.codes.add(replace(code, place="3-2"))
        forget(work, now=council.now)
        assert work.codes.get("c").place == "3-2"


def test_nobody_stands_for_all_whose_link_was_cut(council: Council) -> None:
    community: Community = council.community
    with council.begin() as work:
        for number, who in enumerate(("王阿姨", "李叔")):
            account = work.accounts.where(display_name=who)[0]
            put_question(work, work.members.get(account.member_id), council.now)
            work.questions.save(work.questions.get("q"))
            kept = replace(work.questions.get("q"), id=f"q{number}")
            work.questions.add(kept)
            work.questions.remove(work.questions.get("q"))
        forget(work, now=council.now + 2 * PERIODS[Kept.QUESTIONS])
        askers = {each.member_id for each in work.questions.where()}
    assert askers == {MemberId(f"nobody-{community.id}")}


def test_the_photo_of_a_proxy_goes_after_the_notice(council: Council) -> None:
    poll = voting(council)
    holder, noter = council.member("李叔"), council.member("周老师")
    with council.begin() as work:
        put_upload(work, noter, council.now)
        elector = work.electors.where(poll_id=poll.id)[0]
        work.proxies.add(
            Proxy(
                id="p",
                community_id=poll.community_id,
                poll_id=poll.id,
                elector_id=elector.id,
                holder_id=holder.id,
                noted_by=noter.id,
                noted_at=council.now,
                paper_id=AttachmentId("a"),
            )
        )
    ends = closed(council, poll).notice_ends_at + PERIODS[Kept.PROXIES]
    with council.begin() as work:
        forget(work, now=ends)
        assert work.proxies.get("p").paper_id == "a"
        forget(work, now=ends + SECOND)
        assert work.proxies.get("p").paper_id is None
        assert not work.attachments.get("a").digest
