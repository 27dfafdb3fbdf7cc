"""The single transferable vote for several places: weighted inclusive Gregory, exactly.

The quota is the whole part of valid ballots / (places + 1), and one more (Droop, 1881). Who
reaches it is elected. What an elected option holds above the quota, its surplus, goes on:
every paper it holds moves to the next option on it, at its value × surplus / total. One
surplus moves at a time, the largest first. Where there is none, the option with the fewest
leaves, and its papers move at the value they have. When as many are left as there are
places, these are elected.

Source: the Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules
45 to 53. It lets each transferred value keep five decimal places; here values are exact,
unless ``Terms.places`` says otherwise. Equal numbers are told apart by the latest earlier
stage at which they differed (rules 50 and 52), then by what was named at opening, as the law
then draws a lot. As counting machines do there (explanatory note of SSI 2021/437), the
papers of the last one that leaves are still moved, so that the final totals can be seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from deliberation.ballots import (
    Ballot,
    BallotForm,
    Count,
    CountingRound,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.papers import Papers, first_papers
from deliberation.profiles import RankedProfile, ranked, whole
from deliberation.promises import Promise
from deliberation.stages import ties_told, told, transfers
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import highest, in_all_and_some, lowest, precedence, universes


@dataclass(frozen=True)
class SingleTransferableVote(NumberedOptions):
    """Each elector ranks; several are elected, in proportion to who wants them."""

    name: str = "stv"
    form: BallotForm = BallotForm.RANKING
    asks: frozenset[Asked] = frozenset({Asked.SEATS, Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset(
        {Promise.MAJORITY, Promise.PROPORTIONALITY_FOR_SOLID_COALITIONS}
    )

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Elect whoever reaches the quota, moving surpluses and the papers of who leaves."""
        profile = ranked(ballots, options=options)
        rules = _Rules(
            seats=terms.seats,
            quota=profile.valid // (terms.seats + 1) + 1,
            valid=profile.valid,
            precedence=precedence(options, terms=terms),
            places=terms.places,
        )
        found = universes(
            rules.start(profile),
            following=rules.following,
            key=lambda each: (each.ties, len(each.totals)),
        )
        settled = in_all_and_some(
            [each.possible for each in (*found.ends, *found.unfinished)],
            sure=[each.elected for each in (*found.ends, *found.unfinished)],
            ids=profile.ids,
        )
        shown = (*found.ends, *found.unfinished)[0]
        rounds = (*shown.rounds, rules.closing(shown))
        return Tally(
            method=self.name,
            counts=shown.totals[-1],
            ballots=profile.weight,
            winners=settled.winners,
            tied_for=settled.tied_for,
            steps=(
                CountingStep(
                    key="step-quota",
                    values={"valid": rules.valid, "seats": rules.seats, "quota": rules.quota},
                ),
                *told(rounds, options=options),
                *ties_told(shown.ties, options=options, terms=terms),
            ),
            rounds=rounds,
        )


@dataclass(frozen=True)
class _Stage:
    """Where a count stands.

    ``totals`` holds what each option had at the end of every stage, the present one last;
    ``fresh`` was elected in the present one, ``surpluses`` are still to be moved. ``ties``
    holds the rounds in which several were equal at all stages, and who was taken then.
    """

    left: tuple[str, ...]
    papers: Papers
    totals: tuple[Mapping[str, Count], ...]
    elected: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    surpluses: tuple[str, ...] = ()
    rounds: tuple[CountingRound, ...] = ()
    ties: tuple[tuple[int, str], ...] = ()
    over: bool = False

    @property
    def possible(self) -> tuple[str, ...]:
        """Return who is elected, or may be while it is not over."""
        return self.elected if self.over else (*self.elected, *self.left)


