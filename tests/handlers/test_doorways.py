"""Codes of doorways, and what is reported, asked and answered through them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from deliberation.doorways import DoorwayReport, ReportState
from deliberation.identifiers import AttachmentId, MemberId
from deliberation.lifecycle import ForbiddenTransition
from deliberation.proposals import Proposal, ReasonMissing
from handlers.doorways import doorways
from handlers.exporting import gathered
from handlers.messages import Incoming, Press
from handlers.places import is_speaker, speaker_id
from handlers.ports import Code
from handlers.report_proposals import NUMBERS, suggested
from handlers.reporting import LONGEST_REPORT, MOST_REPORTS, plain_receipt, report_of
from handlers.router import route
from tests.bot.storage.world import NOW, WANG, WORLD
from tests.dialogues import COMMITTEE_ROOM, GROUP, PHOTO, PRIVATE, Council

LAMP = "三楼楼道灯不亮"


def codes(council: Council) -> tuple[Code, ...]:
    with council.begin() as work:
        return doorways(work, council.community.id, at=council.now)


def hung(council: Council, words: str = "3栋2单元") -> Code:
    """Return the code of a doorway, made by a moderator."""
    council.acts("周老师", "doorway.make", text=words)
    return codes(council)[-1]


def reports(council: Council) -> tuple[DoorwayReport, ...]:
    with council.begin() as work:
        return work.doorway_reports.where()


def reported(council: Council, who: str = "生人") -> DoorwayReport:
    code = hung(council)
    council.says(who, f"/start door_{code.code}")
    council.presses(who, "报问题")
    council.says(who, LAMP)
    return reports(council)[-1]


# Codes


def test_a_moderator_makes_codes_from_a_list(council: Council) -> None:
    council.acts("周老师", "doorway.make", text="1-2栋 各2单元；10号楼")
    council.sees("周老师", "做好了 5 个门口的码", "打印海报")
    assert [each.place for each in codes(council)] == ["1-1", "1-2", "2-1", "2-2", "10"]
    council.acts("周老师", "doorway.make", text="2-1, 2-2, 2-3")
    council.sees("周老师", "做好了 1 个")
    assert len({each.code for each in codes(council)}) == 6


def test_codes_are_made_for_doors_that_are_known(council: Council) -> None:
    council.acts("周老师", "doorway.make", text="")
    assert [each.place for each in codes(council)] == ["1-1", "3-2"]
    council.acts("周老师", "doorway.make", text="")
    council.sees("周老师", "没有要做的")


def test_a_list_that_nobody_can_read_makes_nothing(council: Council) -> None:
    council.acts("周老师", "doorway.make", text="1栋，东门")
    council.sees("周老师", "“东门”没看懂")
    assert codes(council) == ()


def test_only_moderators_make_codes(council: Council) -> None:
    council.acts("李叔", "doorway.make", text="1栋")
    council.sees("李叔", "要由主持人")
    assert codes(council) == ()


def test_a_code_that_leaked_is_renewed(council: Council) -> None:
    old = hung(council)
    council.acts("周老师", "doorway.renew", c=old.id)
    council.sees("周老师", "3栋2单元换了新码", "打印海报")
    (new,) = codes(council)
    assert (new.place, new.code != old.code) == ("3-2", True)
    council.says("生人", old.code)
    council.sees("生人", "过期")
    council.acts("周老师", "doorway.renew", c=old.id)
    council.sees("周老师", "过期")


def test_a_doorway_that_is_none_is_dropped(council: Council) -> None:
    code = hung(council, "33栋")
    council.acts("周老师", "doorway.drop", c=code.id)
    council.sees("周老师", "33栋的码不用了")
    assert codes(council) == ()


def test_another_kind_of_code_is_left_alone(council: Council) -> None:
    council.acts("周老师", "members.invite", building="3")
    with council.begin() as work:
        invitation = work.codes.where()[0]
    for action in ("doorway.renew", "doorway.drop"):
        council.acts("周老师", action, c=invitation.id)
        council.sees("周老师", "没有这个码")
    council.says("生人", f"门口码 {invitation.code}")
    council.sees("生人", "没有这个码")


# At the doorway


@pytest.mark.parametrize("said", ["/start door_{}", "{}", "门口码 {}"])
def test_who_scans_is_greeted_with_the_place(council: Council, said: str) -> None:
    code = hung(council).code
    council.says("生人", said.format(code))
    council.sees("生人", "清河里社区，3栋2单元", "问政策", "报问题", "正在表决")


def test_who_scans_asks(council: Council) -> None:
    code = hung(council).code
    council.says("生人", f"/start door_{code}")
    council.presses("生人", "问政策")
    council.sees("生人", "您想问什么")
    council.says("生人", "养狗要办证吗")
    with council.begin() as work:
        assert [each.text for each in work.questions.where()] == ["养狗要办证吗"]


def test_a_report_needs_no_sign_up_and_reaches_the_staff(council: Council) -> None:
    report = reported(council)
    council.sees("生人", "收到了（3栋2单元）", "编号：", "看看办得怎么样")
    council.sees("赵主任", "3栋2单元有人扫码报问题", LAMP, where=COMMITTEE_ROOM)
    council.sees("周老师", LAMP)
    council.sees_nothing("李叔")
    assert report.state is ReportState.SENT
    assert (report.place, report.text) == ("3-2", LAMP)
    assert report.member_id == council.member("生人").id


def test_a_report_is_answered_and_handled(council: Council) -> None:
    reported(council)
    council.presses("赵主任", "先答复", where=COMMITTEE_ROOM)
    council.sees("赵主任", "怎么答复", LAMP)
    council.says("赵主任", "明天上午来修")
    council.sees("赵主任", "答复好了")
    council.sees("生人", f"您在3栋2单元报的“{LAMP}”有答复了（在办）", "明天上午来修")
    council.presses("周老师", "办好了")
    council.says("周老师", "换好了")
    council.sees("生人", "办好了", "换好了")
    (report,) = reports(council)
    assert report.state is ReportState.HANDLED
    assert report.answer == "换好了"
    council.acts("周老师", "doorway.answer", r=report.id, state="handled", text="又一次")
    assert reports(council) == (report,)


def test_residents_answer_nothing(council: Council) -> None:
    report = reported(council)
    council.acts("李叔", "doorway.answer", r=report.id, state="handled", text="好了")
    assert reports(council) == (report,)


def test_a_photo_comes_along(council: Council) -> None:
    code = hung(council).code
    council.says("李叔", f"/start door_{code}")
    council.presses("李叔", "报问题")
    council.says("李叔", LAMP, files=[PHOTO])
    council.sees("周老师", "照片：1 张")
    (report,) = reports(council)
    assert len(report.attachment_ids) == 1


def test_a_code_in_a_group_is_answered_in_private(council: Council) -> None:
    code = hung(council).code
    council.says("李叔", f"@邻里议 门口码 {code}", where=GROUP)
    council.sees("李叔", "3栋2单元", "报问题")


def test_too_long_and_too_many_are_refused(council: Council) -> None:
    code = hung(council).code
    council.acts("李叔", "doorway.report", d=code, text="长" * (LONGEST_REPORT + 1))
    council.sees("李叔", f"{LONGEST_REPORT} 个字以内")
    council.acts("李叔", "doorway.report", d=code, text=LAMP, phone="打给我")
    council.sees("李叔", "号码没看懂")
    for number in range(MOST_REPORTS + 1):
        council.acts("李叔", "doorway.report", d=code, text=f"{LAMP}{number}")
    council.sees("李叔", "报得有点多")
    assert len(reports(council)) == MOST_REPORTS
    council.waits(hours=1, minutes=1)
    council.acts("李叔", "doorway.report", d=code, text="又坏了")
    assert len(reports(council)) == MOST_REPORTS + 1


def test_a_code_of_another_community_takes_no_report(council: Council) -> None:
    code = hung(council).code
    council.acts("外人", "doorway.report", d=code, text=LAMP)
    council.sees("外人", "没有这个码")
    assert reports(council) == ()


# Nobody's reports


def sent_by_nobody(council: Council, code: Code, **values: str) -> str:
    """Send a report as the page at a doorway does; return its receipt."""
    speaker = speaker_id(council.community.id, code.place)
    receipt = f"ABCDEFGH{len(reports(council)):04}"
    press = Press("doorway.report", {"d": code.code, "receipt": receipt, **values})
    with council.begin() as work:
        incoming = Incoming("web", receipt, speaker, "", council.now, council.community.id)
        route(replace(incoming, press=press), work=work, now=council.now, ids=council.ids)
    return receipt


def test_nobody_is_kept_with_an_anonymous_report(council: Council) -> None:
    code = hung(council)
    receipt = sent_by_nobody(council, code, text=LAMP, phone="138 0000 0000")
    (report,) = reports(council)
    assert is_speaker(speaker_id(council.community.id, "3-2"))
    assert report.member_id is None
    assert report.phone == "138 0000 0000"
    assert receipt not in report.receipt
    with council.begin() as work:
        shown = f" {receipt[:6].lower()} - {receipt[6:]} "
        assert report_of(work, council.ids, shown) == report


def test_a_receipt_that_is_taken_is_not_given_twice(council: Council) -> None:
    code = hung(council)
    for who in ("李叔", "王阿姨"):
        council.acts(who, "doorway.report", d=code.code, text=LAMP, receipt="A" * 12)
    one, other = reports(council)
    assert one.receipt != other.receipt


def test_who_has_the_receipt_removes_the_report(council: Council) -> None:
    code = hung(council)
    receipt = sent_by_nobody(council, code, text=LAMP)
    council.acts("李叔", "doorway.withdraw", receipt="Z" * 12)
    council.sees("李叔", "没有这个编号")
    council.acts("外人", "doorway.withdraw", receipt=receipt)
    council.sees("外人", "没有这个编号")
    council.acts("李叔", "doorway.withdraw", receipt=receipt)
    council.sees("李叔", "删掉了")
    assert reports(council) == ()


def test_receipts_are_read_as_they_are_typed() -> None:
    assert plain_receipt("k7m2q9-4twx3b") == plain_receipt(" K7M2Q9 4TWX3B ") == "K7M2Q94TWX3B"
    assert plain_receipt("K7M2Q9") == plain_receipt("") == plain_receipt("K7M2Q9-4TWX3'") == ""


# Rights


def test_ones_reports_are_handed_over_and_removed_with_oneself(council: Council) -> None:
    reported(council, "访客")
    member = council.member("访客")
    with council.begin() as work:
        (told,) = gathered(work, member)["reports"]
    assert (told["place"], told["text"]) == ("3-2", LAMP)
    council.says("访客", "注销")
    council.presses("访客", "确认注销")
    council.passes(timedelta(days=8))
    assert reports(council) == ()


def test_ones_reports_come_along_when_accounts_are_joined(council: Council) -> None:
    reported(council, "李叔")
    kept = council.member("周老师")
    council.says("周老师", "关联")
    code = re.search("[A-Z0-9]{6}", council.last("周老师").text)
    assert code is not None
    council.says("李叔", code[0])
    assert [each.member_id for each in reports(council)] == [kept.id]


# The life of a report


def test_an_answer_has_words_and_nothing_follows_the_last() -> None:
    report = WORLD["doorway_reports"]
    assert isinstance(report, DoorwayReport)
    assert report.waits
    with pytest.raises(ReasonMissing):
        report.answered(ReportState.HANDLED, words=" ", by=WANG, at=NOW)
    told = report.answered(ReportState.UNDER_WAY, words=" 在修 ", by=WANG, at=NOW)
    assert (told.answer, told.waits) == ("在修", True)
    done = told.answered(ReportState.HANDLED, words="好了", by=MemberId("m2"), at=NOW)
    assert not done.waits
    assert done.attachment_ids == (AttachmentId("f1"),)
    with pytest.raises(ForbiddenTransition):
        done.answered(ReportState.UNDER_WAY, words="又坏了", by=WANG, at=NOW)


# Made a proposal


def proposals(council: Council) -> tuple[Proposal, ...]:
    with council.begin() as work:
        return work.proposals.where()


def pictured(council: Council, *, phone: str = "") -> DoorwayReport:
    """Return a report with a photo whose bytes are kept, of a neighbour who is known."""
    code = hung(council)
    values = {"d": code.code, "text": LAMP, "phone": phone}
    council.receive(
        "王阿姨", where=PRIVATE, press=Press("doorway.report", values), files=(PHOTO,)
    )
    sent = reports(council)[-1]
    with council.begin() as work:
        photo = work.attachments.get(sent.attachment_ids[0])
        work.attachments.save(replace(photo, digest="d" * 64))
    return sent


def test_a_report_becomes_the_moderator_s_proposal_and_goes_the_usual_way(
    council: Council,
) -> None:
    sent = pictured(council, phone="13800001111")
    values = {"r": sent.id, "title": "楼道换声控灯", "text": "三楼总不亮。", "photos": "yes"}
    council.acts("周老师", "doorway.propose", **values)
    council.sees("王阿姨", f"您在3栋2单元报的“{LAMP}”转成了 1 号提案")
    council.sees("周老师", "已提交：1号提案“楼道换声控灯")
    (proposal,) = proposals(council)
    assert proposal.text == "楼道换声控灯\n三楼总不亮。\n（3栋2单元门口来信，主持人整理）"
    assert proposal.author_id == council.member("周老师").id
    assert proposal.place == "3栋2单元"
    (report,) = reports(council)
    assert (report.state, report.proposal_id) == (ReportState.PROPOSED, proposal.id)
    assert not report.waits
    council.acts("李叔", "propose.second", p=proposal.id)
    with council.begin() as work:
        assert work.secondings.count(proposal_id=proposal.id) == 1
        (photo,) = (work.attachments.get(each) for each in proposal.attachment_ids)
    assert photo.id not in report.attachment_ids
    assert photo.digest == "d" * 64
    council.acts("周老师", "doorway.propose", **values)
    council.acts("周老师", "doorway.answer", r=sent.id, state="handled", text="换好了")
    assert len(proposals(council)) == 1
    assert reports(council)[-1].state is ReportState.PROPOSED


def test_photos_stay_behind_unless_they_are_ticked(council: Council) -> None:
    sent = pictured(council)
    council.acts("周老师", "doorway.propose", r=sent.id, title="楼道换声控灯")
    assert proposals(council)[-1].attachment_ids == ()


@pytest.mark.parametrize(
    "words",
    ["打 13900002222 找我", "打139-0000-2222", "010-66668888 转三", "找 6666 8888 一样"],
)
def test_no_telephone_number_comes_along(council: Council, words: str) -> None:
    code = hung(council)
    council.acts("访客", "doorway.report", d=code.code, text=words, phone="6666 8888")
    sent = reports(council)[-1]
    assert not NUMBERS.search(" ".join(suggested(sent)))
    assert "6666 8888" not in " ".join(suggested(sent))
    council.acts("周老师", "doorway.propose", r=sent.id, title="换灯", text=words)
    council.sees("周老师", "里面有电话号码")
    assert proposals(council) == ()
    assert reports(council)[-1].state is ReportState.SENT


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        (LAMP, (LAMP, "")),
        ("门坏了。关不上，晚上吵！", ("门坏了", "关不上，晚上吵！")),
        ("长" * 50, ("长" * 39 + "…", "长" * 50)),
    ],
    ids=["one", "two", "long"],
)
def test_words_to_begin_with(council: Council, text: str, begun: tuple[str, str]) -> None:
    sent = replace(reported(council), text=text)
    assert suggested(sent) == begun


def test_whoever_takes_their_report_back_takes_its_photos_off_the_proposal(
    council: Council,
) -> None:
    code = hung(council)
    receipt = "K7M2Q94TWX3B"
    press = Press("doorway.report", {"d": code.code, "text": LAMP, "receipt": receipt})
    council.receive("访客", where=PRIVATE, press=press, files=(PHOTO,))
    sent = reports(council)[-1]
    council.acts("周老师", "doorway.propose", r=sent.id, title="换灯", photos="yes")
    (key,) = proposals(council)[-1].attachment_ids
    council.acts("访客", "doorway.withdraw", receipt=receipt)
    assert reports(council) == ()
    assert proposals(council)[-1].attachment_ids == ()
    with council.begin() as work:
        photo = work.attachments.get(key)
    assert not photo.digest
    assert not photo.reference


def test_only_moderators_make_proposals_of_reports(council: Council) -> None:
    sent = reported(council)
    council.acts("赵主任", "doorway.propose", r=sent.id, title="换灯")
    council.sees("赵主任", "要由主持人")
    council.acts("周老师", "doorway.propose", r=sent.id, title=" ")
    assert proposals(council) == ()
