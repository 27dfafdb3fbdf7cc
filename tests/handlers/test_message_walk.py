"""A walk over the whole message surface: whatever anybody sends, what always holds holds."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from deliberation.polls import CLOSED, PollState
from handlers.messages import ToMember, ToRoom
from handlers.ports import UnitOfWork
from handlers.registry import REGISTRY
from handlers.texts import LOCALES, catalogue
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Where
from tests.handlers.access_rows import FILL, ROWS
from tests.handlers.stages import RULES, opened, proposed, stated
from tests.handlers.walks import LONG, PEOPLE, WALK, Walk
from tests.hostile import CORPUS
from tests.lending import Lending

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

WHOLE = settings(WALK, max_examples=300 if LONG else 6, stateful_step_count=80 if LONG else 25)
WHO = st.sampled_from((*PEOPLE, "生人", "新邻居", "外主持", "孙工"))
WHERE = st.sampled_from([PRIVATE, GROUP, COMMITTEE_ROOM])
WORDS = st.sampled_from(
    [
        *("1", "2", "3", "0", "12", "1号 1", "2号 2", "2号怎么样了", "3>1=2", "1:5 2:3"),
        *("提 路灯坏了", "观点 2 换新灯", "附议 1", "待办", "帮助", "登录", "隐私", "取消"),
        *(
            "加入 ABC234",
            "登记 3-2-501",
            "你好",
            "养犬要遵守什么",
            "@所有人 开会",
            "是",
            "跳过",
        ),
        *("地图 2", "意见 2", "轮次 2", "回执", "退出登录", "语言 英文", "/vote@x", "好的"),
        *CORPUS.values(),
    ]
)
ACTION = st.sampled_from(sorted(REGISTRY))
COUNT = re.compile(r"(赞成|反对|弃权)[^\n]{0,6}\d+ ?票")
OWNED = (("proposals", "author_id"), ("questions", "member_id"), ("polls", "opened_by"))


class MessageWalk(Walk):
    """Everybody sends anything, anywhere."""

    seen: int = 0

    @initialize()
    def begins(self) -> None:
        topic = opened(self.council, proposed(self.council))
        stated(self.council, topic, "换LED灯")
        self.council.acts("周老师", "vote.open", t=topic.id, **RULES)

    @rule(who=WHO, words=WORDS, where=WHERE)
    def says(self, who: str, words: str, where: Where) -> None:
        self.council.says(who, words, where=where)

    @rule(who=WHO, name=ACTION, at=st.integers(0, 3), choice=st.sampled_from("1230"))
    def presses(self, who: str, name: str, at: int, choice: str) -> None:
        with self.council.begin() as work:
            values = {key: self.named(work, of, at=at) for key, of in ROWS[name].items()}
        self.council.acts(who, name, **{**FILL, "choice": choice, **values})

    @rule(who=WHO, at=st.integers(0, 3), choice=st.sampled_from(["1", "2", "3", "9", ""]))
    def votes(self, who: str, at: int, choice: str) -> None:
        with self.council.begin() as work:
            poll = self.named(work, "polls", at=at)
        self.council.acts(who, "vote.cast", poll=poll, choice=choice)

    @rule(who=WHO, back=st.integers(1, 12), where=WHERE)
    def presses_what_was_shown(self, who: str, back: int, where: Where) -> None:
        shown = [each for each in self.council.shown[-12:] if each.choices]
        if not shown:
            return
        card = shown[-back % len(shown)]
        press = card.choices[back % len(card.choices)][1].press
        if press is not None:
            self.council.receive(who, where=where, press=press, message=card.id)

    @rule(hours=st.integers(1, 200))
    def waits(self, hours: int) -> None:
        self.council.passes(timedelta(hours=hours))

    # What always holds

    @invariant()
    def every_reply_can_be_read_in_every_language(self) -> None:
        for seen in self.council.shown[self.seen :]:
            assert seen.reply is not None
            lines = (*seen.reply.lines, *(each.label for each in seen.reply.choices))
            for locale in LOCALES:
                words = catalogue(locale)
                for line in lines:
                    words.sentence(line, time_zone="Asia/Shanghai").encode()

    @invariant()
    def nobody_hears_a_count_before_the_end(self) -> None:
        with self.council.begin() as work:
            open_now = work.polls.where(state=PollState.OPEN)
            closed = work.polls.where(state=tuple(CLOSED))
        for seen in self.council.shown[self.seen :] if open_now and not closed else ():
            assert not COUNT.search(seen.text), seen.text

    @invariant()
    def an_elector_has_one_ballot_and_one_mark(self) -> None:
        with self.council.begin() as work:
            for poll in work.polls.where(state=PollState.OPEN):
                electors = {each.id for each in work.electors.where(poll_id=poll.id)}
                marks = work.ballots.took_part(poll.id)
                assert marks <= electors
                assert work.ballots.turnout(poll.id) == len(marks)
                present = [
                    each
                    for each in electors
                    if work.ballots.find(poll.id, elector_id=each) is not None
                ]
                assert set(present) == set(marks)

    @invariant()
    def numbers_are_given_once(self) -> None:
        with self.council.begin() as work:
            for home in work.communities.where():
                given = [
                    each.number
                    for each in (
                        *work.proposals.where(community_id=home.id),
                        *work.topics.where(community_id=home.id),
                    )
                ]
                assert len(set(given)) == len(given)

    @invariant()
    def nothing_crosses_between_communities(self) -> None:
        with self.council.begin() as work:
            homes = {each.id: each.community_id for each in work.members.where()}
            for name, member in OWNED:
                for each in getattr(work, name).where():
                    author = getattr(each, member)
                    assert author is None or homes[author] == each.community_id
            rooms = {each.id: each.community_id for each in work.rooms.where()}
            assert self.council.elsewhere.id not in rooms.values()
            for poll in work.polls.where():
                on_roll = work.franchises.where(poll_id=poll.id)
                assert {homes[each.member_id] for each in on_roll} <= {poll.community_id}

    @invariant()
    def replies_stay_at_home(self) -> None:
        with self.council.begin() as work:
            for seen in self.council.shown[self.seen :]:
                match seen.reply.to if seen.reply else None:
                    case ToMember(member_id):
                        assert work.members.one(id=member_id) is not None
                    case ToRoom(room_id):
                        assert work.rooms.get(room_id).community_id == self.council.community.id
                    case _:
                        pass
        self.seen = len(self.council.shown)

    def named(self, work: UnitOfWork, of: str, *, at: int) -> str:
        """Return the id of something of a kind that there is, or a value as it stands."""
        if of.startswith("="):
            return of[1:]
        there = getattr(work, of).where()
        return str(there[at % len(there)].id) if there else "none"


def test_whatever_is_sent_what_holds_holds(migrated_file: Path, lending: Lending) -> None:
    class Here(MessageWalk):
        template = migrated_file

    Here.lending = lending

    run_state_machine_as_test(Here, settings=WHOLE)
