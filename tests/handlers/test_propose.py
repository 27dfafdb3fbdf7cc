"""Proposals: a few words, at most two questions, a number; and seconding."""

import pytest

from deliberation.proposals import Proposal, ProposalState
from handlers.drafts import place_in
from handlers.messages import AttachmentKind, IncomingFile
from handlers.propose import followers
from tests.dialogues import GROUP, PRIVATE, Council, Where


def photo(reference: str = "f1", *, size: int = 1000) -> IncomingFile:
    return IncomingFile(
        AttachmentKind.PHOTO,
        reference=reference,
        name="灯.jpg",
        media_type="image/jpeg",
        size=size,
    )


def proposal(council: Council, number: int) -> Proposal:
    with council.begin() as work:
        found = work.proposals.one(number=number, community_id=council.community.id)
    assert found is not None
    return found


def count(council: Council) -> int:
    with council.begin() as work:
        return work.proposals.count()


def submit(council: Council, who: str, text: str) -> Proposal:
    council.acts(who, "propose.submit", text=text)
    with council.begin() as work:
        return work.proposals.where()[-1]


# The dialogue


@pytest.mark.parametrize("where", [PRIVATE, GROUP])
def test_from_words_to_a_number(council: Council, where: Where) -> None:
    council.says("王阿姨", "提 路灯坏了", where=where)
    council.sees("王阿姨", "在哪儿", where=where)
    council.says("王阿姨", "花坛边第二盏", where=where)
    council.sees("王阿姨", "有照片吗", where=where)
    council.says("王阿姨", "跳过", where=where)
    council.sees("王阿姨", "路灯坏了", "地点：花坛边第二盏", "回复 1", where=where)
    council.says("王阿姨", "1", where=where)
    council.sees("王阿姨", "1号提案“路灯坏了”", "看1号提案", where=where)
    council.sees("周老师", "王阿姨提交了 1号提案", "路灯坏了", "受理", where=PRIVATE)
    made = proposal(council, 1)
    assert (made.text, made.place, made.state) == (
        "路灯坏了",
        "花坛边第二盏",
        ProposalState.SUBMITTED,
    )
    assert made.author_id == council.member("王阿姨").id


