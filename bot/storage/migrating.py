"""Bringing a database to the form that this program knows."""

from bot.storage.engines import checked_url, writing_engine
from bot.storage.tables import METADATA


def migrate(url: str) -> None:
    """Bring the database at a URL to the newest form."""
    engine = writing_engine(checked_url(url))
    with engine.begin() as connection:
        METADATA.create_all(connection)
    engine.dispose()
