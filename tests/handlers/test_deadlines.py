"""What happens by itself: once, in its own community, and not at night."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.database import Storage
from deliberation.communities import Community, Purpose, Room
from deliberation.identifiers import AttachmentId, CommunityId, MemberId, RoomId
from deliberation.outcomes import OutcomeDocuments
from deliberation.polls import Poll, PollState
from deliberation.responses import ResponseState
from deliberation.topics import TopicState
from handlers import minutes
from handlers.deadlines import reminder_at
from handlers.messages import Replies
from handlers.ports import Attachment, Ids, UnitOfWork
from tests.deliberation.strategies import POLL
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, START, Council
from tests.fakes import FakeIds
from tests.handlers.stages import (
    TITLE,
    answered,
    closed,
    committed,
    decided,
    opened,
    outcome_of,
    response_of,
    tick,
    voting,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now(council: Council, poll: Poll) -> Poll:
    with council.begin() as work:
        return work.polls.get(poll.id)


def ticks(council: Council, **after: float) -> None:
    council.waits(**after)
    council.happens(tick)


# Closing


def test_closing_tells_the_result_with_its_steps(council: Council) -> None:
    poll = voting(council)
    for who, choice in {"王阿姨": "1", "李叔": "1", "小陈": "2", "孙工": "3"}.items():
        council.acts(who, "vote.cast", poll=poll.id, choice=choice)
    outcome = closed(council, poll)
    council.sees(
        "王叔叔",
        f"【2号结果】{TITLE}：通过",
        "赞成：2 票",
        "反对：1 票",
        "弃权：1 票",
        "名册 7，参加 4",
        "3 票里至少要 2 票，得了 2 票，过了",
        "征求意见，不替代",
        "公示到2026年12月14日 20:00",
        "委员会最迟2026年12月14日 20:00答复",
        "看结果和公示",
        where=GROUP,
    )
    council.sees("王叔叔", "【2号表决】", "表决结束：通过", where=GROUP)
    council.sees("王阿姨", "【2号结果】", where=PRIVATE)
    assert now(council, poll).state is PollState.CLOSED_ADOPTED
    with council.begin() as work:
        assert work.topics.get(poll.topic_id).state is TopicState.DECIDED
    response = response_of(council, outcome.id)
    assert response.state is ResponseState.DUE
    assert response.due_at - outcome.decided_at == timedelta(days=15)
    assert outcome.notice_ends_at - outcome.decided_at == timedelta(days=15)


def test_a_second_tick_says_nothing(council: Council) -> None:
    poll = voting(council)
    closed(council, poll)
    for _ in range(3):
        ticks(council, seconds=3)
        council.silent()
    with council.begin() as work:
        assert work.outcomes.count() == work.responses.count() == 1


def test_the_record_is_ordered_once(storage: Storage, ids: FakeIds) -> None:
    council = Council(begin=storage.transaction, ids=ids)
    outcome = decided(council)
    council.happens(tick)
    with storage.transaction() as work:
        jobs = work.jobs.claim(owner="test", now=council.now, lease_s=60, limit=50)
    ordered = [dict(each.values) for each in jobs if each.kind == "record"]
    assert ordered == [{"outcome": outcome.id}]


def test_nobody_voted(council: Council) -> None:
    outcome = closed(council, voting(council))
    council.sees("李叔", "参加人数不够", "参加 0", where=GROUP)
    assert outcome.verdict.state is PollState.CLOSED_WITHOUT_QUORUM


def test_a_residents_meeting_without_quorum(council: Council) -> None:
    poll = voting(council, bylaw="residents_meeting")
    for who in ("王阿姨", "李叔", "小陈"):
        council.acts(who, "vote.cast", poll=poll.id, choice="1")
    closed(council, poll)
    council.sees("李叔", "参加 3", "超过 1/2（至少 4），不够", "还没有通过", where=GROUP)


def test_the_most_chosen_of_several_is_named(council: Council) -> None:
    poll = voting(council, method="plurality", options="换LED\n修旧灯")
    for who, choice in {"王阿姨": "2", "李叔": "2", "小陈": "1"}.items():
        council.acts(who, "vote.cast", poll=poll.id, choice=choice)
    closed(council, poll)
    council.sees("李叔", "得票最多：修旧灯", "最多的一项得 2 票", where=GROUP)


def test_a_poll_that_nobody_opened_in_time_opens_and_closes(council: Council) -> None:
    poll = voting(council, opens_at="2026-11-23 08:00", closes_at="2026-11-24 08:00")
    ticks(council, days=5)
    assert now(council, poll).state is PollState.CLOSED_WITHOUT_QUORUM
    assert outcome_of(council, poll).verdict.electors == 7


def test_results_stay_in_their_community(council: Council) -> None:
    room = Room(
        id=RoomId("their-room"),
        community_id=council.elsewhere.id,
        channel="test",
        external_id="their-room",
        purpose=Purpose.RESIDENTS,
        title="别处",
        bound_at=START,
    )
    with council.begin() as work:
        work.rooms.add(room)
    poll = voting(council)
    closed(council, poll)
    assert "test:their-room" not in {seen.chat for seen in council.shown}
    council.sees_nothing("外人")


# Reminders to vote


def test_only_those_who_have_not_voted_are_reminded_once(council: Council) -> None:
    poll = voting(council)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.now = poll.closes_at - timedelta(hours=24)
    council.happens(tick)
    council.sees("小陈", "清河里社区", "2号", "2026年11月29日 20:00截止", "您还没投票", "赞成")
    council.sees_nothing("李叔", where=PRIVATE)
    ticks(council, minutes=1)
    council.silent()


def test_a_reminder_waits_out_the_night_and_can_be_answered(council: Council) -> None:
    poll = voting(council)
    council.now = poll.reminder_at
    council.happens(tick)
    reminders = [seen.reply for seen in council.shown if "您还没投票" in seen.text]
    assert len(reminders) == 7
    assert all(each is not None and each.scheduled for each in reminders)
    council.says("小陈", "2")
    council.sees("小陈", "您投的是：反对")


def test_a_household_that_voted_is_not_reminded(council: Council) -> None:
    poll = voting(council, base="households")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.now = poll.reminder_at
    council.happens(tick)
    council.sees_nothing("王叔叔", where=PRIVATE)
    council.sees("小陈", "您还没投票", where=PRIVATE)


def hours(
    opens: int, closes: int, *, quiet: tuple[int, int] = (21, 8)
) -> tuple[Poll, Community]:
    start = datetime(2026, 11, 22, tzinfo=SHANGHAI)
    poll = replace(
        POLL,
        opens_at=start + timedelta(hours=opens),
        closes_at=start + timedelta(hours=closes),
    )
    community = Community(
        id=CommunityId("c"),
        slug="c",
        name="c",
        parent="",
        time_zone="Asia/Shanghai",
        locale="zh_CN",
        created_at=start,
        quiet_from=quiet[0] * 60,
        quiet_to=quiet[1] * 60,
    )
    return poll, community


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (10, 10 + 7 * 24, 10 + 6 * 24),  # a week: a day before
        (10, 24 + 7, 20),  # closes at seven in the morning: before the night
        (10, 24 + 12, 24 + 6.8),  # closes at noon: the reminder waits until eight
        (22, 24 + 7, 22),  # opens in the night and closes before it ends: at once
    ],
)
def test_reminders_reach_people_before_the_closing(
    opens: int, closes: int, expected: float
) -> None:
    poll, community = hours(opens, closes)
    start = datetime(2026, 11, 22, tzinfo=SHANGHAI)
    assert reminder_at(poll, community=community) == start + timedelta(hours=expected)


@given(st.integers(0, 200), st.integers(1, 400))
def test_reminders_fall_into_the_period(opens: int, length: int) -> None:
    poll, community = hours(opens, opens + length)
    assert poll.opens_at <= reminder_at(poll, community=community) < poll.closes_at


def test_without_a_night_the_usual_moment_stands() -> None:
    poll, community = hours(10, 31, quiet=(0, 0))
    assert reminder_at(poll, community=community) == poll.reminder_at


# Rounds


def test_a_round_that_begins_is_announced(council: Council) -> None:
    council.acts("王阿姨", "propose.submit", text="路灯坏了", place="门口")
    with council.begin() as work:
        (proposal,) = work.proposals.where()
    council.acts(
        "周老师",
        "moderate.open_topic",
        p=proposal.id,
        title=TITLE,
        rounds='[{"title": "说情况", "days": 2}, {"title": "谈办法", "days": 3}]',
    )
    ticks(council, days=1)
    council.silent()
    ticks(council, days=1)
    council.sees("李叔", "进入谈办法", "2026年11月27日", where=GROUP)
    council.sees("李叔", "【2号议题】", "谈办法", where=GROUP)
    ticks(council, minutes=1)
    council.silent()
    ticks(council, days=3)
    council.sees("周老师", "商议时间到了", "发起表决", "结束议题", where=PRIVATE)
    council.sees_nothing("李叔", where=GROUP)


def test_rounds_of_a_topic_under_vote_end_in_silence(council: Council) -> None:
    topic = opened(council, days=3)
    voting(council, topic)
    ticks(council, days=4)
    council.sees_not("周老师", "商议时间到了")


# Responses


def test_the_committee_is_reminded_then_marked_in_public(council: Council) -> None:
    outcome = decided(council)
    due = response_of(council, outcome.id).due_at
    council.now = due - timedelta(days=3)
    council.happens(tick)
    council.sees("赵主任", "提醒：2号", "采纳", where=COMMITTEE_ROOM)
    council.sees("赵主任", "提醒：2号", where=PRIVATE)
    council.sees_nothing("李叔")
    ticks(council, minutes=1)
    council.silent()
    council.now = due
    council.happens(tick)
    council.sees("李叔", "答复已超期", "2026年12月14日 20:00", where=GROUP)
    council.sees("赵主任", "请尽快答复", where=COMMITTEE_ROOM)
    assert response_of(council, outcome.id).overdue_since == due
    ticks(council, minutes=1)
    council.silent()


def test_a_short_period_is_reminded_of_halfway(council: Council) -> None:
    with council.begin() as work:
        work.communities.save(replace(council.community, response_days=2))
    decided(council)
    ticks(council, hours=23)
    council.silent()
    ticks(council, hours=1)
    council.sees("赵主任", "提醒：2号", where=COMMITTEE_ROOM)


def test_a_given_response_is_neither_near_nor_overdue(council: Council) -> None:
    answered(council)
    ticks(council, days=14)
    council.sees_not("赵主任", "提醒")
    ticks(council, days=10)
    council.sees_not("李叔", "超期")


# Commitments


def test_a_commitment_past_its_deadline_is_marked_once(council: Council) -> None:
    commitment = committed(council)
    council.now = datetime(2026, 12, 20, 15, 0, tzinfo=SHANGHAI)
    council.happens(tick)
    council.sees_not("赵主任", "过了")
    council.now = datetime(2026, 12, 21, 0, 0, tzinfo=SHANGHAI)
    council.happens(tick)
    council.sees(
        "赵主任", "换LED灯", "过了2026年12月20日的期限", "物业公司，刘工", where=COMMITTEE_ROOM
    )
    with council.begin() as work:
        assert work.commitments.get(commitment.id).overdue_since == council.now
    ticks(council, minutes=1)
    council.silent()
    council.presses("赵主任", "报进展")
    council.sees("赵主任", "办到哪一步了")


def test_a_kept_commitment_is_never_overdue(council: Council) -> None:
    commitment = committed(council)
    council.acts("赵主任", "respond.progress", c=commitment.id, text="好了", state="done")
    ticks(council, days=60)
    council.sees_not("赵主任", "过了")


# Public notices and records


def test_the_end_of_a_notice_is_told_with_open_inquiries(council: Council) -> None:
    outcome = answered(council)
    council.acts("李叔", "respond.inquire", o=outcome.id, text="多少钱？")
    council.now = outcome.notice_ends_at
    council.happens(tick)
    council.sees("赵主任", "公示期满", "询问 1 条，还有 1 条没答复", where=COMMITTEE_ROOM)
    ticks(council, minutes=1)
    council.silent()


def kept(council: Council, name: str) -> AttachmentId:
    attachment = Attachment(
        id=AttachmentId(name),
        community_id=council.community.id,
        channel="",
        reference="",
        name=name,
        media_type="application/pdf",
        added_at=START,
        digest=name,
        public=True,
    )
    with council.begin() as work:
        work.attachments.add(attachment)
    return attachment.id


def test_a_ready_record_goes_to_residents_and_committee_once(council: Council) -> None:
    outcome = decided(council)
    record, card, notice = (kept(council, name) for name in ("pdf", "png", "notice"))

    def ready(work: UnitOfWork, at: datetime, ids: Ids) -> Replies:
        return minutes.record_ready(
            work,
            outcome_id=outcome.id,
            documents=OutcomeDocuments(record=record, card=card, notice=notice),
            now=at,
            ids=ids,
        )

    council.happens(ready)
    council.sees("李叔", "【2号结果】", "扫码", "看结果和公示", where=GROUP)
    council.sees("赵主任", "议事纪要送到", "部分采纳", "写承诺事项", where=COMMITTEE_ROOM)
    council.sees("赵主任", "议事纪要送到", where=PRIVATE)
    sent = {seen.chat: seen.reply for seen in council.shown[-3:]}
    group, committee = sent["test:group"], sent["test:committee-room"]
    assert group is not None
    assert committee is not None
    assert (group.pictures, group.documents) == ((card,), ())
    assert (committee.pictures, committee.documents) == ((card,), (record, notice))
    with council.begin() as work:
        assert work.outcomes.get(outcome.id).record_id == record
    council.happens(ready)
    council.silent()
    council.says("赵主任", "2号 2", where=COMMITTEE_ROOM)
    council.sees("赵主任", "部分采纳", "请写明理由", where=PRIVATE)


def test_the_members_of_another_community_are_never_told(council: Council) -> None:
    committed(council)
    for _ in range(8):
        ticks(council, days=5)
    stranger = council.member("外人").id
    told = {getattr(seen.reply.to, "member_id", None) for seen in council.shown if seen.reply}
    assert MemberId(stranger) not in told
