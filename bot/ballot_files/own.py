"""Our own form (.json): one contest as an object, or a list of them.

``{"title", "method", "options": [label | {"id", "label", "cost"}], "terms": {…},
"ballots": [{"count", "choices" | "ranking" | "scores"}]}``. Ballots name options by id or
label: ``choices`` is a list, ``ranking`` a list of options or of tied lists, ``scores`` an
object. ``"met": true`` marks an objection that was met. ``terms`` has the fields of
``deliberation.terms.Terms``.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import cast

from pydantic import TypeAdapter, ValidationError

from bot.ballot_files.contests import MOST_CONTESTS, MOST_OPTIONS, MOST_WEIGHT, Contest
from bot.ballot_files.texts import Source
from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.methods.consent import MET
from deliberation.terms import Terms

NAMES = frozenset(each.name for each in fields(Terms))
TERMS = TypeAdapter(Terms)
FORMS = {
    "ranking": BallotForm.RANKING,
    "scores": BallotForm.SCORES,
    "choices": BallotForm.SOME,
}

Object = dict[str, object]


def read(source: Source, _wanted: BallotForm | None) -> Iterator[Contest]:
    """Yield every contest of the file; what is wrong is told with the ballot's number."""
    try:
        told: object = json.loads(source.text())
    except json.JSONDecodeError as error:
        source.refuse("json", line=error.lineno)
    except (ValueError, RecursionError):
        source.refuse("json", line=1)
    listed = cast("list[object]", told) if isinstance(told, list) else [told]
    if not 1 <= len(listed) <= MOST_CONTESTS:
        source.refuse("contests", found=str(MOST_CONTESTS))
    for each in listed:
        if not isinstance(each, dict):
            source.refuse("contest", line=1)
        yield _contest(source, cast("Object", each))


def _contest(source: Source, told: Object) -> Contest:
    options = _options(source, told.get("options"))
    known = {each.label: each.id for each in options} | {each.id: each.id for each in options}
    ballots: Counter[Ballot] = Counter()
    form = BallotForm.SOME
    for number, each in enumerate(_list(source, told.get("ballots"), "ballots"), start=1):
        if not isinstance(each, dict):
            source.refuse("own-ballot", line=number)
        cast_ballot = cast("Object", each)
        form = next((FORMS[name] for name in FORMS if name in cast_ballot), form)
        times = _number(source, cast_ballot.get("count", 1), number=number)
        ballots[_ballot(source, cast_ballot, known=known, number=number)] += times
    return Contest(
        title=str(told.get("title", "")),
        options=options,
        ballots=ballots,
        form=form,
        method=str(told.get("method", "")),
        terms=_terms(source, told.get("terms", {})),
    )


def _options(source: Source, told: object) -> tuple[Option, ...]:
    listed = _list(source, told, "candidates")
    if not 1 <= len(listed) <= MOST_OPTIONS:
        source.refuse("candidates", found=str(len(listed)))
    options: list[Option] = []
    for number, each in enumerate(listed, start=1):
        said = cast("Object", each) if isinstance(each, dict) else {"label": each}
        label = str(said.get("label", said.get("id", number)))
        cost = _number(source, said.get("cost", 0), number=number)
        options.append(Option(id=str(said.get("id", number)), label=label, cost=cost))
    if len({each.id for each in options}) < len(options):
        source.refuse("own-ids")
    return tuple(options)


def _list(source: Source, told: object, reason: str) -> list[object]:
    if not isinstance(told, list):
        source.refuse(reason, line=1)
    return cast("list[object]", told)


def _number(source: Source, told: object, *, number: int) -> int:
    if type(told) is not int or not 0 <= told <= MOST_WEIGHT:
        source.refuse("own-number", line=number, found=str(told))
    return told


def _ballot(source: Source, told: Object, *, known: Mapping[str, str], number: int) -> Ballot:
    def named(words: object) -> str:
        found = known.get(str(words))
        if found is None:
            source.refuse("own-option", line=number, found=str(words))
        return found

    def several(words: object) -> tuple[str, ...]:
        return tuple(dict.fromkeys(named(each) for each in _list(source, words, "own-ballot")))

    scores = told.get("scores", {})
    if not isinstance(scores, dict):
        source.refuse("own-ballot", line=number)
    ranked = _list(source, told.get("ranking", []), "own-ballot")
    seen: set[str] = set()
    tiers: list[tuple[str, ...]] = []
    for each in ranked:
        tier = several(cast("object", each)) if isinstance(each, list) else (named(each),)
        tiers.append(tuple(one for one in tier if one not in seen))
        seen.update(tier)
    met = (MET,) if told.get("met") is True else ()
    return Ballot(
        choices=several(told.get("choices", [])) + met,
        ranking=tuple(tier for tier in tiers if tier),
        scores=tuple(
            (named(name), _number(source, score, number=number))
            for name, score in cast("Object", scores).items()
        ),
        reason=str(told.get("reason", "")),
    )


def _terms(source: Source, told: object) -> Terms:
    if not isinstance(told, dict):
        source.refuse("own-terms", found=str(told))
    for name in cast("Object", told):
        if name not in NAMES:
            source.refuse("own-terms", found=name)
    try:
        # As JSON, so that words become members of their enumerations and nothing else changes.
        return TERMS.validate_json(json.dumps(told), strict=True)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        source.refuse("own-terms", found=".".join(str(each) for each in first["loc"]))
