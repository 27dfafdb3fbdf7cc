"""A ballot of any form: read from presses, pages and typed words, and told in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.methods import METHODS
from deliberation.polls import Poll
from deliberation.refusals import Refusal
from deliberation.terms import Asked, TieRule
from handlers.access import Values
from handlers.agenda import Said, words_of
from handlers.messages import Text, plain

TIERS = re.compile(r"[>＞》〉→]")
EQUALS = re.compile(r"[=＝]")
GAPS = re.compile(r"[\s,，、;；.。]+")
SCORED = re.compile(r"(\d{1,2})\s*[:：=＝]\s*(\d{1,3})\s*分?")
NUMBER = re.compile(r"\d{1,2}")
OBJECT = "3"
"""The stand of consent that asks for a reason."""


@dataclass(eq=False)
class BallotUnreadable(Refusal):
    """Words that should be a ballot are none; ``form`` says which kind was expected."""

    form: str
    highest: int


def form_of(poll: Poll) -> BallotForm:
    """Return what an elector does on a ballot of the poll."""
    return METHODS[poll.method].form


def filled(poll: Poll, values: Values, *, present: Ballot | None) -> Ballot:
    """Return the ballot that a press, a page or typed words fill in.

    A press of one option goes on from the ballot that is there: it turns the option on or
    off, ranks it after those ranked, or gives it a score. Raises BallotUnreadable.
    """
    before = present or Ballot()
    form = form_of(poll)
    if form is BallotForm.NOTHING:
        return before
    if form is BallotForm.SCORES:
        return _scored(poll, values, before=before)
    if form is BallotForm.RANKING:
        return _ranked(poll, values, before=before)
    ballot = Ballot(choices=_choices(poll, values, before=before.choices))
    return replace(ballot, reason=values.get("reason", ""))


def is_complete(poll: Poll, values: Values) -> bool:
    """Tell whether values hold a ballot, or leave something to be asked in private."""
    form = form_of(poll)
    if form is BallotForm.SCORES:
        return any(values.get(each) for each in ("scores", "text", "s", "page"))
    objects = form is BallotForm.CONSENT and values.get("choice") == OBJECT
    return not objects or bool(values.get("reason"))


def _parted(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.split(",") if each.strip())


def _is_tap(values: Values, said: tuple[str, ...]) -> bool:
    return len(said) == 1 and values.get("exact") != "yes"


def _choices(poll: Poll, values: Values, *, before: tuple[str, ...]) -> tuple[str, ...]:
    said = _parted(values["choice"])
    known = {option.id for option in poll.options}
    if form_of(poll) is not BallotForm.SOME or not _is_tap(values, said):
        return said
    return tuple(sorted(set(before) ^ set(said))) if set(said) <= known else said


# Rankings


def _ranked(poll: Poll, values: Values, *, before: Ballot) -> Ballot:
    words = values.get("ranking") or values.get("text", "")
    if words:
        return Ballot(ranking=_tiers(poll, words))
    said = _parted(values["choice"])
    if not _is_tap(values, said):
        return Ballot(ranking=tuple((each,) for each in said))
    kept = tuple(tuple(each for each in tier if each not in said) for tier in before.ranking)
    kept = tuple(tier for tier in kept if tier)
    tapped_again = any(said[0] in tier for tier in before.ranking)
    return Ballot(ranking=kept if tapped_again else (*kept, said))


def _tiers(poll: Poll, words: str) -> tuple[tuple[str, ...], ...]:
    """Return the places that words such as ``3 1 2`` or ``3>1=2`` give, the best first."""
    places = [each for part in TIERS.split(words) for each in _places(part)]
    if not places or not all(NUMBER.fullmatch(each) for tier in places for each in tier):
        raise _unreadable(poll)
    return tuple(tuple(str(int(each)) for each in tier) for tier in places)


def _places(words: str) -> list[tuple[str, ...]]:
    joined = re.sub(r"\s*[=＝]\s*", "=", words.strip())
    return [tuple(EQUALS.split(each)) for each in GAPS.split(joined) if each]


# Scores


def _scored(poll: Poll, values: Values, *, before: Ballot) -> Ballot:
    words = values.get("scores") or values.get("text", "")
    if words:
        return Ballot(scores=_scores(poll, words))
    if values.get("page"):
        return Ballot()
    option, _, score = values["s"].partition(".")
    if not (NUMBER.fullmatch(option) and score.isdecimal()):
        raise _unreadable(poll)
    given = dict(before.scores) | {option: int(score)}
    return Ballot(scores=tuple(given.items()))


def _scores(poll: Poll, words: str) -> tuple[tuple[str, int], ...]:
    """Return scores written ``1:5 2:3``, or one for every option in its order: ``5 3 0``."""
    found = tuple(
        (str(int(each.group(1))), int(each.group(2))) for each in SCORED.finditer(words)
    )
    rest = GAPS.sub("", SCORED.sub("", words))
    if found and not rest:
        return found
    row = [each.removesuffix("分") for each in GAPS.split(words.strip()) if each]
    if len(row) != len(poll.options) or not all(NUMBER.fullmatch(each) for each in row):
        raise _unreadable(poll)
    return tuple((option.id, int(each)) for option, each in zip(poll.options, row, strict=True))


def _unreadable(poll: Poll) -> BallotUnreadable:
    return BallotUnreadable(form=form_of(poll).value, highest=poll.terms.highest)


def is_written(poll: Poll, *, numbers: int) -> bool:
    """Tell whether numbers typed to a poll are a ballot rather than a pick from a card.

    One number alone opens the scores of an option.
    """
    form = form_of(poll)
    return form is BallotForm.RANKING or (form is BallotForm.SCORES and numbers > 1)


# In words


def chosen_text(poll: Poll, ballot: Ballot) -> Text:
    """Return what a ballot says, with the words of the options."""
    labels = {option.id: option.label for option in poll.options}
    if ballot.ranking:
        return _ranking_text(poll, ballot, labels=labels)
    if ballot.scores:
        scored = [
            Text("ballot-scored", {"label": labels[each], "score": score})
            for each, score in ballot.scores
        ]
        return reduce(_then, scored)
    chosen = [option for option in poll.options if option.id in ballot.choices]
    words = words_of(option.label for option in chosen)
    if ballot.reason:
        return Text("ballot-reason", {"chosen": words, "reason": ballot.reason})
    if poll.terms.budget and form_of(poll) is BallotForm.SOME:
        return _costing(poll, chosen, words=words)
    return words


def _costing(poll: Poll, chosen: Iterable[Option], *, words: Text) -> Text:
    """Return what was chosen with what it costs, and by how much that is over the budget."""
    cost, budget = sum(each.cost for each in chosen), poll.terms.budget
    told: Said = {"chosen": words, "cost": cost, "budget": budget}
    if cost > budget:
        return Text("ballot-cost-over", {**told, "over": cost - budget})
    return Text("ballot-cost", told)


def _ranking_text(poll: Poll, ballot: Ballot, *, labels: Mapping[str, str]) -> Text:
    ranked: list[Text] = []
    place = 1
    for tier in ballot.ranking:
        words = words_of(labels[each] for each in tier)
        key = "ballot-ranked" if len(tier) == 1 else "ballot-ranked-equal"
        ranked.append(Text(key, {"place": place, "labels": words}))
        place += len(tier)
    named = {each for tier in ballot.ranking for each in tier}
    rest = [each.label for each in poll.options if each.id not in named]
    if rest:
        ranked.append(Text("ballot-unranked", {"labels": words_of(rest)}))
    return reduce(_then, ranked)


def _then(first: Text, rest: Text) -> Text:
    return Text("ballot-then", {"first": first, "rest": rest})


# What was named at opening


def terms_lines(poll: Poll) -> tuple[Text, ...]:
    """Return what voters should know of the terms: places, limits, money, scores, ties."""
    asks, terms = METHODS[poll.method].asks, poll.terms
    said: Said = {"budget": terms.budget, "highest": terms.highest, "seats": terms.seats}
    worth = {
        "seats": Asked.SEATS in asks,
        "most": Asked.MOST in asks and terms.most is not None,
        "budget": Asked.BUDGET in asks,
        "highest": Asked.HIGHEST in asks,
        "ties": Asked.TIES in asks and terms.ties is not TieRule.STANDS,
        "seed": Asked.SEED in asks and bool(terms.seed),
        "seed_source": Asked.SEED in asks and bool(terms.seed_source) and not terms.seed,
    }
    said |= {"most": terms.most or 0, "ties": terms.ties.value, "seed": terms.seed}
    said |= {"seed_source": terms.seed_source}
    return tuple(
        Text(f"terms-{name}", {name: said[name]}) for name, shown in worth.items() if shown
    )


def counting_lines(poll: Poll) -> tuple[Text, ...]:
    """Return the terms that only the count needs, for the record and the preview."""
    asks, terms = METHODS[poll.method].asks, poll.terms
    utility = Text("terms-utility", {"utility": terms.utility.value})
    completion = Text("terms-completion", {"completion": terms.completion.value})
    return (
        *((utility,) if Asked.UTILITY in asks else ()),
        *((completion,) if Asked.COMPLETION in asks else ()),
    )


def option_lines(poll: Poll) -> tuple[Text, ...]:
    """Return the options a line each, with their numbers."""
    return tuple(
        Text("ballot-option", {"number": each.id, "label": option_text(each)})
        for each in poll.options
    )


def option_text(option: Option) -> Text:
    """Return an option with what it costs, where it costs anything."""
    if option.cost:
        return Text("ballot-option-cost", {"label": option.label, "cost": option.cost})
    return plain(option.label)
