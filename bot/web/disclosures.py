"""Which page shows personal data of others: a line for every address that can be opened.

A page without a line is refused, and so is one that shows such data and does not keep who
looked; see ``checked``. What neighbours see of one another everywhere, a name beside one's
own words, is not meant.
"""

from collections.abc import Mapping

from starlette.requests import Request

from deliberation.privacy import Shown

SHOWS: Mapping[str, Shown | None] = {
    "/": None,
    "/act": None,
    "/act/{action}": None,
    "/admin": Shown.MEMBERS,
    "/c/{slug}": None,
    "/c/{slug}/asked": None,
    "/c/{slug}/chat": None,
    "/c/{slug}/chat/messages": None,
    "/c/{slug}/commitments": None,
    "/c/{slug}/outcomes": None,
    "/c/{slug}/outcomes/{number}": None,
    "/c/{slug}/outcomes/{number}/bulletin": None,
    "/c/{slug}/outcomes/{number}/bulletin.html": None,
    "/c/{slug}/outcomes/{number}/bulletin.json": None,
    "/c/{slug}/passages/{passage_id}": None,
    "/c/{slug}/polls/{number}": None,
    "/c/{slug}/polls/{number}/charter.json": None,
    "/c/{slug}/proposals": None,
    "/c/{slug}/proposals/{number}": None,
    "/c/{slug}/propose": None,
    "/c/{slug}/receipts": None,
    "/c/{slug}/sources": None,
    "/c/{slug}/sources/{source_id}": None,
    "/c/{slug}/topics": None,
    "/c/{slug}/topics/{number}": None,
    "/c/{slug}/topics/{number}/stances": None,
    "/chat-files/{message_id}/{position}": None,
    "/committee": None,
    "/committee/answers/{answer_id}": None,
    "/committee/asked": None,
    "/committee/chat": None,
    "/committee/chat/messages": None,
    "/committee/questions": None,
    "/committee/questions/{question_id}": Shown.ASKER,
    "/committee/tokens": None,
    "/committee/{outcome_id}": None,
    "/d/{code}": None,
    "/d/{code}/ask": None,
    "/d/{code}/ask/{question_id}": None,
    "/d/{code}/report": None,
    "/d/{code}/votes": None,
    "/desk": Shown.CLAIM,
    "/desk/doors": Shown.DOORS,
    "/desk/doors/slips.pdf": Shown.SLIPS,
    "/desk/doorways": None,
    "/desk/doorways/posters.pdf": None,
    "/desk/phones": Shown.PHONE,
    "/desk/polls/{number}/assist": Shown.ROLL,
    "/desk/polls/{number}/papers": Shown.ROLL,
    "/desk/polls/{number}/relay": Shown.ROLL,
    "/desk/polls/{number}/relay/poster.pdf": None,
    "/desk/polls/{number}/relay/poster.png": None,
    "/desk/privacy": Shown.LOG,
    "/desk/reports": Shown.PHONE,
    "/desk/reports/{report_id}/propose": None,
    "/desk/rolls": Shown.OWNERS,
    "/desk/rolls/files/{file_id}": Shown.OWNERS,
    "/desk/rolls/lists/new": Shown.ROLL,
    "/desk/rolls/lists/{list_id}": Shown.ROLL,
    "/desk/rolls/owners/{owner_id}": Shown.OWNERS,
    "/desk/rolls/template.xlsx": None,
    "/desk/rooms": None,
    "/desk/topics/new": None,
    "/desk/topics/{number}": None,
    "/desk/topics/{number}/poll": None,
    "/export/{token}": None,
    "/files/{attachment_id}": Shown.PHOTO,
    "/health": None,
    "/join/{code}": None,
    "/language/{locale}": None,
    "/library": None,
    "/library/uploads": None,
    "/library/words": None,
    "/library/{source_id}": None,
    "/me": None,
    "/me/chat": None,
    "/me/chat/messages": None,
    "/me/privacy": None,
    "/metrics": None,
    "/press": None,
    "/privacy": None,
    "/proxies/{number}": Shown.PROXIES,
    "/receipts": None,
    "/reports": None,
    "/reports/{receipt}": None,
    "/secret-vote": None,
    "/sign-in": None,
    "/sign-in/{token}": None,
    "/sign-out": None,
    "/telegram/app": None,
    "/vote/{poll_id}": None,
    "/api/communities": None,
    "/api/communities/{slug}": None,
    "/api/communities/{slug}/commitments": None,
    "/api/communities/{slug}/commitments/{commitment_id}": None,
    "/api/communities/{slug}/committee/ratings": Shown.TOKEN,
    "/api/communities/{slug}/committee/waiting": Shown.TOKEN,
    "/api/communities/{slug}/outcomes": None,
    "/api/communities/{slug}/outcomes/{number}": None,
    "/api/communities/{slug}/outcomes/{number}/bulletin": None,
    "/api/communities/{slug}/polls/{number}/charter": None,
    "/api/communities/{slug}/polls/{number}/consistency": None,
    "/api/communities/{slug}/polls/{number}/inclusion": None,
    "/api/communities/{slug}/polls/{number}/ledger": None,
    "/api/communities/{slug}/proposals": None,
    "/api/communities/{slug}/proposals/{number}": None,
    "/api/communities/{slug}/sources": None,
    "/api/communities/{slug}/sources/{source_id}": None,
    "/api/communities/{slug}/topics": None,
    "/api/communities/{slug}/topics/{number}": None,
}
FAULTS = frozenset({"fault.html", "broken.html"})
SOMETIMES = frozenset({Shown.ASKER, Shown.PHOTO})
"""What is on a page only where somebody was named there."""


class PageUnlisted(LookupError):  # noqa: N818 - named for what is wrong
    """Nobody has said whether a page shows personal data; its address is the value."""


class LookUnkept(RuntimeError):  # noqa: N818 - named for what is wrong
    """A page shows personal data of others and did not keep who looks."""


def checked(request: Request, *, template: str, kept: bool) -> None:
    """Raise PageUnlisted or LookUnkept where a page may not go out as it is."""
    route = request.scope.get("route")
    if route is None or template in FAULTS:
        return
    path = getattr(route, "path", "")
    if path not in SHOWS:
        raise PageUnlisted(path)
    shown = SHOWS[path]
    if shown is not None and shown not in SOMETIMES and not kept:
        raise LookUnkept(path)
