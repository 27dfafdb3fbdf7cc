"""The power goes while votes come in: what was acknowledged is there afterwards.

``make prove PART=power`` cuts it three hundred times.
"""

from pathlib import Path
from types import MappingProxyType

import pytest

from bot.storage import engines
from tests.bot.power.outage import Figures, cut, recorded

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

VOTERS = 40
CUTS = 12


def figures(folder: Path, template: Path) -> Figures:
    recording = recorded(folder / "recorded", template, voters=VOTERS)
    assert len(recording.acknowledged) == VOTERS + VOTERS // 5
    return cut(recording, folder / "left", cuts=CUTS)


def test_what_was_acknowledged_survives_a_power_cut(
    tmp_path: Path, migrated_file: Path
) -> None:
    found = figures(tmp_path, migrated_file)
    assert found.acknowledged > CUTS * VOTERS / 10
    assert (found.lost, found.miscounted, found.broken) == (0, 0, 0), found


def test_a_log_that_is_not_synced_loses_votes(
    tmp_path: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = {**engines.PRAGMAS, "synchronous": "NORMAL"}
    monkeypatch.setattr(engines, "PRAGMAS", MappingProxyType(loose))
    found = figures(tmp_path, migrated_file)
    assert found.lost > 0, found
    assert found.broken == 0, found
