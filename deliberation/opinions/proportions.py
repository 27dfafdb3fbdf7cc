"""Tests of proportions, with the prior counts that Polis adds.

Source: compdemocracy/polis, math/src/polismath/math/stats.clj.
"""

import numpy as np

from deliberation.opinions.matrix import Floats, Whole

SIGNIFICANT = 1.2816
"""The z beyond which one tenth of a normal distribution lies."""


def share(successes: Whole, trials: Whole) -> Floats:
    """Return the proportion of successes, one success and one failure added."""
    found: Floats = (successes + 1) / (trials + 2)
    return found


def one_share_test(successes: Whole, trials: Whole) -> Floats:
    """Return how far above a half a proportion lies, in standard errors."""
    cases = trials + 1
    found: Floats = 2 * np.sqrt(cases) * ((successes + 1) / cases - 0.5)
    return found


def two_shares_test(
    successes: Whole, trials: Whole, *, others: Whole, of_others: Whole
) -> Floats:
    """Return how far one proportion lies above another, in standard errors.

    ``others`` are the successes among ``of_others`` trials of the rest.
    """
    inside, outside = trials + 1, of_others + 1
    pooled = (successes + others + 2) / (inside + outside)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / inside + 1 / outside))
    apart = (successes + 1) / inside - (others + 1) / outside
    found: Floats = np.divide(apart, spread, out=np.zeros_like(apart), where=pooled != 1)
    return found
