"""What comes twice, late or all at once counts once.

``make prove PART=repeats`` and ``PART=crowd`` do it longer.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.settings import Settings
from tests.arena import SECRET
from tests.bot.repeats.parallel import crowded
from tests.bot.repeats.redelivery import Sent, Station, deliveries, holds, station
from tests.postgresql import created

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

POLLS = 5


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Station:
    return station(tmp_path_factory.mktemp("station") / "data")


@given(sent=deliveries())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
def test_repetition_and_order_change_no_tally(at: Station, sent: Sequence[Sent]) -> None:
    assert holds(sent, at)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_eight_casts_at_once_are_one_ballot(
    request: pytest.FixtureRequest, tmp_path: Path, database: str
) -> None:
    url = ""
    if database == "postgresql":
        url = created(request.getfixturevalue("postgresql"), "crowd").replace("+psycopg", "")
    settled = Settings(data_dir=tmp_path, database_url=url, secret_key=SECRET)
    found = crowded(settled, polls=POLLS)
    assert (found.polls, found.doubled, found.lost, found.wrong) == (POLLS, 0, 0, 0), found
