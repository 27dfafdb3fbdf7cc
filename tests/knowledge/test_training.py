import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import of_artefact
from knowledge.ranking import FEATURES, FILES
from knowledge.training.__main__ import course_of, options, train
from knowledge.training.lessons import School, everything
from knowledge.training.measures import folds, measured
from knowledge.training.texts import corpus, pieces
from knowledge.training.vocabulary import chosen
from knowledge.trees import Splits

SUBJECTS = ("养犬", "停车", "噪声", "物业", "楼道", "电梯", "垃圾", "绿化")
DUTIES = (
    "应当登记备案",
    "不得占用通道",
    "须经业主同意",
    "罚款二百元",
    "由街道负责",
    "每月公示",
)


def write(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines.encode()))
    else:
        path.write_text(lines, encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with made-up laws and a question to every article."""
    folder = tmp_path_factory.mktemp("data")
    laws, asked, relevant = [], [], []
    for subject in SUBJECTS:
        for place, duty in enumerate(DUTIES):
            number = str(len(laws))
            title = f"{subject}条例第{'一二三四五六'[place]}条"
            text = f"本市范围内的{subject}活动适用本条例。{subject}管理中{duty}，违者依法处理。"
            laws.append({"id": number, "title": title, "text": text})
            asked.append({"id": number, "text": f"关于{subject}是不是{duty}呢？"})
            relevant.append(f"{number}\t{number}\t1")
    write(folder / "stard" / "corpus.jsonl.gz", laws)
    write(folder / "stard" / "queries_train.jsonl", asked)
    (folder / "stard" / "qrels_train.tsv").write_text("\n".join(relevant), encoding="utf-8")
    return folder


def words(data: Path, *more: str) -> list[str]:
    small = (
        "--first-steps 20 --tuning-steps 10 --dimensions 16 --rounds 5 --folds 2 --threads 1"
    )
    return ["--data", str(data), *small.split(), *more]


def test_training_makes_artefacts_that_serve(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    train(options(words(data, "--out", str(tmp_path), "--cross-validate")))
    encoder = of_artefact((tmp_path / "encoder.npz").read_bytes())
    assert encoder.dimensions == 16
    for name in FILES:
        splits = Splits.from_bytes((tmp_path / name).read_bytes())
        assert tuple(splits.features) == FEATURES
    told = capsys.readouterr().out
    for name in ("lexical", "dense", "with memory", "without memory", "new laws, ranked"):
        assert name in told


def test_the_same_seed_makes_the_same_files(data: Path, tmp_path: Path) -> None:
    made = {}
    for name, seed in (("one", "1"), ("again", "1"), ("other", "2")):
        train(options(words(data, "--out", str(tmp_path / name), "--seed", seed)))
        made[name] = [(tmp_path / name / file).read_bytes() for file in ("encoder.npz", *FILES)]
    assert made["one"] == made["again"]
    assert made["one"] != made["other"]


def test_who_is_held_out_is_named_in_no_lesson(data: Path) -> None:
    school = School(course_of(options(words(data))))
    every = np.arange(len(school.course.own.questions))
    held = school.course.laws()[0]
    asked = np.setdiff1d(every, held)
    apart = school.artefact(asked, number=7, held=held)
    assert apart == school.artefact(asked, number=7, held=held)
    assert apart != school.artefact(asked, number=7)


def test_lessons_bring_questions_to_their_articles(data: Path) -> None:
    course = course_of(options(words(data, "--tuning-steps", "60")))
    encoder = of_artefact(everything(School(course)))
    asked = encoder.encode([question.text for question in course.own.questions])
    found = asked @ encoder.encode([article.told for article in course.own.articles]).T
    first = found.argmax(axis=1)
    right = [question.relevant[0] for question in course.own.questions]
    assert np.mean(first == right) > 0.9


def test_every_question_is_in_one_fold() -> None:
    parts = folds(11, count=3, seed=4)
    assert sorted(np.concatenate(parts).tolist()) == list(range(11))
    assert [part.tolist() for part in parts] == [
        part.tolist() for part in folds(11, count=3, seed=4)
    ]


def test_measures_are_those_of_the_literature() -> None:
    orders = [(np.array([5, 7, 9]), (7, 8)), (np.array([1]), (1,))]
    got = measured(orders)
    assert got["recall@5"] == pytest.approx(0.75)
    assert got["mrr@10"] == pytest.approx(0.75)


def test_texts_are_cut_into_sentences_or_else_clauses() -> None:
    assert pieces("甲乙丙丁戊己庚辛。子丑寅卯辰巳午未；短。") == [
        "甲乙丙丁戊己庚辛",
        "子丑寅卯辰巳午未",
    ]
    assert pieces("甲乙丙丁戊己，子丑寅卯辰巳。") == ["甲乙丙丁戊己", "子丑寅卯辰巳"]


def test_articles_know_their_law(data: Path) -> None:
    read = corpus(data / "stard")
    assert read.articles[0].source == "养犬条例"
    assert read.questions[3].relevant == (3,)


def test_frequent_terms_come_first_and_lay_ones_count_more() -> None:
    codes = chosen(["养犬养犬", "停车"], lay=["停"], most=1)
    assert codes.tolist() == [ord("停")]
    assert len(chosen(["养犬"], lay=[])) == 3
