"""What moderators do with proposals and statements, with a reason where one is due."""

from collections.abc import Sequence
from dataclasses import replace

from deliberation.proposals import PROPOSAL_LIFE, Proposal, ProposalState, Seconding
from deliberation.schedule import stopped
from handlers import bearings, joining, opening, paths, planning, screening
from handlers.access import Action, Audience, Values, own
from handlers.agenda import (
    Said,
    behind,
    name_of,
    proposals_of,
    to_each,
    to_residents,
)
from handlers.dialogue import leading_number, one_line
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, tell
from handlers.opening import NotAProposal
from handlers.screening import pending, refreshed, statement_card
from handlers.turn import Turn

QUEUE_SHOWN = 6
LABEL_LENGTH = 18
OPEN_PROPOSALS = (ProposalState.SUBMITTED, ProposalState.ACCEPTED, ProposalState.IN_TOPIC)


# The queue


def queue(turn: Turn, values: Values) -> Replies:
    """Show what waits for a moderator: proposals and statements, with buttons."""
    del values
    proposals = turn.work.proposals.where(
        community_id=turn.community.id, state=ProposalState.SUBMITTED
    )
    statements = pending(turn)
    counts = {"proposals": len(proposals), "statements": len(statements)}
    head = Reply(
        lines=(Text("moderate-queue", counts),),
        choices=(Choice(Text("moderate-desk"), path=paths.moderators_desk()),),
    )
    cards = (
        *(proposal_card(turn, each) for each in proposals[:QUEUE_SHOWN]),
        *(statement_card(turn, each, of) for each, of in statements[:QUEUE_SHOWN]),
    )
    return whispered(turn, head, *cards)


def proposal_card(turn: Turn, proposal: Proposal) -> Reply:
    """Return a proposal as a moderator sees it, with what can be done about it."""
    return Reply(
        lines=(
            *_about(turn, proposal),
            *_warned(turn, proposal),
            Text("moderate-proposal-state", {"state": _state(proposal)}),
        ),
        choices=_proposal_choices(turn, proposal),
        card=f"desk:{proposal.id}",
        topic=proposal.number,
    )


def _state(proposal: Proposal) -> Text:
    return Text("proposal-state", {"state": proposal.state.value})


def _about(turn: Turn, proposal: Proposal) -> tuple[Text, ...]:
    author = name_of(turn.work, proposal.author_id)
    first = Text(
        "moderate-proposal",
        {"number": proposal.number, "author": author, "text": proposal.text},
    )
    seconders = turn.work.secondings.count(proposal_id=proposal.id)
    more = (Text("moderate-proposal-seconders", {"count": seconders}),) if seconders else ()
    place = (
        (Text("moderate-proposal-place", {"place": proposal.place}),) if proposal.place else ()
    )
    return (first, *place, *more)


def _warned(turn: Turn, proposal: Proposal) -> tuple[Text, ...]:
    if proposal.state not in opening.OPENABLE:
        return ()
    found = bearings.borne(turn.work, (proposal,), community=turn.community, now=turn.now)
    return bearings.warning(found.clashes)


def _proposal_choices(turn: Turn, proposal: Proposal) -> tuple[Choice, ...]:
    link = Choice(
        Text("moderate-see-proposal"), path=paths.proposal(turn.community, proposal.number)
    )
    if proposal.state not in {ProposalState.SUBMITTED, ProposalState.ACCEPTED}:
        return (link,)
    values = {"p": proposal.id}
    accept = Choice(Text("moderate-accept"), Press("moderate.accept", values))
    return (
        *((accept,) if proposal.state is ProposalState.SUBMITTED else ()),
        Choice(Text("moderate-open-topic"), Press("moderate.open_topic", values)),
        Choice(Text("moderate-merge"), Press("moderate.merge", values)),
        Choice(Text("moderate-decline"), Press("moderate.decline", values)),
        link,
    )


# Proposals


def accept(turn: Turn, values: Values) -> Replies:
    """Accept a proposal for deliberation."""
    proposal = _proposal(turn, values["p"]).accepted(at=turn.now)
    turn.work.proposals.save(proposal)
    turn.trace(proposal.id, number=proposal.number, action="moderate.accept")
    return (
        *whispered(turn, proposal_card(turn, proposal)),
        *_tell_behind(turn, proposal, "moderate-accepted"),
    )


def decline(turn: Turn, values: Values) -> Replies:
    """Decline a proposal with a reason, which its people are told."""
    proposal = _proposal(turn, values["p"])
    PROPOSAL_LIFE.advance(proposal.state, to=ProposalState.DECLINED)
    filled = DECLINE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    proposal = proposal.declined(reason=filled["reason"], at=turn.now)
    turn.work.proposals.save(proposal)
    turn.trace(
        proposal.id, number=proposal.number, action="moderate.decline", words=proposal.reason
    )
    return (
        *whispered(turn, proposal_card(turn, proposal)),
        *_tell_behind(turn, proposal, "moderate-declined"),
    )


def merge(turn: Turn, values: Values) -> Replies:
    """Merge a proposal into one that says the same; its supporters move along."""
    proposal = _proposal(turn, values["p"])
    filled = MERGE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    target = _proposal(turn, filled["i"])
    merged = proposal.merged(into=target, at=turn.now)
    turn.work.proposals.save(merged)
    _trace_merge(turn, merged, target)
    moved = _moved_along(turn, merged, target)
    return (
        *whispered(turn, proposal_card(turn, merged)),
        *_tell_merged(turn, merged, target, moved=len(moved)),
    )


