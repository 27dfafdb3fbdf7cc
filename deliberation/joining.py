"""What becomes of stances when one statement takes up another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deliberation.identifiers import StatementId
from deliberation.topics import Stance


@dataclass(frozen=True)
class JoinedStances:
    """The stances that stand on the one statement, and those that go.

    ``moved`` are stances of the other statement that now stand on this one, ``gone`` those
    that their member's later one takes the place of.
    """

    moved: tuple[Stance, ...]
    gone: tuple[Stance, ...]


def joined_stances(
    own: Sequence[Stance], others: Sequence[Stance], *, to: StatementId
) -> JoinedStances:
    """Return what becomes of stances: a member's counts once, the latest wins.

    Of two taken at one moment the one on the statement that stays is kept.
    """
    present = {each.member_id: each for each in own}
    moved: list[Stance] = []
    gone: list[Stance] = []
    for each in others:
        mine = present.get(each.member_id)
        if mine is not None and mine.at >= each.at:
            gone.append(each)
            continue
        moved.append(replace(each, statement_id=to))
        if mine is not None:
            gone.append(mine)
    return JoinedStances(moved=tuple(moved), gone=tuple(gone))
