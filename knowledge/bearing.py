"""What bears on a proposal, and where a prohibition stands against what it wants."""

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.calibration import shipped
from knowledge.chinese import pairs
from knowledge.deeds import Deed, deed, duties, late, undone
from knowledge.library import Conflict, Passage, SourceKind
from knowledge.prohibitions import Prohibition, Strength, prohibitions
from knowledge.support import Candidate
from knowledge.thesaurus import Thesaurus
from knowledge.wishes import Wish, free_wishes, mentions, wishes

_NEARLY = 0.75
"""Part of what is enough for an answer; a person looks at what is offered."""

MOST_PASSAGES = 6
MOST_CONFLICTS = 3
_RULES = (SourceKind.LAW, SourceKind.NOTICE)
_OPEN_PLACES = frozenset({"dwelling", "shed"})
_OCCUPY = "occupy"
_SAME_THING = 4
_COVER = 0.75
_PART = re.compile(r"[、，；和或及]")
_PURPOSE = re.compile(r"(?:^|(?<=，))(?:为|根据|依照|按照|鉴于)[^，]*，")
_SAYS_LITTLE = re.compile(
    r"任何|单位|个人|业主|居民|住户|大家|小区|社区|本|内|里|上|中|的|在|等|行为|活动|进行|从事|擅自|私自|"
    r"占用|堵塞|使用|停放|堆放|一律|均|都|各类|其他|以及|物品|公共|应当|可以"
)


def bearing(text: str, judged: Iterable[tuple[float, Candidate]]) -> tuple[Passage, ...]:
    """Return the passages that bear on a proposal, best first; often none.

    ``judged`` are candidates with the probability that they answer its text. Rules on
    what it says is done bear on it too, whether it wants that or complains of it.
    """
    said, least = mentions(text), _NEARLY * shipped().enough
    kept = (each for probable, each in judged if probable >= least or _rules_on(said, each))
    return tuple(each.passage for each in kept)[:MOST_PASSAGES]


def _rules_on(said: Sequence[Wish], candidate: Candidate) -> bool:
    ruling = candidate.source.kind in _RULES
    return ruling and next(_named(candidate, wanted=said), None) is not None


def conflicts(
    text: str, candidates: Sequence[Candidate], *, thesaurus: Thesaurus
) -> tuple[Conflict, ...]:
    """Return where laws and notices forbid what a proposal wants, one a passage.

    Who wants the forbidden thing stopped, or only complains of it, is in no conflict.
    The plainest ones come first.
    """
    wanted, plain = wishes(text), free_wishes(text)
    found: list[tuple[int, Conflict]] = []
    for candidate in candidates:
        if candidate.source.kind in _RULES:
            against = [
                *_named(candidate, wanted=wanted),
                *_said(candidate, plain=plain, thesaurus=thesaurus),
            ]
            found += [max(against, key=lambda each: each[0])] if against else []
    ordered = sorted(found, key=lambda each: -each[0])
    return tuple(each for _, each in ordered[:MOST_CONFLICTS])


def _named(candidate: Candidate, *, wanted: Sequence[Wish]) -> Iterator[tuple[int, Conflict]]:
    """Yield the rules of a passage against deeds that have a name."""
    passage = candidate.passage
    for rule in prohibitions(passage.text):
        for wish in wanted:
            if _meets(wish, rule):
                same = bool(deed(rule.sentence).things & wish.wanted.things)
                plainness = rule.strength + _SAME_THING * same
                yield plainness, Conflict(wish.said, passage.id, rule.sentence)


def _said(
    candidate: Candidate, *, plain: Sequence[str], thesaurus: Thesaurus
) -> Iterator[tuple[int, Conflict]]:
    """Yield the rules of a passage against wishes in the same words."""
    passage = candidate.passage
    for rule in prohibitions(passage.text):
        if rule.strength < Strength.WORD or rule.duty or rule.on_condition:
            continue
        for said in plain:
            if _says(said, rule, thesaurus):
                yield rule.strength, Conflict(said, passage.id, rule.sentence)


def _meets(wish: Wish, rule: Prohibition) -> bool:
    """Tell whether a rule forbids what is wished, there and with that."""
    if rule.on_condition and not wish.own:
        return False
    stretch, topic = deed(rule.stretch), deed(rule.topic)
    if rule.duty:
        return bool(undone(wish.wanted.deeds) & stretch.deeds)
    places = (stretch.places | topic.places) - _OPEN_PLACES
    if places and not places & wish.wanted.places:
        return False
    if _too_loud(wish.wanted, stretch=stretch, topic=topic):
        return True
    return _done_with(wish.wanted, stretch=stretch, topic=topic, placed=bool(places))


def _too_loud(wanted: Deed, *, stretch: Deed, topic: Deed) -> bool:
    noises = stretch.noises | topic.noises
    named = noises & wanted.noises
    return bool(named and stretch.noises) and late(wanted, stretch if stretch.hour else topic)


def _done_with(wanted: Deed, *, stretch: Deed, topic: Deed, placed: bool) -> bool:
    if stretch.deeds - {_OCCUPY}:
        return bool(stretch.deeds & wanted.deeds - duties())
    if _OCCUPY in stretch.deeds & wanted.done:
        return placed and wanted.occupies
    things = stretch.things | topic.things
    acts = stretch.acts & wanted.done
    return bool(acts) and (bool(things & wanted.things) if things else placed)


def _says(said: str, rule: Prohibition, thesaurus: Thesaurus) -> bool:
    """Tell whether a plain wish says nearly all of one thing that a rule names.

    What the vocabulary of deeds knows is left to it.
    """
    others = (other for words in thesaurus.found(said).values() for other in words)
    words = f"{said} {' '.join(others)}"
    topic = _content(_PURPOSE.sub("", rule.topic))
    if topic and _covered(topic, words) < _COVER / 2:
        return False
    parts = (part for part in _PART.split(rule.stretch) if not deed(part).told)
    return any(_covered(_content(part), words) >= _COVER for part in parts)


def _content(text: str) -> str:
    """Return what is left of a stretch without the words that stand in every rule."""
    return _SAYS_LITTLE.sub(" ", text)


def _covered(text: str, words: str) -> float:
    told = [pair for pair in pairs(text) if len(pair) > 1]
    return sum(pair in words for pair in told) / len(told) if told else 0.0
