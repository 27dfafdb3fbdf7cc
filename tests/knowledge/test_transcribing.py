"""The door to transcription, against a server on this machine that speaks the protocol."""

import json
import time

import pytest

from bot.settings import Settings
from bot.wording import heard_silence, listener_of, listens_outside
from knowledge.chat_model import ModelUnavailable, Trouble
from knowledge.transcribing import LONGEST, Recording, Transcriber, TranscriberSettings
from tests.knowledge.chat_server import Served, serving

JSON = "application/json"
SPEECH = Recording("v1.ogg", "audio/ogg", b"OggS speech")
pytestmark = pytest.mark.enable_socket


def told(text: object) -> Served:
    return Served([json.dumps({"text": text}).encode()], kind=JSON)


def heard(served: Served, *, seconds: float = 5.0) -> str:
    with serving(served) as url:
        settings = TranscriberSettings(url, "whisper-1", "secret", seconds=seconds)
        return Transcriber(settings, seconds=time.monotonic).words(SPEECH)


def trouble(served: Served, *, seconds: float = 5.0) -> Trouble:
    with pytest.raises(ModelUnavailable) as caught:
        heard(served, seconds=seconds)
    return caught.value.trouble


def test_speech_goes_out_as_the_protocol_says_and_its_words_come_back() -> None:
    served = told(" 路灯坏了。\n")
    assert heard(served) == "路灯坏了。"
    (body,) = served.bodies
    for part in (b'name="model"', b"whisper-1", b'filename="v1.ogg"', b"audio/ogg", b"OggS"):
        assert part in body
    assert served.paths == ["/v1/audio/transcriptions"]
    assert served.keys == ["Bearer secret"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Trouble.EMPTY),
        (" 。…♪ ", Trouble.EMPTY),
        ("谢谢观看" * LONGEST, Trouble.TOO_LONG),
        (None, Trouble.GARBLED),
        (["x"], Trouble.GARBLED),
    ],
    ids=["silence", "signs", "loop", "nothing", "list"],
)
def test_what_are_no_words_is_told_apart(text: object, why: Trouble) -> None:
    assert trouble(told(text)) is why


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'"x"', b"\xff"])
def test_what_is_not_the_protocol_is_garbled(body: bytes) -> None:
    assert trouble(Served([body], kind=JSON)) is Trouble.GARBLED


@pytest.mark.parametrize("status", [307, 401, 404, 500])
def test_an_error_of_the_server(status: int) -> None:
    elsewhere = {"Location": "http://127.0.0.1:9/v1"}
    served = Served([b"{}"], status=status, kind=JSON, headers=elsewhere)
    assert trouble(served) is Trouble.HTTP
    assert len(served.paths) == 1


def test_slow_cut_off_and_endless_answers() -> None:
    assert trouble(Served([b" "] * 20, delay=0.05, kind=JSON), seconds=0.2) is Trouble.SLOW
    assert trouble(Served([b"{"], cut=True, kind=JSON)) is Trouble.CUT_OFF
    assert trouble(Served([b" " * 500_000] * 3, kind=JSON)) is Trouble.TOO_LONG


def test_nobody_listens() -> None:
    with serving(told("x")) as url:
        gone = url
    settings = TranscriberSettings(gone, "m")
    with pytest.raises(ModelUnavailable) as caught:
        Transcriber(settings, seconds=time.monotonic).words(SPEECH)
    assert caught.value.trouble is Trouble.AWAY


def test_the_settings_name_it_and_doctor_asks_it_about_silence() -> None:
    assert listener_of(Settings.model_validate({})) is None
    served = told("")
    with serving(served) as url:
        given = Settings.model_validate({"transcription_base_url": url})
        listener = listener_of(given)
        assert listener
        assert heard_silence(listener) == ""
        assert b"RIFF" in served.bodies[0]
        served.status = 401
        assert heard_silence(listener) == "http 401"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("", ""),
        ("http://127.0.0.1:8080/v1", ""),
        ("http://whisper:8000/v1", ""),
        ("https://api.example.com/v1", "api.example.com"),
    ],
)
def test_what_is_outside_is_named(address: str, host: str) -> None:
    given = Settings.model_validate({"transcription_base_url": address})
    assert listens_outside(given) == host
