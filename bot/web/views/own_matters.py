"""What belongs to one member: their proposals, votes to cast, questions, accounts."""

from dataclasses import dataclass

from bot.posted import WEB
from bot.web.views.front import SeenProposal, seen_proposals
from deliberation.ballots import BallotForm
from deliberation.bylaws import CountingBase
from deliberation.communities import Account, Household, Member
from deliberation.polls import CastBallot, Elector, Poll, PollState
from handlers.ballot import form_of
from handlers.ports import Question, UnitOfWork

LATEST_QUESTIONS = 5


@dataclass(frozen=True)
class Home:
    """All of a member's own page."""

    household: Household | None
    polls: tuple[tuple[Poll, bool], ...]
    proposals: tuple[SeenProposal, ...]
    questions: tuple[Question, ...]
    accounts: tuple[Account, ...]


def home(work: UnitOfWork, member: Member) -> Home:
    """Gather a member's own page."""
    mine = work.proposals.where(author_id=member.id)
    questions = work.questions.where(member_id=member.id)
    return Home(
        household=work.households.one(id=member.household_id) if member.household_id else None,
        polls=_polls(work, member),
        proposals=seen_proposals(work, mine[::-1]),
        questions=questions[::-1][:LATEST_QUESTIONS],
        accounts=work.accounts.where(member_id=member.id),
    )


def elector(work: UnitOfWork, poll: Poll, *, member: Member) -> Elector | None:
    """Return the line of the roll that the member speaks for."""
    franchise = work.franchises.one(poll_id=poll.id, member_id=member.id)
    return work.electors.get(franchise.elector_id) if franchise else None


def elsewhere(work: UnitOfWork, poll: Poll, *, elector: Elector | None) -> str:
    """Return the channel on which the member's own ballot was cast, where it was not here."""
    if elector is None or poll.base is CountingBase.HOUSEHOLDS:
        return ""
    channel = work.ballots.channel(poll.id, elector_id=elector.id)
    return channel if channel != WEB else ""


def cast(work: UnitOfWork, poll: Poll, *, elector: Elector | None) -> CastBallot | None:
    """Return the member's own ballot as it stands.

    A household's ballot is not shown: another of the household may have cast it. Nor is one
    that was cast on another channel: whoever looks on here was not there.
    """
    hidden = poll.base is CountingBase.HOUSEHOLDS or elsewhere(work, poll, elector=elector)
    if elector is None or hidden:
        return None
    return work.ballots.find(poll.id, elector_id=elector.id)


def _polls(work: UnitOfWork, member: Member) -> tuple[tuple[Poll, bool], ...]:
    running = work.polls.where(community_id=member.community_id, state=PollState.OPEN)
    found: list[tuple[Poll, bool]] = []
    for poll in running:
        if form_of(poll) is BallotForm.NOTHING:
            continue
        line = elector(work, poll, member=member)
        if line is not None:
            found.append((poll, line.id in work.ballots.took_part(poll.id)))
    return tuple(found)
