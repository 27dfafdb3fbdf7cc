"""Ask a language model: the one door to langchain_openai. Off unless settings name a model."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.thoughts import spoken

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk
    from langchain_openai import ChatOpenAI

_KEYLESS = "none"
_ENDED = frozenset({"stop", "eos", "end_turn"})


class Trouble(StrEnum):
    """Why a model was of no use."""

    SLOW = "slow"
    AWAY = "away"
    HTTP = "http"
    GARBLED = "garbled"
    EMPTY = "empty"
    CUT_OFF = "cut_off"
    TOO_LONG = "too_long"
    WITHHELD = "withheld"
    TOOLS = "tools"
    RESTING = "resting"


class ModelUnavailable(RuntimeError):  # noqa: N818  # says what is, as other refusals do
    """The model did not answer in time, refused, or answered with something else than text.

    ``status`` is that of HTTP, 0 where it came to none.
    """

    def __init__(self, trouble: Trouble, *, status: int = 0) -> None:
        """Say why."""
        super().__init__(f"{trouble} {status}" if status else str(trouble))
        self.trouble = trouble
        self.status = status


@dataclass(frozen=True)
class ModelSettings:
    """Which model, at which OpenAI-compatible address, and how long all of it may take."""

    model: str
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    seconds: float = 20.0


class ChatModel:
    """A model with no tools and no memory."""

    def __init__(self, settings: ModelSettings, *, seconds: Callable[[], float]) -> None:
        """Prepare; nothing is imported or connected until the first question.

        ``seconds`` is a clock that never goes back.
        """
        self._settings = settings
        self._seconds = seconds

    def speak(self, *, instructions: str, text: str) -> Generator[str, None, None]:
        """Yield what the model says to a text as it comes, without its thoughts.

        Whoever stops listening closes the iterator, which closes the connection.

        Raises:
            ModelUnavailable: For whatever reason it says nothing, or not all.
        """
        empty = True
        with closing(self._pieces(instructions=instructions, text=text)) as pieces:
            for piece in spoken(pieces):
                empty = empty and not piece.strip()
                yield piece
        if empty:
            raise ModelUnavailable(Trouble.EMPTY)

    def _pieces(self, *, instructions: str, text: str) -> Generator[str, None, None]:
        import httpx  # noqa: PLC0415  # with the libraries below
        from langsmith import (  # noqa: PLC0415  # comes with langchain_openai
            tracing_context,  # pyright: ignore[reportUnknownVariableType]  # types are partial
        )
        from openai import APIStatusError, OpenAIError  # noqa: PLC0415  # as above

        reason = ""
        try:
            # Whatever the environment says, nobody else is told what is asked here.
            with tracing_context(enabled=False):
                for chunk in self._client.stream([("system", instructions), ("human", text)]):
                    reason = _reason(chunk) or reason
                    yield _words(chunk)
        except ModelUnavailable:
            raise
        except APIStatusError as error:
            raise ModelUnavailable(Trouble.HTTP, status=error.status_code) from error
        except (OpenAIError, httpx.HTTPError, OSError) as error:
            raise ModelUnavailable(_trouble(error)) from error
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise ModelUnavailable(Trouble.GARBLED) from error
        if reason == "content_filter":
            raise ModelUnavailable(Trouble.WITHHELD)
        if reason not in _ENDED:
            raise ModelUnavailable(Trouble.CUT_OFF)

    @cached_property
    def _client(self) -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI  # noqa: PLC0415  # the one door
        from pydantic import SecretStr  # noqa: PLC0415  # comes with langchain_openai

        from knowledge.model_connection import connection  # noqa: PLC0415  # loads httpx

        return ChatOpenAI(
            model=self._settings.model,
            base_url=self._settings.base_url or None,
            api_key=SecretStr(self._settings.api_key or _KEYLESS),
            timeout=self._settings.seconds,
            max_retries=0,
            temperature=0,
            stream_usage=False,
            use_responses_api=False,
            http_client=connection(limit=self._settings.seconds, seconds=self._seconds),
        )


def _words(chunk: "AIMessageChunk") -> str:
    """Return the words of a piece; a model that calls tools is of no use, it has none."""
    if chunk.tool_call_chunks or chunk.additional_kwargs.get("function_call"):
        raise ModelUnavailable(Trouble.TOOLS)
    if not isinstance(chunk.content, str):
        raise ModelUnavailable(Trouble.GARBLED)
    return chunk.content


def _reason(chunk: "AIMessageChunk") -> str:
    return str(chunk.response_metadata.get("finish_reason") or "")


def _trouble(error: Exception) -> Trouble:
    """Return what an error of the connection comes to, which others may have wrapped."""
    import httpx  # noqa: PLC0415  # with the libraries above
    from openai import APIConnectionError, APITimeoutError  # noqa: PLC0415  # as above

    from knowledge.model_connection import TooMuch  # noqa: PLC0415  # loads httpx

    kinds: tuple[tuple[type[BaseException], Trouble], ...] = (
        (TooMuch, Trouble.TOO_LONG),
        (httpx.TimeoutException, Trouble.SLOW),
        (APITimeoutError, Trouble.SLOW),
        (httpx.ConnectError, Trouble.AWAY),
        (httpx.HTTPError, Trouble.CUT_OFF),
        (APIConnectionError, Trouble.AWAY),
        (OSError, Trouble.CUT_OFF),
    )
    causes = tuple(_causes(error))
    found = (trouble for kind, trouble in kinds if any(isinstance(c, kind) for c in causes))
    return next(found, Trouble.GARBLED)


def _causes(error: BaseException) -> Iterator[BaseException]:
    yield error
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _causes(before)
