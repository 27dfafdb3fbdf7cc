"""Settling the demo neighbourhood, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.demo.cast import LOCALE, SLUG, TIME_ZONE, Neighbourhood, Settling
from bot.demo.chores import Answers, Chores, Noted, Typeset
from bot.demo.labels import Labels
from bot.demo.mail import Mail
from bot.demo.photos import Files, Photos
from bot.demo.player import Player
from bot.demo.script import Cue, shipped
from bot.posting import Post
from bot.rendering import Renderer
from bot.storage.database import Storage
from bot.storage.work import SqlUnitOfWork
from bot.tokens import PressTokens
from handlers import deadlines
from handlers.ports import Finder, Ids

SETTLED_BEFORE = timedelta(days=1)


@dataclass(frozen=True)
class Stage:
    """What the history is played with.

    ``typeset`` makes and keeps the documents of an outcome as of a moment.
    """

    storage: Storage
    ids: Ids
    tokens: PressTokens
    files: Files
    finder: Finder
    answers: Answers
    typeset: Typeset


def seed_demo(stage: Stage, *, now: datetime) -> bool:
    """Settle the demo neighbourhood and play its history up to now, in one transaction.

    Returns False where it is there already; nothing is changed then.
    """
    with stage.storage.transaction() as work:
        if work.communities.one(slug=SLUG) is not None:
            return False
        _do_what_is_due(work, stage.ids, now=now)
        cues = shipped()
        home = Settling(work, stage.ids, at=_beginning(cues, now=now)).neighbourhood()
        player(stage, work, home).play(cues, now=now)
    return True


def player(stage: Stage, work: SqlUnitOfWork, home: Neighbourhood) -> Player:
    """Return what plays a script in a neighbourhood."""
    noted = Noted()
    work.jobs = noted
    # Links in the web's own chats are paths: the program may move to another address.
    renderer = Renderer(address="", tokens=stage.tokens)
    post = Post(ids=stage.ids, locale=LOCALE, time_zone=TIME_ZONE)
    return Player(
        work=work,
        ids=stage.ids,
        home=home,
        labels=Labels(work, home, stage.finder),
        mail=Mail(work, home.community, renderer, post, stage.ids),
        chores=Chores(
            work=work,
            ids=stage.ids,
            noted=noted,
            answers=stage.answers,
            finder=stage.finder,
            typeset=stage.typeset,
        ),
        photos=Photos(stage.files),
    )


def _do_what_is_due(work: SqlUnitOfWork, ids: Ids, *, now: datetime) -> None:
    """Do what waits in other communities, so that the history finds nothing of theirs due."""
    post = Post(ids=ids, locale=LOCALE, time_zone=TIME_ZONE)
    post.post(work, deadlines.tick(work, now=now, ids=ids), now=now)


def _beginning(cues: tuple[Cue, ...], *, now: datetime) -> datetime:
    return now - timedelta(days=cues[0].ago) - SETTLED_BEFORE
