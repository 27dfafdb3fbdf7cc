"""How many took part in what is being voted on, for whoever asks; never what was chosen."""

import re
from dataclasses import dataclass

from deliberation.polls import Poll, PollState
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values
from handlers.dialogue import clean, number_and_text
from handlers.messages import Choice, Replies, Reply, Text
from handlers.turn import Turn
from handlers.turnouts import by_building

TURNOUT = re.compile(
    r"(?:多少|几)\s*(?:个|位)?\s*(?:人|户|业主|代表)\s*(?:家)?(?:都|已经|已)?(?:投|参加|参与)"
    r"|(?:投票率|参与率|投票情况|参加情况)"
    r"|\bturnout\b|how many (?:have |people )?(?:voted|took part)",
    re.IGNORECASE,
)


@dataclass(eq=False)
class NothingOpen(Refusal):
    """Nothing is being voted on."""


def asks_turnout(text: str) -> bool:
    """Tell whether a question asks how many took part: ``12号多少人投了``."""
    return bool(TURNOUT.search(clean(text)))


def turnout(turn: Turn, values: Values) -> Replies:
    """Say how many took part: in the poll of a number, or in every one that is open."""
    number = number_and_text(values)[0]
    polls = turn.work.polls.where(community_id=turn.community.id, state=PollState.OPEN)
    asked = [each for each in polls if number in {None, each.number}]
    if not asked:
        raise NothingOpen
    return tuple(told(turn, each) for each in asked)


def told(turn: Turn, poll: Poll) -> Reply:
    """Return how many took part in an open poll, building by building where it may be told."""
    work = turn.work
    about = {
        "turnout": work.ballots.turnout(poll.id),
        "electors": poll.electors,
        "base": poll.base.value,
    }
    lines = by_building(
        work.electors.where(poll_id=poll.id), took_part=work.ballots.took_part(poll.id)
    )
    buildings = tuple(
        Text(
            "took-part-building" if each.building else "took-part-rest",
            {"building": each.building, "count": each.took_part, "electors": each.electors},
        )
        for each in lines
    )
    return Reply(
        lines=(
            Text("took-part", {"number": poll.number, "title": poll.title}),
            Text("poll-card-turnout", about),
            *buildings,
            Text("took-part-closes", {"closes": poll.closes_at}),
        ),
        choices=(Choice(Text("ledger-link"), path=paths.poll(turn.community, poll.number)),),
    )


ACTIONS = (Action("vote.turnout", Audience.ENROLLED, turnout, verbs=("投票情况", "turnout")),)
