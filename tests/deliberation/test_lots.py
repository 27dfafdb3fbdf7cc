"""Lots that anybody can draw again."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.lots import SeedMissing, digest, drawn, order

IDS = st.sets(st.text(min_size=1, max_size=4), min_size=1, max_size=8)
SEEDS = st.text(min_size=1, max_size=12).filter(lambda seed: bool(seed.strip()))


def test_the_place_of_an_id_is_the_digest_of_seed_colon_id() -> None:
    # printf '%s' '2024:3' | sha256sum
    assert digest("3", seed="2024") == sha256(b"2024:3").hexdigest()


def test_a_lot_that_was_drawn_by_hand() -> None:
    # for i in 1 2 3 4; do printf '%s' "2024:$i" | sha256sum | sed "s/-/$i/"; done | sort
    assert order(["1", "2", "3", "4"], seed="2024") == ("3", "2", "1", "4")


@given(ids=IDS, seed=SEEDS, number=st.integers(0, 9))
def test_so_many_are_drawn_and_each_once(ids: set[str], seed: str, number: int) -> None:
    taken = drawn(ids, seed=seed, number=number)

    assert len(taken) == len(set(taken)) == min(number, len(ids))
    assert set(taken) <= ids


@given(ids=IDS, seed=SEEDS)
def test_the_order_in_which_ids_are_given_does_not_matter(ids: set[str], seed: str) -> None:
    listed = sorted(ids)

    assert order(listed, seed=seed) == order(listed[::-1], seed=seed)


@given(ids=IDS, seed=SEEDS)
def test_who_was_drawn_stays_drawn_when_another_leaves(ids: set[str], seed: str) -> None:
    full = order(ids, seed=seed)

    assert order(ids - {full[-1]}, seed=seed) == full[:-1]


def test_each_is_drawn_about_as_often() -> None:
    first = Counter(drawn("1234", seed=str(seed), number=1)[0] for seed in range(4000))

    assert all(abs(count - 1000) < 120 for count in first.values())


@pytest.mark.parametrize("seed", ["", "  "])
def test_without_a_seed_nothing_is_drawn(seed: str) -> None:
    with pytest.raises(SeedMissing):
        drawn(["1", "2"], seed=seed, number=1)
