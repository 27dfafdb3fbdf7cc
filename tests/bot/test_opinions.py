"""``neighbor-talk opinions``, on exports of our own and on those of real servers."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.polis import Conversation, conversation
from bot.settings import Settings, variable
from bot.surveying import survey_of
from deliberation.opinions.clusters import adjusted_rand
from deliberation.opinions.routing import Voices, priority
from deliberation.opinions.survey import Survey
from tests.deliberation.opinions.tables import UNSEEN, camps

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "voting" / "polis"
SERVED = ("fixture-25ptpt-3gp-no-strict-with-meta", "fixture-below-100-ptpts")
EXPORTED = {
    "american-assembly.bowling-green": 0.7,
    "london.youth.policing": 1.0,
    "vtaiwan.uberx": 0.85,
}
COMMENTS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return a folder with an export of two camps; statement 3 was moderated out."""
    matrix = camps(25, 15, statements=10)
    shown = np.where(matrix.seen, matrix.values, UNSEEN)
    names = {1: "1", 0: "0", -1: "-1", UNSEEN: ""}
    header = "participant,group-id,n-comments,n-votes,n-agree,n-disagree"
    lines = [f"{header},{','.join(map(str, range(10)))}"]
    lines += [
        f"{number},,0,0,0,0,{','.join(names[value] for value in row.tolist())}"
        for number, row in enumerate(shown)
    ]
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "participants-votes.csv").write_text("\n".join(lines), encoding="utf-8")
    said = [
        f'1700000000000,,{each},0,0,0,{-1 if each == 3 else 1},"观点\n{each}"'
        for each in range(10)
    ]
    (folder / "comments.csv").write_text(COMMENTS + "\n".join(said), encoding="utf-8")
    return folder


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["opinions", str(path), *words])


