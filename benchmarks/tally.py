"""How long a count takes, beside the libraries of the field.

``python -m benchmarks.tally [--ballots 1000000] [--options 8] [--rounds 5]``: the same
rankings, cut short at random, are counted by each method from loaded arrays, in turn, in
one process; the table shows medians. Libraries that are not installed are left out; the
environment of ``make oracles`` has them all. They get fewer ballots, ``--theirs 10000``, so
that it ends, and rankings that are added up already; making their profile is timed, for that
is when some of them compare options. The ratio is to our time for the same fewer ballots.
"""

import argparse
import importlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import budgets
from deliberation.ballots import Option
from deliberation.methods import METHODS
from deliberation.profiles import chosen_rows, ranked_rows
from deliberation.terms import Terms

SEATS = 3
THEIR_ROUNDS = 3
RANKED = ("irv", "schulze", "ranked_pairs", "stv")
Places = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Theirs:
    """A count by a library: its name, and what is run."""

    name: str
    run: Callable[[], object]


def rankings(ballots: int, *, options: int) -> Places:
    """Return places from 0, -1 where a ballot stops; options differ in how liked they are."""
    chance = np.random.default_rng(2026)
    liking = chance.gumbel(size=(ballots, options)) + np.linspace(0, 1, options)
    places = (-liking).argsort(axis=1).argsort(axis=1).astype(np.int16)
    length = chance.integers(1, options + 1, size=(ballots, 1))
    return np.where(places < length, places, np.int16(-1))


def ours(name: str, places: Places, options: Sequence[Option]) -> Callable[[], object]:
    """Return the count of a method from arrays."""
    method = METHODS[name]
    if name in RANKED:
        terms = Terms(seats=SEATS)
        return lambda: method.count(
            ranked_rows(places, options=options), options=options, terms=terms
        )
    if name == "majority":
        motion = method.options(())
        chosen = places.argmax(axis=1)[:, np.newaxis] % len(motion) == range(len(motion))
        return lambda: method.count(chosen_rows(chosen, options=motion), options=motion)
    approved = places >= 0
    return lambda: method.count(chosen_rows(approved, options=options), options=options)


def orders(places: Places) -> Mapping[tuple[int, ...], int]:
    """Return the rankings as orders, with how often each is there."""
    found = Counter(
        tuple(sorted((at for at, place in enumerate(row) if place >= 0), key=row.__getitem__))
        for row in places.tolist()
    )
    return dict(found)


def by_pref_voting(name: str, places: Places) -> Theirs | None:
    """Return the count of pref_voting."""
    if find_spec("pref_voting") is None:
        return None
    votes = orders(places)
    kind: Any = importlib.import_module("pref_voting.profiles_with_ties").ProfileWithTies

    def profile() -> Any:  # noqa: ANN401 - the library is not there where types are checked
        made = kind(
            [{each: at for at, each in enumerate(order)} for order in votes],
            list(votes.values()),
            candidates=list(range(places.shape[1])),
        )
        made.use_extended_strict_preference()
        return made

    module, function = {
        "irv": ("iterative_methods", "instant_runoff_for_truncated_linear_orders"),
        "schulze": ("margin_based_methods", "beat_path"),
        "ranked_pairs": ("margin_based_methods", "ranked_pairs"),
        "stv": ("proportional_methods", "stv_scottish"),
    }[name]
    counted: Any = getattr(importlib.import_module(f"pref_voting.{module}"), function)
    if name == "stv":
        return Theirs("pref_voting", lambda: counted(profile(), num_seats=SEATS))
    return Theirs("pref_voting", lambda: counted(profile()))


def by_votekit(name: str, places: Places) -> Theirs | None:
    """Return the count of VoteKit."""
    if find_spec("votekit") is None:
        return None
    ballot: Any = importlib.import_module("votekit.ballot").RankBallot
    elections: Any = importlib.import_module("votekit.elections")
    kind: Any = importlib.import_module("votekit.pref_profile").RankProfile
    votes = orders(places)

    def profile() -> Any:  # noqa: ANN401 - the library is not there where types are checked
        return kind(
            ballots=tuple(
                ballot(ranking=tuple(frozenset({str(each)}) for each in order), weight=times)
                for order, times in votes.items()
            ),
            candidates=tuple(str(each) for each in range(places.shape[1])),
        )

    election = getattr(
        elections,
        {"irv": "IRV", "schulze": "Schulze", "ranked_pairs": "RankedPairs", "stv": "STV"}[name],
    )
    if name == "stv":
        return Theirs("VoteKit", lambda: election(profile(), n_seats=SEATS, simultaneous=False))
    return Theirs("VoteKit", lambda: election(profile()))


def seconds(counted: Callable[[], object], *, rounds: int) -> float:
    """Return the median of so many counts."""
    taken: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        counted()
        taken.append(time.perf_counter() - started)
    return median(taken)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ballots", type=int, default=1_000_000)
    parser.add_argument("--options", type=int, default=8)
    parser.add_argument("--theirs", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    places = rankings(asked.ballots, options=asked.options)
    fewer = places[: asked.theirs]
    options = tuple(Option(id=str(at), label=str(at)) for at in range(asked.options))
    told = [f"{asked.ballots:,} ballots, {asked.options} options; medians of {asked.rounds}"]
    for name in ("majority", "approval", *RANKED):
        taken = seconds(ours(name, places, options), rounds=asked.rounds)
        told.append(_line(name, "ours", asked.ballots, taken))
        same = seconds(ours(name, fewer, options), rounds=asked.rounds)
        for theirs in _beside(name, fewer):
            other = seconds(theirs.run, rounds=min(asked.rounds, THEIR_ROUNDS))
            line = _line("", theirs.name, len(fewer), other)
            told.append(f"{line}{other / same:>10,.1f} ×")
    told += _budget(asked.ballots, theirs=asked.theirs, rounds=asked.rounds)
    sys.stdout.write("\n".join(told) + "\n")


def _beside(name: str, places: Places) -> Iterator[Theirs]:
    if name in RANKED:
        found = (library(name, places) for library in (by_pref_voting, by_votekit))
        yield from (each for each in found if each is not None)


def _budget(electors: int, *, theirs: int, rounds: int) -> Iterator[str]:
    """Yield the lines of equal shares on forty projects."""
    chosen, options = budgets.approvals(electors)
    taken = seconds(budgets.ours(chosen, options), rounds=rounds)
    yield _line("equal_shares", "ours", electors, taken)
    fewer = chosen[:theirs]
    counted = budgets.by_pabutools(fewer, options)
    if counted is not None:
        same = seconds(budgets.ours(fewer, options), rounds=rounds)
        other = seconds(counted, rounds=1)
        yield f"{_line('', 'pabutools', len(fewer), other)}{other / same:>10,.1f} ×"


def _line(name: str, library: str, ballots: int, taken: float) -> str:
    return f"{name:14}{library:14}{ballots:>10,}{taken:>10.3f} s"


if __name__ == "__main__":
    main()
