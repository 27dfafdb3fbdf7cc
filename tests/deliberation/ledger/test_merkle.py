"""The tree of RFC 6962: its vectors, and what holds for trees of every size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.ledger.merkle import (
    EMPTY,
    NoSuchLeaf,
    Stand,
    Tree,
    consistency_proof,
    includes,
    inclusion_proof,
    is_consistent,
    leaf_hash,
    node_hash,
    root,
)

# The reference tree of the Certificate Transparency project: data, and the root at each size.
DATA = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
A, B = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
)
D = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
E = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
F = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
G = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
LEAVES = tuple(leaf_hash(bytes.fromhex(each)) for each in DATA)
SIZES = range(1, 35)


def leaves_of(size: int) -> list[bytes]:
    return [leaf_hash(f"leaf {each}".encode()) for each in range(size)]


def as_hex(path: tuple[bytes, ...]) -> list[str]:
    return [each.hex() for each in path]


@pytest.mark.parametrize("size", range(9))
def test_roots_of_the_reference_tree(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]
    assert Tree.of(LEAVES).root(size).hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [
        (0, 1, []),
        (0, 8, [A, B, D]),
        (5, 8, [E, F, ROOTS[4]]),
        (2, 3, [ROOTS[2]]),
        (1, 5, [ROOTS[1], B, E]),
    ],
)
def test_inclusion_in_the_reference_tree(index: int, size: int, path: list[str]) -> None:
    assert as_hex(inclusion_proof(LEAVES[:size], index)) == path


@pytest.mark.parametrize(
    ("first", "second", "proof"),
    [
        (1, 1, []),
        (1, 8, [A, B, D]),
        (6, 8, [G, F, ROOTS[4]]),
        (2, 5, [B, E]),
    ],
)
def test_consistency_of_the_reference_tree(first: int, second: int, proof: list[str]) -> None:
    assert as_hex(consistency_proof(LEAVES[:second], first)) == proof


def test_a_tree_is_split_at_the_largest_power_of_two() -> None:
    a, b, c, d, e = leaves_of(5)
    left = node_hash(node_hash(a, b), node_hash(c, d))
    assert root([a, b, c, d, e]) == node_hash(left, e)


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_of_every_size_is_proven(size: int) -> None:
    leaves = leaves_of(size)
    tree = Tree.of(leaves)
    for index, leaf in enumerate(leaves):
        path = tree.inclusion(index)
        assert path == Tree.of(leaves_of(40)).inclusion(index, size)
        assert includes(tree.root(), leaf, index=index, size=size, path=path)
        for other in range(size):
            if other != index:
                assert not includes(tree.root(), leaf, index=other, size=size, path=path)


@pytest.mark.parametrize("second", SIZES)
def test_every_size_grows_into_every_larger_one(second: int) -> None:
    tree = Tree.of(leaves_of(40))
    now = Stand(second, tree.root(second))
    for first in range(second + 1):
        before = Stand(first, tree.root(first))
        assert is_consistent(before, now, proof=tree.consistency(first, second))


@st.composite
def grown(draw: st.DrawFn) -> tuple[Tree, int, int]:
    """Draw a tree and two sizes of it that differ."""
    second = draw(st.integers(2, 300))
    return Tree.of(leaves_of(second)), draw(st.integers(1, second - 1)), second


def altered(data: st.DataObject, proof: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Draw a proof that differs from this one: changed, cut, longer or in another order."""
    kinds = ["longer"] + (["changed", "cut"] if proof else [])
    match data.draw(st.sampled_from(kinds)):
        case "changed":
            at = data.draw(st.integers(0, len(proof) - 1))
            bit = 1 << data.draw(st.integers(0, 7))
            other = bytes([proof[at][0] ^ bit]) + proof[at][1:]
            return (*proof[:at], other, *proof[at + 1 :])
        case "cut":
            at = data.draw(st.integers(0, len(proof) - 1))
            return (*proof[:at], *proof[at + 1 :])
        case _:
            at = data.draw(st.integers(0, len(proof)))
            return (*proof[:at], b"\x00" * 32, *proof[at:])


@given(case=grown(), data=st.data())
def test_an_altered_proof_shows_nothing(
    case: tuple[Tree, int, int], data: st.DataObject
) -> None:
    tree, first, second = case
    leaf, path = tree.levels[0][first], tree.inclusion(first)
    wrong = altered(data, path)
    assert not includes(tree.root(), leaf, index=first, size=second, path=wrong)
    proof = tree.consistency(first)
    before, now = Stand(first, tree.root(first)), Stand(second, tree.root())
    assert is_consistent(before, now, proof=proof)
    assert not is_consistent(before, now, proof=altered(data, proof))


@given(case=grown(), data=st.data())
def test_a_log_that_was_rewritten_is_not_consistent(
    case: tuple[Tree, int, int], data: st.DataObject
) -> None:
    tree, first, second = case
    changed = data.draw(st.integers(0, first - 1))
    leaves = [*tree.levels[0]]
    leaves[changed] = leaf_hash(b"another ballot")
    other = Tree.of(leaves)
    before, now = Stand(first, tree.root(first)), Stand(second, other.root())
    assert not is_consistent(before, now, proof=other.consistency(first))
    assert not is_consistent(before, now, proof=tree.consistency(first))


def test_the_same_size_needs_no_proof_and_the_same_root() -> None:
    tree = Tree.of(LEAVES)
    now = Stand(8, tree.root())
    assert is_consistent(now, now, proof=())
    assert not is_consistent(now, now, proof=(EMPTY,))
    assert not is_consistent(Stand(8, EMPTY), now, proof=())
    assert not is_consistent(now, Stand(4, tree.root(4)), proof=())
    assert not is_consistent(Stand(0, tree.root(1)), now, proof=())


@pytest.mark.parametrize(("index", "size"), [(-1, 8), (8, 8), (0, 0), (3, 9)])
def test_what_is_not_there_is_not_proven(index: int, size: int) -> None:
    with pytest.raises(NoSuchLeaf):
        Tree.of(LEAVES).inclusion(index, size)
    assert not includes(root(LEAVES), LEAVES[0], index=index, size=min(size, 8), path=())


@pytest.mark.parametrize("first", [-1, 9])
def test_a_size_that_was_not_is_not_proven(first: int) -> None:
    with pytest.raises(NoSuchLeaf):
        Tree.of(LEAVES).consistency(first)
