"""What people thought in a conversation that a Polis server exported."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.polis import Conversation, conversation
from deliberation.opinions.findings import Findings
from deliberation.opinions.matrix import Floats
from deliberation.opinions.replaying import arrived, replayed
from deliberation.opinions.survey import Survey, surveyed
from deliberation.opinions.telling import findings

SEED = 278
"""The same file always gives the same."""


@dataclass(frozen=True, eq=False)
class Surveyed:
    """A conversation and what was found in it."""

    conversation: Conversation
    survey: Survey
    findings: Findings

    def text(self, statement: str) -> str:
        """Return the words of a statement on one line, as far as they are known."""
        return " ".join(self.conversation.texts.get(statement, "").split())

    def as_json(self) -> dict[str, object]:
        """Return what scripts read: DESIGN section 9."""
        survey, matrix = self.survey, self.survey.matrix
        return {
            "participants": len(matrix.people),
            "statements": len(matrix.statements),
            "groups": [
                [_id(person) for person in matrix.of(survey.grouping.members(group)).people]
                for group in range(survey.grouping.count)
            ],
            "published": bool(self.findings.groups),
            "group_consensus": self._by_statement(survey.informed),
            "consensus": {
                "agree": [_id(matrix.statements[at]) for at in survey.consensus.agree],
                "disagree": [_id(matrix.statements[at]) for at in survey.consensus.disagree],
            },
            "bridging": self._by_statement(survey.bridging.scores),
        }

    def _by_statement(self, values: Floats) -> Mapping[str, float]:
        return dict(zip(self.survey.matrix.statements, values.tolist(), strict=True))


def survey_of(path: Path) -> Surveyed:
    """Read an export and find out what people thought.

    Groups are those that the server itself would have told, as far as that can be found.
    Raises UnusableExport.
    """
    read = conversation(path)
    matrix = read.matrix
    if read.casts:
        grouping = replayed(read.casts, matrix, seed=SEED)
    else:
        grouping = arrived(matrix, seed=SEED)
    survey = surveyed(matrix, seed=SEED, grouping=grouping)
    return Surveyed(read, survey, findings(survey))


def _id(text: str) -> int | str:
    return int(text) if text.isdigit() else text
