"""The desk of sources: files taken in, how they were cleaned and cut, words of the people."""

import hashlib

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.pages import fragment
from bot.web.pages import page as made
from bot.web.views import library, shelf
from bot.web.views.cleaning import sides
from bot.web.views.paging import sheet
from bot.web.visits import visiting
from deliberation.communities import Community
from handlers.access import Audience
from knowledge.library import SourceKind

router = APIRouter(prefix="/library", include_in_schema=False)

LONGEST_QUERY = 200
SOURCES_A_SHEET = 40
PASSAGES_A_SHEET = 40


@router.get("")
def sources(request: Request, page: int = 1, q: str = "", kind: str = "") -> HTMLResponse:
    """Show what was taken in, how each stands today, and the form that takes in more."""
    query = q.strip()[:LONGEST_QUERY]
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        every = library.shelf(visit, community)
        found = shelf.listed(every, kind=kind, words=query)
        part, pages = sheet(found.every, number=page, size=SOURCES_A_SHEET)
        return made(
            visit,
            "library.html",
            own=tuple(each for each in part if each.source.community_id),
            shared=tuple(each for each in part if not each.source.community_id),
            counts=(len(found.own), len(found.shared)),
            passages={
                each.source.id: visit.work.passages.count(source_id=each.source.id)
                for each in part
            },
            kinds=tuple(SourceKind),
            kind=kind,
            query=query,
            pages=pages,
            uploads=shelf.uploads(visit.work, community, now=visit.now),
        )


@router.get("/uploads")
def uploads(request: Request) -> Response:
    """Send what became of the files that were sent of late, alone."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        sent = shelf.uploads(visit.work, community, now=visit.now)
        mark = f'"{hashlib.sha256(repr((visit.locale, sent)).encode()).hexdigest()[:24]}"'
        if request.headers.get("if-none-match") == mark:
            return Response(status_code=304, headers={"ETag": mark})
        listed = fragment(visit, "_uploads.html", uploads=sent)
        return HTMLResponse(listed, headers={"ETag": mark})


@router.get("/words")
def words(request: Request, q: str = "") -> HTMLResponse:
    """Show what people say beside what the texts say, and let a question be tried."""
    query = q.strip()[:LONGEST_QUERY]
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        every = library.shelf(visit, community)
        return made(
            visit,
            "library_words.html",
            own=shelf.wordings(visit.work, community),
            usual=shelf.usual(),
            query=query,
            found=library.found(visit, every, query=query) if query else None,
        )


@router.get("/{source_id}")
def source(request: Request, source_id: str, page: int = 1) -> HTMLResponse:
    """Show one source: how it was cleaned and cut, its labels, and how to take it away."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        seen = library.shelf(visit, community).seen(source_id)
        every = library.in_order(visit.work.passages.where(source_id=source_id))
        part, pages = sheet(every, number=page, size=PASSAGES_A_SHEET)
        original = visit.work.originals.one(id=source_id)
        return made(
            visit,
            "library_source.html",
            seen=seen,
            own=_own(seen, community),
            answer=visit.work.staff_answers.one(source_id=source_id),
            said_repealed=visit.work.sources.get(source_id).repealed,
            passages=part,
            count=len(every),
            pages=pages,
            sides=sides(original) if original is not None else None,
            kinds=tuple(each for each in SourceKind if each is not SourceKind.REPLY),
        )


def _own(seen: library.SeenSource, community: Community) -> bool:
    """Tell whether the community may change a source; replies have a page of their own."""
    mine = seen.source.community_id == community.id
    return mine and seen.source.kind is not SourceKind.REPLY
