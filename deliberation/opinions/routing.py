"""Which statements a member is shown next, by the priorities of Polis.

Source: compdemocracy/polis, math/src/polismath/math/conversation.clj (importance and
priority) and server/src/nextComment.ts (drawing by weight). A statement comes sooner the
more people agree with it or take a side on it, the further it sets opinions apart, and the
fewer have seen it yet.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from deliberation.identifiers import MemberId, StatementId
from deliberation.topics import Stance, StanceValue, Statement, StatementState

PERSONAL = 7.0
"""What stands for importance where a statement asks who people are."""

_NOVEL = 8.0
_FADES = 5.0
_BITS = 64


@dataclass(frozen=True)
class Voices:
    """How many took which stance on a statement."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def all(self) -> int:
        """Return how many took any stance."""
        return self.agree + self.disagree + self.passed


def priority(voices: Voices, *, extremity: float = 0.0, personal: bool = False) -> float:
    """Return the weight with which a statement is drawn.

    ``extremity`` is how far agreement with it puts somebody from the middle of the map;
    ``personal`` says that it asks who people are.
    """
    if personal:
        return PERSONAL**2
    passing = (voices.passed + 1) / (voices.all + 2)
    agreeing = (voices.agree + 1) / (voices.all + 2)
    importance = (1 - passing) * (extremity + 1) * agreeing
    return float((importance * (1 + _NOVEL * 2 ** (-voices.all / _FADES))) ** 2)


def next_statements(
    statements: Sequence[Statement],
    stances: Sequence[Stance],
    *,
    member: MemberId,
    chance: str,
    most: int = 1,
) -> tuple[StatementId, ...]:
    """Return the statements to show a member next, the first first.

    ``statements`` and ``stances`` are those of one topic. Statements that are not shown,
    that the member wrote or took a stance on are left out; the rest is drawn without
    putting back, by priority. The same ``chance`` gives the same draw: a text that changes
    when another draw is due, such as member, topic and how many stances the member took.
    """
    done = {each.statement_id for each in stances if each.member_id == member}
    open_to = [
        each
        for each in statements
        if each.state is StatementState.SHOWN
        and each.author_id != member
        and each.id not in done
    ]
    voices, far = voices_of(stances), extremities(statements, stances)
    lots = {
        each.id: _lot(
            f"{chance}\n{each.id}",
            weight=priority(voices.get(each.id, Voices()), extremity=far.get(each.id, 0.0)),
        )
        for each in open_to
    }
    return tuple(sorted(lots, key=lambda each: (-lots[each], each))[:most])


def voices_of(stances: Sequence[Stance]) -> Mapping[StatementId, Voices]:
    """Count the stances on each statement."""
    counts = Counter((each.statement_id, each.value) for each in stances)
    return {
        statement: Voices(
            agree=counts[statement, StanceValue.AGREE],
            disagree=counts[statement, StanceValue.DISAGREE],
            passed=counts[statement, StanceValue.PASS],
        )
        for statement in dict.fromkeys(each.statement_id for each in stances)
    }


SIGNS: Mapping[StanceValue, int] = MappingProxyType(
    {StanceValue.AGREE: 1, StanceValue.PASS: 0, StanceValue.DISAGREE: -1}
)


def extremities(
    statements: Sequence[Statement], stances: Sequence[Stance]
) -> Mapping[StatementId, float]:
    """Return how far agreement with each statement puts somebody from the middle."""
    if not stances:
        return {}
    # numpy takes a tenth of a second to load; nobody needs it before the first stance.
    from deliberation.opinions.matrix import stance_matrix  # noqa: PLC0415
    from deliberation.opinions.plane import laid_out  # noqa: PLC0415

    shown = {each.id for each in statements if each.state is StatementState.SHOWN}
    told = sorted(stances, key=lambda each: (each.member_id, each.statement_id))
    matrix = stance_matrix(
        (each.member_id, each.statement_id, SIGNS[each.value])
        for each in told
        if each.statement_id in shown
    )
    plane, _ = laid_out(matrix)
    columns = (StatementId(each) for each in matrix.statements)
    return dict(zip(columns, plane.extremities.tolist(), strict=True))


def _lot(key: str, *, weight: float) -> float:
    """Return a lot below 0, the nearer to it the greater the weight.

    Drawing the highest lots draws by weight without putting back (Efraimidis and Spirakis,
    Weighted random sampling with a reservoir, 2006).
    """
    drawn = int.from_bytes(hashlib.sha256(key.encode()).digest()[: _BITS // 8], "big")
    return math.log((drawn + 1) / 2**_BITS) / weight
