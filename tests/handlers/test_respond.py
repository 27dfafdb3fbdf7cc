"""The committee's duty and residents' rating of it."""

import pytest

from deliberation.outcomes import Outcome
from deliberation.responses import Commitment, CommitmentState, Rating, ResponseState
from handlers.messages import AttachmentKind, IncomingFile
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Council
from tests.handlers.stages import answered, committed, decided, response_of, tick

DONE = {"text": "灯亮了", "state": "done"}


def photo(reference: str = "photo-1") -> IncomingFile:
    return IncomingFile(
        kind=AttachmentKind.PHOTO,
        reference=reference,
        name="灯.jpg",
        media_type="image/jpeg",
        size=1000,
    )


def now(council: Council, commitment: Commitment) -> Commitment:
    with council.begin() as work:
        return work.commitments.get(commitment.id)


def ratings(council: Council, outcome: Outcome) -> list[Rating]:
    with council.begin() as work:
        return list(work.ratings.where(outcome_id=outcome.id))


# The response


def test_a_response_is_told_to_residents_and_those_behind_it(council: Council) -> None:
    outcome = decided(council)
    council.acts(
        "赵主任", "respond.give", o=outcome.id, verdict="partly_adopted", reasons="先修三盏"
    )
    council.sees("赵主任", "已答复：部分采纳", "写承诺事项", where=PRIVATE)
    council.sees("李叔", "2号", "有答复了：部分采纳", "先修三盏", where=GROUP)
    council.sees("王阿姨", "有答复了：部分采纳", "先修三盏", where=PRIVATE)
    response = response_of(council, outcome.id)
    assert (response.state, response.reasons) == (ResponseState.PARTLY_ADOPTED, "先修三盏")
    assert response.given_by == council.member("赵主任").id


def test_reasons_are_asked_for_in_private(council: Council) -> None:
    outcome = decided(council)
    council.now = response_of(council, outcome.id).due_at
    council.happens(tick)
    council.presses("赵主任", "不采纳", where=COMMITTEE_ROOM)
    council.sees("赵主任", "不采纳", "请写明理由", where=PRIVATE)
    council.sees("赵主任", "已私信给您", where=COMMITTEE_ROOM)
    council.says("赵主任", "今年没有预算")
    council.sees("李叔", "有答复了：不采纳", "今年没有预算", where=GROUP)


def test_a_response_without_a_verdict_is_asked_for(council: Council) -> None:
    outcome = decided(council)
    council.acts("赵主任", "respond.give", o=outcome.id)
    council.sees("赵主任", "委员会怎么答复", "采纳", "部分采纳", "不采纳")
    council.says("赵主任", "大概吧")
    council.sees("赵主任", "请选：1 采纳")
    council.says("赵主任", "1")
    council.sees("赵主任", "采纳。请写明理由")
    council.says("赵主任", "大家都说好")
    assert response_of(council, outcome.id).state is ResponseState.ADOPTED


def test_a_forged_verdict_is_refused(council: Council) -> None:
    outcome = decided(council)
    council.acts("赵主任", "respond.give", o=outcome.id, verdict="due", reasons="…")
    council.sees("赵主任", "请选：1 采纳")
    assert response_of(council, outcome.id).state is ResponseState.DUE


@pytest.mark.parametrize("who", ["王阿姨", "周老师", "外主持"])
def test_only_the_committee_responds(council: Council, who: str) -> None:
    outcome = decided(council)
    council.acts(who, "respond.give", o=outcome.id, verdict="adopted", reasons="好")
    assert response_of(council, outcome.id).state is ResponseState.DUE


def test_a_declined_matter_can_be_rated_at_once(council: Council) -> None:
    answered(council, "declined")
    council.sees("李叔", "不采纳", "请您评价", "解决了", "没解决", where=GROUP)


def test_an_adopted_matter_is_not_rated_before_something_was_done(council: Council) -> None:
    answered(council)
    council.sees_not("李叔", "请您评价", where=GROUP)


# Commitments


def test_a_commitment_is_made_field_by_field(council: Council) -> None:
    answered(council)
    council.presses("赵主任", "写承诺事项")
    for question, answer in (
        ("办什么事", "换LED灯"),
        ("哪个单位", "物业公司"),
        ("谁负责", "刘工"),
        ("什么时候", "12月20日"),
    ):
        council.sees("赵主任", question, where=PRIVATE)
        council.says("赵主任", answer)
    council.sees("赵主任", "承诺已记下", "报进展", where=PRIVATE)
    council.sees("李叔", "换LED灯", "物业公司", "刘工", "2026年12月20日前", where=GROUP)
    council.sees("王阿姨", "2号有承诺了", where=PRIVATE)
    with council.begin() as work:
        (made,) = work.commitments.where()
    assert made.state is CommitmentState.PLANNED


