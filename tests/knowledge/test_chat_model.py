"""The model's door, against a server on this machine that speaks the protocol."""

import gzip
import time
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.chat_model import ChatModel, ModelSettings, ModelUnavailable, Trouble
from knowledge.thoughts import spoken
from tests.knowledge.chat_server import Served, event, serving, streamed

CALL = {"name": "vote", "arguments": "{}"}
ERROR = b'{"error": {"message": "no", "type": "x", "code": "y"}}'


def model(url: str, *, seconds: float = 10.0) -> ChatModel:
    settings = ModelSettings(model="m", base_url=url, api_key="secret", seconds=seconds)
    return ChatModel(settings, seconds=time.monotonic)


def said(served: Served, *, seconds: float = 10.0) -> str:
    with serving(served) as url:
        asked = model(url, seconds=seconds)
        return "".join(asked.speak(instructions="只根据材料回答", text="问题"))


@pytest.mark.enable_socket
def test_a_model_is_asked_and_answers_as_a_stream() -> None:
    served = Served(streamed("遛狗要", "拴绳", "[1]。"))
    assert said(served) == "遛狗要拴绳[1]。"
    [asked] = served.asked
    assert asked["model"] == "m"
    assert asked["stream"] is True
    assert asked["messages"] == [
        {"role": "system", "content": "只根据材料回答"},
        {"role": "user", "content": "问题"},
    ]
    assert set(asked) == {"model", "messages", "stream", "temperature"}
    assert served.keys == ["Bearer secret"]
    assert served.paths == ["/v1/chat/completions"]


@pytest.mark.enable_socket
@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
def test_an_error_of_the_server_is_named(status: int) -> None:
    served = Served([ERROR], status=status, kind="application/json")
    with pytest.raises(ModelUnavailable) as told:
        said(served)
    assert (told.value.trouble, told.value.status) == (Trouble.HTTP, status)
    assert len(served.bodies) == 1


@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
@pytest.mark.parametrize(
    ("served", "trouble"),
    [
        (Served([b"{}"], kind="application/json"), Trouble.GARBLED),
        (Served([b"not json"]), Trouble.GARBLED),
        (Served([b"data: not json\n\n"]), Trouble.GARBLED),
        (Served([b'data: {"choices": 7}\n\n']), Trouble.GARBLED),
        (Served([b"data: " + b"[" * 200_000 + b"\n\n"]), Trouble.GARBLED),
        (Served([b"data: " + ERROR + b"\n\n"]), Trouble.GARBLED),
        (Served([b"\xff\xfe\x00garbage"]), Trouble.GARBLED),
        (Served([]), Trouble.GARBLED),
        (Served(streamed()), Trouble.EMPTY),
        (Served(streamed("  ", "\n")), Trouble.EMPTY),
        (Served(streamed("<think>想一想。", "还在想")), Trouble.EMPTY),
        (Served(streamed("遛狗要拴绳[1]。", finish=None)), Trouble.CUT_OFF),
        (Served(streamed("遛狗要拴绳[1]。", finish=None, done=False)), Trouble.CUT_OFF),
        (Served(streamed("遛狗要拴绳[1]。", finish="length")), Trouble.CUT_OFF),
        (Served(streamed("遛狗要", finish=None, done=False), cut=True), Trouble.CUT_OFF),
        (Served(streamed("遛狗", finish="content_filter")), Trouble.WITHHELD),
        (Served([gzip.compress(b"x")], headers={"Content-Encoding": "gzip"}), Trouble.TOO_LONG),
        (Served([b": " + b"x" * 100_000 + b"\n\n"] * 20), Trouble.TOO_LONG),
    ],
)
def test_garbage_is_unavailable(served: Served, trouble: Trouble) -> None:
    with pytest.raises(ModelUnavailable) as told:
        said(served)
    assert told.value.trouble is trouble


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "delta",
    [
        {
            "tool_calls": [
                {"index": 0, "id": "1", "function": {"name": "vote", "arguments": ""}}
            ]
        },
        {"function_call": {"name": "vote", "arguments": "{}"}},
    ],
)
def test_a_model_that_calls_tools_is_of_no_use(delta: object) -> None:
    with pytest.raises(ModelUnavailable) as told:
        said(Served([event(delta), *streamed("好[1]。")]))
    assert told.value.trouble is Trouble.TOOLS


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "served",
    [
        Served(streamed("好"), delay=2.0),
        Served(streamed(*repeat("好", 50)), delay=0.1),
        Served([b": wait\n\n"] * 50, delay=0.1),
    ],
)
def test_all_of_an_answer_has_one_time_limit(served: Served) -> None:
    began = time.monotonic()
    with pytest.raises(ModelUnavailable) as told:
        said(served, seconds=0.5)
    assert told.value.trouble is Trouble.SLOW
    assert time.monotonic() - began < 10


@pytest.mark.enable_socket
def test_a_model_that_is_away() -> None:
    with serving(Served()) as url:
        gone = model(url, seconds=2.0)
    with pytest.raises(ModelUnavailable) as told:
        list(gone.speak(instructions="", text="问题"))
    assert told.value.trouble is Trouble.AWAY


@pytest.mark.enable_socket
def test_a_redirect_is_not_followed() -> None:
    with serving(Served(streamed("好"))) as elsewhere:
        served = Served(status=307, headers={"Location": f"{elsewhere}/chat/completions"})
        with pytest.raises(ModelUnavailable):
            said(served)
    assert len(served.keys) == 1


@pytest.mark.enable_socket
def test_who_stops_listening_ends_the_connection() -> None:
    served = Served(streamed(*repeat("好" * 500, 2000)), delay=0.002)
    with serving(served) as url:
        pieces = model(url).speak(instructions="", text="问题")
        assert next(iter(pieces)).startswith("好")
        pieces.close()
        assert served.broken.wait(10)


@pytest.mark.enable_socket
def test_thoughts_are_left_out() -> None:
    thought = event({"role": "assistant", "content": None, "reasoning_content": "想一想"})
    assert said(Served([thought, *streamed("遛狗要拴绳[1]。")])) == "遛狗要拴绳[1]。"
    assert said(Served(streamed("<thi", "nk>想。</", "think>\n\n好[1]。"))) == "\n\n好[1]。"


@given(
    before=st.text("好[1]。<b", max_size=8),
    thought=st.text("想一想<k", max_size=12),
    after=st.text("好[2]。\n", max_size=8),
    cut=st.integers(min_value=1, max_value=7),
)
def test_a_thought_cut_anywhere_is_left_out(
    before: str, thought: str, after: str, cut: int
) -> None:
    whole = f"{before}<think>{thought}</think>{after}"
    pieces = [whole[at : at + cut] for at in range(0, len(whole), cut)]
    assert "".join(spoken(pieces)) == before + after


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(ModelSettings(model="m", api_key="secret"))
