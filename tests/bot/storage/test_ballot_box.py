"""The ballot box: the last ballot counts, and nothing says whose it is or what it says."""

import base64
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.signing import SecretMissing
from bot.storage.database import Storage, open_storage
from bot.storage.tables import METADATA
from bot.storage.tables.ledger import LEAVES, POLL_KEYS
from bot.storage.tables.voting import BALLOTS, PARTICIPATIONS
from bot.storage.work import SqlUnitOfWork
from deliberation.ballots import Ballot
from deliberation.identifiers import ElectorId, PollId
from deliberation.ledger.leaves import Leaf, commitment
from deliberation.polls import CastBallot
from handlers.ledgers import BoxClosed, BoxLost
from tests.bot.storage.world import ELECTOR, HERE, POLL
from tests.fakes import SECRET

SALT = "0123456789abcdef" * 2
BALLOT = CastBallot(POLL, "AAAAAA-111111", Ballot(("1",)), SALT)
OTHER = replace(BALLOT, receipt="BBBBBB-222222", ballot=Ballot(("2", "3")), salt=SALT[::-1])
WIDTH = 256


@pytest.fixture
def opened(settled: Storage) -> Storage:
    with settled.transaction() as work:
        work.ballots.open(POLL, key="chance", width=WIDTH)
    return settled


def _electors(work: SqlUnitOfWork, number: int) -> list[ElectorId]:
    first = work.electors.get(ELECTOR)
    ids = [ElectorId(f"e-{place:02}") for place in range(number)]
    for each in ids:
        work.electors.add(replace(first, id=each, label=f"{each} 的门"))
    return ids


def _several(work: SqlUnitOfWork, number: int) -> list[ElectorId]:
    ids = _electors(work, number)
    for place, each in enumerate(ids):
        ballot = Ballot(("1",)) if place % 3 else Ballot(("2",))
        receipt = f"R{(place * 7) % 10:05}-AAAAAA"
        cast = replace(BALLOT, receipt=receipt, ballot=ballot, salt=f"{place:032x}", area=place)
        work.ballots.put(cast, elector_id=each)
    return ids


def test_a_ballot_is_found_by_its_elector_and_counted(opened: Storage) -> None:
    with opened.transaction() as work:
        assert work.ballots.find(POLL, elector_id=ELECTOR) is None
        assert work.ballots.put(BALLOT, elector_id=ELECTOR) == BALLOT
        assert work.ballots.find(POLL, elector_id=ELECTOR) == BALLOT
        assert work.ballots.counted(POLL) == {Ballot(("1",)): 1}
        assert work.ballots.turnout(POLL) == 1
        assert work.ballots.took_part(POLL) == {ELECTOR}


def test_the_last_ballot_counts_under_the_receipt_of_the_first(opened: Storage) -> None:
    with opened.transaction() as work:
        work.ballots.put(BALLOT, elector_id=ELECTOR)
        second = work.ballots.put(OTHER, elector_id=ELECTOR)
        assert second == replace(OTHER, receipt=BALLOT.receipt, version=2)
        assert work.ballots.find(POLL, elector_id=ELECTOR) == second
        assert work.ballots.counted(POLL) == {Ballot(("2", "3")): 1}
        assert work.ballots.turnout(POLL) == 1
        first = Leaf(POLL, BALLOT.receipt, 1, commitment(BALLOT.ballot, salt=SALT))
        last = Leaf(POLL, BALLOT.receipt, 2, commitment(OTHER.ballot, salt=OTHER.salt))
        assert work.ballots.superseded(POLL) == (first,)
        assert work.ballots.current(POLL) == (last,)
        assert [
            each.leaf for each in work.ballots.logged(BALLOT.receipt, community_id=HERE)
        ] == [
            first,
            last,
        ]


def test_equal_ballots_are_counted_together(opened: Storage) -> None:
    with opened.transaction() as work:
        _several(work, 10)
        assert work.ballots.counted(POLL) == {Ballot(("1",)): 6, Ballot(("2",)): 4}
        assert work.ballots.areas(POLL) == {Ballot(("1",)): 27, Ballot(("2",)): 18}
        assert work.ballots.turnout(POLL) == 10
        receipts = [each.receipt for each in work.ballots.rows(POLL)]
        assert receipts == sorted(receipts)


def test_nothing_joins_a_ballot_to_its_elector(storage: Storage) -> None:
    said = {
        BALLOTS: {"poll_id", "key", "receipt", "version", "sealed"},
        PARTICIPATIONS: {"poll_id", "elector_id", "channel"},
        LEAVES: {"poll_id", "hash", "receipt", "version", "commitment", "place"},
        POLL_KEYS: {"poll_id", "key", "width", "closed"},
    }
    with storage.writing.begin() as connection:
        for table, columns in said.items():
            assert set(table.columns.keys()) == columns
            made = connection.execute(
                text("select sql from sqlite_master where name = :name"), {"name": table.name}
            ).scalar_one()
            assert "WITHOUT ROWID" in made


