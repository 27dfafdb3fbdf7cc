"""The Merkle tree of RFC 6962: roots, and proofs that a leaf is in it and that it only grew.

Everything is bytes: a leaf is its hash (32 bytes), made by ``leaf_hash`` from its data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

EMPTY = sha256().digest()
"""The root of a tree without leaves."""

_LEAF, _NODE = sha256(b"\x00"), sha256(b"\x01")
Hashes = tuple[bytes, ...]


@dataclass(eq=False)
class NoSuchLeaf(Exception):  # noqa: N818 - named for what is wrong
    """A proof was asked for a leaf or a size that the tree does not have."""

    index: int
    size: int


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf (RFC 6962 section 2.1)."""
    # A copy of a prepared hash is cheaper than a new one, which is looked up by name.
    hashing = _LEAF.copy()
    hashing.update(data)
    return hashing.digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 6962 section 2.1)."""
    hashing = _NODE.copy()
    hashing.update(left + right)
    return hashing.digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes in their order."""
    return Tree.of(leaves).root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> Hashes:
    """Return the audit path of a leaf; raise NoSuchLeaf."""
    return Tree.of(leaves).inclusion(index)


def consistency_proof(leaves: Sequence[bytes], first: int) -> Hashes:
    """Return the proof that the tree of the first leaves grew into this one."""
    return Tree.of(leaves).consistency(first)


@dataclass(frozen=True)
class Tree:
    """A tree with every complete node: proofs for all its sizes cost no more hashing.

    ``levels`` holds the leaf hashes, then the nodes over pairs of them, and so on; a last
    one without a neighbour has no node.
    """

    levels: tuple[Hashes, ...]

    @classmethod
    def of(cls, leaves: Sequence[bytes]) -> "Tree":
        """Return the tree over leaf hashes in their order."""
        level = tuple(leaves)
        levels = [level]
        while len(level) > 1:
            level = _above(level)
            levels.append(level)
        return cls(tuple(levels))

    @property
    def size(self) -> int:
        """Return the number of leaves."""
        return len(self.levels[0])

    def root(self, size: int | None = None) -> bytes:
        """Return the root, or the one that it had at a size; raise NoSuchLeaf."""
        return self._over(0, self._known(size))

    def inclusion(self, index: int, size: int | None = None) -> Hashes:
        """Return the audit path of a leaf at a size (section 2.1.1); raise NoSuchLeaf."""
        known = self._known(size)
        if not 0 <= index < known:
            raise NoSuchLeaf(index, self.size)
        path: list[bytes] = []
        low, high = 0, known
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                path.append(self._over(middle, high))
                high = middle
            else:
                path.append(self._over(low, middle))
                low = middle
        return tuple(reversed(path))

    def consistency(self, first: int, second: int | None = None) -> Hashes:
        """Return the proof between two sizes (section 2.1.2); raise NoSuchLeaf.

        It is empty where the sizes are the same or the first is none.
        """
        known = self._known(second)
        if not 0 <= first <= known:
            raise NoSuchLeaf(first, self.size)
        if first in {0, known}:
            return ()
        proof: list[bytes] = []
        low, high = 0, known
        while first != high:
            middle = low + _split(high - low)
            if first <= middle:
                proof.append(self._over(middle, high))
                high = middle
            else:
                proof.append(self._over(low, middle))
                low = middle
        # The root of the first size is known to whoever checks, unless it is a part of it.
        own = () if low == 0 else (self._over(low, high),)
        return (*own, *reversed(proof))

    def _known(self, size: int | None) -> int:
        known = self.size if size is None else size
        if not 0 <= known <= self.size:
            raise NoSuchLeaf(known, self.size)
        return known

    def _over(self, low: int, high: int) -> bytes:
        """Return the hash over a range that some tree of this order has as a node."""
        number = high - low
        if number == 0:
            return EMPTY
        if number & (number - 1) == 0:
            height = number.bit_length() - 1
            return self.levels[height][low >> height]
        middle = low + _split(number)
        return node_hash(self._over(low, middle), self._over(middle, high))


def _above(level: Hashes) -> Hashes:
    """Return the nodes over pairs; for a million leaves a call each would cost a third."""
    fresh = _NODE.copy
    nodes: list[bytes] = []
    for left, right in zip(level[::2], level[1::2], strict=False):
        hashing = fresh()
        hashing.update(left + right)
        nodes.append(hashing.digest())
    return tuple(nodes)


def _split(number: int) -> int:
    """Return the largest power of two below a number of leaves above one."""
    return 1 << (number - 1).bit_length() - 1


# Checking


def includes(root_hash: bytes, leaf: bytes, *, index: int, size: int, path: Hashes) -> bool:
    """Tell whether a path proves a leaf at a place of a tree (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for each in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(each, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, each)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root_hash


@dataclass(frozen=True)
class Stand:
    """A tree as it was posted: how many leaves, and the root over them."""

    size: int
    root: bytes


def is_consistent(first: Stand, second: Stand, *, proof: Hashes) -> bool:
    """Tell whether a proof shows that one tree grew into the other.

    Source: RFC 9162 section 2.1.4.2. A tree of no leaves grows into any.
    """
    if not 0 <= first.size <= second.size:
        return False
    if first.size == second.size:
        return not proof and first.root == second.root
    if first.size == 0:
        return not proof and first.root == EMPTY
    whole = first.size & (first.size - 1) == 0
    path = (first.root, *proof) if whole else proof
    return bool(path) and _grew(first, second, path=path)


def _grew(first: Stand, second: Stand, *, path: Hashes) -> bool:
    place, last = first.size - 1, second.size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(each, old), node_hash(each, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, each)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first.root and new == second.root
