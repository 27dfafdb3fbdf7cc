"""The check of a bulletin, from its bytes alone, by whoever holds it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, cast

from deliberation.ballots import CountingStep
from deliberation.ledger import count_checks, log_checks
from deliberation.ledger.bulletin_reading import FIELDS, SIGNATURE_DIGITS, Reading
from deliberation.ledger.bulletins import FORMAT, signable
from deliberation.ledger.canonical import Json, NotCanonical, canonical
from deliberation.ledger.checking import (
    Check,
    CheckName,
    Looking,
    Seen,
    Verified,
    checked,
)
from deliberation.ledger.findings import Broken, found, require

CHECKS = MappingProxyType(
    {
        CheckName.CHARTER: log_checks.charter,
        CheckName.ROLL: log_checks.roll,
        CheckName.LEAVES: log_checks.leaves,
        CheckName.ROOT: log_checks.root,
        CheckName.HEADS: log_checks.heads,
        CheckName.SIGNATURES: log_checks.signatures,
        CheckName.VERSIONS: log_checks.versions,
        CheckName.MARKS: count_checks.marks,
        CheckName.TALLY: count_checks.tally,
        CheckName.DECISION: count_checks.decision,
        CheckName.WITNESSES: log_checks.witnesses,
    }
)
"""What is looked at once a bulletin can be read."""

NOBODY = Seen()


@dataclass(frozen=True)
class Verification:
    """Every check of a bulletin, in the order of their names."""

    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Tell whether every check holds."""
        return all(each.holds for each in self.checks)


def verify(data: bytes, *, verified: Verified, seen: Seen = NOBODY) -> Verification:
    """Return every check of a file; whatever the file holds, nothing is raised.

    ``seen`` is what neighbours saw in the room, ``verified`` checks a signature.
    """
    try:
        reading = Reading(_read(data))
    except Broken as broken:
        return _unread(broken)
    looking = Looking(reading, seen=seen, verified=verified)
    untouched = checked(CheckName.UNTOUCHED, lambda at: _untouched(data, at=at), at=looking)
    others = (checked(name, look, at=looking) for name, look in CHECKS.items())
    return Verification((untouched, *others))


def _untouched(data: bytes, *, at: Looking) -> CountingStep:
    """Look whether the file is the canonical one, and signed as it stands."""
    document = at.reading.document
    require(canonical(document) + b"\n" == data, "verify-untouched-form")
    signature = at.reading.part("signature").digits(SIGNATURE_DIGITS)
    key = at.reading.part("key").digits()
    unsigned = {name: value for name, value in document.items() if name != "signature"}
    good = at.verified(signable(unsigned), signature=signature, key=key)
    require(good, "verify-untouched-signature")
    return found("verify-untouched-holds", count=len(data))


def _read(data: bytes) -> Mapping[str, Json]:
    """Return what a file says, or raise Broken where it is no bulletin at all."""
    try:
        document: object = json.loads(
            data.decode(), parse_float=_no_fraction, parse_constant=_no_fraction
        )
        canonical(cast("Json", document))
    except (ValueError, RecursionError, NotCanonical) as error:
        raise Broken(found("verify-unreadable")) from error
    require(isinstance(document, dict), "verify-unreadable")
    fields = cast("dict[str, Json]", document)
    require(fields.get("format") == FORMAT, "verify-no-bulletin", format=FORMAT)
    for name in sorted(fields.keys() ^ FIELDS):
        raise Broken(found("verify-malformed", where=name))
    return fields


def _no_fraction(text: str) -> NoReturn:
    raise NotCanonical(text)


def _unread(broken: Broken) -> Verification:
    """Return every check of a file that cannot be read: none holds."""
    untouched = Check(CheckName.UNTOUCHED, holds=False, detail=broken.detail)
    others = (Check(name, holds=False, detail=found("verify-not-looked-at")) for name in CHECKS)
    return Verification((untouched, *others))
