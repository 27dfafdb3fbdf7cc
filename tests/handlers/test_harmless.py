"""What people send is made harmless at the door, quickly and for good."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.harmless import LONGEST_TEXT, LONGEST_VALUE, MOST_MARKS, harmless, tidied
from handlers.messages import AttachmentKind, Incoming, IncomingFile, Press, Text
from handlers.texts import LOCALES, catalogue
from tests.dialogues import GROUP, Council
from tests.fakes import START
from tests.hostile import CORPUS

ANYTHING = st.text(st.characters(codec=None))


def arrived(text: str) -> Incoming:
    return Incoming(
        channel="test",
        update_id="1",
        sender="somebody",
        sender_name=text,
        at=START,
        room_title=text,
        text=text,
        press=Press(text, {text: text}),
        files=(IncomingFile(AttachmentKind.PHOTO, "key", text, text),),
    )


def holds(text: str, *, most: int) -> None:
    """Hold that words are harmless: they can be kept, shown and put into a line."""
    assert len(text) <= most
    text.encode()
    marks = 0
    for each in text:
        assert unicodedata.category(each) != "Cs"
        hidden = unicodedata.category(each) in {"Cc", "Cf"}
        assert not hidden or each in "\n\t\u200c\u200d", repr(each)
        marks = marks + 1 if unicodedata.combining(each) else 0
        assert marks <= MOST_MARKS


@given(ANYTHING)
def test_whatever_is_sent_it_is_harmless_after(text: str) -> None:
    said = harmless(text, most=50)
    holds(said, most=50)
    assert harmless(said, most=50) == said


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_everything_that_a_message_carries_is_made_harmless(name: str) -> None:
    said = tidied(arrived(CORPUS[name]))
    assert said.press is not None
    holds(said.text, most=LONGEST_TEXT)
    for line in (said.sender_name, said.room_title, said.files[0].name):
        holds(line, most=120)
        assert "\n" not in line
    for key, value in said.press.values.items():
        holds(key, most=80)
        holds(value, most=LONGEST_VALUE)


REALLY = (
    *("你好，3号楼。", "हिन्दी", "tiếng Việt", "👨\u200d👩\u200d👧 全家", "❤️"),
    *("一行\n两行", "𠮷野家", "e\u0301"),
)


@pytest.mark.parametrize("text", REALLY)
def test_what_people_really_write_stays(text: str) -> None:
    assert harmless(text, most=100) == text


def test_four_megabytes_cost_no_more_than_a_page() -> None:
    flood = "\u0335长" * 2_000_000
    began = time.perf_counter()
    said = tidied(arrived(flood))
    assert time.perf_counter() - began < 0.5
    assert len(said.text) <= LONGEST_TEXT


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", sorted(CORPUS))
def test_a_sentence_takes_words_as_words(name: str, locale: str) -> None:
    named = Text("members-privacy-whom", {"names": CORPUS[name]})
    assert CORPUS[name] in catalogue(locale).sentence(named, time_zone="Asia/Shanghai")


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_every_hostile_text_is_answered_and_changes_nothing_else(
    council: Council, name: str
) -> None:
    for who in ("王阿姨", "周老师", "访客", "新邻居"):
        council.says(who, CORPUS[name])
        council.says(who, f"提 {CORPUS[name]}", where=GROUP)
        council.says(who, f"观点 1 {CORPUS[name]}")
    with council.begin() as work:
        assert {each.name for each in work.members.where() if each.name == "王阿姨"}
        for proposal in work.proposals.where():
            holds(proposal.text, most=LONGEST_TEXT)
