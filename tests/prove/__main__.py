"""Everything that is proven, at full length: ``python -m tests.prove [PART …]``.

``make prove`` runs all parts, ``make prove PART=power`` one. Each prints a table of what it
found; the exit code is 1 where something does not hold.
"""

import argparse
import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from rich.console import Console

from tests.prove import parts
from tests.prove.attacks import attacks, properties
from tests.prove.audit import audit
from tests.prove.bulletins import bulletins
from tests.prove.found import Found, table
from tests.prove.planting import defects
from tests.prove.recounts import recounts

PARTS: Mapping[str, Callable[[], Found]] = MappingProxyType(
    {
        "kills": parts.kills,
        "power": parts.power,
        "bulletins": bulletins,
        "recounts": recounts,
        "deadlines": parts.deadlines,
        "repeats": parts.repeats,
        "crowd": parts.crowd,
        "attacks": attacks,
        "properties": properties,
        "audit": audit,
        "defects": defects,
    }
)


def main(arguments: Sequence[str]) -> int:
    """Run the parts that were asked for, or all; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted: Sequence[str] = parser.parse_args(arguments).parts or tuple(PARTS)
    if unknown := sorted({*wanted} - PARTS.keys()):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    logging.disable(logging.ERROR)  # what the program says when it is killed is expected
    console = Console(width=120)
    failed: list[str] = []
    for name in wanted:
        began = time.monotonic()
        found = PARTS[name]()
        console.print(table(name, found))
        console.print(f"{name}: {time.monotonic() - began:.0f} s", highlight=False)
        failed += [name] * (not found.holds)
    console.print(f"does not hold: {', '.join(failed)}" if failed else "all of it holds")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
