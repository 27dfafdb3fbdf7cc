"""No card tells somebody's door to others without a line of who saw it."""

from collections.abc import Callable

import pytest

from deliberation.privacy import Shown
from handlers.disclosing import CARDS, SAME_LOOK, Look, looked
from tests.dialogues import Council
from tests.handlers.test_texts import messages, variables

PERSONAL = {"name", "door"}


def claims(council: Council) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")


def confirms(council: Council) -> None:
    claims(council)
    council.presses("周老师", "确认属实")


def refuses(council: Council) -> None:
    claims(council)
    council.presses("周老师", "不对")
    council.says("周老师", "没听说过")


PLAYED: dict[str, Callable[[Council], None]] = {
    "members-claim-asked": claims,
    "members-confirmed": confirms,
    "members-refused": refuses,
}


def test_every_sentence_with_a_name_and_a_door_is_listed() -> None:
    """The cards; pages are held by their own table, and one's own data is no disclosure."""
    found = {
        key
        for key, message in messages("zh_CN").items()
        if variables(message).names >= PERSONAL and not key.startswith("members-privacy")
    }
    assert found == set(CARDS) == set(PLAYED)


@pytest.mark.parametrize("key", sorted(PLAYED))
def test_the_card_is_kept_with_who_read_it(council: Council, key: str) -> None:
    PLAYED[key](council)
    text = [each for each in council.shown if each.reply and each.reply.lines[0].key == key]
    assert text
    with council.begin() as work:
        kept = work.views.where(shown=CARDS[key])
    assert kept[-1].viewer_id == council.member("周老师").id
    assert kept[-1].people == (council.member("访客").id,)


def test_looks_within_the_hour_are_one_line(council: Council) -> None:
    viewer, seen = council.member("周老师"), council.member("王阿姨")
    look = Look(
        community_id=council.community.id,
        shown=Shown.DOORS,
        page="/desk/doors",
        people=(seen.id, viewer.id),
        viewer_id=viewer.id,
    )
    moments = (council.now, council.now + SAME_LOOK / 2, council.now + SAME_LOOK)
    with council.begin() as work:
        for now in moments:
            looked(work, look, now=now, ids=council.ids)
        kept = work.views.where(shown=Shown.DOORS)
    assert [each.times for each in kept] == [2, 1]
    assert {each.people for each in kept} == {(seen.id,)}


def test_ones_own_data_is_no_look(council: Council) -> None:
    me = council.member("王阿姨").id
    look = Look(council.community.id, Shown.DOORS, "/me", people=(me,), viewer_id=me)
    with council.begin() as work:
        assert looked(work, look, now=council.now, ids=council.ids) is None
        assert work.views.where() == ()
