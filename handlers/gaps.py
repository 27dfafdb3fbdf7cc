"""What is said after a time in which nobody could be heard."""

from functools import reduce

from deliberation.communities import Purpose
from deliberation.polls import PollState
from handlers.messages import Replies, Reply, Text, ToRoom
from handlers.ports import UnitOfWork


def ask_to_repeat(work: UnitOfWork, *, channel: str) -> Replies:
    """Ask once in each residents' room of a channel to say again what may have been missed.

    Rooms where nothing can be voted on just now hear nothing.
    """
    rooms = work.rooms.where(channel=channel, purpose=Purpose.RESIDENTS)
    replies: list[Reply] = []
    for room in rooms:
        polls = work.polls.where(community_id=room.community_id, state=PollState.OPEN)
        numbers = sorted({poll.number for poll in polls})
        if numbers:
            told = Text("gap-repeat", {"polls": _listed(numbers)})
            # A ballot that was not heard is missing: silence and the night do not keep this.
            replies.append(Reply(lines=(told,), to=ToRoom(room.id), urgent=True))
    return tuple(replies)


def _listed(numbers: list[int]) -> Text:
    named = [Text("gap-poll", {"number": number}) for number in numbers]
    return reduce(
        lambda first, second: Text("router-and", {"first": first, "second": second}), named
    )
