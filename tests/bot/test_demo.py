"""The demo neighbourhood: settled once, with something in every stage of the chain."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.files import StoredFiles
from bot.ground import Ground
from bot.settings import Settings
from bot.settling import settle_demo
from bot.signing import verified
from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from bot.storage.work import SqlUnitOfWork
from bot.web.views.doorways import on_desk, uncoded
from bot.web.views.rolls import rolls_desk
from deliberation.communities import Community, Member, Purpose, Role, Standing
from deliberation.doorways import ReportState
from deliberation.ledger.verifying import verify
from deliberation.outcomes import Outcome
from deliberation.polls import PollState
from deliberation.proposals import ProposalState
from deliberation.responses import CommitmentState, Response, ResponseState
from deliberation.rounds import RoundKind
from deliberation.schedule import in_order, present
from deliberation.topics import StatementState, TopicState
from handlers.complaining import complaints_about
from handlers.heads import heads_of
from handlers.messages import Incoming
from handlers.places import is_speaker
from handlers.ports import QuestionState, StaffAnswerState
from handlers.remembering import remembered
from handlers.router import route
from handlers.witnessing import is_enough, witnesses_of
from tests.fakes import START, FakeClock, FakeIds


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Return an installation whose demo neighbourhood is settled; for reading."""
    made = installed(tmp_path_factory.mktemp("demo"))
    assert settle_demo(made)
    yield made
    made.storage.close()


def installed(folder: Path, *, now: datetime = START) -> Ground:
    settings = Settings(
        data_dir=folder, secret_key=SecretStr("a-secret-of-the-tests-0123456789abcdef")
    )
    migrate(settings.database)
    return Ground(
        settings=settings,
        storage=open_storage(settings.database, secret=b"secret"),
        files=StoredFiles(settings.files_dir),
        clock=FakeClock(present=now),
        ids=FakeIds(),
        secret=b"secret",
    )


@pytest.fixture
def work(ground: Ground) -> Iterator[SqlUnitOfWork]:
    with ground.storage.reading() as reading:
        yield reading


@pytest.fixture
def demo(work: SqlUnitOfWork) -> Community:
    found = work.communities.one(slug="demo")
    assert found is not None
    return found


def responses(work: SqlUnitOfWork) -> dict[str, tuple[Outcome, Response]]:
    found: dict[str, tuple[Outcome, Response]] = {}
    for outcome in work.outcomes.where():
        response = work.responses.one(outcome_id=outcome.id)
        assert response is not None
        found[outcome.title] = outcome, response
    return found


def test_the_community_and_all_its_people_are_marked(
    work: SqlUnitOfWork, demo: Community
) -> None:
    assert demo.demo
    assert "演示" in demo.name
    assert "演示" in demo.parent
    members = [each for each in work.members.where() if not is_speaker(each.id)]
    assert all(member.demo for member in members)
    residents = [each for each in members if each.has(Role.RESIDENT)]
    assert len(residents) >= 14
    assert len(work.households.where()) >= 12
    assert any(each.standing is Standing.GUEST for each in members)
    for role in (Role.MODERATOR, Role.COMMITTEE, Role.ADMIN):
        assert any(each.has(role) for each in members)
    assert {room.purpose for room in work.rooms.where(channel="web")} == set(Purpose)


def test_homes_are_on_the_roll_and_doorways_have_codes_reports_and_questions(
    work: SqlUnitOfWork, demo: Community
) -> None:
    shown = rolls_desk(work, demo)
    assert shown.households == shown.holdings == work.households.count()
    assert shown.owners > shown.unlinked > 0
    doors = on_desk(work, demo, now=START)
    assert {each.code.place for each in doors} >= {"1-1", "3-2", "5-1"}
    assert uncoded(work, demo, now=START) == 0
    reported = work.doorway_reports.where(community_id=demo.id)
    assert {each.state for each in reported} == set(ReportState)
    assert any(each.attachment_ids for each in reported)
    asked = [each for each in work.questions.where() if is_speaker(each.member_id)]
    assert [each.state for each in asked] == [QuestionState.ANSWERED]


