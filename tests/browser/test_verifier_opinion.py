"""The page's second opinion: it counts and checks as the program does, in script of its own."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from playwright.sync_api import Browser

from deliberation.ledger.bulletins import Published, signed
from deliberation.ledger.canonical import canonical
from deliberation.ledger.checking import Seen
from deliberation.ledger.merkle import leaf_hash, root
from tests.browser.profiles import profiles
from tests.browser.verifier import Looked, Verifier, disconnected, opened
from tests.deliberation.ledger.forging import FORGERIES, KINDS, forged
from tests.deliberation.ledger.making import (
    EXAMPLE,
    SIGNER,
    bulletins,
    verification,
    written,
)
from tests.deliberation.ledger.tampering import ODD, places, put

GOLDEN = Path(__file__).parents[1] / "deliberation" / "ledger" / EXAMPLE
PROFILES, BULLETINS, FLIPS, ODDITIES = 390, 40, 40, 12

# RFC 8032, section 7.1: key, message, signature
SIGNATURES = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)
SIGNED = """(those) => those.map(([key, message, signature]) => {
  const bytes = Uint8Array.from(message.match(/../g) || [], (each) => parseInt(each, 16));
  const signed = verifier.signedBy(key);
  const bent = signature.slice(0, -2) + '01';
  const moved = '00' + signature.slice(2);
  return [signed(bytes, signature), signed(bytes, bent), signed(bytes, moved),
    signed(new Uint8Array(9), signature), verifier.signedBy('f'.repeat(64))(bytes, signature)];
})"""
ROOTS = """(leaves) => leaves.map((_, size) => Array.from(
  verifier.merkleRoot(leaves.slice(0, size).map((leaf) => Uint8Array.from(leaf)))))"""


@pytest.fixture(scope="module")
def verifier(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verifier]:
    faults: list[str] = []
    with disconnected(chromium) as context:
        folder = tmp_path_factory.mktemp("stick")
        yield Verifier(opened(context, folder, bulletin=None, faults=faults))
    assert faults == []


def found_here(looked: Looked) -> list[list[Any]]:
    """Return what the program finds of a file, as the page says it."""
    seen = Seen(key=looked.key, charter=looked.charter, head=looked.head)
    return [
        [each.name.value, each.holds, each.detail.key]
        for each in verification(looked.file, seen=seen).checks
    ]


def drawn(number: int) -> list[bytes]:
    """Return files of drawn bulletins, the same every time."""
    files: list[bytes] = []

    @settings(
        max_examples=number,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(bulletins())
    def draw(made: Published) -> None:
        files.append(written(made))

    draw()
    return files


def flipped(data: bytes, chance: Random) -> bytes:
    """Return the bytes with one of them changed."""
    at, other = chance.randrange(len(data)), chance.randrange(1, 256)
    return data[:at] + bytes([data[at] ^ other]) + data[at + 1 :]


def test_every_method_comes_to_the_same_by_two_programs(verifier: Verifier) -> None:
    cases = list(profiles(PROFILES, seed=20261122))
    again = verifier.counts([each.document for each in cases])
    for case, found in zip(cases, again, strict=True):
        assert found == case.counted, case


def test_every_valid_bulletin_is_found_to_hold_by_both(verifier: Verifier) -> None:
    files = [Looked(each) for each in (GOLDEN.read_bytes(), *drawn(BULLETINS))]
    for file, found in zip(files, verifier.checks(files), strict=True):
        here = found_here(file)
        assert all(holds for _, holds, _ in here), here
        assert found == here


def test_every_forgery_fails_the_same_checks_by_both(verifier: Verifier) -> None:
    files = [
        Looked(forged(each), each.seen.key, each.seen.charter, each.seen.head)
        for each in FORGERIES
    ]
    for forgery, file, found in zip(FORGERIES, files, verifier.checks(files), strict=True):
        assert {name for name, holds, _ in found if not holds} == forgery.caught, forgery
        assert found == found_here(file), forgery


def test_a_sealing_that_the_room_saw_is_looked_for_by_both(verifier: Verifier) -> None:
    whole = GOLDEN.read_bytes()
    seen = json.loads(whole)["heads"][0]["root"]
    files = [Looked(whole, head=seen[:16]), Looked(whole, head="0" * 16)]
    found = verifier.checks(files)
    assert found == [found_here(each) for each in files]
    assert [all(holds for _, holds, _ in each) for each in found] == [True, False]


def test_every_changed_byte_is_caught_by_both(verifier: Verifier) -> None:
    chance = Random(20261122)  # noqa: S311 - for trying, not for secrets
    whole = GOLDEN.read_bytes()
    files = [Looked(flipped(whole, chance)) for _ in range(FLIPS)]
    files += [Looked(each) for each in (b"", b"{}", whole[:-1], whole + b"\n", b"\xff" + whole)]
    for file, found in zip(files, verifier.checks(files), strict=True):
        assert not found[0][1], file
        assert found == found_here(file), file


def test_odd_values_anywhere_are_found_alike_by_both(verifier: Verifier) -> None:
    chance = Random(20261122)  # noqa: S311 - for trying, not for secrets
    files: list[Looked] = []
    for kind in sorted(KINDS) * ODDITIES:
        document = json.loads(canonical(KINDS[kind]()))
        for _ in range(chance.randint(1, 3)):
            put(document, chance.choice(places(document)), chance.choice(ODD))
        files.append(Looked(signed(document, sign=SIGNER.sign)))
    for file, found in zip(files, verifier.checks(files), strict=True):
        assert found == found_here(file), file


def test_signatures_are_those_of_the_standard(verifier: Verifier) -> None:
    found = verifier.page.evaluate(SIGNED, SIGNATURES)
    assert found == [[True, False, False, False, False]] * len(SIGNATURES)


def test_roots_are_those_of_the_standard(verifier: Verifier) -> None:
    leaves = [leaf_hash(bytes([at])) for at in range(20)]
    found = verifier.page.evaluate(ROOTS, [list(each) for each in leaves])
    assert [bytes(each) for each in found] == [root(leaves[:size]) for size in range(20)]
