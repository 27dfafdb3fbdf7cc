"""The bylaw of a poll to come: one of the registry, or one that a moderator sets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from deliberation.ballots import BallotForm, Method
from deliberation.bylaws import BYLAWS, Bylaw, CountingBase, MajorityOf
from deliberation.methods import METHODS
from deliberation.polls import ElectorateEmpty, Poll, checked_base, checked_notice
from deliberation.refusals import Refusal
from deliberation.thresholds import MORE_THAN_HALF, Threshold
from handlers.dialogue import clean, numeral
from handlers.rolls import present_roll
from handlers.turn import Turn

USUAL_BYLAW = "consultation"
CUSTOM_BYLAW = "custom"
RULE_VALUES = (
    "bylaw",
    "quorum",
    "least",
    "majority",
    "majority_of",
    "rule",
    "proxies",
    "list",
    "open",
)
HALF = frozenset({"过半数", "过半", "半数以上", "超过一半", "more than half"})
NO_SHARE = frozenset({"", "0", "无", "没有", "不限", "none"})
MORE = ("超过", "多于", ">", "more than")
SHARE = re.compile(r"(?P<part>\d{1,6})\s*/\s*(?P<whole>\d{1,6})")
CHINESE_SHARE = re.compile(
    r"(?P<whole>[一二三四五六七八九十\d]{1,3})分之(?P<part>[一二三四五六七八九十\d]{1,3})"
)
PERCENT = re.compile(r"(?P<part>\d{1,3})\s*[%％]")
SHARED_FORMS = frozenset({BallotForm.ONE, BallotForm.SOME})


@dataclass(eq=False)
class BylawUnknown(Refusal):
    """A poll was to follow a bylaw that the program does not have."""

    words: str


@dataclass(eq=False)
class ShareUnclear(Refusal):
    """A quorum or a majority was given in words that are no share."""

    words: str


@dataclass(eq=False)
class RuleWithoutText(Refusal):
    """Rules of one's own came without the ground that they stand on."""


@dataclass(eq=False)
class ListUnknown(Refusal):
    """A poll was to count a list that the community does not keep."""


@dataclass(eq=False)
class MethodNeedsShare(Refusal):
    """A bylaw asks what share agrees, and the method knows no such share."""


def bylaw_of(values: Mapping[str, str], *, base: CountingBase) -> Bylaw:
    """Return the bylaw that values name, with what a moderator sets, or raise a Refusal.

    A consultation may have a quorum set (``quorum`` a share, ``least`` a number); rules of
    one's own (``custom``) have ``majority``, ``majority_of`` and the text ``rule`` too.
    What the law sets is not for anybody to set.
    """
    name = values.get("bylaw") or USUAL_BYLAW
    bylaw = BYLAWS.get(name)
    if bylaw is None:
        raise BylawUnknown(words=name)
    checked_base(bylaw, base=base)
    if name in {USUAL_BYLAW, CUSTOM_BYLAW}:
        quorum = read_share(values.get("quorum", ""))
        bylaw = bylaw.with_quorum(quorum, least_electors=_number(values.get("least", "")))
    return _custom(bylaw, values) if name == CUSTOM_BYLAW else bylaw


def _custom(bylaw: Bylaw, values: Mapping[str, str]) -> Bylaw:
    text = clean(values.get("rule", ""))
    if not text:
        raise RuleWithoutText
    majority_of = values.get("majority_of") or MajorityOf.PARTICIPATING.value
    if majority_of not in set(MajorityOf):
        raise ShareUnclear(words=majority_of)
    return replace(
        bylaw,
        majority=read_share(values.get("majority", "")) or MORE_THAN_HALF,
        majority_of=MajorityOf(majority_of),
        source=text,
        proxies=_number(values.get("proxies", "")),
    )


def read_share(words: str) -> Threshold | None:
    """Return a share as people write it; none where nothing is asked; may raise.

    ``过半数`` and ``超过1/3`` leave equality out, ``2/3``, ``三分之二以上`` and ``60%`` take
    it in.
    """
    said = clean(words).lower()
    if said in NO_SHARE:
        return None
    if said in HALF:
        return MORE_THAN_HALF
    share = _fraction(said)
    if share is None or not 0 < share <= 1:
        raise ShareUnclear(words=words)
    strict = said.startswith(MORE)
    if strict and share == 1:
        raise ShareUnclear(words=words)
    return Threshold(share=share, strict=strict)


def _fraction(words: str) -> Fraction | None:
    for pattern in (SHARE, CHINESE_SHARE):
        found = pattern.search(words)
        if found is not None:
            whole = numeral(found["whole"])
            return Fraction(numeral(found["part"]) or 0, whole) if whole else None
    percent = PERCENT.search(words)
    return Fraction(int(percent["part"]), 100) if percent else None


def _number(words: str) -> int:
    said = clean(words)
    if not said:
        return 0
    if not said.isdecimal():
        raise ShareUnclear(words=words)
    return int(said)


def ruled(turn: Turn, poll: Poll, values: Mapping[str, str]) -> Poll:
    """Return a poll to come with its list and whether it is open, or raise a Refusal."""
    list_id = values.get("list", "") if poll.base.from_list else ""
    if poll.base.from_list:
        found = turn.work.voter_lists.one(id=list_id, community_id=turn.community.id)
        if found is None or found.base is not poll.base:
            raise ListUnknown
    return replace(poll, list_id=list_id, secret=values.get("open") != "yes")


def knows_shares(method: Method) -> bool:
    """Tell whether a method says what share agrees; with the others the most simply win."""
    return method.form in SHARED_FORMS


def require_rules(turn: Turn, poll: Poll) -> None:
    """Raise a Refusal unless the poll may open as its bylaw and its roll say."""
    shares = poll.bylaw.majority_of is not MajorityOf.FOR_AND_AGAINST
    if shares and not knows_shares(METHODS[poll.method]):
        raise MethodNeedsShare
    checked_notice(
        poll.bylaw,
        announced_at=turn.now,
        opens_at=poll.opens_at,
        adopted=turn.community.adopted_for_meetings,
    )
    if not present_roll(turn.work, poll):
        raise ElectorateEmpty(base=poll.base)
