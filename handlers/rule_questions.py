"""What is asked of a poll's rules: the bylaw, whom it counts, the list, rules of one's own."""

from dataclasses import dataclass

from deliberation.bylaws import BYLAWS, CountingBase, MajorityOf
from deliberation.refusals import Refusal
from handlers.access import Values
from handlers.forms import Blank, asking, when_guided
from handlers.messages import Choice, Press, Reply, Text, plain
from handlers.poll_terms import OPENS, method_of
from handlers.rules import (
    CUSTOM_BYLAW,
    RULE_VALUES,
    USUAL_BYLAW,
    BylawUnknown,
    ListUnknown,
    ShareUnclear,
    knows_shares,
    read_share,
)
from handlers.turn import Turn

ASKED_RULES = ("bylaw", "quorum", "majority", "majority_of", "rule", "list")
CARRIED_RULES = tuple(each for each in RULE_VALUES if each not in ASKED_RULES)
"""What comes along from a form and is not asked in a chat."""


@dataclass(eq=False)
class BaseUnknown(Refusal):
    """A poll was to count something that its bylaw does not."""

    words: str


def base_of(values: Values) -> CountingBase:
    """Return the base that values name; the bylaw's first where they name none."""
    bases = _bases(values)
    words = values.get("base") or bases[0].value
    numbered = {str(number): base for number, base in enumerate(bases, start=1)}
    if words in numbered:
        return numbered[words]
    if words not in set(CountingBase):
        raise BaseUnknown(words=words)
    return CountingBase(words)


def rule_blanks() -> tuple[Blank, ...]:
    """Return the questions for the bylaw, for rules of one's own, and for whom it counts."""
    return (
        Blank("bylaw", _which_bylaw, read=_read_bylaw, wanted=when_guided),
        Blank("rule", asking("vote-open-rule"), wanted=_custom),
        Blank("quorum", asking("vote-open-quorum"), read=_read_share, wanted=_custom),
        Blank("majority_of", _of_what, read=_read_of_what, wanted=_share_asked),
        Blank("majority", _which_majority, read=_read_share, wanted=_share_asked),
        Blank("base", _which_base, read=_read_base, wanted=_base_wanted),
        Blank("list", _which_list, read=_read_list, wanted=_list_wanted),
    )


def bylaw_named(values: Values) -> str:
    """Return the bylaw that values name, by its name or its number; may raise."""
    words = values.get("bylaw") or USUAL_BYLAW
    numbered = {str(number): name for number, name in enumerate(BYLAWS, start=1)}
    name = numbered.get(words, words)
    if name not in BYLAWS:
        raise BylawUnknown(words=words)
    return name


def of_whom(values: Values) -> MajorityOf:
    """Return of whom values take the majority, by its name or its number; may raise."""
    words = values.get("majority_of") or MajorityOf.PARTICIPATING.value
    numbered = {str(number): each for number, each in enumerate(MajorityOf, start=1)}
    found = numbered.get(words, words)
    if found not in set(MajorityOf):
        raise ShareUnclear(words=words)
    return MajorityOf(found)


def _bases(values: Values) -> tuple[CountingBase, ...]:
    return BYLAWS[bylaw_named(values)].bases


def _pressing(values: Values, label: Text, **value: str) -> Choice:
    return Choice(label, Press(OPENS, {"t": values["t"], **value}))


def _which_bylaw(_turn: Turn, values: Values) -> Reply:
    # A button holds 64 bytes at most: a number stands for the name.
    choices = tuple(
        _pressing(values, Text(f"bylaw-{name}"), bylaw=str(number))
        for number, name in enumerate(BYLAWS, start=1)
    )
    return Reply(lines=(Text("vote-open-bylaw"),), choices=choices)


def _read_bylaw(_turn: Turn, words: str, _values: Values) -> str:
    return bylaw_named({"bylaw": words})


def _custom(turn: Turn, values: Values) -> bool:
    return when_guided(turn, values) and bylaw_named(values) == CUSTOM_BYLAW


def _share_asked(turn: Turn, values: Values) -> bool:
    """Tell whether somebody's own rules name a share: not where the most simply win."""
    return _custom(turn, values) and knows_shares(method_of(values))


def _of_what(_turn: Turn, values: Values) -> Reply:
    choices = tuple(
        _pressing(values, Text("vote-open-of", {"of": each.value}), majority_of=str(number))
        for number, each in enumerate(MajorityOf, start=1)
    )
    return Reply(lines=(Text("vote-open-majority-of"),), choices=choices)


def _read_of_what(_turn: Turn, words: str, _values: Values) -> str:
    return of_whom({"majority_of": words}).value


def _which_majority(_turn: Turn, values: Values) -> Reply:
    return Reply(lines=(Text("vote-open-majority", {"of": of_whom(values).value}),))


def _read_share(_turn: Turn, words: str, _values: Values) -> str:
    read_share(words)
    return words


def _which_base(_turn: Turn, values: Values) -> Reply:
    choices = tuple(
        _pressing(values, Text(f"base-{base}"), base=base.value) for base in _bases(values)
    )
    return Reply(lines=(Text("vote-open-base"),), choices=choices)


def _read_base(_turn: Turn, words: str, values: Values) -> str:
    return base_of({**values, "base": words}).value


def _base_wanted(turn: Turn, values: Values) -> bool:
    return when_guided(turn, values) and len(_bases(values)) > 1


def _which_list(turn: Turn, values: Values) -> Reply:
    lists = turn.work.voter_lists.where(community_id=turn.community.id, base=base_of(values))
    if not lists:
        raise ListUnknown
    choices = tuple(_pressing(values, plain(each.name), list=each.id) for each in lists)
    return Reply(lines=(Text("vote-open-list"),), choices=choices)


def _read_list(turn: Turn, words: str, values: Values) -> str:
    """Return the id of the list that words name, or its place among those shown."""
    lists = turn.work.voter_lists.where(community_id=turn.community.id, base=base_of(values))
    numbered = {str(number): each.id for number, each in enumerate(lists, start=1)}
    named = {each.name: each.id for each in lists}
    found = numbered.get(words) or named.get(words)
    if found is None:
        raise ListUnknown
    return found


def _list_wanted(turn: Turn, values: Values) -> bool:
    return when_guided(turn, values) and base_of(values).from_list
