"""Whatever staff do in whatever order, no resident reads what nobody else approved."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.ask import answered
from handlers.ports import QuestionState, StaffAnswerState
from knowledge.library import Answer, SourceKind
from tests.dialogues import CAST, GROUP, PRIVATE, Council, Where
from tests.fakes import FakeIds
from tests.lending import Lending

RESIDENTS = ("王阿姨", "李叔", "小陈", "访客")
STAFF = ("赵主任", "孙工", "周老师")
TEXTS = ("食堂哪天开张？", "食堂几号开张", "年检报告贴在哪儿？")
NOTHING = Answer(answered=False, text="")
MARK = "第{}稿"

steps = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "ask",
                "ask",
                "refer",
                "rate",
                "write",
                "write",
                "write",
                "approve",
                "approve",
                "return",
                "correct",
                "retire",
                "aside",
                "back",
            )
        ),
        st.sampled_from(STAFF),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=16,
)


class Actors:
    """Lets people do what is drawn, and holds after each step what must hold."""

    def __init__(self, council: Council) -> None:
        self.council = council
        self.drafts = count(1)
        self.written: list[str] = []

    def does(self, what: str, who: str, number: int) -> None:
        if what == "ask":
            self._ask(RESIDENTS[number % len(RESIDENTS)], TEXTS[number % len(TEXTS)], number)
        elif what in {"refer", "rate"}:
            self._by_asker(what, number)
        elif what in {"approve", "return", "correct", "retire"}:
            self._of_answer(what, who, number)
        else:
            self._of_question(what, who, number)
        self.holds()

    def _ask(self, who: str, text: str, number: int) -> None:
        where = PRIVATE if number % 2 or who == "访客" else GROUP
        self.council.says(who, f"问 {text}", where=where)
        with self.council.begin() as work:
            (question,) = work.questions.where(state=QuestionState.ASKED)
        self.council.happens(
            lambda work, now, ids: answered(work, question.id, answer=NOTHING, now=now, ids=ids)
        )

    def _by_asker(self, what: str, number: int) -> None:
        with self.council.begin() as work:
            questions = work.questions.where()
            if not questions:
                return
            question = questions[number % len(questions)]
            name = work.members.get(question.member_id).name
        more = {"v": "down"} if what == "rate" else {}
        self.council.acts(name, f"ask.{what}", q=question.id, **more)

    def _of_answer(self, what: str, who: str, number: int) -> None:
        with self.council.begin() as work:
            answers = work.staff_answers.where()
        if not answers:
            return
        answer = answers[-1 - number % len(answers)]
        words = {"correct": "text", "return": "reason", "retire": "reason"}.get(what)
        more = {words: self._draft() if what == "correct" else "不对"} if words else {}
        self.council.acts(who, f"reply.{what}", a=answer.id, **more)

    def _of_question(self, what: str, who: str, number: int) -> None:
        with self.council.begin() as work:
            questions = work.questions.where()
        if not questions:
            return
        question = questions[number % len(questions)]
        action, more = {
            "write": ("respond.reply_question", {"text": self._draft()}),
            "aside": ("reply.set_aside", {"reason": "闲聊"}),
            "back": ("reply.take_back", {}),
        }[what]
        self.council.acts(who, action, q=question.id, **more)

    def _draft(self) -> str:
        self.written.append(MARK.format(next(self.drafts)))
        return self.written[-1]

    def holds(self) -> None:
        with self.council.begin() as work:
            answers = work.staff_answers.where()
            told = [each.answer for each in work.questions.where()]
            sources = {each.id for each in work.sources.where(kind=SourceKind.REPLY)}
            public = [each.text for each in work.passages.where() if each.source_id in sources]
        known = (StaffAnswerState.APPROVED, StaffAnswerState.RETIRED)
        approved = {each.text for each in answers if each.state in known}
        assert set(told) <= {*approved, ""}
        assert set(public) == approved
        for text in set(self.written) - approved:
            assert not _read(self.council, text), text
        for each in answers:
            assert each.state not in known or each.decided_by != each.written_by
        waiting = [
            key
            for each in answers
            if each.state is StaffAnswerState.WRITTEN
            for key in each.questions
        ]
        assert len(waiting) == len(set(waiting))


def _read(council: Council, text: str) -> Sequence[str]:
    """Return the messages with a text that residents can read."""
    chats = {council.chat(who, where=PRIVATE) for who in RESIDENTS}
    rooms: set[Where] = {room for who in RESIDENTS for room in CAST[who].rooms}
    chats |= {f"test:{room.value}" for room in rooms}
    return [
        seen.text
        for seen in council.shown
        if seen.chat in chats and text in str(seen).split("\n")
    ]


@settings(max_examples=settings().max_examples // 2)
@given(drawn=steps)
def test_no_resident_reads_what_was_not_approved(
    migrated_file: Path, lending: Lending, drawn: list[tuple[str, str, int]]
) -> None:
    with lending.lent(migrated_file) as storage:
        actors = Actors(Council(begin=storage.transaction, ids=FakeIds()))
        for what, who, number in drawn:
            actors.does(what, who, number)
