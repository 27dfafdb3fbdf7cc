"""How well what was taken in answers questions whose answers are known."""

from pathlib import Path

from bot.compose import answerer_of, store_of
from bot.finding import vectors_of
from bot.founding import community_of
from bot.ground import ground
from bot.holdings import holdings
from bot.settings import Settings
from knowledge.evaluation.answers import Card, marked, questions
from knowledge.library import Answer
from knowledge.starter import stock


def examined(settings: Settings, file: Path, *, slug: str, longest: int) -> Card:
    """Ask every question of a file, as somebody of that community would.

    Raises UnusableFile and CommunityUnknown.
    """
    asked = questions(file)
    with ground(settings) as on:
        with on.storage.transaction() as work:
            stock(work, now=on.clock.now(), new_id=on.ids.new)
        vectors = vectors_of(settings)
        store = store_of(on, vectors=vectors)
        with on.storage.reading() as work:
            community = community_of(work, slug) if slug else None
            store.refresh(holdings(work))
        answerer, today = answerer_of(settings, store=store), on.clock.now().date()

        def answer(question: str) -> Answer:
            return answerer.answer(
                question,
                community_id=community.id if community else "",
                on=today,
                longest=longest,
            )

        try:
            return marked(asked, answer=answer)
        finally:
            vectors.close()
