"""Where rows of the queues stand."""

from enum import StrEnum


class ArrivalState(StrEnum):
    """What became of a raw update."""

    WAITING = "waiting"
    DONE = "done"
    QUARANTINED = "quarantined"


class DeliveryState(StrEnum):
    """What became of a message."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"


class JobState(StrEnum):
    """What became of a job."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"
