"""Which rules a topic cites: found for its proposals, picked by the moderator."""

from collections.abc import Sequence
from dataclasses import dataclass

from deliberation.proposals import Proposal
from deliberation.refusals import Refusal
from handlers import bearings
from handlers.access import NotHere
from handlers.agenda import listed
from handlers.bearings import Borne
from handlers.dialogue import is_skip
from handlers.messages import Reply, Text
from handlers.ports import NotFound
from handlers.turn import Turn

NONE = "none"
EVERY = frozenset({"全部", "都", "全都", "都附上", "all"})
CLASHES_SHOWN = 3


@dataclass(eq=False)
class RuleUnknown(Refusal):
    """Words that should pick from the rules that were shown do not."""

    most: int


def passages(turn: Turn, words: str) -> tuple[str, ...]:
    """Return ids of passages that the community may cite, or raise NotHere."""
    named = (each.strip() for each in words.split(",") if words != NONE)
    ids = tuple(dict.fromkeys(each for each in named if each))
    for each in ids:
        try:
            passage = turn.work.passages.get(each)
        except NotFound:
            raise NotHere from None
        if passage.community_id not in {"", turn.community.id}:
            raise NotHere
    return ids


def wanted(turn: Turn, proposals: Sequence[Proposal]) -> bool:
    """Tell whether there is anything to pick from."""
    return bool(_borne(turn, proposals).rules)


def asked(turn: Turn, proposals: Sequence[Proposal]) -> Reply:
    """Show what bears on proposals, and what seems to forbid them; a person decides."""
    found = _borne(turn, proposals)
    clashes = found.clashes[:CLASHES_SHOWN]
    head = (Text("moderate-open-clash"),) if clashes else ()
    return Reply(
        lines=(
            *head,
            *(bearings.side_by_side(each) for each in clashes),
            Text("moderate-open-rules", {"count": len(found.rules)}),
            *(bearings.rule_line(n, each) for n, each in enumerate(found.rules, start=1)),
            *_dated(found),
        ),
        choices=tuple(bearings.rule_choice(each, community=turn.community) for each in clashes),
    )


def read(turn: Turn, words: str, *, proposals: Sequence[Proposal]) -> str:
    """Return the ids of the rules whose numbers were said, or raise RuleUnknown."""
    rules = _borne(turn, proposals).rules
    if is_skip(words):
        return NONE
    if words.strip(" 。.!！").lower() in EVERY:
        return ",".join(each.passage.id for each in rules)
    numbers = "".join(each if each.isdecimal() else " " for each in words).split()
    picked = [int(each) for each in numbers if 1 <= int(each) <= len(rules)]
    if not picked or len(picked) < len(numbers):
        raise RuleUnknown(most=len(rules))
    return ",".join(rules[each - 1].passage.id for each in picked)


def preview(turn: Turn, words: str, *, proposals: Sequence[Proposal]) -> tuple[Text, ...]:
    """Return a line that names the rules that will be cited, if there are any."""
    ids = passages(turn, words)
    chosen = [each for each in _borne(turn, proposals).rules if each.passage.id in ids]
    if not chosen:
        return ()
    named = listed([bearings.rule_name(each) for each in chosen])
    return (Text("moderate-open-preview-rules", {"rules": named}),)


def _borne(turn: Turn, proposals: Sequence[Proposal]) -> Borne:
    return bearings.sought_again(turn.work, proposals, community=turn.community, now=turn.now)


def _dated(found: Borne) -> tuple[Text, ...]:
    if not found.stale or found.found_at is None:
        return ()
    return (Text("moderate-open-rules-old", {"at": found.found_at}),)