def test_what_was_found_is_one_json_object(export: Path) -> None:
    done = run(export, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert list(told) == [
        "participants",
        "statements",
        "groups",
        "published",
        "group_consensus",
        "consensus",
        "bridging",
    ]
    assert (told["participants"], told["statements"], told["published"]) == (40, 10, True)
    labels = {person: at for at, group in enumerate(told["groups"]) for person in group}
    camp = [person >= 25 for person in labels]
    assert adjusted_rand(camp, list(labels.values())) > 0.85
    assert set(told["bridging"]) == set(told["group_consensus"]) == set(map(str, range(10)))
    assert 3 not in told["consensus"]["agree"] + told["consensus"]["disagree"]


def test_people_read_groups_and_lists(export: Path) -> None:
    done = run(export / "participants-votes.csv")
    assert done.exit_code == 0, done.output
    assert "40 人对 9 条观点表了态。" in done.stdout
    assert "A组" in done.stdout
    assert "分歧" in done.stdout
    assert "观点 1" in done.stdout


def test_english_is_told_in_english(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("locale"), "en")
    assert "Group A" in run(export).stdout


def test_people_without_camps_are_told_so(tmp_path: Path) -> None:
    rows = ["participant,1,2,3", *(f"{each},1,0,-1" for each in range(12))]
    file = tmp_path / "x-participant-votes.csv.gz"
    file.write_bytes(gzip.compress("\n".join(rows).encode()))
    done = run(file)
    assert done.exit_code == 0, done.output
    assert "意见没有分成明显的群体。" in done.stdout
    assert json.loads(run(file, "--json").stdout)["published"] is False


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("participants-votes.csv", "participant,1\n0,2\n", "第 2 行"),
        ("participants-votes.csv", "participant,1,2\n0,1\n", "第 2 行"),
        ("participants-votes.csv", "someone,1\n0,1\n", "表头"),
        ("participants-votes.csv", "participant,1\n", "没有人表过态"),
        ("participants-votes.csv", "", "表头"),
        ("participants-votes.csv.gz", "participant,1\n0,1\n", "读不了"),
        ("votes.json", "{", "第 1 行"),
        ("votes.json", "{}", "第 1 行"),
        ("votes.json", "[]", "没有人表过态"),
        ("votes.json", '[{"pid": 1, "tid": 2, "vote": 7}]', "看不懂"),
        ("anything.txt", "", "没有 Polis"),
    ],
)
def test_a_bad_file_is_one_line_and_exit_code_2(
    tmp_path: Path, name: str, text: str, line: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(tmp_path / name)
    assert done.exit_code == 2
    assert line in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_without_an_export_and_no_folder_at_all(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "nowhere"):
        assert run(path).exit_code == 2


def served(folder: Path, *, sign: int) -> Conversation:
    votes = [
        {"pid": person, "tid": statement, "vote": sign * value, "modified": str(100 * person)}
        for person in range(6)
        for statement, value in ((1, 1), (2, -1 if person else 1))
    ]
    comments = [
        {"tid": 1, "txt": "好", "agree_count": 6, "disagree_count": 0, "mod": 1},
        {"tid": 2, "txt": "不好", "agree_count": 1, "disagree_count": 5, "mod": -1},
    ]
    (folder / "votes.json").write_text(json.dumps(votes), encoding="utf-8")
    (folder / "comments.json").write_text(json.dumps(comments), encoding="utf-8")
    return conversation(folder)


def test_agreement_is_told_from_the_counts_whichever_sign_it_has(tmp_path: Path) -> None:
    one, other = (served(tmp_path, sign=sign) for sign in (1, -1))
    assert np.array_equal(one.matrix.values, other.matrix.values)
    assert one.matrix.values[:, 0].tolist() == [1] * 6
    assert one.matrix.left_out == {"2"}


def test_statements_on_who_people_are_are_guessed_where_the_export_does_not_say(
    export: Path,
) -> None:
    texts = ["I am between 20 and 30.", "I identify as male.", "My age is a secret."]
    texts += ["I had a visit last year.", "Parking is too dear."]
    said = [f"1700000000000,,{at},0,0,0,1,{text}" for at, text in enumerate(texts)]
    (export / "comments.csv").write_text(COMMENTS + "\n".join(said), encoding="utf-8")
    assert conversation(export).matrix.personal == {"0", "1", "2", "3"}


def real(name: str) -> Path:
    if not (REAL / name).is_dir():
        pytest.skip("The exports of real servers are not beside this checkout.")
    return REAL / name


@pytest.mark.parametrize("name", SERVED)
def test_all_is_as_the_server_told_it(name: str) -> None:
    folder = real(name)
    with gzip.open(folder / "math-pca2.json.gz", "rt", encoding="utf-8") as file:
        known: dict[str, Any] = json.load(file)
    found = survey_of(folder)
    told, survey = found.as_json(), found.survey
    statements = survey.matrix.statements
    bases = dict(
        zip(known["base-clusters"]["id"], known["base-clusters"]["members"], strict=True)
    )
    server = {
        frozenset(person for base in group["members"] for person in bases[base])
        for group in known["group-clusters"]
    }
    assert {frozenset(group) for group in told["groups"]} == server  # type: ignore[attr-defined]
    for side in ("agree", "disagree"):
        sides: Any = told["consensus"]
        assert sides[side] == [each["tid"] for each in known["consensus"][side]]
    assert told["group_consensus"] == pytest.approx(known["group-aware-consensus"], abs=1e-9)
    extremity = dict(
        zip(map(str, known["tids"]), known["pca"]["comment-extremity"], strict=True)
    )
    assert dict(zip(statements, survey.plane.extremities, strict=True)) == pytest.approx(
        extremity
    )
    assert stands_for(found.survey) == {
        frozenset((str(each["tid"]), each["repful-for"] == "agree") for each in group)
        for group in known["repness"].values()
    }
    assert priorities(found.survey) == pytest.approx(known["comment-priorities"])


def stands_for(survey: Survey) -> set[frozenset[tuple[str, bool]]]:
    names = survey.matrix.statements
    return {
        frozenset((names[at], agrees) for at, agrees in group) for group in survey.stands_for
    }


def priorities(survey: Survey) -> dict[str, float]:
    counts = survey.tallies
    sums = (counts.agree.sum(axis=0), counts.disagree.sum(axis=0), counts.seen.sum(axis=0))
    return {
        statement: priority(
            Voices(int(agree), int(disagree), int(seen - agree - disagree)),
            extremity=float(extremity),
            personal=statement in survey.matrix.personal,
        )
        for statement, agree, disagree, seen, extremity in zip(
            survey.matrix.statements, *sums, survey.plane.extremities, strict=True
        )
    }


@pytest.mark.parametrize("name", EXPORTED)
def test_groups_are_like_those_of_the_server(name: str) -> None:
    folder = real(name)
    with gzip.open(folder / "participants-votes.csv.gz", "rt", encoding="utf-8") as file:
        header, *rows = (line.split(",") for line in file)
    at = header.index("group-id")
    known = {row[0]: row[at] for row in rows if row[at]}
    survey = survey_of(folder).survey
    people = survey.matrix.of(survey.grouping.rows).people
    ours = dict(zip(people, survey.grouping.labels.tolist(), strict=True))
    both = [person for person in known if person in ours]
    assert len(both) == len(known)
    agreement = adjusted_rand([known[each] for each in both], [ours[each] for each in both])
    assert agreement >= EXPORTED[name]