def test_a_deadline_must_lie_ahead_and_be_clear(council: Council) -> None:
    outcome = answered(council)
    council.acts(
        "赵主任", "respond.commit", o=outcome.id, task="换灯", unit="物业", person="刘工"
    )
    for words, refusal in (("尽快", "没看懂"), ("2026-11-28", "已经过去")):
        council.says("赵主任", words)
        council.sees("赵主任", refusal)
    council.says("赵主任", "30天")
    council.sees("赵主任", "2026年12月29日前")


def test_a_declined_matter_takes_no_commitment(council: Council) -> None:
    outcome = answered(council, "declined")
    council.acts("赵主任", "respond.commit", o=outcome.id)
    council.sees("赵主任", "没有采纳，不能写承诺")


# Progress


def test_progress_is_told_and_asked_to_be_rated(council: Council) -> None:
    commitment = committed(council)
    council.acts("赵主任", "respond.progress", c=commitment.id, **DONE)
    council.sees("李叔", "换LED灯，办好了", "“灯亮了”", "请您评价", "解决了", where=GROUP)
    council.sees("王阿姨", "换LED灯，办好了", "没解决", where=PRIVATE)
    assert now(council, commitment).state is CommitmentState.DONE


def test_progress_under_way_is_told_without_asking(council: Council) -> None:
    commitment = committed(council)
    council.acts("赵主任", "respond.progress", c=commitment.id, text="灯买好了")
    council.sees("李叔", "换LED灯，正在办", "灯买好了", where=GROUP)
    council.sees_not("李叔", "请您评价")
    assert now(council, commitment).state is CommitmentState.UNDER_WAY


def test_progress_with_photos(council: Council) -> None:
    commitment = committed(council)
    council.presses("赵主任", "报进展")
    council.presses("赵主任", "办好了")
    council.says("赵主任", "三盏都亮了", files=[photo(), photo("photo-2")])
    council.sees("李叔", "办好了", "三盏都亮了", where=GROUP)
    with council.begin() as work:
        (report,) = work.progress.where(commitment_id=commitment.id)
        photos = work.attachments.where(id=report.attachment_ids)
    assert len(photos) == 2
    assert all(each.public for each in photos)
    told = next(seen.reply for seen in council.shown[::-1] if seen.chat == "test:group")
    assert told is not None
    assert told.pictures == report.attachment_ids


def test_a_photo_alone_is_a_report(council: Council) -> None:
    commitment = committed(council)
    council.presses("赵主任", "报进展")
    council.presses("赵主任", "正在办")
    council.says("赵主任", "", files=[photo()])
    council.sees("李叔", "换LED灯，正在办", where=GROUP)
    with council.begin() as work:
        (report,) = work.progress.where(commitment_id=commitment.id)
    assert (report.text, len(report.attachment_ids)) == ("", 1)


def test_an_unknown_state_is_refused(council: Council) -> None:
    commitment = committed(council)
    council.acts("赵主任", "respond.progress", c=commitment.id, text="好", state="perfect")
    council.sees("赵主任", "先选办到哪一步")
    assert now(council, commitment).state is CommitmentState.PLANNED


def test_a_done_commitment_can_be_added_to_and_taken_up_again(council: Council) -> None:
    commitment = committed(council)
    council.acts("赵主任", "respond.progress", c=commitment.id, **DONE)
    council.acts("赵主任", "respond.progress", c=commitment.id, text="又擦了擦灯")
    assert now(council, commitment).state is CommitmentState.DONE
    council.acts(
        "赵主任", "respond.progress", c=commitment.id, text="坏了，再修", state="under_way"
    )
    assert now(council, commitment).state is CommitmentState.UNDER_WAY


# Rating


def test_a_rating_by_buttons(council: Council) -> None:
    commitment = committed(council)
    council.acts("赵主任", "respond.progress", c=commitment.id, **DONE)
    council.presses("李叔", "解决了", where=GROUP)
    council.sees("李叔", "对处理满意吗", "满意", "不满意", where=PRIVATE)
    council.says("李叔", "1")
    council.sees("李叔", "解决了，满意", where=PRIVATE)
    with council.begin() as work:
        (rating,) = work.ratings.where()
    assert (rating.solved, rating.satisfied) == (True, True)


