import tomllib
from importlib import resources

from knowledge.alike import read, shipped
from knowledge.coverage import covered, holds
from knowledge.questions import take_apart
from knowledge.thesaurus import Thesaurus

NONE = Thesaurus()


def _flat(term: str) -> float:
    return 1.0 if term else 9.0


def test_each_word_of_a_group_finds_the_others() -> None:
    alike = read('alike = ["掏 出钱 自筹"]')
    assert alike.found("谁掏的") == {"掏": ("出钱", "自筹")}
    assert alike.found("居民自筹") == {"自筹": ("出钱",)}
    assert alike.found("别的") == {}


def test_a_lone_character_is_never_sought_in_a_text() -> None:
    alike = read('alike = ["折 打折 减"]')
    assert alike.found("打折吗") == {"折": ("打折",), "打折": ()} or "减" not in str(
        alike.words
    )


def test_a_text_in_other_words_is_taken_up_in_part() -> None:
    asked = take_apart("楼上六楼的每家掏多少", thesaurus=NONE)
    said = covered(asked.units, text="六楼住户每户出资四万元", rarity=_flat)
    silent = covered(asked.units, text="六楼住户装了新门", rarity=_flat)
    assert said > silent


def test_the_very_word_counts_more_than_one_of_like_meaning() -> None:
    (unit,) = [u for u in take_apart("孩子", thesaurus=NONE).units if u.gram == "孩"]
    assert holds(unit, text="院里的孩子") > holds(unit, text="院里的儿童") > 0


def test_words_of_like_meaning_do_not_widen_what_is_sought() -> None:
    asked = take_apart("娃放学早搁哪儿", thesaurus=NONE)
    assert not any("儿童" in term for term in asked.terms)


def test_every_group_has_words_to_find_and_stands_once() -> None:
    told = resources.files("knowledge").joinpath("alike.toml").read_text(encoding="utf-8")
    groups = [group.split() for group in tomllib.loads(told)["alike"]]
    firsts = [group[0] for group in groups]
    assert len(set(firsts)) == len(firsts)
    assert all(any(len(word) > 1 for word in group[1:]) for group in groups)
    assert len(shipped().words) > len(groups)
