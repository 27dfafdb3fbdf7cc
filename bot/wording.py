"""What words answers, as the settings choose it: nothing but the passages, or a model."""

import time
import wave
from collections.abc import Mapping
from io import BytesIO
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.settings import Settings
from knowledge.chat_model import ChatModel, ModelSettings, ModelUnavailable, Trouble
from knowledge.modelled import Modelled
from knowledge.resting import Rest, RestedModel
from knowledge.store import Store
from knowledge.transcribing import Recording, Transcriber, TranscriberSettings

MENDS: Mapping[Trouble, str] = {
    Trouble.AWAY: "cli-mend-model-away",
    Trouble.SLOW: "cli-mend-model-slow",
    Trouble.HTTP: "cli-mend-model-http",
}
MENDS_OF_STATUS: Mapping[int, str] = {
    400: "cli-mend-model-name",
    401: "cli-mend-model-key",
    402: "cli-mend-model-paid",
    403: "cli-mend-model-key",
    404: "cli-mend-model-name",
    429: "cli-mend-model-paid",
}
OTHERWISE = "cli-mend-model-garbled"
USUAL_HOST = "api.openai.com"
"""Where a model is asked whose address is not set."""

LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan")
_HERTZ = 16_000
_TRIAL = "只回答一个字：好"


def model_of(settings: Settings) -> ChatModel | None:
    """Return the model that the settings name, not yet asked; None where they name none."""
    if not settings.llm_model:
        return None
    told = ModelSettings(
        model=settings.llm_model,
        base_url=settings.llm_base_url,
        api_key=settings.llm_api_key.get_secret_value(),
    )
    return ChatModel(told, seconds=time.monotonic)


def rested_model(settings: Settings) -> RestedModel | None:
    """Return the model that the settings name, left alone while it fails; None for none."""
    model = model_of(settings)
    return RestedModel(model, rest=Rest(seconds=time.monotonic)) if model else None


def worded(settings: Settings, *, store: Store) -> Modelled | None:
    """Return what lets a model word the store's answers; None where none is set."""
    rested = rested_model(settings)
    if rested is None:
        return None
    return Modelled(store.index, thesaurus=store.thesaurus, model=rested, default=store)


def tried(model: ChatModel) -> tuple[str, str]:
    """Ask a model for one word; return what went wrong and the key of its mend, if anything."""
    try:
        for _ in model.speak(instructions=_TRIAL, text=_TRIAL):
            pass
    except ModelUnavailable as error:
        status = MENDS_OF_STATUS.get(error.status)
        return str(error), status or MENDS.get(error.trouble, OTHERWISE)
    return "", ""


def outside(settings: Settings) -> str:
    """Return the host of the model where it is not on a machine of one's own, else nothing."""
    return _foreign(settings.llm_base_url) if settings.llm_model else ""


def listener_of(settings: Settings) -> Transcriber | None:
    """Return what writes voice notes down, not yet asked; None where the settings name none."""
    if not settings.transcription_base_url:
        return None
    told = TranscriberSettings(
        base_url=settings.transcription_base_url,
        model=settings.transcription_model,
        api_key=settings.transcription_api_key.get_secret_value(),
    )
    return Transcriber(told, seconds=time.monotonic)


def listens_outside(settings: Settings) -> str:
    """Return the host that hears voices where it is on somebody else's machine."""
    address = settings.transcription_base_url
    return _foreign(address) if address else ""


def heard_silence(listener: Transcriber) -> str:
    """Have a second of silence written down; return what went wrong, if anything."""
    try:
        listener.heard(Recording("silence.wav", "audio/wav", _silence()))
    except ModelUnavailable as error:
        return str(error)
    return ""


def _silence() -> bytes:
    with BytesIO() as written:
        with wave.open(written, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(_HERTZ)
            sound.writeframes(bytes(2 * _HERTZ))
        return written.getvalue()


def _foreign(address: str) -> str:
    host = urlsplit(address).hostname or USUAL_HOST
    try:
        own = ip_address(host).is_private
    except ValueError:
        own = host == "localhost" or host.endswith(LOCAL_NAMES) or "." not in host
    return "" if own else host