def test_a_place_that_the_words_name_is_not_asked(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了")
    council.sees("王阿姨", "有照片吗")
    council.presses("王阿姨", "跳过")
    council.sees("王阿姨", "地点：3号楼门口")
    council.presses("王阿姨", "提交")
    assert proposal(council, 1).place == "3号楼门口"


def test_a_photo_is_fetched_by_a_job(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了")
    council.says("王阿姨", "", files=(photo(),))
    council.sees("王阿姨", "照片：1 张")
    council.says("王阿姨", "", files=(photo("f2"), photo("f3")))
    council.sees("王阿姨", "照片：3 张")
    council.says("王阿姨", "好的")
    made = proposal(council, 1)
    assert len(made.attachment_ids) == 3
    with council.begin() as work:
        first = work.attachments.get(made.attachment_ids[0])
    assert (first.reference, first.name, first.added_by) == ("f1", "灯.jpg", made.author_id)


def test_a_photo_that_comes_with_the_words_is_not_asked_for(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了", files=(photo(),))
    council.sees("王阿姨", "照片：1 张", "回复 1")


def test_files_have_limits(council: Council) -> None:
    council.says("王阿姨", "提 3号楼路灯坏了", files=(photo(size=21 * 1024 * 1024),))
    council.sees("王阿姨", "20 MB")
    council.says(
        "王阿姨", "提 3号楼路灯坏了", files=tuple(photo(str(each)) for each in range(7))
    )
    council.sees("王阿姨", "最多发 6 个")


@pytest.mark.parametrize("words", ["跳过", "0", "1", "没有", "没拍到", "无", "1️⃣"])
@pytest.mark.parametrize("where", [PRIVATE, GROUP])
def test_ways_to_have_no_photo(council: Council, words: str, where: Where) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=where)
    council.says("王阿姨", words, where=where)
    council.sees("王阿姨", "回复 1", where=where)
    council.sees_not("王阿姨", "照片", where=where)


def test_a_promise_of_a_photo_and_words_instead_of_one(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了")
    council.says("王阿姨", "有的")
    council.sees("王阿姨", "直接发来")
    council.says("王阿姨", "晚上老人看不清路")
    council.sees("王阿姨", "3号楼门口路灯坏了\n晚上老人看不清路", "回复 1")


def test_the_place_may_be_passed_over(council: Council) -> None:
    council.says("王阿姨", "提 大家停车太乱了")
    council.says("王阿姨", "跳过")
    council.says("王阿姨", "跳过")
    council.sees("王阿姨", "大家停车太乱了")
    council.sees_not("王阿姨", "地点")


def test_the_summary_can_be_changed_and_dropped(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了")
    council.says("王阿姨", "跳过")
    council.says("王阿姨", "5号楼门口路灯坏了两盏")
    council.sees("王阿姨", "5号楼门口路灯坏了两盏", "地点：5号楼门口")
    council.says("王阿姨", "2")
    council.sees("王阿姨", "没有提交")
    assert count(council) == 0
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=GROUP)
    council.says("王阿姨", "跳过", where=GROUP)
    council.says("王阿姨", "2", where=GROUP)
    council.sees("王阿姨", "没有提交", where=GROUP)


def test_words_are_asked_for(council: Council) -> None:
    council.says("王阿姨", "提")
    council.sees("王阿姨", "您想提什么事")
    council.says("王阿姨", "")
    council.sees("王阿姨", "您想提什么事")
    council.says("王阿姨", "3号楼门口路灯坏了")
    council.sees("王阿姨", "有照片吗")


def test_old_buttons_do_nothing(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了")
    council.presses("王阿姨", "跳过")
    council.presses("王阿姨", "跳过")
    council.sees("王阿姨", "回复 1")
    council.presses("王阿姨", "提交")
    council.presses("王阿姨", "提交")
    council.sees("王阿姨", "没有等您确认的")
    council.presses("王阿姨", "不提了")
    council.sees("王阿姨", "没有等您确认的")
    council.presses("王阿姨", "跳过")
    council.sees("王阿姨", "没有等您确认的")
    assert count(council) == 1


def test_nobody_confirms_for_another(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=GROUP)
    council.presses("王阿姨", "跳过", where=GROUP)
    council.presses("李叔", "提交", where=GROUP)
    council.sees("李叔", "没有等您确认的", where=GROUP)
    assert count(council) == 0


def test_skipping_a_question_for_words_asks_again(council: Council) -> None:
    council.says("王阿姨", "提")
    council.acts("王阿姨", "propose.skip")
    council.sees("王阿姨", "您想提什么事")


def test_guests_do_not_propose(council: Council) -> None:
    council.says("访客", "提 路灯坏了")
    council.sees("访客", "登记过的居民")
    council.acts("访客", "propose.submit", text="路灯坏了")
    council.sees("访客", "登记过的居民")


def test_the_same_words_twice_are_one_proposal(council: Council) -> None:
    submit(council, "王阿姨", "3号楼门口路灯坏了")
    council.acts("王阿姨", "propose.submit", text="3号楼门口路灯坏了")
    council.sees("王阿姨", "刚提过了，是 1号")
    council.waits(minutes=11)
    council.acts("王阿姨", "propose.submit", text="3号楼门口路灯坏了")
    assert count(council) == 2


def test_admins_hear_where_there_is_no_moderator(council: Council) -> None:
    them = council.member("周老师").id
    council.acts("孙工", "members.role", m=them, role="moderator", on="no")
    council.acts("王阿姨", "propose.submit", text="3号楼门口路灯坏了")
    council.sees("孙工", "王阿姨提交了", where=PRIVATE)
    council.sees_nothing("周老师", where=PRIVATE)


# The form of the web


def test_the_form_goes_in_one_go(council: Council) -> None:
    made = submit(council, "王阿姨", "  路灯坏了，\n晚上很黑  ")
    assert (made.number, made.text, made.place) == (1, "路灯坏了，\n晚上很黑", "")
    council.acts("王阿姨", "propose.submit", text="灯又坏了", place="北门外")
    assert proposal(council, 2).place == "北门外"


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "字" * 501])
def test_the_form_needs_words_that_people_read(council: Council, text: str) -> None:
    council.acts("王阿姨", "propose.submit", text=text)
    council.sees("王阿姨", "500" if len(text) > 5 else "还没写内容")
    assert count(council) == 0


# Similar ones


def similar_found(council: Council, where: Where = PRIVATE) -> None:
    submit(council, "李叔", "3号楼门口的路灯坏了")
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=where)
    council.sees("王阿姨", "差不多的事", "1号", "附议 1号", "不一样", where=where)


@pytest.mark.parametrize("where", [PRIVATE, GROUP])
def test_a_similar_one_is_seconded_instead(council: Council, where: Where) -> None:
    similar_found(council, where)
    council.says("王阿姨", "1", where=where)
    council.sees("王阿姨", "已附议 1号", "1 人附议", where=where)
    council.sees("李叔", "1 人附议", where=PRIVATE)
    council.says("王阿姨", "取消", where=where)
    council.sees("王阿姨", "没有正在办的事", where=where)
    assert count(council) == 1


@pytest.mark.parametrize(
    ("where", "words"), [(PRIVATE, "2"), (GROUP, "2"), (GROUP, "不一样"), (PRIVATE, "跳过")]
)
def test_one_goes_on_with_ones_own(council: Council, where: Where, words: str) -> None:
    similar_found(council, where)
    council.says("王阿姨", words, where=where)
    council.sees("王阿姨", "有照片吗", where=where)


def test_an_answer_that_fits_nothing_is_asked_again(council: Council) -> None:
    similar_found(council, GROUP)
    council.says("王阿姨", "哪个都行", where=GROUP)
    council.sees("王阿姨", "差不多的事", where=GROUP)


def test_a_button_seconds_and_ends_the_draft(council: Council) -> None:
    similar_found(council)
    council.presses("王阿姨", "附议 1号")
    council.says("王阿姨", "取消")
    council.sees("王阿姨", "没有正在办的事")


def test_nothing_of_other_communities_is_similar(council: Council) -> None:
    council.says("外人", "提 3号楼门口路灯坏了")
    council.says("外人", "跳过")
    council.says("外人", "1")
    council.says("王阿姨", "提 3号楼门口路灯坏了")
    council.sees_not("王阿姨", "差不多")


# Seconding


@pytest.mark.parametrize("words", ["附议 1", "附议1号", "1号 附议", "/second 1", "附议：1号"])
def test_seconding_in_words(council: Council, words: str) -> None:
    submit(council, "王阿姨", "3号楼门口路灯坏了")
    council.says("李叔", words, where=GROUP)
    if words == "附议1号":
        council.silent()
        return
    council.sees("李叔", "已附议 1号", "1 人附议", where=GROUP)
    council.sees("王阿姨", "现在有 1 人附议", where=PRIVATE)


def test_seconding_once_each_and_not_ones_own(council: Council) -> None:
    submit(council, "王阿姨", "3号楼门口路灯坏了")
    council.says("王阿姨", "附议 1")
    council.sees("王阿姨", "您自己提的")
    council.says("李叔", "附议 1")
    council.says("李叔", "附议 1")
    council.sees("李叔", "已经附议过")
    council.says("小陈", "附议 1")
    council.sees("小陈", "2 人附议")
    council.sees_nothing("王阿姨", where=PRIVATE)
    council.says("访客", "附议 1")
    council.sees("访客", "登记过的居民")


@pytest.mark.parametrize("words", ["附议", "附议 9", "附议 路灯", "附议 99999999"])
def test_seconding_what_is_not_there(council: Council, words: str) -> None:
    submit(council, "王阿姨", "3号楼门口路灯坏了")
    council.says("李叔", words)
    council.sees("李叔", "没有找到")


def test_another_community_seconds_nothing_here(council: Council) -> None:
    made = submit(council, "王阿姨", "3号楼门口路灯坏了")
    council.acts("外人", "propose.second", p=made.id)
    council.sees("外人", "没有找到")
    council.says("外人", "附议 1")
    council.sees("外人", "没有找到")


def test_seconding_follows_a_merged_one_and_stops_at_a_declined_one(council: Council) -> None:
    first = submit(council, "王阿姨", "3号楼门口路灯坏了")
    second = submit(council, "李叔", "北门要一个快递柜")
    with council.begin() as work:
        work.proposals.save(second.merged(into=first, at=council.now))
    council.says("小陈", "附议 2")
    council.sees("小陈", "已附议 1号")
    with council.begin() as work:
        work.proposals.save(first.declined(reason="x", at=council.now))
    council.says("赵主任", "附议 2")
    council.sees("赵主任", "1号已经结束")


def test_the_receipt_in_the_group_lets_others_second(council: Council) -> None:
    council.says("王阿姨", "提 3号楼门口路灯坏了", where=GROUP)
    council.says("王阿姨", "跳过", where=GROUP)
    council.says("王阿姨", "1", where=GROUP)
    council.says("李叔", "1号 1", where=GROUP)
    council.sees("李叔", "您选的是：附议 1号", "已附议 1号", where=GROUP)
    council.presses("小陈", "附议 1号", where=GROUP)
    council.sees("小陈", "2 人附议", where=GROUP)


# The list and the followers


def test_the_list_shows_the_newest(council: Council) -> None:
    council.says("王阿姨", "提案")
    council.sees("王阿姨", "还没有等着附议的")
    for number in range(1, 11):
        submit(council, "李叔", f"第{number}件事：{'灯' * number}")
    council.says("王阿姨", "提案", where=GROUP)
    council.sees("王阿姨", "共 10 件", "10号", "3号", "附议 10号", "全部提案", where=GROUP)
    council.sees_not("王阿姨", "2号 第", where=GROUP)
    council.says("李叔", "提案")
    council.sees_not("李叔", "附议 10号")


def test_who_is_told_of_a_proposal(council: Council) -> None:
    first = submit(council, "王阿姨", "3号楼门口路灯坏了")
    second = submit(council, "李叔", "北门要一个快递柜")
    council.says("小陈", "附议 2")
    council.says("李叔", "附议 1")
    with council.begin() as work:
        work.proposals.save(second.merged(into=first, at=council.now))
        told = [member.name for member in followers(work, work.proposals.get(first.id))]
    assert sorted(told) == sorted(["王阿姨", "李叔", "小陈"])


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("3号楼门口路灯坏了", "3号楼门口"),
        ("北门太窄", "北门"),
        ("地下车库漏水", "地下车库"),
        ("三号楼2单元电梯坏了", "三号楼2单元电梯"),
        ("The garage leaks", "garage"),
        ("大家停车太乱", ""),
        ("", ""),
    ],
)
def test_places_in_words(words: str, place: str) -> None:
    assert place_in(words) == place


