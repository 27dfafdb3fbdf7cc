"""Have speech written down by an OpenAI-compatible endpoint; off unless settings name one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from knowledge.chat_model import ModelUnavailable, Trouble

if TYPE_CHECKING:
    import httpx

LONGEST = 2000
"""Characters: more than two minutes of speech hold is a loop of the model's own."""
_KEYLESS = "none"


@dataclass(frozen=True)
class TranscriberSettings:
    """Which model, at which address, and how long all of it may take."""

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    seconds: float = 30.0


@dataclass(frozen=True)
class Recording:
    """Speech as it is sent: a name whose ending tells the format, the type, the bytes."""

    name: str
    media_type: str
    content: bytes


class Transcriber:
    """Sends speech to ``/audio/transcriptions`` and takes back its words.

    Source: OpenAI API reference, "Create transcription".
    """

    def __init__(self, settings: TranscriberSettings, *, seconds: Callable[[], float]) -> None:
        """Prepare; nothing is imported or connected until the first recording.

        ``seconds`` is a clock that never goes back.
        """
        self._settings = settings
        self._seconds = seconds

    def words(self, recording: Recording) -> str:
        """Return what is said in a recording.

        Raises:
            ModelUnavailable: No words came, or more than anybody says in that time.
        """
        words = self.heard(recording)
        if not any(each.isalnum() for each in words):
            raise ModelUnavailable(Trouble.EMPTY)
        if len(words) > LONGEST:
            raise ModelUnavailable(Trouble.TOO_LONG)
        return words

    def heard(self, recording: Recording) -> str:
        """Return what the endpoint says, which for silence is nothing; see ``words``."""
        import httpx  # noqa: PLC0415  # loaded when used

        try:
            response = self._asked(recording)
        except httpx.HTTPError as error:
            raise ModelUnavailable(_trouble(error)) from error
        if not response.is_success:
            raise ModelUnavailable(Trouble.HTTP, status=response.status_code)
        return _text(response)

    def _asked(self, recording: Recording) -> "httpx.Response":
        from knowledge.model_connection import connection  # noqa: PLC0415  # loads httpx

        sent = (recording.name, recording.content, recording.media_type)
        with connection(limit=self._settings.seconds, seconds=self._seconds) as client:
            return client.post(
                f"{self._settings.base_url}/audio/transcriptions",
                headers={"Authorization": f"Bearer {self._settings.api_key or _KEYLESS}"},
                data={"model": self._settings.model, "response_format": "json"},
                files={"file": sent},
            )


def _text(response: "httpx.Response") -> str:
    try:
        told: Any = response.json()
    except (ValueError, RecursionError) as error:
        raise ModelUnavailable(Trouble.GARBLED) from error
    text = cast("dict[str, Any]", told).get("text") if isinstance(told, dict) else None
    if not isinstance(text, str):
        raise ModelUnavailable(Trouble.GARBLED)
    return text.strip()


def _trouble(error: Exception) -> Trouble:
    import httpx  # noqa: PLC0415  # loaded when used

    from knowledge.model_connection import TooMuch  # noqa: PLC0415  # loads httpx

    kinds: tuple[tuple[type[BaseException], Trouble], ...] = (
        (TooMuch, Trouble.TOO_LONG),
        (httpx.TimeoutException, Trouble.SLOW),
        (httpx.ConnectError, Trouble.AWAY),
    )
    return next(
        (trouble for kind, trouble in kinds if isinstance(error, kind)), Trouble.CUT_OFF
    )
