"""Bulletins forged one way at a time, by somebody who can sign them anew.

``FORGERIES`` is the table: what was changed, how far it was signed again, and which checks
then do not hold. ``forged`` returns the file.
"""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from bot.signing import LedgerSigner
from deliberation.ballots import Ballot
from deliberation.bylaws import BYLAWS, CountingBase
from deliberation.ledger.bulletin_reading import Reading
from deliberation.ledger.bulletins import Published, signed
from deliberation.ledger.canonical import canonical, digest
from deliberation.ledger.checking import CheckName, Seen
from deliberation.ledger.leaves import Leaf, ballot_document, commitment
from deliberation.ledger.merkle import Tree
from deliberation.ledger.results import result
from deliberation.ledger.verifying import NOBODY
from deliberation.methods import METHODS
from deliberation.polls import Poll
from deliberation.terms import Terms
from tests.deliberation.ledger.making import (
    OTHER_SIGNER,
    SIGNER,
    Vote,
    electors_of,
    example,
    published,
    unsigned,
)
from tests.deliberation.strategies import POLL

Document = dict[str, Any]
Forge = Callable[[Document], None]


class Resigned(Enum):
    """How far a forger goes to make a forgery fit."""

    FILE = "file"
    COUNT = "count"
    HEADS = "heads"
    LOG = "log"


@dataclass(frozen=True)
class Forgery:
    """One way of forging; ``caught`` are the checks that do not hold then."""

    name: str
    forge: Forge
    caught: frozenset[CheckName]
    resigned: Resigned = Resigned.FILE
    kind: str = "motion"
    seen: Seen = NOBODY
    signer: LedgerSigner = SIGNER


def forged(forgery: Forgery) -> bytes:
    """Return the file of a forgery."""
    document = deepcopy(KINDS[forgery.kind]())
    forgery.forge(document)
    if forgery.resigned is Resigned.LOG:
        _log_anew(document)
    if forgery.resigned in {Resigned.LOG, Resigned.HEADS}:
        _sign_heads(document, signer=forgery.signer)
    if forgery.resigned is not Resigned.FILE:
        _count_anew(document)
    return signed(document, sign=forgery.signer.sign)


def _count_anew(document: Document) -> None:
    reading = Reading({**document, "signature": ""})
    poll = reading.charter.poll
    poll = replace(poll, terms=replace(poll.terms, seed=document["result"]["seed"]))
    document["result"] = result(poll, reading.cast, objections=reading.objections)


def _log_anew(document: Document) -> None:
    """Put new roots over the leaves that are there now, in the sizes that fit."""
    leaves = [bytes.fromhex(each) for each in document["leaves"]]
    document["heads"][-1]["size"] = len(leaves)
    for head in document["heads"]:
        head["root"] = Tree.of(leaves).root(head["size"]).hex()


def _sign_heads(document: Document, *, signer: LedgerSigner) -> None:
    charter = document["charter"]
    for head in document["heads"]:
        said = {name: head[name] for name in ("at", "root", "size")}
        about = {"charter": digest(charter), "kind": "head", "poll": charter["poll"]}
        head["signature"] = signer.sign(canonical({**said, **about}))


# What is forged


@cache
def _motion() -> Document:
    return _plain(example())


@cache
def _lot() -> Document:
    terms = Terms(seats=1, seed="2026322", seed_source="福利彩票 2026322 期")
    options = METHODS["lot"].options(["甲", "乙", "丙", "丁"])
    poll = replace(POLL, method="lot", options=options, terms=terms).opened(electors=8)
    return _plain(published(poll, [Vote(each, ()) for each in electors_of(poll, 8)]))


@cache
def _consent() -> Document:
    poll = replace(POLL, method="consent", options=METHODS["consent"].options([]))
    agrees, objects = Ballot(choices=("1",)), Ballot(choices=("3",), reason="夜里太吵")
    return _voted(poll.opened(electors=9), [agrees] * 6 + [objects])


@cache
def _sums() -> Document:
    owners = replace(POLL, bylaw=BYLAWS["owners_ordinary"], base=CountingBase.OWNERS)
    area = sum(each.area for each in electors_of(owners, 9))
    return _voted(owners.opened(electors=9, area=area), _three(5, 2))


