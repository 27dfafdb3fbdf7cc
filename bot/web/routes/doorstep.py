"""What the poster of a doorway opens: to ask, to report, to see what is voted on.

Nothing here needs an account or a cookie.
"""

from dataclasses import replace
from functools import partial

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.reports.posters import deep_link
from bot.web.answers import SamePageAgain, sentences, turned
from bot.web.council import Handled
from bot.web.council import Shown as Said
from bot.web.doorstep import MOST_PHOTOS, Left, left, marked, receipt_for
from bot.web.faults import refusal
from bot.web.forms import Sender, Sent, checked_filled, incoming, values_of
from bot.web.pages import page
from bot.web.sessions import Cookies
from bot.web.views import doorways
from bot.web.views.doorways import Door
from bot.web.visits import Kept, Visit, council_of, visiting
from deliberation.doorways import DoorwayReport
from deliberation.identifiers import MemberId
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import NotHere, own
from handlers.attachments import TooManyFiles
from handlers.codes import CodeSpent
from handlers.dialogue import clean
from handlers.harmless import LONGEST_TEXT, harmless
from handlers.messages import Press
from handlers.places import place_of
from handlers.reporting import (
    LONGEST_REPORT,
    REPORT,
    WITHDRAW,
    ReportUnknown,
    plain_receipt,
    report_of,
    require_few,
    shown_receipt,
)

router = APIRouter(include_in_schema=False)

GONE, UNKNOWN = 410, 404


# Pages


@router.get("/d/{code}")
def at_the_door(request: Request, code: str) -> HTMLResponse:
    """Show the three things that one may do at a doorway."""
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        if at is None:
            return _over(visit)
        running = doorways.votes(visit.work, at.community, now=visit.now)
        name = visit.council.telegram_name()
        telegram = deep_link(name, at.code) if name else ""
        return page(visit, "doorway.html", at=at, running=running, telegram=telegram)


@router.get("/d/{code}/ask")
def ask_page(request: Request, code: str) -> HTMLResponse:
    """Show the form for a question."""
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        return _over(visit) if at is None else _asking(visit, at)


@router.get("/d/{code}/ask/{question_id}")
def question(request: Request, code: str, question_id: str) -> HTMLResponse:
    """Show a question that was asked here, and the answer once there is one."""
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        if at is None:
            return _over(visit)
        asked = doorways.question_at(visit.work, at, question_id=question_id)
        mark = marked(visit, paths.doorway_question(at.code, asked.id))
        return page(visit, "doorway_question.html", at=at, question=asked, mark=mark)


@router.get("/d/{code}/report")
def report_page(request: Request, code: str) -> HTMLResponse:
    """Show the form for a report, the place filled in."""
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        if at is None:
            return _over(visit)
        mark = marked(visit, paths.doorway_report(at.code))
        return page(visit, "doorway_report.html", at=at, mark=mark, most=LONGEST_REPORT)


@router.get("/d/{code}/votes")
def votes(request: Request, code: str) -> HTMLResponse:
    """Show what is voted on and deliberated now."""
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        if at is None:
            return _over(visit)
        running = doorways.votes(visit.work, at.community, now=visit.now)
        return page(visit, "doorway_votes.html", at=at, running=running)


def _over(visit: Visit) -> HTMLResponse:
    return page(visit, "doorway_over.html", status=GONE)


def _asking(visit: Visit, at: Door, *, told: tuple[Said, ...] = ()) -> HTMLResponse:
    mark = marked(visit, paths.doorway_ask(at.code))
    return page(visit, "doorway_ask.html", at=at, mark=mark, told=told)


# Forms


@router.post("/d/{code}/ask")
async def ask(request: Request, code: str) -> Response:
    """Ask without a name; the answer comes to a page."""
    council = council_of(request)
    back = paths.doorway_ask(code.upper())
    form = await left(request, council, about=back)
    text = clean(harmless(str(form.fields.get("text", "")), most=LONGEST_TEXT))
    nonce = f"{form.nonce}.{receipt_for(council.ids, form.nonce, text)}"
    at = await to_thread.run_sync(_door, request, code)
    press = Press("ask.ask", {"text": text})
    handled = await _handled(request, _sent(at, replace(form, nonce=nonce)), press=press)
    if handled.refused:
        return _again(request, form, handled, press=press, back=back)
    return await to_thread.run_sync(
        partial(_asked, request, text=text, told=handled.replies), code
    )


@router.post("/d/{code}/ask/{question_id}")
async def refer(request: Request, code: str, question_id: str) -> Response:
    """Pass a question of nobody on to the committee."""
    council = council_of(request)
    back = paths.doorway_question(code.upper(), question_id)
    form = await left(request, council, about=back)
    at = await to_thread.run_sync(_door, request, code)
    press = Press("ask.refer", {"q": question_id})
    handled = await _handled(request, _sent(at, form), press=press)
    if handled.refused:
        return _again(request, form, handled, press=press, back=back)
    return turned(back, cookies=Cookies(council.values))


@router.post("/d/{code}/report")
async def report(request: Request, code: str) -> Response:
    """Take in a report; nobody need say who they are."""
    council = council_of(request)
    back = paths.doorway_report(code.upper())
    form = await left(request, council, about=back)
    values = {**values_of(form.fields), "d": code.upper()}
    said = (form.nonce, values.get("text", ""), values.get("phone", ""))
    receipt = receipt_for(council.ids, *said)
    press = Press(REPORT, {**values, "receipt": receipt})
    at = await to_thread.run_sync(_door, request, code)
    sent = _sent(at, replace(form, nonce=f"{form.nonce}.{receipt}"))
    sent = await to_thread.run_sync(_as_member, request, sent, form.member)
    checked = partial(_checked, request, sent)
    handled = await _handled(request, sent, press=press, checked=checked)
    if handled.refused:
        return _again(request, form, handled, press=press, back=back)
    return turned(paths.report(receipt), cookies=Cookies(council.values))


