"""Who sends too much, guesses codes, or pretends to be somebody is met kindly and counted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from deliberation.communities import Role, Standing
from deliberation.identifiers import MemberId
from handlers.guessing import MOST_TRIES
from handlers.limits import ALLOWANCES, Limits, Verdict, Whose
from handlers.lookalikes import Pretence, pretence
from handlers.messages import Incoming, Press, Replies
from handlers.ports import Code, CodePurpose, Question, QuestionState, UnitOfWork
from handlers.router import route
from handlers.unanswered import MOST_OF_A_GUEST, MOST_OF_GUESTS, waiting
from tests.dialogues import CAST, CHANNEL, GROUP, Council
from tests.fakes import START
from tests.handlers.stages import voting
from tests.handlers.test_harmless import holds

ACCOUNT = ((Whose.ACCOUNT, "one"),)
AT_ONCE = ALLOWANCES[Whose.ACCOUNT].at_once


def keys(replies: Replies) -> Sequence[str]:
    return [line.key for reply in replies for line in reply.lines]


def counted(council: Council, kind: str) -> int:
    with council.begin() as work:
        return work.refusals.counts().get(kind, 0)


# How much


def test_what_is_too_much_is_told_once_and_comes_back() -> None:
    limits = Limits()
    assert {limits.take(ACCOUNT, now=START) for _ in range(AT_ONCE)} == {Verdict.TAKEN}
    assert limits.take(ACCOUNT, now=START) is Verdict.TOLD
    flood = [limits.take(ACCOUNT, now=START + timedelta(seconds=each)) for each in range(60)]
    assert Verdict.TOLD not in flood
    later = START + timedelta(minutes=30)
    assert limits.take(ACCOUNT, now=later) is Verdict.TAKEN


def test_a_full_household_or_room_holds_its_members_and_nobody_else() -> None:
    limits = Limits()
    for each in range(ALLOWANCES[Whose.HOUSEHOLD].at_once):
        counted_for = ((Whose.ACCOUNT, f"a{each}"), (Whose.HOUSEHOLD, "3-2-501"))
        assert limits.take(counted_for, now=START) is Verdict.TAKEN
    full = ((Whose.ACCOUNT, "new"), (Whose.HOUSEHOLD, "3-2-501"))
    assert limits.take(full, now=START) is Verdict.TOLD
    other = ((Whose.ACCOUNT, "new"), (Whose.HOUSEHOLD, "3-2-502"))
    assert limits.take(other, now=START) is Verdict.TAKEN


def test_what_is_remembered_is_bounded() -> None:
    limits = Limits(most=100)
    for each in range(1000):
        limits.take(((Whose.ACCOUNT, str(each)),), now=START)
    assert len(vars(limits)["_buckets"]) <= 100


def _sends(council: Council, limits: Limits, **fields: object) -> Replies:
    said: dict[str, object] = {"text": "你好", **fields}
    incoming = Incoming(
        channel=CHANNEL,
        update_id="1",
        sender=CAST["王阿姨"].sender,
        sender_name="王阿姨",
        at=council.now,
        **said,  # type: ignore[arg-type]  # the fields of Incoming, as the caller knows
    )
    with council.begin() as work:
        return route(incoming, work=work, now=council.now, ids=council.ids, limits=limits)


def test_a_flood_gets_one_sentence_and_votes_count_all_the_same(council: Council) -> None:
    poll = voting(council)
    limits = Limits()
    said = [keys(_sends(council, limits)) for _ in range(AT_ONCE + 20)]
    assert [each for each in said if "refusal-too-fast" in each] == [["refusal-too-fast"]]
    assert said[-1] == []
    assert counted(council, "too-fast") == 20
    for choice in ("1", "2"):
        cast = Press("vote.cast", {"poll": poll.id, "choice": choice})
        assert "vote-receipt" in keys(_sends(council, limits, text="", press=cast))
    show = Press("vote.show", {"poll": poll.id})
    assert "refusal-too-fast" not in keys(_sends(council, limits, text="", press=show))
    with council.begin() as work:
        assert work.ballots.turnout(poll.id) == 1


def test_a_page_is_told_every_time(council: Council) -> None:
    limits = Limits()
    member = council.member("王阿姨")
    page = {"channel": "web", "sender": member.id, "community": council.community.id}
    incoming = Incoming(
        update_id="1", sender_name="王阿姨", at=council.now, text="你好", **page
    )
    told = 0
    for _ in range(AT_ONCE + 5):
        with council.begin() as work:
            replies = route(
                incoming, work=work, now=council.now, ids=council.ids, limits=limits
            )
        told += keys(replies) == ["refusal-too-fast"]
    assert told == 5


# Codes


def _code(council: Council, code: str = "AB23CD") -> None:
    with council.begin() as work:
        work.codes.add(
            Code(council.ids.new(), code, council.community.id, CodePurpose.JOIN, START)
        )


@pytest.mark.parametrize("way", ["加入 {}", "{}", "关联 {}"])
def test_nobody_guesses_codes_for_long(council: Council, way: str) -> None:
    _code(council)
    for each in range(MOST_TRIES):
        council.says("访客", way.format(f"ZZZZ{each:02d}".replace("0", "A").replace("1", "B")))
    council.says("访客", way.format("AB23CD"))
    council.sees_not("访客", "已登记", "欢迎加入")
    assert council.member("访客").standing is Standing.GUEST
    council.says("访客", "加入 AB23CD")
    council.sees("访客", "试错太多次")
    assert counted(council, "codes-tried") >= 1
    council.waits(hours=2)
    council.says("访客", "加入 AB23CD")
    assert council.member("访客").standing is Standing.ENROLLED


def test_one_who_guesses_keeps_nobody_else_out(council: Council) -> None:
    _code(council)
    for _ in range(MOST_TRIES + 5):
        council.says("生人", "加入 ZZZZZZ")
    council.says("访客", "加入 AB23CD")
    assert council.member("访客").standing is Standing.ENROLLED


# Names


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("周老师", Pretence.NEIGHBOUR),
        ("周 老 师", Pretence.NEIGHBOUR),
        ("周老师。", Pretence.NEIGHBOUR),
        ("аdmin", Pretence.OFFICE),
        ("ＡＤＭＩＮ", Pretence.OFFICE),
        ("清河里居委会", Pretence.OFFICE),
        ("邻里议小助手", Pretence.BOT),
        ("Neighbor Talk", Pretence.BOT),
        ("Pаul", Pretence.SCRIPTS),
        ("王阿姨", None),
        ("Paul", None),
        ("Анна", None),
        ("小李 (3号楼)", None),
        ("", None),
        ("😀", None),
    ],
)
def test_a_name_that_pretends_is_seen(name: str, found: Pretence | None) -> None:
    assert pretence(name, staff=["周老师", "赵主任"]) is found


def test_moderators_hear_of_it_once_and_its_bearer_goes_on(council: Council) -> None:
    name = "周\u200b老\u2060师"
    for words in ("帮助", "你好"):
        incoming = Incoming(
            channel=CHANNEL,
            update_id="1",
            sender="impostor",
            sender_name=name,
            at=council.now,
            room=GROUP.value,
            text=f"@bot {words}",
        )
        with council.begin() as work:
            replies = route(incoming, work=work, now=council.now, ids=council.ids)
        told = [each for each in replies if each.lines[0].key == "name-pretends"]
        assert len(told) == (words == "帮助")
        assert len(replies) > len(told)
    with council.begin() as work:
        account = work.accounts.one(external_id="impostor")
        assert account is not None
        holds(account.display_name, most=32)
    assert counted(council, "name-pretends") == 1


def test_staff_may_be_called_what_they_are(council: Council) -> None:
    council.receive("周老师", where=GROUP, text="@bot 帮助")
    assert counted(council, "name-pretends") == 0
    assert council.member("周老师").has(Role.MODERATOR)


# Guests' questions


def _asked(council: Council, work: UnitOfWork, who: str, *, member: str = "") -> str:
    asker = work.members.one(name=who)
    assert asker
    question = Question(
        council.ids.new(),
        council.community.id,
        MemberId(member or asker.id),
        "养犬要遵守什么",
        START,
        state=QuestionState.DECLINED,
    )
    work.questions.add(question)
    return question.id


def test_guests_cannot_fill_the_queue_of_staff(council: Council) -> None:
    home = council.community.id
    with council.begin() as work:
        guest = work.members.one(name="访客")
        resident = work.members.one(name="王阿姨")
        assert guest
        assert resident
        for each in range(MOST_OF_GUESTS):
            other = replace(guest, id=f"guest{each:011d}", name=f"客{each}")
            work.members.add(other)
        for asker in ("访客", "王阿姨"):
            for _ in range(MOST_OF_A_GUEST + 3):
                _asked(council, work, asker)
        found = [each.member_id for each in waiting(work, home)]
        assert found.count(guest.id) == MOST_OF_A_GUEST
        assert found.count(resident.id) == MOST_OF_A_GUEST + 3
        for each in range(MOST_OF_GUESTS):
            _asked(council, work, "访客", member=f"guest{each:011d}")
        assert len(waiting(work, home)) == MOST_OF_GUESTS + MOST_OF_A_GUEST + 3


def test_a_guest_passes_on_a_few_questions_and_is_told(council: Council) -> None:
    with council.begin() as work:
        asked = [_asked(council, work, "访客") for _ in range(MOST_OF_A_GUEST + 1)]
    for each in asked[:-1]:
        council.acts("访客", "ask.refer", q=each)
        council.sees("访客", "已转给委员会")
    council.acts("访客", "ask.refer", q=asked[-1])
    council.sees("访客", "不少问题")
    assert counted(council, "guests-asked-enough") == 1