@cache
def _names() -> Document:
    return _voted(replace(POLL, secret=False).opened(electors=9), _three(4, 3))


def _three(ayes: int, nays: int) -> list[Ballot]:
    return [Ballot(choices=("1",))] * ayes + [Ballot(choices=("2",))] * nays


def _voted(poll: Poll, cast: list[Ballot]) -> Document:
    electors = electors_of(poll, poll.electors)
    each = [(ballot,) for ballot in cast] + [()] * (len(electors) - len(cast))
    votes = [Vote(elector, one) for elector, one in zip(electors, each, strict=True)]
    return _plain(published(poll, votes))


def _plain(made: Published) -> Document:
    plain: Document = json.loads(canonical(unsigned(made)))
    return plain


KINDS: Mapping[str, Callable[[], Document]] = {
    "motion": _motion,
    "lot": _lot,
    "consent": _consent,
    "sums": _sums,
    "names": _names,
}
"""Valid bulletins without their signature."""


# How


def _leaf(document: Document, row: Mapping[str, Any]) -> str:
    ballot = Ballot(choices=tuple(row["ballot"]["choices"]))
    bound = commitment(ballot, salt=row["salt"])
    return Leaf(document["charter"]["poll"], row["receipt"], row["version"], bound).hash


def _mark(document: Document, *, took_part: bool) -> Document:
    return next(each for each in document["marks"] if each["took_part"] is took_part)


def _drop_row(document: Document) -> None:
    del document["rows"][0]


def _drop_row_and_mark(document: Document) -> None:
    _drop_row(document)
    _mark(document, took_part=True)["took_part"] = False


def _drop_all_of_a_row(document: Document) -> None:
    """Leave no trace of a ballot of the last batch."""
    start = document["heads"][0]["size"]
    placed = {leaf: at for at, leaf in enumerate(document["leaves"])}
    row = next(each for each in document["rows"] if placed[_leaf(document, each)] >= start)
    document["leaves"].remove(_leaf(document, row))
    document["rows"].remove(row)
    document["superseded"] = [
        each for each in document["superseded"] if each["receipt"] != row["receipt"]
    ]
    _mark(document, took_part=True)["took_part"] = False


def _double_row(document: Document) -> None:
    document["rows"].insert(0, document["rows"][0])
    _mark(document, took_part=False)["took_part"] = True


def _invent_row(document: Document) -> None:
    row = {**document["rows"][-1], "receipt": "zzzz", "version": 1}
    document["rows"].append(row)
    _mark(document, took_part=False)["took_part"] = True


def _turn_ballot(document: Document) -> None:
    aye = next(each for each in document["rows"] if each["ballot"]["choices"] == ["1"])
    aye["ballot"] = ballot_document(Ballot(choices=("2",)))


def _other_salt(document: Document) -> None:
    document["rows"][0]["salt"] = "0" * 32


def _swap_leaves(document: Document) -> None:
    leaves = document["leaves"]
    leaves[0], leaves[1] = leaves[1], leaves[0]


def _other_root(document: Document) -> None:
    document["heads"][-1]["root"] = "0" * 64


def _forget_superseded(document: Document) -> None:
    changed = {each["receipt"] for each in document["rows"] if each["version"] > 1}
    document["superseded"] = [
        each for each in document["superseded"] if each["receipt"] not in changed
    ]


def _show_older(document: Document) -> None:
    """Count the first ballot of whoever changed it; its salt is known to the server."""
    row = next(each for each in document["rows"] if each["version"] == 2)
    elector = next(
        each
        for each in (Vote(one, ()) for one in electors_of(POLL, 10))
        if each.receipt == row["receipt"]
    )
    newer = commitment(Ballot(choices=("1",)), salt=row["salt"])
    row |= {
        "version": 1,
        "salt": elector.salt(1),
        "ballot": ballot_document(Ballot(choices=("2",))),
    }
    for each in document["superseded"]:
        if each["receipt"] == row["receipt"]:
            each |= {"version": 2, "commitment": newer}


