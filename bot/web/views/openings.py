"""The form that opens a poll: what can be chosen, what is asked, how the ballot will look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.web.views.paper import Given, Paper, paper
from bot.web.visits import Visit
from deliberation.ballots import BallotForm
from deliberation.bylaws import BYLAWS, Bylaw
from deliberation.communities import Community
from deliberation.methods import METHODS
from deliberation.methods.majority import Majority
from deliberation.owners import VoterList
from deliberation.polls import Poll
from deliberation.terms import Completion, TieRule, Utility
from deliberation.topics import Topic
from handlers.ballot import counting_lines
from handlers.cards import bylaw_effect
from handlers.messages import Incoming, Text
from handlers.planning import usual
from handlers.poll_form import poll_of, votable
from handlers.poll_terms import draft_lines
from handlers.previewing import preview
from handlers.turn import Turn

LABELS = "labels"
"""Asked of a method whose options are not always the same."""


@dataclass(frozen=True)
class Way:
    """A method, and the names of what it asks for."""

    name: str
    asks: str


@dataclass(frozen=True)
class Opening:
    """What a moderator can choose between when a poll is opened."""

    ways: tuple[Way, ...]
    method: str
    bylaw: str
    bylaws: tuple[tuple[Bylaw, Text], ...]
    lists: tuple[VoterList, ...]
    drafted: str
    utilities: tuple[str, ...] = tuple(each.value for each in Utility)
    completions: tuple[str, ...] = tuple(each.value for each in Completion)
    ties: tuple[str, ...] = tuple(each.value for each in TieRule)


@dataclass(frozen=True)
class Previewed:
    """A poll to be as its voters will see it, and what it takes to pass."""

    poll: Poll
    paper: Paper
    given: Given
    needs: Sequence[Text]


def opening(visit: Visit, topic: Topic, *, community: Community) -> Opening:
    """Return what the form offers; the usual ways of the topic's template are chosen."""
    method, bylaw = usual(visit.work, topic)
    return Opening(
        ways=tuple(_way(name) for name in METHODS),
        method=method or Majority.name,
        bylaw=bylaw or "consultation",
        bylaws=tuple((each, bylaw_effect(each, community)) for each in BYLAWS.values()),
        lists=visit.work.voter_lists.where(community_id=community.id),
        drafted="\n".join(draft_lines(visit.work, topic)),
    )


def _way(name: str) -> Way:
    method = METHODS[name]
    fixed = name == Majority.name or method.form is BallotForm.CONSENT
    asks = sorted(each.value for each in method.asks)
    return Way(name=name, asks=" ".join(asks if fixed else (*asks, LABELS)))


def previewed(visit: Visit, topic: Topic, values: Mapping[str, str]) -> Previewed:
    """Return the poll that the form describes, or raise a Refusal."""
    turn = _turn(visit)
    poll = poll_of(turn, votable(turn, topic.id), values)
    needs = (*counting_lines(poll), *preview(turn, poll))
    return Previewed(poll=poll, paper=paper(poll), given=Given(), needs=needs)


def _turn(visit: Visit) -> Turn:
    """Return the visit as a turn, for use cases that only look."""
    member, community = visit.home()
    incoming = Incoming(
        channel="web", update_id="", sender=member.id, sender_name=member.name, at=visit.now
    )
    return Turn(
        incoming=incoming,
        community=community,
        member=member,
        room=None,
        work=visit.work,
        now=visit.now,
        ids=visit.council.ids,
    )