def _door(request: Request, code: str) -> Door:
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        if at is None:
            raise CodeSpent
        return at


def _sent(at: Door, form: Left) -> Sent:
    sender = Sender(member=at.speaker, community=at.community)
    return Sent(sender, form.nonce, back="", then="", fields=form.fields, uploads=form.uploads)


def _as_member(request: Request, sent: Sent, member_id: str) -> Sent:
    """Return the form as sent by the neighbour who is signed in, where there is one."""
    with visiting(request) as visit:
        member = visit.member
        if member is None or member.id != member_id:
            return sent
        if member.community_id != sent.sender.community.id:
            return sent
        return replace(sent, sender=replace(sent.sender, member=member))


def _checked(request: Request, sent: Sent) -> None:
    """Raise a Refusal before anything that was sent along is kept."""
    if len(sent.uploads) > MOST_PHOTOS:
        raise TooManyFiles(most=MOST_PHOTOS)
    with visiting(request) as visit:
        ids, sender = visit.council.ids, MemberId(sent.sender.member.id)
        require_few(visit.work, ids, member_id=sender, now=visit.now)


async def _handled(
    request: Request, sent: Sent, *, press: Press, checked: partial[None] | None = None
) -> Handled:
    council = council_of(request)
    try:
        checked_filled(press)
        if checked is not None:
            await to_thread.run_sync(checked)
        return await council.submit(await incoming(sent, council, press=press))
    except Refusal as no:
        words = await to_thread.run_sync(refusal, request, no)
        return Handled(replies=(Said(words),), refused=True)


def _again(
    request: Request, form: Left, handled: Handled, *, press: Press, back: str
) -> Response:
    typed = {**values_of(form.fields), **press.values}
    kept = Kept(action=press.action, values=typed, sentences=sentences(handled))
    return SamePageAgain(request, back=back, kept=kept)


def _asked(request: Request, code: str, *, text: str, told: tuple[Said, ...]) -> Response:
    """Return what the record says at once, else the page on which the answer will stand."""
    with visiting(request) as visit:
        at = doorways.door(visit, code)
        if at is None:
            return _over(visit)
        found = None if told else doorways.last_asked(visit.work, at, text=text)
        if found is None:
            return _asking(visit, at, told=told)
        return turned(paths.doorway_question(at.code, found.id), cookies=visit.cookies)


# Receipts


@router.get("/reports")
def find(request: Request, receipt: str = "") -> Response:
    """Show where a receipt is typed, or lead to its report."""
    with visiting(request) as visit:
        if visit.member is not None:
            visit.home()
        plain = plain_receipt(receipt)
        if plain:
            return turned(paths.report(plain), cookies=visit.cookies)
        return _private(_finding(visit, typed=clean(receipt)[:40]))


@router.get("/reports/{receipt}")
def receipt_page(request: Request, receipt: str) -> HTMLResponse:
    """Show whoever has its receipt what became of a report."""
    with visiting(request) as visit:
        found = _reported(visit, receipt)
        if found is None:
            return _private(_finding(visit, typed=clean(receipt)[:40]))
        visit.community = visit.work.communities.get(found.community_id)
        plain = plain_receipt(receipt)
        shown = page(
            visit,
            "doorway_receipt.html",
            report=found,
            proposal=doorways.proposal_of(visit.work, found),
            place=place_of(found.place).text,
            receipt=shown_receipt(plain),
            path=paths.report(plain),
            mark=marked(visit, paths.report(plain)),
        )
        return _private(shown)


@router.post("/reports/{receipt}")
async def withdraw(request: Request, receipt: str) -> Response:
    """Remove a report for good."""
    council = council_of(request)
    back = paths.report(plain_receipt(receipt))
    form = await left(request, council, about=back)
    sender = await to_thread.run_sync(_remover, request, receipt)
    sent = Sent(sender, form.nonce, back="", then="", fields=form.fields, uploads=())
    press = Press(WITHDRAW, {"receipt": plain_receipt(receipt)})
    handled = await _handled(request, sent, press=press)
    if handled.refused:
        return _again(request, form, handled, press=press, back=back)
    return await to_thread.run_sync(_removed, request)


def _remover(request: Request, receipt: str) -> Sender:
    with visiting(request) as visit:
        found = _reported(visit, receipt)
        if found is None:
            raise NotHere
        community = visit.work.communities.get(found.community_id)
        member = doorways.speaker_at(visit.work, found)
        return Sender(own(visit.work.members, member.id, community=community), community)


def _removed(request: Request) -> HTMLResponse:
    with visiting(request) as visit:
        return _private(page(visit, "doorway_gone.html"))


def _reported(visit: Visit, receipt: str) -> DoorwayReport | None:
    try:
        return report_of(visit.work, visit.council.ids, receipt)
    except ReportUnknown:
        return None


def _finding(visit: Visit, *, typed: str) -> HTMLResponse:
    status = UNKNOWN if typed else 200
    return page(visit, "doorway_find.html", status=status, typed=typed)


def _private(response: HTMLResponse) -> HTMLResponse:
    """Keep the receipt in the address from whatever the page leads to."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