def test_the_channel_of_a_ballot_is_known_until_the_closing(opened: Storage) -> None:
    with opened.transaction() as work:
        one, another = _electors(work, 2)
        work.ballots.put(BALLOT, elector_id=one, channel="telegram")
        assert work.ballots.channel(POLL, elector_id=one) == "telegram"
        assert work.ballots.channel(POLL, elector_id=another) == ""
        work.ballots.put(BALLOT, elector_id=one, channel="web")
        assert work.ballots.channel(POLL, elector_id=one) == "web"
    with opened.transaction() as work:
        work.ballots.close(POLL)
        assert work.ballots.channel(POLL, elector_id=one) == ""
        assert work.ballots.took_part(POLL) == {one}


def test_every_row_has_the_same_length_whatever_it_says(opened: Storage) -> None:
    with opened.transaction() as work:
        ids = _electors(work, 3)
        for place, ballot in enumerate(
            (Ballot(), Ballot(("1", "2", "3")), Ballot(reason="吵" * 30))
        ):
            cast = replace(BALLOT, receipt=str(place), ballot=ballot, salt=f"{place:032x}")
            work.ballots.put(cast, elector_id=ids[place])
    with opened.reader.begin() as connection:
        rows = connection.execute(BALLOTS.select()).all()
    assert len({len(row.sealed) for row in rows}) == 1
    opened_up = b"".join(base64.b64decode(row.sealed) for row in rows)
    assert b"choices" not in opened_up
    assert SALT.encode() not in opened_up


def test_another_secret_finds_and_opens_nothing(opened: Storage) -> None:
    with opened.transaction() as work:
        work.ballots.put(BALLOT, elector_id=ELECTOR)
    other = open_storage(opened.url, secret=b"another")
    none = open_storage(opened.url)
    with other.reading() as work:
        assert work.ballots.find(POLL, elector_id=ELECTOR) is None
        with pytest.raises(BoxLost):
            work.ballots.counted(POLL)
    with none.reading() as work, pytest.raises(SecretMissing):
        work.ballots.find(POLL, elector_id=ELECTOR)
    other.close()
    none.close()


def test_a_row_cannot_be_moved_to_another_elector(opened: Storage) -> None:
    with opened.transaction() as work:
        work.ballots.put(BALLOT, elector_id=ELECTOR)
    with opened.writing.begin() as connection:
        connection.execute(BALLOTS.update().values(key="0" * 64))
    with opened.reading() as work, pytest.raises(BoxLost):
        work.ballots.counted(POLL)


def test_ballots_of_one_elector_at_once_are_put_in_one_after_the_other(
    opened: Storage,
) -> None:
    def cast(turn: int) -> CastBallot:
        with opened.transaction() as work:
            changed = replace(BALLOT, receipt=f"receipt-{turn}", salt=f"{turn:032x}")
            return work.ballots.put(changed, elector_id=ELECTOR)

    with ThreadPoolExecutor(max_workers=8) as threads:
        recorded = list(threads.map(cast, range(24)))
    assert len({each.receipt for each in recorded}) == 1
    assert sorted(each.version for each in recorded) == list(range(1, 25))
    with opened.reading() as work:
        assert work.ballots.turnout(POLL) == 1
        assert len(work.ballots.rows(POLL)) == 1
        (last,) = (each for each in recorded if each.version == 24)
        assert work.ballots.find(POLL, elector_id=ELECTOR) == last
        assert len(work.ballots.superseded(POLL)) == 23
        assert len(work.ballots.current(POLL)) == 1


def test_eight_casts_at_once_in_each_of_several_polls_leave_one_ballot_each(
    opened: Storage,
) -> None:
    polls = [PollId(f"poll-{number}") for number in range(5)]
    with opened.transaction() as work:
        poll, elector = work.polls.get(POLL), work.electors.get(ELECTOR)
        for each in polls:
            work.polls.add(replace(poll, id=each))
            work.electors.add(replace(elector, id=ElectorId(f"of-{each}"), poll_id=each))
            work.ballots.open(each, key=f"chance of {each}", width=WIDTH)

    def cast(turn: int) -> None:
        each = polls[turn % len(polls)]
        with opened.transaction() as work:
            changed = replace(BALLOT, poll_id=each, receipt=str(turn), salt=f"{turn:032x}")
            work.ballots.put(changed, elector_id=ElectorId(f"of-{each}"))

    with ThreadPoolExecutor(max_workers=8) as threads:
        list(threads.map(cast, range(8 * len(polls))))
    with opened.reading() as work:
        for each in polls:
            assert work.ballots.turnout(each) == 1
            (row,) = work.ballots.rows(each)
            assert row.version == 8


