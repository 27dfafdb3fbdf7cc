"""A charter read back: the poll as it was frozen, from which its count can be made again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import Option, TooFewOptions
from deliberation.bylaws import (
    Bylaw,
    Caller,
    Calling,
    CountingBase,
    LegalEffect,
    MajorityOf,
)
from deliberation.identifiers import CommunityId, MemberId, PollId, TopicId
from deliberation.ledger.canonical import digest
from deliberation.ledger.charters import FORMAT
from deliberation.ledger.reading import Malformed, Part
from deliberation.methods import METHODS
from deliberation.polls import Poll, Publication
from deliberation.terms import Completion, Terms, TieRule, Utility
from deliberation.thresholds import Threshold

FIELDS = (
    "format",
    "community",
    "poll",
    "number",
    "title",
    "method",
    "options",
    "terms",
    "bylaw",
    "base",
    "opens_at",
    "closes_at",
    "secret",
    "publication",
    "electors",
    "area",
    "roll",
    "key",
)
MOST_PLACES = 20
MOST_SEATS = 10_000
MOST_WEIGHT = 10**12
"""Of a roll, in heads or in 0.01 m²: what is reckoned from it is a number of JSON, too."""


@dataclass(frozen=True)
class Charter:
    """What was frozen of a poll at its opening."""

    poll: Poll
    community: Part
    publication: Publication
    roll: str
    key: str
    digest: str


def read_charter(part: Part) -> Charter:
    """Return a charter, or raise Malformed."""
    fields = part.fields(*FIELDS)
    if fields["format"].text() != FORMAT:
        raise Malformed(fields["format"].where)
    poll = _poll(fields)
    publication = fields["publication"].word(Publication)
    if poll.secret is (publication is Publication.NAMES):
        raise Malformed(fields["publication"].where)
    for name in fields["community"].fields("id", "name").values():
        name.text()
    return Charter(
        poll=poll,
        community=fields["community"],
        publication=publication,
        roll=fields["roll"].digits(),
        key=fields["key"].digits(),
        digest=digest(part.value),
    )


def _poll(fields: Mapping[str, Part]) -> Poll:
    base, bylaw = fields["base"].word(CountingBase), _bylaw(fields["bylaw"])
    if base not in bylaw.bases:
        raise Malformed(fields["base"].where)
    opens_at, closes_at = fields["opens_at"].moment(), fields["closes_at"].moment()
    if closes_at <= opens_at:
        raise Malformed(fields["closes_at"].where)
    method = fields["method"].text()
    if method not in METHODS:
        raise Malformed(fields["method"].where)
    return Poll(
        id=PollId(fields["poll"].name()),
        community_id=CommunityId(fields["community"].fields("id", "name")["id"].text()),
        topic_id=TopicId(""),
        number=fields["number"].number(),
        title=fields["title"].text(),
        method=method,
        options=_options(fields["options"], method=method),
        base=base,
        bylaw=bylaw,
        opens_at=opens_at,
        closes_at=closes_at,
        opened_by=MemberId(""),
        electors=fields["electors"].number(most=MOST_WEIGHT),
        terms=_terms(fields["terms"]),
        secret=fields["secret"].flag(),
        area=fields["area"].number(most=MOST_WEIGHT),
    )


def _options(part: Part, *, method: str) -> tuple[Option, ...]:
    """Return the options, whose ids are those that the method gives."""
    options: list[Option] = []
    for each in part.items():
        fields = each.fields("id", "label", "cost")
        options.append(
            Option(
                id=fields["id"].text(),
                label=fields["label"].text(),
                cost=fields["cost"].number(),
            )
        )
    if [each.id for each in options] != _ids(part, method=method):
        raise Malformed(part.where)
    return tuple(options)


def _ids(part: Part, *, method: str) -> list[str]:
    try:
        made: Sequence[Option] = METHODS[method].options([each.where for each in part.items()])
    except TooFewOptions as error:
        raise Malformed(part.where) from error
    return [each.id for each in made]


def _terms(part: Part) -> Terms:
    fields = part.fields(*Terms.__dataclass_fields__)
    return Terms(
        seats=fields["seats"].number(least=1, most=MOST_SEATS),
        most=fields["most"].optional(_at_least_one),
        budget=fields["budget"].number(),
        highest=fields["highest"].number(least=1),
        utility=fields["utility"].word(Utility),
        completion=fields["completion"].word(Completion),
        ties=fields["ties"].word(TieRule),
        seed=fields["seed"].text(),
        seed_source=fields["seed_source"].text(),
        least_votes=fields["least_votes"].number(),
        skips=fields["skips"].flag(),
        raise_by=fields["raise_by"].number(least=1),
        places=fields["places"].optional(_places),
    )


def _at_least_one(part: Part) -> int:
    return part.number(least=1)


def _places(part: Part) -> int:
    return part.number(most=MOST_PLACES)


def _bylaw(part: Part) -> Bylaw:
    fields = part.fields(*Bylaw.__dataclass_fields__)
    return Bylaw(
        id=fields["id"].text(),
        bases=tuple(each.word(CountingBase) for each in fields["bases"].items()),
        quorum=fields["quorum"].optional(_threshold),
        majority=_threshold(fields["majority"]),
        majority_of=fields["majority_of"].word(MajorityOf),
        effect=fields["effect"].word(LegalEffect),
        source=fields["source"].text(),
        quorum_by_base=tuple(_by_base(each) for each in fields["quorum_by_base"].items()),
        least_electors=fields["least_electors"].number(),
        calling=fields["calling"].optional(_calling),
        proxies=fields["proxies"].optional(Part.number),
    )


def _by_base(part: Part) -> tuple[CountingBase, Threshold]:
    base, threshold = part.pair()
    return base.word(CountingBase), _threshold(threshold)


def _threshold(part: Part) -> Threshold:
    fields = part.fields("share", "strict")
    return Threshold(share=fields["share"].share(), strict=fields["strict"].flag())


def _calling(part: Part) -> Calling:
    fields = part.fields("notice_days", "callers", "source")
    return Calling(
        notice_days=fields["notice_days"].number(),
        callers=tuple(each.word(Caller) for each in fields["callers"].items()),
        source=fields["source"].text(),
    )
