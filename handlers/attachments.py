"""Files that people send along: kept by name at once, fetched by a job."""

from dataclasses import dataclass

from deliberation.identifiers import AttachmentId
from deliberation.refusals import Refusal
from handlers.dialogue import one_line
from handlers.messages import IncomingFile
from handlers.ports import Attachment, Job
from handlers.turn import Turn

MOST_FILES = 6
LONGEST_NAME = 100
LONGEST_ENDING = 8
LARGEST = 20 * 1024 * 1024


@dataclass(eq=False)
class TooManyFiles(Refusal):
    """More files came at once than one thing can carry."""

    most: int


@dataclass(eq=False)
class FileTooLarge(Refusal):
    """A file is larger than channels can hand over."""

    megabytes: int


def attached(turn: Turn, *, public: bool = False) -> tuple[AttachmentId, ...]:
    """Keep the files of the message and have them fetched; may raise a Refusal."""
    files = turn.incoming.files
    if len(files) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    if any(file.size > LARGEST for file in files):
        raise FileTooLarge(megabytes=LARGEST // (1024 * 1024))
    return tuple(_kept(turn, file, public=public) for file in files)


def _kept(turn: Turn, file: IncomingFile, *, public: bool) -> AttachmentId:
    key = keep(turn, file, public=public)
    turn.work.jobs.add(Job("fetch", {"attachment": key}, key=f"fetch:{key}"))
    return key


def keep(turn: Turn, file: IncomingFile, *, public: bool = False) -> AttachmentId:
    """Keep a file by name; whoever needs its bytes has them fetched."""
    attachment = Attachment(
        id=AttachmentId(turn.ids.new()),
        community_id=turn.community.id,
        channel=turn.incoming.channel,
        reference=file.reference,
        name=_name(file.name),
        media_type=file.media_type,
        added_at=turn.now,
        added_by=turn.member.id,
        public=public,
    )
    turn.work.attachments.add(attachment)
    return attachment.id


def _name(told: str) -> str:
    """Return a file's name on one line; a long one keeps its ending, which tells its kind."""
    stem, point, ending = told.rpartition(".")
    if not point or len(ending) > LONGEST_ENDING:
        return one_line(told, most=LONGEST_NAME)
    kept = f".{one_line(ending, most=LONGEST_ENDING)}"
    return f"{one_line(stem, most=LONGEST_NAME - len(kept))}{kept}"
