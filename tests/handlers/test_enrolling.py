"""Invitations of households, who vouches for a claim, moving out."""

import pytest

from deliberation.communities import Member, Role, Standing
from handlers.enrolling import INVITATION_LIFE, claims, invitations
from handlers.ports import Code
from tests.dialogues import GROUP, Council


def codes(council: Council) -> tuple[Code, ...]:
    with council.begin() as work:
        return invitations(work, council.community.id, at=council.now)


def code_of(council: Council, door: str) -> str:
    with council.begin() as work:
        homes = {each.id: each.label for each in work.households.where()}
    return next(each.code for each in codes(council) if homes.get(each.household_id) == door)  # type: ignore[arg-type]  # an invitation names its household


def invited(council: Council) -> None:
    council.acts("周老师", "members.invite", building="3")
    council.sees("周老师", "做好了 2 户的邀请码", "去打印")


def given(council: Council, who: str, role: Role) -> None:
    council.acts("孙工", "members.role", m=council.member(who).id, role=role.value, on="yes")


def waiting(council: Council) -> list[tuple[str, str]]:
    with council.begin() as work:
        return [(each.member.name, each.door) for each in claims(work, council.community.id)]


# Invitations


def test_a_building_is_invited_once(council: Council) -> None:
    invited(council)
    council.acts("周老师", "members.invite", building="3")
    council.sees("周老师", "没有要做邀请码的住户")
    council.acts("周老师", "members.invite", building="")
    council.sees("周老师", "做好了 1 户")
    assert len({each.code for each in codes(council)}) == 3


def test_a_new_code_is_made_when_the_old_one_is_over(council: Council) -> None:
    invited(council)
    council.waits(days=INVITATION_LIFE.days)
    assert codes(council) == ()
    council.acts("周老师", "members.invite", building="3")
    council.sees("周老师", "做好了 2 户")


def test_a_lost_code_is_revoked(council: Council) -> None:
    invited(council)
    lost = code_of(council, "3-2-501")
    with council.begin() as work:
        code = work.codes.one(code=lost)
    assert code is not None
    council.acts("周老师", "members.revoke_invitation", c=code.id)
    council.sees("周老师", "3-2-501 的邀请码作废了")
    council.says("访客", lost)
    council.sees("访客", "过期")
    council.acts("周老师", "members.invite", building="3")
    council.sees("周老师", "做好了 1 户")
    assert code_of(council, "3-2-501") != lost


def test_only_moderators_invite(council: Council) -> None:
    council.acts("李叔", "members.invite", building="3")
    council.sees("李叔", "要由主持人")


def test_a_code_of_a_household_is_a_claim_that_somebody_confirms(council: Council) -> None:
    invited(council)
    council.says("访客", code_of(council, "3-2-501").lower())
    council.sees("访客", "登记门牌要您同意")
    council.presses("访客", "同意")
    council.sees("访客", "记下了：3-2-501", "主持人或楼门长确认")
    assert council.member("访客").standing is Standing.GUEST
    council.presses("周老师", "确认属实")
    council.sees("访客", "您的门牌 3-2-501 已确认")
    assert council.member("访客").household_id == council.member("王阿姨").household_id


def test_a_household_code_serves_all_who_live_there(council: Council) -> None:
    invited(council)
    code = code_of(council, "3-2-502")
    for who in ("访客", "生人"):
        council.says(who, f"加入 {code}")
        council.sees(who, "登记门牌要您同意")
        council.presses(who, "同意")
        council.sees(who, "记下了：3-2-502")
    assert sorted(waiting(council)) == [("生人", "3-2-502"), ("访客", "3-2-502")]


def test_who_lives_there_already_need_not_claim(council: Council) -> None:
    invited(council)
    council.says("王阿姨", code_of(council, "3-2-501"))
    council.sees("王阿姨", "早就登记好了")
    assert waiting(council) == []