def test_one_waiting_proposal_meets_a_prohibition_and_no_other_does(
    work: SqlUnitOfWork,
) -> None:
    met = [each for each in work.bearings.where() if each.conflicts]
    assert [work.proposals.get(each.id).state for each in met] == [ProposalState.SUBMITTED]
    (conflict,) = met[0].conflicts
    assert "消防通道" in conflict.said
    assert "不能占用" in conflict.quote
    assert work.passages.get(conflict.passage_id).locator == "第二十八条、第六十条"
    moderator = work.members.one(name="周老师")
    assert moderator is not None
    messages = work.web_messages.latest(moderator.id, limit=200)
    assert sum("请留意：《中华人民共和国消防法》" in each.text for each in messages) == 1


def test_every_closed_poll_has_a_bulletin_that_holds(work: SqlUnitOfWork) -> None:
    outcomes = work.outcomes.where()
    kept = [work.bulletins.get(each.id) for each in outcomes]
    assert len(kept) >= 8
    for each in kept:
        found = verify(each.text.encode(), verified=verified)
        assert found.holds, [check for check in found.checks if not check.holds]


def test_heads_are_posted_witnessed_and_complained_of(work: SqlUnitOfWork) -> None:
    running = work.polls.where(state=PollState.OPEN)
    assert any(heads_of(work, poll) for poll in running)
    heads = work.tree_heads.where()
    assert any(is_enough(witnesses_of(work, each)) for each in heads)
    complaints = [complaints_about(work, each) for each in work.outcomes.where()]
    assert any(each.matching for each in complaints)
    assert any(work.ballots.destroyed(each.poll_id) for each in work.outcomes.where())


def test_proposals_stand_everywhere(work: SqlUnitOfWork) -> None:
    proposals = work.proposals.where()
    assert {each.state for each in proposals} == set(ProposalState)
    waiting = [each for each in proposals if each.state is ProposalState.SUBMITTED]
    assert any(work.secondings.count(proposal_id=each.id) >= 3 for each in waiting)
    declined = next(each for each in proposals if each.state is ProposalState.DECLINED)
    assert declined.reason
    pictured = [each for each in proposals if each.attachment_ids]
    assert pictured


def test_a_topic_is_under_deliberation_with_words_to_weigh_and_to_screen(
    work: SqlUnitOfWork,
) -> None:
    assert {each.state for each in work.topics.where()} == set(TopicState)
    topic = work.topics.one(state=TopicState.DELIBERATING, template="opinions")
    assert topic is not None
    statements = work.statements.where(topic_id=topic.id)
    states = Counter(each.state for each in statements)
    assert states[StatementState.SHOWN] >= 3
    assert states[StatementState.PENDING] >= 2
    assert work.stances.count(statement_id=tuple(each.id for each in statements)) >= 6
    assert topic.passage_ids


def test_a_topic_runs_in_rounds_of_several_kinds(work: SqlUnitOfWork) -> None:
    topic = work.topics.one(state=TopicState.DELIBERATING, template="neighbours")
    assert topic is not None
    rounds = in_order(work.rounds.where(topic_id=topic.id))
    running = present(rounds, at=START)
    assert running is not None
    assert running.kind is RoundKind.PLAN
    assert [each.kind for each in rounds][:2] == [RoundKind.FINDS, RoundKind.PARTIES]
    statements = work.statements.where(topic_id=topic.id)
    assert {each.state for each in statements} >= {StatementState.SHOWN, StatementState.JOINED}
    assert any(each.speaker for each in statements)
    assert work.stances.count(statement_id=tuple(each.id for each in statements)) >= 30
    (meeting,) = work.meetings.where(topic_id=topic.id)
    assert meeting.heads > len(meeting.attended) > 3
    assert all(each.statements for each in work.option_drafts.where(topic_id=topic.id))
    assert work.traces.count(subject=topic.id, action="rounds.extend") == 1


