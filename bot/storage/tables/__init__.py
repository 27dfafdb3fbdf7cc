"""Every table, an area a module; importing this package completes the metadata."""

from bot.storage.columns import METADATA
from bot.storage.tables import (
    assisting,
    conversation,
    council,
    knowledge,
    people,
    queues,
    rolls,
    rounds,
    voting,
)

__all__ = [
    "METADATA",
    "assisting",
    "conversation",
    "council",
    "knowledge",
    "people",
    "queues",
    "rolls",
    "rounds",
    "voting",
]
