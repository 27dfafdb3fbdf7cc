"""Signing in, codes, doors, roles, privacy and language."""

import pytest

from deliberation.communities import Purpose, Role, Standing
from handlers.doors import DoorUnreadable, read_door
from handlers.enrolling import CLAIM
from handlers.members import LINK_LIFE, digest
from handlers.ports import Code, CodePurpose
from tests.dialogues import ELSEWHERE, GROUP, Council


def coded(council: Council, purpose: CodePurpose, **more: object) -> None:
    with council.begin() as work:
        work.codes.add(
            Code(
                id=council.ids.new(),
                code="AB12CD",
                community_id=council.community.id,
                purpose=purpose,
                made_at=council.now,
                **more,  # type: ignore[arg-type]  # fields of Code, as the test knows
            )
        )


# Signing in


def test_a_link_is_sent_in_private_and_only_its_digest_is_kept(council: Council) -> None:
    council.says("王阿姨", "登录")
    council.sees("王阿姨", "10 分钟", "打开我的网页")
    seen = council.last("王阿姨")
    path = seen.choices[0][1].path
    assert path.startswith("/sign-in/")
    assert seen.reply is not None
    assert seen.reply.secret
    with council.begin() as work:
        (link,) = work.sign_in_links.where()
    assert link.digest == digest(path.rpartition("/")[2])
    assert link.member_id == council.member("王阿姨").id
    assert link.expires_at == council.now + LINK_LIFE


def test_in_a_group_the_link_goes_to_private_and_the_group_hears_so(council: Council) -> None:
    council.says("王阿姨", "/login@bot", where=GROUP)
    council.sees("王阿姨", "已私信给您", where=GROUP)
    assert "/sign-in/" not in str(
        [each.reply for each in council.shown if "group" in each.chat]
    )
    assert council.last("王阿姨").choices[0][1].path.startswith("/sign-in/")


def test_every_link_is_another(council: Council) -> None:
    council.says("王阿姨", "登录")
    council.says("王阿姨", "登录")
    with council.begin() as work:
        assert len({each.digest for each in work.sign_in_links.where()}) == 2


# Binding


@pytest.mark.parametrize(
    ("purpose", "bound", "seen"),
    [
        (CodePurpose.BIND_RESIDENTS, Purpose.RESIDENTS, "居民群"),
        (CodePurpose.BIND_COMMITTEE, Purpose.COMMITTEE, "委员会群"),
    ],
)
def test_a_room_is_bound_once_per_code(
    council: Council, purpose: CodePurpose, bound: Purpose, seen: str
) -> None:
    coded(council, purpose)
    council.says("孙工", "绑定 ab12cd", where=ELSEWHERE)
    council.sees("孙工", seen, "清河里社区", where=ELSEWHERE)
    with council.begin() as work:
        room = work.rooms.one(external_id=ELSEWHERE.value)
        assert room is not None
        assert room.purpose is bound
    council.says("孙工", "绑定 AB12CD", where=ELSEWHERE)
    council.sees("孙工", "已经用过", where=ELSEWHERE)


def test_a_room_can_be_bound_anew(council: Council) -> None:
    coded(council, CodePurpose.BIND_COMMITTEE)
    council.says("孙工", "AB12CD", where=GROUP)
    council.sees("孙工", "委员会群", where=GROUP)
    with council.begin() as work:
        assert [each.purpose for each in work.rooms.where(external_id=GROUP.value)] == [
            Purpose.COMMITTEE
        ]


def test_codes_that_do_not_bind(council: Council) -> None:
    council.says("孙工", "绑定", where=GROUP)
    council.sees("孙工", "没有这个码", where=GROUP)
    council.says("孙工", "绑定 AB12CD")
    council.sees("孙工", "没有这个码")
    coded(council, CodePurpose.BIND_RESIDENTS)
    council.says("孙工", "绑定 AB12CD")
    council.sees("孙工", "到要绑定的群里发")


def test_a_code_that_joins_does_not_bind(council: Council) -> None:
    coded(council, CodePurpose.JOIN)
    council.says("孙工", "绑定 AB12CD", where=GROUP)
    council.sees("孙工", "没有这个码", where=GROUP)
    council.says("孙工", "绑定 AB12CD", where=ELSEWHERE)
    council.sees("孙工", "没有这个码", where=ELSEWHERE)


# Joining


def test_a_guest_joins_and_a_code_serves_many(council: Council) -> None:
    coded(council, CodePurpose.JOIN)
    council.says("访客", "加入")
    council.sees("访客", "六位邀请码")
    council.says("访客", "ab12cd")
    council.sees("访客", "欢迎加入")
    assert council.member("访客").standing is Standing.ENROLLED
    council.says("生人", "加入 AB12CD")
    council.sees("生人", "欢迎加入")


def test_a_code_is_out_of_date(council: Council) -> None:
    coded(council, CodePurpose.JOIN, expires_at=council.now)
    council.says("访客", "加入 AB12CD")
    council.sees("访客", "过期")
    assert council.member("访客").standing is Standing.GUEST


def test_a_code_that_binds_does_not_join(council: Council) -> None:
    coded(council, CodePurpose.BIND_RESIDENTS)
    council.says("访客", "加入 AB12CD")
    council.sees("访客", "没有这个码")


def test_somebody_of_another_community_joins_a_second_one(council: Council) -> None:
    coded(council, CodePurpose.JOIN)
    council.waits(minutes=1)
    council.says("外人", "加入 AB12CD")
    council.sees("外人", "欢迎加入清河里社区")
    council.waits(minutes=1)
    council.says("外人", "隐私")
    council.sees("外人", "孙工")


