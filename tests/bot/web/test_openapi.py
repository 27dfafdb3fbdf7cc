"""The JSON API does what its OpenAPI says, whatever it is asked (Schemathesis).

A short, repeatable run; ``make prove PART=attacks`` asks for much more.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from bot.web.app import create_app
from tests.bot.web.house import House

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

EXAMPLES = 200 if settings.get_current_profile_name() == "prove" else 4


def test_the_api_keeps_to_its_schema(house: House) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(house))
    asked: list[str] = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate()

        holds()
        asked.append(operation.label)
    assert len(asked) > 10
