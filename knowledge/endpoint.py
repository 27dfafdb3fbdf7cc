"""Vectors from an OpenAI-compatible embedding endpoint: another encoder by setting."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_openai import OpenAIEmbeddings

    from knowledge.terms import Numbers

AT_ONCE = 64
LONGEST = 2000
SECONDS = 10.0
REST_SECONDS = 60.0
_PROBE = "社区"
_TABLE = 2


class EndpointUnavailable(RuntimeError):  # noqa: N818  # says what is, as other refusals do
    """The embedding endpoint is away, refuses, or sends no vectors."""


@dataclass(frozen=True)
class EndpointSettings:
    """Where vectors come from; ``base_url`` is empty for OpenAI's own."""

    model: str
    base_url: str = ""
    api_key: str = ""


class EndpointEncoder:
    """Asks an endpoint for each text's vector; leaves it alone for a minute after a failure."""

    def __init__(
        self,
        settings: EndpointSettings,
        *,
        clock: Callable[[], float],
        seconds: float = SECONDS,
    ) -> None:
        """Prepare to ask; nothing is loaded or sent until a text is encoded.

        ``clock`` never goes back; ``seconds`` is the patience with one request.
        """
        self._settings = settings
        self._clock = clock
        self._seconds = seconds
        self._client: OpenAIEmbeddings | None = None
        self._rests_until = 0.0

    @property
    def name(self) -> str:
        """The model and its address: another one makes other vectors."""
        told = f"{self._settings.base_url}\n{self._settings.model}"
        return f"endpoint-{hashlib.sha256(told.encode()).hexdigest()[:12]}"

    def encode(self, texts: Sequence[str], /) -> "Numbers":
        """Return one row of length 1 for each text.

        Raises:
            EndpointUnavailable: No vectors came, or not as many as there are texts.
        """
        if self._clock() < self._rests_until:
            raise EndpointUnavailable("it failed a moment ago")
        try:
            return self._asked(texts)
        except EndpointUnavailable:
            self._rests_until = self._clock() + REST_SECONDS
            raise

    def check(self) -> int:
        """Return how long the endpoint's vectors are; raise EndpointUnavailable."""
        return int(self._asked([_PROBE]).shape[1])

    def _asked(self, texts: Sequence[str]) -> "Numbers":
        import numpy as np  # noqa: PLC0415  # loaded when used

        from knowledge.encoder import unit  # noqa: PLC0415  # it loads numpy too

        told = [text[:LONGEST] or " " for text in texts]
        try:
            rows = np.asarray(self._embeddings().embed_documents(told), dtype=np.float32)
        except Exception as error:  # what a client library and a stranger's server may raise
            raise EndpointUnavailable(_reason(error)) from error
        if rows.ndim != _TABLE or len(rows) != len(texts) or not np.isfinite(rows).all():
            raise EndpointUnavailable("no vectors came")
        return unit(rows)

    def _embeddings(self) -> "OpenAIEmbeddings":
        if self._client is None:
            self._client = _client(self._settings, seconds=self._seconds)
        return self._client


def _client(settings: EndpointSettings, *, seconds: float) -> "OpenAIEmbeddings":
    from langchain_openai import OpenAIEmbeddings  # noqa: PLC0415  # loaded when used
    from pydantic import SecretStr  # noqa: PLC0415

    return OpenAIEmbeddings(
        model=settings.model,
        base_url=settings.base_url or None,
        api_key=SecretStr(settings.api_key or "none"),
        check_embedding_ctx_length=False,  # else it fetches a tokenizer for OpenAI's own models
        chunk_size=AT_ONCE,
        timeout=seconds,
        max_retries=1,
    )


def _reason(error: Exception) -> str:
    first = str(error).strip().split("\n")[0]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