def test_a_household_code_does_not_bind_a_room(council: Council) -> None:
    invited(council)
    council.says("孙工", f"绑定 {code_of(council, '3-2-501')}", where=GROUP)
    council.sees("孙工", "没有这个码", where=GROUP)


# Vouching


def test_the_head_of_the_building_is_asked_and_confirms(council: Council) -> None:
    given(council, "李叔", Role.BUILDING_HEAD)
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.sees("李叔", "访客说住在 3-2-501", "确认属实")
    council.presses("李叔", "确认属实")
    council.sees("李叔", "已确认：访客住在 3-2-501")


def test_the_head_of_another_building_is_not_asked_and_cannot(council: Council) -> None:
    given(council, "小陈", Role.BUILDING_HEAD)
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.sees_not("小陈", "访客")
    council.acts("小陈", "members.confirm", m=council.member("访客").id)
    council.sees("小陈", "本楼的楼门长")
    assert council.member("访客").standing is Standing.GUEST


def test_a_grid_worker_vouches_everywhere(council: Council) -> None:
    given(council, "小陈", Role.GRID_WORKER)
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.acts("小陈", "members.confirm", m=council.member("访客").id)
    council.sees("小陈", "已确认")


def test_a_wrong_claim_is_refused_with_a_reason(council: Council) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.presses("周老师", "不对")
    council.sees("周老师", "为什么不对")
    council.says("周老师", "王阿姨说不认识")
    council.sees("周老师", "没有确认访客住在 3-2-501")
    council.sees("访客", "没有通过：王阿姨说不认识", "登记 3-2-501")
    assert waiting(council) == []
    council.says("访客", "登记 3-2-502")
    assert waiting(council) == [("访客", "3-2-502")]


def test_a_neighbour_who_moves_within_the_community_claims_anew(council: Council) -> None:
    council.says("王叔叔", "登记 1-1-101")
    council.presses("王叔叔", "同意")
    assert waiting(council) == [("王叔叔", "1-1-101")]
    council.presses("周老师", "确认属实")
    assert waiting(council) == []
    assert council.member("王叔叔").household_id == council.member("小陈").household_id


# Moving out


def test_who_moves_out_says_so_twice(council: Council) -> None:
    council.says("王阿姨", "搬走")
    council.sees("王阿姨", "您真的搬离清河里社区了吗")
    council.says("王阿姨", "2")
    council.sees("王阿姨", "什么都没变")
    assert council.member("王阿姨").standing is Standing.ENROLLED
    council.says("王阿姨", "搬走")
    council.presses("王阿姨", "确认")
    council.sees("王阿姨", "已登记您搬离")
    gone = council.member("王阿姨")
    assert (gone.standing, gone.household_id) == (Standing.MOVED_OUT, None)
    council.says("王阿姨", "提 路灯坏了")
    council.sees("王阿姨", "登记过的居民")


def test_a_moderator_notes_who_moved_out_and_they_can_come_back(council: Council) -> None:
    council.acts("周老师", "members.move_out", m=council.member("李叔").id)
    council.sees("周老师", "李叔已登记为搬走")
    council.sees("李叔", "已登记为搬走", "弄错了请找主持人")
    council.says("李叔", "登记 3-2-502")
    council.presses("李叔", "同意")
    council.presses("周老师", "确认属实")
    assert council.member("李叔").standing is Standing.ENROLLED


def test_roles_end_with_moving_out_and_the_last_admin_stays(council: Council) -> None:
    council.acts("周老师", "members.move_out", m=council.member("孙工").id)
    council.sees("周老师", "最后一位管理员")
    given(council, "李叔", Role.ADMIN)
    council.acts("周老师", "members.move_out", m=council.member("孙工").id)
    assert council.member("孙工").roles == frozenset({Role.RESIDENT})


@pytest.mark.parametrize("who", ["李叔", "外主持"])
def test_nobody_else_moves_people_out(council: Council, who: str) -> None:
    member: Member = council.member("王阿姨")
    council.acts(who, "members.move_out", m=member.id)
    assert council.member("王阿姨") == member
