"""The catalogues: complete, used, and the same in every language."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from inspect import get_annotations
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Identifier,
    Junk,
    Message,
    MessageReference,
    NumberLiteral,
    SelectExpression,
    VariableReference,
)
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

import deliberation
import handlers
from deliberation.refusals import Refusal
from handlers.messages import Text, plain
from handlers.router import CAPITAL, refused
from handlers.texts import FOLDER, LOCALES, UnknownText, catalogue, keys

ROOT = Path(__file__).parents[2]
PACKAGES = ("deliberation", "handlers", "knowledge", "bot")
KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
OPEN_PART = "[A-Za-z0-9_-]+"
BEGINNING = re.compile(r"(?:\[A-Za-z0-9_-\]\+|[a-z]+)\\-")
CALLS = {"Text": 0, "say": 0, "tell": 1}
ZONE = "Asia/Shanghai"
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@cache
def messages(locale: str) -> Mapping[str, Message]:
    found: dict[str, Message] = {}
    for file in sorted((FOLDER / locale).glob("*.ftl")):
        resource = FluentParser().parse(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, Junk), f"{file}: {entry.content}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = entry
    return found


class Variables(Visitor):
    """Collects the variables of a message and the words that its selects know."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.selects: dict[str, set[str]] = {}

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the library's
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - the library's
        if isinstance(node.selector, VariableReference):
            known = {_named(each.key) for each in node.variants}
            self.selects.setdefault(node.selector.id.name, set()).update(known)
        self.generic_visit(node)


def _named(key: Identifier | NumberLiteral) -> str:
    return key.name if isinstance(key, Identifier) else key.value


def variables(message: Message) -> Variables:
    visitor = Variables()
    visitor.visit(message)
    return visitor


@cache
def sources() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple(
        (file, ast.parse(file.read_text(encoding="utf-8")))
        for package in PACKAGES
        for file in sorted((ROOT / package).rglob("*.py"))
    )


def literals() -> set[str]:
    """Return every string of the code that looks like a key."""
    return {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and KEY.fullmatch(node.value)
    }


def patterns() -> tuple[re.Pattern[str], ...]:
    """Return what f-strings of the code that look like keys can become."""
    found: set[str] = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else OPEN_PART
                    for part in node.values
                ]
                found.add("".join(parts))
    begins = (each for each in found if BEGINNING.match(each))
    return tuple(re.compile(each) for each in begins)


def called() -> Iterator[tuple[str, Path]]:
    """Return the keys given literally to Text, say and tell, and where."""
    for file, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            position = CALLS.get(node.func.id)
            if position is None or len(node.args) <= position:
                continue
            key = node.args[position]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, file


def templates() -> str:
    return "\n".join(
        file.read_text(encoding="utf-8")
        for pattern in ("*.html", "*.xml", "*.txt", "*.typ", "*.jinja", "*.js")
        for file in (ROOT / "bot").rglob(pattern)
    )


def refusals() -> list[type[Refusal]]:
    for package in (deliberation, handlers):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    ours = {each for each in below(Refusal) if each.__module__.split(".")[0] in PACKAGES}
    return sorted(ours, key=lambda each: each.__qualname__)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_catalogue_can_be_read_and_no_key_is_there_twice(locale: str) -> None:
    assert set(messages(locale)) == set(keys(locale))


def test_languages_have_the_same_keys_in_the_same_files() -> None:
    chinese, english = (keys(locale) for locale in LOCALES)
    assert chinese == english


def test_languages_use_the_same_values() -> None:
    chinese, english = (messages(locale) for locale in LOCALES)
    for key in chinese.keys() & english.keys():
        assert variables(chinese[key]).names == variables(english[key]).names, key


def sampled(message: Message) -> Iterator[dict[str, str | int | datetime]]:
    seen = variables(message)
    yield dict.fromkeys(seen.names, 3)
    yield dict.fromkeys(seen.names, "字")
    yield dict.fromkeys(seen.names, NOON)
    for name, known in seen.selects.items():
        for word in known:
            yield {**dict.fromkeys(seen.names, 3), name: word}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_renders(locale: str) -> None:
    words = catalogue(locale)
    for key, message in messages(locale).items():
        for values in sampled(message):
            sentence = words.sentence(Text(key, values), time_zone=ZONE)
            assert sentence.strip(), key
            assert "{" not in sentence, key


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_its_sentence(kind: type[Refusal], locale: str) -> None:
    names = field_names(kind)
    refusal = kind(**dict.fromkeys(names, 3))
    (line,) = refused(refusal, pressed=False).lines
    assert set(line.values) == set(names)
    assert line.key in messages(locale), f"{line.key} is missing"
    used = variables(messages(locale)[line.key]).names
    assert used <= set(names), f"{line.key} uses {used}, the refusal has {names}"
    assert catalogue(locale).sentence(line, time_zone=ZONE)


def test_no_sentence_is_for_a_refusal_that_nobody_raises() -> None:
    named = {
        CAPITAL.sub("-", node.name).lower()
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    kept = {key.removeprefix("refusal-") for key in keys("zh_CN") if key.startswith("refusal-")}
    assert kept <= named


def field_names(kind: type[Refusal]) -> list[str]:
    return list(get_annotations(kind))


def test_every_literal_key_exists() -> None:
    known = keys("zh_CN").keys() | {"plain"}
    missing = sorted(f"{key} in {file.name}" for key, file in called() if key not in known)
    assert not missing


def test_every_key_is_used() -> None:
    shapes, words, pages = patterns(), literals(), templates()
    referred = {
        each.id.name for message in messages("zh_CN").values() for each in _references(message)
    }
    unused = [
        key
        for key in keys("zh_CN")
        if not key.startswith("refusal-")
        and key not in words
        and key not in referred
        and key not in pages
        and not any(shape.fullmatch(key) for shape in shapes)
    ]
    assert not unused


def _references(message: Message) -> Iterator[MessageReference]:
    class References(Visitor):
        def __init__(self) -> None:
            self.found: list[MessageReference] = []

        def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - the library's
            self.found.append(node)

    visitor = References()
    visitor.visit(message)
    yield from visitor.found


# The catalogue itself


def test_values_are_shown_as_people_write_them() -> None:
    chinese, english = catalogue("zh_CN"), catalogue("en")
    moment = Text("status-poll-open", {"closes": NOON})
    assert "2026年11月22日 12:00" in chinese.sentence(moment, time_zone=ZONE)
    assert "22 Nov 2026 12:00" in english.sentence(moment, time_zone=ZONE)
    day = Text("refusal-deadline-past", {"deadline": date(2026, 1, 2)})
    assert "2026年1月2日" in chinese.sentence(day, time_zone=ZONE)
    nested = Text("router-understood", {"label": Text("ask-refer-label")})
    assert chinese.sentence(nested, time_zone=ZONE) == "您选的是：转给委员会"


def test_an_unknown_key_or_value_is_an_error() -> None:
    for text in (Text("no-such-key"), Text("router-understood")):
        with pytest.raises(UnknownText):
            catalogue("zh_CN").sentence(text, time_zone=ZONE)


def test_an_unknown_locale_is_chinese() -> None:
    assert catalogue("fr").locale == "zh_CN"


@given(st.text())
def test_a_persons_words_are_shown_as_they_are(words: str) -> None:
    assert catalogue("zh_CN").sentence(plain(words), time_zone=ZONE) == words
    label = Text("router-understood", {"label": plain(words)})
    assert words in catalogue("zh_CN").sentence(label, time_zone=ZONE)
