"""The machine-readable Bot API schema, and calls held against it.

The schema comes out of aiogram's source distribution (`make unit` brings it). It is
a tool of the tests and never committed; where it is absent this check is skipped.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / ".venv" / "share" / "bot-api-schema.json"
ARRAY = "Array of "
LIMIT = re.compile(r"(\d+)-(\d+) (characters|bytes)")
PRIMITIVE = {
    "Integer": int,
    "String": str,
    "Boolean": bool,
    "Float": (int, float),
    "True": bool,
}
UPLOAD = "InputFile"


@dataclass(frozen=True)
class Schema:
    """Methods and types of the Bot API by name."""

    version: str
    methods: Mapping[str, Json]
    types: Mapping[str, Json]

    def complaints(
        self, method: str, params: Mapping[str, str], *, uploads: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Return what a call as it came over the wire does wrong; nothing where it is right."""
        if method not in self.methods:
            return (f"there is no method {method}",)
        attached = {
            name for each in params.values() for name in re.findall(r"attach://(\w+)", each)
        }
        given = {name: _Wire(value) for name, value in params.items()}
        fields: Json = given | dict.fromkeys(uploads - attached, _Upload())
        found = self._fields(self.methods[method], fields, where=method)
        missing = attached - uploads
        return (*found, *(f"{method}: attach://{each} was not uploaded" for each in missing))

    def _fields(self, shape: Json, given: Json, *, where: str) -> Iterator[str]:
        known = {each["name"]: each for each in shape["annotations"]}
        for name in given.keys() - known.keys():
            yield f"{where}: unknown field {name}"
        for name, field in known.items():
            if name in given:
                yield from self._value(field["type"], given[name], where=f"{where}.{name}")
                yield from _length(field["description"], given[name], where=f"{where}.{name}")
            elif field["required"]:
                yield f"{where}: {name} is missing"

    def _value(self, kind: str, value: object, *, where: str) -> Iterator[str]:
        if isinstance(value, _Upload):
            if UPLOAD not in kind:
                yield f"{where}: a file instead of {kind}"
        elif isinstance(value, _Wire):
            yield from self._wire(kind, value.text, where=where)
        elif kind.startswith(ARRAY):
            yield from self._array(kind.removeprefix(ARRAY), value, where=where)
        else:
            yield from self._one_of(_alternatives(kind), value, where=where)

    def _wire(self, kind: str, text: str, *, where: str) -> Iterator[str]:
        if "String" in _alternatives(kind):
            return
        try:
            value = json.loads(text)
        except ValueError:
            yield f"{where}: {text!r} is not {kind}"
            return
        yield from self._value(kind, value, where=where)

    def _array(self, kind: str, value: object, *, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{where}: {value!r} is no array"
            return
        for position, each in enumerate(value):
            yield from self._value(kind, each, where=f"{where}[{position}]")

    def _one_of(self, kinds: tuple[str, ...], value: object, *, where: str) -> Iterator[str]:
        results = [tuple(self._single(kind, value, where=where)) for kind in kinds]
        if all(results):
            yield from min(results, key=len)

    def _single(self, kind: str, value: object, *, where: str) -> Iterator[str]:
        if kind in PRIMITIVE:
            wrong_bool = isinstance(value, bool) and kind in {"Integer", "Float"}
            if wrong_bool or not isinstance(value, PRIMITIVE[kind]):
                yield f"{where}: {value!r} is not {kind}"
        elif kind == UPLOAD:
            if not (isinstance(value, str) and value.startswith("attach://")):
                yield f"{where}: {value!r} is no upload"
        elif kind not in self.types:
            yield f"{where}: unknown type {kind}"
        elif not isinstance(value, dict):
            yield f"{where}: {value!r} is not {kind}"
        elif parts := re.findall(r"^ - (\w+)$", self.types[kind]["description"], re.MULTILINE):
            yield from self._one_of(tuple(parts), value, where=where)
        else:
            yield from self._fields(self.types[kind], value, where=where)


@dataclass(frozen=True)
class _Wire:
    """A value as the form carries it: text, or JSON of anything else."""

    text: str


@dataclass(frozen=True)
class _Upload:
    """A value that came as a file."""


@cache
def load(file: Path = SCHEMA) -> Schema | None:
    """Return the schema, None where the set-up has not brought it."""
    if not file.is_file():
        return None
    read = json.loads(file.read_text(encoding="utf-8"))
    entries = [entry for section in read["items"] for entry in section["children"]]
    return Schema(
        version=read["api"]["version"],
        methods={each["name"]: each for each in entries if each["category"] == "methods"},
        types={each["name"]: each for each in entries if each["category"] == "types"},
    )


def _alternatives(kind: str) -> tuple[str, ...]:
    return tuple(re.split(r", | and | or ", kind))


def _length(description: str, value: object, *, where: str) -> Iterator[str]:
    text = value.text if isinstance(value, _Wire) else value
    limit = LIMIT.search(description)
    if not limit or not isinstance(text, str):
        return
    measured = text.encode() if limit[3] == "bytes" else text.encode("utf-16-le")[::2]
    if not int(limit[1]) <= len(measured) <= int(limit[2]):
        yield f"{where}: {len(measured)} {limit[3]}, not {limit[1]} to {limit[2]}"