def test_a_ballot_withdrawn_leaves_a_leaf_that_says_so(opened: Storage) -> None:
    with opened.transaction() as work:
        kept = work.ballots.put(BALLOT, elector_id=ELECTOR)
        work.ballots.withdraw(kept, elector_id=ELECTOR)
    with opened.transaction() as work:
        assert work.ballots.counted(POLL) == {}
        assert work.ballots.took_part(POLL) == frozenset()
        assert work.ballots.find(POLL, elector_id=ELECTOR) is None
        assert work.ballots.withdrawn(POLL) == (Leaf(POLL, BALLOT.receipt, 2),)
        assert [each.version for each in work.ballots.superseded(POLL)] == [1]
        assert work.ballots.current(POLL) == ()
        again = work.ballots.put(OTHER, elector_id=ELECTOR)
        assert (again.receipt, again.version) == (OTHER.receipt, 1)
        assert work.ballots.turnout(POLL) == 1


def test_what_was_changed_meanwhile_is_not_withdrawn(opened: Storage) -> None:
    with opened.transaction() as work:
        first = work.ballots.put(BALLOT, elector_id=ELECTOR)
        second = work.ballots.put(OTHER, elector_id=ELECTOR)
        work.ballots.withdraw(first, elector_id=ELECTOR)
        assert work.ballots.find(POLL, elector_id=ELECTOR) == second
        assert work.ballots.turnout(POLL) == 1
        assert work.ballots.withdrawn(POLL) == ()


def test_a_box_that_is_closed_or_was_never_opened_takes_nothing(settled: Storage) -> None:
    with settled.transaction() as work:
        with pytest.raises(BoxClosed):
            work.ballots.put(BALLOT, elector_id=ELECTOR)
        work.ballots.open(POLL, key="chance", width=WIDTH)
        work.ballots.put(BALLOT, elector_id=ELECTOR)
        work.ballots.close(POLL)
        work.ballots.close(POLL)
        with pytest.raises(BoxClosed):
            work.ballots.put(OTHER, elector_id=ELECTOR)
        assert work.ballots.counted(POLL) == {BALLOT.ballot: 1}


def test_a_box_opened_in_what_was_undone_is_not_open(settled: Storage) -> None:
    with settled.transaction() as work:
        with suppress(ZeroDivisionError), work.savepoint():
            work.ballots.open(POLL, key="chance", width=WIDTH)
            work.ballots.put(BALLOT, elector_id=ELECTOR)
            raise ZeroDivisionError
        with pytest.raises(BoxClosed):
            work.ballots.put(BALLOT, elector_id=ELECTOR)


def test_leaves_are_placed_in_the_order_of_their_hashes(opened: Storage) -> None:
    with opened.transaction() as work:
        ids = _several(work, 6)
        assert work.ballots.pending(POLL) == 6
        assert work.ballots.leaves(POLL) == ()
        first = work.ballots.place(POLL)
        assert list(first) == sorted(first)
        assert work.ballots.pending(POLL) == 0
        for place, each in enumerate(ids[:3]):
            changed = replace(BALLOT, receipt="unused", salt=f"{place + 99:032x}")
            work.ballots.put(changed, elector_id=each)
        assert work.ballots.pending(POLL) == 3
        assert work.ballots.leaves(POLL) == first
        second = work.ballots.place(POLL)
        assert second[:6] == first
        assert list(second[6:]) == sorted(second[6:])
        assert work.ballots.place(POLL) == second
        logged = work.ballots.logged("R00000-AAAAAA", community_id=HERE)
        assert [second[each.place] for each in logged if each.place is not None] == [
            each.leaf.hash for each in logged
        ]


def test_rows_that_are_published_hold_no_name_unless_it_was_declared(opened: Storage) -> None:
    with opened.transaction() as work:
        ids = _several(work, 8)
        poll = replace(work.polls.get(POLL), electors=8)
        sums = replace(poll, electors=7)
        assert work.ballots.publish(sums) == work.ballots.published(POLL) == ()
        rows = work.ballots.publish(poll)
        assert rows == work.ballots.published(POLL)
        assert [each.receipt for each in rows] == sorted(each.receipt for each in rows)
        assert {each.label for each in rows} == {""}
        assert len(rows) == len(ids)


