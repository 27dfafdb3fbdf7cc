"""Seconding proposals (附议), listing them, and who follows what becomes of them."""

from dataclasses import dataclass

from deliberation.communities import Member, Standing
from deliberation.proposals import PROPOSAL_LIFE, Proposal, ProposalState, Seconding
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import NotHere, Values, own
from handlers.conversation import end, under_way
from handlers.dialogue import number_and_text, one_line
from handlers.drafts import Step, step_of
from handlers.messages import Choice, Press, Replies, Reply, Text, say, tell
from handlers.ports import UnitOfWork
from handlers.turn import Turn

SHORT = 40
LISTED = 8
TOLD_AT = frozenset({1, 3, 5, 10, 20, 50, 100, 200, 500})
OPEN = (ProposalState.SUBMITTED, ProposalState.ACCEPTED, ProposalState.IN_TOPIC)


@dataclass(eq=False)
class OwnProposal(Refusal):
    """An author was to second their own proposal."""

    number: int


@dataclass(eq=False)
class SecondedAlready(Refusal):
    """A member was to second the same proposal twice."""

    number: int


@dataclass(eq=False)
class ProposalEnded(Refusal):
    """A proposal that was declined was to be seconded."""

    number: int


def second(turn: Turn, values: Values) -> Replies:
    """Support a proposal, once each and not one's own."""
    proposal = _standing(turn, _meant(turn, values))
    if proposal.author_id == turn.member.id:
        raise OwnProposal(number=proposal.number)
    mine = {"proposal_id": proposal.id, "member_id": turn.member.id}
    if turn.work.secondings.one(**mine) is not None:
        raise SecondedAlready(number=proposal.number)
    turn.work.secondings.add(
        Seconding(
            id=turn.ids.new(),
            proposal_id=proposal.id,
            member_id=turn.member.id,
            at=turn.now,
        )
    )
    turn.trace(proposal.id, number=proposal.number, action="propose.second")
    _end_comparing(turn)
    count = turn.work.secondings.count(proposal_id=proposal.id)
    line = Text(
        "propose-seconded",
        {
            "number": proposal.number,
            "text": one_line(proposal.text, most=SHORT),
            "count": count,
        },
    )
    told = tell(
        proposal.author_id, "propose-seconded-author", number=proposal.number, count=count
    )
    here = Reply(lines=(line,), choices=(page_choice(turn, proposal),))
    return (here, told) if count in TOLD_AT else (here,)


def _meant(turn: Turn, values: Values) -> Proposal:
    """Return the proposal that a press or a typed number means."""
    if values.get("p"):
        return own(turn.work.proposals, values["p"], community=turn.community)
    number, _ = number_and_text(values)
    found = turn.work.proposals.one(community_id=turn.community.id, number=number or 0)
    if found is None:
        raise NotHere
    return found


def _standing(turn: Turn, proposal: Proposal) -> Proposal:
    """Return the proposal that stands for it after merging, or raise ProposalEnded."""
    standing = proposal
    while standing.merged_into is not None:
        standing = own(turn.work.proposals, standing.merged_into, community=turn.community)
    ended = PROPOSAL_LIFE.is_final(standing.state)
    if ended and standing.state is not ProposalState.IN_TOPIC:
        raise ProposalEnded(number=standing.number)
    return standing


def _end_comparing(turn: Turn) -> None:
    """End the draft that a seconding takes the place of."""
    dialogue = under_way(turn)
    if dialogue is not None and step_of(dialogue.values) is Step.SIMILAR:
        end(turn)


def list_(turn: Turn, values: Values) -> Replies:
    """Show the newest proposals that can be seconded."""
    del values
    found = turn.work.proposals.where(community_id=turn.community.id, state=OPEN)
    newest = found[::-1][:LISTED]
    if not newest:
        return (say("propose-none"),)
    lines = (
        Text("propose-list", {"count": len(found)}),
        *(line(turn.work, each) for each in newest),
    )
    all_ = Choice(Text("propose-all"), path=f"{paths.community(turn.community)}/proposals")
    others = [each for each in newest if each.author_id != turn.member.id]
    return (Reply(lines=lines, choices=(*(second_choice(each) for each in others), all_)),)


def line(work: UnitOfWork, proposal: Proposal) -> Text:
    """Return a proposal on one line, with how many second it."""
    return Text(
        "propose-line",
        {
            "number": proposal.number,
            "text": one_line(proposal.text, most=SHORT),
            "count": work.secondings.count(proposal_id=proposal.id),
        },
    )


def second_choice(proposal: Proposal) -> Choice:
    """Return the button that seconds a proposal."""
    label = Text("propose-second-label", {"number": proposal.number})
    return Choice(label, Press("propose.second", {"p": proposal.id}))


def page_choice(turn: Turn, proposal: Proposal) -> Choice:
    """Return the link to a proposal's page."""
    path = paths.proposal(turn.community, proposal.number)
    return Choice(Text("propose-page", {"number": proposal.number}), path=path)


def followers(work: UnitOfWork, proposal: Proposal) -> tuple[Member, ...]:
    """Return who is told of a proposal: authors and seconders, merged ones' too."""
    ids = dict.fromkeys(_followers(work, proposal))
    members = work.members.where(id=tuple(ids)) if ids else ()
    return tuple(each for each in members if each.standing is not Standing.MOVED_OUT)


def _followers(work: UnitOfWork, proposal: Proposal) -> tuple[str, ...]:
    seconders = (each.member_id for each in work.secondings.where(proposal_id=proposal.id))
    merged = (
        each
        for other in work.proposals.where(merged_into=proposal.id)
        for each in _followers(work, other)
    )
    return (proposal.author_id, *seconders, *merged)
