"""What a power cut leaves of the files of a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from random import Random

from tests.bot.power.disk import Deleted, Event, Shortened, Synced, Written

SECTOR = 512


class Luck(StrEnum):
    """What becomes of the bytes that nobody had synced yet."""

    NOTHING = "nothing"
    SOME = "some"
    ALL = "all"


class Platter:
    """The bytes of each file that last, and what was done to it since its last sync.

    What was not synced may be lost or kept, write by write and sector by sector, in no
    order: disks and file systems promise none.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._lasting = {name: bytearray(content) for name, content in files.items()}
        self._pending: dict[str, list[Event]] = defaultdict(list)

    def take(self, event: Event) -> None:
        """Let something be done to a file."""
        if isinstance(event, Synced):
            self._sync(event.file)
        elif isinstance(event, Deleted) and event.lasting:
            self._lasting.pop(event.file, None)
            self._pending.pop(event.file, None)
        else:
            self._pending[event.file].append(event)

    def left(self, chance: Random) -> dict[str, bytes]:
        """Return the files as they are found when the power is back."""
        found: dict[str, bytes] = {}
        for name in {*self._lasting, *self._pending}:
            luck = chance.choice(tuple(Luck))
            kept = _kept(self._pending[name], luck=luck, chance=chance)
            lasting = self._lasting.get(name)
            content = _done(None if lasting is None else bytearray(lasting), kept)
            if content is not None:
                found[name] = bytes(content)
        return found

    def _sync(self, name: str) -> None:
        content = self._lasting.get(name)
        self._lasting[name] = _done(content, self._pending.pop(name, ())) or bytearray()


def _kept(events: Sequence[Event], *, luck: Luck, chance: Random) -> Iterator[Event]:
    """Yield what the disk had done of what it was told."""
    for event in events if luck is not Luck.NOTHING else ():
        if luck is Luck.ALL:
            yield event
        elif isinstance(event, Deleted):
            if chance.random() < 0.5:
                return
            yield event
        elif isinstance(event, Written):
            yield from _torn(event, chance=chance)
        elif chance.random() < 0.5:
            yield event


def _torn(event: Written, *, chance: Random) -> Iterator[Event]:
    """Yield the sectors of a write that reached the disk: all, none or a few."""
    likely = chance.choice((0.0, 0.5, 1.0))
    start = 0
    while start < len(event.data):
        end = min(len(event.data), start + SECTOR - (event.offset + start) % SECTOR)
        if chance.random() < likely:
            yield Written(event.file, event.offset + start, event.data[start:end])
        start = end


def _done(found: bytearray | None, events: Iterable[Event]) -> bytearray | None:
    """Do to a file what was done to it; None is one that is gone or never was."""
    for event in events:
        match event:
            case Written(offset=offset, data=data):
                found = found if found is not None else bytearray()
                found.extend(bytes(max(0, offset - len(found))))
                found[offset : offset + len(data)] = data
            case Shortened(size=size):
                del (found or bytearray())[size:]
            case Deleted():
                found = None
            case Synced():
                pass
    return found
