"""One transaction over all that is kept."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Executable

from bot.storage.areas import Conversation, Council, Knowledge, People, Rolls, Voting
from bot.storage.ballot_box import SqlBallotBox
from bot.storage.inbox import InboxQueue
from bot.storage.jobs import JobQueue
from bot.storage.outbox import Outbox
from bot.storage.program_state import ProgramState
from bot.storage.refusal_log import SqlRefusalLog
from bot.storage.repository import Repository
from bot.storage.statements import insertion
from bot.storage.tables.council import NUMBERS
from bot.storage.web_messages import WebMessages
from deliberation.identifiers import CommunityId
from handlers.guards import RefusalLog
from handlers.ports import BallotBox, Jobs


class SqlUnitOfWork(People, Council, Rolls, Voting, Conversation, Knowledge):
    """One transaction; what began it ends it."""

    ballots: BallotBox
    jobs: Jobs
    refusals: RefusalLog

    def __init__(self, connection: Connection) -> None:
        for area in (People, Council, Rolls, Voting, Conversation, Knowledge):
            area.__init__(self, connection)
        self._connection = connection
        self._depth = 0
        self.ballots = SqlBallotBox(connection)
        self.queue = JobQueue(connection)
        self.jobs = self.queue
        self.inbox = InboxQueue(connection)
        self.outbox = Outbox(connection)
        self.web_messages = WebMessages(connection)
        self.refusals = SqlRefusalLog(connection)
        self.program_state = ProgramState(connection)

    def next_number(self, community_id: CommunityId) -> int:
        """Return the next number shared by proposals and topics of a community, from 1.

        The counter's row stays locked until the transaction ends.
        """
        following = _following(self._connection.dialect.name)
        given = self._connection.execute(following, {"community_id": community_id, "last": 1})
        return int(given.scalar_one())

    def _forget(self) -> None:
        for each in vars(self).values():
            if isinstance(each, Repository):
                each.forget()

    @contextmanager
    def savepoint(self) -> Generator[None, None, None]:
        """Undo what happens inside when an exception leaves the block."""
        self._depth += 1
        name = f"savepoint_{self._depth}"
        self._connection.exec_driver_sql(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self._connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")
            self._forget()
            raise
        finally:
            self._connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")
            self._depth -= 1


@cache
def _following(dialect: str) -> Executable:
    first = insertion(NUMBERS, dialect=dialect)
    return first.on_conflict_do_update(
        index_elements=["community_id"], set_={"last": NUMBERS.c.last + 1}
    ).returning(NUMBERS.c.last)
