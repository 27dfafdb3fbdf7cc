"""What forms send: checked tokens, values of an action, and files."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from bot.web.council import Council
from bot.web.photos import without_whereabouts
from bot.web.visits import visiting
from deliberation.communities import Community, Member
from deliberation.refusals import Refusal
from handlers.attachments import MOST_FILES, TooManyFiles
from handlers.harmless import tidied
from handlers.messages import AttachmentKind, Incoming, IncomingFile, Press
from handlers.relaying import RELAYS

LARGEST_FILE = 10 * 1024 * 1024
MOST_PARTS = 20
"""More files than a form may carry, so that it can be said in a sentence."""
MOST_FIELDS = 900
"""A pasted relay of two hundred neighbours has up to four fields for each."""
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
WORDS = (
    "_text",
    "title",
    "question",
    "asked",
    "text",
    "place",
    "reason",
    "reasons",
    "task",
    "unit",
    "person",
    "options",
    "rule",
    "seed",
    "issuer",
    "jurisdiction",
    "repeals",
    "lay",
    "formal",
    "label",
    "line",
    "said",
    "notes",
)
"""The fields that hold a person's own words."""
LONGEST_NONCE = 80
"""Nonces rise, and stand first in what a form is known by: rows are kept beside each other."""
LONGEST_WORDS = 4000
LONGEST_SAID = 2000
WEBP_MARK = slice(8, 12)
BYTES = "application/octet-stream"
READ_ELSEWHERE = frozenset({"sources.take_in", "rolls.read"})
"""The actions whose files a confined process looks into, whatever they are."""
KINDS_SHOWN = ("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf")


@dataclass(eq=False)
class WebFileTooLarge(Refusal):
    """A file over the limit."""

    name: str
    most: int


@dataclass(eq=False)
class WebFileUnknown(Refusal):
    """A file that is neither a picture nor a PDF."""

    name: str


@dataclass(eq=False)
class WebWordsTooLong(Refusal):
    """A message longer than a chat takes."""

    limit: int


@dataclass(eq=False)
class WebFieldEmpty(Refusal):
    """A field that must be filled in holds no words."""


@dataclass(eq=False)
class WebFormForged(Exception):  # noqa: N818 - an answer to a browser
    """A form that did not come from a page of this session."""


