"""The catalogues: every sentence the program says, in every language it knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, reduce
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from handlers.messages import Text, Value

LOCALES = ("zh_CN", "en")
LONGEST_VALUE = 1000
FOLDER = Path(__file__).parent / "locales"


class UnknownText(LookupError):  # noqa: N818 - named for what it found
    """A catalogue has no message of that key, or a value of it is missing."""


@dataclass(frozen=True)
class Catalogue:
    """The sentences of one language."""

    locale: str
    bundle: FluentBundle

    def sentence(self, text: Text, *, time_zone: str) -> str:
        """Return the sentence with its values filled in; raise UnknownText."""
        if text.key == "plain":
            return str(text.values["words"])
        if not self.bundle.has_message(text.key):
            raise UnknownText(text.key)
        pattern = self.bundle.get_message(text.key).value
        if pattern is None:
            raise UnknownText(text.key)
        values = {
            name: self._shown(value, time_zone=time_zone) for name, value in text.values.items()
        }
        short, long = _parted(values)
        sentence, errors = self.bundle.format_pattern(pattern, short)
        if errors:
            raise UnknownText(text.key, *errors)
        return reduce(lambda said, each: said.replace(*each), long.items(), str(sentence))

    def _shown(self, value: Value | Text, *, time_zone: str) -> str | int:
        match value:
            case Text():
                return self.sentence(value, time_zone=time_zone)
            case bool():
                return str(value).lower()
            case datetime():
                return self._moment(value.astimezone(ZoneInfo(time_zone)))
            case date():
                return self._day(value)
            case _:
                return value

    def _moment(self, moment: datetime) -> str:
        return f"{self._day(moment)} {moment:%H:%M}"

    def _day(self, day: date) -> str:
        if self.locale.startswith("zh"):
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {day:%b %Y}"


def _parted(
    values: Mapping[str, str | int],
) -> tuple[dict[str, str | int], dict[str, str]]:
    """Return the values with marks in the place of long ones, and what the marks stand for.

    Fluent takes no value beyond 1,000 characters, so that nobody floods a program by a
    catalogue; what people write at length is no part of a catalogue.
    """
    short, long = dict(values), dict[str, str]()
    for place, (name, value) in enumerate(values.items()):
        if isinstance(value, str) and len(value) > LONGEST_VALUE:
            mark = f"\ue000{place}\ue001"
            short[name], long[mark] = mark, value
    return short, long


@cache
def catalogue(locale: str) -> Catalogue:
    """Return the catalogue of a locale; of Chinese for one that is not known."""
    known = locale if locale in LOCALES else LOCALES[0]
    bundle = FluentBundle([known.replace("_", "-")], use_isolating=False)
    for file in sorted((FOLDER / known).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return Catalogue(locale=known, bundle=bundle)


def keys(locale: str) -> Mapping[str, str]:
    """Return every message key of a locale with the file that holds it."""
    found: dict[str, str] = {}
    for file in sorted((FOLDER / locale).glob("*.ftl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line[:1].isalpha() and " = " in f"{line} ":
                found[line.split(" =")[0]] = file.name
    return found
