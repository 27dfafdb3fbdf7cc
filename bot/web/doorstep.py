"""Forms of people at a doorway, whose browser may keep nothing: the mark on the form is all."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from anyio import to_thread
from itsdangerous import BadData, URLSafeSerializer
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from bot.system import CODE_ALPHABET
from bot.web.council import Council
from bot.web.forms import LARGEST_FILE, Upload, WebFormForged, typed_words
from bot.web.visits import Visit, visiting
from handlers.ports import Ids

PURPOSE = "doorstep"
GOOD_FOR = timedelta(hours=12)
MOST_PHOTOS = 3
MOST_PARTS = 20
"""More files than a form may carry, so that it can be said in a sentence."""
MOST_FIELDS = 20
RECEIPT_LENGTH = 12


@dataclass(frozen=True)
class Left:
    """A form that holds: its one-time mark, its fields and files.

    ``member`` is whoever was signed in when the page was made and is still, empty for
    somebody unknown.
    """

    nonce: str
    member: str
    fields: FormData
    uploads: tuple[Upload, ...]


def marked(visit: Visit, about: str) -> str:
    """Return the mark of a form about something, good for half a day, without a cookie."""
    kept = {
        "a": about,
        "n": visit.council.ids.new(),
        "m": visit.member.id if visit.member else "",
        "u": (visit.now + GOOD_FOR).isoformat(),
    }
    return str(_serializer(visit.council.values.secret).dumps(kept))


async def left(request: Request, council: Council, *, about: str) -> Left:
    """Read a form whose mark is about that; raises WebFormForged."""
    async with request.form(
        max_files=MOST_PARTS, max_fields=MOST_FIELDS, max_part_size=LARGEST_FILE
    ) as fields:
        request.state.typed = typed_words(fields)
        mark = _opened(council, str(fields.get("_token", "")), about=about)
        await to_thread.run_sync(_same_member, request, str(mark["m"]))
        uploads = [
            Upload(name=(each.filename or "")[-120:], content=await each.read(LARGEST_FILE + 1))
            for _, each in fields.multi_items()
            if isinstance(each, UploadFile) and each.filename
        ]
    return Left(
        nonce=str(mark["n"]), member=str(mark["m"]), fields=fields, uploads=tuple(uploads)
    )


def receipt_for(ids: Ids, *said: str) -> str:
    """Return the receipt of what a form said: the same again when it is sent twice."""
    drawn, found = int(ids.keyed("report-form", *said), 16), ""
    for _ in range(RECEIPT_LENGTH):
        drawn, at = divmod(drawn, len(CODE_ALPHABET))
        found += CODE_ALPHABET[at]
    return found


def _opened(council: Council, mark: str, *, about: str) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = _serializer(council.values.secret).loads(mark)
    except BadData:
        raise WebFormForged from None
    over = datetime.fromisoformat(kept["u"]) <= council.clock.now()
    if kept["a"] != about or over:
        raise WebFormForged
    return kept


def _same_member(request: Request, member_id: str) -> None:
    """Raise WebFormForged where the page was made for a member who is not here."""
    with visiting(request) as visit:
        present = visit.member.id if visit.member else ""
    if member_id and member_id != present:
        raise WebFormForged


def _serializer(secret: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(
        secret, salt=PURPOSE, signer_kwargs={"digest_method": hashlib.sha256}
    )
