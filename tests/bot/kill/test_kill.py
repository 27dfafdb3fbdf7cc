"""kill -9 while votes come in: none is lost, none is counted twice, everybody is answered.

``make prove PART=kills`` does it with 2,000 voters and ten kills, each way, on each database.
"""

from pathlib import Path

import pytest

from tests.bot.kill.killing import By, Plan, besieged
from tests.bot.kill.process import as_fork

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

VOTERS = 60
KILLS = 2


@pytest.mark.enable_socket
@pytest.mark.parametrize("by", ["polling", "webhook", "page"])
def test_votes_survive_kills(tmp_path: Path, by: By) -> None:
    plan = Plan(by=by, kills=KILLS, voters=VOTERS, launch=as_fork)
    with besieged(tmp_path, plan) as siege:
        figures = siege.run()
    assert (figures.lost, figures.doubled, figures.unanswered) == (0, 0, 0), figures
    assert figures.again, "nothing came twice: no kill hit anything"
