"""Cards for rooms without buttons: what the picture says, its code, and its weight."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.channel import Button
from bot.reports.codes import qr_svg
from bot.reports.room_cards import RoomCardView, room_card_view
from bot.reports.typesetting import room_card_png, view_data
from handlers.messages import Choice, Press, Reply, Text, plain
from tests.fakes import START

LINK = "https://council.example/vote/01JD"
OPTIONS = ("修好", "换成感应灯")
Carded = Callable[..., RoomCardView | None]


@pytest.fixture
def reply() -> Reply:
    how = {"number": 12, "form": "one"}
    choices = tuple(Choice(plain(each), Press("vote.cast", {})) for each in OPTIONS)
    return Reply(
        lines=(
            Text("poll-card", {"number": 12, "title": "路灯怎么修"}),
            Text(
                "poll-card-rules",
                {"base": "persons", "bylaw": Text("bylaw-consultation"), "closes": START},
            ),
            *(Text("ballot-option", {"number": 1, "label": each}) for each in OPTIONS),
            Text("poll-card-turnout", {"turnout": 3, "electors": 9, "base": "persons"}),
            Text("poll-card-how", how),
        ),
        choices=(*choices, Choice(Text("poll-card-link"), path="/vote/01JD")),
        card="poll:1",
        topic=12,
    )


@pytest.fixture
def carded() -> Carded:
    def view(reply: Reply, *labels: str, link: str = LINK) -> RoomCardView | None:
        pressed = tuple(Button(label=each, token="t") for each in labels)  # noqa: S106 - a button's
        opened = (Button(label="打开选票", link=link),) if link else ()
        shown = (*pressed, *opened)
        return room_card_view(
            reply, buttons=shown, locale="zh_CN", time_zone="Asia/Shanghai", at=START
        )

    return view


def test_a_card_says_what_to_choose_by_when_and_how(reply: Reply, carded: Carded) -> None:
    view = carded(reply, "1  修好", "2  换成感应灯")
    assert view is not None
    said = json.loads(view_data(view))
    assert said["title"] == "【12号表决】路灯怎么修"
    assert said["choices"] == ["1 修好", "2 换成感应灯"]
    rules, turnout, how = said["lines"]
    assert "截止" in rules["words"]
    assert rules["heavy"]
    assert "已有 3 人参加，共 9 人" in turnout["words"]
    assert "“12号 1”" in how["words"]
    assert "点按钮" not in str(said)
    assert said["address"] == LINK
    assert said["qr"] == qr_svg(LINK)


def test_what_is_chosen_on_stands_above_the_choices(reply: Reply, carded: Carded) -> None:
    lines = (
        Text("topic-card", {"number": 12, "title": "路灯"}),
        plain("修还是换？"),
        Text("topic-card-counts", {"statements": 1, "people": 2}),
        Text("topic-card-statement", {"text": "太暗了"}),
        Text("round-how-opinions", {"number": 12}),
    )
    view = carded(replace(reply, card="topic:1", lines=lines), "1  同意")
    assert view is not None
    assert [each.words for each in view.lead] == ["修还是换？", "请您表个态：“太暗了”"]
    assert "点按钮" not in str(view.lines)


def test_options_of_a_lot_stay_where_nothing_is_chosen(reply: Reply, carded: Carded) -> None:
    view = carded(reply)
    assert view is not None
    assert sum("换成感应灯" in each.words for each in view.lines) == 1


def test_what_is_no_card_of_a_matter_or_over_stays_words(reply: Reply, carded: Carded) -> None:
    over = (reply.lines[0], Text("poll-card-ended", {"state": "通过"}))
    assert carded(replace(reply, card="household:1"), "1  修好") is None
    assert carded(replace(reply, lines=over)) is None
    assert carded(reply, "1  修好", link="") is None


def test_the_picture_is_a_phones_width_twice_and_light(reply: Reply, carded: Carded) -> None:
    view = carded(reply, *(f"{at}  在第{at}号楼门口装一盏感应灯" for at in range(1, 7)))
    assert view is not None
    png = room_card_png(view, ppi=108.0)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 810
    assert len(png) < 300_000
