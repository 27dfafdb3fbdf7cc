"""How long equal shares takes, beside pabutools; the lines of ``benchmarks.tally`` on it."""

import importlib
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from deliberation.ballots import Option
from deliberation.methods import METHODS
from deliberation.supports import chosen_levels
from deliberation.terms import Completion, Terms, TieRule

PROJECTS = 40
MONEY = 4_000_000
DEAREST, CHEAPEST = 500_000, 20_000
WANTED = 0.25
"""The part of all projects that an elector approves of, one with another."""
Chosen = npt.NDArray[np.bool_]


def approvals(electors: int) -> tuple[Chosen, tuple[Option, ...]]:
    """Return who approves of which project; some cost more, and some are liked more."""
    chance = np.random.default_rng(2026)
    costs = chance.integers(CHEAPEST, DEAREST, PROJECTS).tolist()
    liking = chance.uniform(0.3, 1.7, PROJECTS) * WANTED
    options = tuple(
        Option(id=str(at), label=str(at), cost=cost) for at, cost in enumerate(costs)
    )
    return chance.random((electors, PROJECTS)) < liking, options


def ours(chosen: Chosen, options: Sequence[Option]) -> Callable[[], object]:
    """Return the count from arrays."""
    terms = Terms(budget=MONEY, completion=Completion.NONE, ties=TieRule.ORDER)
    return lambda: METHODS["equal_shares"].count(
        chosen_levels(chosen, options=options), options=options, terms=terms
    )


def by_pabutools(chosen: Chosen, options: Sequence[Option]) -> Callable[[], object] | None:
    """Return the count of pabutools, from ballots that are added up already."""
    if find_spec("pabutools") is None:
        return None
    election: Any = importlib.import_module("pabutools.election")
    rules: Any = importlib.import_module("pabutools.rules")
    projects = [election.Project(each.id, each.cost) for each in options]
    instance = election.Instance(projects, budget_limit=MONEY)
    profile = election.ApprovalMultiProfile(
        [
            election.FrozenApprovalBallot(
                {project for project, yes in zip(projects, row, strict=True) if yes}
            )
            for row in chosen.tolist()
        ]
    )
    return lambda: rules.method_of_equal_shares(instance, profile, sat_class=election.Cost_Sat)
