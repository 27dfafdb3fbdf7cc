"""Words of everyday life beside the words that texts use."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import cast


@dataclass(frozen=True)
class Same:
    """Words that people say, and words that texts say, for the same thing."""

    lay: tuple[str, ...]
    formal: tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """Groups of words with the same meaning."""

    groups: tuple[Same, ...] = ()

    def found(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return each lay word that stands in a text with the words that texts use for it."""
        words: dict[str, tuple[str, ...]] = {}
        for group in self.groups:
            for word in group.lay:
                if word in text:
                    others = (*words.get(word, ()), *group.formal)
                    words[word] = tuple(dict.fromkeys(others))
        return words


def shipped() -> Thesaurus:
    """Return the thesaurus that comes with the program."""
    text = resources.files("knowledge").joinpath("words.toml").read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> Thesaurus:
    """Return a thesaurus told in TOML."""
    told = cast("Iterable[Mapping[str, list[str]]]", tomllib.loads(text).get("same", []))
    return Thesaurus(tuple(Same(tuple(g["lay"]), tuple(g["formal"])) for g in told))
