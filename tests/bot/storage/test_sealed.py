"""Telephones, rolls and exports are sealed where they are kept, and opened nowhere else."""

import pytest
from sqlalchemy import text

from bot.signing import SEALED, Keys, SealBroken, SecretMissing
from bot.storage.database import Storage
from deliberation.identifiers import OwnerId
from deliberation.owners import Owner
from tests.bot.storage.world import HERE

KEYS = Keys(b"secret of this test")


def test_a_seal_opens_for_its_purpose_and_secret_alone() -> None:
    sealed = KEYS.texts.seal("13800000000", purpose="phone")
    assert "138" not in sealed
    assert KEYS.texts.open(sealed, purpose="phone") == "13800000000"
    assert KEYS.texts.seal("13800000000", purpose="phone") != sealed
    for keys, purpose in ((KEYS, "owner"), (Keys(b"another"), "phone")):
        with pytest.raises(SealBroken):
            keys.texts.open(sealed, purpose=purpose)
    with pytest.raises(SealBroken):
        KEYS.texts.open(sealed[:-4], purpose="phone")
    with pytest.raises(SealBroken):
        KEYS.texts.open(f"{SEALED}no base64!", purpose="phone")


def test_nothing_is_sealed_without_a_secret() -> None:
    with pytest.raises(SecretMissing):
        Keys().texts.seal("1234", purpose="owner")
    assert Keys().texts.seal("", purpose="owner") == ""


def marks(store: Storage) -> list[str]:
    with store.reader.begin() as connection:
        found = connection.execute(text("SELECT mark FROM owners WHERE id = 'new'"))
        return [str(each) for each in found.scalars()]


def test_the_digits_of_owners_are_not_in_the_database(settled: Storage) -> None:
    owner = Owner(OwnerId("new"), HERE, "王秀英", mark="4321")
    with settled.transaction() as work:
        work.owners.add(owner)
    (kept,) = marks(settled)
    assert kept.startswith(SEALED)
    with settled.reading() as work:
        assert work.owners.get("new") == owner


def test_a_number_left_at_a_doorway_is_not_in_the_database(settled: Storage) -> None:
    with settled.reading() as work:
        (report,) = work.doorway_reports.where()
    assert report.phone == "13800000000"
    with settled.reader.begin() as connection:
        (kept,) = connection.execute(text("SELECT phone FROM doorway_reports")).scalars()
    assert kept.startswith(SEALED)


def test_what_was_kept_before_it_was_sealed_is_read_and_sealed_later(
    settled: Storage,
) -> None:
    owner = Owner(OwnerId("new"), HERE, "王秀英", mark="4321")
    with settled.transaction() as work:
        work.owners.add(owner)
    with settled.writing.begin() as connection:
        connection.execute(text("UPDATE owners SET mark = '4321' WHERE id = 'new'"))
    with settled.transaction() as work:
        assert work.owners.get("new") == owner
        work.seal_plain()
    assert marks(settled)[0].startswith(SEALED)