@dataclass(frozen=True)
class Sender:
    """Who sent a form, and from where."""

    member: Member
    community: Community


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it, read no further than the limit."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """A form that holds: who sent it, its one-time mark, its fields and files.

    ``back`` is the page it stands on, ``then`` the page to go on to once it is done.
    """

    sender: Sender
    nonce: str
    back: str
    then: str
    fields: FormData
    uploads: tuple[Upload, ...]


async def received(request: Request, council: Council) -> Sent:
    """Read and check a form.

    Raises SignInNeeded and WebFormForged.
    """
    async with request.form(
        max_files=MOST_PARTS, max_fields=MOST_FIELDS, max_part_size=LARGEST_FILE
    ) as fields:
        request.state.typed = typed_words(fields)
        sender = await to_thread.run_sync(_sender, request, str(fields.get("_token", "")))
        uploads = [
            Upload(name=(each.filename or "")[-120:], content=await each.read(LARGEST_FILE + 1))
            for _, each in fields.multi_items()
            if isinstance(each, UploadFile) and each.filename
        ]
    return Sent(
        sender=sender,
        nonce=str(fields.get("_nonce", "")) or council.ids.new(),
        back=(back := str(fields.get("_back", "/"))),
        then=str(fields.get("_then", "")) or back,
        fields=fields,
        uploads=tuple(uploads),
    )


def checked_token(request: Request, token: str) -> None:
    """Raise WebFormForged unless the form came from a page of this session."""
    with visiting(request) as visit:
        if visit.session is None or not visit.cookies.holds(visit.session, token):
            raise WebFormForged


def _sender(request: Request, token: str) -> Sender:
    with visiting(request) as visit:
        member, community = visit.home()
        if visit.session is None or not visit.cookies.holds(visit.session, token):
            raise WebFormForged
        return Sender(member=member, community=community)


async def incoming(
    sent: Sent, council: Council, *, press: Press | None, text: str = ""
) -> Incoming:
    """Return a form as every channel hands a message on.

    Raises TooManyFiles, WebFileTooLarge, WebFileUnknown and WebWordsTooLong.
    """
    member = sent.sender.member
    any_kind = press is not None and press.action in READ_ELSEWHERE
    if len(sent.uploads) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    if len(text) > LONGEST_SAID:
        raise WebWordsTooLong(limit=LONGEST_SAID)
    arrived = Incoming(
        channel="web",
        update_id=f"{sent.nonce[:LONGEST_NONCE]}:{member.id}",
        sender=member.id,
        sender_name=member.name,
        at=council.clock.now(),
        community=sent.sender.community.id,
        text=text,
        press=press,
        files=tuple([await _file(each, council, any_kind=any_kind) for each in sent.uploads]),
        locale=member.locale,
    )
    return tidied(arrived)


def typed_words(fields: FormData) -> tuple[str, ...]:
    """Return what a person wrote into a form in their own words."""
    found = (str(fields.get(name, "")).strip()[:LONGEST_WORDS] for name in WORDS)
    return tuple(each for each in found if each)


def values_of(fields: FormData) -> dict[str, str]:
    """Return the fields of an action; several boxes of one name are joined by commas."""
    values: dict[str, list[str]] = {}
    for name, value in fields.multi_items():
        if isinstance(value, str) and not name.startswith("_"):
            values.setdefault(name, []).append(value)
    return {name: ",".join(each) for name, each in values.items()}


def press_of(action: str, fields: FormData) -> Press:
    """Return a form as a press of an action."""
    mend = SHAPES.get(action)
    values = values_of(fields)
    return Press(action=action, values=mend(values, fields) if mend else values)


def checked_filled(press: Press) -> None:
    """Raise WebFieldEmpty where a use case would have to ask back, as it does in a chat."""
    for name in FILLED.get(press.action, ()):
        if not press.values.get(name, "").strip():
            raise WebFieldEmpty


def _cast(values: dict[str, str], fields: FormData) -> dict[str, str]:
    """Return a ballot as it stands on the page, not as one more tap."""
    chosen = [str(each) for each in fields.getlist("choice")]
    scores = _of_options(values, "score")
    return values | {
        "choice": ",".join(chosen),
        "ranking": _ranking(_of_options(values, "rank")),
        "scores": " ".join(f"{option}:{score}" for option, score in scores.items()),
        "exact": "yes",
        "page": "yes",
    }


def _of_options(values: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the numbers that fields such as ``rank-3`` give to options; empty ones none."""
    return {
        field.removeprefix(f"{name}-"): number
        for field, number in values.items()
        if field.startswith(f"{name}-") and number.isdecimal()
    }


def _ranking(places: Mapping[str, str]) -> str:
    """Return a ranking in words, ``3>1=2``, from the place that each option was given."""
    tiers: dict[int, list[str]] = {}
    for option, place in places.items():
        tiers.setdefault(int(place), []).append(option)
    return ">".join("=".join(tiers[place]) for place in sorted(tiers))


def _topic(values: dict[str, str], fields: FormData) -> dict[str, str]:
    """Return a topic with its rounds as the action reads them."""
    titles = [str(each).strip() for each in fields.getlist("round_title")]
    days = [str(each).strip() for each in fields.getlist("round_days")]
    kinds = [str(each) for each in fields.getlist("round_kind")] or [""] * len(titles)
    rounds = [
        {"title": title, "days": int(count), "kind": kind}
        for title, count, kind in zip(titles, days, kinds, strict=False)
        if title and count.isdecimal()
    ]
    kept = {name: each for name, each in values.items() if not name.startswith("round_")}
    return kept | {"rounds": json.dumps(rounds, ensure_ascii=False) if rounds else ""}


