"""The web's own chats: the residents' room, the committee's room, private talk."""

import hashlib
import re
from dataclasses import dataclass, replace

from anyio import to_thread
from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.posted import WEB, Posted, PostedFile
from bot.web.answers import SamePageAgain, echoed, turned
from bot.web.council import Council, Handled
from bot.web.faults import refusal
from bot.web.forms import Sent, incoming, received
from bot.web.pages import Words, fragment, page
from bot.web.routes.acting import opened
from bot.web.sessions import Cookies
from bot.web.views import tour
from bot.web.visits import Kept, Visit, council_of, visiting
from deliberation.communities import Community, Member, Purpose
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Audience, NotAllowed, NotHere, admits
from handlers.harmless import LONGEST_TEXT, harmless
from handlers.messages import Incoming, Press

router = APIRouter(include_in_schema=False)

LATEST = 60
FIRST_BYTES = 15_000
"""What the messages come to that a chat shows at first; earlier ones are one link away."""
FRAME_BYTES, BUTTON_BYTES = 500, 600
"""What is around the words of a message on the page, and what a button takes."""
SAYING = "chat"
"""What the form of a chat is called when it is shown again."""
MENTION = re.compile(r"[@＠]\s*(邻里议|小议|neighbor\s?talk|bot)[\s,，:：]*", re.IGNORECASE)
"""What a person writes to address the bot in a room."""


@dataclass(frozen=True)
class Chat:
    """One of the web's chats: where it is kept, and where its page stands."""

    key: str
    name: str
    path: str
    room: str | None
    audience: Audience


@router.get("/c/{slug}/chat")
def residents(request: Request, slug: str, quote: str = "") -> HTMLResponse:
    """Show the residents' room."""
    with visiting(request) as visit:
        return _shown(visit, _in_community(visit, slug), quote=quote)


@router.get("/me/chat")
def private(request: Request, quote: str = "") -> HTMLResponse:
    """Show the private chat with the bot."""
    with visiting(request) as visit:
        return _shown(visit, _private(visit), quote=quote)


@router.get("/committee/chat")
def committee(request: Request, quote: str = "") -> HTMLResponse:
    """Show the committee's room."""
    with visiting(request) as visit:
        return _shown(visit, _committee(visit), quote=quote)


@router.get("/c/{slug}/chat/messages")
def residents_again(request: Request, slug: str) -> Response:
    """Send the residents' room's messages alone."""
    with visiting(request) as visit:
        return _again(visit, _in_community(visit, slug))


@router.get("/me/chat/messages")
def private_again(request: Request) -> Response:
    """Send the private chat's messages alone."""
    with visiting(request) as visit:
        return _again(visit, _private(visit))


@router.get("/committee/chat/messages")
def committee_again(request: Request) -> Response:
    """Send the committee's room's messages alone."""
    with visiting(request) as visit:
        return _again(visit, _committee(visit))


@router.post("/c/{slug}/chat")
@router.post("/me/chat")
@router.post("/committee/chat")
async def say(request: Request, slug: str = "") -> Response:
    """Say something in a chat."""
    council = council_of(request)
    sent = await received(request, council)
    chat = await to_thread.run_sync(_chat, request, slug)
    text = harmless(str(sent.fields.get("_text", "")), most=LONGEST_TEXT).strip()
    quoted = str(sent.fields.get("_quoted", "")) or None
    try:
        arrived = _said(
            await incoming(sent, council, press=None, text=text), chat, quoted=quoted
        )
    except Refusal as no:
        words = await to_thread.run_sync(refusal, request, no)
        kept = Kept(action=SAYING, values={"text": text}, sentences=(words,))
        return SamePageAgain(request, back=chat.path, kept=kept)
    if not text and not arrived.files:
        return turned(chat.path, cookies=Cookies(council.values))
    await council.chats.keep(_posted(arrived, text=text, chat=chat))
    return _back(council, chat, await council.submit(arrived))


@router.post("/c/{slug}/chat/press")
@router.post("/me/chat/press")
@router.post("/committee/chat/press")
async def press(request: Request, slug: str = "") -> Response:
    """Press a button that the bot showed in a chat."""
    council = council_of(request)
    sent = await received(request, council)
    chat = await to_thread.run_sync(_chat, request, slug)
    pressed = opened(council, str(sent.fields.get("_press", "")))
    arrived = await _pressed(sent, council, press=pressed, chat=chat)
    return _back(council, chat, await council.submit(arrived))


def readable(visit: Visit, key: str) -> bool:
    """Tell whether the one who looks may read a chat."""
    if visit.member is None:
        return False
    if key == visit.member.id:
        return True
    room = visit.work.rooms.one(channel=WEB, external_id=key)
    if room is None or room.community_id != visit.member.community_id:
        return False
    return room.purpose is Purpose.RESIDENTS or admits(visit.member, Audience.STAFF)


def _chat(request: Request, slug: str) -> Chat:
    with visiting(request) as visit:
        if slug:
            return _in_community(visit, slug)
        in_committee = request.url.path.startswith("/committee/")
        return _committee(visit) if in_committee else _private(visit)