def _trace_merge(turn: Turn, merged: Proposal, target: Proposal) -> None:
    turn.trace(
        merged.id, number=merged.number, action="moderate.merge", words=str(target.number)
    )
    turn.trace(
        target.id, number=target.number, action="moderate.merge_from", words=str(merged.number)
    )


def _moved_along(turn: Turn, merged: Proposal, target: Proposal) -> Sequence[Seconding]:
    """Let the author and seconders of the merged proposal second the target, once each."""
    present = {each.member_id for each in turn.work.secondings.where(proposal_id=target.id)}
    supporters = behind(turn.work, (merged,)) - present - {target.author_id}
    moved = [
        Seconding(id=turn.ids.new(), proposal_id=target.id, member_id=each, at=turn.now)
        for each in sorted(supporters)
    ]
    for seconding in moved:
        turn.work.secondings.add(seconding)
    return moved


def _tell_merged(turn: Turn, merged: Proposal, target: Proposal, *, moved: int) -> Replies:
    values: Said = {"number": merged.number, "target": target.number, "text": target.text}
    link = Choice(
        Text("moderate-see-proposal"), path=paths.proposal(turn.community, target.number)
    )
    note = Reply(lines=(Text("moderate-merged", values),), choices=(link,))
    told = behind(turn.work, (merged,))
    author = tell(target.author_id, "moderate-merged-from", **values, moved=moved)
    others = () if target.author_id in told else (author,)
    return (*to_each(told, note), *others)


def _tell_behind(turn: Turn, proposal: Proposal, key: str) -> Replies:
    values: Said = {"number": proposal.number, "text": proposal.text, "reason": proposal.reason}
    link = Choice(
        Text("moderate-see-proposal"), path=paths.proposal(turn.community, proposal.number)
    )
    author = Reply(lines=(Text(key, {**values, "whose": "own"}),), choices=(link,))
    seconder = Reply(lines=(Text(key, {**values, "whose": "seconded"}),), choices=(link,))
    seconders = behind(turn.work, (proposal,)) - {proposal.author_id}
    return (*to_each({proposal.author_id}, author), *to_each(seconders, seconder))


def _proposal(turn: Turn, key: str) -> Proposal:
    return own(turn.work.proposals, key, community=turn.community)


def _merge_question(turn: Turn, values: Values) -> Reply:
    proposal = _proposal(turn, values["p"])
    others = turn.work.proposals.where(community_id=turn.community.id, state=OPEN_PROPOSALS)
    choices = tuple(
        MERGE.press(_label(each), values, i=each.id)
        for each in reversed(others)
        if each.id != proposal.id
    )
    return Reply(
        lines=(Text("moderate-merge-which", {"number": proposal.number}),),
        choices=choices[:QUEUE_SHOWN],
    )


def _label(proposal: Proposal) -> Text:
    words = one_line(proposal.text, most=LABEL_LENGTH)
    return Text("moderate-numbered", {"number": proposal.number, "text": words})


def _numbered(turn: Turn, words: str, _values: Values) -> str:
    number = leading_number(words)[0]
    found = turn.work.proposals.one(community_id=turn.community.id, number=number or 0)
    if found is None:
        raise NotAProposal(words=words)
    return found.id


# Topics


def close_topic(turn: Turn, values: Values) -> Replies:
    """End a topic without a vote, with a reason for everyone it concerns."""
    topic = opening.closable(turn, values["t"])
    filled = CLOSE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    topic = topic.closed(reason=filled["reason"])
    turn.work.topics.save(topic)
    rounds = turn.work.rounds.where(topic_id=topic.id)
    planning.keep(turn.work, topic, stopped(rounds, at=turn.now))
    turn.trace(topic.id, number=topic.number, action="moderate.close_topic", words=topic.reason)
    note = Reply(
        lines=(
            Text(
                "moderate-topic-closed",
                {"number": topic.number, "title": topic.title, "reason": topic.reason},
            ),
        ),
        choices=(
            Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number)),
        ),
    )
    people = behind(turn.work, proposals_of(turn.work, topic))
    return (
        *whispered(turn, note),
        *refreshed(turn, topic),
        *to_each(people, note, apart=turn.member.id),
        *to_residents(turn.work, replace(note, choices=()), community_id=turn.community.id),
    )


DECLINE = Form(
    "moderate.decline", (Blank("reason", asking("moderate-decline-why")),), carried=("p",)
)
MERGE = Form("moderate.merge", (Blank("i", _merge_question, read=_numbered),), carried=("p",))
CLOSE = Form(
    "moderate.close_topic", (Blank("reason", asking("moderate-close-why")),), carried=("t",)
)

ACTIONS: tuple[Action, ...] = (
    Action("moderate.queue", Audience.MODERATORS, queue, verbs=("待办", "queue")),
    Action("moderate.accept", Audience.MODERATORS, accept),
    Action("moderate.decline", Audience.MODERATORS, decline),
    Action("moderate.merge", Audience.MODERATORS, merge),
    Action(
        "moderate.open_topic",
        Audience.MODERATORS,
        opening.open_topic,
        verbs=("开议题", "topic"),
    ),
    Action("moderate.close_topic", Audience.MODERATORS, close_topic),
    Action(
        "moderate.show_statement",
        Audience.MODERATORS,
        screening.show_statement,
        verbs=("显示观点", "approve"),
    ),
    Action(
        "moderate.reject_statement",
        Audience.MODERATORS,
        screening.reject_statement,
        verbs=("不显示观点", "reject"),
    ),
    Action("moderate.join", Audience.MODERATORS, joining.join_statement),
)
