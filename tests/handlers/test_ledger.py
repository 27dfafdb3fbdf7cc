"""What the neighbours see of the ledger: fingerprints, heads, witnesses, the bulletin."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.signing import verified
from deliberation.communities import Role
from deliberation.ledger.canonical import digest, fingerprint
from deliberation.ledger.verifying import verify
from deliberation.polls import Poll
from handlers.deadlines import tick as due
from handlers.freezing import charters_of
from handlers.heads import FEWEST_PENDING, heads_of, is_due
from handlers.ledgers import KeptBulletin
from handlers.messages import Replies
from handlers.ports import Ids, UnitOfWork
from handlers.witnessing import is_enough, witnesses_of
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Council
from tests.handlers.stages import closed, decided, outcome_of, tick, voting

VOTERS = ("王阿姨", "王叔叔", "李叔", "小陈", "周老师", "赵主任", "孙工")
EVENING = timedelta(hours=9)
"""From the beginning of the tests, 10:00 in Shanghai, to the hour of sealing."""


@pytest.fixture
def poll(council: Council) -> Poll:
    return voting(council)


def votes(council: Council, poll: Poll, *names: str) -> None:
    for place, who in enumerate(names):
        council.acts(who, "vote.cast", poll=poll.id, choice=str(place % 3 + 1))


def sealed(council: Council, poll: Poll, *names: str) -> None:
    """Let neighbours vote, and the evening come."""
    votes(council, poll, *(names or VOTERS[:FEWEST_PENDING]))
    council.passes(EVENING)


def stood_by(council: Council, who: str) -> None:
    """Let somebody press below the newest head, and agree that the name is published."""
    council.presses(who, "我看到了同一个指纹", where=GROUP)
    council.presses(who, "同意")


def bulletin(council: Council, poll: Poll) -> KeptBulletin:
    with council.begin() as work:
        found = work.bulletins.one(poll_id=poll.id)
    assert found is not None
    return found


def posts(council: Council, part: str, *, where: str = GROUP) -> list[str]:
    return [
        str(seen) for seen in council.shown if seen.chat.endswith(where) and part in seen.text
    ]


# Frozen at opening


def test_the_fingerprint_of_what_is_frozen_is_posted_before_anybody_votes(
    council: Council, poll: Poll
) -> None:
    with council.begin() as work:
        (charter,) = charters_of(work, poll)
        key = work.signer.key
    assert digest(json.loads(charter.text)) == charter.id
    frozen = json.loads(charter.text)
    assert (frozen["title"], frozen["electors"], frozen["key"]) == (poll.title, 7, key)
    council.sees("李叔", "定死了", "7 人", fingerprint(charter.id), "比一比", where=GROUP)


def test_a_title_mended_before_the_first_ballot_posts_another(
    council: Council, poll: Poll
) -> None:
    council.acts("周老师", "vote.correct", poll=poll.id, title="3号楼路灯如何修")
    with council.begin() as work:
        first, second = charters_of(work, poll)
    assert json.loads(second.text)["title"] == "3号楼路灯如何修"
    council.sees("李叔", "以前的指纹作废", fingerprint(second.id), where=GROUP)
    council.sees_not("李叔", fingerprint(first.id))


def test_a_poll_to_come_freezes_when_it_opens(council: Council) -> None:
    poll = voting(council, opens_at="2026-11-23 09:00")
    assert not posts(council, "定死了")
    council.passes(timedelta(days=1))
    with council.begin() as work:
        assert len(charters_of(work, poll)) == 1
    assert len(posts(council, "定死了")) == 1


# Heads


def test_every_evening_what_came_in_is_sealed_once(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    with council.begin() as work:
        (head,) = heads_of(work, poll)
        assert verified(head.signable, signature=head.signature, key=work.signer.key)
    assert head.size == FEWEST_PENDING
    council.sees("李叔", "5 条投票记录封好了", fingerprint(head.root), where=GROUP)
    council.sees_not("赵主任", fingerprint(head.root), where=COMMITTEE_ROOM)
    council.happens(tick)
    council.silent()


def test_what_comes_after_the_evenings_sealing_waits_for_the_next(
    council: Council, poll: Poll
) -> None:
    sealed(council, poll)
    votes(council, poll, *reversed(VOTERS[:FEWEST_PENDING]))
    council.waits(minutes=5)
    council.happens(tick)
    with council.begin() as work:
        assert len(heads_of(work, poll)) == 1


def test_fewer_than_five_ballots_are_not_sealed_together(council: Council, poll: Poll) -> None:
    sealed(council, poll, *VOTERS[: FEWEST_PENDING - 1])
    votes(council, poll, "王阿姨")
    council.waits(minutes=5)
    council.happens(tick)
    with council.begin() as work:
        assert not heads_of(work, poll)


def test_a_ballot_that_comes_late_in_the_evening_waits_for_the_next(
    council: Council, poll: Poll
) -> None:
    votes(council, poll, *VOTERS[:4])
    council.passes(EVENING + timedelta(hours=2))
    votes(council, poll, VOTERS[4])
    council.happens(tick)
    with council.begin() as work:
        assert not heads_of(work, poll)
    council.now = council.now.replace(hour=11, minute=1) + timedelta(days=1)
    council.happens(tick)
    with council.begin() as work:
        assert [each.size for each in heads_of(work, poll)] == [5]


def test_a_head_is_a_message_of_its_own_and_never_edited(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    told = [each for each in council.shown if "封好了" in each.text]
    assert [each.reply.card for each in told if each.reply] == [""]


def test_short_polls_are_sealed_once_half_way(council: Council) -> None:
    poll = voting(council, closes_at="2026-11-22 20:00")
    votes(council, poll, *VOTERS[:5])
    council.passes(timedelta(hours=4, minutes=59))
    assert not posts(council, "封好了")
    council.passes(timedelta(minutes=2))
    assert len(posts(council, "封好了")) == 1
    votes(council, poll, *VOTERS)
    council.passes(timedelta(hours=2))
    assert len(posts(council, "封好了")) == 1


@pytest.mark.parametrize("days", [1, 7])
def test_nothing_is_sealed_in_the_quiet_hours(council: Council, poll: Poll, days: int) -> None:
    """Whenever a poll opens, its slot is between 8:00 and 21:30; a week's has seven."""
    for hour in range(24):
        opens = council.now.replace(hour=hour)
        period = replace(poll, opens_at=opens, closes_at=opens + timedelta(days=days))
        moments = (opens + timedelta(minutes=10 * each) for each in range(days * 24 * 6))
        due = [
            at
            for at in moments
            if is_due(period, community=council.community, now=at, last=None)
        ]
        local = {at.astimezone(ZoneInfo("Asia/Shanghai")).time() for at in due}
        assert all(time(8) <= each < time(21, 30) for each in local)
        assert len({at.date() for at in due}) in ({0, 1} if days == 1 else {6, 7})


