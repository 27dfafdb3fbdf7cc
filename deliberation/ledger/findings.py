"""What a check of a bulletin says: a sentence's key and values, and whether it holds."""

from dataclasses import dataclass

from deliberation.ballots import CountingStep


@dataclass(eq=False)
class Broken(Exception):  # noqa: N818 - named for what is wrong
    """Something does not hold; it says what."""

    detail: CountingStep


def found(key: str, /, **values: str | int) -> CountingStep:
    """Return what was found, for a sentence."""
    return CountingStep(key=key, values=values)


def require(holds: bool, key: str, /, **values: str | int) -> None:  # noqa: FBT001 - it reads as an assertion
    """Raise Broken with that sentence unless something holds."""
    if not holds:
        raise Broken(found(key, **values))
