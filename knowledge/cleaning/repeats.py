"""What is printed more than once: a whole article, a paragraph, a title."""

import re
from collections.abc import Sequence

from knowledge.cleaning.lines import Line, Lines, Tell, length, without

_ARTICLE = re.compile(r"^#?\s*第[一二三四五六七八九十百千零〇0-9]{1,9}条")
_FEWEST_ARTICLES = 3
_TITLE = range(6, 61)
_TITLE_GLUED = 12
_LONG = 12
_LONE = 30
_RUN = 20
_ENDS = "。！？!?”」』）)"


def without_repeats(lines: Lines, tell: Tell) -> Lines:
    """Keep the first printing of an article or paragraph, and a title once.

    Short lines go only where they stand among others that are printed again: two rules
    may well end in the same words.
    """
    kept = _unglued(lines, tell)
    texts = [line.text for line in kept]
    statute = sum(1 for text in texts if _ARTICLE.match(text)) >= _FEWEST_ARTICLES
    runs = _runs(_again(texts))
    told = (run for run in runs if _tells([kept[place] for place in run], statute=statute))
    gone = {place for run in told for place in run}
    gone |= _titles(texts)
    return without(kept, numbers=frozenset(gone), tell=tell)


def _unglued(lines: Lines, tell: Tell) -> Lines:
    """Take the title off a line that begins with it."""
    title = lines[0].text if lines else ""
    if len(title) not in _TITLE or len(title) < _TITLE_GLUED:
        return lines
    told: list[Line] = [lines[0]]
    for line in lines[1:]:
        glued = line.text.startswith(title) and line.text != title
        rest = line.text[len(title) :].strip() if glued else ""
        if rest:
            tell(line, title, "")
        told.append(Line(line.number, rest) if rest else line)
    return tuple(told)


def _titles(texts: Sequence[str]) -> set[int]:
    title = texts[0] if texts else ""
    if len(title) not in _TITLE:
        return set()
    return {place for place, text in enumerate(texts) if place and text == title}


def _again(texts: Sequence[str]) -> dict[int, int]:
    """Return which lines are printed again, with the place of their first printing.

    A short line is one that follows, or comes before, where it did the first time.
    """
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for place, text in enumerate(texts):
        before = again.get(place - 1)
        if before is not None and before + 1 < place and texts[before + 1] == text:
            again[place] = before + 1
        elif len(text) >= _LONG and text in first:
            again[place] = first[text]
        first.setdefault(text, place)
    for place in sorted(again, reverse=True):
        _backward(texts, again, place=place)
    return again


def _backward(texts: Sequence[str], again: dict[int, int], *, place: int) -> None:
    origin = again[place]
    while origin and place - 1 not in again and texts[origin - 1] == texts[place - 1]:
        place, origin = place - 1, origin - 1
        if origin >= place:
            return
        again[place] = origin


def _runs(again: dict[int, int]) -> list[list[int]]:
    """Return places printed again in a row, in the order of their first printing."""
    runs: list[list[int]] = []
    for place in sorted(again):
        follows = runs and runs[-1][-1] == place - 1 and again[place] == again[place - 1] + 1
        if follows:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _tells(run: Sequence[Line], *, statute: bool) -> bool:
    """Tell whether lines printed again are a second printing, no like words elsewhere.

    In a statute lists of two articles may be the same: an article must be among them.
    """
    if statute and not any(_ARTICLE.match(line.text) for line in run):
        return False
    if len(run) == 1:
        return len(run[0].text) >= _LONE and run[0].text[-1] in _ENDS
    return length(run) >= _RUN
