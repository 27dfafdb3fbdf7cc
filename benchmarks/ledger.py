"""How long it takes to put a root over the leaves of a poll, beside the bare hashing.

``python -m benchmarks.ledger [--leaves 1000000] [--rounds 3]``: from the data of that many
leaves (as the program writes them) to the root, and the same number of calls of SHA-256 on
messages of the same lengths, one after the other, in the same run. The table shows the best
and the median of processor time, and of wall time. A root over a million leaves may take
two seconds of processor time at most, or the command ends with 1.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from statistics import median

from deliberation.identifiers import PollId
from deliberation.ledger.leaves import Leaf
from deliberation.ledger.merkle import Tree, includes, leaf_hash, root

LARGEST_S = 2.0
NODE_BYTES = 65
PROOFS = 1000


def leaves(number: int) -> list[bytes]:
    """Return the data of leaves as a poll records them."""
    poll_id = PollId("0d9b31f0c2a94f3f9bb0f1b1a2c3d4e5")
    bound = sha256(b"ballot").hexdigest()
    first = Leaf(poll_id, "0" * 16, 1, bound).data.decode()
    # Written once by the program itself; the others differ by their receipt.
    return [first.replace("0" * 16, f"{each:016d}").encode() for each in range(number)]


def ours(data: Sequence[bytes]) -> None:
    """Put a root over leaves."""
    root([leaf_hash(each) for each in data])


def bare(data: Sequence[bytes]) -> None:
    """Call SHA-256 as often, on as many bytes."""
    for each in data:
        sha256(each).digest()
    node = bytes(NODE_BYTES)
    for _ in range(len(data) - 1):
        sha256(node).digest()


def proofs(data: Sequence[bytes]) -> float:
    """Return how long one proof and its check take, in microseconds."""
    tree = Tree.of([leaf_hash(each) for each in data])
    top, step = tree.root(), max(1, tree.size // PROOFS)
    asked = range(0, tree.size, step)
    start = time.perf_counter()
    for index in asked:
        path = tree.inclusion(index)
        if not includes(top, tree.levels[0][index], index=index, size=tree.size, path=path):
            sys.exit("a proof does not hold")
    return (time.perf_counter() - start) / len(asked) * 1e6


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def timed(work: Callable[[], None], *, rounds: int) -> tuple[list[float], list[float]]:
    """Return processor and wall times in seconds."""
    spent: list[float] = []
    waited: list[float] = []
    for _ in range(rounds):
        gc.collect()
        spent.append(-time.process_time())
        waited.append(-time.perf_counter())
        work()
        spent[-1] += time.process_time()
        waited[-1] += time.perf_counter()
    return spent, waited


def main() -> None:
    """Print the table; end with 1 where a root of a million leaves takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaves", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    data = leaves(asked.leaves)
    say(f"{asked.leaves:,} leaves of {len(data[0])} bytes, {asked.rounds} rounds, seconds")
    say(f"{'':18}{'best':>8}{'median':>8}{'wall best':>11}{'wall median':>12}")
    best: dict[str, float] = {}
    for name, work in (("bare SHA-256", bare), ("ours", ours)):
        spent, waited = timed(lambda work=work: work(data), rounds=asked.rounds)
        best[name] = min(spent)
        figures = min(spent), median(spent)
        walls = min(waited), median(waited)
        say(f"{name:18}{figures[0]:8.2f}{figures[1]:8.2f}{walls[0]:11.2f}{walls[1]:12.2f}")
    say(f"ours / bare: {best['ours'] / best['bare SHA-256']:.2f}")
    say(f"a proof of inclusion, made and checked: {proofs(data):.0f} microseconds")
    if best["ours"] > LARGEST_S * max(1, asked.leaves / 1_000_000):
        sys.exit(1)


if __name__ == "__main__":
    main()