@dataclass(frozen=True)
class _Rules:
    """What does not change while it is counted."""

    seats: int
    quota: int
    valid: int
    precedence: tuple[str, ...]
    places: int | None

    def start(self, profile: RankedProfile) -> _Stage:
        """Return the first stage: first preferences."""
        papers = first_papers(profile)
        stage = _Stage(left=profile.ids, papers=papers, totals=(_whole(papers.held()),))
        return self._filled(stage) if self.valid else replace(stage, left=(), over=True)

    def following(self, stage: _Stage) -> tuple[_Stage, ...]:
        """Return the next stage, or one for each way in which a tie may be broken."""
        if stage.over:
            return ()
        if stage.surpluses:
            largest = highest(stage.surpluses, totals=stage.totals)
            return tuple(
                self._after_surplus(self._noted(stage, each, largest), each)
                for each in self._taken(largest, first=True)
            )
        fewest = lowest(stage.left, totals=stage.totals)
        if self._all_leave_empty(stage, fewest):
            return (self._after_leaving(stage, fewest[-1]),)
        return tuple(
            self._after_leaving(self._noted(stage, each, fewest), each)
            for each in self._taken(fewest, first=False)
        )

    def closing(self, stage: _Stage) -> CountingRound:
        """Return the round of the present stage, with nothing moved out of it."""
        totals = stage.totals[-1]
        return CountingRound(
            totals=totals,
            elected=stage.fresh,
            threshold=self.quota,
            exhausted=self._lost(totals),
        )

    def _taken(self, equal: Sequence[str], *, first: bool) -> tuple[str, ...]:
        """Return who is taken of options that are equal; all in turn where a tie stands."""
        if len(equal) == 1 or not self.precedence:
            return tuple(equal)
        best = min if first else max
        return (best(equal, key=self.precedence.index),)

    def _noted(self, stage: _Stage, taken: str, equal: Sequence[str]) -> _Stage:
        if len(equal) == 1:
            return stage
        return replace(stage, ties=(*stage.ties, (len(stage.totals), taken)))

    def _all_leave_empty(self, stage: _Stage, fewest: Sequence[str]) -> bool:
        """Tell whether options that tie hold nothing and all leave, in whatever order."""
        if stage.totals[-1][fewest[0]]:
            return False
        return len(stage.left) - len(fewest) >= self.seats - len(stage.elected)

    def _after_surplus(self, stage: _Stage, source: str) -> _Stage:
        total = Fraction(stage.totals[-1][source])
        share = (total - self.quota) / total
        papers = stage.papers.moved(
            source, among=stage.left, worth=lambda value: self._kept(value * share)
        )
        waiting = tuple(each for each in stage.surpluses if each != source)
        moved = replace(stage, papers=papers, surpluses=waiting)
        return self._filled(self._moved(moved, source, keeps=self.quota))

    def _after_leaving(self, stage: _Stage, source: str) -> _Stage:
        left = tuple(each for each in stage.left if each != source)
        papers = stage.papers.moved(source, among=left, worth=lambda value: value)
        moved = replace(stage, left=left, papers=papers)
        return self._filled(self._moved(moved, source, keeps=0, leaves=True))

    def _kept(self, value: Fraction) -> Fraction:
        if self.places is None:
            return value
        scale = 10**self.places
        return Fraction(int(value * scale), scale)

    def _moved(self, stage: _Stage, source: str, *, keeps: int, leaves: bool = False) -> _Stage:
        """Return the stage after papers were moved, with a round that says so."""
        before = stage.totals[-1]
        held = stage.papers.held()
        waiting = {*stage.left, *stage.surpluses}
        after = {each: held[each] if each in waiting else before[each] for each in before}
        totals = _whole({**after, source: Fraction(keeps)})
        gone = CountingRound(
            totals=before,
            elected=stage.fresh,
            excluded=(source,) if leaves else (),
            transfers=transfers(
                source,
                before=before,
                after=totals,
                gone=self._lost(totals) - self._lost(before),
            ),
            threshold=self.quota,
            exhausted=self._lost(before),
        )
        rounds = (*stage.rounds, gone)
        return replace(stage, totals=(*stage.totals, totals), rounds=rounds, fresh=())

    def _filled(self, stage: _Stage) -> _Stage:
        """Return the stage with whoever is elected by its totals."""
        totals = stage.totals[-1]
        ranked_left = sorted(stage.left, key=lambda each: -totals[each])
        fresh = tuple(each for each in ranked_left if totals[each] >= self.quota)
        vacancies = self.seats - len(stage.elected) - len(fresh)
        rest = tuple(each for each in ranked_left if each not in fresh)
        last = rest if len(rest) <= vacancies else ()
        over = vacancies == 0 or bool(last) or not rest
        return replace(
            stage,
            left=tuple(each for each in stage.left if each in rest and not last),
            elected=(*stage.elected, *fresh, *last),
            fresh=(*fresh, *last),
            surpluses=(*stage.surpluses, *(e for e in fresh if totals[e] > self.quota)),
            over=over,
        )

    def _lost(self, totals: Mapping[str, Count]) -> Count:
        return whole(Fraction(self.valid - sum(totals.values())))


def _whole(totals: Mapping[str, Count | Fraction]) -> dict[str, Count]:
    return {each: whole(Fraction(count)) for each, count in totals.items()}
