"""What falls due happens once, however often those who see to it are killed.

``make prove PART=deadlines`` does it with more polls, phases and kills.
"""

from pathlib import Path

import pytest

from tests.bot.deadlines.dates import PHASES, Effects, Plan, calm, held
from tests.postgresql import created

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

PLAN = Plan(polls=2, workers=1, kills=1, phases=(PHASES[0], PHASES[2], PHASES[4]))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Effects:
    return calm(tmp_path_factory.mktemp("calm") / "town", PLAN)


@pytest.mark.enable_socket
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_each_effect_is_there_once(
    request: pytest.FixtureRequest, tmp_path: Path, database: str, expected: Effects
) -> None:
    plan = PLAN
    if database == "postgresql":
        server: str = request.getfixturevalue("postgresql")
        url = created(server, "deadlines").replace("+psycopg", "")
        plan = Plan(PLAN.polls, workers=2, kills=2, phases=PLAN.phases, database=url)
    found = held(tmp_path / "town", plan, expected=expected)
    assert found.effects > plan.polls * 10
    assert (found.missing, found.doubled) == (0, 0), found
    assert (found.undelivered, found.unmarked) == (0, 0), found
