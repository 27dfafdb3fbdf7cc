"""What operators and other machines look at: health and measurements."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from bot.web.visits import council_of

router = APIRouter(include_in_schema=False)


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
    text = await council_of(request).metrics() + _refused(request)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")


def _refused(request: Request) -> str:
    """Return what this process refused at its door, by status, in Prometheus text."""
    counted = sorted(request.app.state.refused.items())
    name = "neighbor_talk_web_refusals_total"
    lines = (f'{name}{{status="{status}"}} {count}\n' for status, count in counted)
    return f"# TYPE {name} counter\n" + "".join(lines)
