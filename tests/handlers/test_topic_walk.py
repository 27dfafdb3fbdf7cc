"""A walk over the life of a topic: no sequence of messages reaches a forbidden state."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from deliberation.identifiers import TopicId
from deliberation.polls import POLL_LIFE, PollState
from deliberation.rounds import BEFORE_THE_POLL, Deed, RoundKind, checked_order
from deliberation.schedule import Progress, deeds, in_order, progress
from deliberation.templates import TEMPLATES
from deliberation.topics import (
    STATEMENT_LIFE,
    TOPIC_LIFE,
    Round,
    StanceValue,
    Statement,
    StatementState,
    Topic,
    TopicState,
)
from handlers.agenda import UNDER_WAY
from tests.handlers.stages import RULES, proposed, stated
from tests.handlers.walks import PEOPLE, WALK, Walk, held
from tests.lending import Lending

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

WHO = st.sampled_from(PEOPLE)
STAFF = st.just("周老师") | WHO
PLACE = st.integers(0, 5)
DAYS = st.integers(0, 5).map(str)
SCREENING = ("moderate.show_statement", "moderate.reject_statement", "moderate.join")
MOVES = ("end", "extend", "insert", "back")
WHY = st.sampled_from(["还要等等", "说完了", ""])


class TopicWalk(Walk):
    """Everybody does everything to one topic, in any order."""

    topic_id: TopicId
    statements: dict[str, StatementState]
    polls: dict[str, PollState]
    before: TopicState
    begun: dict[str, RoundKind]

    @initialize(template=st.sampled_from(sorted(TEMPLATES)))
    def opens(self, template: str) -> None:
        proposal = proposed(self.council)
        self.council.acts(
            "周老师", "moderate.open_topic", p=proposal.id, title="灯", template=template
        )
        with self.council.begin() as work:
            topic = work.topics.where(community_id=self.council.community.id)[-1]
        self.topic_id, self.before = topic.id, topic.state
        if Deed.STATE in self.allowed():
            for words in ("换LED灯", "换成LED灯"):
                stated(self.council, topic, words)
        self.statements, self.polls, self.begun = {}, {}, {}

    @rule(who=WHO, words=st.sampled_from(["换灯", "换新灯", "修旧灯", "不修", "等等"]))
    def states(self, who: str, words: str) -> None:
        allowed, known = self.allowed(), len(self.said())
        self.council.acts(who, "discuss.state", t=self.topic_id, text=words)
        assert Deed.STATE in allowed or len(self.said()) == known

    @rule(who=WHO, at=st.integers(0, 2), value=st.sampled_from(StanceValue))
    def takes_a_stance(self, who: str, at: int, value: StanceValue) -> None:
        allowed, known = self.allowed(), self.stances()
        self.council.acts(who, "discuss.stance", s=self.statement(at), v=value.value)
        assert Deed.STANCE in allowed or self.stances() == known

    @rule(who=STAFF, at=PLACE, into=PLACE, do=st.sampled_from(SCREENING))
    def screens(self, who: str, at: int, into: int, do: str) -> None:
        values = {"s": self.statement(at), "reason": "重复了"}
        if do == "moderate.join":
            values |= {"i": self.statement(into)}
        self.council.acts(who, do, **values)

    @rule(who=STAFF, do=st.sampled_from(MOVES), days=DAYS, at=PLACE, why=WHY)
    def moves(self, who: str, do: str, days: str, at: int, why: str) -> None:
        rounds = self.rounds()
        self.council.acts(
            who,
            f"rounds.{do}",
            t=self.topic_id,
            days=days,
            reason=why,
            to=rounds[at % len(rounds)].id,
            kind=list(RoundKind)[at].value,
        )

    @rule(who=STAFF, at=PLACE, do=st.sampled_from(["draft", "meet"]))
    def prepares(self, who: str, at: int, do: str) -> None:
        if do == "draft":
            self.council.acts(who, "draft.take", s=self.statement(at))
            return
        held = {"held_at": "昨天", "place": "活动室", "heads": "3", "said": "王奶奶：太暗"}
        self.council.acts(who, "meet.record", t=self.topic_id, **held)

    @rule(who=STAFF, do=st.sampled_from(["now", "later", "never"]))
    def votes(self, who: str, do: str) -> None:
        with self.council.begin() as work:
            poll = work.polls.one(topic_id=self.topic_id, state=UNDER_WAY)
        if do == "never" and poll is not None:
            self.council.acts(who, "vote.cancel", poll=poll.id, reason="写错了")
        elif do != "never":
            later = {"opens_at": "2026-11-24 09:00"} if do == "later" else {}
            self.council.acts(who, "vote.open", t=self.topic_id, **RULES, **later)

    @rule(who=st.sampled_from(["王阿姨", "外主持"]))
    def others_close(self, who: str) -> None:
        self.council.acts(who, "moderate.close_topic", t=self.topic_id, reason="不想谈")

    @rule(hours=st.integers(1, 96))
    def waits(self, hours: int) -> None:
        self.council.passes(timedelta(hours=hours))

    # What always holds

    @invariant()
    def lives_follow_their_tables(self) -> None:
        statements = {str(each.id): each.state for each in self.said()}
        with self.council.begin() as work:
            topic = work.topics.get(self.topic_id)
            found = work.polls.where(topic_id=topic.id)
        polls = {str(each.id): each.state for each in found}
        held(TOPIC_LIFE, {"": self.before}, {"": topic.state})
        held(STATEMENT_LIFE, self.statements, statements)
        held(POLL_LIFE, self.polls, polls)
        self.before, self.statements, self.polls = topic.state, statements, polls

    @invariant()
    def one_vote_at_a_time(self) -> None:
        with self.council.begin() as work:
            under_way = work.polls.where(topic_id=self.topic_id, state=UNDER_WAY)
            topic = work.topics.get(self.topic_id)
        assert len(under_way) <= 1
        voting = any(each.state is PollState.OPEN for each in under_way)
        assert (topic.state is TopicState.VOTING) == voting

    @invariant()
    def rounds_stand_in_a_row(self) -> None:
        rounds = self.rounds()
        assert [each.position for each in rounds] == list(range(1, len(rounds) + 1))
        for one, two in pairwise(rounds):
            assert one.opens_at <= one.closes_at <= two.opens_at
        now = self.council.now
        running = [each for each in rounds if progress(each, at=now) is Progress.NOW]
        assert len(running) <= 1
        ahead = [each for each in rounds if progress(each, at=now) is not Progress.DONE]
        checked_order(each.kind for each in ahead)

    @invariant()
    def what_began_stays(self) -> None:
        rounds = {each.id: each.kind for each in self.rounds()}
        assert self.begun.items() <= rounds.items()
        now = self.council.now
        self.begun = {each.id: each.kind for each in self.rounds() if each.opens_at < now}

    @invariant()
    def residents_talk_only_before_the_vote(self) -> None:
        topic = self.topic()
        if self.allowed():
            assert topic.state is TopicState.DELIBERATING
            begun = [each for each in self.rounds() if each.opens_at <= self.council.now]
            assert any(each.kind in BEFORE_THE_POLL for each in begun)

    @invariant()
    def voices_are_heard_once_and_where_they_can_be_seen(self) -> None:
        taken = self.stances()
        assert len({(statement, member) for statement, member, _ in taken}) == len(taken)
        states = {str(each.id): each for each in self.said()}
        for statement, _, _ in taken:
            assert states[statement].state in {StatementState.SHOWN, StatementState.REJECTED}
        for each in states.values():
            joined = each.state is StatementState.JOINED
            assert joined == (each.joined_to is not None)
            assert not joined or states[str(each.joined_to)].topic_id == each.topic_id

    # What there is

    def topic(self) -> Topic:
        with self.council.begin() as work:
            return work.topics.get(self.topic_id)

    def rounds(self) -> tuple[Round, ...]:
        with self.council.begin() as work:
            return in_order(work.rounds.where(topic_id=self.topic_id))

    def said(self) -> tuple[Statement, ...]:
        with self.council.begin() as work:
            return work.statements.where(topic_id=self.topic_id)

    def statement(self, at: int) -> str:
        said = self.said()
        return said[at % len(said)].id if said else "nothing"

    def stances(self) -> set[tuple[str, str, StanceValue]]:
        with self.council.begin() as work:
            return {
                (each.statement_id, each.member_id, each.value) for each in work.stances.where()
            }

    def allowed(self) -> frozenset[Deed]:
        return deeds(self.topic(), self.rounds(), at=self.council.now)


def test_no_messages_bring_a_topic_where_the_tables_do_not_lead(
    migrated_file: Path, lending: Lending
) -> None:
    class Here(TopicWalk):
        template = migrated_file

    Here.lending = lending

    run_state_machine_as_test(Here, settings=WALK)
