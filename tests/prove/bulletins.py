"""The check of bulletins at full length: every byte turned, odd values, forgeries."""

import json
import time
from collections.abc import Iterator
from random import Random

from deliberation.ledger.bulletins import signed
from deliberation.ledger.canonical import canonical
from deliberation.ledger.checking import CheckName
from tests.deliberation.ledger.forging import FORGERIES, KINDS, forged
from tests.deliberation.ledger.making import SIGNER, verification
from tests.deliberation.ledger.tampering import ODD, places, put, with_byte
from tests.prove.found import Found

SEED = 6962
ODD_ONES = 20_000
EACH = 3
"""How many odd values go into one document at most."""


def bulletins() -> Found:
    """Turn every byte of a bulletin of every kind, put odd values in, forge them."""
    chance = Random(SEED)  # noqa: S311 - the same every time
    rows = [*_turned(chance), _odd(chance), _forged()]
    return Found(
        titles=("what", "number", "unseen", "took"),
        rows=rows,
        holds=all(row[2] == 0 for row in rows),
    )


def _turned(chance: Random) -> Iterator[tuple[object, ...]]:
    for kind, document in KINDS.items():
        began = time.monotonic()
        file = signed(document(), sign=SIGNER.sign)
        turned = (
            with_byte(file, at=at, turn=chance.randint(1, 255)) for at in range(len(file))
        )
        unseen = sum(verification(each).holds for each in turned)
        yield f"bytes of a bulletin, {kind}", len(file), unseen, _since(began)


def _odd(chance: Random) -> tuple[object, ...]:
    """Put odd values in and sign again; a check that raises ends the proof."""
    began = time.monotonic()
    whole = [canonical(document()) for document in KINDS.values()]
    silent = 0
    for _ in range(ODD_ONES):
        document = json.loads(chance.choice(whole))
        for _ in range(chance.randint(1, EACH)):
            put(document, chance.choice(places(document)), chance.choice(ODD))
        found = verification(signed(document, sign=SIGNER.sign))
        silent += len(found.checks) != len(CheckName)
    return "odd values, signed", ODD_ONES, silent, _since(began)


def _forged() -> tuple[object, ...]:
    began = time.monotonic()
    unseen = sum(verification(forged(each), seen=each.seen).holds for each in FORGERIES)
    return "forgeries, signed", len(FORGERIES), unseen, _since(began)


def _since(began: float) -> str:
    return f"{time.monotonic() - began:.0f} s"
