"""Words of like meaning, by which a text takes up what a question says in other words."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

_FILE = "alike.toml"
_WHOLE = 2


@dataclass(frozen=True)
class Alike:
    """For each word the words of like meaning, and the words by their first character."""

    words: Mapping[str, tuple[str, ...]]
    by_first: Mapping[str, tuple[str, ...]]

    def found(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return each word that stands in a text with the words of like meaning."""
        return {
            word: self.words[word]
            for at, first in enumerate(text)
            for word in self.by_first.get(first, ())
            if text.startswith(word, at)
        }


def read(text: str) -> Alike:
    """Return the groups told in TOML; a word of one character is never sought in texts."""
    groups: Sequence[str] = tomllib.loads(text)["alike"]
    words: dict[str, dict[str, None]] = {}
    for group in groups:
        told = group.split()
        whole = [word for word in told if len(word) >= _WHOLE]
        for word in dict.fromkeys((told[0], *whole)):
            words.setdefault(word, {}).update((each, None) for each in whole if each != word)
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word)
    return Alike(
        {word: tuple(others) for word, others in words.items()},
        {first: tuple(each) for first, each in by_first.items()},
    )


@cache
def shipped() -> Alike:
    """Return the words that come with the program."""
    return read(resources.files("knowledge").joinpath(_FILE).read_text(encoding="utf-8"))
