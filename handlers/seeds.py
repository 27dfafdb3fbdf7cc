"""The number that a lot is drawn from: announced at opening, entered before closing."""

from dataclasses import dataclass, replace

from deliberation.ballots import BallotForm
from deliberation.methods import METHODS
from deliberation.polls import Poll, PollState
from deliberation.refusals import Refusal
from deliberation.terms import TieRule
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, to_moderators, to_residents
from handlers.dialogue import one_line
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import UnitOfWork
from handlers.turn import Turn

ENTER = "lot.seed"
LONGEST_SEED = 80
TAKING = frozenset({PollState.SCHEDULED, PollState.OPEN})


@dataclass(eq=False)
class SeedTooLate(Refusal):
    """The number for a lot came after the closing."""

    number: int


@dataclass(eq=False)
class SeedKnown(Refusal):
    """A lot has its number, and nobody may give it another."""

    number: int
    seed: str


@dataclass(eq=False)
class NoLotDrawn(Refusal):
    """A number was given to a poll in which nothing is drawn."""

    number: int


def needs_seed(poll: Poll) -> bool:
    """Tell whether a lot will be drawn whose number is not known yet."""
    draws = METHODS[poll.method].form is BallotForm.NOTHING
    return (draws or poll.terms.ties is TieRule.LOT) and not poll.terms.seed.strip()


def enter(turn: Turn, values: Values) -> Replies:
    """Enter the number that a lot is drawn from; everybody is told, and it stays."""
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    _require(turn, poll)
    filled = FORM.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    seed = one_line(filled["seed"], most=LONGEST_SEED)
    known = replace(poll, terms=replace(poll.terms, seed=seed))
    turn.work.polls.save(known)
    turn.trace(poll.id, number=poll.number, action=ENTER, words=seed)
    told = Reply(lines=(_text("seed-entered", known),), urgent=True)
    return (
        *whispered(turn, told),
        *to_residents(turn.work, told, community_id=turn.community.id),
    )


def asked_for(work: UnitOfWork, poll: Poll) -> Replies:
    """Ask the moderators for the number, where one is still missing."""
    if not needs_seed(poll):
        return ()
    choice = Choice(Text("seed-enter"), Press(ENTER, {"poll": poll.id}))
    reply = Reply(lines=(_text("seed-missing", poll),), choices=(choice,), scheduled=True)
    return to_moderators(work, reply, community_id=poll.community_id)


def _require(turn: Turn, poll: Poll) -> None:
    if poll.terms.seed.strip():
        raise SeedKnown(number=poll.number, seed=poll.terms.seed)
    if not needs_seed(poll):
        raise NoLotDrawn(number=poll.number)
    if poll.state not in TAKING or turn.now >= poll.closes_at:
        raise SeedTooLate(number=poll.number)


def _text(key: str, poll: Poll) -> Text:
    """Return a sentence of a poll, with where its number comes from if that was said."""
    values: Said = {
        "number": poll.number,
        "title": poll.title,
        "source": poll.terms.seed_source,
        "seed": poll.terms.seed,
        "closes": poll.closes_at,
    }
    return Text(f"{key}-source" if poll.terms.seed_source else key, values)


FORM = Form(ENTER, (Blank("seed", asking("seed-which")),), carried=("poll",))

ACTIONS: tuple[Action, ...] = (Action(ENTER, Audience.MODERATORS, enter),)
