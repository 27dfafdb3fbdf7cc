"""Settings: read, documented, and refused in one line."""

from pathlib import Path

import pytest

from bot.settings import (
    PREFIX,
    Settings,
    SettingUnknown,
    SettingWrong,
    load_settings,
    variable,
)
from handlers.texts import LOCALES, keys

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)


def documented() -> dict[str, tuple[str, str]]:
    rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")]
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| `{PREFIX}")
    ]
    return {name.strip("`"): (default.strip("`"), words) for name, default, words in rows}


def test_the_table_names_every_setting_with_its_default_and_meaning() -> None:
    table = documented()
    assert set(table) == {variable(field) for field in Settings.model_fields}
    settings = load_settings()
    for field, info in Settings.model_fields.items():
        default, words = table[variable(field)]
        value = getattr(settings, field)
        shown = value.get_secret_value() if hasattr(value, "get_secret_value") else value
        assert default == (str(shown).lower() if isinstance(shown, bool) else str(shown))
        assert words == info.description


def test_every_setting_has_a_mend_in_every_language() -> None:
    for locale in LOCALES:
        assert {f"cli-mend-{field}" for field in Settings.model_fields} <= set(keys(locale))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("port", "80000"),
        ("port", "acht"),
        ("database_url", "mysql://x"),
        ("public_url", "example.org"),
        ("chroma_url", "ftp://10.0.0.1"),
        ("time_zone", "Asia/Nowhere"),
        ("locale", "fr"),
        ("telegram_token", "not a token"),
        ("telegram_webhook_secret", "with space"),
        ("wechaty_endpoint", "127.0.0.1:8788"),
        ("wechaty_endpoint", "grpcs://gw.example.org"),
        ("wechaty_endpoint", "grpc://gw.example.org:8788"),
        ("wechaty_endpoint", "https://gw.example.org:8788"),
        ("wechaty_token", "with space"),
        ("wechaty_ca", "no-such-file.pem"),
        ("host", ""),
        ("secret_key", "short"),
    ],
)
def test_a_wrong_value_names_its_setting(
    monkeypatch: pytest.MonkeyPatch, field: str, value: str
) -> None:
    monkeypatch.setenv(variable(field), value)
    with pytest.raises(SettingWrong) as caught:
        load_settings()
    assert caught.value.name == variable(field)


@pytest.mark.parametrize(
    "endpoint",
    [
        "grpc://127.0.0.1:8788",
        "grpc://gateway:8788",
        "grpc://10.0.0.7:8788",
        "grpcs://a.b.org:1",
    ],
)
def test_a_gateway_needs_its_token(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.setenv(variable("wechaty_endpoint"), endpoint)
    with pytest.raises(SettingWrong) as caught:
        load_settings()
    assert caught.value.name == variable("wechaty_token")
    monkeypatch.setenv(variable("wechaty_token"), "insecure_1")
    assert load_settings().wechaty_endpoint == endpoint


def test_a_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("secret_key"), "tooshort")
    with pytest.raises(SettingWrong) as caught:
        load_settings()
    assert "tooshort" not in caught.value.value


def test_the_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text(f"{PREFIX}PORT=8100\nexport {PREFIX}LOCALE=en\n# a comment = 1\n")
    assert load_settings().port == 8100
    assert load_settings().locale == "en"
    monkeypatch.setenv(variable("port"), "8200")
    assert load_settings(file).port == 8200


def test_a_misspelt_setting_is_refused_with_the_nearest_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"{PREFIX}PROT=8100\n")
    with pytest.raises(SettingUnknown) as caught:
        load_settings()
    assert caught.value.nearest == f"{PREFIX}PORT"
    (tmp_path / ".env").unlink()
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKN", "1:a")
    with pytest.raises(SettingUnknown):
        load_settings()


def test_the_embedded_database_lies_in_the_data_folder() -> None:
    settings = load_settings()
    assert settings.database == "sqlite:///data/neighbor-talk.db"
    assert settings.address == "http://127.0.0.1:8000"
