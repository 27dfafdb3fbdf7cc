"""Voice notes: heard by a job, shown as words, done once their speaker says yes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.channel import Channel, Undeliverable
from bot.files import StoredFiles
from bot.storage.database import Storage
from bot.storage.jobs import ClaimedJob
from bot.voices import Voices
from deliberation.privacy import Asked
from handlers import exporting, voice
from handlers.agreements import agreed
from handlers.erasing import removed
from handlers.messages import AttachmentKind, IncomingFile, Press
from handlers.ports import Attachment
from handlers.retention import FORGET_FILE, PERIODS, Kept, forget
from knowledge.chat_model import ModelUnavailable, Trouble
from knowledge.transcribing import Recording
from tests.dialogues import CHANNEL, GROUP, PRIVATE, Council, Where
from tests.fakes import FakeClock

SOUND = b"OggS speech"
NOTE = IncomingFile(
    AttachmentKind.VOICE, reference="v1", name="v1.ogg", media_type="audio/ogg", seconds=4
)
HOST = "api.example"


@dataclass
class Ear:
    """Hears what the test says it hears."""

    says: str = "提 3号楼门口路灯坏了"
    trouble: Trouble | None = None
    heard: list[Recording] = field(default_factory=list[Recording])

    def words(self, recording: Recording) -> str:
        self.heard.append(recording)
        if self.trouble:
            raise ModelUnavailable(self.trouble)
        return self.says


class Line:
    """A channel that hands over the same bytes every time, or none."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    async def fetch(self, reference: str) -> bytes:
        if not self.content:
            raise Undeliverable(reference)
        return self.content


@dataclass
class Room:
    """A council whose voice notes are listened to."""

    council: Council
    store: Storage
    files: StoredFiles
    ear: Ear | None = field(default_factory=Ear)
    host: str = ""
    line: Line = field(default_factory=lambda: Line(SOUND))

    def speaks(self, who: str, *, where: Where = PRIVATE, note: IncomingFile = NOTE) -> None:
        """Let somebody send a voice note, and the job about it be done."""
        self.council.says(who, "", where=where, files=(note,), addressed=True)
        for job in self.waiting():
            self.does(job)

    def waiting(self) -> Sequence[ClaimedJob]:
        with self.store.transaction() as work:
            found = work.queue.claim(now=self.council.now, owner="t", lease_s=60, limit=9)
        return [each for each in found if each.kind == voice.JOB]

    def does(self, job: ClaimedJob) -> None:
        effect = asyncio.run(self.voices().listen(job.values))
        self.council.happens(lambda work, _now, _ids: effect(work))
        with self.store.transaction() as work:
            work.queue.finish(job, at=self.council.now)

    def voices(self) -> Voices:
        return Voices(
            storage=self.store,
            channels={CHANNEL: cast("Channel", self.line)},
            files=self.files,
            listener=self.ear,
            host=self.host,
            clock=FakeClock(self.council.now),
            ids=self.council.ids,
        )

    def proposals(self) -> list[str]:
        with self.council.begin() as work:
            return [each.text for each in work.proposals.where()]

    def notes(self) -> list[Attachment]:
        with self.council.begin() as work:
            return list(work.attachments.where())


@pytest.fixture
def room(council: Council, store: Storage, tmp_path: Path) -> Room:
    return Room(council, store, StoredFiles(tmp_path))


def test_words_are_shown_and_nothing_is_done_before_the_yes(room: Room) -> None:
    council = room.council
    room.speaks("王阿姨")
    council.sees(
        "王阿姨", "提 3号楼门口路灯坏了", "对，就这么说", "不对，我打字", where=PRIVATE
    )
    council.sees_nothing("李叔")
    council.says("李叔", "提案")
    council.sees_not("李叔", "路灯")
    council.presses("王阿姨", "对，就这么说")
    council.sees("王阿姨", "照片")
    council.presses("王阿姨", "跳过")
    council.says("王阿姨", "1")
    assert room.proposals() == ["3号楼门口路灯坏了"]


def test_what_is_confirmed_answers_the_question_that_waits(room: Room) -> None:
    council = room.council
    council.says("王阿姨", "提 地砖松了")
    council.sees("王阿姨", "在哪儿")
    assert room.ear
    room.ear.says = "花坛边"
    room.speaks("王阿姨")
    council.says("王阿姨", "1")
    council.sees("王阿姨", "照片")


def test_who_says_no_types_into_the_same_question(room: Room) -> None:
    council = room.council
    council.says("王阿姨", "提 地砖松了")
    room.speaks("王阿姨")
    council.presses("王阿姨", "不对，我打字")
    council.sees("王阿姨", "请打字")
    council.says("王阿姨", "花坛边")
    council.sees("王阿姨", "照片")
    assert room.proposals() == []


def test_it_is_done_once(room: Room) -> None:
    council = room.council
    assert room.ear
    room.ear.says = "谢谢"
    room.speaks("王阿姨")
    card = council.last("王阿姨")
    council.presses("王阿姨", "对，就这么说")
    council.sees("王阿姨", "不客气")
    press = card.choices[0][1].press
    council.receive("王阿姨", where=PRIVATE, press=press, message=card.id)
    council.sees("王阿姨", "已经办过")
    council.presses("王阿姨", "不对，我打字")
    council.sees("王阿姨", "已经办过")


def test_words_of_yesterday_are_not_done(room: Room) -> None:
    room.speaks("王阿姨")
    room.council.waits(hours=1)
    room.council.presses("王阿姨", "对，就这么说")
    room.council.sees("王阿姨", "过了时间")