def test_rows_of_an_open_poll_hold_the_labels_of_its_roll(opened: Storage) -> None:
    with opened.transaction() as work:
        ids = _several(work, 8)
        rows = work.ballots.publish(replace(work.polls.get(POLL), secret=False))
        found = {each.receipt: each.label for each in rows}
        for each in ids:
            cast = work.ballots.find(POLL, elector_id=each)
            assert cast is not None
            assert found[cast.receipt] == f"{each} 的门"


def test_after_the_destruction_nobody_finds_a_ballot_with_the_secret_in_hand(
    opened: Storage,
) -> None:
    with opened.transaction() as work:
        ids = _several(work, 9)
        work.ballots.close(POLL)
        paper = work.ballots.digest(POLL, "a paper")
        log = work.ballots.place(POLL)
        work.ballots.destroy(POLL)
        assert work.ballots.destroyed(POLL)
    with opened.transaction() as work:
        work.ballots.destroy(POLL)
        assert all(work.ballots.find(POLL, elector_id=each) is None for each in ids)
        assert work.ballots.rows(POLL) == ()
        assert work.ballots.leaves(POLL) == log
        assert work.ballots.turnout(POLL) == 9
        with pytest.raises(BoxClosed):
            work.ballots.digest(POLL, "a paper")
    opened.scrub()
    everything = _everything(opened)
    for each in ids:
        keyed = opened.keys.poll("chance").row(each)
        assert keyed not in everything
    assert "chance" not in everything
    assert paper not in everything


def _everything(storage: Storage) -> str:
    with storage.reader.begin() as connection:
        return repr(
            [connection.execute(each.select()).all() for each in METADATA.sorted_tables]
        )


def test_nothing_of_a_destroyed_key_stays_in_the_file(storage: Storage) -> None:
    from tests.bot.storage.world import settle  # noqa: PLC0415 - the other tests have a fixture

    chance = "a-key-of-chance-that-nobody-guesses"
    with storage.transaction() as work:
        settle(work)
        work.ballots.open(POLL, key=chance, width=WIDTH)
        work.ballots.put(BALLOT, elector_id=ELECTOR)
    with storage.reading() as work:
        assert work.ballots.find(POLL, elector_id=ELECTOR) == BALLOT
    sealed = _sealed(storage)
    assert chance.encode() in _bytes(storage)
    with storage.transaction() as work:
        work.ballots.destroy(POLL)
    storage.scrub()
    left = _bytes(storage)
    assert chance.encode() not in left
    assert sealed.encode() not in left


def _sealed(storage: Storage) -> str:
    with storage.reader.begin() as connection:
        return str(connection.execute(BALLOTS.select()).one().sealed)


def _bytes(storage: Storage) -> bytes:
    from pathlib import Path  # noqa: PLC0415 - for one test alone

    file = Path(storage.url.removeprefix("sqlite:///"))
    return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))


def test_on_postgresql_no_transaction_and_no_place_joins_marks_and_ballots(
    shared: Storage,
) -> None:
    from tests.bot.storage.world import settle  # noqa: PLC0415 - the other tests have a fixture

    with shared.transaction() as work:
        settle(work)
        work.ballots.open(POLL, key="chance", width=WIDTH)
        ids = _electors(work, 12)
    for place, each in enumerate(ids):
        with shared.transaction() as work:
            receipt = f"{place:06}-AAAAAA"
            work.ballots.put(
                replace(BALLOT, receipt=receipt, salt=f"{place:032x}"), elector_id=each
            )
    arrived = _lying(shared)
    with shared.transaction() as work:
        work.ballots.close(POLL)
        work.ballots.place(POLL)
    kept = _lying(shared)
    for table in ("participations", "ballots", "leaves"):
        assert len({row[0] for row in arrived[table]}) == len(ids)
        assert len({row[0] for row in kept[table]}) == 1
    for table in ("ballots", "leaves"):
        assert [row[1] for row in kept[table]] != [row[1] for row in arrived[table]]


def _lying(storage: Storage) -> dict[str, list[tuple[str, str]]]:
    """Return the transaction and the key of every row, as the rows lie in their files."""
    keys = {"participations": "elector_id", "ballots": "key", "leaves": "hash"}
    with storage.reader.begin() as connection:
        return {
            table: [
                tuple(row)
                for row in connection.exec_driver_sql(
                    f"select xmin::text, {key} from {table} order by ctid"  # noqa: S608 - ours
                )
            ]
            for table, key in keys.items()
        }


def test_who_can_read_the_secret_is_not_told_by_a_representation() -> None:
    from bot.signing import Keys  # noqa: PLC0415 - for one test alone

    keys = Keys(SECRET)
    assert SECRET.decode() not in repr(keys)
    assert "\\x" not in repr(keys.poll("chance"))
