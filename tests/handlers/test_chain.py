"""The whole chain in one council: every word renders, every button fits, every step links."""

from dataclasses import replace

import pytest

from bot.tokens import PressTokens
from deliberation.identifiers import AttachmentId
from deliberation.outcomes import Outcome, OutcomeDocuments
from deliberation.proposals import ProposalState
from deliberation.responses import ResponseState
from handlers import minutes
from handlers.messages import Replies
from handlers.ports import Attachment, Ids, UnitOfWork
from handlers.router import REGISTRY
from handlers.texts import LOCALES
from tests.dialogues import START, Council
from tests.handlers.stages import (
    closed,
    opened,
    proposed,
    seconded,
    stated,
    tick,
    voting,
)


def walked(council: Council) -> None:
    """Walk the chain from a proposal to a matter reopened and answered again."""
    first, second = proposed(council), proposed(council, "3号楼大门的灯不亮了", who="小陈")
    seconded(council, second, "李叔")
    council.says("周老师", "待办")
    council.acts("周老师", "moderate.merge", p=second.id)
    council.acts("周老师", "moderate.merge", p=second.id, i=first.id)
    council.acts("周老师", "moderate.accept", p=first.id)
    topic = opened(council, first)
    statement = stated(council, topic, "换LED省电")
    council.acts("小陈", "discuss.stance", s=statement.id, v="agree")
    council.acts("小陈", "discuss.next", t=topic.id)
    council.acts("周老师", "vote.open", t=topic.id)
    poll = voting(council, topic, base="households")
    for who, choice in {"王阿姨": "1", "李叔": "2", "王叔叔": "1"}.items():
        council.acts(who, "vote.cast", poll=poll.id, choice=choice)
    council.acts("王阿姨", "vote.show", poll=poll.id)
    council.now = poll.reminder_at
    council.happens(tick)
    council.acts("小陈", "vote.cast", poll=poll.id, choice="1")
    outcome = closed(council, poll)
    council.happens(lambda work, _, ids: ready(work, council, ids=ids))
    _seen_through(council, outcome)


def _seen_through(council: Council, outcome: Outcome) -> None:
    council.acts("李叔", "respond.inquire", o=outcome.id, text="多少钱？")
    council.acts("赵主任", "respond.give", o=outcome.id)
    council.acts("赵主任", "respond.give", o=outcome.id, verdict="adopted", reasons="好")
    council.acts(
        "赵主任",
        "respond.commit",
        o=outcome.id,
        task="换灯",
        unit="物业",
        person="刘工",
        deadline="2026-12-20",
    )
    with council.begin() as work:
        (commitment,) = work.commitments.where()
    council.acts("赵主任", "respond.progress", c=commitment.id)
    council.acts("赵主任", "respond.progress", c=commitment.id, text="好了", state="done")
    council.acts("李叔", "respond.rate", o=outcome.id, solved="yes")
    council.acts("李叔", "respond.rate", o=outcome.id, v="nn")
    council.says("李叔", "只亮了一半")
    council.waits(days=20)
    council.happens(tick)


def ready(work: UnitOfWork, council: Council, *, ids: Ids) -> Replies:
    """Let the record of the only outcome be ready."""
    (outcome,) = work.outcomes.where()
    for name in ("record", "card", "notice"):
        work.attachments.add(
            Attachment(
                id=AttachmentId(name),
                community_id=council.community.id,
                channel="",
                reference="",
                name=name,
                media_type="",
                added_at=START,
            )
        )
    return minutes.record_ready(
        work,
        outcome_id=outcome.id,
        documents=OutcomeDocuments(
            record=AttachmentId("record"),
            card=AttachmentId("card"),
            notice=AttachmentId("notice"),
        ),
        now=council.now,
        ids=ids,
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_chain_is_walked_in_every_language(council: Council, locale: str) -> None:
    council.community = replace(council.community, locale=locale)
    with council.begin() as work:
        work.communities.save(council.community)
    walked(council)
    with council.begin() as work:
        (response,) = work.responses.where()
        states = [each.state for each in work.proposals.where()]
    assert (response.state, response.reopened_reason) == (ResponseState.DUE, "只亮了一半")
    assert response.overdue_since is not None
    assert states == [ProposalState.IN_TOPIC, ProposalState.MERGED]


def test_every_button_fits_and_names_an_action(council: Council) -> None:
    walked(council)
    tokens = PressTokens(secret=b"secret")
    presses = [
        choice.press for seen in council.shown for _, choice in seen.choices if choice.press
    ]
    assert len({press.action for press in presses}) > 15
    for press in presses:
        assert press.action in REGISTRY
        assert tokens.open(tokens.seal(press)) == press


def test_a_done_photo_leads_back_to_the_proposal(council: Council) -> None:
    walked(council)
    with council.begin() as work:
        (report,) = work.progress.where()
        commitment = work.commitments.get(report.commitment_id)
        outcome = work.outcomes.get(commitment.outcome_id)
        topic = work.topics.get(outcome.topic_id)
        poll = work.polls.get(outcome.poll_id)
        (proposal,) = work.proposals.where(topic_id=topic.id)
    assert poll.topic_id == topic.id
    assert {commitment.number, outcome.number, poll.number} == {topic.number}
    assert proposal.text == "3号楼门口路灯坏了"
