"""One transaction over all that is kept."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Executable, select

from bot.signing import SEALED, Keys
from bot.storage import areas, sealed
from bot.storage.areas import Conversation, Council, Knowledge, People, Privacy, Rolls, Voting
from bot.storage.ballot_box import SqlBallotBox
from bot.storage.inbox import InboxQueue
from bot.storage.jobs import JobQueue
from bot.storage.outbox import Outbox
from bot.storage.program_state import ProgramState
from bot.storage.refusal_log import SqlRefusalLog
from bot.storage.remains import SqlRemains
from bot.storage.repository import Repository
from bot.storage.sealed import SealedRepository
from bot.storage.statements import insertion
from bot.storage.tables.council import NUMBERS
from bot.storage.tables.rolls import OWNERS
from bot.storage.web_messages import WebMessages
from deliberation.doorways import DoorwayReport
from deliberation.identifiers import CommunityId
from deliberation.owners import Owner
from deliberation.privacy import Export, Phone
from deliberation.roll_files import RollFile
from handlers.guards import RefusalLog
from handlers.ledgers import BallotBox, Signer
from handlers.ports import Collection, Jobs, Remains


class SqlUnitOfWork(People, Privacy, Council, Rolls, Voting, Conversation, Knowledge):
    """One transaction; what began it ends it."""

    ballots: BallotBox
    jobs: Jobs
    remains: Remains
    refusals: RefusalLog

    def __init__(self, connection: Connection, keys: Keys) -> None:
        for area in (People, Privacy, Council, Rolls, Voting, Conversation, Knowledge):
            area.__init__(self, connection)
        self._connection = connection
        self._depth = 0
        self._sealed(connection, keys)
        self._box = SqlBallotBox(connection, keys)
        self.ballots = self._box
        self._keys = keys
        self.queue = JobQueue(connection)
        self.jobs = self.queue
        self.inbox = InboxQueue(connection)
        self.outbox = Outbox(connection)
        self.web_messages = WebMessages(connection)
        self.refusals = SqlRefusalLog(connection)
        self.remains = SqlRemains(connection)
        self.program_state = ProgramState(connection)

    def _sealed(self, connection: Connection, keys: Keys) -> None:
        """Take collections that seal telephones and exports in the place of plain ones."""
        seals = keys.texts
        self.owners: Collection[Owner] = SealedRepository(
            areas.OWNERS, connection, veil=sealed.OWNERS, seals=seals
        )
        self.roll_files: Collection[RollFile] = SealedRepository(
            areas.ROLL_FILES, connection, veil=sealed.ROLL_FILES, seals=seals
        )
        self.phones: Collection[Phone] = SealedRepository(
            areas.PHONES, connection, veil=sealed.PHONES, seals=seals
        )
        self.exports: Collection[Export] = SealedRepository(
            areas.EXPORTS, connection, veil=sealed.EXPORTS, seals=seals
        )
        self.doorway_reports: Collection[DoorwayReport] = SealedRepository(
            areas.DOORWAY_REPORTS, connection, veil=sealed.DOORWAY_REPORTS, seals=seals
        )

    def seal_plain(self) -> None:
        """Seal the telephones of owners that were kept before they were sealed."""
        marks = OWNERS.c.mark
        plain = select(OWNERS.c.id).where(marks != "", marks.not_like(f"{SEALED}%"))
        for key in self._connection.execute(plain).scalars().all():
            self.owners.save(self.owners.get(key))

    def next_number(self, community_id: CommunityId) -> int:
        """Return the next number shared by proposals and topics of a community, from 1.

        The counter's row stays locked until the transaction ends.
        """
        following = _following(self._connection.dialect.name)
        given = self._connection.execute(following, {"community_id": community_id, "last": 1})
        return int(given.scalar_one())

    @property
    def signer(self) -> Signer:
        """Return what signs heads and bulletins; raise SecretMissing."""
        return self._keys.signer

    def _forget(self) -> None:
        self._box.forget()
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
