"""Groups that the bot leaves, comes back to or follows; neighbours who join; hidden admins."""

import pytest

from deliberation.communities import Room
from handlers.messages import Happening, RoomEvent
from tests.dialogues import (
    CAST,
    CHANNEL,
    COMMITTEE_ROOM,
    ELSEWHERE,
    GROUP,
    PRIVATE,
    Council,
    Where,
)

LEFT, BACK = RoomEvent(Happening.LEFT), RoomEvent(Happening.BACK)
HIDDEN = RoomEvent(Happening.ANONYMOUS)


def room(council: Council, external_id: str = GROUP.value) -> Room:
    with council.begin() as work:
        found = work.rooms.one(channel=CHANNEL, external_id=external_id)
        assert found is not None
        return found


def joined(*names: str) -> RoomEvent:
    people = tuple((CAST[name].sender, name) for name in names)
    return RoomEvent(Happening.JOINED, joined=people)


def test_a_room_is_left_and_on_return_one_line_is_said(council: Council) -> None:
    council.receive("孙工", where=GROUP, happened=LEFT)
    council.silent()
    assert room(council).left_at == council.now
    council.receive("孙工", where=GROUP, happened=BACK)
    council.sees("王阿姨", "我回来了", where=GROUP)
    assert room(council).left_at is None
    council.receive("孙工", where=GROUP, happened=BACK)
    council.silent()


def test_a_room_that_is_not_bound_hears_how_to_bind_it(council: Council) -> None:
    council.receive("孙工", where=ELSEWHERE, happened=LEFT)
    council.silent()
    council.receive("孙工", where=ELSEWHERE, happened=BACK)
    assert "绑定 绑定码" in str(council.last("孙工", where=ELSEWHERE))


def test_a_group_keeps_everything_when_its_id_moves(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=GROUP)
    before = room(council)
    moved = RoomEvent(Happening.MOVED, moved_to="supergroup")
    council.receive("孙工", where=GROUP, happened=moved)
    council.silent()
    after = room(council, "supergroup")
    assert (after.id, after.purpose) == (before.id, before.purpose)
    with council.begin() as work:
        assert not work.offers.where(chat=f"{CHANNEL}:{GROUP.value}")
        offers = work.offers.where(chat=f"{CHANNEL}:supergroup")
        assert offers
        assert {each.message for each in offers} == {""}
    council.receive("孙工", where=GROUP, happened=moved)
    council.receive("孙工", where=COMMITTEE_ROOM, happened=moved)
    assert room(council, COMMITTEE_ROOM.value).id != after.id


def test_a_dialogue_goes_on_when_the_id_of_its_group_moves(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=GROUP)
    council.sees("王阿姨", "有照片吗", where=GROUP)
    moved = RoomEvent(Happening.MOVED, moved_to="supergroup")
    council.receive("孙工", where=GROUP, happened=moved)
    with council.begin() as work:
        chats = [each.chat for each in work.dialogues.where()]
    assert [each.rpartition(":")[0] for each in chats] == [f"{CHANNEL}:supergroup"]


def test_who_spoke_to_the_bot_is_welcomed_in_private_and_others_on_a_card(
    council: Council,
) -> None:
    council.says("李叔", "帮助")
    council.receive("孙工", where=GROUP, happened=joined("李叔", "新邻居"))
    council.sees("李叔", "欢迎您进", where=PRIVATE)
    council.sees("李叔", "欢迎新邻居：新邻居！", where=GROUP)
    first = council.last("李叔", where=GROUP).reply
    council.receive("孙工", where=GROUP, happened=joined("生人"))
    again = council.last("李叔", where=GROUP).reply
    assert first is not None
    assert again is not None
    assert again.card == first.card != ""
    council.sees("李叔", "欢迎新邻居：生人！", where=GROUP)


@pytest.mark.parametrize("where", [COMMITTEE_ROOM, ELSEWHERE])
def test_nobody_is_welcomed_elsewhere(council: Council, where: Where) -> None:
    council.receive("孙工", where=where, happened=joined("新邻居"))
    council.silent()


def test_a_hidden_admin_hears_how_to_act_and_nothing_is_done(council: Council) -> None:
    council.receive("孙工", where=GROUP, text="提 路灯坏了", addressed=False, happened=HIDDEN)
    council.sees("王阿姨", "匿名身份", "私信我", where=GROUP)
    council.receive("孙工", where=GROUP, text="在吗", addressed=True, happened=HIDDEN)
    council.sees("王阿姨", "匿名身份", where=GROUP)
    council.receive("孙工", where=GROUP, text="大家好", addressed=False, happened=HIDDEN)
    council.silent()
    with council.begin() as work:
        assert not work.proposals.where(community_id=council.community.id)


def test_a_name_that_joins_is_made_harmless(council: Council) -> None:
    event = RoomEvent(Happening.JOINED, joined=(("77", "坏\u202e人\n" + "长" * 90),))
    council.receive("孙工", where=GROUP, happened=event)
    (shown,) = council.visible("王阿姨", where=GROUP)
    assert "坏人 长" in shown
    assert "\u202e" not in shown
    assert shown.count("长") < 40
