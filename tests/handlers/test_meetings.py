"""Meetings in person: online and offline are one topic."""

import pytest

from deliberation.topics import StatementState, Topic
from handlers.messages import Press
from tests.dialogues import GROUP, PHOTO, PRIVATE, Council
from tests.handlers.stages import decided, opened, proposed


@pytest.fixture
def topic(council: Council) -> Topic:
    return opened(council)


def test_a_meeting_is_recorded_question_by_question(council: Council, topic: Topic) -> None:
    council.says("周老师", f"线下会 {topic.number}")
    for asked, words in (
        ("什么时候开的", "昨天晚上7点"),
        ("在哪里开的", "社区活动室"),
        ("来了多少人", "12个"),
        ("谁说了什么", "王奶奶：楼道灯太暗\n小陈：装声控的"),
        ("还要记什么", "先请物业报价"),
    ):
        council.sees("周老师", asked)
        council.says("周老师", words)
    council.sees("周老师", "来了 12 人", "代录 2 条观点", "代录（王奶奶）：楼道灯太暗")
    council.says("周老师", "1")
    council.sees("李叔", "开了线下会", "社区活动室", "来了 12 人", where=GROUP)
    council.sees("李叔", "已有 2 条观点", where=GROUP)
    council.sees("小陈", "周老师把您在会上说的话记到了", "装声控的", where=PRIVATE)
    with council.begin() as work:
        (meeting,) = work.meetings.where(topic_id=topic.id)
        granny, chen = work.statements.where(topic_id=topic.id)
        assert work.members.get(chen.author_id).name == "小陈"
        assert work.members.get(granny.author_id).name == "周老师"
    assert (meeting.place, meeting.heads, meeting.notes) == ("社区活动室", 12, "先请物业报价")
    assert granny.state is chen.state is StatementState.SHOWN
    assert (granny.speaker, granny.meeting_id) == ("王奶奶", meeting.id)


def test_a_form_brings_names_and_photos(council: Council, topic: Topic) -> None:
    council.receive(
        "周老师",
        where=PRIVATE,
        text="",
        files=(PHOTO,),
        press=_press(topic, attended="王阿姨、李叔", heads="", said=""),
    )
    council.sees("李叔", "来了 2 人", where=GROUP)
    with council.begin() as work:
        (meeting,) = work.meetings.where(topic_id=topic.id)
        names = [work.members.get(each).name for each in meeting.attended]
        (photo,) = work.attachments.where(id=meeting.attachment_ids)
    assert sorted(names) == ["李叔", "王阿姨"]
    assert not photo.public


def _press(topic: Topic, **values: str) -> Press:
    given = {"t": topic.id, "held_at": "2026-11-20 19:00", "place": "活动室", **values}
    return Press("meet.record", given)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"held_at": "2027-01-01 19:00"}, "还没到"),
        ({"heads": "0"}, "来了多少人没看懂"),
        ({"attended": "王阿姨、李叔、小陈", "heads": "2"}, "来了多少人没看懂"),
        ({"said": "王奶奶：" + "长" * 141}, "140 个字以内"),
    ],
)
def test_meetings_that_are_refused(
    council: Council, topic: Topic, values: dict[str, str], refusal: str
) -> None:
    given = {"held_at": "2026-11-20 19:00", "place": "活动室", "heads": "5", **values}
    council.acts("周老师", "meet.record", t=topic.id, **given)
    council.sees("周老师", refusal)
    with council.begin() as work:
        assert not work.meetings.count(topic_id=topic.id)
        assert not work.statements.count(topic_id=topic.id)


def test_statements_are_entered_only_while_they_are_collected(council: Council) -> None:
    proposal = proposed(council, "电动车没地方充电", who="小陈")
    council.acts(
        "周老师",
        "moderate.open_topic",
        p=proposal.id,
        title="充电",
        rounds='[{"kind": "stances", "days": 3}]',
    )
    with council.begin() as work:
        topic = work.topics.where(community_id=council.community.id)[-1]
    given = {"held_at": "2026-11-20 19:00", "place": "活动室", "heads": "5"}
    council.acts("周老师", "meet.record", t=topic.id, said="王奶奶：太远", **given)
    council.sees("周老师", "这一轮不收观点")
    council.acts("周老师", "meet.record", t=topic.id, **given)
    council.sees("李叔", "开了线下会", where=GROUP)


def test_a_meeting_on_the_works_is_recorded_after_the_vote(council: Council) -> None:
    outcome = decided(council)
    given = {"held_at": "2026-11-22 09:00", "place": "楼道", "heads": "5"}
    council.acts("周老师", "meet.record", t=outcome.topic_id, **given)
    council.sees("李叔", "开了线下会", where=GROUP)


@pytest.mark.parametrize("who", ["王阿姨", "赵主任", "外主持"])
def test_others_record_nothing(council: Council, topic: Topic, who: str) -> None:
    council.acts(
        who, "meet.record", t=topic.id, held_at="2026-11-20 19:00", place="活动室", heads="5"
    )
    with council.begin() as work:
        assert not work.meetings.count(topic_id=topic.id)
