"""One value, one row of bytes."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.ledger.canonical import (
    DEEPEST,
    LARGEST,
    Json,
    NotCanonical,
    canonical,
    digest,
    fingerprint,
    moment,
    read_moment,
)

KEYS = st.text(st.characters(max_codepoint=127), max_size=4)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def test_examples_byte_by_byte() -> None:
    value: Json = {"b": [1, True, None, -7], "a": '楼"\\\n\u001f\u007f\u2028', "B": {}}
    written = '{"B":{},"a":"楼\\"\\\\\\n\\u001f\u007f\u2028","b":[1,true,null,-7]}'
    assert canonical(value) == written.encode()
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(VALUES)
def test_what_was_written_is_read_and_written_the_same(value: Json) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)


@settings(max_examples=30)
@given(st.dictionaries(KEYS, VALUES, min_size=2))
def test_the_order_of_keys_does_not_matter(value: dict[str, Json]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(turned) == canonical(value)


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), LARGEST + 1, -LARGEST - 1, {"楼": 1}, {1: 1}, "\ud800", b"", {1, 2}],
    ids=repr,
)
def test_what_has_no_canonical_form_is_refused(value: Json) -> None:
    with pytest.raises(NotCanonical):
        canonical([value])


def test_what_lies_too_deep_is_refused() -> None:
    value: Json = []
    for _ in range(DEEPEST):
        value = [value]
    assert canonical(value)
    with pytest.raises(NotCanonical):
        canonical([value])


def test_moments_are_utc_to_the_second() -> None:
    beijing = timezone(timedelta(hours=8))
    at = datetime(2026, 11, 22, 10, 0, 0, 999_999, tzinfo=beijing)
    assert moment(at) == "2026-11-22T02:00:00Z"
    assert read_moment("2026-11-22T02:00:00Z") == datetime(2026, 11, 22, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2026-11-22", "2026-11-22T2:00:00Z", "2026-11-22T02:00:00", ""]
)
def test_moments_are_written_in_one_way(text: str) -> None:
    with pytest.raises(ValueError, match=r"\A"):
        read_moment(text)


def test_people_compare_groups_of_four() -> None:
    assert fingerprint("738b5c48e2") == "738b 5c48 e2"
