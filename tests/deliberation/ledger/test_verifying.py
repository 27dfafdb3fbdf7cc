"""Bulletins of every kind hold; a changed byte, a forgery and garbage do not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deliberation.ledger.bulletins import Published, signed
from deliberation.ledger.canonical import canonical, digest
from deliberation.ledger.checking import CheckName, Seen
from deliberation.ledger.verifying import CHECKS
from deliberation.lots import drawn
from deliberation.methods import METHODS
from deliberation.terms import Terms
from handlers.messages import Text
from handlers.texts import LOCALES, catalogue
from tests.deliberation.ledger.forging import FORGERIES, KINDS, Forgery, forged
from tests.deliberation.ledger.making import (
    EXAMPLE,
    SIGNER,
    Vote,
    bulletins,
    electors_of,
    example,
    published,
    unsigned,
    verification,
    written,
)
from tests.deliberation.ledger.tampering import ODD, places, put, with_byte
from tests.deliberation.strategies import POLL

GOLDEN = Path(__file__).with_name(EXAMPLE)
SIGNATURE = b'"signature":"'
SLOW_DRAWS = [HealthCheck.too_slow, HealthCheck.data_too_large]


def failing(data: bytes, *, seen: Seen = Seen()) -> frozenset[CheckName]:  # noqa: B008 - it is frozen
    return frozenset(
        each.name for each in verification(data, seen=seen).checks if not each.holds
    )


def test_the_example_of_the_documents_holds() -> None:
    assert GOLDEN.read_bytes() == written(example())
    found = verification(GOLDEN.read_bytes())
    assert found.holds
    assert [each.name for each in found.checks] == list(CheckName)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=5, deadline=None, suppress_health_check=SLOW_DRAWS)
@given(data=st.data())
def test_bulletins_of_every_method_hold(method: str, data: st.DataObject) -> None:
    made = data.draw(bulletins(methods=[method]))
    found = verification(written(made))
    assert [each for each in found.checks if not each.holds] == []


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW_DRAWS)
@given(made=bulletins(most=9), data=st.data())
def test_a_changed_byte_is_caught(made: Published, data: st.DataObject) -> None:
    file = written(made)
    for _ in range(4):
        at = data.draw(st.integers(0, len(file) - 1))
        assert failing(with_byte(file, at=at, turn=data.draw(st.integers(1, 255))))


@pytest.mark.parametrize("turn", [1, 16, 32])
def test_every_digit_of_the_signature_counts(turn: int) -> None:
    """Turned by 32 a small letter becomes a capital, which says the same number."""
    file = GOLDEN.read_bytes()
    start = file.rindex(SIGNATURE) + len(SIGNATURE)
    assert file[start + 128 : start + 129] == b'"'
    for at in range(start, start + 128, 9):
        assert CheckName.UNTOUCHED in failing(with_byte(file, at=at, turn=turn))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_byte_more_or_less_is_caught(data: st.DataObject) -> None:
    file = GOLDEN.read_bytes()
    at = data.draw(st.integers(0, len(file) - 1))
    more = data.draw(st.binary(min_size=1, max_size=3))
    assert failing(file[:at] + file[at + 1 :])
    assert failing(file[:at] + more + file[at:])
    assert failing(file + more)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_forged_held_before(kind: str) -> None:
    assert not failing(signed(KINDS[kind](), sign=SIGNER.sign))


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda each: each.name)
def test_a_forgery_is_caught_though_it_is_signed(forgery: Forgery) -> None:
    assert failing(forged(forgery), seen=forgery.seen) == forgery.caught


def test_every_check_has_its_forgery() -> None:
    assert frozenset().union(*(each.caught for each in FORGERIES)) == frozenset(CHECKS)


def test_what_the_room_saw_is_compared() -> None:
    file, charter = GOLDEN.read_bytes(), KINDS["motion"]()["charter"]
    same = Seen(key=SIGNER.key[:16], charter=digest(charter)[:20])
    assert not failing(file, seen=same)
    assert failing(file, seen=Seen(charter="0" * 16)) == {CheckName.CHARTER}
    assert failing(file, seen=Seen(key="0" * 16)) == {CheckName.CHARTER}


# Garbage


GARBAGE = (
    b"",
    b"\n",
    b"{}",
    b"[]",
    b"null",
    b"{",
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf{}",
    b'{"format":"neighbor-talk-bulletin/1"}',
    b'{"format":1.5}',
    b'{"format":NaN}',
    b'{"format":"\\ud800"}',
    b'{"format":' + b"9" * 5000 + b"}",
    b"[" * 100_000,
    b'{"format":' * 5_000 + b"1" + b"}" * 5_000,
    b"%PDF-1.7",
)


@pytest.mark.parametrize("data", GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_bulletin_is_said_to_be_none(data: bytes) -> None:
    found = verification(data)
    assert not any(each.holds for each in found.checks)
    assert [each.name for each in found.checks] == list(CheckName)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_odd_values_anywhere_never_raise(data: st.DataObject) -> None:
    document = json.loads(canonical(KINDS[data.draw(st.sampled_from(sorted(KINDS)))]()))
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(st.sampled_from(places(document)))
        put(document, way, data.draw(st.sampled_from(ODD)))
    assert len(verification(signed(document, sign=SIGNER.sign)).checks) == len(CheckName)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    assert not verification(data).holds


# Words


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_that_is_found_has_its_sentence(locale: str) -> None:
    words = catalogue(locale)
    for each in FORGERIES[::3]:
        for check in verification(forged(each), seen=each.seen).checks:
            detail = Text(check.detail.key, check.detail.values)
            assert words.sentence(detail, time_zone="UTC")


@pytest.mark.parametrize("late", [True, False])
def test_a_lot_is_drawn_from_its_seed_whenever_that_came(*, late: bool) -> None:
    options = METHODS["lot"].options(["甲", "乙", "丙", "丁"])
    terms = Terms(seed="2026322", seed_source="福利彩票 2026322 期")
    poll = replace(POLL, method="lot", options=options, terms=terms).opened(electors=8)
    votes = [Vote(each, ()) for each in electors_of(poll, 8)]
    document = json.loads(canonical(unsigned(published(poll, votes, late_seed=late))))
    assert document["charter"]["terms"]["seed"] == ("" if late else "2026322")
    assert document["result"]["winners"] == list(drawn("1234", seed="2026322", number=1))
    assert not failing(signed(document, sign=SIGNER.sign))
