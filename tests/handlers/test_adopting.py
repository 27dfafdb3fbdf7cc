"""A meeting's result binds only where an admin noted that the meeting adopted the channel."""

from deliberation.polls import PollState
from handlers.adopting import ground_of
from tests.dialogues import Council
from tests.handlers.stages import closed, opened, voting

GROUND = "2026年11月1日居民会议第3号决议"


def test_an_adopted_channel_binds_and_asks_for_notice(council: Council) -> None:
    topic = opened(council)
    council.acts("孙工", "community.adopt", text=GROUND)
    council.sees("孙工", GROUND)
    rules = {"base": "persons", "bylaw": "residents_meeting", "method": "majority"}
    council.acts("周老师", "vote.open", t=topic.id, **rules, closes_at="2026-11-29 20:00")
    council.sees("周老师", "要提前 10 天通知")
    poll = voting(
        council,
        topic,
        bylaw="residents_meeting",
        opens_at="2026-12-03 09:00",
        closes_at="2026-12-09 20:00",
    )
    assert poll.state is PollState.SCHEDULED
    with council.begin() as work:
        assert ground_of(work, work.communities.get(council.community.id)) == GROUND


def test_without_a_ground_nothing_is_adopted(council: Council) -> None:
    council.acts("孙工", "community.adopt", text=" ")
    council.sees("孙工", "哪次会议")
    assert not closed(council, voting(council, bylaw="residents_meeting")).binding


def test_moderators_adopt_nothing(council: Council) -> None:
    council.acts("周老师", "community.adopt", text=GROUND)
    council.sees("周老师", "由管理员来办")


def test_it_can_be_taken_back(council: Council) -> None:
    council.acts("孙工", "community.adopt", text=GROUND)
    council.acts("孙工", "community.adopt", on="no")
    council.sees("孙工", "供参考")
    outcome = closed(council, voting(council, bylaw="residents_meeting"))
    assert not outcome.binding
    with council.begin() as work:
        assert ground_of(work, work.communities.get(council.community.id)) == ""
