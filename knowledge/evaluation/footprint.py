"""How much memory this process has needed."""

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_KIB = 1024


def peak_mb() -> float:
    """Return the most memory in MiB that was resident at once since the program began.

    Linux tells it for this program alone; elsewhere the figure of getrusage is taken,
    which on some systems counts what ran before in the same process.
    """
    if _STATUS.exists():
        found = _PEAK.search(_STATUS.read_text(encoding="ascii", errors="replace"))
        if found:
            return int(found.group(1)) / _KIB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (_KIB * _KIB if sys.platform == "darwin" else _KIB)