# Doors


@pytest.mark.parametrize(
    ("typed", "door"),
    [
        ("3-2-501", ("3", "2", "501")),
        ("３－２－５０１", ("3", "2", "501")),
        ("3—2—501", ("3", "2", "501")),
        ("3号楼2单元501", ("3", "2", "501")),
        ("3号楼2单元501室", ("3", "2", "501")),
        ("三号楼二单元501", ("3", "2", "501")),
        ("12栋1803", ("12", "", "1803")),
        ("a座 1203", ("A", "", "1203")),
        ("3-501", ("3", "", "501")),
        ("3 号楼 2 单元 501 户", ("3", "2", "501")),
    ],
)
def test_doors_as_people_write_them(typed: str, door: tuple[str, str, str]) -> None:
    assert read_door(typed) == door


@pytest.mark.parametrize(
    "typed", ["", "我家", "501", "3-2-501-1", "3--501", "9" * 500, "3号楼"]
)
def test_doors_that_nobody_can_make_out(typed: str) -> None:
    with pytest.raises(DoorUnreadable):
        read_door(typed)


def test_a_claim_is_confirmed_by_a_moderator(council: Council) -> None:
    council.says("访客", "登记 3号楼2单元501")
    council.presses("访客", "同意")
    council.sees("访客", "记下了：3-2-501")
    council.sees("周老师", "访客说住在 3-2-501", "确认属实")
    assert council.member("访客").household_id is None
    council.presses("周老师", "确认属实")
    council.sees("周老师", "已确认：访客住在 3-2-501")
    council.sees("访客", "已确认")
    member = council.member("访客")
    assert member.standing is Standing.ENROLLED
    assert member.household_id == council.member("王阿姨").household_id


def test_the_button_confirms_the_claim_that_it_showed(council: Council) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.says("访客", "登记 9-9-901")
    with council.begin() as work:
        first = work.traces.where(action=CLAIM)[0]
    council.acts("周老师", "members.confirm", m=council.member("访客").id, i=first.id)
    council.sees("周老师", "3-2-501")
    council.acts("周老师", "members.confirm", m=council.member("访客").id)
    council.sees("周老师", "9-9-901")


def test_only_moderators_confirm_and_only_here(council: Council) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    visitor = council.member("访客").id
    council.acts("李叔", "members.confirm", m=visitor)
    council.sees("李叔", "要由主持人")
    council.acts("外主持", "members.confirm", m=visitor)
    council.sees("外主持", "没有找到")
    council.acts("周老师", "members.confirm", m=council.member("李叔").id)
    council.sees("周老师", "李叔还没有说")
    council.acts("周老师", "members.confirm", m=visitor, i="other")
    council.sees("周老师", "还没有说")


def test_the_door_is_asked_for(council: Council) -> None:
    council.says("访客", "登记")
    council.sees("访客", "您住哪一户")
    council.says("访客", "2-1-301")
    council.presses("访客", "同意")
    council.sees("访客", "2-1-301")


# Roles


def test_an_admin_gives_and_takes_roles(council: Council) -> None:
    them = council.member("李叔").id
    council.acts("孙工", "members.role", m=them, role="moderator", on="yes")
    council.sees("孙工", "李叔现在是主持人")
    council.sees("李叔", "您现在是主持人")
    assert council.member("李叔").has(Role.MODERATOR)
    council.acts("孙工", "members.role", m=them, role="moderator", on="no")
    council.sees("李叔", "您不再是主持人")
    assert not council.member("李叔").has(Role.MODERATOR)
    council.acts("孙工", "members.role", m=them, role="moderator", on="no")
    council.sees("孙工", "不再是")


def test_roles_that_cannot_be_given(council: Council) -> None:
    council.acts("孙工", "members.role", m=council.member("李叔").id, role="king", on="yes")
    council.sees("孙工", "没有这个角色")
    council.acts("孙工", "members.role", m=council.member("孙工").id, role="admin", on="no")
    council.sees("孙工", "不能取消自己")
    council.acts("周老师", "members.role", m=council.member("李叔").id, role="admin", on="yes")
    council.sees("周老师", "要由管理员")
    council.acts("孙工", "members.role", m=council.member("外人").id, role="admin", on="yes")
    council.sees("孙工", "没有找到")


# Privacy and language


def test_what_is_kept_is_told_in_private(council: Council) -> None:
    council.says("王阿姨", "隐私")
    council.sees("王阿姨", "称呼“王阿姨”", "3-2-501", "孙工")
    council.says("王阿姨", "隐私", where=GROUP)
    council.sees("王阿姨", "已私信给您", where=GROUP)
    council.sees_not("王阿姨", "3-2-501", where=GROUP)
    council.says("访客", "隐私")
    council.sees("访客", "未登记")


@pytest.mark.parametrize(
    ("words", "locale"),
    [("语言 英文", "en"), ("/language zh_CN", "zh_CN"), ("语言 English", "en")],
)
def test_the_language_is_changed(council: Council, words: str, locale: str) -> None:
    council.says("王阿姨", words)
    assert council.member("王阿姨").locale == locale
    council.sees("王阿姨", "English" if locale == "en" else "中文")


def test_an_unknown_language_is_asked_again(council: Council) -> None:
    council.says("王阿姨", "语言 火星文")
    council.sees("王阿姨", "中文", "English")
    council.presses("王阿姨", "English")
    assert council.member("王阿姨").locale == "en"
