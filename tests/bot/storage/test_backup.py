"""What was backed up comes back, or nothing happens at all."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.archives import BackupBroken
from bot.storage.backup import TargetNotEmpty, backup, restore
from bot.storage.database import Storage, open_storage
from bot.storage.outbox import Letter
from bot.storage.pouring import rows_of, tables_of
from bot.storage.taking import Arrival
from bot.storage.versions import DatabaseTooNew
from deliberation.ballots import Ballot
from deliberation.communities import Community
from deliberation.identifiers import ProposalId
from deliberation.polls import CastBallot
from handlers.messages import Reply, plain
from tests.bot.storage.world import ELECTOR, NOW, POLL, WORLD
from tests.fakes import SECRET

BALLOT = CastBallot(POLL, "receipt", Ballot(("1",)), "0" * 32)
AGAIN = replace(BALLOT, ballot=Ballot(("2",)), salt="1" * 32)


@dataclass(frozen=True)
class Place:
    archive: Path
    files: Path
    key: Path
    new_files: Path
    new_secret: Path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    files = tmp_path / "old" / "files"
    (files / "ab").mkdir(parents=True)
    (files / "ab" / "abcd").write_bytes(b"a picture" * 1000)
    (files / "ab" / "abce.new").write_bytes(b"half a pic")
    fresh = tmp_path / "new"
    key = tmp_path / "b.zip.key"
    return Place(tmp_path / "b.zip", files, key, fresh / "files", fresh / "secret-key")


@pytest.fixture
def lived_in(settled: Storage) -> Storage:
    with settled.transaction() as work:
        later = work.proposals.get("p1")
        earlier = replace(later, id=ProposalId("p0"), number=7, merged_into=later.id)
        work.proposals.add(earlier)
        work.ballots.open(POLL, key="chance", width=256)
        work.ballots.put(BALLOT, elector_id=ELECTOR)
        work.ballots.place(POLL)
        work.ballots.put(AGAIN, elector_id=ELECTOR)
        assert work.next_number(earlier.community_id) == 1
        work.inbox.put_many([Arrival("web", str(n), "{}", NOW) for n in range(3)])
        reply = Reply(lines=(plain("早"),))
        work.outbox.put(Letter("web", "m1", reply, "zh_CN", "Asia/Shanghai", NOW))
    return settled


def written(storage: Storage, place: Place) -> Path:
    backup(storage, target=place.archive, files=place.files, now=NOW)
    return place.archive


def bring(url: str, place: Place) -> bool:
    return restore(
        url,
        source=place.archive,
        files=place.new_files,
        secret=place.new_secret,
        key=place.key.read_bytes() if place.key.exists() else b"",
    )


def rows(storage: Storage) -> Mapping[str, object]:
    with storage.reader.begin() as connection:
        return {
            table.name: [dict(row) for row in rows_of(connection, table)]
            for table in tables_of(connection)
        }


def test_everything_comes_back_into_either_database(
    lived_in: Storage, empty_url: str, place: Place
) -> None:
    written(lived_in, place)
    assert bring(empty_url, place)
    restored = open_storage(empty_url, secret=SECRET)
    assert rows(restored) == rows(lived_in)
    with restored.transaction() as work:
        assert work.proposals.get("p0").merged_into == "p1"
        assert work.members.where() == (WORLD["members"],)
        assert work.ballots.find(POLL, elector_id=ELECTOR) == replace(AGAIN, version=2)
        assert work.next_number(work.proposals.get("p0").community_id) == 2
        assert work.inbox.put_many([Arrival("web", "9", "{}", NOW)]) == [True]
        assert work.inbox.claim(9)[-1].update_id == "9"
    restored.close()
    stored = [file for file in place.new_files.rglob("*") if file.is_file()]
    assert stored == [place.new_files / "ab" / "abcd"]
    assert stored[0].read_bytes() == b"a picture" * 1000
    assert place.new_secret.read_bytes() == place.key.read_bytes() == SECRET
    assert place.key.stat().st_mode & 0o777 == 0o600
    assert place.new_secret.stat().st_mode & 0o777 == 0o600
    assert place.archive.stat().st_mode & 0o777 == 0o600


def test_an_archive_alone_joins_nobody_to_a_ballot(
    lived_in: Storage, place: Place, tmp_path: Path
) -> None:
    written(lived_in, place)
    parts = b"".join(_parts(place.archive).values())
    assert SECRET not in parts
    assert AGAIN.salt.encode() not in parts
    place.key.unlink()
    url = f"sqlite:///{tmp_path}/new/copy.db"
    assert not bring(url, place)
    assert not place.new_secret.exists()
    restored = open_storage(url, secret=b"another")
    with restored.reading() as work:
        assert work.ballots.find(POLL, elector_id=ELECTOR) is None
    restored.close()


def test_an_archive_of_before_brings_its_own_secret(
    storage: Storage, place: Place, tmp_path: Path
) -> None:
    written(storage, place)
    place.key.unlink()
    digest = hashlib.sha256(b"former").hexdigest()
    _rewritten(place.archive, "secret-key", b"former")
    _changed_manifest(place.archive, lambda said: said["parts"].update({"secret-key": digest}))
    assert bring(f"sqlite:///{tmp_path}/new/copy.db", place)
    assert place.new_secret.read_bytes() == b"former"


def test_a_backup_leaves_out_what_is_not_committed(
    storage: Storage, tmp_path: Path, place: Place
) -> None:
    with storage.transaction() as work:
        work.program_state.put("half", value="way")
        written(storage, place)
    url = f"sqlite:///{tmp_path}/new/copy.db"
    bring(url, place)
    restored = open_storage(url)
    with restored.reading() as work:
        assert work.program_state.get("half") is None
    restored.close()


@pytest.mark.parametrize("occupied", ["database", "files"])
def test_a_target_that_holds_something_is_refused(
    storage: Storage, place: Place, tmp_path: Path, occupied: str
) -> None:
    written(storage, place)
    url = f"sqlite:///{tmp_path}/new/target.db"
    bring(url, place)
    restored = open_storage(url)
    with restored.transaction() as work:
        if occupied == "database":
            work.program_state.put("something", value="kept")
            (place.new_files / "ab" / "abcd").unlink()
    restored.close()
    with pytest.raises(TargetNotEmpty) as caught:
        bring(url, place)
    assert caught.value.target == (url if occupied == "database" else str(place.new_files))


@pytest.mark.parametrize("part", ["database.db", "files/ab/abcd"])
def test_a_part_that_changed_is_refused(
    storage: Storage, place: Place, tmp_path: Path, part: str
) -> None:
    written(storage, place)
    _rewritten(place.archive, part, b"something else")
    _refused(place, tmp_path, part)


@pytest.mark.parametrize("part", ["added", "../outside"])
def test_a_part_that_was_added_is_refused(
    storage: Storage, place: Place, tmp_path: Path, part: str
) -> None:
    written(storage, place)
    _rewritten(place.archive, part, b"x")
    _refused(place, tmp_path, part)


def test_a_part_outside_the_folder_is_refused(
    storage: Storage, place: Place, tmp_path: Path
) -> None:
    written(storage, place)
    evil = "files/../../outside"
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    _rewritten(place.archive, evil, b"")
    _changed_manifest(place.archive, lambda said: said["parts"].update({evil: empty}))
    _refused(place, tmp_path, evil)


def test_what_is_no_archive_is_refused(place: Place, tmp_path: Path) -> None:
    place.archive.write_bytes(b"no zip")
    _refused(place, tmp_path, "zip")


def test_a_damaged_archive_is_refused(storage: Storage, place: Place, tmp_path: Path) -> None:
    written(storage, place)
    content = bytearray(place.archive.read_bytes())
    with zipfile.ZipFile(place.archive) as archive:
        start = archive.getinfo("database.db").header_offset
    content[start + 200] ^= 0xFF
    place.archive.write_bytes(content)
    _refused(place, tmp_path, "database.db")


def test_a_restore_that_fails_leaves_nothing(
    lived_in: Storage, empty_url: str, place: Place
) -> None:
    written(lived_in, place)
    nowhere = replace(place, new_secret=place.new_secret / "no folder" / "secret-key")
    with pytest.raises(FileNotFoundError):
        bring(empty_url, nowhere)
    assert not place.new_files.exists()
    bring(empty_url, place)


def test_an_archive_without_manifest_is_refused(place: Place, tmp_path: Path) -> None:
    with zipfile.ZipFile(place.archive, "w") as archive:
        archive.writestr("x", "y")
    _refused(place, tmp_path, "manifest.json")


def test_an_archive_of_another_format_is_refused(
    storage: Storage, place: Place, tmp_path: Path
) -> None:
    written(storage, place)
    _changed_manifest(place.archive, lambda said: said.update({"format": 2}))
    _refused(place, tmp_path, "manifest.json")


def test_an_archive_of_a_later_program_is_refused(
    storage: Storage, place: Place, tmp_path: Path
) -> None:
    written(storage, place)
    _changed_manifest(place.archive, lambda said: said.update({"schema": "9999"}))
    with pytest.raises(DatabaseTooNew) as caught:
        bring(f"sqlite:///{tmp_path}/new/target.db", place)
    assert caught.value.found == "9999"


def test_rows_of_an_earlier_form_are_brought_along(
    shared: Storage, place: Place, tmp_path: Path
) -> None:
    with shared.transaction() as work:
        work.communities.add(WORLD["communities"])  # type: ignore[arg-type]
    written(shared, place)
    later = [f"tables/{name}.jsonl" for name in ("jobs", "inbox", "originals", "bearings")]
    _before_columns(place.archive, table="communities", before=_community_of_old)
    _with_empty(place.archive, table="superseded_receipts")
    _changed_manifest(place.archive, lambda said: said.update({"schema": "0005"}), drop=later)
    url = f"sqlite:///{tmp_path}/new/target.db"
    bring(url, place)
    restored = open_storage(url)
    with restored.reading() as work:
        (community,) = work.communities.where()
    kept = WORLD["communities"]
    assert isinstance(kept, Community)
    assert community == replace(kept, quiet_from=21 * 60, quiet_to=8 * 60)
    with restored.writing.begin() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    restored.close()


def _refused(place: Place, tmp_path: Path, part: str) -> None:
    target = tmp_path / "new" / "target.db"
    with pytest.raises(BackupBroken) as caught:
        bring(f"sqlite:///{target}", place)
    assert (caught.value.file, caught.value.part) == (place.archive, part)
    assert not target.exists()
    assert not place.new_files.exists()
    assert not (tmp_path / "outside").exists()


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(file: Path, parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _rewritten(file: Path, part: str, content: bytes) -> None:
    _write(file, _parts(file) | {part: content})


def _community_of_old(row: dict[str, object]) -> None:
    """Make a row say what it said before places, and before quiet hours had minutes."""
    del row["place"]
    del row["quiet_from"], row["quiet_to"]
    row["quiet_from_hour"], row["quiet_to_hour"] = 21, 8


def _before_columns(
    file: Path, *, table: str, before: Callable[[dict[str, object]], None]
) -> None:
    """Make an archive say the rows of a table as before columns were added or changed."""
    part = f"tables/{table}.jsonl"
    parts = _parts(file)
    rows = [json.loads(line) for line in parts[part].splitlines()]
    for row in rows:
        before(row)
    parts[part] = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    said = json.loads(parts["manifest.json"])
    said["parts"][part] = hashlib.sha256(parts[part]).hexdigest()
    _write(file, parts | {"manifest.json": json.dumps(said).encode()})


def _with_empty(file: Path, *, table: str) -> None:
    """Make an archive hold a table that is there no more."""
    part = f"tables/{table}.jsonl"
    _rewritten(file, part, b"")
    digest = hashlib.sha256(b"").hexdigest()
    _changed_manifest(file, lambda said: said["parts"].update({part: digest}))


def _changed_manifest(file: Path, change: object, *, drop: object = ()) -> None:
    parts = _parts(file)
    said = json.loads(parts["manifest.json"])
    change(said)  # type: ignore[operator]
    for name in drop:  # type: ignore[attr-defined]
        del parts[name], said["parts"][name]
    _write(file, parts | {"manifest.json": json.dumps(said).encode()})
