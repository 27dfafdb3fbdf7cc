"""A model in a test: it says what it is told to."""

from collections.abc import Generator

from knowledge.chat_model import ModelUnavailable, Trouble
from knowledge.modelled import Modelled
from knowledge.store import Store

PIECE = 5


class Parrot:
    """A model that says what it is told to, a few characters at a time."""

    def __init__(self, *said: str, piece: int = PIECE) -> None:
        self.said = list(said)
        self.piece = piece
        self.asked: list[str] = []
        self.heard = ""

    def speak(self, *, instructions: str, text: str) -> Generator[str, None, None]:
        self.asked.append(f"{instructions}\n{text}")
        if not self.said:
            raise ModelUnavailable(Trouble.AWAY)
        said = self.said.pop(0)
        for at in range(0, len(said), self.piece):
            self.heard += said[at : at + self.piece]
            yield said[at : at + self.piece]


def modelled(store: Store, *said: str) -> tuple[Modelled, Parrot]:
    """Return an answerer whose model says these things, one a question."""
    parrot = Parrot(*said)
    made = Modelled(store.index, thesaurus=store.thesaurus, model=parrot, default=store)
    return made, parrot
