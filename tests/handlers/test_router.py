"""The one door: who speaks, what they want, and when the bot keeps silent."""

from dataclasses import replace

import pytest

from deliberation.communities import Standing
from deliberation.identifiers import CommunityId
from handlers.access import Action, Audience
from handlers.conversation import OFFERS_KEPT, chosen, offer, remember
from handlers.messages import (
    AttachmentKind,
    Choice,
    Incoming,
    IncomingFile,
    Press,
    Reply,
    Text,
    plain,
)
from handlers.ports import Code, CodePurpose, Offer
from handlers.registry import REGISTRY, AmbiguousActionError, registry
from handlers.router import route
from handlers.turn import Turn
from tests.dialogues import CAST, COMMITTEE_ROOM, ELSEWHERE, GROUP, PRIVATE, Council
from tests.fakes import START

PHOTO = IncomingFile(
    AttachmentKind.PHOTO, reference="f1", name="灯.jpg", media_type="image/jpeg"
)


def coded(council: Council, purpose: CodePurpose, *, code: str = "AB12CD") -> str:
    with council.begin() as work:
        work.codes.add(
            Code(
                id=council.ids.new(),
                code=code,
                community_id=council.community.id,
                purpose=purpose,
                made_at=council.now,
            )
        )
    return code


def offered(council: Council, *choices: Choice, chat: str, topic: int | None = None) -> None:
    reply = Reply(lines=(plain("?"),), choices=choices, topic=topic)
    with council.begin() as work:
        made = offer(reply, chat=chat, now=council.now, ids=council.ids)
        assert made is not None
        remember(work, made)


def locale_choices() -> tuple[Choice, ...]:
    return tuple(
        Choice(Text(f"members-locale-{key}"), Press("members.locale", {"v": value}))
        for key, value in (("zh-cn", "zh_CN"), ("en", "en"))
    )


# The registry


def test_names_and_verbs_are_unique() -> None:
    def nothing(_turn: Turn, _values: object) -> tuple[Reply, ...]:
        return ()

    first = Action("a.b", Audience.ANYONE, nothing, verbs=("甲",))
    for second in (
        Action("a.b", Audience.ANYONE, nothing),
        Action("a.c", Audience.ANYONE, nothing, verbs=("甲",)),
        Action("a.c", Audience.ANYONE, nothing, verbs=("乙", "乙")),
    ):
        with pytest.raises(AmbiguousActionError):
            registry((first, second))


def test_every_action_is_named_for_its_module() -> None:
    for name, action in REGISTRY.items():
        assert action.name == name
        module, _, rest = name.partition(".")
        assert module
        assert rest.isidentifier()


# Who speaks


def test_speaking_in_the_residents_room_enrols(council: Council) -> None:
    council.says("新邻居", "大家好", where=GROUP)
    council.silent()
    member = council.member("新邻居")
    assert member.standing is Standing.ENROLLED
    assert member.name == "一位邻居"
    council.says("新邻居", "提案", where=GROUP)
    assert council.member("新邻居").name == "新邻居"


def test_chatter_leaves_nothing_of_who_is_known(council: Council) -> None:
    with council.begin() as work:
        before = (work.accounts.where(), work.members.where())
    council.waits(days=1)
    council.says("王阿姨", "今天菜场的番茄真便宜", where=GROUP)
    council.silent()
    with council.begin() as work:
        assert (work.accounts.where(), work.members.where()) == before


def test_a_private_stranger_is_a_guest_until_they_speak_in_the_room(council: Council) -> None:
    council.receive("生人", where=PRIVATE, text="你好", community=council.community.id)
    assert council.member("生人").standing is Standing.GUEST
    council.says("生人", "大家好", where=GROUP)
    assert council.member("生人").standing is Standing.ENROLLED


