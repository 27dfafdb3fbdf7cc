"""Plant known defects one at a time in a copy of the project; the suite must catch each.

The tests that should see a defect are run first without it, so that a test that fails
anyway catches nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from tests.prove.defects import DEFECTS, Defect
from tests.prove.found import Found

ROOT = Path(__file__).resolve().parents[2]
FAILED = 1
"""What pytest ends with when a test failed, and not when it could not be run."""
LONGEST_S = 600


class NotPlantable(Exception):  # noqa: N818 - named for what is wrong
    """A defect names words that its file does not have exactly once."""

    def __init__(self, defect: Defect, *, times: int) -> None:
        super().__init__(defect.name, times)
        self.defect = defect
        self.times = times


def planted(defect: Defect, *, root: Path = ROOT) -> str:
    """Return the text of a defect's file with the defect in it; raise NotPlantable."""
    text = (root / defect.path).read_text(encoding="utf-8")
    times = text.count(defect.sound)
    if times != 1:
        raise NotPlantable(defect, times=times)
    return text.replace(defect.sound, defect.broken)


def copied(folder: Path) -> Path:
    """Copy what the project keeps under version control; return the copy's folder."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    for name in filter(None, names.decode().split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder


def ended(tests: Sequence[str], *, root: Path) -> int:
    """Return what pytest ends with for some tests of a copy."""
    words = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider"]
    run = subprocess.run(  # noqa: S603 - our own words
        [*words, *tests],
        cwd=root,
        capture_output=True,
        timeout=LONGEST_S,
        check=False,
    )
    return run.returncode


class Ending(StrEnum):
    """What became of a defect."""

    CAUGHT = "caught"
    MISSED = "MISSED"
    FAILS_ANYWAY = "its tests fail without it"


def ending(defect: Defect, *, root: Path) -> Ending:
    """Run the tests of a defect without it and with it."""
    if ended(defect.caught_by, root=root):
        return Ending.FAILS_ANYWAY
    file = root / defect.path
    sound = file.read_text(encoding="utf-8")
    file.write_text(planted(defect, root=root), encoding="utf-8")
    try:
        failed = ended(defect.caught_by, root=root) == FAILED
    finally:
        file.write_text(sound, encoding="utf-8")
    return Ending.CAUGHT if failed else Ending.MISSED


def defects() -> Found:
    """Plant every defect in turn; the suite must catch all of them."""
    with tempfile.TemporaryDirectory(prefix="defects-") as folder:
        root = copied(Path(folder))
        rows = [(each.name, each.path, ending(each, root=root)) for each in DEFECTS]
    caught = sum(row[-1] is Ending.CAUGHT for row in rows)
    return Found(
        titles=("defect", "file", "what became of it"),
        rows=rows,
        holds=caught == len(rows),
        note=f"{caught} of {len(rows)} caught",
    )
