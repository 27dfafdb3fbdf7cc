"""Rules that bear on proposals: offered to the moderator, who alone decides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.storage.database import Storage
from deliberation.proposals import Proposal
from deliberation.topics import Topic
from handlers import bearings, submitting
from handlers.messages import Replies
from handlers.ports import Bearing, Ids, UnitOfWork
from knowledge.library import Conflict, Passage, Source, SourceKind
from tests.dialogues import GROUP, Council
from tests.fakes import START
from tests.handlers.stages import TITLE, proposed

SHOES = "希望能在楼道里放个鞋柜"
QUOTE = "任何人不得在楼道堆放杂物。"
LAST_YEAR = datetime(2025, 6, 1, tzinfo=UTC)


def rule(
    council: Council, name: str, *, text: str = QUOTE, repealed: date | None = None
) -> Passage:
    """Let a rule be known: a source and its one passage."""
    source = Source(
        id=f"source-{name}",
        community_id="",
        kind=SourceKind.LAW,
        name=name,
        title=name,
        issuer="人大",
        digest=name,
        added_at=LAST_YEAR,
        repealed=repealed,
    )
    passage = Passage(
        id=f"passage-{name}",
        source_id=source.id,
        community_id="",
        position=0,
        heading="楼道",
        locator="第一条",
        text=text,
    )
    with council.begin() as work:
        work.sources.add(source)
        work.passages.add(passage)
    return passage


def borne(
    council: Council, proposal: Proposal, *passages: Passage, against: Sequence[Passage] = ()
) -> None:
    """Let the job find what bears on a proposal."""
    conflicts = [Conflict(proposal.text, each.id, each.text) for each in against]

    def effect(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
        del ids
        found = bearings.found(proposal, passages, conflicts, at=now)
        return submitting.borne_out(work, found, now=now)

    council.happens(effect)


def sought(store: Storage, council: Council) -> list[str]:
    """Return the keys of the jobs that wait to seek what bears on something."""
    with store.transaction() as work:
        found = work.queue.claim(now=council.now, owner="test", lease_s=0, limit=50)
    return sorted(each.key for each in found if each.kind == bearings.KIND)


def topic(council: Council) -> Topic:
    with council.begin() as work:
        return work.topics.where(community_id=council.community.id)[-1]


def opening(council: Council, proposal: Proposal) -> None:
    council.acts("周老师", "moderate.open_topic", p=proposal.id)


def opened(council: Council) -> Topic:
    """Answer what is still asked after the rules were chosen."""
    for words in (TITLE, "居委会、物业", "0", "7", "1"):
        council.says("周老师", words)
    return topic(council)


def test_submitting_has_the_rules_sought_once(council: Council, store: Storage) -> None:
    proposal = proposed(council, SHOES)
    assert sought(store, council) == [f"bearing:{proposal.id}:"]


def test_moderators_hear_of_a_conflict_and_the_author_does_not(council: Council) -> None:
    proposal, fire = proposed(council, SHOES), rule(council, "消防法")
    borne(council, proposal, fire, against=[fire])
    council.sees("周老师", SHOES, "请留意", "《消防法》第一条", "由您决定")
    council.sees_nothing("王阿姨")
    council.says("周老师", "待办")
    council.sees("周老师", SHOES, "《消防法》第一条")


def test_the_notice_is_the_same_card(council: Council) -> None:
    proposal, fire = proposed(council, SHOES), rule(council, "消防法")
    first = council.last("周老师").reply
    borne(council, proposal, fire, against=[fire])
    again = council.last("周老师").reply
    assert first
    assert again
    assert first.card == again.card != ""


def test_what_only_bears_is_no_news(council: Council) -> None:
    proposal, fire = proposed(council, SHOES), rule(council, "消防法")
    borne(council, proposal, fire)
    council.silent()


def test_who_was_quicker_is_not_told_again(council: Council) -> None:
    proposal, fire = proposed(council, SHOES), rule(council, "消防法")
    council.acts("周老师", "moderate.accept", p=proposal.id)
    borne(council, proposal, fire, against=[fire])
    council.silent()


def test_opening_shows_both_texts_and_attaches_what_is_picked(council: Council) -> None:
    proposal = proposed(council, SHOES)
    fire, pact = rule(council, "消防法"), rule(council, "公约", text="楼道要保持畅通。")
    borne(council, proposal, pact, against=[fire])
    opening(council, proposal)
    council.sees("周老师", "请您决定", f"提案说：“{SHOES}”", f"规定说：“{QUOTE}”")
    council.sees(
        "周老师", "找到 2 条", "1. 《消防法》第一条", "2. 《公约》第一条", "看《消防法》"
    )
    council.says("周老师", "2 1")
    council.sees("周老师", "议题叫什么")
    council.says("周老师", TITLE)
    council.says("周老师", "居委会、物业")
    council.sees("周老师", "按哪种办法商议")
    council.says("周老师", "0")
    council.says("周老师", "7")
    council.sees("周老师", "附上的规定", "《消防法》第一条")
    council.says("周老师", "1")
    assert topic(council).passage_ids == (pact.id, fire.id)
    council.sees("王阿姨", "有关的规定：《公约》第一条 等 2 条", where=GROUP)


@pytest.mark.parametrize(
    ("words", "kept"),
    [("0", ()), ("不用", ()), ("全部", ("passage-消防法",)), ("1", ("passage-消防法",))],
)
def test_rules_are_picked_in_ones_own_words(
    council: Council, words: str, kept: tuple[str, ...]
) -> None:
    proposal = proposed(council, SHOES)
    borne(council, proposal, rule(council, "消防法"))
    opening(council, proposal)
    council.says("周老师", words)
    assert opened(council).passage_ids == kept


@pytest.mark.parametrize("words", ["3", "1 9", "第几条都行"])
def test_what_picks_nothing_is_asked_again(council: Council, words: str) -> None:
    proposal = proposed(council, SHOES)
    borne(council, proposal, rule(council, "消防法"))
    opening(council, proposal)
    council.says("周老师", words)
    council.sees("周老师", "没看懂要附哪几条", "1 到 1")
    council.says("周老师", "1")
    assert opened(council).passage_ids == ("passage-消防法",)


def test_nothing_is_asked_where_nothing_bears(council: Council) -> None:
    proposal = proposed(council)
    borne(council, proposal)
    opening(council, proposal)
    council.sees("周老师", "议题叫什么")
    council.sees_not("周老师", "有关的规定")


def test_proposals_bring_their_rules_together(council: Council) -> None:
    first, second = proposed(council, SHOES), proposed(council, "楼道灯不亮", "李叔")
    third = proposed(council, "走廊也想放鞋柜", "小陈")
    fire, light = rule(council, "消防法"), rule(council, "照明规定")
    pact = rule(council, "公约")
    for each, found in ((first, fire), (second, light), (third, pact)):
        borne(council, each, found)
    council.acts("周老师", "moderate.merge", p=third.id, i=first.id)
    council.acts("周老师", "moderate.open_topic", p=f"{first.id},{second.id}")
    council.sees("周老师", "1. 《消防法》", "2. 《照明规定》", "3. 《公约》")


def test_what_no_longer_holds_is_not_shown(council: Council) -> None:
    proposal = proposed(council, SHOES)
    old = rule(council, "旧法", repealed=date(2026, 11, 30))
    borne(council, proposal, old, against=[old])
    opening(council, proposal)
    council.sees("周老师", "旧法")
    council.waits(days=9)
    opening(council, proposal)
    council.sees_not("周老师", "旧法")


def test_a_new_source_has_the_rules_sought_again(council: Council, store: Storage) -> None:
    proposal, fire = proposed(council, SHOES), rule(council, "消防法")
    borne(council, proposal, fire)
    council.waits(days=1)
    with council.begin() as work:
        work.sources.save(replace(work.sources.get(fire.source_id), added_at=council.now))
    council.waits(days=1)
    opening(council, proposal)
    council.sees("周老师", "《消防法》", "上面是", "正在重新找")
    opening(council, proposal)
    since = (START.replace(day=START.day + 1)).isoformat()
    first = f"bearing:{proposal.id}:"
    assert sought(store, council) == [first, f"{first}{since}"]


def test_an_earlier_finding_is_replaced(council: Council) -> None:
    proposal, fire, pact = (
        proposed(council, SHOES),
        rule(council, "消防法"),
        rule(council, "公约"),
    )
    borne(council, proposal, fire)
    borne(council, proposal, pact)
    with council.begin() as work:
        kept: Bearing = work.bearings.get(proposal.id)
    assert kept.passages == (pact.id,)


def test_another_communitys_rules_are_not_shown(council: Council) -> None:
    proposal, theirs = proposed(council, SHOES), rule(council, "别处公约")
    with council.begin() as work:
        source = work.sources.get(theirs.source_id)
        work.sources.save(replace(source, community_id=council.elsewhere.id))
    borne(council, proposal, theirs, against=[theirs])
    opening(council, proposal)
    council.sees("周老师", "议题叫什么")
    council.sees_not("周老师", "别处公约")
