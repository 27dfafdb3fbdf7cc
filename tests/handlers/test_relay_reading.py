"""Replies of a group, pasted back: read as a person reads them, or laid before a person."""

from hypothesis import given
from hypothesis import strategies as st

from deliberation.ballots import BallotForm, Option
from handlers.relay_folding import CIRCLED, NUMERALS, folded
from handlers.relay_marks import FAMILIES, SHORT
from handlers.relay_reading import Part, read_relay
from handlers.relay_wording import Doubt
from tests.handlers.relayed import (
    Question,
    is_right,
    is_wrong,
    lines_of,
    questions,
    read,
    variants,
)

LEAST_RIGHT = 0.98
PIECES = (
    *"1234①②❸ＡBc一二 、，。：\n",
    "赞成", "同意", "反对", "不", "改", "撤回", "弃权", "换新灯", "修旧灯", "长椅", "路灯",
    "3栋201", "张阿姨", "李叔", "选", "+1", "同上", "20:31", "#接龙",
    "1. ", "2、", "👍", "？", "都",
)  # fmt: skip
PASTED = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
POLLS = st.sampled_from(sorted(questions().items())).map(lambda item: item[1])
FIRM = frozenset({Part.CHOSEN, Part.REPLACED})


def test_variants_are_read_right_or_flagged_and_never_silently_wrong() -> None:
    found = [(each, read(each)) for each in variants()]
    assert len(found) >= 200
    assert [(each.text, got) for each, got in found if is_wrong(each, got)] == []
    right = sum(is_right(each, got) for each, got in found)
    assert right / len(found) >= LEAST_RIGHT


def test_what_a_person_would_ask_about_is_flagged() -> None:
    doubted = [each for each in variants() if any(row[2] == "?" for row in each.expected)]
    assert len(doubted) >= 40
    for each in doubted:
        flagged = [row for row in read(each) if row[2] == "?"]
        assert len(flagged) == sum(row[2] == "?" for row in each.expected), each.text


@given(POLLS, st.one_of(PASTED, st.text(max_size=80)))
def test_every_line_that_holds_anything_is_accounted_for_once(
    poll: Question, text: str
) -> None:
    lines = read_relay(text, options=poll.options, form=poll.form)
    seen = [at for each in lines for at in range(each.first, each.last + 1)]
    pasted = text.splitlines()
    assert seen == [at for at, line in enumerate(pasted, start=1) if folded(line)]
    assert [row for each in lines for row in each.text.splitlines()] == [
        pasted[at - 1] for at in seen
    ]


def _stands_there(option: Option, words: str) -> bool:
    """Tell whether anything in folded words can stand for an option."""
    number = int(option.id)
    families = [(*one, *two) for one, two in zip(FAMILIES, SHORT, strict=True)]
    called = next((each for each in families if option.label in each), (option.label,))
    close = "".join(words.split()).casefold()
    signs = (option.id, CIRCLED[number - 1], NUMERALS[number - 1], "abcdefgh"[number - 1])
    return any(each.casefold() in close for each in (*signs, *called))


@given(POLLS, PASTED)
def test_no_choice_is_invented(poll: Question, text: str) -> None:
    for each in read_relay(text, options=poll.options, form=poll.form):
        if each.part not in FIRM:
            continue
        # Who points to the line above chose what stands there.
        words = folded(text if "上" in each.text or "一样" in each.text else each.text)
        by_id = {option.id: option for option in poll.options}
        assert each.choices == tuple(sorted(each.choices))
        assert all(_stands_there(by_id[one], words) for one in each.choices)
        assert each.name or each.door
        assert len(each.choices) == 1 or poll.form is BallotForm.SOME


@given(POLLS, PASTED, PASTED)
def test_only_doubts_and_choices_come_out(poll: Question, first: str, second: str) -> None:
    for each in read_relay(f"{first}\n\n{second}", options=poll.options, form=poll.form):
        assert (each.doubt is not None) == (each.part is Part.DOUBTFUL)
        assert bool(each.choices) or each.part is not Part.CHOSEN


def test_an_option_whose_words_are_hidden_is_chosen_by_number_alone() -> None:
    options = (Option("1", ""), Option("2", ""))
    (named,) = read_relay("1. 张阿姨 李叔", options=options, form=BallotForm.ONE)
    (numbered,) = read_relay("1. 张阿姨 2", options=options, form=BallotForm.ONE)
    assert named.part is Part.DOUBTFUL
    assert numbered.choices == ("2",)


def test_a_later_doubt_reaches_back() -> None:
    first, second = lines_of("lamps", "张阿姨: 1\n张阿姨: 不选了，再想想")
    assert first.doubt is Doubt.CHANGED_LATER
    assert second.part is Part.DOUBTFUL


def test_an_endless_line_is_for_a_person() -> None:
    (line,) = lines_of("lamps", "3栋201 张阿姨 1 " + "我" * 5000)
    assert line.part is Part.DOUBTFUL
