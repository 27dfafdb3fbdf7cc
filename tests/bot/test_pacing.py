"""Pacing: never more than a channel allows, never slower than it must be."""

from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import TELEGRAM, Allowance, Pacer


def pacer() -> Pacer:
    return Pacer(TELEGRAM, is_group=lambda chat: chat.startswith("-"))


def sent_at(chats: list[str]) -> list[tuple[str, float]]:
    """Return when each message goes out, all of them wanted at once."""
    paced, now, sent = pacer(), 0.0, []
    for chat in chats:
        now += paced.wait(chat, now=now)
        paced.note(chat, now=now)
        sent.append((chat, now))
    return sent


def most_within(moments: list[float], *, seconds: float) -> int:
    return max(
        sum(start <= other < start + seconds - 1e-9 for other in moments) for start in moments
    )


@given(st.lists(st.sampled_from(["1", "2", "3", "-9"]), min_size=1, max_size=120))
def test_no_window_holds_more_than_is_allowed(chats: list[str]) -> None:
    sent = sent_at(chats)
    for chat in set(chats):
        moments = [at for to, at in sent if to == chat]
        assert most_within(moments, seconds=TELEGRAM.chat.seconds) <= TELEGRAM.chat.messages
        if chat.startswith("-"):
            group = TELEGRAM.group
            assert most_within(moments, seconds=group.seconds) <= group.messages
    every = [at for _, at in sent]
    assert most_within(every, seconds=1.0) <= TELEGRAM.altogether.messages


def test_many_chats_go_out_as_fast_as_is_allowed() -> None:
    sent = sent_at([str(number) for number in range(280)])
    assert sent[-1][1] == 280 / TELEGRAM.altogether.messages - 1


def test_the_first_message_waits_for_nothing() -> None:
    assert pacer().wait("-5", now=100.0) == 0.0
    assert Allowance(messages=1, seconds=1.0) == TELEGRAM.chat
