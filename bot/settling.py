"""Settling the demo neighbourhood before the program serves it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.demo.seeding import Stage, seed_demo
from bot.ground import Ground
from bot.holdings import holdings
from bot.press import Press
from bot.reports.views import record_view
from bot.tokens import PressTokens
from deliberation.outcomes import Outcome, OutcomeDocuments
from handlers.ports import UnitOfWork
from knowledge.starter import stock
from knowledge.store import Store


@dataclass(eq=False)
class RealResidents(Exception):  # noqa: N818 - named for what is wrong
    """A real community lives in the data folder; in a demo anybody could be its admin."""

    name: str


def settle_demo(on: Ground) -> bool:
    """Settle the demo neighbourhood, unless it is there already; tell which.

    Raises RealResidents.
    """
    now = on.clock.now()
    with on.storage.reading() as work:
        real = work.communities.one(demo=False)
    if real is not None:
        raise RealResidents(real.name)
    with on.storage.transaction() as work:
        stock(work, now=now, new_id=on.ids.new)
    # Without vectors: the history's questions are found by their words, and it begins sooner.
    store = Store(today=now.date)
    with on.storage.reading() as work:
        store.refresh(holdings(work))
    stage = Stage(
        storage=on.storage,
        ids=on.ids,
        tokens=PressTokens(on.secret, now=on.clock.now),
        files=on.files,
        finder=store,
        answers=store,
        typeset=partial(_typeset, on),
    )
    return seed_demo(stage, now=now)


def _typeset(on: Ground, work: UnitOfWork, outcome: Outcome, at: datetime) -> OutcomeDocuments:
    press = Press(files=on.files, ids=on.ids)
    view = record_view(work, outcome, address=on.settings.address, made_at=at)
    printed = press.printed(view, at=at)
    return press.kept(work, printed, community_id=outcome.community_id)