def test_at_closing_the_last_head_goes_to_both_rooms(council: Council, poll: Poll) -> None:
    votes(council, poll, "王阿姨", "李叔")
    closed(council, poll)
    with council.begin() as work:
        (head,) = heads_of(work, poll)
    assert head.at == poll.closes_at
    council.sees("李叔", "投票截止，一共 2 条记录", fingerprint(head.root), where=GROUP)
    council.sees("赵主任", "投票截止", fingerprint(head.root), where=COMMITTEE_ROOM)


def test_a_poll_that_nobody_took_part_in_has_a_head_and_a_bulletin(
    council: Council, poll: Poll
) -> None:
    closed(council, poll)
    assert verify(bulletin(council, poll).text.encode(), verified=verified).holds


# Witnesses


def test_the_committee_and_two_residents_stand_by_a_head(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    for who in ("王阿姨", "赵主任"):
        council.presses(who, "我看到了同一个指纹", where=GROUP)
        council.presses(who, "同意")
        council.sees(who, "记下了", "姓名会和指纹一起公布")
    assert not posts(council, "见证齐了")
    council.says("李叔", "我看到了同一个指纹")
    council.presses("李叔", "同意")
    council.sees(
        "李叔", "王阿姨（居民）、赵主任（居委会）、李叔（居民）", "见证齐了", where=GROUP
    )
    council.says("小陈", "见证 2")
    council.presses("小陈", "同意")
    assert len(posts(council, "见证齐了")) == 1
    with council.begin() as work:
        (head,) = heads_of(work, poll)
        found = witnesses_of(work, head)
    assert [each.name for each in found] == ["王阿姨", "赵主任", "李叔", "小陈"]
    assert is_enough(found)


def test_who_pressed_before_is_counted_once(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    stood_by(council, "王阿姨")
    council.presses("王阿姨", "我看到了同一个指纹", where=GROUP)
    council.sees("王阿姨", "已经作过证了")
    with council.begin() as work:
        assert work.witnesses.count(poll_id=poll.id) == 1


@pytest.mark.parametrize("who", ["访客", "外人"])
def test_only_enrolled_neighbours_stand_by_a_head(
    council: Council, poll: Poll, who: str
) -> None:
    sealed(council, poll)
    with council.begin() as work:
        (head,) = heads_of(work, poll)
    council.acts(who, "ledger.witness", h=head.id)
    with council.begin() as work:
        assert not work.witnesses.count(poll_id=poll.id)


def test_who_does_not_agree_is_not_named(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    council.presses("王阿姨", "我看到了同一个指纹", where=GROUP)
    council.sees("王阿姨", "名字会写进公示", where=PRIVATE)
    council.presses("王阿姨", "不同意")
    with council.begin() as work:
        assert not work.witnesses.count(poll_id=poll.id)


def test_there_is_nothing_to_witness_before_a_head(council: Council, poll: Poll) -> None:
    council.says("王阿姨", "见证")
    council.sees("王阿姨", "还没有发过指纹")
    council.acts("王阿姨", "ledger.witness", h="no such head")
    with council.begin() as work:
        assert not work.witnesses.count(poll_id=poll.id)


def test_moderators_and_admins_are_named_as_such(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    for who in ("周老师", "孙工"):
        stood_by(council, who)
    with council.begin() as work:
        roles = {each.name: each.role for each in work.witnesses.where(poll_id=poll.id)}
    assert roles == {"周老师": Role.MODERATOR.value, "孙工": Role.ADMIN.value}


# The bulletin


def test_the_bulletin_holds_and_stays_as_it_was(council: Council, poll: Poll) -> None:
    sealed(council, poll)
    stood_by(council, "王阿姨")
    votes(council, poll, *VOTERS[::-1])
    closed(council, poll)
    kept = bulletin(council, poll)
    found = verify(kept.text.encode(), verified=verified)
    assert found.holds, [each for each in found.checks if not each.holds]
    shown = json.loads(kept.text)
    assert [each["size"] for each in shown["heads"]] == [5, 12]
    assert [each["name"] for each in shown["witnesses"]] == ["王阿姨"]
    assert len(shown["superseded"]) == 5
    council.waits(hours=1)
    council.happens(tick)
    assert bulletin(council, poll) == kept


def test_a_clock_that_is_set_back_spoils_no_bulletin(council: Council) -> None:
    """The sealing waits for the objection to be met; meanwhile the clock is put right."""
    poll = voting(council, method="consent")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="3", reason="夜里太吵")
    council.now = poll.closes_at + timedelta(hours=20)
    council.happens(tick)
    council.waits(hours=-19)
    stood_by(council, "王阿姨")
    with council.begin() as work:
        (objection,) = work.objections.where(poll_id=poll.id)
    council.acts("周老师", "consent.settle", o=objection.id, fate="met", words="十点后关灯")
    council.happens(tick)
    found = verify(bulletin(council, poll).text.encode(), verified=verified)
    assert found.holds, [each for each in found.checks if not each.holds]


def test_the_bulletin_says_who_is_told_what(council: Council, poll: Poll) -> None:
    """Seven on the roll: sums alone are published, and no name anywhere."""
    votes(council, poll, *VOTERS)
    closed(council, poll)
    text = bulletin(council, poll).text
    assert json.loads(text)["rows"] == []
    assert not any(name in text for name in VOTERS)
    council.sees("李叔", "只公布总数", "看公示板", where=GROUP)


def test_an_open_poll_publishes_who_voted_what(council: Council) -> None:
    poll = voting(council, open="yes")
    votes(council, poll, "王阿姨", "李叔")
    closed(council, poll)
    rows = json.loads(bulletin(council, poll).text)["rows"]
    assert {each["label"]: each["ballot"]["choices"] for each in rows} == {
        "王阿姨": ["1"],
        "李叔": ["2"],
    }
    assert verify(bulletin(council, poll).text.encode(), verified=verified).holds


def test_doors_say_who_took_part_and_nothing_else(council: Council) -> None:
    poll = voting(council, base="households")
    votes(council, poll, "王阿姨")
    closed(council, poll)
    marks = json.loads(bulletin(council, poll).text)["marks"]
    assert {each["label"]: each["took_part"] for each in marks} == {
        "3-2-501": True,
        "3-2-502": False,
        "1-1-101": False,
    }


# The end of the notice


def test_when_the_notice_ends_the_key_is_destroyed_and_the_room_is_told(
    council: Council,
) -> None:
    outcome = decided(council, 王阿姨="1", 李叔="2")
    council.now = outcome.notice_ends_at + timedelta(hours=1)
    council.happens(tick)
    council.sees("李叔", "钥匙已经销毁", "公示板照样留着", where=GROUP)
    with council.begin() as work:
        assert work.ballots.destroyed(outcome.poll_id)
        assert work.bulletins.one(id=outcome.id) is not None
    council.happens(tick)
    council.silent()


# My receipt does not match


def test_a_voter_says_that_the_receipt_does_not_match(council: Council) -> None:
    outcome = decided(council, 王阿姨="1", 李叔="2")
    council.says("王阿姨", f"回执对不上 {outcome.number}")
    council.sees("王阿姨", "哪里对不上", "公示板上没有我的回执")
    council.presses("王阿姨", "写的不是我投的")
    council.sees("王阿姨", "主持人会来找您")
    council.sees("周老师", "王阿姨说 2号的公示板对不上", "当面", where=PRIVATE)
    council.presses("周老师", "查过了，对得上")
    council.sees("王阿姨", "查过了，对得上")
    council.presses("周老师", "查过了，确实不对")
    council.sees("周老师", "已经记下了")


def test_the_same_complaint_counts_once_and_a_typed_number_will_do(council: Council) -> None:
    outcome = decided(council, 王阿姨="1")
    council.says("王阿姨", "回执对不上")
    council.says("王阿姨", "1")
    council.acts("王阿姨", "ledger.complain", o=outcome.id, kind="missing")
    council.sees("王阿姨", "已经记下了")
    council.acts("王阿姨", "ledger.complain", o=outcome.id, kind="nonsense")
    council.sees("王阿姨", "没看懂")
    with council.begin() as work:
        kept = work.traces.where(subject=outcome.id, action="ledger.complain")
    assert [each.words for each in kept] == ["missing"]


def test_complaints_are_for_those_on_the_roll_and_while_the_notice_runs(
    council: Council,
) -> None:
    outcome = decided(council, 王阿姨="1")
    member = council.member("李叔")
    with council.begin() as work:
        for franchise in work.franchises.where(member_id=member.id):
            work.franchises.remove(franchise)
    council.acts("李叔", "ledger.complain", o=outcome.id, kind="mark")
    council.sees("李叔", "名册")
    council.now = outcome.notice_ends_at
    council.acts("王阿姨", "ledger.complain", o=outcome.id, kind="mark")
    council.sees("王阿姨", "核对期在", "结束了")
    council.sees_nothing("周老师", where=PRIVATE)


def test_only_moderators_look_into_complaints(council: Council) -> None:
    outcome = decided(council, 王阿姨="1")
    council.acts("王阿姨", "ledger.complain", o=outcome.id, kind="mark")
    with council.begin() as work:
        (made,) = work.traces.where(subject=outcome.id, action="ledger.complain")
    council.acts("李叔", "ledger.look_into", c=made.id, found="matches")
    with council.begin() as work:
        assert work.traces.one(subject=made.id) is None


# Twice


def test_two_ticks_at_once_seal_and_publish_once(council: Council, poll: Poll) -> None:
    def twice(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
        return (*due(work, now=now, ids=ids), *due(work, now=now, ids=ids))

    votes(council, poll, *VOTERS)
    council.now += EVENING
    council.happens(twice)
    council.now = poll.closes_at
    council.happens(twice)
    assert len(posts(council, "封好了（第 1 次）")) == 1
    assert len(posts(council, "投票截止")) == 1
    with council.begin() as work:
        assert work.bulletins.count(poll_id=poll.id) == 1
    assert outcome_of(council, poll)
