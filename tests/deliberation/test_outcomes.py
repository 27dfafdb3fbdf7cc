"""Worked examples of decisions, and the life of public notices."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.ballots import Ballot
from deliberation.bylaws import BYLAWS, Bylaw, LegalEffect, MajorityOf
from deliberation.deciding import decide
from deliberation.identifiers import (
    AttachmentId,
    InquiryId,
    MemberId,
    OutcomeId,
)
from deliberation.methods import METHODS
from deliberation.outcomes import (
    NOTICE_DAYS,
    Inquiry,
    InquiryEmpty,
    NoticeOver,
    Outcome,
    OutcomeDocuments,
    notice_end,
)
from deliberation.polls import CLOSED, PollState
from deliberation.thresholds import Threshold
from tests.deliberation.strategies import CLOSES, Box, boxes, open_poll

CONSULTATION, MEETING = BYLAWS["consultation"], BYLAWS["residents_meeting"]
ADOPTED, REJECTED = PollState.CLOSED_ADOPTED, PollState.CLOSED_REJECTED
TIED, NO_QUORUM = PollState.CLOSED_TIED, PollState.CLOSED_WITHOUT_QUORUM
OF_ALL = Bylaw(
    id="of_all",
    bases=CONSULTATION.bases,
    quorum=Threshold(share=Fraction(2, 3), strict=False),
    majority=Threshold(share=Fraction(2, 3), strict=False),
    majority_of=MajorityOf.ELECTORATE,
    effect=LegalEffect.MEETING_IF_ADOPTED,
    source="农村集体经济组织法 第二十七条",
)


def motion(for_: int, against: int, abstain: int = 0) -> dict[Ballot, int]:
    counts = {"1": for_, "2": against, "3": abstain}
    return {Ballot(choices=(each,)): count for each, count in counts.items() if count}


def named(*counts: int) -> dict[Ballot, int]:
    return {
        Ballot(choices=(str(n),)): count for n, count in enumerate(counts, start=1) if count
    }


@pytest.mark.parametrize(
    ("bylaw", "electors", "cast", "ending"),
    [
        # Consultation: more for than against, no quorum.
        (CONSULTATION, 100, (3, 2, 0), ADOPTED),
        (CONSULTATION, 100, (1, 0, 0), ADOPTED),
        (CONSULTATION, 100, (2, 3, 0), REJECTED),
        (CONSULTATION, 100, (2, 2, 5), TIED),
        (CONSULTATION, 100, (1, 0, 50), ADOPTED),
        (CONSULTATION, 100, (0, 0, 5), REJECTED),
        (CONSULTATION, 100, (0, 0, 0), NO_QUORUM),
        # A residents' meeting: more than half take part, more than half of those agree.
        (MEETING, 10, (6, 0, 0), ADOPTED),
        (MEETING, 10, (5, 0, 0), NO_QUORUM),
        (MEETING, 10, (4, 1, 1), ADOPTED),
        (MEETING, 10, (3, 2, 1), REJECTED),
        (MEETING, 10, (3, 3, 0), TIED),
        (MEETING, 11, (3, 3, 0), TIED),
        (MEETING, 11, (4, 2, 0), ADOPTED),
        (MEETING, 12, (6, 0, 0), NO_QUORUM),
        # Abstentions and votes against make the quorum that passes a motion.
        (MEETING, 10, (4, 2, 0), ADOPTED),
        (MEETING, 10, (4, 0, 0), NO_QUORUM),
        (MEETING, 10, (0, 0, 6), REJECTED),
        # Two thirds of all, equality included.
        (OF_ALL, 9, (6, 0, 0), ADOPTED),
        (OF_ALL, 9, (5, 1, 0), REJECTED),
        (OF_ALL, 9, (5, 0, 0), NO_QUORUM),
        (OF_ALL, 9, (6, 3, 0), ADOPTED),
    ],
)
def test_motions(
    bylaw: Bylaw, electors: int, cast: tuple[int, int, int], ending: PollState
) -> None:
    poll = open_poll(bylaw=bylaw, electors=electors)
    verdict = decide(poll, motion(*cast))
    assert verdict.state is ending
    assert verdict.participating == sum(cast)
    assert verdict.electors == electors
    assert poll.ended(verdict.state).state in CLOSED


@pytest.mark.parametrize(
    ("bylaw", "cast", "ending", "winners"),
    [
        (CONSULTATION, (3, 2, 1), ADOPTED, ("1",)),
        (CONSULTATION, (2, 2, 1), TIED, ("1", "2")),
        (CONSULTATION, (0, 0, 0), NO_QUORUM, ()),
        (MEETING, (4, 2, 1), ADOPTED, ("1",)),
        (MEETING, (3, 2, 2), REJECTED, ("1",)),
        (MEETING, (2, 1, 1), NO_QUORUM, ("1",)),
    ],
)
def test_choices_among_several(
    bylaw: Bylaw, cast: tuple[int, ...], ending: PollState, winners: tuple[str, ...]
) -> None:
    poll = open_poll(method="plurality", labels=["东", "西", "北"], bylaw=bylaw)
    verdict = decide(poll, named(*cast))
    assert (verdict.state, verdict.tally.winners) == (ending, winners)


def test_approvals_are_counted_by_ballots_not_by_choices() -> None:
    poll = open_poll(method="approval", labels=["东", "西", "北"], bylaw=MEETING)
    ballots = {Ballot(choices=("1", "2")): 4, Ballot(choices=("1", "3")): 2}
    verdict = decide(poll, ballots)
    assert verdict.participating == 6
    assert verdict.tally.counts == {"1": 6, "2": 4, "3": 2}
    assert verdict.state is ADOPTED
    few = decide(poll, {Ballot(choices=("1", "2", "3")): 5})
    assert few.state is NO_QUORUM


def test_both_tests_are_shown_even_when_the_first_fails() -> None:
    verdict = decide(open_poll(bylaw=MEETING), motion(4, 0))
    assert (verdict.quorum_met, verdict.majority_met) == (False, True)
    quorum, majority = verdict.steps[-2:]
    assert quorum.values == {
        "participating": 4,
        "electors": 10,
        "share": "1/2",
        "strict": "true",
        "least": 6,
        "met": "false",
    }
    assert majority.values == {"part": 4, "base": 4, "least": 3, "met": "true"}


@pytest.mark.parametrize(
    ("method", "bylaw", "cast", "key"),
    [
        ("majority", CONSULTATION, {}, "step-nobody"),
        ("majority", CONSULTATION, motion(0, 0, 4), "step-nobody"),
        ("majority", CONSULTATION, motion(1, 1), "step-tied"),
        ("majority", CONSULTATION, motion(2, 1), "step-majority"),
        ("plurality", CONSULTATION, named(2, 1), "step-most-chosen"),
        ("plurality", MEETING, named(2, 1), "step-majority"),
        ("approval", CONSULTATION, named(2, 1), "step-most-chosen"),
    ],
)
def test_the_last_step_says_how_it_was_decided(
    method: str, bylaw: Bylaw, cast: dict[Ballot, int], key: str
) -> None:
    verdict = decide(open_poll(method=method, bylaw=bylaw), cast)
    assert verdict.steps[-1].key == key


@given(boxes(), st.sampled_from(sorted(BYLAWS)), st.integers(min_value=0, max_value=60))
def test_every_poll_ends_in_an_end_state(box: Box, bylaw: str, absent: int) -> None:
    poll = replace(
        open_poll(bylaw=BYLAWS[bylaw], electors=len(box.ballots) + absent),
        method=box.method.name,
        options=box.options,
    )
    verdict = decide(poll, box.counted)
    assert verdict.state in CLOSED
    assert verdict.participating <= verdict.electors
    assert decide(poll, box.counted) == verdict
    if verdict.state is ADOPTED:
        assert verdict.quorum_met
        assert verdict.majority_met
        assert len(verdict.tally.winners) == 1


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_a_motion_with_more_against_than_for_never_passes(
    for_: int, against: int, abstain: int
) -> None:
    for bylaw in BYLAWS.values():
        poll = open_poll(bylaw=bylaw, electors=120)
        if decide(poll, motion(for_, against, abstain)).state is ADOPTED:
            assert for_ > against


# The outcome


def outcome(*, effect: LegalEffect = LegalEffect.ADVISORY, adopted: bool = False) -> Outcome:
    poll = open_poll()
    return Outcome(
        id=OutcomeId("outcome"),
        community_id=poll.community_id,
        topic_id=poll.topic_id,
        poll_id=poll.id,
        number=poll.number,
        title=poll.title,
        verdict=decide(poll, motion(2, 1)),
        effect=effect,
        adopted_for_meetings=adopted,
        decided_at=CLOSES,
        notice_ends_at=notice_end(CLOSES),
    )


@pytest.mark.parametrize(
    ("effect", "adopted", "binding"),
    [
        (LegalEffect.ADVISORY, False, False),
        (LegalEffect.ADVISORY, True, False),
        (LegalEffect.MEETING_IF_ADOPTED, False, False),
        (LegalEffect.MEETING_IF_ADOPTED, True, True),
    ],
)
def test_a_result_binds_only_where_the_meeting_adopted_the_channel(
    effect: LegalEffect, *, adopted: bool, binding: bool
) -> None:
    assert outcome(effect=effect, adopted=adopted).binding is binding


@pytest.mark.parametrize("days", [0, 1, 14, 15, 30])
def test_a_notice_runs_fifteen_days_at_least(days: int) -> None:
    assert notice_end(CLOSES, days=days) - CLOSES == timedelta(days=max(days, NOTICE_DAYS))


def test_inquiries_are_taken_while_the_notice_runs() -> None:
    noticed = outcome()
    assert noticed.inquired("  多少钱？ ", at=CLOSES) == "多少钱？"
    last = noticed.notice_ends_at - timedelta(seconds=1)
    assert noticed.is_noticed(at=last)
    with pytest.raises(InquiryEmpty):
        noticed.inquired(" \n", at=last)
    with pytest.raises(NoticeOver):
        noticed.inquired("多少钱？", at=noticed.notice_ends_at)


def test_an_inquiry_is_answered_and_the_later_answer_stands() -> None:
    inquiry = Inquiry(
        id=InquiryId("inquiry"),
        outcome_id=OutcomeId("outcome"),
        member_id=MemberId("asker"),
        text="多少钱？",
        asked_at=CLOSES,
    )
    by = MemberId("committee")
    answered = inquiry.replied(" 三千元 ", by=by, at=CLOSES)
    assert (answered.answer, answered.answered_by) == ("三千元", by)
    assert answered.replied("四千元", by=by, at=CLOSES).answer == "四千元"
    with pytest.raises(InquiryEmpty):
        inquiry.replied("", by=by, at=CLOSES)


def test_an_outcome_keeps_its_documents() -> None:
    documents = OutcomeDocuments(
        record=AttachmentId("pdf"), card=AttachmentId("png"), notice=AttachmentId("sheet")
    )
    kept = outcome().recorded(documents)
    assert (kept.record_id, kept.card_id, kept.notice_id) == ("pdf", "png", "sheet")


def test_every_method_can_be_decided_under_every_bylaw() -> None:
    for method in METHODS:
        for bylaw in BYLAWS.values():
            decide(open_poll(method=method, bylaw=bylaw), {})
