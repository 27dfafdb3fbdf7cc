"""Transition tables: which state may follow which."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from deliberation.refusals import Refusal

State = TypeVar("State", bound=StrEnum)


@dataclass(eq=False)
class ForbiddenTransition(Refusal):
    """A step that the life cycle of a thing does not have."""

    present: str
    wanted: str


@dataclass(frozen=True)
class Lifecycle(Generic[State]):
    """The states of one kind of thing and the steps between them."""

    steps: Mapping[State, frozenset[State]]

    def advance(self, present: State, *, to: State) -> State:
        """Return the wanted state, or raise ForbiddenTransition."""
        if to not in self.steps.get(present, frozenset()):
            raise ForbiddenTransition(present=present, wanted=to)
        return to

    def is_final(self, state: State) -> bool:
        """Tell whether nothing follows this state."""
        return not self.steps.get(state)
