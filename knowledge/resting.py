"""Leave a model alone for a while when it failed again and again, so that nobody waits."""

import threading
from collections.abc import Callable, Generator
from contextlib import closing

from knowledge.chat_model import ChatModel, ModelUnavailable, Trouble

FAILURES = 3
REST_SECONDS = 60.0
LONGEST_REST_SECONDS = 900.0


class Rest:
    """Counts failures in a row; after some of them only one try an interval is let through.

    Each failed try after that doubles the interval. Safe among threads.
    """

    def __init__(self, *, seconds: Callable[[], float], failures: int = FAILURES) -> None:
        """Begin awake; ``seconds`` is a clock that never goes back."""
        self._seconds = seconds
        self._most = failures
        self._guard = threading.Lock()
        self._failed = 0
        self._until = 0.0

    def awake(self) -> bool:
        """Tell whether a try may be made now; while it rests, one claims the next try."""
        with self._guard:
            now = self._seconds()
            if self._failed < self._most:
                return True
            if now < self._until:
                return False
            self._until = now + self._interval()
            return True

    def succeeded(self) -> None:
        """Note that a try went well."""
        with self._guard:
            self._failed = 0

    def failed(self) -> None:
        """Note that a try failed."""
        with self._guard:
            self._failed += 1
            if self._failed >= self._most:
                self._until = self._seconds() + self._interval()

    def _interval(self) -> float:
        doublings = min(self._failed - self._most, 10)
        return float(min(REST_SECONDS * 2**doublings, LONGEST_REST_SECONDS))


class RestedModel:
    """A model that is left alone while it rests."""

    def __init__(self, model: ChatModel, *, rest: Rest) -> None:
        """Ask ``model`` only while ``rest`` says that it is awake."""
        self._model = model
        self._rest = rest

    def speak(self, *, instructions: str, text: str) -> Generator[str, None, None]:
        """Yield what the model says; raise ModelUnavailable at once while it rests."""
        if not self._rest.awake():
            raise ModelUnavailable(Trouble.RESTING)
        try:
            with closing(self._model.speak(instructions=instructions, text=text)) as pieces:
                yield from pieces
        except ModelUnavailable:
            self._rest.failed()
            raise
        except GeneratorExit:
            self._rest.succeeded()
            raise
        self._rest.succeeded()
