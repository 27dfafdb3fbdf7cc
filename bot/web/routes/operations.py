"""What operators and other machines look at: health, measurements, webhooks."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.web.visits import council_of

router = APIRouter(include_in_schema=False)

TELEGRAM_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@router.get("/health")
async def health(request: Request) -> JSONResponse:
    """Tell how the program is; 503 where something needs a person."""
    found = await council_of(request).health()
    status = "ok" if found.well else "degraded"
    return JSONResponse(
        {"status": status, **found.details}, status_code=200 if found.well else 503
    )


@router.get("/metrics")
async def metrics(request: Request) -> PlainTextResponse:
    """Tell the measurements."""
    text = await council_of(request).metrics()
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")


@router.post("/telegram/webhook")
async def telegram(request: Request) -> Response:
    """Commit an update of Telegram before telling it so."""
    secret = request.headers.get(TELEGRAM_SECRET, "")
    taken = await council_of(request).telegram_update(await request.body(), secret=secret)
    return Response(status_code={True: 200, False: 403, None: 404}[taken])
