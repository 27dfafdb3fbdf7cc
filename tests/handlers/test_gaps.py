"""After a gap each room with an open vote is asked once to repeat; nobody else hears of it."""

from datetime import datetime

from handlers.gaps import ask_to_repeat
from handlers.messages import Replies
from handlers.ports import Ids, UnitOfWork
from tests.dialogues import CHANNEL, COMMITTEE_ROOM, GROUP, PRIVATE, Council
from tests.handlers.stages import closed, opened, proposed, voting


def gap(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
    del now, ids
    return ask_to_repeat(work, channel=CHANNEL)


def test_a_room_with_open_votes_is_asked_to_repeat(council: Council) -> None:
    first = voting(council)
    second = voting(council, opened(council, proposed(council, "小区门禁该换了")))
    council.happens(gap)
    council.sees("王阿姨", f"{first.number}号、{second.number}号", "再发一遍", where=GROUP)
    council.sees_nothing("王阿姨", where=PRIVATE)
    council.sees_nothing("赵主任", where=COMMITTEE_ROOM)


def test_a_room_without_an_open_vote_hears_nothing(council: Council) -> None:
    opened(council)
    council.happens(gap)
    council.silent()
    closed(council, voting(council))
    council.happens(gap)
    council.silent()


def test_rooms_of_another_channel_missed_nothing(council: Council) -> None:
    voting(council)
    council.happens(lambda work, _now, _ids: ask_to_repeat(work, channel="another"))
    council.silent()
