"""Fills a topic with two camps of neighbours who took stances."""

from datetime import datetime

from deliberation.communities import Member, Standing
from deliberation.identifiers import CommunityId, MemberId, StatementId, TopicId
from deliberation.opinions.routing import SIGNS
from deliberation.topics import Stance, Statement, StatementState
from handlers.ports import UnitOfWork
from tests.deliberation.opinions.tables import camps

VALUES = {sign: value for value, sign in SIGNS.items()}
STATEMENTS = 12
COMMON = "大家都说好的一条"


def quarrel(
    work: UnitOfWork,
    *,
    topic: TopicId,
    community: CommunityId,
    now: datetime,
    sizes: tuple[int, ...] = (18, 12),
) -> None:
    """Let two camps take stances on twelve statements, and all agree with a thirteenth."""
    matrix = camps(*sizes, statements=STATEMENTS)
    first = 1 + work.statements.count(topic_id=topic)
    people = [MemberId(f"{topic}-m{each}") for each in range(len(matrix.people))]
    for each in people:
        work.members.add(Member(each, community, f"邻居{each}", Standing.ENROLLED, now))
    for column in range(STATEMENTS + 1):
        said = _statement(topic, column, author=people[0], number=first + column, now=now)
        work.statements.add(said)
        for row, member in enumerate(people):
            if column == STATEMENTS:
                value = 1
            elif matrix.seen[row, column]:
                value = int(matrix.values[row, column])
            else:
                continue
            work.stances.add(Stance(f"{said.id}-{member}", said.id, member, VALUES[value], now))


def _statement(
    topic: TopicId, column: int, *, author: MemberId, number: int, now: datetime
) -> Statement:
    return Statement(
        id=StatementId(f"{topic}-s{column}"),
        topic_id=topic,
        number=number,
        author_id=author,
        text=COMMON if column == STATEMENTS else f"第{column}种看法",
        made_at=now,
        state=StatementState.SHOWN,
    )
