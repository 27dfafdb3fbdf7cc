"""A typing mistake in a title is mended until the first ballot; anything else cancels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.polls import Poll
from handlers.correcting import distance
from tests.dialogues import GROUP, PRIVATE, Council
from tests.handlers.stages import TITLE, closed, voting

MENDED = "3号楼路灯怎样修"


def title(council: Council, poll: Poll) -> str:
    with council.begin() as work:
        return work.polls.get(poll.id).title


def test_a_mistake_is_mended_traced_and_shown(council: Council) -> None:
    poll = voting(council)
    council.acts("周老师", "vote.correct", poll=poll.id, title=MENDED)
    council.sees("周老师", f"原来：“{TITLE}”；现在：“{MENDED}”")
    council.sees("李叔", "改了一个错字", where=PRIVATE)
    council.sees("王阿姨", MENDED, where=GROUP)
    assert title(council, poll) == MENDED
    with council.begin() as work:
        trace = work.traces.one(subject=poll.id, action="vote.correct")
    assert trace is not None
    assert trace.words == f"{TITLE} → {MENDED}"
    assert closed(council, poll).title == MENDED


def test_a_moderator_is_asked_for_the_right_title(council: Council) -> None:
    poll = voting(council)
    council.acts("周老师", "vote.correct", poll=poll.id)
    council.sees("周老师", "正确的标题怎么写")
    council.says("周老师", MENDED, where=PRIVATE)
    assert title(council, poll) == MENDED


def test_a_scheduled_poll_is_mended_too(council: Council) -> None:
    poll = voting(council, opens_at="2026-11-25 09:00")
    council.acts("周老师", "vote.correct", poll=poll.id, title=MENDED)
    assert title(council, poll) == MENDED


def test_after_the_first_ballot_the_title_stays(council: Council) -> None:
    poll = voting(council)
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.acts("周老师", "vote.correct", poll=poll.id, title=MENDED)
    council.sees("周老师", "已经有人投票")
    assert title(council, poll) == TITLE


def test_after_the_end_the_title_stays(council: Council) -> None:
    poll = voting(council)
    closed(council, poll)
    council.acts("周老师", "vote.correct", poll=poll.id, title=MENDED)
    assert title(council, poll) == TITLE


@pytest.mark.parametrize("words", ["要不要拆掉小花园建停车场", TITLE])
def test_another_meaning_is_no_typing_mistake(council: Council, words: str) -> None:
    poll = voting(council)
    council.acts("周老师", "vote.correct", poll=poll.id, title=words)
    council.sees("周老师", "已经不是错字了")
    assert title(council, poll) == TITLE


def test_residents_mend_nothing(council: Council) -> None:
    poll = voting(council)
    council.acts("王阿姨", "vote.correct", poll=poll.id, title=MENDED)
    council.sees("王阿姨", "由主持人来办")
    assert title(council, poll) == TITLE


@pytest.mark.parametrize(
    ("was", "now", "steps"),
    [
        ("", "", 0),
        ("路灯", "路灯", 0),
        ("路登", "路灯", 1),
        ("路灯", "路灯的", 1),
        ("ab", "", 2),
    ],
)
def test_distances(was: str, now: str, steps: int) -> None:
    assert distance(was, now) == steps


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_the_same_both_ways_and_bounded(was: str, now: str) -> None:
    steps = distance(was, now)
    assert steps == distance(now, was)
    assert abs(len(was) - len(now)) <= steps <= max(len(was), len(now))
