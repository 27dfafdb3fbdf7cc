"""A council that has just voted, and how its record is seen."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.reports.views import RecordView, record_view
from bot.storage.database import Storage
from deliberation.ballots import BallotForm
from deliberation.identifiers import OutcomeId
from deliberation.methods import METHODS
from handlers import deadlines
from handlers.ports import UnitOfWork
from tests.dialogues import Council
from tests.fakes import FakeIds

ADDRESS = "https://council.example"
NO_TERMS: Mapping[str, str] = {}
WRITTEN = frozenset({BallotForm.RANKING, BallotForm.SCORES})
VOTERS = ("王阿姨", "李叔", "小陈", "孙工")

Decided = Callable[..., RecordView]


@pytest.fixture
def council(storage: Storage, ids: FakeIds) -> Council:
    """Return a council with its cast, over an empty SQLite storage."""
    return Council(begin=storage.transaction, ids=ids)


@pytest.fixture
def decided(council: Council) -> Decided:
    """Return what carries a matter to its outcome and gives the view of its record."""

    def carried(  # noqa: PLR0913 - each test varies another part of the vote
        *choices: str,
        title: str = "3号楼门口的路灯怎么修",
        options: tuple[str, ...] = ("原样修好", "换成太阳能灯", "先装感应灯"),
        method: str = "plurality",
        bylaw: str = "consultation",
        locale: str = "zh_CN",
        statement: str = "太阳能灯不用拉线，省电",
        terms: Mapping[str, str] = NO_TERMS,
    ) -> RecordView:
        _speak(council, locale)
        council.acts("王阿姨", "propose.submit", text=f"{title}，请大家议一议", place="3号楼")
        council.acts(
            "周老师",
            "moderate.open_topic",
            p=_one(council, "proposals"),
            title=title,
            question="修、换，还是先凑合？",
            parties="居委会、物业、3号楼居民代表",
        )
        _discuss(council, statement)
        council.acts(
            "周老师",
            "vote.open",
            t=_one(council, "topics"),
            method=method,
            options="\n".join(options),
            bylaw=bylaw,
            closes_at="3天后 20:00",
            **terms,
        )
        marks = "text" if METHODS[method].form in WRITTEN else "choice"
        for who, choice in zip(VOTERS, choices, strict=False):
            council.acts(
                who, "vote.cast", poll=_one(council, "polls"), exact="yes", **{marks: choice}
            )
        council.waits(days=4)
        council.happens(lambda work, now, ids: deadlines.tick(work, now=now, ids=ids))
        return _view(council)

    return carried


def _speak(council: Council, locale: str) -> None:
    with council.begin() as work:
        community = work.communities.get(council.community.id)
        work.communities.save(replace(community, locale=locale))


def _discuss(council: Council, statement: str) -> None:
    council.acts("李叔", "discuss.state", t=_one(council, "topics"), text=statement)
    council.acts("周老师", "moderate.show_statement", s=_one(council, "statements"))
    for who, stance in (("王阿姨", "agree"), ("小陈", "disagree"), ("孙工", "agree")):
        council.acts(who, "discuss.stance", s=_one(council, "statements"), v=stance)


def _one(council: Council, kind: str) -> str:
    with council.begin() as work:
        return str(_all(work, kind)[-1].id)


def _all(work: UnitOfWork, kind: str):  # noqa: ANN202 - whatever entities the kind names
    return getattr(work, kind).where()


def _view(council: Council) -> RecordView:
    with council.begin() as work:
        outcome = work.outcomes.get(OutcomeId(_all(work, "outcomes")[-1].id))
        return record_view(work, outcome, address=ADDRESS, made_at=council.now)