def test_a_poll_is_open_for_days_and_some_have_voted(work: SqlUnitOfWork) -> None:
    (poll,) = work.polls.where(state=PollState.OPEN)
    assert timedelta(days=2) < poll.closes_at - START < timedelta(days=7)
    assert 3 <= work.ballots.turnout(poll.id) < poll.electors


def test_outcomes_ended_in_more_than_one_way(work: SqlUnitOfWork) -> None:
    endings = {each.verdict.state for each in work.outcomes.where()}
    assert endings >= {
        PollState.CLOSED_ADOPTED,
        PollState.CLOSED_TIED,
        PollState.CLOSED_WITHOUT_QUORUM,
    }


def test_a_notice_runs_with_inquiries_and_the_committee_still_has_time(
    work: SqlUnitOfWork,
) -> None:
    waiting = [
        (outcome, response)
        for outcome, response in responses(work).values()
        if response.state is ResponseState.DUE and response.overdue_since is None
    ]
    noticed = [outcome for outcome, _ in waiting if outcome.is_noticed(at=START)]
    assert noticed
    inquiries = work.inquiries.where(outcome_id=noticed[-1].id)
    assert {bool(each.answer) for each in inquiries} == {True, False}


def test_one_response_is_overdue_and_one_was_reopened(work: SqlUnitOfWork) -> None:
    found = [response for _, response in responses(work).values()]
    assert any(each.overdue_since for each in found)
    (reopened,) = (each for each in found if each.reopened_at)
    assert reopened.state is ResponseState.DUE
    assert reopened.due_at > START
    assert {each.state for each in found} == set(ResponseState)


def test_commitments_are_done_under_way_and_overdue_with_photos(
    work: SqlUnitOfWork, ground: Ground
) -> None:
    commitments = work.commitments.where()
    states = {each.state for each in commitments}
    assert states >= {CommitmentState.UNDER_WAY, CommitmentState.DONE}
    assert any(each.overdue_since for each in commitments)
    photos = [key for each in work.progress.where() for key in each.attachment_ids]
    assert len(photos) >= 3
    for key in photos:
        photo = work.attachments.get(key)
        assert ground.files.read(photo.digest).startswith(b"\xff\xd8\xff")


def test_a_done_matter_was_rated_and_another_was_not_to_satisfaction(
    work: SqlUnitOfWork,
) -> None:
    ratings = work.ratings.where()
    assert {(each.solved, each.satisfied) for each in ratings} == {(True, True), (False, False)}
    lamp, _ = responses(work)["3号楼门口的路灯怎么修"]
    of_lamp = [each for each in ratings if each.outcome_id == lamp.id]
    assert len(of_lamp) >= 4
    assert all(each.satisfied for each in of_lamp)


def test_questions_are_in_every_state(work: SqlUnitOfWork) -> None:
    questions = work.questions.where()
    states = Counter(each.state for each in questions)
    assert states.keys() == set(QuestionState) - {QuestionState.ASKED}
    assert states[QuestionState.ANSWERED] >= 4
    assert any(each.helpful is False for each in questions)
    cited_in = {QuestionState.ANSWERED, QuestionState.REPLIED}
    for question in questions:
        cited = [work.passages.get(each.passage_id) for each in question.citations]
        assert cited if question.state in cited_in else not cited


def test_answers_of_staff_are_in_every_state(work: SqlUnitOfWork, demo: Community) -> None:
    answers = work.staff_answers.where(community_id=demo.id)
    assert {each.state for each in answers} == set(StaffAnswerState)
    approved = work.staff_answers.one(state=StaffAnswerState.APPROVED)
    assert approved is not None
    assert approved.replaces
    assert len(approved.questions) == 2
    assert len(remembered(work)) >= 2


