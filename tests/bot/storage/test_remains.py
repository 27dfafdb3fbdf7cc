"""What queues and the web's own chats hold of people goes, and nothing else."""

from datetime import timedelta

from bot.channel import Button
from bot.posted import WEB, Posted
from bot.storage.database import Storage
from bot.storage.outbox import Letter
from bot.storage.states import ArrivalState
from bot.storage.taking import Arrival
from handlers.messages import say
from handlers.ports import Dialogue
from handlers.retention import PERIODS, Kept, forget
from tests.bot.storage.world import HERE, NOW, WANG
from tests.bot.test_ticker import ticker
from tests.fakes import FakeClock, FakeIds


def test_private_chats_go_by_channel_and_chat(settled: Storage) -> None:
    with settled.transaction() as work:
        for chat in ("77", "78"):
            work.outbox.put(
                Letter("telegram", chat, say("confirm-yes"), "zh_CN", "Asia/Shanghai", NOW)
            )
            work.dialogues.add(Dialogue(chat, f"telegram:-1:{chat}", "ask.ask", {}, NOW))
        work.remains.forget_chats([("telegram", "77"), (WEB, WANG)])
    with settled.transaction() as work:
        assert [each.id for each in work.dialogues.where() if each.id in {"77", "78"}] == ["78"]
        found = work.outbox.claim(now=NOW, owner="o", lease_s=1.0, limit=9)
        assert [each.chat for each in found] == ["78"]


def test_a_waiting_arrival_stays_and_a_handled_one_goes(settled: Storage) -> None:
    with settled.transaction() as work:
        work.inbox.put_many(
            [Arrival("telegram", str(each), '{"from": 77}', NOW, "77") for each in (1, 2)]
        )
        first, _ = work.inbox.claim(9)
        work.inbox.done(first)
        work.remains.forget_chats([("telegram", "77")])
    with settled.transaction() as work:
        assert [each.update_id for each in work.inbox.claim(9)] == ["2"]


def test_a_name_goes_out_of_what_the_bot_said_only(settled: Storage) -> None:
    said = Posted("m1", "room", "", "王100%阿姨，收到", NOW, (Button("王100%阿姨"),))
    written = Posted("m2", "room", WANG, "我是王100%阿姨", NOW)
    with settled.transaction() as work:
        work.web_messages.keep(said)
        work.web_messages.keep(written)
        work.remains.forget_name("王100%阿姨", community_id=HERE, instead="一位")
        first, second = work.web_messages.latest("room", limit=9)
    assert (first.text, first.buttons[0].label) == ("一位，收到", "一位")
    assert second.text == "我是王100%阿姨"


def test_old_talk_in_private_goes_and_the_rooms_stay(settled: Storage) -> None:
    with settled.transaction() as work:
        work.web_messages.keep(Posted("m1", WANG, "", "只有您看得到", NOW))
        work.web_messages.keep(Posted("m2", "room", "", "大家看得到", NOW))
    end = NOW + PERIODS[Kept.CHATS]
    for moment, left in ((end, 1), (end + timedelta(seconds=1), 0)):
        with settled.transaction() as work:
            forget(work, now=moment)
            assert len(work.web_messages.latest(WANG, limit=9)) == left
            assert len(work.web_messages.latest("room", limit=9)) == 1


def test_what_the_queues_handled_goes_after_a_week(
    settled: Storage, clock: FakeClock, ids: FakeIds
) -> None:
    clock.set(NOW)
    with settled.transaction() as work:
        work.inbox.put_many([Arrival("telegram", "1", "{}", NOW, "77")])
        (row,) = work.inbox.claim(9)
        work.inbox.done(row)
    due = ticker(settled, clock=clock, ids=ids)
    for moment, left in ((PERIODS[Kept.QUEUES], 1), (timedelta(seconds=1), 0)):
        clock.advance(moment)
        due.forget()
        with settled.reading() as work:
            assert work.inbox.counts()[ArrivalState.DONE] == left
