"""kill -9 while votes come in: none is lost, none is counted twice, everybody is answered.

``python benchmarks/kills.py`` does it with 2,000 voters and ten kills.
"""

from pathlib import Path

import pytest

from tests.bot.kill.killing import By, Plan, besieged

VOTES = 200
KILLS = 3


@pytest.mark.enable_socket
@pytest.mark.parametrize("by", ["polling", "webhook"])
def test_votes_survive_kills(tmp_path: Path, by: By) -> None:
    with besieged(tmp_path, Plan(by=by, kills=KILLS, votes=VOTES)) as siege:
        figures = siege.run()
    assert (figures.lost, figures.doubled, figures.unanswered) == (0, 0, 0), figures
    assert figures.again, "no update came twice: no kill hit anything"
