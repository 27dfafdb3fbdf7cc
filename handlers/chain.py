"""Where a matter stands: from its proposal to what became of it, a line a step."""

from dataclasses import dataclass

from deliberation.outcomes import Outcome
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal, ProposalState
from deliberation.responses import Response, ResponseState
from deliberation.schedule import in_order
from deliberation.topics import Topic, TopicState
from handlers import paths
from handlers.access import own
from handlers.dialogue import one_line
from handlers.messages import Text
from handlers.turn import Turn

Lines = tuple[Text, ...]
TITLE_LENGTH = 40
COMMITMENTS_SHOWN = 3


@dataclass(frozen=True)
class Matter:
    """A number of the community with all that is known of its way, and its page."""

    number: int
    lines: Lines
    path: str


def matter(turn: Turn, number: int) -> Matter | None:
    """Return where a proposal or topic stands; None where the number is not given yet."""
    proposal = turn.work.proposals.one(community_id=turn.community.id, number=number)
    if proposal is not None:
        path = paths.proposal(turn.community, number)
        return Matter(number=number, lines=_proposal(turn, proposal), path=path)
    topic = turn.work.topics.one(community_id=turn.community.id, number=number)
    if topic is None:
        return None
    path = paths.topic(turn.community, number)
    return Matter(number=number, lines=_topic(turn, topic), path=path)


def _proposal(turn: Turn, proposal: Proposal) -> Lines:
    lines = [
        Text(
            "status-proposal",
            {
                "number": proposal.number,
                "text": one_line(proposal.text, most=TITLE_LENGTH),
                "seconders": turn.work.secondings.count(proposal_id=proposal.id),
                "state": Text("proposal-state", {"state": proposal.state.value}),
            },
        )
    ]
    if proposal.state is ProposalState.DECLINED:
        lines.append(Text("status-declined", {"reason": proposal.reason}))
    if proposal.state in {ProposalState.SUBMITTED, ProposalState.ACCEPTED}:
        lines.append(Text("status-proposal-next", {"state": proposal.state.value}))
    if proposal.merged_into is not None:
        into = own(turn.work.proposals, proposal.merged_into, community=turn.community)
        lines.append(Text("status-merged", {"number": into.number}))
        return (*lines, *_followed(turn, into))
    return (*lines, *_followed(turn, proposal))


def _followed(turn: Turn, proposal: Proposal) -> Lines:
    if proposal.topic_id is None:
        return ()
    return _topic(turn, own(turn.work.topics, proposal.topic_id, community=turn.community))


def _topic(turn: Turn, topic: Topic) -> Lines:
    first = Text(
        "status-topic",
        {
            "number": topic.number,
            "title": one_line(topic.title, most=TITLE_LENGTH),
            "state": Text("topic-state", {"state": topic.state.value}),
        },
    )
    if topic.state is TopicState.CLOSED_WITHOUT_VOTE:
        return (first, Text("status-closed", {"reason": topic.reason}))
    polls = turn.work.polls.where(topic_id=topic.id)
    if topic.state is TopicState.DELIBERATING:
        return (
            first,
            *_rounds(turn, topic),
            *(line for each in polls for line in _running(each)),
        )
    running = tuple(line for poll in polls for line in _running(poll))
    outcomes = turn.work.outcomes.where(topic_id=topic.id)
    ended = tuple(line for outcome in outcomes for line in _outcome(turn, outcome))
    return (first, *running, *ended)


def _rounds(turn: Turn, topic: Topic) -> Lines:
    """Return which round runs until when, and what comes after the last one."""
    rounds = in_order(turn.work.rounds.where(topic_id=topic.id))
    open_now = [each for each in rounds if each.is_open(at=turn.now)]
    later = [each for each in rounds if each.opens_at > turn.now]
    lines = [
        *(Text("status-round", {"title": e.title, "until": e.closes_at}) for e in open_now),
        *(Text("status-round-next", {"title": e.title, "from": e.opens_at}) for e in later[:1]),
    ]
    return (*lines, *(() if later else (Text("status-topic-next"),)))


def _running(poll: Poll) -> Lines:
    """Return when a poll opens or closes; how it goes is told to nobody."""
    if poll.state is PollState.SCHEDULED:
        return (Text("status-poll-scheduled", {"opens": poll.opens_at}),)
    if poll.state is PollState.OPEN:
        closes = Text("status-poll-open", {"closes": poll.closes_at})
        return (closes, Text("status-poll-hidden"))
    return ()


def _outcome(turn: Turn, outcome: Outcome) -> Lines:
    state = Text("poll-state", {"state": outcome.verdict.state.value})
    decided = Text("status-outcome", {"state": state, "at": outcome.decided_at})
    response = turn.work.responses.one(outcome_id=outcome.id)
    answered = (_response(response),) if response else ()
    return (decided, *answered, *_commitments(turn, outcome))


def _response(response: Response) -> Text:
    if response.state is not ResponseState.DUE:
        state = Text("response-state", {"state": response.state.value})
        return Text("status-response", {"state": state})
    key = "status-response-due" if response.overdue_since is None else "status-response-overdue"
    return Text(key, {"due": response.due_at})


def _commitments(turn: Turn, outcome: Outcome) -> Lines:
    commitments = turn.work.commitments.where(outcome_id=outcome.id)
    return tuple(
        Text(
            "status-commitment",
            {
                "task": one_line(each.task, most=TITLE_LENGTH),
                "unit": each.unit,
                "deadline": each.deadline,
                "state": Text("commitment-state", {"state": each.state.value}),
            },
        )
        for each in commitments[:COMMITMENTS_SHOWN]
    )
