"""A model by the settings: asked by doctor, not waited for at start, counted in /health."""

import json
import logging
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands.app import app
from bot.health import Vitals
from bot.settings import PREFIX, Settings
from bot.storage.database import Storage
from bot.wording import model_of, worded
from tests.fakes import START, FakeClock
from tests.knowledge.bookshelf import TODAY, pack, store_of
from tests.knowledge.chat_server import Served, serving, streamed

QUESTION = "遛狗要拴绳吗，我叫张伟，住3-2-501，电话13912345678"
LEASH = "带狗出门，应当按规定给狗佩戴犬牌，并采取系犬绳等措施[1]。"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")


def setting(name: str) -> str:
    return f"{PREFIX}{name}"


def doctor(monkeypatch: pytest.MonkeyPatch, url: str, *options: str) -> tuple[int, str]:
    monkeypatch.setenv(setting("LLM_MODEL"), "some-model")
    monkeypatch.setenv(setting("LLM_BASE_URL"), url)
    monkeypatch.setenv(setting("LLM_API_KEY"), "sk-secret")
    done = CliRunner().invoke(app, ["doctor", *options])
    assert "sk-secret" not in done.output
    return done.exit_code, done.stdout


@pytest.mark.enable_socket
def test_doctor_asks_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Served(streamed("好"))) as url:
        _, told = doctor(monkeypatch, url, "--json")
    assert json.loads(told)["model"] == {"found": "some-model", "fine": True}


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("served", "named"),
    [
        (Served([b"{}"], status=401), "LLM_API_KEY"),
        (Served([b"{}"], status=403), "LLM_API_KEY"),
        (Served([b"{}"], status=402), "LLM_API_KEY"),
        (Served([b"{}"], status=429), "LLM_API_KEY"),
        (Served([b"{}"], status=404), "LLM_MODEL"),
        (Served([b"{}"], status=400), "LLM_MODEL"),
        (Served([b"{}"], status=500), "LLM_BASE_URL"),
        (Served([b"<html>"]), "LLM_BASE_URL"),
    ],
)
def test_doctor_names_the_setting_and_its_mend(
    monkeypatch: pytest.MonkeyPatch, served: Served, named: str
) -> None:
    with serving(served) as url:
        code, told = doctor(monkeypatch, url)
    [line] = [each for each in told.splitlines() if "some-model" in each]
    assert (code, setting(named) in told) == (1, True)
    assert line


@pytest.mark.enable_socket
def test_doctor_says_that_the_model_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Served()) as url:
        pass
    code, told = doctor(monkeypatch, url)
    assert (code, setting("LLM_BASE_URL") in told) == (1, True)


def test_nothing_is_asked_until_there_is_a_question() -> None:
    settings = Settings(llm_model="m", llm_base_url="http://127.0.0.1:9/v1")
    began = time.monotonic()
    assert worded(settings, store=store_of([])) is not None
    assert time.monotonic() - began < 1
    assert model_of(Settings()) is None
    assert worded(Settings(), store=store_of([])) is None


@pytest.fixture
def served() -> Served:
    return Served(streamed(LEASH))


@pytest.mark.enable_socket
def test_no_person_leaves_the_machine(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    with serving(served) as url, caplog.at_level(logging.INFO):
        made = worded(Settings(llm_model="m", llm_base_url=url), store=store_of(pack()))
        assert made is not None
        answer = made.answer(
            QUESTION, community_id="home", on=TODAY, longest=300, earlier="李叔的狗多大"
        )
    assert answer.text == LEASH
    [body] = served.bodies
    sent = json.loads(body)
    assert set(sent) == {"model", "messages", "stream", "temperature"}
    assert [each["role"] for each in sent["messages"]] == ["system", "user"]
    told = "".join(each["content"] for each in sent["messages"])
    assert "遛狗要拴绳吗" in told
    for gone in ("张伟", "李叔", "3-2-501", "13912345678", "home"):
        assert gone not in told
        assert gone.encode() not in body
    assert not any("遛狗" in record.getMessage() for record in caplog.records)


@pytest.mark.enable_socket
def test_health_says_what_came_of_the_model(store: Storage, served: Served) -> None:
    with serving(served) as url:
        made = worded(Settings(llm_model="m", llm_base_url=url), store=store_of(pack()))
        assert made is not None
        for _ in range(2):
            made.answer("遛狗要拴绳吗", community_id="", on=TODAY, longest=300)
        served.pieces = streamed("随便怎么遛都行。")
        made.answer("遛狗要拴绳吗", community_id="", on=TODAY, longest=300)
    vitals = Vitals(
        storage=store, channels={}, clock=FakeClock(), started_at=START, worded=made.counts
    )
    assert vitals.health().details["model"] == {"spoke": 2, "unproven": 1}
    assert 'neighbor_talk_model_questions_total{came="spoke"} 2' in vitals.metrics()
    assert 'neighbor_talk_model_questions_total{came="unproven"} 1' in vitals.metrics()


def test_health_says_nothing_of_a_model_that_is_not_set(store: Storage) -> None:
    vitals = Vitals(storage=store, channels={}, clock=FakeClock(), started_at=START)
    assert "model" not in vitals.health().details
    assert "model" not in vitals.metrics()
