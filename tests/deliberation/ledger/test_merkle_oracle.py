"""pymerkle comes to the same roots and proofs; without it (``make oracles``) it is skipped."""

from random import Random
from typing import Any

import pytest

from deliberation.ledger.merkle import Stand, Tree, is_consistent, leaf_hash

pymerkle = pytest.importorskip("pymerkle")
SIZES = 70


@pytest.fixture(scope="module")
def data() -> list[bytes]:
    chance = Random(6962)  # noqa: S311 - the same data every time
    return [chance.randbytes(chance.randint(0, 90)) for _ in range(SIZES)]


@pytest.fixture(scope="module")
def theirs(data: list[bytes]) -> Any:  # noqa: ANN401 - the library is not there where types are checked
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for each in data:
        tree.append_entry(each)
    return tree


def test_roots_of_every_size_are_the_same(data: list[bytes], theirs: Any) -> None:  # noqa: ANN401
    ours = Tree.of([leaf_hash(each) for each in data])
    for size in range(1, SIZES + 1):
        assert ours.root(size) == theirs.get_root(size)


def test_audit_paths_are_the_same(data: list[bytes], theirs: Any) -> None:  # noqa: ANN401
    ours = Tree.of([leaf_hash(each) for each in data])
    for size in range(1, SIZES + 1):
        for index in range(size):
            proof = theirs.prove_inclusion(index + 1, size).serialize()
            # Theirs begins with the leaf and counts from 1.
            path = [bytes.fromhex(each) for each in proof["path"]]
            assert (ours.levels[0][index], *ours.inclusion(index, size)) == tuple(path)


def test_growth_that_theirs_proves_ours_proves_too(data: list[bytes], theirs: Any) -> None:  # noqa: ANN401
    """Their proofs name other nodes, so that each proves the roots of the other."""
    ours = Tree.of([leaf_hash(each) for each in data])
    for second in range(2, SIZES + 1):
        for first in range(1, second):
            before, now = theirs.get_root(first), theirs.get_root(second)
            pymerkle.verify_consistency(before, now, theirs.prove_consistency(first, second))
            own = ours.consistency(first, second)
            assert is_consistent(Stand(first, before), Stand(second, now), proof=own)
            assert not is_consistent(Stand(first, now), Stand(second, now), proof=own)