def test_speaking_in_the_committee_room_enrols_nobody(council: Council) -> None:
    council.says("新邻居", "大家好", where=COMMITTEE_ROOM)
    with council.begin() as work:
        assert work.accounts.count(external_id=CAST["新邻居"].sender) == 0
    council.says("新邻居", "提案", where=COMMITTEE_ROOM)
    assert council.member("新邻居").standing is Standing.GUEST


def test_somebody_who_moved_out_stays_moved_out(council: Council) -> None:
    council.says("新邻居", "大家好", where=GROUP)
    member = council.member("新邻居")
    with council.begin() as work:
        work.members.save(replace(member, standing=Standing.MOVED_OUT))
    council.says("新邻居", "提 路灯坏了", where=GROUP)
    council.sees("新邻居", "登记过的居民")
    assert council.member("新邻居").standing is Standing.MOVED_OUT


def test_a_stranger_among_many_communities_is_asked_for_a_code(council: Council) -> None:
    council.says("生人", "你好")
    council.sees("生人", "邀请码")
    council.says("生人", "提 路灯")
    council.sees("生人", "邀请码")
    with council.begin() as work:
        assert not work.accounts.where(external_id=CAST["生人"].sender)


@pytest.mark.parametrize(
    "words", ["AB12CD", "ab12cd", "加入 AB12CD", "/start join_AB12CD", "/join AB12CD"]
)
def test_a_code_joins_in_every_form(council: Council, words: str) -> None:
    coded(council, CodePurpose.JOIN)
    council.says("生人", words)
    council.sees("生人", "欢迎加入清河里社区")
    council.sees("生人", "议事助手")
    assert council.member("生人").standing is Standing.ENROLLED


def test_a_wrong_code_is_said_to_be_wrong(council: Council) -> None:
    council.says("生人", "加入 ZZZZZZ")
    council.sees("生人", "没有这个码")


def test_the_only_community_needs_no_code(council: Council) -> None:
    incoming = Incoming(
        channel="test",
        update_id="x",
        sender="somebody",
        sender_name="某人",
        at=council.now,
        text="帮助",
        community=CommunityId("gone"),
    )
    with council.begin() as work:
        assert "which-community" in str(
            route(incoming, work=work, now=council.now, ids=council.ids)
        )


def test_the_account_used_last_decides(council: Council) -> None:
    council.waits(minutes=1)
    council.receive("王阿姨", where=PRIVATE, text="提案", community=council.elsewhere.id)
    council.waits(minutes=1)
    council.receive("王阿姨", where=PRIVATE, text="隐私")
    council.sees("王阿姨", "未登记")
    with council.begin() as work:
        accounts = work.accounts.where(external_id=CAST["王阿姨"].sender)
    last = max(accounts, key=lambda each: each.last_used_at)
    assert last.community_id == council.elsewhere.id


def test_a_web_member_is_who_they_are(council: Council) -> None:
    member = council.member("王阿姨")
    incoming = Incoming(
        channel="web",
        update_id="x",
        sender=member.id,
        sender_name="别名",
        at=council.now,
        text="帮助",
        community=council.community.id,
    )
    with council.begin() as work:
        assert "guide-help" in str(route(incoming, work=work, now=council.now, ids=council.ids))
        assert work.members.get(member.id).name == "王阿姨"
        for wrong in (
            replace(incoming, community=council.elsewhere.id),
            replace(incoming, sender="nobody"),
        ):
            replies = route(wrong, work=work, now=council.now, ids=council.ids)
            assert replies[0].lines[0].key == "refusal-not-here"


def test_names_are_cleaned_and_follow_the_account(council: Council) -> None:
    council.receive("王阿姨", where=GROUP, text="提案", addressed=False)
    with council.begin() as work:
        account = work.accounts.one(external_id=CAST["王阿姨"].sender)
        assert account is not None
        incoming = Incoming(
            channel="test",
            update_id="x",
            sender=account.external_id,
            sender_name="王\u202e姨\u0007",
            at=council.now,
            room=GROUP.value,
            text="提案",
            addressed=False,
        )
        route(incoming, work=work, now=council.now, ids=council.ids)
        assert work.members.get(account.member_id).name == "王姨"
        saved = work.accounts.get(account.id)
        assert (saved.display_name, saved.last_used_at) == ("王姨", council.now)