def test_in_a_group_only_the_speaker_confirms(room: Room) -> None:
    council = room.council
    assert room.ear
    room.ear.says = "帮助"
    room.speaks("王阿姨", where=GROUP)
    council.sees("李叔", "我听到的是", where=GROUP)
    council.presses("李叔", "对，就这么说", where=GROUP)
    council.sees("李叔", "不是您说的")
    council.presses("王阿姨", "对，就这么说", where=GROUP)
    council.sees_not("王阿姨", "不是您说的")
    assert council.visible("王阿姨", where=GROUP)


def test_where_a_group_is_silent_it_is_told_in_private(room: Room) -> None:
    council = room.council
    with council.begin() as work:
        (bound,) = work.rooms.where(external_id=GROUP.value)
        work.rooms.save(replace(bound, muted_until=council.now + timedelta(days=1)))
    room.speaks("王阿姨", where=GROUP)
    council.sees("王阿姨", "我听到的是", where=PRIVATE)
    council.sees_nothing("李叔")


def test_without_an_endpoint_typing_is_asked_for_and_the_question_stays(room: Room) -> None:
    council = room.council
    room.ear = None
    council.says("王阿姨", "提 地砖松了")
    room.speaks("王阿姨")
    council.sees("王阿姨", "还不会听", "打字")
    council.says("王阿姨", "花坛边")
    council.sees("王阿姨", "照片")
    (note,) = room.notes()
    assert room.files.read(note.digest) == SOUND


@pytest.mark.parametrize("trouble", [Trouble.SLOW, Trouble.GARBLED, Trouble.EMPTY])
def test_what_cannot_be_heard_is_typed(room: Room, trouble: Trouble) -> None:
    assert room.ear
    room.ear.trouble = trouble
    room.speaks("王阿姨")
    room.council.sees("王阿姨", "没听清", "打字")


@pytest.mark.parametrize("content", [b"", bytes(voice.LARGEST + 1)], ids=["gone", "huge"])
def test_what_the_channel_does_not_hand_over_is_typed(room: Room, content: bytes) -> None:
    room.line.content = content
    room.speaks("王阿姨")
    room.council.sees("王阿姨", "没听清")
    assert room.ear
    assert not room.ear.heard


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (replace(NOTE, seconds=voice.LONGEST_SECONDS + 1), "2 分钟"),
        (replace(NOTE, size=voice.LARGEST + 1), "5 MB"),
    ],
    ids=["long", "large"],
)
def test_too_much_is_refused_before_it_is_fetched(
    room: Room, note: IncomingFile, said: str
) -> None:
    room.council.says("王阿姨", "", files=(note,))
    room.council.sees("王阿姨", said)
    assert not room.waiting()
    assert not room.notes()


# Consent


def test_a_voice_goes_outside_only_by_consent_asked_once_in_private(room: Room) -> None:
    council = room.council
    room.host = HOST
    assert room.ear
    room.speaks("王阿姨", where=GROUP)
    council.sees("王阿姨", HOST, "清河里社区", "同意", where=PRIVATE)
    council.sees_nothing("李叔")
    room.speaks("王阿姨", note=replace(NOTE, reference="v2"))
    council.sees("王阿姨", "您没有同意", "请打字")
    assert not room.ear.heard
    council.presses("王阿姨", "同意")
    council.sees("王阿姨", "再说一遍")
    room.speaks("王阿姨", note=replace(NOTE, reference="v3"))
    council.sees("王阿姨", "我听到的是")
    assert len(room.ear.heard) == 1


def test_a_consent_taken_back_keeps_the_voice_here(room: Room) -> None:
    council = room.council
    room.host = HOST
    council.acts("王阿姨", "privacy.agree", asked="voice", agree="yes")
    council.says("王阿姨", "撤回同意")
    council.presses("王阿姨", "不再发语音")
    council.sees("王阿姨", "不再发给外面")
    room.speaks("王阿姨")
    council.sees("王阿姨", "您没有同意")
    assert room.ear
    assert not room.ear.heard
    wang = council.member("王阿姨")
    with council.begin() as work:
        assert not agreed(work, wang.id, Asked.VOICE)


# Keeping and forgetting


def test_a_note_is_exported_and_goes_with_its_speaker(room: Room) -> None:
    council = room.council
    room.speaks("王阿姨")
    wang = council.member("王阿姨")
    with council.begin() as work:
        (told,) = exporting.gathered(work, wang)["files"]
        assert told["media_type"] == "audio/ogg"
        removed(work, wang)
        assert not work.dialogues.where()
    with room.store.transaction() as work:
        jobs = work.queue.claim(now=council.now, owner="t", lease_s=60, limit=9)
    assert FORGET_FILE in {each.kind for each in jobs}
    (note,) = room.notes()
    assert (note.digest, note.reference, note.added_by) == ("", "", None)


def test_whoever_is_removed_meanwhile_is_not_listened_to(room: Room) -> None:
    council = room.council
    council.says("王阿姨", "", files=(NOTE,))
    (job,) = room.waiting()
    wang = council.member("王阿姨")
    with council.begin() as work:
        removed(work, wang)
    room.does(job)
    council.silent()
    assert room.ear
    assert not room.ear.heard


def test_a_note_is_let_go_when_its_time_is_over(room: Room) -> None:
    room.speaks("王阿姨")
    room.council.now += PERIODS[Kept.UPLOADS] + timedelta(minutes=1)
    room.council.happens(lambda work, now, _: (forget(work, now=now), ())[1])
    (note,) = room.notes()
    assert (note.digest, note.name) == ("", "")


def test_a_form_without_a_voice_is_asked_to_type(council: Council) -> None:
    council.receive("王阿姨", where=PRIVATE, press=Press("voice.take"))
    council.sees("王阿姨", "打字")
