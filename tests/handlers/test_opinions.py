"""The map of opinions in chat: who may see it when, the card, the summary of a machine."""

from datetime import datetime

import pytest

from deliberation.identifiers import AttachmentId, CommunityId
from deliberation.opinions.summaries import OpinionSummary, SummarySentence, proven
from deliberation.topics import Topic
from handlers import opinions
from handlers.messages import Replies
from handlers.opinions import Written
from handlers.ports import Attachment, Ids, UnitOfWork
from tests.camps import COMMON, quarrel
from tests.dialogues import GROUP, Council
from tests.handlers.stages import opened, voting

KNOWN = {3: "楼道里应当装声控灯", 5: "电动车要停到车棚去"}


def talked_over(council: Council, *, over: bool = True) -> Topic:
    topic = opened(council)
    with council.begin() as work:
        quarrel(work, topic=topic.id, community=council.community.id, now=council.now)
    if over:
        voting(council, topic)
    return topic


def jobs(council: Council) -> list[str]:
    with council.begin() as work:
        queue = work.queue  # type: ignore[attr-defined]  # the real one has a queue
        return [
            each.kind
            for each in queue.claim(now=council.now, owner="test", lease_s=0, limit=50)
            if each.kind.startswith("opinion")
        ]


def drawn(council: Council, topic: Topic) -> None:
    """Let the job that draws a map end."""

    def effect(work: UnitOfWork, now: datetime, _ids: Ids) -> Replies:
        picture = Attachment(
            AttachmentId("map"), CommunityId(""), "", "", "1.png", "image/png", now, digest="0"
        )
        return opinions.posted(work, picture, topic_id=topic.id, now=now)

    council.happens(effect)


def wrote(council: Council, topic: Topic, *sentences: SummarySentence) -> None:
    """Let the job that has a machine sum up end."""
    made = Written(topic.id, sentences)
    council.happens(lambda work, now, ids: opinions.written(work, made, now=now, ids=ids))


def summaries(council: Council, topic: Topic) -> dict[str, OpinionSummary]:
    with council.begin() as work:
        found = work.opinion_summaries.where(topic_id=topic.id)
        return {each.sentences[0].text: each for each in found}


def test_while_stances_are_taken_nobody_sees_anything(council: Council) -> None:
    topic = talked_over(council, over=False)
    for who in ("王阿姨", "周老师", "孙工"):
        council.says(who, f"地图 {topic.number}")
        council.sees(who, "还没有意见地图")
    council.acts("周老师", "opinions.post", t=topic.id)
    council.sees("周老师", "还没有意见地图")
    council.acts("周老师", "opinions.summarise", t=topic.id)
    council.sees("周老师", "还没有意见地图")
    assert jobs(council) == []


def test_everybody_may_ask_for_the_map_once_stances_are_over(council: Council) -> None:
    topic = talked_over(council)
    council.says("王阿姨", f"{topic.number}号 地图")
    council.sees("王阿姨", "看法大致分成 2 组", COMMON, "看法差得远", "看意见地图")
    council.sees_not("王阿姨", "发到群里")
    council.says("外人", f"地图 {topic.number}")
    council.sees_not("外人", "看法大致")


def test_a_moderator_posts_the_map_to_the_room(council: Council) -> None:
    topic = talked_over(council)
    council.says("周老师", f"地图 {topic.number}")
    council.presses("周老师", "把地图发到群里")
    council.sees("周老师", "正在画")
    assert jobs(council) == ["opinions"]
    drawn(council, topic)
    council.sees("王阿姨", "<picture>", "看法大致分成 2 组", COMMON, where=GROUP)
    with council.begin() as work:
        assert work.attachments.get(AttachmentId("map")).community_id == council.community.id
        done = work.traces.where(subject=topic.id, action="opinions.post")
    assert len(done) == 1


def test_only_moderators_post_and_have_it_summed_up(council: Council) -> None:
    topic = talked_over(council)
    wrote(council, topic, SummarySentence("大家都说好。", (13,)))
    kept = summaries(council, topic)["大家都说好。"]
    for action, values in (
        ("opinions.post", {"t": topic.id}),
        ("opinions.summarise", {"t": topic.id}),
        ("opinions.approve", {"y": kept.id}),
        ("opinions.drop", {"y": kept.id}),
    ):
        for who in ("王阿姨", "外主持"):
            council.acts(who, action, **values)
            council.sees_not(who, "正在", "放上网页", "不用了")
    assert jobs(council) == []
    assert summaries(council, topic)["大家都说好。"].state == "written"


def test_a_map_that_turned_secret_again_is_not_posted(council: Council) -> None:
    topic = talked_over(council, over=False)
    drawn(council, topic)
    council.silent()


def test_a_moderator_compares_a_summary_and_approves_it(council: Council) -> None:
    topic = talked_over(council)
    council.acts("周老师", "opinions.summarise", t=topic.id)
    assert jobs(council) == ["opinion_summary"]
    wrote(council, topic, SummarySentence("大家都说好。", (13, 2)))
    council.sees("周老师", "大家都说好。（观点 13、2）", "认可，给大家看", "不用")
    council.sees_nothing("王阿姨")
    council.presses("周老师", "认可")
    council.sees("周老师", "标明是程序起草的")
    assert summaries(council, topic)["大家都说好。"].state == "shown"


def test_a_newer_summary_takes_the_place_of_the_one_before(council: Council) -> None:
    topic = talked_over(council)
    for text in ("一。", "二。"):
        wrote(council, topic, SummarySentence(text, (1,)))
        council.presses("周老师", "认可")
    states = {text: each.state for text, each in summaries(council, topic).items()}
    assert states == {"一。": "dropped", "二。": "shown"}
    wrote(council, topic, SummarySentence("三。", (1,)))
    wrote(council, topic, SummarySentence("四。", (1,)))
    assert "三。" not in summaries(council, topic)
    council.presses("周老师", "不用")
    council.sees("周老师", "不用了")
    council.presses("周老师", "认可")
    council.sees_not("周老师", "放上网页")


def test_without_a_model_moderators_are_told(council: Council) -> None:
    topic = talked_over(council)
    wrote(council, topic)
    council.sees("周老师", "概括没写成")
    assert summaries(council, topic) == {}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("大家都希望楼道装声控灯[3]。", (("大家都希望楼道装声控灯。", (3,)),)),
        ("大家希望装声控灯。[3]", (("大家希望装声控灯。", (3,)),)),
        (
            "大家希望装声控灯，电动车停到车棚[3][5]。别的没有。",
            (("大家希望装声控灯，电动车停到车棚。", (3, 5)),),
        ),
        ("大家希望装声控灯[观点3、5号电动车]。", ()),
        ("大家希望装声控灯[7]。", ()),
        ("大家希望装声控灯。", ()),
        ("大家希望修个游泳池[3]。", ()),
        ("八成人希望装声控灯[3]。", ()),
        ("有30人希望装声控灯[3]。", ()),
        (f"装声控灯{'很好' * 80}[3]。", ()),
        ("", ()),
    ],
)
def test_a_sentence_stays_if_it_names_what_it_rests_on(
    said: str, kept: tuple[tuple[str, tuple[int, ...]], ...]
) -> None:
    assert tuple((each.text, each.statements) for each in proven(said, known=KNOWN)) == kept
