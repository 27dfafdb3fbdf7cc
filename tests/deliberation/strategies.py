"""Ballots, polls and bylaws to try every method with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from deliberation.ballots import Ballot, BallotForm, Method, Option, Tally
from deliberation.bylaws import BYLAWS, Bylaw, CountingBase
from deliberation.identifiers import CommunityId, MemberId, PollId, TopicId
from deliberation.methods import METHODS
from deliberation.polls import Poll
from deliberation.terms import HIGHEST_SCORE, USUAL, Asked, Terms, TieRule
from deliberation.thresholds import Threshold

OPENS = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=7)
MOTION_LABELS = ("赞成", "反对", "弃权")


TAKING = [
    name
    for name, method in METHODS.items()
    if method.form in (BallotForm.ONE, BallotForm.SOME, BallotForm.SCORES, BallotForm.RANKING)
]


@dataclass(frozen=True)
class Box:
    """What a method counts: options, ballots one by one in the order they came, and terms."""

    method: Method
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...]
    terms: Terms = USUAL

    @property
    def counted(self) -> Mapping[Ballot, int]:
        """Return the ballots with how often each was cast."""
        return weighed(self.ballots)

    @property
    def tally(self) -> Tally:
        """Return the count of the ballots, made anew."""
        return self.count(self.counted)

    def count(self, ballots: Mapping[Ballot, int]) -> Tally:
        """Return the count of other ballots on the same options."""
        return self.method.count(ballots, options=self.options, terms=self.terms)


def weighed(ballots: Sequence[Ballot]) -> dict[Ballot, int]:
    """Return the ballots with how often each was cast."""
    found: dict[Ballot, int] = {}
    for ballot in ballots:
        found[ballot] = found.get(ballot, 0) + 1
    return found


def options_of(method: Method, number: int) -> tuple[Option, ...]:
    """Return that many options, or what the method has."""
    return method.options([f"option {each}" for each in range(1, number + 1)])


@st.composite
def ballots(draw: st.DrawFn, form: BallotForm, options: Sequence[Option]) -> Ballot:
    """Draw a ballot of a form that takes ballots, in the order of the options."""
    ids = [each.id for each in options]
    if form is BallotForm.RANKING:
        return draw(rankings(ids))
    if form is BallotForm.SCORES:
        scores = st.dictionaries(
            st.sampled_from(ids), st.integers(0, HIGHEST_SCORE), min_size=1
        )
        given = draw(scores)
        return Ballot(scores=tuple((each, given[each]) for each in ids if each in given))
    most = len(ids) if form is BallotForm.SOME else 1
    chosen = draw(st.sets(st.sampled_from(ids), min_size=1, max_size=most))
    return Ballot(choices=tuple(each for each in ids if each in chosen))


@st.composite
def rankings(draw: st.DrawFn, ids: Sequence[str]) -> Ballot:
    """Draw a ranking with tiers that may leave options out."""
    named = draw(st.permutations(ids))[: draw(st.integers(1, len(ids)))]
    cuts = draw(st.lists(st.booleans(), min_size=len(named), max_size=len(named)))
    tiers: list[list[str]] = []
    for each, starts in zip(named, cuts, strict=True):
        if starts or not tiers:
            tiers.append([])
        tiers[-1].append(each)
    return Ballot(ranking=tuple(tuple(sorted(tier, key=ids.index)) for tier in tiers))


@st.composite
def boxes(
    draw: st.DrawFn, *, taking: Sequence[str] = TAKING, ties: TieRule = TieRule.STANDS
) -> Box:
    """Draw a method of the registry that takes ballots, with what it asks for."""
    method = METHODS[draw(st.sampled_from(list(taking)))]
    options = options_of(method, draw(st.integers(min_value=2, max_value=5)))
    cast = draw(st.lists(ballots(method.form, options), max_size=12))
    terms = Terms(ties=ties, seed="2026322")
    if Asked.SEATS in method.asks:
        terms = replace(terms, seats=draw(st.integers(1, 3)))
    if Asked.COSTS in method.asks:
        costs = draw(st.lists(st.integers(1, 9), min_size=len(options), max_size=len(options)))
        options = tuple(
            replace(each, cost=cost) for each, cost in zip(options, costs, strict=True)
        )
        terms = replace(terms, budget=draw(st.integers(1, 25)))
    return Box(method=method, options=options, ballots=tuple(cast), terms=terms)


def favouring(option_id: str, form: BallotForm) -> Ballot:
    """Return a ballot that names one option alone, as high as may be."""
    match form:
        case BallotForm.RANKING:
            return Ballot(ranking=((option_id,),))
        case BallotForm.SCORES:
            return Ballot(scores=((option_id, HIGHEST_SCORE),))
        case _:
            return Ballot(choices=(option_id,))


def exchanged(ballot: Ballot, others: Mapping[str, str]) -> Ballot:
    """Return a ballot with every option replaced by another."""

    def turned(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted((others[each] for each in ids), key=int))

    return Ballot(
        choices=turned(ballot.choices),
        ranking=tuple(turned(tier) for tier in ballot.ranking),
        scores=tuple(sorted((others[each], score) for each, score in ballot.scores)),
    )


@st.composite
def thresholds(draw: st.DrawFn) -> Threshold:
    """Draw a share between nothing and all, strict or not."""
    whole = draw(st.integers(min_value=1, max_value=50))
    part = draw(st.integers(min_value=0, max_value=whole))
    return Threshold(share=Fraction(part, whole), strict=draw(st.booleans()))


POLL = Poll(
    id=PollId("poll"),
    community_id=CommunityId("community"),
    topic_id=TopicId("topic"),
    number=12,
    title="电动车棚建在哪里",
    method="majority",
    options=METHODS["majority"].options(MOTION_LABELS),
    base=CountingBase.PERSONS,
    bylaw=BYLAWS["consultation"],
    opens_at=OPENS,
    closes_at=CLOSES,
    opened_by=MemberId("moderator"),
)


def open_poll(
    *,
    method: str = "majority",
    labels: Sequence[str] = MOTION_LABELS,
    bylaw: Bylaw = BYLAWS["consultation"],
    electors: int = 10,
) -> Poll:
    """Return an open poll."""
    options = METHODS[method].options(labels)
    scheduled = replace(POLL, method=method, options=options, bylaw=bylaw)
    return scheduled.opened(electors=electors)
