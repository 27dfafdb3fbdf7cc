"""Real elections, counted again: who won, and what each held at every stage.

The data is not part of the project; without it these tests are skipped.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from deliberation.ballots import Ballot, Count, CountingRound, Option, Tally
from deliberation.methods import METHODS
from deliberation.terms import Terms

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "voting" / "ranked"
RULES = (("stv", "stv"), ("irv", "irv"), ("schulze", "schulze"))
WRITE_INS = {"Undeclared Write-ins": "UWI"}


def contests() -> Iterator[dict[str, Any]]:
    for file in sorted(FOLDER.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


CONTESTS = list(contests())
pytestmark = pytest.mark.skipif(not CONTESTS, reason="the public elections are not here")


@pytest.fixture(params=CONTESTS, ids=lambda each: each["id"])
def contest(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


def test_who_won_wins(contest: dict[str, Any]) -> None:
    tally = counted(contest, rule(contest))
    assert sorted(named(contest, tally)) == sorted(contest["official"]["winners"])
    assert not tally.tied


def test_first_totals_and_thresholds_are_the_published_ones(
    contest: dict[str, Any],
) -> None:
    official = contest["official"]
    tally = counted(contest, rule(contest))
    if "round1" in official:
        published = {
            WRITE_INS.get(each, each): int(n) for each, n in official["round1"].items()
        }
        assert held(contest, tally.rounds[0]) == published
        assert tally.rounds[-1].threshold == int(official["threshold"])


def test_schulzes_winner_is_the_one_stored_beside(contest: dict[str, Any]) -> None:
    if "schulze" in contest:
        assert named(contest, counted(contest, "schulze")) == contest["schulze"]


def test_no_ballot_is_lost_in_any_round(contest: dict[str, Any]) -> None:
    tally = counted(contest, rule(contest))
    for each in tally.rounds:
        assert sum(each.totals.values()) + each.exhausted <= tally.ballots


def test_burlington_2009_passed_over_who_beat_each_other() -> None:
    # The city counted 4313 to 4061 and set six ballots with two marks aside, which share here.
    found = [each for each in CONTESTS if each["title"] == "2009 Burlington Mayoral Election"]
    for contest in found:
        last = held(contest, counted(contest, "irv").rounds[-1])
        assert 4313 <= last["Bob Kiss"] <= 4313 + 6
        assert 4061 <= last["Kurt Wright"] <= 4061 + 6
        assert named(contest, counted(contest, "ranked_pairs")) == ["Andy Montroll"]


def rule(contest: Mapping[str, Any]) -> str:
    said = str(contest["rule"]).lower()
    return next(method for word, method in RULES if word in said)


def options(contest: Mapping[str, Any]) -> tuple[Option, ...]:
    return tuple(
        Option(id=str(at), label=each) for at, each in enumerate(contest["candidates"])
    )


def counted(contest: Mapping[str, Any], method: str) -> Tally:
    ballots: dict[Ballot, int] = {}
    for times, *places in contest["ballots"]:
        tiers: list[list[int]] = [each if isinstance(each, list) else [each] for each in places]
        ballot = Ballot(ranking=tuple(tuple(map(str, tier)) for tier in tiers))
        ballots[ballot] = ballots.get(ballot, 0) + times
    terms = Terms(seats=contest["seats"], places=4 if "4 decimals" in contest["rule"] else None)
    return METHODS[method].count(ballots, options=options(contest), terms=terms)


def named(contest: Mapping[str, Any], tally: Tally) -> list[str]:
    labels = {each.id: each.label for each in options(contest)}
    return [labels[each] for each in tally.winners]


def held(contest: Mapping[str, Any], stage: CountingRound) -> dict[str, Count]:
    return {each.label: stage.totals[each.id] for each in options(contest)}
