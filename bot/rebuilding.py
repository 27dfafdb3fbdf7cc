"""Making the index anew on the command line, from what the database holds."""

from dataclasses import dataclass

from bot.finding import vectors_of
from bot.ground import ground
from bot.holdings import holdings
from bot.settings import Settings
from knowledge.index import Index
from knowledge.starter import stock


@dataclass(frozen=True)
class Rebuilt:
    """How many passages were indexed and how long that took."""

    passages: int
    seconds: float


def rebuilt(settings: Settings) -> Rebuilt:
    """Throw the index away and make it anew.

    Raises:
        FolderInUse: The program runs; it rebuilds by itself what it finds unreadable.
        EndpointUnavailable: The embedding endpoint gives no vectors.
    """
    vectors = vectors_of(settings)
    with ground(settings) as on:
        began = on.clock.now()
        vectors.open()
        try:
            with on.storage.transaction() as work:
                stock(work, now=began, new_id=on.ids.new)
            with on.storage.reading() as work:
                index = Index(holdings(work), vectors=vectors)
            passages = index.rebuild()
        finally:
            vectors.close()
        return Rebuilt(passages, (on.clock.now() - began).total_seconds())
