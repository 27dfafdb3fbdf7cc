"""Every table, an area a module; importing this package completes the metadata."""

from bot.storage.columns import METADATA
from bot.storage.tables import (
    assisting,
    consenting,
    conversation,
    council,
    doorways,
    guards,
    knowledge,
    ledger,
    opinions,
    people,
    privacy,
    queues,
    rolls,
    rounds,
    voting,
)

__all__ = [
    "METADATA",
    "assisting",
    "consenting",
    "conversation",
    "council",
    "doorways",
    "guards",
    "knowledge",
    "ledger",
    "opinions",
    "people",
    "privacy",
    "queues",
    "rolls",
    "rounds",
    "voting",
]
