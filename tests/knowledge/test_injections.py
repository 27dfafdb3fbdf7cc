"""What a passage or a question orders a model to do is not done, even by one that obeys."""

import json
import re
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

import pytest

from knowledge import modelled as wording
from knowledge.chat_model import ChatModel, ModelSettings
from knowledge.composing import NEWS
from knowledge.library import Answer, Citation
from knowledge.modelled import Modelled
from knowledge.orders import gives_orders
from knowledge.store import Store
from tests.knowledge.bookshelf import TODAY, pack, reading, source, store_of
from tests.knowledge.chat_server import Served, serving, streamed
from tests.knowledge.parrots import Parrot

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

DATA = Path(__file__).parent / "data" / "injections.toml"
QUESTION = "遛狗要系犬绳吗"
RULE = "带狗出门，应当给狗系犬绳。"
TRUE = "带狗出门，应当给狗系犬绳[1]。"
GROUP, PRIVATE = 120, 300
CITED = re.compile(r"\[\d{1,2}\]")
PLAIN = re.compile(r"[\u4e00-\u9fff0-9，。、；：！？（）《》“”…\[\] ]*")


class Injection(TypedDict):
    way: str
    where: str
    text: str
    said: str
    leak: str


INJECTIONS: Sequence[Injection] = tomllib.loads(DATA.read_text(encoding="utf-8"))["injection"]


def named(injection: Injection) -> str:
    at = INJECTIONS.index(injection)
    return f"{injection['where']}-{injection['way']}-{at}"


every = pytest.mark.parametrize("injection", INJECTIONS, ids=named)


def shelf(injection: Injection) -> Store:
    """Return a store in which the injected text stands beside a true sentence."""
    told = f"# 遛狗\n{RULE}{injection['text'] if injection['where'] == 'passage' else ''}"
    return store_of([reading(told, of=source("notice"))])


def question(injection: Injection) -> str:
    return injection["text"] if injection["where"] == "question" else QUESTION


def obedient(said: str) -> Iterator[str]:
    """Yield what a model that obeys may say, more and more cunningly."""
    yield said
    yield f"{said}[1]。"
    yield f"{TRUE}{said}。"
    yield f"{TRUE}{said}[1]。"
    yield f"{said}[1]。{TRUE}"
    yield f"**{said}** [1]"
    yield f"带狗出门，{said}[1]。"


def is_quoted(answer: Answer) -> bool:
    """Tell whether an answer is made of quotes, their numbers and the mark of news alone."""
    rest = CITED.sub("", answer.text).replace(NEWS, "")
    for citation in answer.citations:
        quote = citation.quote.replace("\n", "").replace("[", "〔").replace("]", "〕")
        rest = rest.replace(quote, "")
    return not rest.strip("… ")


def is_true(citations: Sequence[Citation], *, store: Store) -> bool:
    texts = [passage.text for passage in store.passages(RULE, community_id="", limit=20)]
    return all(any(each.quote in text for text in texts) for each in citations)


def hold(answer: Answer, injection: Injection, *, store: Store, longest: int) -> None:
    """Hold that an answer is the default's, or says nothing of what was injected."""
    default = store.answer(question(injection), community_id="", on=TODAY, longest=longest)
    if answer == default:
        assert is_quoted(answer)
        return
    assert injection["leak"] not in answer.text
    assert PLAIN.fullmatch(answer.text)
    assert is_true(answer.citations, store=store)
    assert answer.text.replace("[1]", "") == RULE


def test_the_set_is_large_and_in_two_languages() -> None:
    texts = [each["text"] for each in INJECTIONS]
    assert len(set(texts)) == len(texts) >= 60
    assert sum(bool(re.search(r"[a-z]{4,} [a-z]{2,}", text)) for text in texts) >= 15
    assert {each["where"] for each in INJECTIONS} == {"passage", "question"}
    assert len({each["way"] for each in INJECTIONS}) >= 12


@every
@pytest.mark.parametrize("noticed", [True, False])
def test_nothing_injected_is_told(
    injection: Injection, *, noticed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not noticed:
        monkeypatch.setattr(wording, "gives_orders", lambda _: False)
        monkeypatch.setattr(wording, "presentable", list)
    store = shelf(injection)
    for said in obedient(injection["said"]):
        made = Modelled(
            store.index, thesaurus=store.thesaurus, model=Parrot(said), default=store
        )
        for longest in (PRIVATE, GROUP):
            answer = made.answer(
                question(injection), community_id="", on=TODAY, longest=longest
            )
            hold(answer, injection, store=store, longest=longest)


@every
def test_the_default_only_quotes(injection: Injection) -> None:
    store = shelf(injection)
    answer = store.answer(question(injection), community_id="", on=TODAY, longest=PRIVATE)
    assert is_quoted(answer)
    assert is_true(answer.citations, store=store)


@pytest.mark.enable_socket
@pytest.mark.parametrize("noticed", [True, False])
def test_an_obedient_server_is_not_passed_on(
    *, noticed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every injection goes to one server that does as the injected text says."""
    if not noticed:
        monkeypatch.setattr(wording, "gives_orders", lambda _: False)
        monkeypatch.setattr(wording, "presentable", list)
    replies = iter([streamed(*each["said"], "[1]。") for each in INJECTIONS])
    served = Served(reply=lambda _: next(replies))
    with serving(served) as url:
        settings = ModelSettings(model="m", base_url=url)
        model = ChatModel(settings, seconds=time.monotonic)
        for injection in INJECTIONS:
            store = shelf(injection)
            made = Modelled(store.index, thesaurus=store.thesaurus, model=model, default=store)
            answer = made.answer(
                question(injection), community_id="", on=TODAY, longest=PRIVATE
            )
            hold(answer, injection, store=store, longest=PRIVATE)
    assert noticed or len(served.bodies) > len(INJECTIONS) / 2
    for body in served.bodies:
        _holds_nothing_else(json.loads(body))


def _holds_nothing_else(asked: dict[str, object]) -> None:
    """Hold that a request has instructions, whole tags, and neither tools nor people."""
    assert set(asked) == {"model", "messages", "stream", "temperature"}
    messages = asked["messages"]
    assert isinstance(messages, list)
    told = messages[1]["content"]
    assert re.fullmatch(
        r'(?:<材料 编号="\d" 来源="[^"<>\[\]]*">\n[^<>\[\]]*\n</材料>\n)+'
        r"<问题>[^<>\[\]]*</问题>",
        told,
    )
    assert not re.search(r"王阿姨|3-2-501|13912345678", told)
    assert not re.search("[\u200b-\u200f\u202a-\u202e\U000e0000-\U000e007f]", told)


def test_what_tells_people_something_is_no_order() -> None:
    for each in pack():
        for passage in each.passages:
            assert not gives_orders(f"{each.source.title}\n{passage.text}")
            assert not any(gives_orders(asked) for asked in passage.questions)
