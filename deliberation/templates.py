"""Templates: plans of rounds that a moderator opens a topic with, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from deliberation.identifiers import CommunityId, MemberId
from deliberation.refusals import Refusal
from deliberation.rounds import Phase, RoundKind

LONGEST_NAME = 20
LONGEST_LINE = 60


@dataclass(eq=False)
class TemplateUnnamed(Refusal):
    """A template was to be kept without a name."""


@dataclass(eq=False)
class TemplateTwice(Refusal):
    """A community has a template of that name already."""

    name: str


@dataclass(frozen=True)
class Template:
    """A plan of rounds that ships; its name and its one line are in the catalogues.

    ``method`` and ``bylaw`` are what its vote is usually held by; empty where any will do.
    """

    id: str
    phases: tuple[Phase, ...]
    method: str = ""
    bylaw: str = ""


@dataclass(frozen=True)
class OwnTemplate:
    """A plan of rounds that a community kept for itself."""

    id: str
    community_id: CommunityId
    name: str
    line: str
    phases: tuple[Phase, ...]
    made_by: MemberId
    made_at: datetime
    method: str = ""
    bylaw: str = ""


USUAL = "opinions"
_SHIPPED = (
    Template(USUAL, (Phase(RoundKind.OPINIONS, 7),)),
    Template(
        "neighbours",
        (
            Phase(RoundKind.FINDS, 3),
            Phase(RoundKind.PARTIES, 4),
            Phase(RoundKind.PLAN, 3),
            Phase(RoundKind.NOTICE, 5),
            Phase(RoundKind.POLL, 3),
            Phase(RoundKind.WORKS, 14),
            Phase(RoundKind.PHOTOS, 7),
        ),
    ),
    Template(
        "three-talks",
        (
            Phase(RoundKind.STATEMENTS, 5),
            Phase(RoundKind.STANCES, 4),
            Phase(RoundKind.OPTIONS, 3),
            Phase(RoundKind.POLL, 4),
        ),
    ),
    Template(
        "budget",
        (
            Phase(RoundKind.STATEMENTS, 10),
            Phase(RoundKind.OPTIONS, 5),
            Phase(RoundKind.POLL, 7),
        ),
        method="equal_shares",
    ),
    Template(
        "owners",
        (
            Phase(RoundKind.OPINIONS, 10),
            Phase(RoundKind.PLAN, 5),
            Phase(RoundKind.NOTICE, 15),
            Phase(RoundKind.POLL, 15),
        ),
        bylaw="owners_ordinary",
    ),
)
TEMPLATES: Mapping[str, Template] = {each.id: each for each in _SHIPPED}


def template_name(words: str) -> str:
    """Return the name of a template on one line, or raise TemplateUnnamed."""
    name = " ".join(words.split())[:LONGEST_NAME]
    if not name:
        raise TemplateUnnamed
    return name