def _count_withdrawn(document: Document) -> None:
    """Count a ballot that was taken out as if nobody had challenged it."""
    receipt = document["withdrawn"][0]["receipt"]
    vote = next(
        each
        for each in (Vote(one, ()) for one in electors_of(POLL, 10))
        if each.receipt == receipt
    )
    row = document["rows"][0] | {
        "receipt": receipt,
        "version": 1,
        "salt": vote.salt(1),
        "ballot": ballot_document(Ballot(choices=("1",))),
    }
    document["rows"] = sorted([*document["rows"], row], key=lambda each: each["receipt"])
    document["superseded"] = [e for e in document["superseded"] if e["receipt"] != receipt]
    document["withdrawn"] = []
    _mark(document, took_part=False)["took_part"] = True


def _mark_absent(document: Document) -> None:
    _mark(document, took_part=False)["took_part"] = True


def _unmark(document: Document) -> None:
    _mark(document, took_part=True)["took_part"] = False


def _drop_mark(document: Document) -> None:
    document["marks"].remove(_mark(document, took_part=False))


def _heavy_mark(document: Document) -> None:
    _mark(document, took_part=False)["heads"] = 2


def _heavy_row(document: Document) -> None:
    document["rows"][0]["heads"], document["rows"][1]["heads"] = 2, 0


def _no_quorum(document: Document) -> None:
    document["charter"]["bylaw"]["quorum"] = None


def _set(*path: str | int, to: object) -> Forge:
    """Return a forgery of one value."""

    def forge(document: Document) -> None:
        *way, last = path
        place: Any = document
        for each in way:
            place = place[each]
        place[last] = to

    return forge


def _drop_head(document: Document) -> None:
    del document["heads"][0]


def _other_key(document: Document) -> None:
    document["key"] = document["charter"]["key"] = OTHER_SIGNER.key


def _other_heads(document: Document) -> None:
    _sign_heads(document, signer=OTHER_SIGNER)


def _drop_objection(document: Document) -> None:
    document["objections"] = []


def _shift_sums(document: Document) -> None:
    lines = document["sums"]["heads"]
    lines[0][1], lines[1][1] = lines[0][1] + 1, lines[1][1] - 1


def _drop_sealed(document: Document) -> None:
    del document["sealed"][0]


C = CheckName


def _caught(*names: CheckName) -> frozenset[CheckName]:
    return frozenset(names)


