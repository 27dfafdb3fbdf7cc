"""A bulletin read back, each part when it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from deliberation.ballots import Ballot
from deliberation.identifiers import ObjectionId
from deliberation.ledger.bulletins import Mark, Row, cast_of
from deliberation.ledger.canonical import Json
from deliberation.ledger.charter_reading import Charter, read_charter
from deliberation.ledger.heads import TreeHead
from deliberation.ledger.leaves import Leaf, commitment
from deliberation.ledger.merkle import Tree
from deliberation.ledger.reading import Malformed, Part
from deliberation.ledger.results import Cast
from deliberation.objections import Objection, ObjectionState
from deliberation.polls import Publication

FIELDS = frozenset(
    {
        "format",
        "community",
        "charter",
        "marks",
        "rows",
        "sealed",
        "sums",
        "superseded",
        "withdrawn",
        "leaves",
        "heads",
        "witnesses",
        "objections",
        "result",
        "key",
        "published_at",
        "signature",
    }
)
RESULT = frozenset(
    {
        "winners",
        "tied",
        "tied_for",
        "counts",
        "areas",
        "took_part",
        "seed",
        "decision",
        "tests",
    }
)
SALT_DIGITS = 32
SIGNATURE_DIGITS = 128


@dataclass(frozen=True)
class Testimony:
    """Who says that they saw a head."""

    size: int
    root: str
    name: str
    role: str
    at: datetime


@dataclass(frozen=True)
class Reading:
    """A bulletin that has every part and a canonical form; parts raise Malformed."""

    document: Mapping[str, Json]

    def part(self, name: str) -> Part:
        """Return a part by its name."""
        return Part(self.document[name], name)

    @cached_property
    def charter(self) -> Charter:
        """Return what was frozen at opening."""
        return read_charter(self.part("charter"))

    @cached_property
    def published_at(self) -> datetime:
        """Return when it was published."""
        return self.part("published_at").moment()

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Return who took part, by lines of the roll."""
        return tuple(_mark(each) for each in self.part("marks").items())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the ballots that count; there are none where the sums alone are shown."""
        named = self.charter.publication is Publication.NAMES
        found = tuple(_row(each, named=named) for each in self.part("rows").items())
        if found and self.sums_only:
            raise Malformed("rows")
        return found

    @cached_property
    def sealed(self) -> tuple[Leaf, ...]:
        """Return what binds to the ballots that count, where the sums alone are shown."""
        found = self._leaves("sealed")
        if found and not self.sums_only:
            raise Malformed("sealed")
        return found

    @cached_property
    def superseded(self) -> tuple[Leaf, ...]:
        """Return what ballots that were changed have left."""
        return self._leaves("superseded")

    @cached_property
    def withdrawn(self) -> tuple[Leaf, ...]:
        """Return what ballots that were taken out have left."""
        return self._leaves("withdrawn")

    @cached_property
    def counting(self) -> tuple[Leaf, ...]:
        """Return the leaves of the ballots that count."""
        shown = tuple(
            Leaf(
                poll_id=self.charter.poll.id,
                receipt=each.receipt,
                version=each.version,
                commitment=commitment(each.ballot, salt=each.salt),
            )
            for each in self.rows
        )
        return shown or self.sealed

    @property
    def sums_only(self) -> bool:
        """Tell whether ballots are shown as sums alone."""
        return self.charter.publication is Publication.SUMS

    @cached_property
    def cast(self) -> Cast:
        """Return the ballots with what stands behind each."""
        sums = self.part("sums").optional(_sums)
        if self.sums_only is (sums is None):
            raise Malformed("sums")
        return sums or cast_of(self.rows)

    @cached_property
    def tree(self) -> Tree:
        """Return the log."""
        leaves = [each.digits() for each in self.part("leaves").items()]
        return Tree.of([bytes.fromhex(each) for each in leaves])

    @cached_property
    def heads(self) -> tuple[TreeHead, ...]:
        """Return what was signed, in order; there is one at least."""
        found = tuple(_head(each, charter=self.charter) for each in self.part("heads").items())
        if not found:
            raise Malformed("heads")
        return found

    @cached_property
    def witnesses(self) -> tuple[Testimony, ...]:
        """Return who says that they saw heads."""
        return tuple(_testimony(each) for each in self.part("witnesses").items())

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """Return what was objected, and what came of it."""
        return tuple(
            self._objection(each, number=at)
            for at, each in enumerate(self.part("objections").items(), start=1)
        )

    @cached_property
    def result(self) -> Mapping[str, Part]:
        """Return the result that is told, by its parts."""
        return self.part("result").fields(*RESULT)

    def _leaves(self, name: str) -> tuple[Leaf, ...]:
        poll_id = self.charter.poll.id
        names = ("receipt", "version", *(() if name == "withdrawn" else ("commitment",)))
        found: list[Leaf] = []
        for each in self.part(name).items():
            fields = each.fields(*names)
            bound = fields.get("commitment")
            found.append(
                Leaf(
                    poll_id=poll_id,
                    receipt=fields["receipt"].name(),
                    version=fields["version"].number(least=1),
                    commitment=bound.digits() if bound else "",
                )
            )
        return tuple(found)

    def _objection(self, part: Part, *, number: int) -> Objection:
        fields = part.fields("number", "reason", "heads", "state", "words")
        state = fields["state"].word(ObjectionState)
        if state is ObjectionState.RAISED or fields["number"].number() != number:
            raise Malformed(part.where)
        poll = self.charter.poll
        return Objection(
            id=ObjectionId(part.where),
            community_id=poll.community_id,
            poll_id=poll.id,
            number=number,
            reason=fields["reason"].text(),
            heads=fields["heads"].number(),
            raised_at=poll.closes_at,
            state=state,
            words=fields["words"].text(),
        )


def _mark(part: Part) -> Mark:
    fields = part.fields("digest", "label", "heads", "took_part")
    return Mark(
        digest=fields["digest"].digits(),
        label=fields["label"].text(),
        heads=fields["heads"].number(),
        took_part=fields["took_part"].flag(),
    )


def _row(part: Part, *, named: bool) -> Row:
    names = ("receipt", "version", "ballot", "salt", "heads", "area")
    fields = part.fields(*names, *(("label",) if named else ()))
    return Row(
        receipt=fields["receipt"].name(),
        version=fields["version"].number(least=1),
        ballot=_ballot(fields["ballot"]),
        salt=fields["salt"].digits(SALT_DIGITS),
        heads=fields["heads"].number(),
        area=fields["area"].number(),
        label=fields["label"].text() if named else "",
    )


def _ballot(part: Part) -> Ballot:
    fields = part.fields("choices", "ranking", "scores", "reason")
    return Ballot(
        choices=_ids(fields["choices"]),
        ranking=tuple(_ids(tier) for tier in fields["ranking"].items()),
        scores=tuple(_score(each) for each in fields["scores"].items()),
        reason=fields["reason"].text(),
    )


def _ids(part: Part) -> tuple[str, ...]:
    return tuple(each.text() for each in part.items())


def _score(part: Part) -> tuple[str, int]:
    option, score = part.pair()
    return option.text(), score.number()


def _sums(part: Part) -> Cast:
    fields = part.fields("heads", "areas")
    return Cast(_weights(fields["heads"]), _weights(fields["areas"]))


def _weights(part: Part) -> Mapping[Ballot, int]:
    found: dict[Ballot, int] = {}
    for each in part.items():
        shown, weight = each.pair()
        ballot = _ballot(shown)
        if ballot in found:
            raise Malformed(each.where)
        found[ballot] = weight.number()
    return found


def _head(part: Part, *, charter: Charter) -> TreeHead:
    fields = part.fields("size", "root", "at", "signature")
    return TreeHead(
        id=part.where,
        poll_id=charter.poll.id,
        size=fields["size"].number(),
        root=fields["root"].digits(),
        at=fields["at"].moment(),
        charter=charter.digest,
        signature=fields["signature"].digits(SIGNATURE_DIGITS),
    )


def _testimony(part: Part) -> Testimony:
    fields = part.fields("size", "root", "name", "role", "at")
    return Testimony(
        size=fields["size"].number(),
        root=fields["root"].digits(),
        name=fields["name"].text(),
        role=fields["role"].text(),
        at=fields["at"].moment(),
    )
