"""A walk over the life of a poll: no sequence of messages reaches a forbidden state."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from deliberation.identifiers import TopicId
from deliberation.polls import CLOSED, POLL_LIFE, Poll, PollState
from tests.handlers.stages import opened
from tests.handlers.walks import PEOPLE, WALK, Walk, held
from tests.lending import Lending

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

WHO = st.sampled_from(PEOPLE)
STAFF = st.just("周老师") | WHO
OPTIONS = "换新灯\n修旧灯\n都不动"
WORDS = st.sampled_from(["1", "2", "3", "4", "1 2", "0", ""])
HELD = (PollState.OPEN, *CLOSED, PollState.CANCELLED)


class PollWalk(Walk):
    """Everybody votes, looks and calls off, at any time and in any order."""

    topic_id: TopicId
    states: dict[str, PollState]
    frozen: dict[str, Poll]

    @initialize()
    def opens_a_topic(self) -> None:
        self.topic_id = opened(self.council, days=1).id
        self.states, self.frozen = {}, {}

    @rule(
        who=STAFF,
        method=st.sampled_from(["majority", "plurality", "approval"]),
        base=st.sampled_from(["persons", "households"]),
        opens=st.sampled_from(["", "1天后 9:00"]),
        closes=st.sampled_from(["3天后 20:00", "1天后 8:00"]),
    )
    def puts_to_vote(self, who: str, method: str, base: str, opens: str, closes: str) -> None:
        self.council.acts(
            who,
            "vote.open",
            t=self.topic_id,
            method=method,
            options=OPTIONS,
            base=base,
            opens_at=opens,
            closes_at=closes,
        )

    @rule(who=WHO, choice=WORDS)
    def casts(self, who: str, choice: str) -> None:
        poll = self.newest()
        if poll is None:
            return
        before = self.cast(poll)
        self.council.acts(who, "vote.cast", poll=poll.id, choice=choice, exact="yes")
        open_now = poll.state is PollState.OPEN and self.council.now < poll.closes_at
        assert open_now or self.cast(poll) == before

    @rule(who=WHO)
    def looks(self, who: str) -> None:
        poll = self.newest()
        if poll is not None:
            self.council.acts(who, "vote.show", poll=poll.id)

    @rule(who=STAFF, why=st.sampled_from(["写错了", ""]))
    def calls_off(self, who: str, why: str) -> None:
        poll = self.newest()
        if poll is not None:
            self.council.acts(who, "vote.cancel", poll=poll.id, reason=why)

    @rule(hours=st.integers(1, 30))
    def waits(self, hours: int) -> None:
        self.council.passes(timedelta(hours=hours))

    @rule(hours=st.integers(1, 30))
    def nobody_looks_for_what_is_due(self, hours: int) -> None:
        self.council.waits(hours=hours)

    # What always holds

    @invariant()
    def lives_follow_their_table(self) -> None:
        states = {str(each.id): each.state for each in self.polls()}
        held(POLL_LIFE, self.states, states)
        self.states = states

    @invariant()
    def what_was_frozen_stays(self) -> None:
        for poll in self.polls():
            if poll.state not in HELD:
                continue
            rules = replace(poll, state=PollState.OPEN, reminded_at=None, reason="")
            known = self.frozen.setdefault(poll.id, rules)
            assert poll.state is PollState.CANCELLED or rules == known

    @invariant()
    def an_elector_has_one_ballot(self) -> None:
        for poll in self.polls():
            if poll.state is PollState.SCHEDULED:
                assert self.cast(poll) == 0
                continue
            with self.council.begin() as work:
                electors = {each.id for each in work.electors.where(poll_id=poll.id)}
                took_part = work.ballots.took_part(poll.id)
            assert took_part <= electors
            # What was cast in a poll that is called off can be opened by nobody.
            kept = 0 if poll.state is PollState.CANCELLED else len(took_part)
            assert self.cast(poll) == kept <= poll.electors

    @invariant()
    def who_is_closed_has_an_outcome_and_no_other(self) -> None:
        with self.council.begin() as work:
            outcomes = {
                each.poll_id: each for each in work.outcomes.where(topic_id=self.topic_id)
            }
        closed = {each.id: each for each in self.polls() if each.state in CLOSED}
        assert outcomes.keys() == closed.keys()
        for key, outcome in outcomes.items():
            assert outcome.verdict.state is closed[key].state
            assert outcome.verdict.participating == self.cast(closed[key])

    # What there is

    def polls(self) -> tuple[Poll, ...]:
        with self.council.begin() as work:
            return work.polls.where(topic_id=self.topic_id)

    def newest(self) -> Poll | None:
        polls = self.polls()
        return polls[-1] if polls else None

    def cast(self, poll: Poll) -> int:
        with self.council.begin() as work:
            return sum(work.ballots.counted(poll.id).values())


def test_no_messages_bring_a_poll_where_the_table_does_not_lead(
    migrated_file: Path, lending: Lending
) -> None:
    class Here(PollWalk):
        template = migrated_file

    Here.lending = lending

    run_state_machine_as_test(Here, settings=WALK)
