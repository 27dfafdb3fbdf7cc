"""The store is refreshed when what may be found changed, and not for every rating."""

from dataclasses import replace

from bot.shelves import Shelves
from bot.storage.database import Storage
from bot.writer import Writer
from handlers.ports import Question, QuestionState, Trace
from knowledge.library import Citation, Passage, Source, SourceKind
from knowledge.store import Store
from tests.dialogues import Council
from tests.fakes import START, FakeClock, FakeIds

DOGS, LEASH = "遛狗要不要拴绳？", "遛狗必须拴绳吗"


def shelves(storage: Storage, ids: FakeIds) -> Shelves:
    clock = FakeClock()
    store = Store(today=lambda: clock.now().date())
    return Shelves(storage=storage, writer=Writer(), store=store, clock=clock, ids=ids)


def a_rule(council: Council) -> None:
    with council.begin() as work:
        work.sources.add(
            Source("pets", "", SourceKind.LAW, "pets", "养犬条例", "市人大", "d", START)
        )
        work.passages.add(Passage("p1", "pets", "", 0, "", "第一条", "遛狗要拴绳。"))


def found_helpful(council: Council, who: str, text: str) -> None:
    question = Question(
        id=council.ids.new(),
        community_id=council.community.id,
        member_id=council.member(who).id,
        text=text,
        asked_at=START,
        state=QuestionState.ANSWERED,
        citations=(Citation(1, "p1", "pets", "养犬条例", "市人大", "第一条", "拴绳"),),
        helpful=True,
    )
    trace = Trace(council.ids.new(), council.community.id, question.id, 0, "ask.rate", START)
    with council.begin() as work:
        work.questions.add(question)
        work.traces.add(trace)


def test_what_came_or_went_refreshes_the_store(storage: Storage, ids: FakeIds) -> None:
    council = Council(begin=storage.transaction, ids=ids)
    looking = shelves(storage, ids)
    assert looking.look()
    assert not looking.look()
    a_rule(council)
    assert looking.look()
    with council.begin() as work:
        work.sources.save(replace(work.sources.get("pets"), retired_at=START))
    assert looking.look()
    assert not looking.look()


def test_a_rating_that_teaches_nothing_costs_nothing(storage: Storage, ids: FakeIds) -> None:
    council = Council(begin=storage.transaction, ids=ids)
    a_rule(council)
    looking = shelves(storage, ids)
    assert looking.look()
    found_helpful(council, "王阿姨", DOGS)
    assert not looking.look()
    found_helpful(council, "李叔", LEASH)
    assert looking.look()
