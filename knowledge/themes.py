"""Tell what many short questions are about by the words that they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.chinese import is_han, narrow, runs
from knowledge.questions import take_apart
from knowledge.similarity import plainer
from knowledge.thesaurus import Thesaurus
from knowledge.usual import strangeness

_SHORTEST, _LONGEST = 2, 4
_LEAST = 2
_LONGEST_NAME = 8
_USUAL = 0.35


@dataclass(frozen=True)
class Theme:
    """A word that questions share, and their keys; an empty word for what shares none."""

    word: str
    keys: tuple[str, ...]


def themes(texts: Mapping[str, str]) -> tuple[Theme, ...]:
    """Return texts (by key) under the words that most of them share, the most shared first.

    Each text stands under one word. A longer word wins over one within it that no more
    texts share; what shares a word with no other comes last, under none.
    """
    held = {key: frozenset(_words(text)) for key, text in texts.items()}
    found: list[Theme] = []
    rest = dict.fromkeys(texts)
    while (word := _most_shared(held, rest)) is not None:
        keys = tuple(key for key in rest if word in held[key])
        found.append(Theme(_grown(word, [_content(texts[key]) for key in keys]), keys))
        for key in keys:
            del rest[key]
    if rest:
        found.append(Theme("", tuple(rest)))
    return tuple(found)


def is_about(word: str, text: str) -> bool:
    """Tell whether a text holds the word of a theme, in whatever words it is put."""
    return word in plainer(narrow(text)).lower()


def _most_shared(held: Mapping[str, frozenset[str]], rest: Mapping[str, None]) -> str | None:
    counts: dict[str, int] = {}
    for key in rest:
        for word in held[key]:
            counts[word] = counts.get(word, 0) + 1
    able = [word for word, count in counts.items() if count >= _LEAST]
    return max(able, key=lambda word: (counts[word], len(word), word), default=None)


def _grown(word: str, contents: Sequence[str]) -> str:
    """Return a word with what stands beside it in all of the texts, so that it reads whole."""
    first = contents[0]
    begin = first.find(word)
    if begin < 0 or not is_han(word[0]):
        return word
    end = begin + len(word)
    while end < len(first) and _in_all(first[begin : end + 1], contents):
        end += 1
    while begin and _in_all(first[begin - 1 : end], contents):
        begin -= 1
    return first[begin:end]


def _in_all(piece: str, contents: Sequence[str]) -> bool:
    fits = len(piece) <= _LONGEST_NAME and all(is_han(sign) for sign in piece)
    return fits and all(piece in each for each in contents)


def _content(text: str) -> str:
    return take_apart(plainer(narrow(text)), thesaurus=Thesaurus()).content


def _words(text: str) -> Iterator[str]:
    """Yield what may be a word of a text: pieces of Chinese, Latin words, none too usual."""
    for run in runs(_content(text)):
        if not is_han(run[0]):
            yield run
            continue
        for length in range(_SHORTEST, _LONGEST + 1):
            for at in range(len(run) - length + 1):
                piece = run[at : at + length]
                if _telling(piece):
                    yield piece


def _telling(piece: str) -> bool:
    pairs = (piece[at : at + 2] for at in range(len(piece) - 1))
    return all(strangeness(pair) >= _USUAL for pair in pairs)