def test_an_album_is_one_set_of_pictures_and_one_summary(council: Council) -> None:
    for number, words in enumerate(("提 3号楼门口路灯坏了", "", "")):
        council.receive(
            "王阿姨", where=PRIVATE, text=words, album="a", files=(photo(f"a{number}"),)
        )
        seen = council.last("王阿姨")
        assert f"{number + 1} 张" in seen.text
        assert seen.reply is not None
        assert seen.reply.card == "album:a"
    council.says("王阿姨", "1")
    assert len(proposal(council, 1).attachment_ids) == 3


@pytest.mark.parametrize("where", [PRIVATE, GROUP])
def test_the_rest_of_an_album_answers_no_question(council: Council, where: Where) -> None:
    first = {"text": "提 路灯坏了", "addressed": True}
    rest = {"text": "", "addressed": where is PRIVATE}
    for number, said in enumerate((first, rest, rest)):
        files = (photo(f"a{number}"),)
        council.receive("王阿姨", where=where, album="a", files=files, **said)
        if number:
            council.silent()
        else:
            council.sees("王阿姨", "哪", where=where)
    council.says("王阿姨", "3号楼门口", where=where)
    council.sees("王阿姨", "3 张", where=where)


def test_a_picture_while_the_place_is_asked_is_kept_and_the_place_asked_again(
    council: Council,
) -> None:
    council.says("王阿姨", "提 路灯坏了")
    council.says("王阿姨", "", files=(photo(),))
    council.sees("王阿姨", "哪")
    council.says("王阿姨", "3号楼门口")
    council.sees("王阿姨", "1 张")
