"""The outbox: each chat in order, the newest card, and no word from a late worker."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot.storage.database import Storage
from bot.storage.outbox import ClaimedLetter, Letter
from bot.storage.states import DeliveryState
from bot.storage.work import SqlUnitOfWork
from deliberation.identifiers import MemberId
from handlers.messages import Choice, Press, Reply, Text, ToMember, plain
from tests.bot.storage.world import NOW

LEASE = 30.0
AFTER_LEASE = NOW + timedelta(seconds=31)


def letter(words: str, *, chat: str = "chat", **changes: object) -> Letter:
    reply = Reply(lines=(plain(words),), **changes)  # type: ignore[arg-type]
    return Letter("telegram", chat, reply, "zh_CN", "Asia/Shanghai", NOW)


def claim(
    work: SqlUnitOfWork, *, owner: str = "one", now: object = NOW
) -> tuple[ClaimedLetter, ...]:
    return work.outbox.claim(now=now, owner=owner, lease_s=LEASE, limit=9)  # type: ignore[arg-type]


def said(letters: tuple[ClaimedLetter, ...]) -> list[str]:
    return [str(each.reply.lines[0].values["words"]) for each in letters]


def test_a_letter_arrives_as_it_was_written(store: Storage) -> None:
    reply = Reply(
        lines=(Text("vote-opens", {"at": NOW, "on": NOW.date(), "who": plain("王"), "n": 3}),),
        to=ToMember(MemberId("m1")),
        choices=(Choice(plain("赞成"), Press("vote.cast", {"poll": "v1", "choice": "1"})),),
        card="poll:v1",
        topic=12,
    )
    with store.transaction() as work:
        put = work.outbox.put(
            Letter(
                channel="telegram",
                chat="77",
                reply=reply,
                locale="en",
                time_zone="Asia/Shanghai",
                queued_at=NOW,
                reply_to="5",
                callback="cb",
                update_id="u1",
            )
        )
        (found,) = claim(work)
    assert found == ClaimedLetter(
        id=put,
        channel="telegram",
        chat="77",
        reply=reply,
        locale="en",
        time_zone="Asia/Shanghai",
        reply_to="5",
        callback="cb",
        update_id="u1",
        attempt=1,
        owner="one",
        queued_at=NOW,
    )


def test_each_chat_gets_its_letters_one_by_one_in_order(store: Storage) -> None:
    with store.transaction() as work:
        for words, chat in (("a1", "a"), ("a2", "a"), ("b1", "b")):
            work.outbox.put(letter(words, chat=chat))
        first = claim(work)
        assert said(first) == ["a1", "b1"]
        assert claim(work, owner="two") == ()
        assert work.outbox.sent(first[1], external_id="9", at=NOW)
        assert claim(work, owner="two") == ()
        assert work.outbox.retry(first[0], not_before=NOW + timedelta(seconds=5))
        assert claim(work, owner="two") == ()
        again = claim(work, owner="two", now=NOW + timedelta(seconds=5))
        assert said(again) == ["a1"]
        assert again[0].attempt == 2
        assert work.outbox.dead(again[0], error="blocked")
        assert said(claim(work)) == ["a2"]
        assert work.outbox.counts() == {
            DeliveryState.PENDING: 1,
            DeliveryState.SENT: 1,
            DeliveryState.DEAD: 1,
        }
        (dead,) = work.outbox.dead_letters()
        assert (dead.chat, dead.error) == ("a", "blocked")


def test_an_answer_goes_ahead_of_notices(store: Storage) -> None:
    with store.transaction() as work:
        for words, chat in (("n1", "a"), ("n2", "b"), ("n3", "c")):
            work.outbox.put(letter(words, chat=chat))
        for words, chat in (("a1", "c"), ("a2", "c"), ("a3", "d")):
            work.outbox.put(replace(letter(words, chat=chat), answers=True))
        first = work.outbox.claim(now=NOW, owner="one", lease_s=LEASE, limit=3)
        assert said(first) == ["n1", "a1", "a3"]
        assert [each.answers for each in first] == [False, True, True]
        assert said(claim(work)) == ["n2"]
        assert work.outbox.sent(first[1], external_id="9", at=NOW)
        assert said(claim(work)) == ["a2"]
        assert said(claim(work, owner="two", now=AFTER_LEASE)) == ["n1", "n2", "a2", "a3"]


def test_of_a_channel_that_is_held_answers_alone_are_claimed(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("notice", chat="a"))
        work.outbox.put(replace(letter("elsewhere", chat="b"), channel="web"))
        work.outbox.put(replace(letter("answer", chat="c"), answers=True))
        claimed = work.outbox.claim(
            now=NOW, owner="one", lease_s=LEASE, limit=9, held=["telegram"]
        )
        assert said(claimed) == ["elsewhere", "answer"]


def test_who_is_in_flight_lets_no_answer_by_and_none_is_stuck_behind_it(
    store: Storage,
) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("notice"))
        (notice,) = claim(work)
        work.outbox.put(replace(letter("answer"), answers=True))
        assert claim(work) == ()
        assert said(claim(work, owner="two", now=AFTER_LEASE)) == ["notice"]
        assert not work.outbox.sent(notice, external_id="9", at=NOW)
        assert claim(work) == ()


def test_a_worker_that_lost_its_lease_marks_nothing(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("a"))
        (first,) = claim(work)
        (second,) = claim(work, owner="two", now=AFTER_LEASE)
        assert not work.outbox.sent(first, external_id="9", at=NOW)
        assert not work.outbox.retry(first, not_before=NOW)
        assert not work.outbox.dead(first, error="x")
        assert work.outbox.sent(second, external_id="10", at=NOW)
        assert not work.outbox.sent(second, external_id="10", at=NOW)


def test_the_same_owner_is_fenced_by_attempt(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("a"))
        (first,) = claim(work)
        (second,) = claim(work, now=AFTER_LEASE)
        assert not work.outbox.sent(first, external_id="9", at=NOW)
        assert work.outbox.sent(second, external_id="9", at=NOW)


def test_the_newest_card_takes_the_place_of_one_that_waits(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("tally 1", card="topic:1"))
        work.outbox.put(letter("elsewhere", card="topic:1", chat="other"))
        work.outbox.put(letter("tally 2", card="topic:1"))
        work.outbox.put(letter("another card", card="topic:2"))
        claimed = claim(work)
        assert sorted(said(claimed)) == ["elsewhere", "tally 2"]
        work.outbox.put(letter("tally 3", card="topic:1"))
        for each in claimed:
            work.outbox.sent(each, external_id=f"id of {said((each,))[0]}", at=NOW)
        assert (
            work.outbox.card_message(channel="telegram", chat="chat", card="topic:1")
            == "id of tally 2"
        )
        assert said(claim(work)) == ["another card"]


def test_a_card_that_answers_a_press_is_not_replaced(store: Storage) -> None:
    pressed = Letter(
        "telegram",
        "chat",
        Reply(lines=(plain("yours"),), card="topic:1"),
        "zh_CN",
        "Asia/Shanghai",
        NOW,
        callback="cb",
    )
    with store.transaction() as work:
        work.outbox.put(pressed)
        work.outbox.put(letter("tally", card="topic:1"))
        assert said(claim(work)) == ["yours"]


def test_a_card_is_found_by_the_message_that_shows_it(store: Storage) -> None:
    with store.transaction() as work:
        address = {"channel": "telegram", "chat": "chat", "card": "topic:1"}
        assert work.outbox.card_message(**address) is None
        for external in ("5", "6"):
            work.outbox.put(letter("tally", card="topic:1"))
            (claimed,) = claim(work)
            work.outbox.sent(claimed, external_id=external, at=NOW)
        assert work.outbox.card_message(**address) == "6"
        assert work.outbox.forget(before=NOW + timedelta(days=1)) == 2
        assert work.outbox.card_message(**address) == "6"


def test_a_scheduled_letter_waits_and_lets_others_by(store: Storage) -> None:
    morning = NOW + timedelta(hours=9)
    scheduled = Letter(
        "telegram",
        "chat",
        Reply(lines=(plain("notice"),), scheduled=True),
        "zh_CN",
        "Asia/Shanghai",
        NOW,
        not_before=morning,
    )
    with store.transaction() as work:
        work.outbox.put(scheduled)
        work.outbox.put(letter("answer"))
        assert work.outbox.next_due() == morning
        (answer,) = claim(work)
        assert said((answer,)) == ["answer"]
        work.outbox.sent(answer, external_id="1", at=NOW)
        assert claim(work) == ()
        work.outbox.put(letter("later answer"))
        assert said(claim(work, now=morning)) == ["notice"]


def test_what_a_secret_letter_said_is_forgotten(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("you voted yes", chat="a", secret=True))
        work.outbox.put(letter("you voted no", chat="b", secret=True))
        work.outbox.put(letter("good morning", chat="c"))
        sent, lost, plainly = claim(work)
        work.outbox.sent(sent, external_id="1", at=NOW)
        work.outbox.dead(lost, error="blocked")
        work.outbox.sent(plainly, external_id="2", at=NOW)
    with store.writing.begin() as connection:
        kept = " ".join(connection.execute(text("select reply from outbox")).scalars())
    assert "you voted" not in kept
    assert "good morning" in kept


def test_what_was_in_the_hands_of_a_process_that_is_gone_is_free(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(letter("一"))
        work.outbox.put(letter("二", chat="other"))
        (first, second) = claim(work)
        assert work.outbox.sent(first, external_id="1", at=NOW)
        assert work.outbox.release(now=NOW) == 1
        (again,) = claim(work, owner="two")
        assert (again.id, again.attempt) == (second.id, 2)
        assert not work.outbox.sent(second, external_id="2", at=NOW)


def test_what_waits_follows_its_group(store: Storage) -> None:
    with store.transaction() as work:
        work.outbox.put(replace(letter("a", chat="old"), thread="7"))
        work.outbox.put(letter("b", chat="other"))
        work.outbox.show(channel="telegram", chat="old", card="poll", external_id="5", at=NOW)
        work.outbox.moved(channel="telegram", chat="old", to="new")
        found = claim(work)
        assert [(each.chat, each.thread) for each in found] == [("new", ""), ("other", "")]
        assert work.outbox.card_message(channel="telegram", chat="old", card="poll") is None
