"""What the stances on a topic come to, once they may be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from deliberation.opinions.findings import Findings, Kind, Told
from deliberation.opinions.routing import SIGNS
from deliberation.refusals import Refusal
from deliberation.rounds import Deed
from deliberation.schedule import deeds
from deliberation.topics import Statement, StatementState, Topic
from handlers.ports import UnitOfWork

KEPT = 64
SEED = 27

Stances = tuple[tuple[str, str, int], ...]


@dataclass(eq=False)
class OpinionsNotYet(Refusal):
    """The map of a topic was wanted while stances are taken, or before there are any."""

    number: int


@dataclass(frozen=True)
class Chart:
    """What was found out on a topic, with the statements that it is about."""

    topic: Topic
    findings: Findings
    statements: Mapping[str, Statement]

    def told(self) -> tuple[tuple[Told, Statement], ...]:
        """Return what stands on the lists with its statement."""
        return tuple((each, self.statements[each.statement]) for each in self.findings.told)

    @property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of the statements that a summary may rest on."""
        return frozenset(
            statement.number for each, statement in self.told() if each.kind is not Kind.SCARCE
        )


def chart(work: UnitOfWork, topic: Topic, *, now: datetime) -> Chart | None:
    """Return what the stances on a topic come to; None while they are secret.

    They are secret as long as stances are taken. It is None too where nobody took any.
    """
    if Deed.STANCE in deeds(topic, work.rounds.where(topic_id=topic.id), at=now):
        return None
    shown = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    stances = work.stances.where(statement_id=tuple(each.id for each in shown)) if shown else ()
    if not stances:
        return None
    told = sorted((each.member_id, each.statement_id, SIGNS[each.value]) for each in stances)
    return Chart(
        topic=topic,
        findings=_found(tuple(told), tuple(each.id for each in shown)),
        statements={each.id: each for each in shown},
    )


def charted(work: UnitOfWork, topic: Topic, *, now: datetime) -> Chart:
    """Return what the stances on a topic come to, or raise OpinionsNotYet."""
    found = chart(work, topic, now=now)
    if found is None:
        raise OpinionsNotYet(number=topic.number)
    return found


@lru_cache(maxsize=KEPT)
def _found(stances: Stances, statements: tuple[str, ...]) -> Findings:
    """Find it out once: it takes up to a second, and the same stances give the same."""
    # numpy takes a tenth of a second to load, and most messages are about other things.
    from deliberation.opinions.matrix import stance_matrix  # noqa: PLC0415
    from deliberation.opinions.survey import surveyed  # noqa: PLC0415
    from deliberation.opinions.telling import findings  # noqa: PLC0415

    return findings(surveyed(stance_matrix(stances, statements=statements), seed=SEED))
