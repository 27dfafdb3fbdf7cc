"""What people say beside what the texts say, as staff keep it."""

import pytest

from knowledge.library import Wording
from tests.dialogues import Council

STAFF = ("周老师", "赵主任", "孙工")


def kept(council: Council) -> list[Wording]:
    with council.begin() as work:
        return list(work.wordings.where(community_id=council.community.id))


def added(council: Council, lay: str = "小电驴、电瓶车", formal: str = "电动自行车") -> Wording:
    council.acts("赵主任", "wordings.add", lay=lay, formal=formal)
    return kept(council)[-1]


@pytest.mark.parametrize("who", STAFF)
def test_staff_keep_words_of_people_beside_words_of_the_texts(
    council: Council, who: str
) -> None:
    council.acts(who, "wordings.add", lay=" 小电驴，电瓶车 小电驴", formal="电动自行车/电动车")
    council.sees(who, "小电驴、电瓶车", "电动自行车、电动车")
    (wording,) = kept(council)
    assert wording.lay == ("小电驴", "电瓶车")
    assert wording.formal == ("电动自行车", "电动车")


@pytest.mark.parametrize("who", ["王阿姨", "访客", "外主持"])
@pytest.mark.parametrize("action", ["wordings.add", "wordings.change", "wordings.remove"])
def test_nobody_else_changes_them(council: Council, who: str, action: str) -> None:
    wording = added(council)
    council.acts(who, action, w=wording.id, lay="鞋柜", formal="杂物")
    assert kept(council) == [wording]


def test_an_entry_is_changed_and_removed(council: Council) -> None:
    wording = added(council)
    council.acts("周老师", "wordings.change", w=wording.id, lay="电驴", formal="电动自行车")
    council.sees("周老师", "改好了", "电驴")
    (changed,) = kept(council)
    assert (changed.id, changed.lay) == (wording.id, ("电驴",))
    council.acts("周老师", "wordings.remove", w=wording.id)
    council.sees("周老师", "去掉了", "电驴")
    assert not kept(council)


def test_an_entry_may_keep_its_own_words(council: Council) -> None:
    wording = added(council)
    council.acts(
        "周老师", "wordings.change", w=wording.id, lay="小电驴、电驴", formal="电动自行车"
    )
    assert kept(council)[0].lay == ("小电驴", "电驴")


@pytest.mark.parametrize(
    ("lay", "formal", "said"),
    [
        ("", "电动自行车", "请填上居民平时怎么说"),
        ("、，", "电动自行车", "请填上居民平时怎么说"),
        ("电瓶车", "  ", "请填上文件里怎么写"),
        ("车", "电动自行车", "“车”太短了"),
        ("电瓶车", "电动自行车停放和充电安全管理规定", "太长了，一个词最多 12 个字"),
        ("电瓶车、电动自行车", "电动自行车", "“电动自行车”两边都有"),
        ("、".join(f"词{each}号" for each in range(13)), "杂物", "每边最多写 12 个词"),
        ("鞋柜、小电驴", "杂物", "“小电驴”在另一条里已经有了"),
    ],
)
def test_bad_words_get_a_sentence(council: Council, lay: str, formal: str, said: str) -> None:
    wording = added(council)
    council.acts("赵主任", "wordings.add", lay=lay, formal=formal)
    council.sees("赵主任", said)
    assert kept(council) == [wording]


def test_only_so_many_are_kept(council: Council) -> None:
    with council.begin() as work:
        for each in range(300):
            work.wordings.add(
                Wording(
                    id=f"w{each}",
                    community_id=council.community.id,
                    lay=(f"说法{each}",),
                    formal=("写法",),
                    added_at=council.now,
                )
            )
    council.acts("赵主任", "wordings.add", lay="电瓶车", formal="电动自行车")
    council.sees("赵主任", "最多记 300 条")


def test_what_is_not_there_is_not_changed(council: Council) -> None:
    council.acts("赵主任", "wordings.change", w="nothing", lay="电瓶车", formal="电动自行车")
    council.sees("赵主任", "没有找到")
    council.acts("赵主任", "wordings.remove", w="nothing")
    council.sees("赵主任", "没有找到")
