"""Which answers count as right, and what a file of questions must hold."""

import gzip
import json
from pathlib import Path

import pytest

from knowledge.evaluation.answers import Known, Outcome, Verdict, marked, questions
from knowledge.evaluation.corpora import UnusableFile
from knowledge.library import Answer, Citation

LEASH = Known("1", "遛狗要拴绳吗", source="pets", facts=("系犬绳", "拴绳"))
WEATHER = Known("2", "明天下雨吗", answerable=False)
DECLINED = Answer(answered=False, text="")


def said(text: str, *, source: str = "pets-leash") -> Answer:
    cited = Citation(1, "p1", source, "动物防疫法", "", "第三十条", "")
    return Answer(answered=True, text=text, citations=(cited,))


@pytest.mark.parametrize(
    ("known", "answer", "verdict"),
    [
        (LEASH, said("带狗出门要系犬绳[1]"), Verdict.ANSWERED_RIGHT),
        (LEASH, said("遛狗随意[1]"), Verdict.ANSWERED_WRONG),
        (LEASH, said("要拴绳[1]", source="noise"), Verdict.ANSWERED_WRONG),
        (LEASH, DECLINED, Verdict.DECLINED_WRONG),
        (WEATHER, DECLINED, Verdict.DECLINED_RIGHT),
        (WEATHER, said("要拴绳[1]"), Verdict.ANSWERED_WRONG),
    ],
)
def test_what_counts_as_right(known: Known, answer: Answer, verdict: Verdict) -> None:
    assert Outcome(known, answer).verdict is verdict


def test_a_card_counts_and_names_what_failed() -> None:
    card = marked((LEASH, WEATHER), answer=lambda _: said("要拴绳[1]"))
    assert card.answerable == 1
    assert card.as_json() == {
        "answered_right": 1,
        "answered_wrong": 1,
        "declined_right": 0,
        "declined_wrong": 0,
        "failures": [
            {
                "id": "2",
                "q": "明天下雨吗",
                "verdict": "answered_wrong",
                "answerable": False,
                "doc": "",
                "any": [],
                "text": "要拴绳[1]",
                "sources": ["pets-leash"],
            }
        ],
    }


def test_questions_are_read_plain_and_zipped(tmp_path: Path) -> None:
    lines = (
        '{"id":"1","q":"遛狗要拴绳吗","doc":"pets","any":["系犬绳","拴绳"],"answerable":true}\n'
    )
    lines += '\n{"id":"2","q":"明天下雨吗","answerable":false}\n'
    plain, zipped = tmp_path / "q.jsonl", tmp_path / "q.jsonl.gz"
    plain.write_text(lines, encoding="utf-8")
    zipped.write_bytes(gzip.compress(lines.encode()))
    assert questions(plain) == questions(zipped) == (LEASH, WEATHER)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "empty", 0),
        ("{", "json", 1),
        ("[]", "question", 1),
        ('{"id":"1","q":"好吗","answerable":false}\n{"q":"好吗"}', "question", 2),
        ('{"id":"1","q":" ","answerable":false}', "question", 1),
        ('{"id":"1","q":"好吗"}', "question", 1),
        ('{"id":"1","q":"好吗","doc":"a","any":[]}', "question", 1),
        ('{"id":"1","q":"好吗","doc":"a","any":"好"}', "question", 1),
        ('{"id":"1","q":"好吗","doc":"a","any":["好"],"answerable":"yes"}', "question", 1),
    ],
)
def test_a_file_that_holds_no_questions_is_named(
    tmp_path: Path, text: str, reason: str, line: int
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        questions(file)
    assert (refused.value.reason, refused.value.line) == (reason, line)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        questions(tmp_path / json.dumps("none"))
