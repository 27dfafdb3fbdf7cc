"""Files of ballots in the field's public forms and in ours; a new form is a file and a line."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from bot.ballot_files import hill, json_lines, own, pabulib, preflib, sheet
from bot.ballot_files.contests import Contest
from bot.ballot_files.texts import Source
from deliberation.ballots import BallotForm

Reader = Callable[[Source, BallotForm | None], Iterator[Contest]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".json": own.read,
        ".jsonl": json_lines.read,
        ".soc": preflib.read,
        ".soi": preflib.read,
        ".toc": preflib.read,
        ".toi": preflib.read,
        ".pb": pabulib.read,
        ".hil": hill.read,
        ".csv": sheet.read,
    }
)


def contests(path: Path, *, wanted: BallotForm | None = None) -> Iterator[Contest]:
    """Yield the contests of a file, packed with gzip or not; raise UnusableBallots.

    ``wanted`` is the form of ballot that will be counted, where a method was named.
    """
    source = Source(path)
    if not path.is_file():
        source.refuse("missing")
    reader = READERS.get(source.suffix)
    if reader is None:
        source.refuse("kind", found=" ".join(READERS))
    return reader(source, wanted)
