"""Stored files: the public ones to everybody, the others to neighbours."""

from collections.abc import Mapping
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse

from bot.posted import WEB
from bot.web.forms import KINDS_SHOWN
from bot.web.routes.chat import readable
from bot.web.visits import Visit, visiting
from deliberation.identifiers import AttachmentId
from deliberation.privacy import Shown
from handlers.access import Audience, NotHere, admits
from handlers.places import is_speaker
from handlers.ports import Attachment

NOTHING_RUNS = "default-src 'none'; sandbox"

router = APIRouter(include_in_schema=False)


@router.get("/files/{attachment_id}")
def attachment(request: Request, attachment_id: str) -> FileResponse:
    """Send an attachment to those who may see it."""
    with visiting(request) as visit:
        found = visit.work.attachments.one(id=AttachmentId(attachment_id))
        if found is None or not _may_see(visit, found):
            raise NotHere
        proxy = visit.work.proxies.one(paper_id=found.id)
        if proxy is not None:
            of = visit.work.franchises.where(elector_id=proxy.elector_id)
            visit.shows(Shown.PHOTO, people=(each.member_id for each in of), heads=not of)
        digest = found.digest or (found.reference if found.channel == WEB else "")
        return sent(
            visit, digest, name=found.name, media_type=found.media_type, public=found.public
        )


@router.get("/chat-files/{message_id}/{position}")
def posted(request: Request, message_id: str, position: int) -> FileResponse:
    """Send a file of a message to those who may read its chat."""
    with visiting(request) as visit:
        message = visit.council.chats.find(message_id)
        if message is None or not readable(visit, message.chat):
            raise NotHere
        if not 0 <= position < len(message.files):
            raise NotHere
        file = message.files[position]
        return sent(
            visit, file.digest, name=file.name, media_type=file.media_type, public=False
        )


def sent(
    visit: Visit, digest: str, *, name: str, media_type: str, public: bool
) -> FileResponse:
    """Return stored bytes: pictures to be shown, PDFs to be kept, nothing to be run."""
    if not digest or media_type not in KINDS_SHOWN:
        raise NotHere
    path = visit.council.files.path(digest)
    if not path.is_file():
        raise NotHere
    return FileResponse(
        path,
        media_type=media_type,
        headers=_headers(name, media_type=media_type, public=public),
    )


def _headers(name: str, *, media_type: str, public: bool) -> Mapping[str, str]:
    kept = "public, max-age=86400" if public else "private, max-age=600"
    way = "inline" if media_type.startswith("image/") else "attachment"
    shown = f"{way}; filename*=UTF-8''{quote(name)}" if name else way
    return {
        "Cache-Control": kept,
        "Content-Disposition": shown,
        "Content-Security-Policy": NOTHING_RUNS,
    }


def _may_see(visit: Visit, attachment: Attachment) -> bool:
    if attachment.public:
        return True
    member = visit.member
    if member is None or member.community_id != attachment.community_id:
        return False
    if attachment.added_by == member.id:
        return True
    return admits(member, _audience(visit, attachment))


def _audience(visit: Visit, attachment: Attachment) -> Audience:
    """Return who may see what somebody else sent and is not public."""
    if visit.work.proxies.one(paper_id=attachment.id) is not None:
        return Audience.MODERATORS
    return Audience.STAFF if _reported(visit, attachment) else Audience.ENROLLED


def _reported(visit: Visit, attachment: Attachment) -> bool:
    sender = attachment.added_by
    if sender is None or is_speaker(sender):
        return sender is not None
    sent = visit.work.doorway_reports.where(member_id=sender)
    return any(attachment.id in each.attachment_ids for each in sent)
