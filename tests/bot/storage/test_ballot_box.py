"""The ballot box: the last ballot counts, and nothing says whose it is."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import text

from bot.storage.database import Storage
from bot.storage.tables.voting import BALLOTS, PARTICIPATIONS, SUPERSEDED_RECEIPTS
from deliberation.ballots import Ballot
from deliberation.identifiers import ElectorId
from deliberation.polls import CastBallot, Participation
from tests.bot.storage.world import ELECTOR, POLL

BALLOT = CastBallot(
    id="random", poll_id=POLL, key="key", receipt="receipt-1", ballot=Ballot(("1",))
)
MARK = Participation(id="mark", poll_id=POLL, elector_id=ELECTOR)


def test_a_ballot_is_found_by_its_key_and_counted(settled: Storage) -> None:
    with settled.transaction() as work:
        assert work.ballots.find(POLL, key="key") is None
        work.ballots.put(BALLOT, participation=MARK)
        assert work.ballots.find(POLL, key="key") == BALLOT
        assert work.ballots.counted(POLL) == {Ballot(("1",)): 1}
        assert work.ballots.turnout(POLL) == 1
        assert work.ballots.took_part(POLL) == {ELECTOR}


def test_the_last_ballot_counts_and_the_earlier_leaves_its_receipt(settled: Storage) -> None:
    second = replace(BALLOT, id="other", receipt="receipt-2", ballot=Ballot(("2", "3")))
    with settled.transaction() as work:
        work.ballots.put(BALLOT, participation=MARK)
        work.ballots.put(second, participation=replace(MARK, id="mark-2"))
        work.ballots.put(second, participation=MARK)
        assert work.ballots.find(POLL, key="key") == second
        assert work.ballots.counted(POLL) == {Ballot(("2", "3")): 1}
        assert work.ballots.turnout(POLL) == 1
    with settled.writing.begin() as connection:
        rows = connection.execute(SUPERSEDED_RECEIPTS.select()).all()
    assert rows == [(POLL, "receipt-1")]


def test_equal_ballots_are_counted_together(settled: Storage) -> None:
    with settled.transaction() as work:
        elector = work.electors.get(ELECTOR)
        for turn in range(10):
            other = replace(elector, id=ElectorId(f"e-{turn}"))
            work.electors.add(other)
            work.ballots.put(
                replace(
                    BALLOT,
                    id=str(turn),
                    key=f"key-{turn}",
                    receipt=f"receipt-{turn}",
                    ballot=Ballot(("1",)) if turn % 3 else Ballot(("2",)),
                ),
                participation=replace(MARK, id=str(turn), elector_id=other.id),
            )
        assert work.ballots.counted(POLL) == {Ballot(("1",)): 6, Ballot(("2",)): 4}
        assert work.ballots.turnout(POLL) == 10


def test_nothing_joins_a_ballot_to_its_elector(storage: Storage) -> None:
    assert set(BALLOTS.columns.keys()) == {
        "id",
        "poll_id",
        "key",
        "receipt",
        "ballot",
        "area",
        "heads",
    }
    assert set(PARTICIPATIONS.columns.keys()) == {"poll_id", "elector_id"}
    assert set(SUPERSEDED_RECEIPTS.columns.keys()) == {"poll_id", "receipt"}
    with storage.writing.begin() as connection:
        for table in (BALLOTS, PARTICIPATIONS, SUPERSEDED_RECEIPTS):
            made = connection.execute(
                text("select sql from sqlite_master where name = :name"), {"name": table.name}
            ).scalar_one()
            assert "WITHOUT ROWID" in made


def test_ballots_of_one_elector_at_once_are_put_in_one_after_the_other(
    settled: Storage,
) -> None:
    def cast(turn: int) -> None:
        with settled.transaction() as work:
            changed = replace(BALLOT, id=str(turn), receipt=f"receipt-{turn}")
            work.ballots.put(changed, participation=MARK)

    with ThreadPoolExecutor(max_workers=8) as threads:
        list(threads.map(cast, range(24)))
    with settled.reading() as work:
        present = work.ballots.find(POLL, key="key")
        assert present is not None
        assert work.ballots.turnout(POLL) == 1
    with settled.writing.begin() as connection:
        given_up = set(connection.execute(SUPERSEDED_RECEIPTS.select()).all())
    everything = {(POLL, f"receipt-{turn}") for turn in range(24)}
    assert given_up == everything - {(POLL, present.receipt)}


def test_a_ballot_withdrawn_leaves_only_its_receipt(settled: Storage) -> None:
    with settled.transaction() as work:
        work.ballots.put(BALLOT, participation=MARK)
        work.ballots.withdraw(BALLOT, elector_id=ELECTOR)
    with settled.transaction() as work:
        assert work.ballots.counted(POLL) == {}
        assert work.ballots.took_part(POLL) == frozenset()
        assert work.ballots.find(POLL, key="key") is None
    with settled.writing.begin() as connection:
        rows = connection.execute(SUPERSEDED_RECEIPTS.select()).all()
    assert rows == [(POLL, "receipt-1")]
    with settled.transaction() as work:
        work.ballots.put(replace(BALLOT, receipt="receipt-2"), participation=MARK)
        assert work.ballots.turnout(POLL) == 1
