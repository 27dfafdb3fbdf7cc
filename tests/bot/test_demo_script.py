"""The script of the demo, and what plays it."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.demo.cast import Neighbourhood, Settling
from bot.demo.labels import UnknownLabel
from bot.demo.player import Refused
from bot.demo.script import BadScript, Cue, Place, shipped, story
from bot.demo.seeding import Stage, player, seed_demo
from bot.files import StoredFiles
from bot.storage.database import Storage
from bot.storage.work import SqlUnitOfWork
from bot.tokens import PressTokens
from deliberation.identifiers import AttachmentId, CommunityId
from deliberation.outcomes import Outcome, OutcomeDocuments
from deliberation.polls import PollState
from handlers.ports import Attachment, UnitOfWork
from knowledge.library import Answer, Conflict, Passage
from tests.dialogues import Council
from tests.fakes import FakeIds

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


class NothingKnown:
    """A store without passages."""

    def passages(
        self, text: str, *, community_id: CommunityId, limit: int
    ) -> Sequence[Passage]:
        del text, community_id, limit
        return ()

    def bearing(
        self, text: str, *, community_id: CommunityId
    ) -> tuple[Sequence[Passage], Sequence[Conflict]]:
        del text, community_id
        return (), ()

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        del question, community_id, on, longest, earlier
        return Answer(answered=False, text="")


@pytest.fixture
def stage(storage: Storage, ids: FakeIds, tmp_path: Path) -> Stage:
    known = NothingKnown()

    def typeset(work: UnitOfWork, outcome: Outcome, at: datetime) -> OutcomeDocuments:
        made = [AttachmentId(ids.new()) for _ in range(3)]
        for key in made:
            work.attachments.add(
                Attachment(
                    id=key,
                    community_id=outcome.community_id,
                    channel="",
                    reference="",
                    name="",
                    media_type="",
                    added_at=at,
                )
            )
        return OutcomeDocuments(*made)

    return Stage(
        storage=storage,
        ids=ids,
        tokens=PressTokens(b"secret"),
        files=StoredFiles(tmp_path / "files"),
        finder=known,
        answers=known,
        typeset=typeset,
    )


def line(**told: object) -> str:
    """Return a line of a script in TOML."""
    return "\n".join(("[[day.lines]]", *(f"{name} = {toml(told[name])}" for name in told)))


def opens(what: str) -> dict[str, str]:
    return {"who": "周老师", "does": what}


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{name}" = "{words}"' for name, words in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def cues(*lines: str, ago: int = 3) -> tuple[Cue, ...]:
    return tuple(story("\n".join(("[[day]]", f"ago = {ago}", *lines))))


def played(stage: Stage, work: SqlUnitOfWork, *lines: str) -> Neighbourhood:
    home = Settling(work, stage.ids, at=NOW).neighbourhood()
    player(stage, work, home).play(cues(*lines), now=NOW)
    return home


def test_a_line_is_one_thing_that_one_person_does() -> None:
    (cue,) = cues(line(at="19:12", who="李叔", says="灯不亮了"), ago=58)
    assert cue == Cue(
        ago=58, at=time(19, 12), who="李叔", where=Place.RESIDENTS, says="灯不亮了"
    )
    local = cue.moment(today=date(2026, 11, 22), zone=ZoneInfo("Asia/Shanghai"))
    assert local.isoformat() == "2026-09-25T19:12:00+08:00"


def test_a_press_is_made_in_private_with_its_values() -> None:
    (cue,) = cues(line(at="09:00", who="周老师", does="moderate.accept", p="路灯"))
    assert (cue.where, cue.does, dict(cue.values)) == (
        Place.PRIVATE,
        "moderate.accept",
        {"p": "路灯"},
    )


def test_many_people_do_the_same_one_after_the_other() -> None:
    found = cues(
        line(at="09:00", does="vote.cast", poll="灯", choice={"李叔": "1", "小陈": "2"}),
        line(at="10:00", who=["李叔", "小陈"], does="propose.second", p="灯", every=20),
    )
    assert [(cue.at, cue.who, cue.values.get("choice")) for cue in found] == [
        (time(9, 0), "李叔", "1"),
        (time(9, 3), "小陈", "2"),
        (time(10, 0), "李叔", None),
        (time(10, 20), "小陈", None),
    ]


@pytest.mark.parametrize(
    "told",
    [
        line(at="09:00", who="李叔"),
        line(at="09:00", who="李叔", says="好", does="guide.help"),
        line(at="09:00", does="guide.help"),
        line(at="09:00", who="李叔", does="vote.cast", choice={"小陈": "1"}),
        line(at="09:00", does="x.y", a={"小陈": "1"}, b={"李叔": "1"}),
        line(at="25:00", who="李叔", says="好"),
        line(at="23:59", who=["李叔", "小陈"], does="guide.help"),
        line(at="09:00", who="李叔", says="好", where="nowhere"),
        line(who="李叔", says="好"),
    ],
)
def test_a_line_that_makes_no_sense_is_told(told: str) -> None:
    with pytest.raises(BadScript):
        cues(told)


def test_the_script_that_ships_tells_things_in_their_order() -> None:
    found = shipped()
    assert [(-cue.ago, cue.at) for cue in found] == sorted((-cue.ago, cue.at) for cue in found)
    assert all(cue.ago >= 1 for cue in found)
    assert len(found) > 250


def test_numbers_in_words_are_those_that_were_given(storage: Storage, stage: Stage) -> None:
    with storage.transaction() as work:
        home = played(
            stage,
            work,
            line(
                at="09:00",
                who="李叔",
                does="propose.submit",
                text="灯坏了",
                place="门口",
                as_proposal="灯",
            ),
            line(at="09:05", who="小陈", says="附议 {灯}"),
        )
        proposal = work.proposals.where()[-1]
        assert work.secondings.count(proposal_id=proposal.id) == 1
        room = next(iter(home.rooms.values())).external_id
        assert next(each.text for each in work.web_messages.latest(room, limit=9)) == "附议 1"


def test_a_label_that_nothing_was_given_is_told(storage: Storage, stage: Stage) -> None:
    with pytest.raises(UnknownLabel), storage.transaction() as work:
        played(stage, work, line(at="09:00", who="小陈", does="propose.second", p="灯"))


def test_a_line_that_a_rule_refuses_is_told(storage: Storage, stage: Stage) -> None:
    with pytest.raises(Refused), storage.transaction() as work:
        played(stage, work, line(at="09:00", who="小林", does="propose.start", text="提"))


def test_what_is_said_at_night_waits_for_the_morning(storage: Storage, stage: Stage) -> None:
    lines = (
        line(at="19:00", who="李叔", does="propose.submit", text="灯坏了", as_proposal="灯"),
        line(
            at="19:01",
            who="周老师",
            does="moderate.open_topic",
            p="灯",
            title="灯",
            as_topic="灯",
        ),
        line(
            at="22:30",
            who="周老师",
            does="vote.open",
            t="灯",
            method="majority",
            closes_at="9天后 20:00",
        ),
    )
    with storage.transaction() as work:
        home = played(stage, work, *lines)
        told = work.web_messages.latest(home.people["李叔"].id, limit=20)
        opened = next(each for each in told if "开始表决" in each.text)
        assert (
            opened.at.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%d %H:%M") == "20 08:00"
        )


def test_other_communities_go_on_as_if_nothing_had_been_played(
    storage: Storage, stage: Stage, ids: FakeIds
) -> None:
    council = Council(
        begin=storage.transaction, ids=ids, now=datetime(2026, 11, 10, tzinfo=UTC)
    )
    council.acts("王阿姨", "propose.submit", text="别处的事", place="门口")
    with storage.reading() as work:
        proposal = work.proposals.where()[-1].id
    council.acts("周老师", "moderate.open_topic", p=proposal, title="别处的事")
    with storage.reading() as work:
        topic = work.topics.where()[-1].id
    council.acts("周老师", "vote.open", t=topic, method="majority", closes_at="2天后 20:00")
    assert seed_demo(stage, now=NOW)
    with storage.transaction() as work:
        outcome = work.outcomes.one(title="别处的事")
        assert outcome is not None
        assert outcome.decided_at == NOW
        assert outcome.verdict.state is PollState.CLOSED_WITHOUT_QUORUM
        assert outcome.record_id is None
        waiting = work.queue.claim(now=NOW, owner="test", lease_s=0, limit=9)
        assert [each.kind for each in waiting] == ["bearing", "record"]
        letters = sum(work.outbox.counts().values())
        assert letters > 0
        rooms = work.rooms.where(channel="web")
        chats = [each.external_id for each in rooms]
        told = [each for chat in chats for each in work.web_messages.latest(chat, limit=500)]
        assert not [each for each in told if "别处的事" in each.text]
    assert not seed_demo(stage, now=NOW)
    with storage.reading() as work:
        assert sum(work.outbox.counts().values()) == letters