def _relayed(values: dict[str, str], fields: FormData) -> dict[str, str]:
    """Return the lines of a relay that were ticked, or given a person and a choice."""
    rows = [str(each).replace(".", ",") for each in fields.getlist("entry")]
    for field, who in values.items():
        if field.startswith("who-") and who:
            at = field.removeprefix("who-")
            choices = ",".join(str(each) for each in fields.getlist(f"pick-{at}") if each)
            name = " ".join(values.get(f"name-{at}", "").split())
            rows += [f"{who} {choices} {name}".strip()] if choices else []
    return {"poll": values.get("poll", ""), "entries": "\n".join(rows)}


FILLED: Mapping[str, tuple[str, ...]] = {
    "ask.ask": ("text",),
    "community.place": ("text",),
    "doorway.answer": ("text",),
    "doorway.propose": ("title",),
    "doorway.report": ("text",),
    "members.claim": ("text",),
    "privacy.assess": ("text",),
    "privacy.phone": ("text",),
    "members.refuse": ("reason",),
    "draft.add": ("label",),
    "draft.change": ("label",),
    "meet.record": ("held_at", "place"),
    "moderate.close_topic": ("reason",),
    "moderate.decline": ("reason",),
    "moderate.join": ("i",),
    "moderate.merge": ("i",),
    "moderate.open_topic": ("p", "title"),
    "moderate.reject_statement": ("reason",),
    "propose.submit": ("text",),
    "discuss.state": ("text",),
    "reply.attach": ("passage",),
    "reply.correct": ("text",),
    "reply.retire": ("reason",),
    "reply.return": ("reason",),
    "reply.set_aside": ("reason",),
    "respond.answer_inquiry": ("text",),
    "respond.commit": ("task", "unit", "person", "deadline"),
    "respond.give": ("verdict", "reasons"),
    "respond.inquire": ("text",),
    "respond.progress": ("text", "state"),
    "respond.rate": ("solved", "satisfied"),
    "respond.reply_question": ("text",),
    "rounds.back": ("to", "days", "reason"),
    "rounds.end": ("reason",),
    "rounds.extend": ("days", "reason"),
    "rounds.insert": ("kind", "days", "reason"),
    "rounds.save": ("name", "line"),
    "vote.assist": ("elector", "ballot"),
    "vote.by_proxy": ("ballot",),
    "vote.cancel": ("reason",),
    "vote.correct": ("title",),
    "rolls.list": ("name",),
    "vote.note_proxy": ("elector", "holder"),
    "vote.read_papers": ("text",),
    "vote.read_papers_again": ("text",),
    "vote.open": ("method", "bylaw", "closes_at"),
}
"""What the forms of the pages must hold, by action."""

Shape = Callable[[dict[str, str], FormData], dict[str, str]]
SHAPES: Mapping[str, Shape] = {
    "vote.cast": _cast,
    "moderate.open_topic": _topic,
    RELAYS: _relayed,
}


async def _file(sent: Upload, council: Council, *, any_kind: bool) -> IncomingFile:
    name, content = sent.name, sent.content
    if len(content) > LARGEST_FILE:
        raise WebFileTooLarge(name=name, most=LARGEST_FILE // 1024 // 1024)
    media_type = media_type_of(content) or (BYTES if any_kind else None)
    if media_type is None:
        raise WebFileUnknown(name=name)
    content = without_whereabouts(content) if media_type == "image/jpeg" else content
    digest = await to_thread.run_sync(council.files.keep, content)
    photo = media_type.startswith("image/")
    return IncomingFile(
        kind=AttachmentKind.PHOTO if photo else AttachmentKind.DOCUMENT,
        reference=digest,
        name=name,
        media_type=media_type,
        size=len(content),
    )


def media_type_of(content: bytes) -> str | None:
    """Return what the bytes are by their first signs, whatever the browser called them."""
    if content[:4] == b"RIFF" and content[WEBP_MARK] == b"WEBP":
        return "image/webp"
    for signature, media_type in SIGNATURES:
        if content.startswith(signature):
            return media_type
    return None
