"""Ask a language model: the one door to langchain_openai. Off unless settings name a model."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI

_KEYLESS = "none"


class ModelUnavailable(RuntimeError):  # noqa: N818  # says what is, as other refusals do
    """The model did not answer in time, refused, or answered with something else than text."""


@dataclass(frozen=True)
class ModelSettings:
    """Which model, at which OpenAI-compatible address."""

    model: str
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    seconds: float = 20.0


class ChatModel:
    """A model with no tools and no memory."""

    def __init__(self, settings: ModelSettings) -> None:
        """Prepare; nothing is imported or connected until the first question."""
        self._settings = settings

    def reply(self, *, instructions: str, text: str) -> str:
        """Return what the model says to a text.

        Raises:
            ModelUnavailable: For whatever reason it says nothing.
        """
        from openai import OpenAIError  # noqa: PLC0415  # comes with langchain_openai

        try:
            message = self._client.invoke([("system", instructions), ("human", text)])
        except (OpenAIError, OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise ModelUnavailable(type(error).__name__) from error
        said = message.content
        if not isinstance(said, str) or not said.strip():
            raise ModelUnavailable("empty")
        return said.strip()

    @cached_property
    def _client(self) -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI  # noqa: PLC0415  # the one door
        from pydantic import SecretStr  # noqa: PLC0415  # comes with langchain_openai

        return ChatOpenAI(
            model=self._settings.model,
            base_url=self._settings.base_url or None,
            api_key=SecretStr(self._settings.api_key or _KEYLESS),
            timeout=self._settings.seconds,
            max_retries=0,
            temperature=0,
        )
