"""Lots that anybody can draw again.

The published algorithm: for each id, take SHA-256 of the UTF-8 bytes of the seed, a colon and
the id, written in hexadecimal digits; put the ids in the order of these digests, the lowest
first; the first ones are drawn. Any tool redoes it: ``printf '%s' '2024:3' | sha256sum``.

The seed has to be public, and known to nobody when the lot is announced (RFC 3797 tells
which sources are good, such as the numbers of a lottery on a later day).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from deliberation.refusals import Refusal


@dataclass(eq=False)
class SeedMissing(Refusal):
    """A lot was to be drawn before its seed was known."""


def digest(each: str, *, seed: str) -> str:
    """Return the 64 hexadecimal digits that give an id its place."""
    return sha256(f"{seed}:{each}".encode()).hexdigest()


def order(ids: Iterable[str], *, seed: str) -> tuple[str, ...]:
    """Return ids in the order of the lot, or raise SeedMissing."""
    if not seed.strip():
        raise SeedMissing
    return tuple(sorted(set(ids), key=lambda each: (digest(each, seed=seed), each)))


def drawn(ids: Iterable[str], *, seed: str, number: int) -> tuple[str, ...]:
    """Return that many of the ids, in the order in which they were drawn.

    Draw all where there are no more, and raise SeedMissing where the seed is empty.
    """
    return order(ids, seed=seed)[:number]