EARLY = "2026-11-22T02:00:00Z"
FORGERIES = (
    Forgery("a row dropped", _drop_row, _caught(C.LEAVES, C.MARKS, C.TALLY, C.DECISION)),
    Forgery(
        "a row dropped with its mark", _drop_row_and_mark, _caught(C.LEAVES), Resigned.COUNT
    ),
    Forgery(
        "a row dropped with mark and leaf, the log made anew",
        _drop_all_of_a_row,
        _caught(C.WITNESSES),
        Resigned.LOG,
    ),
    Forgery("a row doubled", _double_row, _caught(C.LEAVES, C.VERSIONS), Resigned.COUNT),
    Forgery("a row invented", _invent_row, _caught(C.LEAVES), Resigned.COUNT),
    Forgery("a ballot turned", _turn_ballot, _caught(C.LEAVES), Resigned.COUNT),
    Forgery("a salt changed", _other_salt, _caught(C.LEAVES)),
    Forgery("leaves swapped", _swap_leaves, _caught(C.ROOT, C.HEADS)),
    Forgery(
        "leaves swapped, the log made anew",
        _swap_leaves,
        _caught(C.HEADS, C.WITNESSES),
        Resigned.LOG,
    ),
    Forgery(
        "another root",
        _other_root,
        _caught(C.ROOT, C.HEADS, C.WITNESSES),
        Resigned.HEADS,
    ),
    Forgery(
        "another root, not signed",
        _other_root,
        _caught(C.ROOT, C.HEADS, C.SIGNATURES, C.WITNESSES),
    ),
    Forgery("a superseded ballot left out", _forget_superseded, _caught(C.LEAVES, C.VERSIONS)),
    Forgery("an older ballot counted", _show_older, _caught(C.VERSIONS), Resigned.COUNT),
    Forgery("a withdrawn ballot counted", _count_withdrawn, _caught(C.LEAVES), Resigned.COUNT),
    Forgery("a mark without a ballot", _mark_absent, _caught(C.MARKS)),
    Forgery("a ballot without a mark", _unmark, _caught(C.MARKS)),
    Forgery("a line of the roll dropped", _drop_mark, _caught(C.ROLL)),
    Forgery("an elector who weighs two", _heavy_mark, _caught(C.ROLL)),
    Forgery("a ballot that weighs two", _heavy_row, _caught(C.MARKS), Resigned.COUNT),
    Forgery("a quorum struck", _no_quorum, _caught(C.SIGNATURES), Resigned.COUNT),
    Forgery(
        "a quorum struck, heads signed anew",
        _no_quorum,
        _caught(C.CHARTER),
        Resigned.HEADS,
        seen=Seen(charter=digest(_motion()["charter"])),
    ),
    Forgery("another winner", _set("result", "winners", to=["2"]), _caught(C.TALLY)),
    Forgery("a tie", _set("result", "tied", to=True), _caught(C.TALLY)),
    Forgery("another count", _set("result", "counts", "1", to="6"), _caught(C.TALLY)),
    Forgery("another turnout", _set("result", "took_part", to=8), _caught(C.TALLY)),
    Forgery(
        "another decision",
        _set("result", "decision", to="closed_rejected"),
        _caught(C.DECISION),
    ),
    Forgery("a test bent", _set("result", "tests", 0, "needed", to=5), _caught(C.DECISION)),
    Forgery("one for true", _set("result", "tests", 0, "holds", to=1), _caught(C.DECISION)),
    Forgery(
        "another seed",
        _set("result", "seed", to="2026323"),
        _caught(C.TALLY, C.DECISION),
        kind="lot",
    ),
    Forgery(
        "another key, told in the room",
        _other_key,
        _caught(C.CHARTER),
        Resigned.HEADS,
        seen=Seen(key=SIGNER.key),
        signer=OTHER_SIGNER,
    ),
    Forgery(
        "another key on the file alone",
        _set("key", to=OTHER_SIGNER.key),
        _caught(C.CHARTER),
        signer=OTHER_SIGNER,
    ),
    Forgery("heads by another key", _other_heads, _caught(C.SIGNATURES)),
    Forgery("a head left out", _drop_head, _caught(C.HEADS)),
    Forgery(
        "a head after the closing one",
        _set("heads", 0, "at", to="2026-12-30T00:00:00Z"),
        _caught(C.HEADS),
        Resigned.HEADS,
    ),
    Forgery(
        "no head at the closing",
        _set("heads", 1, "at", to="2026-11-28T00:00:00Z"),
        _caught(C.HEADS),
        Resigned.HEADS,
    ),
    Forgery(
        "a witness of another root",
        _set("witnesses", 0, "root", to="0" * 64),
        _caught(C.WITNESSES),
    ),
    Forgery(
        "a witness before the head", _set("witnesses", 0, "at", to=EARLY), _caught(C.WITNESSES)
    ),
    Forgery(
        "published before the closing",
        _set("published_at", to="2026-11-28T00:00:00Z"),
        _caught(C.CHARTER, C.HEADS, C.WITNESSES),
    ),
    Forgery("another community", _set("community", "name", to="西风小区"), _caught(C.CHARTER)),
    Forgery(
        "an objection that stood told as met",
        _set("objections", 0, "state", to="stands"),
        _caught(C.TALLY, C.DECISION),
        kind="consent",
    ),
    Forgery(
        "an objection hidden", _drop_objection, _caught(C.TALLY, C.DECISION), kind="consent"
    ),
    Forgery("sums shifted", _shift_sums, _caught(C.TALLY, C.DECISION), kind="sums"),
    Forgery("a sealed ballot dropped", _drop_sealed, _caught(C.LEAVES, C.MARKS), kind="sums"),
    Forgery(
        "an area bent", _set("result", "areas", "1", to="1"), _caught(C.TALLY), kind="sums"
    ),
    Forgery(
        "another door on a ballot",
        _set("rows", 0, "label", to="9-9"),
        _caught(C.MARKS),
        kind="names",
    ),
)
