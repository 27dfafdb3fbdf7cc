"""Tokens of buttons: short, and nobody else can make one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tokens import LONGEST, PressTokens, TokenForged, TokenTooLong
from handlers.messages import Press
from handlers.registry import REGISTRY

TOKENS = PressTokens(b"a secret of the program, long enough")
ID = "0123456789abcdef"


@given(
    action=st.sampled_from(sorted(REGISTRY)),
    values=st.dictionaries(st.sampled_from("ptsocqim"), st.just(ID), max_size=1),
)
def test_what_is_sealed_can_be_opened(action: str, values: dict[str, str]) -> None:
    press = Press(action, values)
    token = TOKENS.seal(press)
    assert len(token.encode()) <= LONGEST
    assert TOKENS.open(token) == press


def test_two_ids_fit_where_a_button_needs_them() -> None:
    assert len(TOKENS.seal(Press("moderate.merge", {"p": ID, "i": ID}))) <= LONGEST
    assert len(TOKENS.seal(Press("vote.cast", {"poll": ID, "choice": "12"}))) <= LONGEST
    assert len(TOKENS.seal(Press("respond.rate", {"o": ID, "solved": "yes"}))) <= LONGEST


@given(
    place=st.integers(min_value=0, max_value=40), flip=st.integers(min_value=1, max_value=255)
)
def test_any_changed_character_is_noticed(place: int, flip: int) -> None:
    token = TOKENS.seal(Press("vote.cast", {"poll": ID, "choice": "1"}))
    place %= len(token)
    changed = token[:place] + chr((ord(token[place]) ^ flip) or 1) + token[place + 1 :]
    with pytest.raises(TokenForged):
        TOKENS.open(changed)


def test_another_program_cannot_make_one() -> None:
    token = PressTokens(b"another secret").seal(Press("vote.cast", {"poll": ID}))
    with pytest.raises(TokenForged):
        TOKENS.open(token)


def test_a_press_with_too_many_values_is_refused() -> None:
    with pytest.raises(TokenTooLong):
        TOKENS.seal(Press("moderate.open_topic", {"p": ID, "i": ID, "q": ID}))
