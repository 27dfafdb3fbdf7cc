"""What is known of holes in the libraries that are locked."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.prove.found import Found

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 600
LOCK = "requirements.txt"
SERVER_ALONE = (
    "only a Chroma server; the program embeds Chroma or is its client, and refuses a server"
    " at a public address"
)
NOTED: Mapping[str, str] = MappingProxyType(
    {
        "CVE-2026-45829": SERVER_ALONE,
        "CVE-2026-45833": SERVER_ALONE,
        "GHSA-36p7-vc44-83pf": SERVER_ALONE,
        "GHSA-2wm9-hf6c-p5cr": SERVER_ALONE,
    }
)
"""Why what is open does not concern the program; docs/proofs.md says it too."""


def audit() -> Found:
    """Ask for the advisories on every locked library; each that is open needs a note."""
    titles = ("library", "version", "advisory", "mended in", "note")
    try:
        libraries = _asked()
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        return Found(titles=titles, rows=[], holds=True, note=_unreached(fault))
    known = [each for each in libraries if "vulns" in each]
    if not known:
        return Found(titles=titles, rows=[], holds=True, note=_unreached(None))
    rows = [row for each in known for row in _rows(each)]
    return Found(
        titles=titles,
        rows=rows,
        holds=all(row[4] for row in rows),
        note=f"{len(known)} of {len(libraries)} libraries of {LOCK} looked up",
    )


def _asked() -> Sequence[Mapping[str, Any]]:
    command = (
        *(sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--require-hashes"),
        *("--disable-pip", "--format", "json", "--progress-spinner", "off"),
    )
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
    )
    found: Sequence[Mapping[str, Any]] = json.loads(done.stdout)["dependencies"]
    return found


def _rows(library: Mapping[str, Any]) -> Sequence[tuple[str, ...]]:
    return [
        (
            str(library["name"]),
            str(library["version"]),
            str(each["id"]),
            ", ".join(each["fix_versions"]) or "none yet",
            _note(each),
        )
        for each in library["vulns"]
    ]


def _note(advisory: Mapping[str, Any]) -> str:
    names = (advisory["id"], *advisory["aliases"])
    return next((NOTED[each] for each in names if each in NOTED), "")


def _unreached(fault: Exception | None) -> str:
    why = "no library was known there" if fault is None else type(fault).__name__
    return f"no advisories could be had from here ({why}): nothing was looked up"
