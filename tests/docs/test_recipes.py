"""The recipes for adding something name the registries and texts that there really are."""

from collections.abc import Iterable, Mapping
from importlib import import_module

import pytest

from bot.channels.telegram.reading import NAME
from bot.posted import WEB
from deliberation.bylaws import BYLAWS
from deliberation.methods import METHODS
from handlers.texts import LOCALES, keys
from knowledge.chat_model import Trouble
from knowledge.extracts import Reason
from knowledge.modelled import ORDERED, SPOKE, UNABLE_TO, UNPROVEN
from tests.docs.pages import ROOT

# The recipe, the file it sends people to, and the name that they find there.
PLACES = (
    ("add-a-voting-method", "deliberation/methods/__init__.py", "METHODS"),
    ("add-a-bylaw", "deliberation/bylaws.py", "BYLAWS"),
    ("add-a-bylaw", "deliberation/bylaws.py", "LegalEffect"),
    ("add-a-template", "deliberation/templates.py", "TEMPLATES"),
    ("add-a-template", "deliberation/rounds.py", "RoundKind"),
    ("add-a-template", "deliberation/rounds.py", "DEEDS"),
    ("add-a-template", "handlers/round_calls.py", "MODERATORS_PART"),
    ("add-a-kind-of-source", "knowledge/sources/__init__.py", "KINDS"),
    ("connect-a-model", "knowledge/chat_model.py", "Trouble"),
    ("load-documents", "knowledge/sources/__init__.py", "KINDS"),
    ("load-documents", "knowledge/cleaning/__init__.py", "RULES"),
    ("measure-retrieval", "knowledge/evaluation/retrieval.py", "STAGES"),
    ("use-an-embedding-endpoint", "knowledge/endpoint.py", "REST_SECONDS"),
    ("keep-groups-quiet", "handlers/digests.py", "events"),
    ("add-a-language", "handlers/texts.py", "LOCALES"),
    ("add-a-language", "handlers/members.py", "LANGUAGES"),
    ("add-a-language", "bot/channels/telegram/reading.py", "LOCALES"),
    ("add-a-language", "bot/channels/telegram/channel.py", "MENUS"),
    ("add-a-channel", "bot/channel.py", "Channel"),
    ("add-a-channel", "bot/channel.py", "RetryLater"),
    ("add-a-channel", "bot/channel.py", "Undeliverable"),
    ("add-a-channel", "bot/compose.py", "telegram_of"),
    ("add-a-channel", "bot/compose.py", "polite"),
)


def texts_due() -> Iterable[tuple[str, str]]:
    """Yield each text that a recipe asks for, as an entry of a registry has it."""
    for method in METHODS:
        for end in ("", "-hint", "-line"):
            yield "add-a-voting-method", f"method-{method}{end}"
    for bylaw in BYLAWS.values():
        yield "add-a-bylaw", f"bylaw-{bylaw.id}"
        yield "add-a-bylaw", f"effect-{bylaw.effect.replace('_', '-')}"
    for locale in LOCALES:
        tag = locale.replace("_", "-")
        yield "add-a-language", f"members-locale-{tag.lower()}"
        yield "add-a-language", f"web-language-{tag}"
    for channel in (WEB, NAME):
        yield "add-a-channel", f"web-channel-{channel}"
    for reason in Reason:
        yield "add-a-kind-of-source", f"refused-file-{reason.replace('_', '-')}"


def test_every_end_of_a_question_to_a_model_is_told() -> None:
    text = recipe("connect-a-model")
    ends = (*(each for each in Trouble if each is not Trouble.HTTP), SPOKE, UNPROVEN, UNABLE_TO)
    assert all(f"`{each}`" in text for each in (*ends, ORDERED))


def recipe(name: str) -> str:
    return (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "file", "symbol"), PLACES)
def test_a_recipe_leads_to_a_place_that_is_there(name: str, file: str, symbol: str) -> None:
    text = recipe(name)
    assert file in text
    assert symbol in text
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert hasattr(import_module(module), symbol)


def test_every_recipe_is_held() -> None:
    held = {name for name, _, _ in PLACES}
    assert held == {file.stem for file in (ROOT / "docs" / "how-to").glob("*.md")}


@pytest.mark.parametrize(("name", "key"), sorted(set(texts_due())))
def test_texts_that_a_recipe_asks_for_are_there(name: str, key: str) -> None:
    families: Mapping[str, str] = {locale: keys(locale).get(key, "") for locale in LOCALES}
    assert all(families.values()), families
    assert key.partition("-")[0] in recipe(name)


def test_every_registered_method_bylaw_and_language_has_an_entry() -> None:
    assert METHODS
    assert BYLAWS
    assert {file.name for file in (ROOT / "handlers" / "locales").iterdir()} == set(LOCALES)