def _in_community(visit: Visit, slug: str) -> Chat:
    community = visit.enter(slug)
    member, home = visit.home()
    if home.id != community.id:
        raise NotAllowed(audience=Audience.ENROLLED)
    del member
    path = paths.chat(community)
    return _room(visit, community, purpose=Purpose.RESIDENTS, path=path)


def _committee(visit: Visit) -> Chat:
    _, community = visit.allowed(Audience.STAFF)
    return _room(visit, community, purpose=Purpose.COMMITTEE, path="/committee/chat")


def _room(visit: Visit, community: Community, *, purpose: Purpose, path: str) -> Chat:
    room = visit.work.rooms.one(community_id=community.id, channel=WEB, purpose=purpose)
    if room is None:
        raise NotHere
    audience = Audience.ANYONE if purpose is Purpose.RESIDENTS else Audience.STAFF
    return Chat(
        key=room.external_id,
        name=purpose.value,
        path=path,
        room=room.external_id,
        audience=audience,
    )


def _private(visit: Visit) -> Chat:
    member, _ = visit.home()
    return Chat(
        key=member.id, name="private", path="/me/chat", room=None, audience=Audience.ANYONE
    )


def _shown(visit: Visit, chat: Chat, *, quote: str) -> HTMLResponse:
    member, community = visit.home()
    messages = _messages(visit, chat)
    quoted = visit.council.chats.find(quote) if quote else None
    words = Words(visit)
    return page(
        visit,
        "chat.html",
        title=words.sentence(f"web-chat-{chat.name}", community=community.name),
        lead=words.sentence(f"web-chat-{chat.name}-lead"),
        hint=words.sentence(f"web-chat-{chat.name}-hint"),
        post=chat.path,
        listed=Markup(_list(visit, chat, messages)),  # noqa: S704 - made by an escaping template
        seen=_mark(visit, messages),
        earlier=_newest(messages) != messages and not _all(visit),
        all=_all(visit),
        quoted=quoted if quoted and quoted.chat == chat.key else None,
        personas=_personas(visit, community, member=member),
    )


def _messages(visit: Visit, chat: Chat) -> tuple[Posted, ...]:
    return visit.council.chats.latest(chat.key, limit=LATEST)


def _all(visit: Visit) -> bool:
    return "earlier" in visit.request.query_params


def _newest(messages: tuple[Posted, ...]) -> tuple[Posted, ...]:
    """Return the newest messages that a first view has room for, one at least."""
    room = FIRST_BYTES
    for count, each in enumerate(reversed(messages)):
        room -= len(each.text.encode()) + FRAME_BYTES + BUTTON_BYTES * len(each.buttons)
        if room < 0:
            return messages[-max(count, 1) :]
    return messages


def _list(visit: Visit, chat: Chat, messages: tuple[Posted, ...]) -> str:
    shown = messages if _all(visit) else _newest(messages)
    for message in reversed(shown):  # the newest pictures are shown at once
        for file in message.files:
            visit.first_view.behind_a_tap(file.digest)
    return fragment(visit, "_messages.html", messages=shown, post=chat.path)


def _mark(visit: Visit, messages: tuple[Posted, ...]) -> str:
    """Return what changes when a list of messages does, as an entity tag."""
    said = f"{visit.session.id if visit.session else ''}{visit.locale}{messages!r}"
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:24]}"'


def _again(visit: Visit, chat: Chat) -> Response:
    messages = _messages(visit, chat)
    mark = _mark(visit, messages)
    if visit.request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers={"ETag": mark})
    return HTMLResponse(_list(visit, chat, messages), headers={"ETag": mark})


def _personas(visit: Visit, community: Community, *, member: Member) -> tuple[Member, ...]:
    if not (visit.council.values.demo and member.demo):
        return ()
    return tour.people(visit.work, community)


def _said(arrived: Incoming, chat: Chat, *, quoted: str | None) -> Incoming:
    """Return a message as said in its chat, without the mention that addressed the bot."""
    words = MENTION.sub("", arrived.text).strip()
    called = chat.room is None or quoted is not None or words != arrived.text
    return replace(arrived, text=words, room=chat.room, quoted=quoted, addressed=called)


def _posted(arrived: Incoming, *, text: str, chat: Chat) -> Posted:
    files = tuple(
        PostedFile(digest=each.reference, name=each.name, media_type=each.media_type)
        for each in arrived.files
    )
    return Posted(
        id=arrived.update_id,
        chat=chat.key,
        author=arrived.sender,
        text=text,
        at=arrived.at,
        files=files,
    )


async def _pressed(sent: Sent, council: Council, *, press: Press, chat: Chat) -> Incoming:
    arrived = await incoming(sent, council, press=press)
    message = str(sent.fields.get("_message", "")) or None
    return replace(arrived, room=chat.room, message=message)


def _back(council: Council, chat: Chat, handled: Handled) -> Response:
    """Return to the chat; what others would not see there is shown above it."""
    aside = tuple(each for each in handled.replies if each.alert or each.secret)
    said = echoed(replace(handled, replies=aside)) if aside else None
    return turned(f"{chat.path}#newest", cookies=Cookies(council.values), said=said)
