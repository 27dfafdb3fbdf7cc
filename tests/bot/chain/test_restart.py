"""A guided dialogue is data: it goes on in another program over the same database."""

from dataclasses import replace
from datetime import timedelta

from bot.ground import Ground
from deliberation.polls import PollState
from tests.bot.chain.plain_driver import PlainDriver, on_plain
from tests.bot.chain.stage import SECRET, ground_of
from tests.dialogues import GROUP, PRIVATE
from tests.fakes import FakeClock, FakeIds

MODERATOR, LI = "周老师", "李叔"


def says(plain: PlainDriver, *words: str) -> list[str]:
    for each in words:
        plain.says(MODERATOR, each, where=PRIVATE)
        plain.settle()
    return list(plain.visible(MODERATOR, where=PRIVATE))


def later(ground: Ground, name: str) -> Ground:
    """Return the ground of a program that begins half an hour later."""
    moment = ground.clock.now() + timedelta(minutes=30)
    ids = FakeIds(name=name, secret=SECRET.encode())
    return replace(ground, clock=FakeClock(present=moment), ids=ids)


def test_opening_a_topic_and_a_poll_goes_on_after_two_restarts(ground: Ground) -> None:
    with on_plain(ground) as plain:
        network, people = plain.network, plain.stage.people
        plain.says(LI, "提 3号楼门口地砖松了", where=GROUP)
        plain.settle()
        plain.says(LI, "跳过", where=GROUP)
        plain.settle()
        plain.says(LI, "1", where=GROUP)
        plain.settle()
        assert "按哪种办法" in str(says(plain, "开议题", "1", "修地砖", "物业"))
    with ground_of(ground.settings) as opened:
        again = later(opened, "j")
        with on_plain(again, network=network, people=people) as plain:
            assert "2号议题" in str(says(plain, "1", "7", "1"))
            assert "按哪条规则" in str(says(plain, "发起表决 2", "1"))
    with ground_of(ground.settings) as opened:
        last = replace(later(opened, "k"), clock=again.clock)
        with on_plain(last, network=network, people=people) as plain:
            assert "怎么算票" in str(says(plain, "1"))
            assert "按哪条规则" in str(says(plain, "上一步"))
            assert "开始表决" in str(says(plain, "1", "1", "7天", "1"))
        with last.storage.reading() as work:
            assert work.polls.one(state=PollState.OPEN) is not None