# Rooms and silence


def test_a_room_that_is_not_bound_hears_nothing(council: Council) -> None:
    for words in ("帮助", "提 路灯坏了", "/help", "1", "@bot 养犬？"):
        council.says("王阿姨", words, where=ELSEWHERE, addressed=True)
        council.silent()


def test_a_code_binds_a_room(council: Council) -> None:
    coded(council, CodePurpose.BIND_RESIDENTS)
    council.says("孙工", "绑定 ZZZZZZ", where=ELSEWHERE)
    council.sees("孙工", "没有这个码", where=ELSEWHERE)
    council.says("孙工", "绑定 AB12CD", where=ELSEWHERE)
    council.sees("孙工", "居民群", where=ELSEWHERE)
    council.says("孙工", "帮助", where=ELSEWHERE)
    council.sees("孙工", "群里可以说", where=ELSEWHERE)


@pytest.mark.parametrize(
    "words",
    [
        "大家吃了吗",
        "提醒大家明天停水",
        "问题解决了",
        "1",
        "1 3",
        "99号 1",
        "12号",
        "99号怎么样了",
        "@所有人 提 路灯",
        "@张三 提 路灯",
        "help",
        "AB12CD",
        "",
        "   ",
        "\u200b",
        "谢谢",
    ],
)
def test_silence_in_the_group(council: Council, words: str) -> None:
    council.says("王阿姨", words, where=GROUP, addressed=False)
    council.silent()


def test_everyone_is_not_the_bot_even_when_the_channel_thinks_so(council: Council) -> None:
    council.says("王阿姨", "@所有人 明天停水吗？", where=GROUP, addressed=True)
    council.silent()
    council.says("王阿姨", "@所有人 帮助", where=PRIVATE)
    council.sees("王阿姨", "您可以这样说")


def test_commands_of_other_bots_are_left_alone(council: Council) -> None:
    council.says("王阿姨", "/weather 北京", where=GROUP)
    council.silent()
    council.says("王阿姨", "/weather 北京")
    council.sees("王阿姨", "没看懂")


def test_a_remark_below_the_bots_message_asks_for_nothing(council: Council) -> None:
    council.says("王阿姨", "帮助", where=GROUP)
    council.quotes("李叔", "说得好", card="群里可以说")
    council.silent()
    council.says("王阿姨", "帮助", where=GROUP)
    council.quotes("李叔", "养犬要遵守什么？", card="群里可以说")
    with council.begin() as work:
        assert work.questions.count(text="养犬要遵守什么？") == 1


def test_a_mention_asks(council: Council) -> None:
    council.says("王阿姨", "@bot 养犬要遵守什么", where=GROUP)
    with council.begin() as work:
        assert work.questions.one(text="养犬要遵守什么") is not None


# The welcome


def test_the_first_private_message_is_welcomed_once(council: Council) -> None:
    council.says("新邻居", "大家好", where=GROUP)
    council.says("新邻居", "帮助")
    assert "议事助手" in council.visible("新邻居")[0]
    assert "您可以这样说" in council.visible("新邻居")[1]
    council.says("新邻居", "帮助")
    council.sees_not("新邻居", "议事助手")


def test_start_welcomes_without_saying_it_twice(council: Council) -> None:
    council.says("新邻居", "大家好", where=GROUP)
    council.says("新邻居", "/start")
    assert len(council.visible("新邻居")) == 1
    council.sees("新邻居", "议事助手", "问一个问题")


# Digits


def test_a_digit_picks_from_the_latest_offer_in_private(council: Council) -> None:
    council.says("王阿姨", "语言")
    council.says("王阿姨", "2")
    council.sees("王阿姨", "You chose: English")
    assert council.member("王阿姨").locale == "en"


