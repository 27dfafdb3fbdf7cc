"""Parse one file in a process of its own: bytes in, JSON out, little allowed.

Run as ``python -m knowledge.sources SUFFIX MEGABYTES SECONDS [cells]``.
"""

import json
import os
import sys
from dataclasses import asdict

from knowledge import cells
from knowledge.extracts import LONGEST_TEXT, Reason, RefusedFile
from knowledge.sources import kind_of

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def confine(*, megabytes: int, seconds: int) -> None:
    """Limit this process's memory and time, and shut it off from network and disk."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # not everywhere

        ceiling = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, values: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(values[2], int) and values[2] & _WRITING:
        raise PermissionError(event)


def parsed(suffix: str, data: bytes) -> dict[str, object]:
    """Return the text, title and rows of a file, or the reason of its refusal."""
    kind = kind_of(suffix)
    if kind is None:
        return {"reason": Reason.UNKNOWN_KIND}
    try:
        extract = kind.extract(data)
    except RefusedFile as refused:
        return {"reason": refused.reason}
    except (MemoryError, RecursionError):
        return {"reason": Reason.TOO_HEAVY}
    if len(extract.text) > LONGEST_TEXT:
        return {"reason": Reason.TOO_LONG}
    return asdict(extract)


def celled(suffix: str, data: bytes) -> dict[str, object]:
    """Return the sheets of a file cell by cell, or the reason of its refusal."""
    try:
        found = cells.sheets(data, suffix=suffix)
    except RefusedFile as refused:
        return {"reason": refused.reason}
    except (MemoryError, RecursionError):
        return {"reason": Reason.TOO_HEAVY}
    return {"sheets": [asdict(each) for each in found]}


def main() -> None:
    """Read a file from standard input and write what was found to standard output."""
    suffix, megabytes, seconds = sys.argv[1:4]
    read = celled if sys.argv[4:] == ["cells"] else parsed
    data = sys.stdin.buffer.read()
    confine(megabytes=int(megabytes), seconds=int(seconds))
    sys.stdout.write(json.dumps(read(suffix, data)))


if __name__ == "__main__":
    main()
