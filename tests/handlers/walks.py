"""What stateful walks share: a council of its own for each, and how lives are watched."""

from collections.abc import Mapping
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine
from typing_extensions import override

from deliberation.lifecycle import Lifecycle
from tests.dialogues import Council
from tests.fakes import FakeIds
from tests.lending import Lending

State = TypeVar("State", bound=StrEnum)

LONG = settings.get_current_profile_name() == "prove"
WALK = settings(
    max_examples=200 if LONG else 10,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
PEOPLE = ("王阿姨", "王叔叔", "李叔", "小陈", "周老师", "赵主任", "访客", "外人")


class Walk(RuleBasedStateMachine):
    """A council over a database of its own; ``template`` is a migrated one to be copied."""

    lending: ClassVar[Lending]
    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.held = ExitStack()
        storage = self.held.enter_context(self.lending.lent(self.template))
        self.council = Council(begin=storage.transaction, ids=FakeIds())

    @override
    def teardown(self) -> None:
        """Give the database back."""
        self.held.close()


def follows(life: Lifecycle[State], before: State, after: State) -> bool:
    """Tell whether some steps of a life lead from one state to another."""
    reached, ahead = {before}, [before]
    while ahead:
        steps = life.steps.get(ahead.pop(), frozenset()) - reached
        reached |= steps
        ahead += steps
    return after in reached


def held(
    life: Lifecycle[State], before: Mapping[str, State], after: Mapping[str, State]
) -> None:
    """Hold that nothing vanished and that every change of state is a way of the table."""
    assert before.keys() <= after.keys()
    for key, state in before.items():
        assert follows(life, state, after[key]), (state, after[key])
