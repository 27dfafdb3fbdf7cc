"""The font of the documents: Noto Sans CJK SC, cut down to what Chinese texts use."""

from pathlib import Path

FAMILY = "Noto Sans CJK SC"


def font_folder() -> Path:
    """Return the folder that holds the font and its licence."""
    return Path(__file__).parent
