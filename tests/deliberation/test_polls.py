"""The life of a poll: whatever happens in whatever order, no forbidden state is reached."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from deliberation.ballots import Ballot
from deliberation.bylaws import CountingBase
from deliberation.communities import Household, Member, Role, Standing
from deliberation.deciding import decide
from deliberation.electorate import Register, roll
from deliberation.identifiers import CommunityId, HouseholdId, MemberId
from deliberation.lifecycle import ForbiddenTransition
from deliberation.polls import (
    CLOSED,
    POLL_LIFE,
    PeriodEmpty,
    Poll,
    PollClosed,
    PollNotOpenYet,
    PollState,
    checked_period,
)
from deliberation.proposals import ReasonMissing
from deliberation.validity import UnknownOption, WrongNumberOfChoices
from tests.deliberation.strategies import CLOSES, OPENS, POLL, open_poll, weighed

SECOND = timedelta(seconds=1)
HOME = CommunityId("community")


class PollMachine(RuleBasedStateMachine):
    """Someone opens, votes, closes and cancels at any moment, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.poll = POLL
        self.now = OPENS - timedelta(days=1)
        self.cast: dict[int, Ballot] = {}
        self.passed: list[PollState] = [self.poll.state]

    @rule(hours=st.integers(min_value=1, max_value=100))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(electors=st.integers(min_value=0, max_value=9))
    def open(self, electors: int) -> None:
        self.change(lambda: self.poll.opened(electors=electors), PollState.SCHEDULED)

    @rule(elector=st.integers(min_value=0, max_value=8), choice=st.sampled_from("1234"))
    def vote(self, elector: int, choice: str) -> None:
        taking = self.poll.state is PollState.OPEN and OPENS <= self.now < CLOSES
        try:
            ballot = self.poll.checked(Ballot(choices=(choice,)), at=self.now)
        except (PollNotOpenYet, PollClosed):
            assert not taking
        except UnknownOption:
            assert choice == "4"
        else:
            assert taking
            self.cast[elector] = ballot

    @rule()
    def close(self) -> None:
        verdict = decide(self.poll, weighed(list(self.cast.values())))
        self.change(lambda: self.poll.ended(verdict.state), PollState.OPEN)

    @rule(reason=st.sampled_from(["", "  ", "选项写错了"]))
    def cancel(self, reason: str) -> None:
        before = self.poll
        try:
            self.poll = self.poll.cancelled(reason=reason)
        except ReasonMissing:
            assert not reason.strip()
        except ForbiddenTransition:
            assert before.state not in {PollState.SCHEDULED, PollState.OPEN}
        else:
            self.passed.append(self.poll.state)
            assert self.poll.reason == reason.strip()

    def change(self, step: Callable[[], Poll], needs: PollState) -> None:
        before = self.poll
        try:
            self.poll = step()
        except ForbiddenTransition:
            assert before.state is not needs
        else:
            assert before.state is needs
            self.passed.append(self.poll.state)

    @invariant()
    def only_known_steps_were_taken(self) -> None:
        for before, after in zip(self.passed, self.passed[1:], strict=False):
            assert after in POLL_LIFE.steps[before]
        assert self.poll.state is self.passed[-1]

    @invariant()
    def rules_stay_as_they_were(self) -> None:
        frozen = replace(
            self.poll, state=POLL.state, electors=POLL.electors, reason=POLL.reason
        )
        assert frozen == POLL


PollMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestPollLife = PollMachine.TestCase


@pytest.mark.parametrize("state", list(PollState))
def test_ends_are_ends(state: PollState) -> None:
    over = state in CLOSED or state is PollState.CANCELLED
    assert POLL_LIFE.is_final(state) is over


def test_the_period_takes_its_first_moment_and_not_its_last() -> None:
    poll = open_poll()
    ballot = Ballot(choices=("1",))
    assert poll.checked(ballot, at=OPENS) == ballot
    assert poll.checked(ballot, at=CLOSES - SECOND) == ballot
    with pytest.raises(PollNotOpenYet):
        poll.checked(ballot, at=OPENS - SECOND)
    with pytest.raises(PollClosed):
        poll.checked(ballot, at=CLOSES)
    with pytest.raises(PollNotOpenYet):
        POLL.checked(ballot, at=OPENS)


def test_a_cancelled_poll_takes_no_ballot() -> None:
    with pytest.raises(PollClosed):
        open_poll().cancelled(reason="写错了").checked(Ballot(choices=("1",)), at=OPENS)


