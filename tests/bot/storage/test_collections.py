"""Every collection keeps what it is given, whatever it is given."""

from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage.columns import MomentWithoutZone
from bot.storage.database import Storage
from bot.storage.mapping import ColumnsDiffer, Mapped, UnknownField
from bot.storage.tables import METADATA
from deliberation.communities import Member, Role, Standing
from deliberation.identifiers import MemberId
from handlers.ports import Collection, NotFound, UnitOfWork
from tests.bot.storage.strategies import odd
from tests.bot.storage.world import HERE, LI, NOW, WANG, WORLD

PORTS = {
    name: kind
    for name, kind in get_type_hints(UnitOfWork).items()
    if getattr(kind, "__origin__", None) is Collection
}


def _references(name: str) -> dict[str, Any]:
    """Return the fields that other rows hold to, or that hold to other rows."""
    table = METADATA.tables[name]
    held = {each.parent.name for each in table.foreign_keys} | {"id"}
    return {each: getattr(WORLD[name], each) for each in held}


def test_every_collection_of_the_port_is_there(store: Storage) -> None:
    with store.reading() as work:
        assert set(PORTS) == set(WORLD)
        for name, kind in PORTS.items():
            (entity,) = kind.__args__
            assert type(WORLD[name]) is entity
            assert getattr(work, name).where() == ()


@pytest.mark.parametrize("name", sorted(WORLD))
@settings(
    max_examples=settings().max_examples // 8,  # of each of the collections
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_odd_values_come_back_as_they_were(
    settled: Storage, name: str, data: st.DataObject
) -> None:
    kind = type(WORLD[name])
    hints = get_type_hints(kind)
    held = _references(name)
    changed = {
        each.name: data.draw(odd(hints[each.name]), label=each.name)
        for each in fields(kind)  # type: ignore[arg-type]
        if each.name not in held
    }
    entity: Any = replace(WORLD[name], **changed)  # type: ignore[type-var]
    with settled.transaction() as work:
        collection = getattr(work, name)
        collection.save(entity)
        assert collection.get(entity.id) == entity
        assert collection.where(id=entity.id) == (entity,)
    with settled.reading() as work:
        kept = getattr(work, name).get(entity.id)
    assert kept == entity


def test_one_of_everything_comes_back(settled: Storage) -> None:
    with settled.reading() as work:
        for name, entity in WORLD.items():
            collection = getattr(work, name)
            assert collection.where() == (entity,)
            assert collection.count() == 1


@pytest.mark.parametrize("name", ["members", "offers"])
def test_what_is_unknown_is_not_found(settled: Storage, name: str) -> None:
    unknown = replace(WORLD[name], id="unknown")  # type: ignore[type-var]
    with settled.transaction() as work:
        with pytest.raises(NotFound) as caught:
            getattr(work, name).save(unknown)
        assert caught.value.args == (name, "unknown")
        with pytest.raises(NotFound):
            getattr(work, name).get("unknown")


def test_what_is_removed_is_gone(settled: Storage) -> None:
    with settled.transaction() as work:
        stance = work.stances.get("y1")
        work.stances.remove(stance)
        work.stances.remove(stance)
        assert work.stances.where() == ()


def test_searches_compare_by_equality_membership_and_absence(settled: Storage) -> None:
    with settled.transaction() as work:
        wang = work.members.get(WANG)
        li = replace(wang, id=LI, name="李叔", household_id=None, standing=Standing.GUEST)
        work.members.add(li)
        assert work.members.where(community_id=HERE) == (wang, li)
        assert work.members.where(standing=Standing.GUEST) == (li,)
        assert work.members.where(standing=(Standing.GUEST, Standing.ENROLLED)) == (wang, li)
        assert work.members.where(household_id=None) == (li,)
        assert work.members.where(household_id={None, "h1"}) == (wang, li)
        assert work.members.where(id=[]) == ()
        assert work.members.where(id=frozenset({WANG}), name="李叔") == ()
        assert work.members.one(community_id=HERE) == wang
        assert work.members.one(name="无人") is None
        assert work.members.count(community_id=HERE, demo=False) == 2
        assert work.members.where(created_at=NOW) == (wang, li)


@pytest.mark.parametrize("field", ["nonsense", "roles"])
@pytest.mark.parametrize("search", ["where", "one", "count"])
def test_an_unknown_field_is_refused_at_once(settled: Storage, search: str, field: str) -> None:
    with settled.reading() as work, pytest.raises(UnknownField) as caught:
        getattr(work.members, search)(**{field: "x"})
    assert (caught.value.entity, caught.value.field) == ("Member", field)


def test_ids_order_by_their_bytes(settled: Storage) -> None:
    with settled.transaction() as work:
        wang = work.members.get(WANG)
        for key in ("a", "B", "é", "Z", "0", "居"):
            work.members.add(replace(wang, id=MemberId(key)))
        found = [each.id for each in work.members.where()]
    assert found == sorted(found)


def test_a_time_without_a_zone_is_refused(settled: Storage) -> None:
    with settled.transaction() as work:
        naive = replace(work.members.get(WANG), created_at=NOW.replace(tzinfo=None))
        with pytest.raises(Exception, match="MomentWithoutZone") as caught:
            work.members.save(naive)
    assert isinstance(caught.value.__cause__, MomentWithoutZone)


def test_roles_and_words_come_back_as_their_types(settled: Storage) -> None:
    with settled.reading() as work:
        member = work.members.get(WANG)
    assert member.has(Role.BUILDING_HEAD)
    assert isinstance(member.standing, Standing)
    assert all(isinstance(role, Role) for role in member.roles)


def test_a_table_that_does_not_fit_its_entity_is_found_out() -> None:
    mapped = Mapped(Member, METADATA.tables["households"])
    with pytest.raises(ColumnsDiffer):
        mapped.values(WORLD["members"])  # type: ignore[arg-type]
