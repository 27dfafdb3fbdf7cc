"""Ids, tokens, codes and the secret."""

from pathlib import Path

from bot.system import CODE_ALPHABET, SystemClock, SystemIds, secret_in


def test_ids_rise_and_never_repeat() -> None:
    ids = SystemIds(secret=b"s")
    made = [ids.new() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {len(each) for each in made} == {16}


def test_codes_have_no_letters_that_look_alike() -> None:
    ids = SystemIds(secret=b"s")
    assert all(set(ids.code()) <= set(CODE_ALPHABET) for _ in range(200))
    assert not set("01IO") & set(CODE_ALPHABET)


def test_keyed_digests_depend_on_the_secret_and_on_where_parts_end() -> None:
    ids = SystemIds(secret=b"s")
    assert ids.keyed("ab", "c") != ids.keyed("a", "bc")
    assert ids.keyed("ab", "c") == ids.keyed("ab", "c")
    assert ids.keyed("ab") != SystemIds(secret=b"t").keyed("ab")


def test_tokens_are_long_and_differ() -> None:
    ids = SystemIds(secret=b"s")
    assert len({ids.token() for _ in range(100)}) == 100
    assert len(ids.token()) >= 22


def test_the_clock_knows_its_zone() -> None:
    assert SystemClock().now().utcoffset() is not None


def test_the_secret_is_made_once_and_only_we_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = secret_in(folder, given="")
    assert made == secret_in(folder, given="")
    assert len(made) == 64
    assert (folder / "secret-key").stat().st_mode & 0o077 == 0
    assert secret_in(folder, given="x" * 32) == b"x" * 32