def test_a_ballot_over_the_methods_number_is_refused() -> None:
    with pytest.raises(WrongNumberOfChoices):
        open_poll().checked(Ballot(choices=("1", "2")), at=OPENS)


@pytest.mark.parametrize(
    ("opens", "closes", "now"),
    [
        (OPENS, OPENS, OPENS),
        (OPENS, OPENS - SECOND, OPENS),
        (OPENS, CLOSES, CLOSES),
        (OPENS, CLOSES, CLOSES + SECOND),
    ],
)
def test_empty_and_past_periods_are_refused(
    opens: datetime, closes: datetime, now: datetime
) -> None:
    with pytest.raises(PeriodEmpty):
        checked_period(opens_at=opens, closes_at=closes, now=now)


def test_a_period_ahead_is_taken() -> None:
    checked_period(opens_at=OPENS, closes_at=CLOSES, now=OPENS)
    checked_period(opens_at=OPENS, closes_at=CLOSES, now=OPENS - SECOND)


@pytest.mark.parametrize(
    ("hours", "before_closing"),
    [(7 * 24, 24), (5 * 24, 24), (2 * 24, 9.6), (10, 2), (1, 0.2)],
)
def test_reminders_come_a_day_before_or_late_in_short_polls(
    hours: float, before_closing: float
) -> None:
    poll = replace(POLL, closes_at=OPENS + timedelta(hours=hours))
    assert poll.closes_at - poll.reminder_at == timedelta(hours=before_closing)


@given(st.integers(min_value=1, max_value=10**6))
def test_reminders_fall_into_the_period(seconds: int) -> None:
    poll = replace(POLL, closes_at=OPENS + timedelta(seconds=seconds))
    assert poll.opens_at <= poll.reminder_at < poll.closes_at


def test_a_reminded_poll_says_so() -> None:
    assert open_poll().reminded(at=CLOSES).reminded_at == CLOSES


# The roll


def member(
    name: str,
    *,
    door: str = "",
    standing: Standing = Standing.ENROLLED,
    roles: Iterable[Role] = (Role.RESIDENT,),
) -> Member:
    return Member(
        id=MemberId(name),
        community_id=HOME,
        name=name,
        standing=standing,
        created_at=OPENS,
        roles=frozenset(roles),
        household_id=HouseholdId(door) if door else None,
    )


def household(door: str) -> Household:
    building, unit, number = door.split("-")
    return Household(
        id=HouseholdId(door), community_id=HOME, building=building, unit=unit, door=number
    )


MEMBERS = (
    member("王阿姨", door="3-2-501"),
    member("王叔叔", door="3-2-501"),
    member("小陈", door="1-1-101"),
    member("没登门牌的"),
    member("搬走的", door="3-2-502", standing=Standing.MOVED_OUT),
    member("访客", door="3-2-503", standing=Standing.GUEST),
    member("街道干部", door="3-2-504", roles=(Role.COMMITTEE,)),
    member("别处的", door="9-9-999"),
)
HOUSEHOLDS = tuple(
    household(door)
    for door in ("1-1-101", "3-2-501", "3-2-502", "3-2-503", "3-2-504", "5-5-505")
)
REGISTER = Register(members=MEMBERS, households=HOUSEHOLDS)


def test_persons_are_enrolled_residents() -> None:
    entries = roll(REGISTER, base=CountingBase.PERSONS)
    assert [each.label for each in entries] == [
        "王阿姨",
        "王叔叔",
        "小陈",
        "没登门牌的",
        "别处的",
    ]
    assert all(len(each.members) == 1 for each in entries)
    assert [each.building for each in entries] == ["3", "3", "1", "", ""]


def test_a_household_is_one_elector_with_all_its_enrolled_residents() -> None:
    entries = roll(REGISTER, base=CountingBase.HOUSEHOLDS)
    assert [(each.label, each.members) for each in entries] == [
        ("1-1-101", ("小陈",)),
        ("3-2-501", ("王阿姨", "王叔叔")),
    ]
    assert [each.building for each in entries] == ["1", "3"]


def test_nobody_is_on_two_lines_of_a_roll() -> None:
    for base in CountingBase:
        entries = roll(REGISTER, base=base)
        speakers = [each for entry in entries for each in entry.members]
        assert len(speakers) == len(set(speakers))


def test_a_poll_remembers_the_size_of_its_roll() -> None:
    poll: Poll = POLL.opened(electors=7)
    assert (poll.state, poll.electors) == (PollState.OPEN, 7)
