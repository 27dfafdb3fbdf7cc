"""Databases on the PostgreSQL server of the tests."""

from sqlalchemy import create_engine, make_url, text


def created(server: str, name: str) -> str:
    """Return the URL of a new database in place of an earlier one of that name."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"drop database if exists {name}"))
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)
