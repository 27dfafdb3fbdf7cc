"""Hold a connection to a model to a time and a size, however slowly or much it sends."""

from collections.abc import Callable, Iterator

import httpx
from typing_extensions import override

_MOST_BYTES = 1_000_000
_CONNECT_SECONDS = 5.0
_BEGUN = "neighbor_talk.begun"


class TooMuch(httpx.TransportError):  # says what is, as other refusals do
    """The other side sent more than any answer needs, or packed what it sent."""


class _Within(httpx.SyncByteStream):
    """A stream of bytes that ends with an error when it lasts too long or holds too much."""

    def __init__(
        self, stream: httpx.SyncByteStream, *, until: float, seconds: Callable[[], float]
    ) -> None:
        self._stream = stream
        self._until = until
        self._seconds = seconds

    @override
    def __iter__(self) -> Iterator[bytes]:
        taken = 0
        for some in self._stream:
            taken += len(some)
            if taken > _MOST_BYTES:
                raise TooMuch("")
            if self._seconds() > self._until:
                raise httpx.ReadTimeout("")
            yield some

    @override
    def close(self) -> None:
        self._stream.close()


def connection(*, limit: float, seconds: Callable[[], float]) -> httpx.Client:
    """Return a client whose every exchange ends within a limit, by a clock of seconds.

    It follows no redirect, so that a key never goes to another address than that set.
    """

    def begins(request: httpx.Request) -> None:
        request.extensions[_BEGUN] = seconds()

    def answers(response: httpx.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise TooMuch("")
        stream, begun = response.stream, response.request.extensions[_BEGUN]
        if isinstance(stream, httpx.SyncByteStream):
            response.stream = _Within(stream, until=begun + limit, seconds=seconds)

    return httpx.Client(
        limits=httpx.Limits(max_keepalive_connections=0),
        timeout=httpx.Timeout(limit, connect=min(limit, _CONNECT_SECONDS)),
        headers={"Accept-Encoding": "identity"},
        event_hooks={"request": [begins], "response": [answers]},
    )
