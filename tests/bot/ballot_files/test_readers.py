"""Files of ballots in each form: what they hold, and what is told of a wrong one."""

import gzip
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ballot_files import READERS, contests
from bot.ballot_files.contests import Contest, UnusableBallots
from bot.faults import fault_of
from deliberation.ballots import Ballot, BallotForm
from deliberation.terms import Completion, TieRule
from handlers.messages import Text
from handlers.texts import LOCALES, catalogue

PB = """META
key;value
description;Small budget
budget;100,50
vote_type;approval
rule;greedy-no-skip
min_project_score_threshold;2
PROJECTS
project_id;cost;name
7;60.25;A tree
8;40;"A bench; of wood"
VOTES
voter_id;vote
1;7,8
2;7
3;
"""
WRONG = {
    "lines.jsonl": [
        ("{", "json", 1),
        ("[]", "contest", 1),
        ('{"candidates": "a"}', "candidates", 1),
        ('{"candidates": ["a"], "seats": 3}', "seats", 1),
        ('{"candidates": ["a"], "seats": true}', "seats", 1),
        ('\n{"candidates": ["a"]}', "ballots", 2),
        ('{"candidates": ["a"], "ballots": [3]}', "ballot", 1),
        ('{"candidates": ["a"], "ballots": [["x", 0]]}', "ballot", 1),
        ('{"candidates": ["a"], "ballots": [[-1, 0]]}', "ballot", 1),
        ('{"candidates": ["a"], "ballots": [[1, 5]]}', "candidate", 1),
        ('{"candidates": ["a"], "ballots": [[1, [0, "b"]]]}', "ballot", 1),
    ],
    "election.toi": [
        ("", "empty", 0),
        ("# NUMBER ALTERNATIVES: 5000\n1: 1", "candidates", 1),
        ("# NUMBER ALTERNATIVES: 2\nx: 1", "number", 2),
        ("# NUMBER ALTERNATIVES: 2\n1: 3", "candidate", 2),
        ("# NUMBER ALTERNATIVES: 2\n1: {1,2", "ballot", 2),
        ("# NUMBER ALTERNATIVES: 2\n1: 1,b", "number", 2),
        ("9\n1,a", "candidates", 1),
    ],
    "election.HIL": [
        ("", "empty", 0),
        ("3", "hill-head", 1),
        ("2 3", "hill-head", 1),
        ("2 1\n1 1 0", "hill-end", 2),
        ("2 1\n1 1\n0", "hill-ballot", 2),
        ("2 1\n1 5 0\n0", "candidate", 2),
    ],
    "budget.pb": [
        ("x;y", "section", 1),
        ("META\nkey;value\nbudget;5", "projects", 0),
        (PB.replace("60.25", "much"), "money", 10),
        (PB.replace("60.25", "-4"), "money", 10),
        (PB.replace("60.25", "1e999999"), "money", 10),
        (PB.replace("2;7\n", "2;9\n"), "project-unknown", 15),
        (PB.replace("8;40", "7;40"), "project", 11),
        (
            PB.replace("approval", "scoring").replace(
                "voter_id;vote\n1;7,8", "voter_id;vote;points\n1;7,8;3"
            ),
            "points",
            14,
        ),
    ],
    "table.csv": [
        ("", "empty", 0),
        ("a,a\n1,", "sheet-head", 1),
        ("a,\n1,", "sheet-head", 1),
        ("a,b\n1,perhaps", "sheet-choice", 2),
        ("票数,a,b\nmany,1,1", "number", 2),
        ("a,b\n1,1,1", "sheet-long", 2),
    ],
    "own.json": [
        ("{", "json", 1),
        ("[3]", "contest", 1),
        ('{"options": ["a"], "ballots": [3]}', "own-ballot", 1),
        ('{"options": ["a"], "ballots": [{"choices": ["z"]}]}', "own-option", 1),
        ('{"options": ["a"], "ballots": [{"count": -2}]}', "own-number", 1),
        ('{"options": [{"id": 1}, {"id": 1}], "ballots": []}', "own-ids", 0),
        ('{"options": ["a"], "ballots": [], "terms": {"seat": 1}}', "own-terms", 0),
        ('{"options": ["a"], "ballots": [], "terms": {"seats": "1"}}', "own-terms", 0),
    ],
}
CASES = [(name, *case) for name, cases in WRONG.items() for case in cases]