def test_dissatisfaction_with_a_reason_reopens_once(council: Council) -> None:
    outcome = answered(council)
    council.acts("李叔", "respond.rate", o=outcome.id, v="nn")
    council.sees("李叔", "哪里不满意", "重新办一次")
    council.says("李叔", "只亮了一半")
    council.sees("赵主任", "不满意：只亮了一半", "采纳", where=COMMITTEE_ROOM)
    council.sees("赵主任", "不满意：只亮了一半", where=PRIVATE)
    council.sees("王阿姨", "重新办理", where=GROUP)
    response = response_of(council, outcome.id)
    assert (response.state, response.reopened_reason) == (ResponseState.DUE, "只亮了一半")
    council.acts("赵主任", "respond.give", o=outcome.id, verdict="adopted", reasons="再修一次")
    council.acts(
        "小陈", "respond.rate", o=outcome.id, solved="no", satisfied="no", reason="还是不亮"
    )
    council.sees("小陈", "没解决，不满意")
    council.sees_nothing("赵主任")
    assert response_of(council, outcome.id).state is ResponseState.ADOPTED
    assert len(ratings(council, outcome)) == 2


def test_dissatisfaction_without_a_reason_is_kept_and_reopens_nothing(
    council: Council,
) -> None:
    outcome = answered(council)
    council.acts("李叔", "respond.rate", o=outcome.id, v="yn")
    council.says("李叔", "0")
    council.sees("李叔", "解决了，不满意")
    (rating,) = ratings(council, outcome)
    assert (rating.satisfied, rating.reason) == (False, "")
    assert response_of(council, outcome.id).reopened_at is None


def test_a_form_without_a_reason_is_kept_at_once(council: Council) -> None:
    outcome = answered(council)
    council.acts("李叔", "respond.rate", o=outcome.id, solved="yes", satisfied="no", reason="")
    council.sees("李叔", "解决了，不满意")
    (rating,) = ratings(council, outcome)
    assert rating.reason == ""


def test_the_last_rating_of_a_member_counts(council: Council) -> None:
    outcome = answered(council)
    for letters in ("ny", "yy"):
        council.acts("李叔", "respond.rate", o=outcome.id, v=letters)
    (rating,) = ratings(council, outcome)
    assert (rating.solved, rating.satisfied) == (True, True)


def test_rating_question_by_question(council: Council) -> None:
    outcome = answered(council)
    council.acts("李叔", "respond.rate", o=outcome.id)
    council.sees("李叔", "解决了吗")
    council.says("李叔", "说不好")
    council.sees("李叔", "没看懂")
    council.says("李叔", "没解决")
    council.sees("李叔", "对处理满意吗")
    council.says("李叔", "满意")
    council.sees("李叔", "没解决，满意")


def test_nothing_is_rated_before_the_response(council: Council) -> None:
    outcome = decided(council)
    council.acts("李叔", "respond.rate", o=outcome.id, v="yy")
    council.sees("李叔", "等有了答复再评价")
    assert ratings(council, outcome) == []


@pytest.mark.parametrize("who", ["访客", "外人"])
def test_strangers_do_not_rate(council: Council, who: str) -> None:
    outcome = answered(council)
    council.acts(who, "respond.rate", o=outcome.id, v="yy")
    assert ratings(council, outcome) == []


# Inquiries


def test_an_inquiry_goes_to_the_committee_and_comes_back(council: Council) -> None:
    outcome = decided(council)
    council.acts("李叔", "respond.inquire", o=outcome.id, text="要花多少钱？")
    council.sees("李叔", "已转给委员会")
    council.sees("赵主任", "李叔询问 2号", "要花多少钱？", where=COMMITTEE_ROOM)
    council.presses("赵主任", "答复", where=COMMITTEE_ROOM)
    council.sees("赵主任", "怎么答复", where=PRIVATE)
    council.says("赵主任", "三千元")
    council.sees("李叔", "要花多少钱？", "三千元", where=PRIVATE)
    with council.begin() as work:
        (inquiry,) = work.inquiries.where(outcome_id=outcome.id)
    assert (inquiry.answer, inquiry.answered_by) == ("三千元", council.member("赵主任").id)


def test_inquiries_end_with_the_notice(council: Council) -> None:
    outcome = decided(council)
    council.now = outcome.notice_ends_at
    council.acts("李叔", "respond.inquire", o=outcome.id, text="要花多少钱？")
    council.sees("李叔", "公示到", "已经结束")


def test_an_inquiry_of_elsewhere_is_not_here(council: Council) -> None:
    outcome = decided(council)
    council.acts("李叔", "respond.inquire", o=outcome.id, text="要花多少钱？")
    with council.begin() as work:
        (inquiry,) = work.inquiries.where()
    council.acts("外主持", "respond.answer_inquiry", i=inquiry.id, text="不知道")
    council.sees("外主持", "没有找到")
    council.acts("赵主任", "respond.answer_inquiry", i="nothing", text="不知道")
    council.sees("赵主任", "没有找到")


def test_the_committee_is_not_flooded(council: Council) -> None:
    outcome = decided(council)
    for each in range(6):
        council.acts("李叔", "respond.inquire", o=outcome.id, text=f"第{each}问？")
    council.sees("李叔", "已有 5 条询问等着答复")
    with council.begin() as work:
        assert work.inquiries.count(outcome_id=outcome.id) == 5
