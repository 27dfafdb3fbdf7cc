"""The page of a receipt: is my ballot recorded, and was it counted."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from bot.web.pages import page
from bot.web.views.bulletin import LONGEST_RECEIPT
from bot.web.views.receipts import receipt
from bot.web.visits import visiting
from handlers import paths

router = APIRouter(include_in_schema=False)


@router.get("/receipts")
def own_community(request: Request) -> RedirectResponse:
    """Lead a member to the page of their community."""
    with visiting(request) as visit:
        _, community = visit.home()
        return RedirectResponse(paths.receipts(community), status_code=303)


@router.get("/c/{slug}/receipts")
def receipts(request: Request, slug: str) -> HTMLResponse:
    """Ask for a receipt."""
    with visiting(request) as visit:
        visit.enter(slug)
        return page(visit, "receipts.html", found=None, typed="")


@router.post("/c/{slug}/receipts")
def find(
    request: Request, slug: str, receipt_code: Annotated[str, Form(alias="receipt")] = ""
) -> HTMLResponse:
    """Show what became of a receipt, which no address and no log holds."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = (
            receipt(
                visit.work,
                here,
                typed=receipt_code,
                member=visit.member,
                named=visit.neighbour,
            )
            if receipt_code.strip()
            else None
        )
        typed = receipt_code[:LONGEST_RECEIPT]
        return page(visit, "receipts.html", found=found, typed=typed)