def written(folder: Path, name: str, text: str, *, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def one(path: Path, *, wanted: BallotForm | None = BallotForm.SOME) -> Contest:
    (contest,) = contests(path, wanted=wanted)
    return contest


@pytest.mark.parametrize(("name", "text", "reason", "line"), CASES)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, name: str, text: str, reason: str, line: int
) -> None:
    with pytest.raises(UnusableBallots) as wrong:
        list(contests(written(tmp_path, name, text), wanted=BallotForm.SOME))
    assert (wrong.value.reason, wrong.value.line) == (reason, line)
    fault = fault_of(wrong.value)
    assert fault is not None
    for locale in LOCALES:
        told = catalogue(locale).sentence(Text(fault.key, fault.values), time_zone="UTC")
        assert name in told
        assert "\n" not in told


def test_json_lines_hold_a_contest_each(tmp_path: Path) -> None:
    told = {"title": "门", "rule": "IRV", "candidates": ["东", "西", "北"]}
    lines = [
        told | {"ballots": [[3, 0, [1, 2]], [2], [1, 1, 1]]},
        told | {"rule": "STV, 4 decimals", "seats": 2, "ballots": []},
    ]
    text = "\n".join(json.dumps(each) for each in lines)
    packed = tmp_path / "c.jsonl.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    first, second = contests(packed)
    assert first.ballots == {
        Ballot(ranking=(("1",), ("2", "3"))): 3,
        Ballot(): 2,
        Ballot(ranking=(("2",),)): 1,
    }
    assert [(each.method, each.terms.seats) for each in (first, second)] == [
        ("irv", 1),
        ("stv", 2),
    ]
    assert first.name("2") == "西"


TODAY = """# FILE NAME: x.toi
# TITLE: Mayor
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Ann
# ALTERNATIVE NAME 2: Bo
# ALTERNATIVE NAME 3: Cy
4: 1,{2,3}
2: 3
"""
BEFORE = "3\n1,Ann\n2,Bo\n3,Cy\n6,6,2\n4,1,{2,3}\n2,3\n"


@pytest.mark.parametrize("text", [TODAY, BEFORE])
@pytest.mark.parametrize("suffix", ["soc", "soi", "toc", "TOI"])
def test_preflib_of_today_and_before(tmp_path: Path, text: str, suffix: str) -> None:
    contest = one(written(tmp_path, f"x.{suffix}", text))
    assert [each.label for each in contest.options] == ["Ann", "Bo", "Cy"]
    assert contest.ballots == {
        Ballot(ranking=(("1",), ("2", "3"))): 4,
        Ballot(ranking=(("3",),)): 2,
    }


def test_hill(tmp_path: Path) -> None:
    text = '3 2\n1 2 1 0\n1 2 1 0\n5 3 0\n0\n"Ann" "Bo" "Cy" "Parish"\n'
    contest = one(written(tmp_path, "x.HIL", text))
    assert (contest.title, contest.method, contest.terms.seats) == ("Parish", "stv", 2)
    assert contest.ballots == {
        Ballot(ranking=(("2",), ("1",))): 2,
        Ballot(ranking=(("3",),)): 5,
    }


def test_pabulib_counts_money_in_its_smallest_unit(tmp_path: Path) -> None:
    contest = one(written(tmp_path, "x.pb", PB))
    assert [(each.id, each.label, each.cost) for each in contest.options] == [
        ("7", "A tree", 6025),
        ("8", "A bench; of wood", 4000),
    ]
    assert contest.ballots == {
        Ballot(choices=("7", "8")): 1,
        Ballot(choices=("7",)): 1,
        Ballot(): 1,
    }
    terms = contest.terms
    assert (terms.budget, terms.raise_by, terms.least_votes, terms.skips) == (
        10050,
        100,
        2,
        False,
    )
    assert (contest.method, terms.ties) == ("greedy", TieRule.ORDER)


@pytest.mark.parametrize(
    ("rule", "method", "completion"),
    [
        ("equalshares", "equal_shares", Completion.NONE),
        ("equalshares/add1", "equal_shares", Completion.ADD1),
        ("greedy-threshold", "greedy", Completion.NONE),
        ("unknown", "greedy", Completion.NONE),
    ],
)
def test_pabulib_names_its_rule(
    tmp_path: Path, rule: str, method: str, completion: Completion
) -> None:
    contest = one(written(tmp_path, "x.pb", PB.replace("greedy-no-skip", rule)))
    assert (contest.method, contest.terms.completion) == (method, completion)


