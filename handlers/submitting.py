"""Submitting a proposal: its number, its receipt, and word to the moderators."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.identifiers import AttachmentId, ProposalId
from deliberation.proposals import Proposal, ProposalState
from deliberation.refusals import Refusal
from handlers import bearings, paths
from handlers.access import Values
from handlers.agenda import name_of, to_moderators
from handlers.attachments import attached
from handlers.conversation import end
from handlers.dialogue import clean, one_line
from handlers.drafts import Draft, place_in, place_said
from handlers.messages import Choice, Press, Replies, Reply, Text, plain
from handlers.ports import Bearing, UnitOfWork
from handlers.seconding import SHORT, page_choice, second_choice
from handlers.turn import Turn

LONGEST = 500
TWICE_WITHIN = timedelta(minutes=10)


@dataclass(eq=False)
class ProposalEmpty(Refusal):
    """A proposal without words."""


@dataclass(eq=False)
class ProposalTooLong(Refusal):
    """A proposal over the length that people read."""

    length: int
    limit: int


@dataclass(eq=False)
class ProposedAlready(Refusal):
    """The same words came from the same person a moment ago."""

    number: int


def checked(words: str) -> str:
    """Return the words of a proposal, or raise a Refusal."""
    if not words:
        raise ProposalEmpty
    if len(words) > LONGEST:
        raise ProposalTooLong(length=len(words), limit=LONGEST)
    return words


def submit(turn: Turn, values: Values) -> Replies:
    """Submit a proposal in one go, as a form of the web does."""
    text = checked(clean(values["text"]))
    place = place_said(values.get("place", "")) or place_in(text)
    return submitted(turn, Draft(text=text, place=place, files=attached(turn)))


def submitted(turn: Turn, draft: Draft) -> Replies:
    """Keep the proposal under its number and tell the author and the moderators."""
    return announced(turn, kept(turn, draft))


def kept(turn: Turn, draft: Draft) -> Proposal:
    """Return the proposal, kept under its number."""
    _refuse_twice(turn, draft)
    end(turn)
    proposal = Proposal(
        id=ProposalId(turn.ids.new()),
        community_id=turn.community.id,
        number=turn.work.next_number(turn.community.id),
        author_id=turn.member.id,
        text=draft.text,
        place=draft.place or "",
        submitted_at=turn.now,
        attachment_ids=tuple(AttachmentId(each) for each in draft.files or ()),
    )
    turn.work.proposals.add(proposal)
    turn.trace(proposal.id, number=proposal.number, action="propose.submit")
    bearings.seek(turn.work, (proposal,))
    return proposal


def announced(turn: Turn, proposal: Proposal) -> Replies:
    """Tell the author and the moderators of a proposal."""
    return (_receipt(turn, proposal), *_to_moderators(turn.work, proposal))


def borne_out(work: UnitOfWork, found: Bearing, *, now: datetime) -> Replies:
    """Keep what bears on a proposal; moderators hear of a conflict while it waits for them.

    The author does not: a machine that objects in the first minute discourages, and it may
    be wrong. Whoever moderates has both texts before them and speaks with the author.
    """
    proposal = work.proposals.get(ProposalId(found.id))
    bearings.keep(work, found)
    if not found.conflicts or proposal.state is not ProposalState.SUBMITTED:
        return ()
    community = work.communities.get(proposal.community_id)
    borne = bearings.joined(work, (found,), community=community, now=now)
    warned = _to_moderators(work, proposal, warning=bearings.warning(borne.clashes))
    return tuple(replace(each, scheduled=True) for each in warned)


def _refuse_twice(turn: Turn, draft: Draft) -> None:
    earlier = turn.work.proposals.where(
        community_id=turn.community.id, author_id=turn.member.id, text=draft.text
    )
    for each in earlier:
        if turn.now - each.submitted_at < TWICE_WITHIN:
            raise ProposedAlready(number=each.number)


def _receipt(turn: Turn, proposal: Proposal) -> Reply:
    line = Text(
        "propose-submitted",
        {"number": proposal.number, "text": one_line(proposal.text, most=SHORT)},
    )
    seconding = () if turn.private else (second_choice(proposal),)
    return Reply(
        lines=(line,), choices=(*seconding, page_choice(turn, proposal)), topic=proposal.number
    )


def _to_moderators(
    work: UnitOfWork, proposal: Proposal, *, warning: tuple[Text, ...] = ()
) -> Replies:
    author = name_of(work, proposal.author_id)
    asking = Reply(
        lines=(
            Text("propose-to-moderators", {"number": proposal.number, "name": author}),
            plain(proposal.text),
            *warning,
        ),
        choices=(
            Choice(Text("propose-accept"), Press("moderate.accept", {"p": proposal.id})),
            Choice(Text("propose-decline"), Press("moderate.decline", {"p": proposal.id})),
            Choice(Text("propose-desk"), path=paths.moderators_desk()),
        ),
        card=f"proposed:{proposal.id}",
    )
    return to_moderators(work, asking, community_id=proposal.community_id)
