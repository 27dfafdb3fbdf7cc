"""Migrations lead to exactly the tables that the program uses."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text

from bot.storage.database import open_storage
from bot.storage.engines import checked_url, migrating_engine, writing_engine
from bot.storage.migrating import SCRIPTS, ReferencesBroken, migrate, schema_version
from bot.storage.tables import METADATA
from bot.storage.tables.people import HOUSEHOLDS
from bot.storage.versions import EMPTY, NEWEST, REVISIONS, DatabaseTooNew, DatabaseTooOld

pytestmark = pytest.mark.usefixtures("walked")


def test_the_program_knows_every_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(each.revision for each in scripts.walk_revisions())[::-1] == REVISIONS
    assert scripts.get_heads() == [NEWEST]


def test_a_migrated_database_is_what_the_tables_say(empty_url: str) -> None:
    migrate(empty_url)
    migrate(empty_url)
    assert schema_version(empty_url) == NEWEST
    engine = writing_engine(checked_url(empty_url))
    with engine.begin() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    assert differences == []


def test_sqlite_is_made_in_the_same_words(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/deep/migrated.db")
    migrated = _engine(tmp_path / "deep" / "migrated.db")
    made = _engine(tmp_path / "made.db")
    with made.begin() as connection:
        METADATA.create_all(connection)
    assert _words(migrated) == _words(made)
    made.dispose()
    migrated.dispose()


def test_a_database_that_is_not_migrated_is_not_opened(empty_url: str) -> None:
    assert schema_version(empty_url) == EMPTY
    with pytest.raises(DatabaseTooOld) as caught:
        open_storage(empty_url)
    assert (caught.value.found, caught.value.newest) == (EMPTY, NEWEST)


def test_a_database_of_a_later_program_is_left_alone(empty_url: str) -> None:
    migrate(empty_url)
    engine = writing_engine(checked_url(empty_url))
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    for opening in (migrate, open_storage, schema_version):
        with pytest.raises(DatabaseTooNew) as caught:
            opening(empty_url)
        assert (caught.value.found, caught.value.newest) == ("9999", NEWEST)


def test_a_migration_that_leaves_broken_references_is_undone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/broken.db"
    migrate(url, to="0001")
    engine = migrating_engine(checked_url(url))
    with engine.begin() as connection:
        connection.execute(
            HOUSEHOLDS.insert(),
            {"id": "h1", "community_id": "gone", "building": "", "unit": "", "door": ""},
        )
    engine.dispose()
    with pytest.raises(ReferencesBroken) as caught:
        migrate(url)
    assert caught.value.tables == ("households",)
    assert schema_version(url) == "0001"


def test_rooms_of_before_are_not_told_all_their_history(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/before.db"
    migrate(url, to="0021")
    engine = migrating_engine(checked_url(url))
    here: dict[str, object] = {
        **dict.fromkeys(("parent", "place"), ""),
        **dict.fromkeys(("id", "slug", "name"), "c1"),
        **dict.fromkeys(("adopted_for_meetings", "demo"), False),
        "quiet_from_hour": 21,
        "quiet_to_hour": 8,
        "response_days": 15,
        "time_zone": "Asia/Shanghai",
        "locale": "zh_CN",
        "created_at": "2026-01-01 00:00:00",
    }
    room = {"id": "r1", "community_id": "c1", "purpose": "residents", "title": ""}
    room |= {"channel": "test", "external_id": "g", "bound_at": "2026-01-01 00:00:00"}
    with engine.begin() as connection:
        for table, row in (("communities", here), ("rooms", room)):
            values = ", ".join(f":{name}" for name in row)
            names = ", ".join(row)
            connection.execute(text(f"insert into {table} ({names}) values ({values})"), row)  # noqa: S608 - names of ours
    engine.dispose()
    migrate(url)
    storage = open_storage(url)
    with storage.reading() as work:
        (community,) = work.communities.where()
        (kept,) = work.rooms.where()
        (digest,) = work.digests.where()
    storage.close()
    assert (community.quiet_from, community.quiet_to) == (21 * 60, 8 * 60)
    assert (kept.digest, kept.muted_until) == (True, None)
    assert (digest.id, digest.told) == ("r1", ())
    assert digest.told_at > kept.bound_at


def _engine(file: Path) -> Engine:
    return create_engine(f"sqlite:///{file}")


def _words(engine: Engine) -> Mapping[tuple[str, str], list[str]]:
    asked = text(
        "select type, name, sql from sqlite_master"
        " where name not like 'sqlite_%' and name <> 'alembic_version'"
    )
    with engine.begin() as connection:
        return {
            (kind, name): sorted(
                line.strip().rstrip(",").replace('"', "") for line in words.splitlines()
            )
            for kind, name, words in connection.execute(asked)
        }
