"""The terms of a poll to come: read from words, and asked where its method needs them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from deliberation import drafting
from deliberation.ballots import Method, Option
from deliberation.methods import METHODS
from deliberation.refusals import Refusal
from deliberation.terms import USUAL, Asked, Completion, Terms, TieRule, Utility
from deliberation.topics import Topic
from handlers.access import Values
from handlers.dialogue import clean, is_skip, one_line
from handlers.forms import Blank, Read, Wanted, asking, when_guided
from handlers.messages import Choice, Press, Reply, Text
from handlers.ports import UnitOfWork
from handlers.turn import Turn

LONGEST_LABEL = 60
LONGEST_SEED = 80
KNOWN_SEED = re.compile(r"[0-9A-Za-z\s-]+")
LARGEST_AMOUNT = 10**9
HIGHEST_OF_ALL = 10
MOST_OPTIONS = 20
OPENS = "vote.open"
DRAFTED = "*"
"""Stands for the options that were drafted from statements."""
NUMBERS = {
    "seats": MOST_OPTIONS,
    "most": MOST_OPTIONS,
    "budget": LARGEST_AMOUNT,
    "highest": HIGHEST_OF_ALL,
}
AMOUNT = r"(?P<figure>\d[\d,，]*(?:\.\d+)?)\s*(?P<many>万)?\s*(?:元|块钱?|yuan)?"
COSTED = re.compile(rf"(?P<label>.*\S)\s*[\s:：]\s*{AMOUNT}\s*")

Named = TypeVar("Named", bound=StrEnum)


@dataclass(eq=False)
class MethodUnknown(Refusal):
    """A poll was to be counted in a way that the program does not have."""

    words: str
    most: int


@dataclass(eq=False)
class TermUnclear(Refusal):
    """A term of the count was given in words that say no such thing."""

    name: str
    words: str
    most: int


@dataclass(eq=False)
class CostMissing(Refusal):
    """An option of a budget came without what it costs."""

    label: str


@dataclass(eq=False)
class BudgetMissing(Refusal):
    """Money was to be shared out, and nobody said how much."""


def method_of(values: Values) -> Method:
    """Return the method that values name, by its name or its number; may raise."""
    words = values["method"]
    numbered = {str(number): name for number, name in enumerate(METHODS, start=1)}
    method = METHODS.get(numbered.get(words, words))
    if method is None:
        raise MethodUnknown(words=words, most=len(METHODS))
    return method


def terms_of(values: Values, *, options: Sequence[Option]) -> Terms:
    """Return the terms that values name, usual where they name none, or raise a Refusal."""
    asks = method_of(values).asks
    said = {each.value: values.get(each, "") if each in asks else "" for each in Asked}
    budget = number_of(said["budget"], name="budget")
    if Asked.BUDGET in asks and not budget:
        raise BudgetMissing
    seed = one_line(said["seed"], most=LONGEST_SEED)
    return Terms(
        seats=number_of(said["seats"], name="seats", most=len(options)) or USUAL.seats,
        most=number_of(said["most"], name="most", most=len(options)) or None,
        budget=budget,
        highest=number_of(said["highest"], name="highest") or USUAL.highest,
        utility=_named(said["utility"], otherwise=USUAL.utility, name="utility"),
        completion=_named(said["completion"], otherwise=USUAL.completion, name="completion"),
        ties=_named(said["ties"], otherwise=USUAL.ties, name="ties"),
        seed=seed if KNOWN_SEED.fullmatch(seed) else "",
        # Words that are no number say which one it will be once it is known.
        seed_source="" if KNOWN_SEED.fullmatch(seed) else seed,
    )


def number_of(words: str, *, name: str, most: int | None = None) -> int:
    """Return the number that words write, 0 where they leave it open, or raise TermUnclear."""
    if not words or is_skip(words):
        return 0
    largest = NUMBERS[name] if most is None else most
    found = re.search(AMOUNT, clean(words))
    number = _amount(found) if found else 0
    if not 1 <= number <= largest:
        raise TermUnclear(name=name, words=words, most=largest)
    return number


def _amount(found: re.Match[str]) -> int:
    """Return whole yuan; ``1.5万`` is 15,000."""
    figure = Decimal(re.sub(r"[,，]", "", found.group("figure")))
    return int(figure * (10_000 if found.group("many") else 1))


def _named(words: str, *, otherwise: Named, name: str) -> Named:
    if not words:
        return otherwise
    kind = type(otherwise)
    known = {str(number): each for number, each in enumerate(kind, start=1)}
    known |= {each.value: each for each in kind}
    if words not in known:
        raise TermUnclear(name=name, words=words, most=len(kind))
    return known[words]


# Options


def options_of(method: Method, lines: Sequence[str]) -> tuple[Option, ...]:
    """Return the options of a poll with their costs, where the method counts money."""
    if Asked.COSTS not in method.asks:
        return method.options([one_line(each, most=LONGEST_LABEL) for each in lines])
    priced = [_priced(each) for each in lines]
    options = method.options([label for label, _ in priced])
    pairs = zip(options, priced, strict=True)
    return tuple(replace(option, cost=cost) for option, (_, cost) in pairs)


def _priced(line: str) -> tuple[str, int]:
    """Return the words and the cost of ``装路灯 3000元``."""
    found = COSTED.fullmatch(clean(line))
    cost = _amount(found) if found else 0
    if found is None or not 1 <= cost <= LARGEST_AMOUNT:
        raise CostMissing(label=one_line(line, most=LONGEST_LABEL))
    return one_line(found.group("label"), most=LONGEST_LABEL), cost


def draft_lines(work: UnitOfWork, topic: Topic) -> tuple[str, ...]:
    """Return the options drafted from a topic's statements, as people write them."""
    drafts = drafting.options_of(work.option_drafts.where(topic_id=topic.id))
    return tuple(f"{each.label} {each.cost}元" if each.cost else each.label for each in drafts)


