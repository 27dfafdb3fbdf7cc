"""Plain text: .txt."""

from knowledge.extracts import Extract, decoded

LARGEST = 5_000_000
CHILD = False


def extract(data: bytes) -> Extract:
    """Return the text of a plain file."""
    return Extract(decoded(data))
