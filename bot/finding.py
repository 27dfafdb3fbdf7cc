"""What finds passages, as the settings choose it."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.settings import Settings
from knowledge.chroma_index import ChromaIndex, Embedded, Server
from knowledge.endpoint import EndpointEncoder, EndpointSettings

if TYPE_CHECKING:
    from knowledge.encoder import Encoder


def vectors_of(settings: Settings) -> ChromaIndex:
    """Return the vector index of the settings, not yet opened."""
    endpoint = endpoint_of(settings)
    if settings.chroma_url:
        place: Embedded | Server = Server(
            settings.chroma_url, anywhere=settings.chroma_allow_public
        )
    else:
        place = Embedded(settings.data_dir / "index")
    encoder: Callable[[], Encoder] = _shipped if endpoint is None else partial(_same, endpoint)
    return ChromaIndex(place, encoder=encoder, ours=endpoint is None)


def endpoint_of(settings: Settings) -> EndpointEncoder | None:
    """Return the encoder behind an endpoint, or None where the one that ships is used."""
    if not settings.embedding_model:
        return None
    told = EndpointSettings(
        model=settings.embedding_model,
        base_url=settings.embedding_base_url,
        api_key=settings.embedding_api_key.get_secret_value(),
    )
    return EndpointEncoder(told, clock=time.monotonic)


def checked_endpoint(settings: Settings) -> None:
    """Ask the embedding endpoint for one vector, where one is set.

    Raises:
        EndpointUnavailable: It gave none.
    """
    endpoint = endpoint_of(settings)
    if endpoint is not None:
        endpoint.check()


def _same(encoder: EndpointEncoder) -> "Encoder":
    return encoder


def _shipped() -> "Encoder":
    from knowledge.encoder import trained  # noqa: PLC0415 - it loads numpy

    return trained()