def test_pabulib_with_points_and_with_places(tmp_path: Path) -> None:
    points = PB.replace("approval", "cumulative").replace(
        "voter_id;vote\n1;7,8\n2;7\n3;", "voter_id;vote;points\n1;7,8;3,4"
    )
    scored = one(written(tmp_path, "p.pb", points))
    assert scored.ballots == {Ballot(scores=(("7", 3), ("8", 4))): 1}
    places = PB.replace("vote_type;approval", "vote_type;ordinal\nmax_length;3")
    ranked = one(written(tmp_path, "o.pb", places))
    assert Ballot(scores=(("7", 3), ("8", 2))) in ranked.ballots


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_a_table_of_choices(tmp_path: Path, encoding: str, comma: str) -> None:
    text = "票数,东门,西门\n3,√,\n2,是,x\n造价,100,50\n".replace(",", comma)
    contest = one(written(tmp_path, "x.csv", text, encoding=encoding))
    assert contest.ballots == {Ballot(choices=("1",)): 3, Ballot(choices=("1", "2")): 2}
    assert [(each.label, each.cost) for each in contest.options] == [
        ("东门", 100),
        ("西门", 50),
    ]


def test_a_table_of_places_and_of_scores(tmp_path: Path) -> None:
    file = written(tmp_path, "x.csv", "a,b,c\n2,1,2\n,1,0\n")
    assert one(file, wanted=BallotForm.RANKING).ballots == {
        Ballot(ranking=(("2",), ("1", "3"))): 1,
        Ballot(ranking=(("2",),)): 1,
    }
    assert one(file, wanted=BallotForm.SCORES).ballots == {
        Ballot(scores=(("1", 2), ("2", 1), ("3", 2))): 1,
        Ballot(scores=(("2", 1), ("3", 0))): 1,
    }


def test_a_table_needs_a_method(tmp_path: Path) -> None:
    with pytest.raises(UnusableBallots) as wrong:
        one(written(tmp_path, "x.csv", "a,b\n1,\n"), wanted=None)
    assert wrong.value.reason == "method-unsaid"


OWN: Mapping[str, object] = {
    "title": "车棚",
    "method": "stv",
    "options": ["东", {"id": "w", "label": "西", "cost": 5}],
    "terms": {"seats": 2, "ties": "lot", "seed": "2026322"},
    "ballots": [
        {"count": 4, "ranking": ["东", ["w"]]},
        {"scores": {"w": 3}},
        {"choices": ["西", "1"]},
    ],
}


def test_our_own_form(tmp_path: Path) -> None:
    file = written(tmp_path, "x.json", json.dumps(OWN, ensure_ascii=False))
    contest = one(file)
    assert [(each.id, each.label, each.cost) for each in contest.options] == [
        ("1", "东", 0),
        ("w", "西", 5),
    ]
    assert contest.ballots == {
        Ballot(ranking=(("1",), ("w",))): 4,
        Ballot(scores=(("w", 3),)): 1,
        Ballot(choices=("w", "1")): 1,
    }
    assert (contest.terms.seats, contest.terms.ties, contest.terms.seed) == (
        2,
        TieRule.LOT,
        "2026322",
    )


@pytest.mark.parametrize(
    ("name", "held", "reason"),
    [
        ("x.txt", b"1", "kind"),
        ("x.csv", b"\xff\xff\xff,\x80", "encoding"),
        ("x.jsonl.gz", gzip.compress(b'{"a": 1}' * 50, mtime=0)[:-20], "unreadable"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, held: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(held)
    with pytest.raises(UnusableBallots) as wrong:
        list(contests(file, wanted=BallotForm.SOME))
    assert wrong.value.reason == reason


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableBallots) as wrong:
        contests(tmp_path / "none.csv")
    assert wrong.value.reason == "missing"


def test_a_bomb_is_put_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ballot_files.texts.MOST_BYTES", 2**20)
    file = tmp_path / "x.jsonl.gz"
    file.write_bytes(gzip.compress(b" " * 2**24))
    with pytest.raises(UnusableBallots) as wrong:
        list(contests(file))
    assert wrong.value.reason == "large"


@settings(deadline=None, max_examples=150)
@given(
    suffix=st.sampled_from(sorted(READERS)),
    held=st.one_of(
        st.binary(max_size=80),
        st.text(alphabet='{}[]":,;01 #\nab', max_size=120).map(str.encode),
        st.sampled_from([PB, TODAY, BEFORE, json.dumps(OWN)]).flatmap(
            lambda text: st.integers(0, len(text)).map(lambda cut: text[:cut].encode())
        ),
    ),
)
def test_whatever_a_file_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, held: bytes
) -> None:
    file = tmp_path_factory.mktemp("held") / f"x{suffix}"
    file.write_bytes(held)
    with suppress(UnusableBallots):
        for each in contests(file, wanted=BallotForm.RANKING):
            assert all(times >= 0 for times in each.ballots.values())
            assert each.options
