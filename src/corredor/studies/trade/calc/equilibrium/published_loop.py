"""The full endowment effect as the published loop leaves it, to compare with printed tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.trade.calc.equilibrium.endowment import (
    Economy,
    Outcome,
    abroad,
    conditional,
    rooted,
)
from corredor.studies.trade.calc.equilibrium.resistance import (
    FloatArray,
    NotConverged,
    Resistances,
    Terms,
    resistances,
)

PASSES_STOP: Final = 0.01
"""Standard deviation and maximum of a change of prices at which the published loop ends [1]."""
MOST_PASSES: Final = 1000


def full_as_published(base: Economy, costs: FloatArray) -> Outcome:
    """Return the full endowment effect as the published loop leaves it, not an equilibrium.

    The loop ends once the standard deviation and the maximum of the difference of the two
    preceding changes of prices are 0.01 or less. Use it to compare with published tables alone.

    Source: Yotov, Piermartini, Monteiro and Larch 2016, An Advanced Guide to Trade Policy
    Analysis, chapter 2 (the algorithm of Anderson, Larch and Yotov 2018, doi:10.1111/twec.12664).

    Raises
    ------
    NotConverged
        The loop doesn't end.
    """
    sigma, held, ratio = base.sigma, base.reference, base.spending / base.sales
    _, terms = conditional(base, costs)
    now = resistances(terms, base.sales, base.spending, held)
    level, share = base.spending[held], _Shift(1.0, 1.0)
    change = rooted(terms.out / base.terms.out, sigma)
    before, difference = np.zeros_like(change), np.ones_like(change)
    for passes in range(1, MOST_PASSES + 1):
        if difference.std(ddof=1) <= PASSES_STOP and abs(difference.max()) <= PASSES_STOP:
            return _as_published(base, costs, terms, now, level, passes - 1)
        out, into = terms.out * change / share.out, terms.into * change / share.into
        last, terms = terms, Terms(out * into[held], into / into[held])
        sales = terms.flows(costs).sum(-1)
        spending = ratio * sales
        then, now = now, resistances(terms, sales, spending, held)
        difference, before = change - before, change
        change = rooted(terms.out / last.out / (spending[held] / level), sigma)
        level = spending[held]
        share = _Shift(now.outward / then.outward, now.inward / then.inward)
    raise NotConverged("the published loop doesn't end")


@dataclass(frozen=True, eq=False)
class _Shift:
    out: FloatArray | float
    into: FloatArray | float


def _as_published(
    base: Economy,
    costs: FloatArray,
    terms: Terms,
    now: Resistances,
    level: float,
    passes: int,
) -> Outcome:
    held = base.reference
    price = rooted(terms.out / base.terms.out / (level / base.spending[held]), base.sigma)
    spending = base.spending * price
    flows = (terms.out / level)[:, None] * costs * spending / now.inward
    inward = rooted(now.inward / base.resistances.inward, base.sigma)
    exports = abroad(flows) / abroad(base.flows)
    return Outcome("as published", exports, price, inward, price / inward, passes)
