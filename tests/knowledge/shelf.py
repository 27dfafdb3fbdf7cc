"""A shelf of a few passages, and questions to it."""

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import trained
from knowledge.memory import Memory
from knowledge.ranking import Question, Shelf

LAWS = ("遛狗规定", "停车办法")
TEXTS = (
    "遛狗规定第一条 携犬外出应当使用束犬链牵领。",
    "遛狗规定第二条 犬只粪便由养犬人立即清除。",
    "遛狗规定第三条 违反规定的，处二百元罚款。",
    "停车办法第一条 地面停车每月收费一百五十元。",
    "停车办法第二条 消防车通道禁止停车。",
)


def shelf_of(texts: Sequence[str] = TEXTS, *, titles: Sequence[str] = LAWS) -> Shelf:
    """Return a shelf of texts; each belongs to the title that it begins with."""
    encoder = trained()
    counts = encoder.vocabulary.count(texts)
    sources = [[text.startswith(title) for title in titles].index(True) for text in texts]
    return Shelf(
        encoder.vocabulary,
        counts,
        encoder.of_counts(counts),
        np.array(sources, np.int64),
        encoder.vocabulary.count(titles),
    )


def asked(text: str) -> Question:
    """Return a question as the shelf is asked it."""
    counts = trained().vocabulary.count([text])
    return Question(counts, trained().of_counts(counts)[0])


def memory_of(shelf: Shelf, answered: Sequence[tuple[str, Sequence[int]]]) -> Memory:
    """Return a memory of questions with the rows that answered them."""
    return Memory.of(
        [question for question, _ in answered],
        rows=[rows for _, rows in answered],
        encoder=trained(),
        rarity=shelf.rarity,
    )