def drafted(work: UnitOfWork, topic: Topic, options: Sequence[Option]) -> tuple[Option, ...]:
    """Return options with the statements that those of the same words were drafted from."""
    drafts = drafting.options_of(work.option_drafts.where(topic_id=topic.id))
    known = {one_line(each.label, most=LONGEST_LABEL): each.statements for each in drafts}
    return tuple(
        replace(each, statements=known.get(each.label, each.statements)) for each in options
    )


# The guided questions


def term_blanks() -> tuple[Blank, ...]:
    """Return the questions for what a method cannot do without, then for what is refined."""
    return (
        _blank("seats", wanted=_needed(Asked.SEATS)),
        _blank("budget", wanted=_needed(Asked.BUDGET)),
        Blank("details", asking("vote-open-details"), wanted=_never),
        _blank("most", wanted=_refined(Asked.MOST)),
        _blank("highest", wanted=_refined(Asked.HIGHEST)),
        _choosing("utility", Utility),
        _choosing("completion", Completion),
        _choosing("ties", TieRule),
        Blank("seed", asking("vote-open-seed"), read=_read_seed, wanted=_seed_wanted),
    )


def refinable(values: Values) -> bool:
    """Tell whether the method has terms that need not be asked and may be."""
    refined = {Asked.MOST, Asked.HIGHEST, Asked.UTILITY, Asked.COMPLETION, Asked.TIES}
    return bool(method_of(values).asks & refined)


def _blank(name: str, *, wanted: Wanted) -> Blank:
    return Blank(name, asking(f"vote-open-{name}"), read=_reading(name), wanted=wanted)


def _reading(name: str) -> Read:
    def read(_turn: Turn, words: str, _values: Values) -> str:
        return str(number_of(words, name=name) or "0")

    return read


def _choosing(name: str, kind: type[StrEnum]) -> Blank:
    """Return the question for one of a few ways, each with a line that says what it does."""

    def ask(_turn: Turn, values: Values) -> Reply:
        choices = tuple(
            Choice(
                Text(f"terms-{name}", {name: each.value}),
                # A button holds 64 bytes at most: a number stands for the name.
                Press(OPENS, {"t": values["t"], name: str(number)}),
            )
            for number, each in enumerate(kind, start=1)
        )
        return Reply(lines=(Text(f"vote-open-{name}"),), choices=choices)

    def read(_turn: Turn, words: str, _values: Values) -> str:
        usual: StrEnum = getattr(USUAL, name)
        return _named(words, otherwise=usual, name=name).value

    return Blank(name, ask, read=read, wanted=_refined(Asked(name)))


def _read_seed(turn: Turn, words: str, _values: Values) -> str:
    """Return the public number, or one that the program draws now for all to see."""
    if is_skip(words):
        return turn.ids.code()
    return one_line(words, most=LONGEST_SEED)


def _never(_turn: Turn, _values: Values) -> bool:
    return False


def _needed(asked: Asked) -> Wanted:
    def wanted(turn: Turn, values: Values) -> bool:
        return when_guided(turn, values) and asked in method_of(values).asks

    return wanted


def _refined(asked: Asked) -> Wanted:
    def wanted(_turn: Turn, values: Values) -> bool:
        return bool(values.get("details")) and asked in method_of(values).asks

    return wanted


def _seed_wanted(turn: Turn, values: Values) -> bool:
    """Tell whether a lot will be drawn: by the method itself, or to break ties."""
    asks = method_of(values).asks
    rule = _named(values.get("ties", ""), otherwise=USUAL.ties, name="ties")
    draws = Asked.TIES not in asks or rule is TieRule.LOT
    return when_guided(turn, values) and Asked.SEED in asks and draws
