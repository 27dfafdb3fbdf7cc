"""Routing what continues a dialogue, presses a button or sends a form."""

import pytest

from deliberation.communities import Purpose, Room
from deliberation.identifiers import RoomId
from handlers.messages import AttachmentKind, IncomingFile
from tests.dialogues import ELSEWHERE, GROUP, PRIVATE, Council

PHOTO = IncomingFile(
    AttachmentKind.PHOTO, reference="f1", name="灯.jpg", media_type="image/jpeg"
)


# Dialogues


def test_a_verb_wins_and_the_dialogue_stays_open(council: Council) -> None:
    council.says("王阿姨", "提 路灯坏了")
    council.sees("王阿姨", "在哪儿")
    council.says("王阿姨", "帮助")
    council.sees("王阿姨", "您可以这样说")
    council.says("王阿姨", "东边第二个")
    council.sees("王阿姨", "照片")


def test_a_dialogue_ends_by_word_and_by_time(council: Council) -> None:
    council.says("王阿姨", "提 路灯坏了")
    council.says("王阿姨", "取消")
    council.sees("王阿姨", "不办了")
    council.says("王阿姨", "取消")
    council.sees("王阿姨", "没有正在办的事")
    council.says("王阿姨", "提 路灯坏了")
    council.waits(minutes=61)
    council.says("王阿姨", "东边第二个")
    council.sees_not("王阿姨", "照片")


def test_a_dialogue_in_the_group_is_the_speakers_own(council: Council) -> None:
    council.says("王阿姨", "提 路灯坏了", where=GROUP)
    council.says("李叔", "今天真热", where=GROUP)
    council.silent()
    council.says("王阿姨", "@李叔 可不是", where=GROUP, addressed=False)
    council.silent()
    council.waits(minutes=11)
    council.says("王阿姨", "今天真热", where=GROUP)
    council.silent()


def test_a_refusal_leaves_the_dialogue_as_it_was(council: Council) -> None:
    council.says("王阿姨", "登记")
    council.says("王阿姨", "我家")
    council.sees("王阿姨", "门牌没看懂")
    council.says("王阿姨", "3-2-502")
    council.presses("王阿姨", "同意")
    council.sees("王阿姨", "记下了：3-2-502")


# Presses and forms


def test_an_unknown_action_and_missing_values_are_refused(council: Council) -> None:
    council.acts("王阿姨", "no.such")
    council.sees("王阿姨", "已经不能用了")
    assert council.shown[-1].reply is not None
    assert council.shown[-1].reply.alert
    council.acts("王阿姨", "ask.rate")
    council.sees("王阿姨", "没有找到")
    council.acts("孙工", "members.role", m="x")
    council.sees("孙工", "没有找到")


def test_forged_buttons_are_refused(council: Council) -> None:
    council.acts("王阿姨", "guide.forged")
    council.sees("王阿姨", "不是我发的")


def test_a_refusal_undoes_what_was_done(council: Council) -> None:
    council.receive("王阿姨", where=PRIVATE, text="提 " + "很" * 501, files=(PHOTO,))
    council.sees("王阿姨", "500")
    with council.begin() as work:
        assert work.attachments.count() == 0


def test_a_file_alone_is_not_understood_in_private_and_ignored_in_a_group(
    council: Council,
) -> None:
    council.says("王阿姨", "", files=(PHOTO,))
    council.sees("王阿姨", "文件收到了")
    council.says("王阿姨", "", files=(PHOTO,), where=GROUP)
    council.silent()


@pytest.mark.parametrize(
    ("words", "seen"), [("你好", "您可以这样说"), ("谢谢！", "不客气"), ("", "没看懂")]
)
def test_small_talk_in_private(council: Council, words: str, seen: str) -> None:
    council.says("王阿姨", words)
    council.sees("王阿姨", seen)


def test_a_room_of_the_other_community_is_theirs(council: Council) -> None:
    with council.begin() as work:
        work.rooms.add(
            Room(
                id=RoomId(council.ids.new()),
                community_id=council.elsewhere.id,
                channel="test",
                external_id=ELSEWHERE.value,
                purpose=Purpose.RESIDENTS,
                title="",
                bound_at=council.now,
            )
        )
    council.says("王阿姨", "提 3号楼路灯坏了", where=ELSEWHERE)
    council.presses("王阿姨", "跳过", where=ELSEWHERE)
    council.presses("王阿姨", "提交", where=ELSEWHERE)
    with council.begin() as work:
        assert work.proposals.count(community_id=council.elsewhere.id) == 1
        assert work.proposals.count(community_id=council.community.id) == 0