def test_every_outcome_has_its_documents(work: SqlUnitOfWork, ground: Ground) -> None:
    for outcome in work.outcomes.where():
        assert outcome.record_id is not None
        assert outcome.card_id is not None
        record = work.attachments.get(outcome.record_id)
        card = work.attachments.get(outcome.card_id)
        assert ground.files.read(record.digest).startswith(b"%PDF")
        assert ground.files.read(card.digest).startswith(b"\x89PNG")


def test_nothing_is_left_to_be_done_or_delivered(work: SqlUnitOfWork) -> None:
    assert not any(work.queue.counts().values())
    assert not any(work.outbox.counts().values())


def test_the_residents_room_reads_like_a_group(work: SqlUnitOfWork, demo: Community) -> None:
    room = work.rooms.one(purpose=Purpose.RESIDENTS)
    assert room is not None
    messages = work.web_messages.latest(room.external_id, limit=500)
    authors = Counter(each.author for each in messages)
    assert len(messages) > 80
    assert 20 < authors[""] < len(messages)
    assert len(authors) > 10
    moments = [each.at for each in messages]
    assert moments == sorted(moments)
    assert demo.created_at < moments[0] < moments[-1] < START
    assert any(each.files for each in messages)
    assert not [each for each in messages if "refusal-" in each.text]


def test_buttons_lead_to_pages_wherever_the_program_is(work: SqlUnitOfWork) -> None:
    room = work.rooms.one(purpose=Purpose.RESIDENTS)
    assert room is not None
    links = [
        button.link
        for message in work.web_messages.latest(room.external_id, limit=500)
        for button in message.buttons
        if button.link
    ]
    assert links
    assert all(link.startswith("/") for link in links)


@pytest.mark.no_cover  # as the neighbourhood that is settled for reading
def test_digits_find_the_card_of_the_open_poll(tmp_path: Path) -> None:
    made = installed(tmp_path)
    assert settle_demo(made)
    with made.storage.transaction() as work:
        (poll,) = work.polls.where(state=PollState.OPEN)
        before = work.ballots.turnout(poll.id)
        words = f"{poll.number}号 1"
        arrived = said(work, one_named(work, "小陈"), words)
        route(arrived, work=work, now=made.clock.now(), ids=made.ids)
        assert work.ballots.turnout(poll.id) == before + 1
        card = f"poll:{poll.id}"
        room = work.rooms.one(purpose=Purpose.RESIDENTS)
        assert room is not None
        shown = work.outbox.card_message(channel="web", chat=room.external_id, card=card)
        assert shown is not None
        assert work.web_messages.find(shown) is not None
    assert not settle_demo(made)
    made.storage.close()


def one_named(work: SqlUnitOfWork, name: str) -> Member:
    found = work.members.one(name=name)
    assert found is not None
    return found


def said(work: SqlUnitOfWork, member: Member, words: str) -> Incoming:
    room = work.rooms.one(purpose=Purpose.RESIDENTS)
    assert room is not None
    return Incoming(
        channel="web",
        update_id="u1",
        sender=member.id,
        sender_name=member.name,
        at=START,
        community=member.community_id,
        room=room.external_id,
        text=words,
        addressed=False,
    )


@pytest.mark.no_cover  # as the neighbourhood that is settled for reading
@pytest.mark.parametrize("hour", [16, 23])  # midnight and early morning in Shanghai
def test_it_settles_at_any_hour(
    tmp_path: Path, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.press.record_pdf", lambda _: b"%PDF")
    monkeypatch.setattr("bot.press.record_card", lambda _: b"\x89PNG")
    monkeypatch.setattr("bot.press.notice_pdf", lambda _: b"%PDF")
    now = datetime(2027, 3, 1, hour, 10, tzinfo=UTC)
    made = installed(tmp_path, now=now)
    assert settle_demo(made)
    assert latest_moment(made.storage) < now
    made.storage.close()


def latest_moment(storage: Storage) -> datetime:
    with storage.reading() as work:
        chats = [room.external_id for room in work.rooms.where()]
        return max(work.web_messages.latest(chat, limit=1)[0].at for chat in chats)
