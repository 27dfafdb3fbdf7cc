"""What a record says."""

from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from bot.reports.views import leading_bars, record_view
from deliberation.ledger.canonical import fingerprint
from tests.bot.reports.conftest import Decided
from tests.dialogues import CAST, Council
from tests.handlers.stages import closed, opened, voting


def test_a_record_tells_the_whole_matter(decided: Decided) -> None:
    view = decided("2", "2", "1")
    assert view.community == "河畔街道 清河里社区"
    assert view.decision == "表决结果：通过"
    assert [(bar.label, bar.votes, bar.percent, bar.leading) for bar in view.bars] == [
        ("原样修好", "1 票", 50, False),
        ("换成太阳能灯", "2 票", 100, True),
        ("先装感应灯", "0 票", 0, False),
    ]
    rows = {row.label: row.lines for row in view.rows}
    assert rows["议的是什么"] == ("修、换，还是先凑合？",)
    assert rows["来自提案"] == ("1号 3号楼门口的路灯怎么修，请大家议一议",)
    assert rows["参加各方"] == ("居委会、物业、3号楼居民代表",)
    assert rows["参加情况"][0].endswith("实际参加 3 人")
    assert "前给出答复" in rows["答复期限"][0]
    assert "不替代业主大会" in view.effect
    assert "第三十二条" in view.basis
    assert view.address == "https://council.example/c/here/outcomes/2"


def test_statements_carry_their_stances_and_nobody_is_named(decided: Decided) -> None:
    view = decided("2", "1")
    assert [line.text for line in view.statements] == ["1. 太阳能灯不用拉线，省电"]
    assert view.statements[0].stances == "不到 5 人，不公布"
    assert not [name for name in CAST if name in repr(asdict(view))]


def test_meetings_and_where_options_came_from_are_told(
    council: Council, decided: Decided
) -> None:
    decided("2", "1")
    opened(council)
    with council.begin() as work:
        topic = work.topics.where()[-1]
    held = {"held_at": "2026-11-20 19:00", "place": "活动室", "heads": "12"}
    council.acts(
        "周老师", "meet.record", t=topic.id, said="王奶奶：太暗", notes="先报价", **held
    )
    council.acts("周老师", "draft.add", t=topic.id, label="换LED灯", **{"from": "1"})
    council.acts("周老师", "draft.add", t=topic.id, label="都不换")
    poll = voting(
        council, topic, method="plurality", options="换LED灯\n都不换", closes_at="3天后"
    )
    outcome = closed(council, poll)
    with council.begin() as work:
        view = record_view(work, outcome, address="https://a.example", made_at=council.now)
    rows = {row.label: row.lines for row in view.rows}
    assert len(rows["讨论经过"]) == 1
    assert rows["线下会"] == ("2026年11月20日 19:00，活动室，来了 12 人", "先报价")
    assert rows["选项的来处"] == ("换LED灯：来自观点 1",)
    assert [line.text for line in view.statements] == ["1. 太暗（线下会代录）"]
    assert not [name for name in ("王奶奶", *CAST) if name in repr(asdict(view))]


def test_a_record_leads_to_the_bulletin_and_names_both_fingerprints(council: Council) -> None:
    poll = voting(council)
    outcome = closed(council, poll)
    with council.begin() as work:
        note = record_view(
            work, outcome, address="https://a.example", made_at=council.now
        ).published
        kept = work.bulletins.get(outcome.id)
        (charter,) = work.charters.where(poll_id=poll.id)
    assert note.address == f"https://a.example/c/here/outcomes/{poll.number}/bulletin"
    assert note.qr.startswith("<svg")
    for digits in (charter.id, kept.digest):
        assert fingerprint(digits) in " ".join(note.lines)


@pytest.mark.parametrize(
    ("choices", "rules", "ending", "words"),
    [
        (("1", "2"), ("plurality", "consultation"), "closed_tied", "票数相同"),
        (("1", "1"), ("majority", "consultation"), "closed_adopted", "通过"),
        (("2", "2", "1"), ("majority", "consultation"), "closed_rejected", "未通过"),
        (("1",), ("majority", "residents_meeting"), "closed_without_quorum", "参加人数不够"),
        ((), ("approval", "consultation"), "closed_without_quorum", "参加人数不够"),
    ],
)
def test_every_ending_has_its_words(
    decided: Decided, choices: tuple[str, ...], rules: tuple[str, str], ending: str, words: str
) -> None:
    method, bylaw = rules
    view = decided(*choices, method=method, bylaw=bylaw)
    assert view.ending == ending
    assert words in view.decision
    assert view.steps


def test_a_record_speaks_english_where_the_community_does(decided: Decided) -> None:
    view = decided("1", locale="en")
    assert view.language == "en"
    assert view.heading == "Record of the council"
    assert view.bars[0].votes == "1 vote"


def test_a_card_shows_the_longest_bars_in_their_order(decided: Decided) -> None:
    options = tuple(f"第{number}种办法" for number in range(1, 13))
    view = decided("11", "11", "12", "3", options=options)
    shown = leading_bars(view.bars)
    assert [bar.label for bar in shown[-2:]] == ["第11种办法", "第12种办法"]
    assert len(shown) == 8
    assert view.more_bars == "还有 4 个选项，见全文"


def test_what_is_demo_says_so(decided: Decided) -> None:
    assert decided("1").demo == ""


def test_the_notice_is_dated_as_people_there_count_days(
    council: Council, decided: Decided
) -> None:
    council.now = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
    view = decided("1")
    assert view.notice.period == "公示期：2026年11月27日 至 2026年12月12日"
    assert view.notice.signed.endswith("2026年11月27日")
