"""What ``doctor`` looks at."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from bot.compose import gateway_of
from bot.disturbances import trouble_of
from bot.finding import endpoint_of
from bot.ground import Ground, ground
from bot.postmarks import postmark
from bot.reports.fonts import font_folder
from bot.settings import Settings
from bot.storage.engines import sqlite_library
from bot.storage.states import ArrivalState, DeliveryState, JobState
from bot.storage.versions import NEWEST
from bot.wording import heard_silence, listener_of, model_of, tried
from deliberation.communities import Community
from knowledge.endpoint import EndpointUnavailable

OFFICIAL = "https://api.telegram.org"
PATIENCE_SECONDS = 5.0
MOST_NAMED = 5
MEGABYTE = 1024 * 1024
LEAST_FREE = 1024 * MEGABYTE


@dataclass(frozen=True)
class Finding:
    """Something looked at; ``found`` is "off" for what is not switched on.

    What is ``doubtful`` is fine, but somebody should see to it. ``mend`` is the key of the
    sentence that says how, where one does.
    """

    name: str
    found: str
    fine: bool
    doubtful: bool = False
    mend: str = ""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Look at everything that the program needs, opening the database as ``run`` would."""
    with ground(settings) as on:
        return (
            Finding("database", _shown(settings.database), fine=True),
            Finding("sqlite", str(sqlite_library().sqlite_version), fine=True),
            Finding("schema", NEWEST, fine=True),
            disk(on),
            *_kept(on),
            _queues(on),
            _repeated(on),
            _font(),
            _telegram(settings),
            _wechaty(settings),
            _model(settings),
            _embedding(settings),
            _transcription(settings),
        )


def _shown(database: str) -> str:
    """Return the database's address without its password."""
    scheme, _, rest = database.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def disk(on: Ground) -> Finding:
    """Return how much room there is, having written: a full disk may still be read."""
    free = shutil.disk_usage(on.settings.data_dir).free
    told = f"{free // MEGABYTE} MB"
    try:
        with on.storage.transaction() as work:
            work.program_state.put("doctor", value=on.clock.now().isoformat())
    except Exception as fault:
        trouble = trouble_of(fault)
        if trouble is None:
            raise
        return Finding("disk", told, fine=False, mend=f"trouble-{trouble}")
    low = free < LEAST_FREE
    return Finding("disk", told, fine=True, doubtful=low, mend="cli-disk-low" if low else "")


def _kept(on: Ground) -> tuple[Finding, ...]:
    with on.storage.reading() as work:
        every = work.communities.where()
        passages = work.passages.count()
    unplaced = [each for each in every if not each.place]
    return (
        Finding("communities", str(len(every)), fine=True),
        Finding("places", _names(unplaced), fine=True, doubtful=bool(unplaced)),
        Finding("passages", str(passages), fine=True),
    )


def _names(communities: Sequence[Community]) -> str:
    return "、".join(each.slug for each in communities) or "—"


def _queues(on: Ground) -> Finding:
    with on.storage.reading() as work:
        inbox, outbox, jobs = work.inbox.counts(), work.outbox.counts(), work.queue.counts()
    lost = inbox[ArrivalState.QUARANTINED] + outbox[DeliveryState.DEAD] + jobs[JobState.DEAD]
    waiting = (
        inbox[ArrivalState.WAITING],
        outbox[DeliveryState.PENDING],
        jobs[JobState.WAITING],
        lost,
    )
    return Finding("queues", " / ".join(str(each) for each in waiting), fine=lost == 0)


def _repeated(on: Ground) -> Finding:
    """Count the letters that may have arrived twice, and name the last of them."""
    with on.storage.reading() as work:
        ids = work.outbox.repeated()
    marks = " ".join(f"✉{postmark(each)}" for each in ids[-MOST_NAMED:])
    return Finding("repeated", f"{len(ids)} {marks}".strip(), fine=True, doubtful=bool(ids))


def _font() -> Finding:
    fonts = sorted(file.name for file in font_folder().glob("*.[ot]tf"))
    return Finding("font", ", ".join(fonts) or "—", fine=bool(fonts))


def _model(settings: Settings) -> Finding:
    model = model_of(settings)
    if model is None:
        return Finding("model", "off", fine=True)
    wrong, mend = tried(model)
    told = f"{settings.llm_model}: {wrong}" if wrong else settings.llm_model
    return Finding("model", told, fine=not wrong, mend=mend)


def _embedding(settings: Settings) -> Finding:
    endpoint = endpoint_of(settings)
    if endpoint is None:
        return Finding("embedding", "off", fine=True)
    try:
        told = f"{settings.embedding_model} ({endpoint.check()})"
    except EndpointUnavailable as error:
        told = f"{settings.embedding_model}: {error}"
        return Finding("embedding", told, fine=False, mend="cli-mend-embedding-away")
    return Finding("embedding", told, fine=True)


def _transcription(settings: Settings) -> Finding:
    listener = listener_of(settings)
    if listener is None:
        return Finding("transcription", "off", fine=True)
    wrong = heard_silence(listener)
    if not wrong:
        return Finding("transcription", settings.transcription_model, fine=True)
    told = f"{settings.transcription_model}: {wrong}"
    return Finding("transcription", told, fine=False, mend="cli-mend-transcription-away")


def _telegram(settings: Settings) -> Finding:
    token = settings.telegram_token.get_secret_value()
    if not token:
        return Finding("telegram", "off", fine=True)
    address = settings.telegram_base_url or OFFICIAL
    try:
        answer = httpx.get(f"{address}/bot{token}/getMe", timeout=PATIENCE_SECONDS)
        answer.raise_for_status()
        return Finding("telegram", f"@{answer.json()['result']['username']}", fine=True)
    except httpx.HTTPStatusError as fault:
        return Finding("telegram", f"HTTP {fault.response.status_code}", fine=False)
    except (httpx.HTTPError, ValueError, KeyError) as fault:
        return Finding("telegram", type(fault).__name__, fine=False)


def _wechaty(settings: Settings) -> Finding:
    """Ask the gateway for its version; its events are for the program that runs."""
    access = gateway_of(settings)
    if access is None:
        return Finding("wechaty", "off", fine=True)
    from bot.channels import wechaty  # noqa: PLC0415 - who has no WeChat loads no gRPC

    try:
        version = wechaty.examined(access, seconds=PATIENCE_SECONDS)
    except wechaty.GatewayFault as fault:
        told = f"{settings.wechaty_endpoint} {fault.words}".strip()
        return Finding("wechaty", told, fine=False, mend=f"cli-gateway-{fault.fault}")
    return Finding("wechaty", version, fine=True)
