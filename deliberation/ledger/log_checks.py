"""Checks of the log: what was frozen, what was recorded, what was signed and seen."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from deliberation.ballots import CountingStep
from deliberation.ledger.canonical import fingerprint, moment
from deliberation.ledger.charters import roll_root
from deliberation.ledger.checking import Looking
from deliberation.ledger.findings import found, require

Ordered = TypeVar("Ordered", str, bytes)


def charter(at: Looking) -> CountingStep:
    """Look whether the charter is whole, and the one that was posted in the room."""
    reading, seen = at.reading, at.seen
    frozen = reading.charter
    require(
        reading.part("community").value == frozen.community.value, "verify-charter-community"
    )
    require(reading.part("key").digits() == frozen.key, "verify-charter-key")
    require(reading.published_at >= frozen.poll.closes_at, "verify-charter-early")
    poll = frozen.poll
    shown = {"digest": fingerprint(frozen.digest), "key": fingerprint(frozen.key)}
    same = frozen.digest.startswith(seen.charter)
    require(same, "verify-charter-other", seen=fingerprint(seen.charter), **shown)
    same = frozen.key.startswith(seen.key)
    require(same, "verify-charter-key-other", seen=fingerprint(seen.key), **shown)
    key = "verify-charter-same" if seen.charter or seen.key else "verify-charter-holds"
    return found(key, number=poll.number, title=poll.title, **shown)


def roll(at: Looking) -> CountingStep:
    """Look whether the marks are the roll that was frozen, nobody left out or put in."""
    frozen, marks = at.reading.charter, at.reading.marks
    digests = [each.digest for each in marks]
    require(_rising(digests), "verify-roll-order")
    require(roll_root(digests) == frozen.roll, "verify-roll-differs")
    heads = sum(each.heads for each in marks)
    require(
        heads == frozen.poll.electors,
        "verify-roll-heads",
        heads=heads,
        electors=frozen.poll.electors,
    )
    return found("verify-roll-holds", electors=heads)


def leaves(at: Looking) -> CountingStep:
    """Look whether log and bulletin hold the same ballots, each once."""
    reading = at.reading
    shown = Counter(
        each.hash for each in (*reading.counting, *reading.superseded, *reading.withdrawn)
    )
    logged = Counter(each.hex() for each in reading.tree.levels[0])
    twice = sum((shown | logged).values()) - len(shown | logged)
    require(not twice, "verify-leaves-twice", count=twice)
    unlogged, unshown = len(shown.keys() - logged), len(logged.keys() - shown)
    require(not unlogged, "verify-leaves-unlogged", count=unlogged)
    require(not unshown, "verify-leaves-unshown", count=unshown)
    return found("verify-leaves-hold", count=len(logged))


def root(at: Looking) -> CountingStep:
    """Look whether the last head is over all leaves."""
    last, tree = at.reading.heads[-1], at.reading.tree
    require(last.size == tree.size, "verify-root-size", size=last.size, leaves=tree.size)
    require(last.root == tree.root().hex(), "verify-root-differs")
    return found("verify-root-holds", root=fingerprint(last.root))


def heads(at: Looking) -> CountingStep:
    """Look whether every head is over the beginning of the log, and it only ever grew."""
    found_heads, tree = at.reading.heads, at.reading.tree
    _require_times(at)
    start = 0
    for number, head in enumerate(found_heads, start=1):
        require(start <= head.size <= tree.size, "verify-heads-size", number=number)
        require(head.root == tree.root(head.size).hex(), "verify-heads-root", number=number)
        batch = tree.levels[0][start : head.size]
        require(_rising(batch), "verify-heads-batch", number=number)
        start = head.size
    seen = at.seen.head
    known = any(each.root.startswith(seen) for each in found_heads)
    require(known, "verify-heads-unseen", seen=fingerprint(seen))
    return found("verify-heads-hold", count=len(found_heads))


def signatures(at: Looking) -> CountingStep:
    """Look whether every head was signed by the key of the charter."""
    signed, key = at.reading.heads, at.reading.charter.key
    for number, head in enumerate(signed, start=1):
        good = at.verified(head.signable, signature=head.signature, key=key)
        require(good, "verify-signatures-wrong", number=number)
    return found("verify-signatures-hold", count=len(signed))


def versions(at: Looking) -> CountingStep:
    """Look whether of every receipt the last version counts, and no other."""
    reading = at.reading
    counting = {each.receipt: each.version for each in reading.counting}
    receipts = [each.receipt for each in reading.counting]
    require(_rising(receipts), "verify-versions-order")
    known: dict[str, list[int]] = {}
    for leaf in (*reading.counting, *reading.superseded, *reading.withdrawn):
        known.setdefault(leaf.receipt, []).append(leaf.version)
    ended = {each.receipt: each.version for each in reading.withdrawn}
    for receipt, numbers in known.items():
        every = sorted(numbers) == list(range(1, len(numbers) + 1))
        require(every, "verify-versions-gap", receipt=receipt)
        last = counting.get(receipt, ended.get(receipt))
        require(last == len(numbers), "verify-versions-older", receipt=receipt)
    return found(
        "verify-versions-hold",
        count=len(counting),
        superseded=len(reading.superseded),
        withdrawn=len(reading.withdrawn),
    )


def witnesses(at: Looking) -> CountingStep:
    """Look whether those who co-signed saw what stands here."""
    seen = at.reading.witnesses
    signed = {(each.size, each.root): each.at for each in reversed(at.reading.heads)}
    for each in seen:
        require((each.size, each.root) in signed, "verify-witnesses-other", name=each.name)
        on_time = signed[each.size, each.root] <= each.at <= at.reading.published_at
        require(on_time, "verify-witnesses-time", name=each.name)
    if not seen:
        return found("verify-witnesses-none")
    names = "、".join(dict.fromkeys(each.name for each in seen))
    return found("verify-witnesses-hold", count=len(seen), names=names)


def _require_times(at: Looking) -> None:
    """Require that heads follow each other, from the opening past the closing."""
    poll, signed = at.reading.charter.poll, at.reading.heads
    times = [poll.opens_at, *(each.at for each in signed), at.reading.published_at]
    for number, (earlier, later) in enumerate(pairwise(times), start=1):
        require(earlier <= later, "verify-heads-time", number=number)
    last = signed[-1]
    require(
        last.at >= poll.closes_at,
        "verify-heads-early",
        at=moment(last.at),
        closes=moment(poll.closes_at),
    )


def _rising(values: Sequence[Ordered]) -> bool:
    return all(one < other for one, other in pairwise(values))