def test_a_digit_with_nothing_open_is_helped_in_private(council: Council) -> None:
    council.says("王阿姨", "1")
    council.sees("王阿姨", "没有等您选的")
    council.says("王阿姨", "99号 1")
    council.sees("王阿姨", "99号现在没有可以选的")


def test_a_digit_that_is_not_there_is_said_so(council: Council) -> None:
    council.says("王阿姨", "语言")
    council.says("王阿姨", "7")
    council.sees("王阿姨", "1 到 2")
    council.says("王阿姨", "1 2")
    council.sees("王阿姨", "只能选一项")
    council.says("王阿姨", "0")
    council.sees("王阿姨", "1 到 2")


def test_a_quoted_card_takes_digits_in_the_group(council: Council) -> None:
    council.says("王阿姨", "语言", where=GROUP)
    council.quotes("王阿姨", "2", card="English")
    council.sees("王阿姨", "您选的是：English", where=GROUP)
    assert council.member("王阿姨").locale == "en"


def test_the_number_of_a_topic_finds_its_card(council: Council) -> None:
    chat = council.chat("王阿姨", where=GROUP)
    offered(council, *locale_choices(), chat=chat, topic=12)
    for words, where in (("12号 2", GROUP), ("12号1", PRIVATE), ("12号：２", GROUP)):
        council.says("王阿姨", words, where=where)
        council.sees("王阿姨", "中文" if "1" in words[2:] else "English", where=where)


def test_a_number_is_not_looked_for_in_other_rooms(council: Council) -> None:
    chat = council.chat("赵主任", where=COMMITTEE_ROOM)
    offered(council, *locale_choices(), chat=chat, topic=12)
    council.says("王阿姨", "12号 2")
    council.sees("王阿姨", "12号现在没有可以选的")


def test_several_digits_join_and_mean_exactly_that() -> None:
    choices = tuple(
        Choice(plain(each), Press("vote.cast", {"poll": "p", "choice": each})) for each in "123"
    )
    link = Choice(plain("page"), path="/x")
    made = Offer(id="o", chat="c", choices=(link, *choices), offered_at=START)
    several, single = chosen(made, (1, 3)), chosen(made, (2,))
    assert several is not None
    assert several[0].values == {"poll": "p", "choice": "1,3", "exact": "yes"}
    assert single is not None
    assert single[0].values == {"poll": "p", "choice": "2", "exact": "yes"}
    assert chosen(made, (4,)) is None
    assert chosen(made, (0,)) is None
    other = Choice(plain("x"), Press("vote.cast", {"poll": "q", "choice": "1"}))
    assert chosen(replace(made, choices=(*choices, other)), (1, 4)) is None


def test_an_edited_card_keeps_one_offer_and_its_message(council: Council) -> None:
    reply = Reply(lines=(), choices=locale_choices(), card="topic-12", topic=12)
    with council.begin() as work:
        first = offer(reply, chat="c", now=council.now, ids=council.ids)
        assert first is not None
        work.offers.save(replace(remember(work, first), message="m1"))
        second = offer(reply, chat="c", now=council.now, ids=council.ids)
        assert second is not None
        assert remember(work, second).message == "m1"
        assert work.offers.count(chat="c") == 1
        for _ in range(OFFERS_KEPT + 5):
            plain_offer = offer(
                replace(reply, card="", topic=None), chat="c", now=council.now, ids=council.ids
            )
            assert plain_offer is not None
            remember(work, plain_offer)
        assert work.offers.count(chat="c") == OFFERS_KEPT + 1
        assert work.offers.one(chat="c", topic=12) is not None


def test_a_reply_without_presses_offers_nothing(council: Council) -> None:
    reply = Reply(lines=(), choices=(Choice(plain("x"), path="/x"),))
    assert offer(reply, chat="c", now=council.now, ids=council.ids) is None
