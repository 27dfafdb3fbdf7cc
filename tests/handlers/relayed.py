"""The corpus of pasted replies, and what a reading of them comes to."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from deliberation.ballots import BallotForm, Option
from handlers.relay_reading import Part, RelayedLine, read_relay

HERE = Path(__file__).parent
Row = tuple[str, str, str]
PARTS = {Part.DOUBTFUL: "?", Part.WITHDRAWN: "x"}


@dataclass(frozen=True)
class Question:
    """A poll as far as a reading needs it."""

    options: tuple[Option, ...]
    form: BallotForm


@dataclass(frozen=True)
class Variant:
    """Something pasted, and what a person reads in it."""

    poll: str
    text: str
    expected: tuple[Row, ...]


@cache
def corpus() -> Mapping[str, Any]:
    return tomllib.loads((HERE / "relayed.toml").read_text("utf-8"))


@cache
def questions() -> Mapping[str, Question]:
    return {
        name: Question(
            options=tuple(
                Option(id=str(at), label=label) for at, label in enumerate(poll["options"], 1)
            ),
            form=BallotForm(poll["form"]),
        )
        for name, poll in corpus()["polls"].items()
    }


def variants() -> Iterator[Variant]:
    for rows in corpus()["lines"].values():
        for poll, text, name, door, choice in rows:
            row = () if choice == "-" else ((name, door, choice),)
            yield Variant(poll, text, row)
    for talk in corpus()["talk"]:
        yield Variant(talk["poll"], talk["text"], tuple(tuple(each) for each in talk["heard"]))


def lines_of(poll: str, text: str) -> tuple[RelayedLine, ...]:
    question = questions()[poll]
    return read_relay(text, options=question.options, form=question.form)


def read(variant: Variant) -> tuple[Row, ...]:
    """Return what was read, without what was replaced or passed over."""
    return tuple(
        (each.name, each.door, PARTS.get(each.part) or ",".join(each.choices))
        for each in lines_of(variant.poll, variant.text)
        if each.part in {Part.CHOSEN, Part.DOUBTFUL, Part.WITHDRAWN}
    )


def is_right(variant: Variant, found: tuple[Row, ...]) -> bool:
    """Tell whether a reading is a person's; of a doubted line the choice alone matters."""
    return len(found) == len(variant.expected) and all(
        ours == theirs or ours[2] == theirs[2] == "?"
        for ours, theirs in zip(found, variant.expected, strict=True)
    )


def is_wrong(variant: Variant, found: tuple[Row, ...]) -> bool:
    """Tell whether a reading says something else than a person, and flags nothing for it."""
    firm = [each for each in found if each[2] != "?"]
    meant = [each for each in variant.expected if each[2] != "?"]
    return any(each not in meant for each in firm) or (
        len(meant) - len(firm) > sum(each[2] == "?" for each in found)
    )
