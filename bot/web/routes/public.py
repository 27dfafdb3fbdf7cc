"""What everybody may read: proposals, topics, outcomes, commitments, sources."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import Words
from bot.web.pages import page as made
from bot.web.pictures import qr
from bot.web.views import front, library, opinions, records, rounds
from bot.web.views.counts import counted
from bot.web.views.open_votes import open_votes
from bot.web.views.paging import sheet
from bot.web.visits import visiting
from handlers import paths
from handlers.access import Audience, NotEnrolled, NotHere
from handlers.cards import effect_text

router = APIRouter(prefix="/c/{slug}", include_in_schema=False)


@router.get("")
def community(request: Request, slug: str) -> HTMLResponse:
    """Show what a community is about now."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        shown = front.front(visit.work, here, member=visit.member, now=visit.now)
        return made(visit, "front.html", front=shown)


@router.get("/proposals")
def proposals(request: Request, slug: str, page: int = 1) -> HTMLResponse:
    """Show all proposals, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = visit.work.proposals.where(community_id=here.id)
        part, pages = sheet(found[::-1], number=page)
        return made(
            visit,
            "proposals.html",
            proposals=front.seen_proposals(visit.work, part),
            pages=pages,
        )


@router.get("/propose")
def propose(request: Request, slug: str) -> HTMLResponse:
    """Show the form for a proposal."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        visit.home()
        if not visit.can(Audience.ENROLLED) or visit.community != here:
            raise NotEnrolled
        waiting = visit.work.proposals.where(community_id=here.id, state=front.WAITING)
        others = front.seen_proposals(visit.work, waiting[::-1][:6])
        return made(visit, "propose.html", proposals=others)


@router.get("/proposals/{number}")
def proposal(request: Request, slug: str, number: int) -> HTMLResponse:
    """Show a proposal."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        shown = records.proposal_page(visit.work, here, number=number, member=visit.member)
        return made(visit, "proposal.html", shown=shown)


@router.get("/topics")
def topics(request: Request, slug: str) -> HTMLResponse:
    """Show what is deliberated and voted on."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = visit.work.topics.where(community_id=here.id)
        return made(visit, "topics.html", topics=found[::-1])


@router.get("/topics/{number}")
def topic(request: Request, slug: str, number: int) -> HTMLResponse:
    """Show a topic."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        shown = records.topic_page(
            visit.work, here, number=number, member=visit.member, now=visit.now
        )
        path = rounds.path_of(visit.work, shown.topic, now=visit.now)
        charted = opinions.opinions_of(
            visit.work, shown.topic, now=visit.now, say=Words(visit).sentence
        )
        return made(visit, "topic.html", shown=shown, path=path, opinions=charted)


@router.get("/outcomes")
def outcomes(request: Request, slug: str, page: int = 1) -> HTMLResponse:
    """Show all outcomes, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        part, pages = sheet(front.seen_outcomes(visit.work, here, now=visit.now), number=page)
        return made(visit, "outcomes.html", outcomes=part, pages=pages)


@router.get("/outcomes/{number}")
def outcome(request: Request, slug: str, number: int) -> HTMLResponse:
    """Show an outcome: record, public notice, response, commitments, ratings."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        shown = records.outcome_page(
            visit.work, here, number=number, member=visit.member, now=visit.now
        )
        address = visit.council.values.address + paths.outcome(here, number)
        effect = effect_text(shown.outcome.effect, adopted=shown.outcome.adopted_for_meetings)
        return made(
            visit,
            "outcome.html",
            open_votes=open_votes(visit.work, shown.poll),
            shown=shown,
            has_bulletin=visit.work.bulletins.count(id=shown.outcome.id) > 0,
            count=counted(shown.poll, shown.outcome.verdict, say=Words(visit).sentence),
            address=address,
            qr=qr(address),
            effect=effect,
        )


@router.get("/commitments")
def commitments(request: Request, slug: str, page: int = 1) -> HTMLResponse:
    """Show all commitments, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = visit.work.commitments.where(community_id=here.id)
        part, pages = sheet(found[::-1], number=page)
        shown = records.promises(visit.work, part, now=visit.now)
        return made(visit, "commitments.html", promises=shown, pages=pages)


@router.get("/sources")
def sources(
    request: Request, slug: str, page: int = 1, q: str = "", kind: str = ""
) -> HTMLResponse:
    """Show what the bot knows, and find passages in it."""
    query = q.strip()[:200]
    with visiting(request) as visit:
        here = visit.enter(slug)
        every = library.shelf(visit, here)
        current = every.current()
        part, pages = sheet(library.chosen(current, kind=kind), number=page, size=60)
        return made(
            visit,
            "sources.html",
            groups=library.by_kind(part),
            kinds=tuple((each, len(group)) for each, group in library.by_kind(current)),
            kind=kind,
            found=library.found(visit, every, query=query) if query else None,
            titled=library.chosen(current, kind="", words=query)[:8] if query else (),
            query=query,
            pages=pages,
        )


@router.get("/sources/{source_id}")
def source(request: Request, slug: str, source_id: str, page: int = 1) -> HTMLResponse:
    """Show a source from its beginning."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        seen = library.shelf(visit, here).seen(source_id)
        passages = visit.work.passages.where(source_id=source_id)
        part, pages = sheet(library.in_order(passages), number=page, size=40)
        return made(
            visit, "source.html", seen=seen, passages=part, cited=None, mark="", pages=pages
        )


@router.get("/passages/{passage_id}")
def passage(request: Request, slug: str, passage_id: str, q: str = "") -> HTMLResponse:
    """Show a passage in its source, the cited sentence marked."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        cited = visit.work.passages.one(id=passage_id)
        if cited is None:
            raise NotHere
        seen = library.shelf(visit, here).seen(cited.source_id)
        return made(
            visit,
            "source.html",
            seen=seen,
            passages=library.around(visit.work, cited),
            cited=cited,
            mark=library.marked(cited.text, q[:600]),
            newer=library.in_newer(visit.work, cited, seen),
            pages=sheet((), number=1)[1],
        )
