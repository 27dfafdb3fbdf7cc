"""Whether a community's meetings have adopted this channel, and by what decision."""

from dataclasses import dataclass, replace

from deliberation.communities import Community
from deliberation.refusals import Refusal
from handlers.access import Action, Audience, Values
from handlers.dialogue import one_line
from handlers.messages import Replies, say
from handlers.ports import UnitOfWork
from handlers.turn import Turn

ADOPTED = "community.adopt"
LONGEST_GROUND = 120


@dataclass(eq=False)
class AdoptionWithoutGround(Refusal):
    """A channel was to be adopted and nobody said by which meeting, and when."""


def adopt(turn: Turn, values: Values) -> Replies:
    """Note by which meeting this channel was adopted, or that it no longer is.

    Only then is the result of a meeting's poll its decision; polls that ended before keep
    the label they had.
    """
    on = values.get("on", "yes") == "yes"
    ground = one_line(values.get("text", ""), most=LONGEST_GROUND)
    if on and not ground:
        raise AdoptionWithoutGround
    turn.work.communities.save(replace(turn.community, adopted_for_meetings=on))
    turn.trace(turn.community.id, number=0, action=ADOPTED, words=ground)
    return (say("adopted-noted", ground=ground) if on else say("adopted-taken-back"),)


def ground_of(work: UnitOfWork, community: Community) -> str:
    """Return by which meeting a community adopted this channel; nothing where it did not."""
    if not community.adopted_for_meetings:
        return ""
    traces = work.traces.where(subject=community.id, action=ADOPTED)
    return traces[-1].words if traces else ""


ACTIONS = (Action(ADOPTED, Audience.ADMINS, adopt),)
