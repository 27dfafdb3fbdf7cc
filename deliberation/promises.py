"""What a method promises of every count; the tests hold each method to what it names."""

from enum import StrEnum


class Promise(StrEnum):
    """A property of counting rules, by the name that the literature gives it.

    They are said of results in which a tie stands. Sources: Tideman, Collective Decisions
    and Voting (2006); Schulze, A new monotonic, clone-independent, reversal symmetric, and
    Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011).
    """

    # What more than half of the ballots put first alone, wins alone.
    MAJORITY = "majority"
    # What beats every other option by itself, wins alone.
    CONDORCET = "condorcet"
    # What loses to every other option by itself, does not win alone.
    CONDORCET_LOSER = "condorcet_loser"
    # Who wins goes on winning when ballots put it higher and change nothing else.
    MONOTONICITY = "monotonicity"
    # Ballots that come in addition and put the winner alone at the top do it no harm.
    POSITIVE_INVOLVEMENT = "positive_involvement"
    # Who wins alone does not win alone when every ballot is turned upside down.
    REVERSAL_SYMMETRY = "reversal_symmetry"
    # A group of the size of k quotas that puts the same options first gets k of them.
    PROPORTIONALITY_FOR_SOLID_COALITIONS = "proportionality_for_solid_coalitions"


BY_PAIRS = frozenset(
    {
        Promise.MAJORITY,
        Promise.CONDORCET,
        Promise.CONDORCET_LOSER,
        Promise.MONOTONICITY,
        Promise.REVERSAL_SYMMETRY,
    }
)
"""What Schulze's method and ranked pairs promise alike."""
