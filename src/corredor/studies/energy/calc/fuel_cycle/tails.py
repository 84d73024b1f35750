"""Tails: the assay at which uranium and separative work together cost least."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.energy.calc.fuel_cycle.enrichment import (
    feed_factor,
    separative_work,
    value_function,
)
from corredor.studies.energy.calc.fuel_cycle.measures import MoneyPerKgU, MoneyPerSwu
from corredor.units import Share

STEPS: Final = 80
"""Halvings of the bracket: more than the digits of a float."""
LEAST: Final = 1e-6
"""Share of the feed's assay below which tails are not looked for."""


def _price_ratio(tails: Any, feed: Any) -> Any:
    """Return how many SWU a kilogram of feed is worth where tails are best [SWU/kgU].

    The derivative of feed times price plus work by the tails vanishes there; it doesn't depend
    on the product (Tsoulfanidis 2013, section 3.6).
    """
    slope = 2 * np.log(tails / (1 - tails)) - (1 - 2 * tails) / (tails * (1 - tails))
    return value_function(feed) - value_function(tails) - (feed - tails) * slope


def optimal_tails(feed: Share, feed_price: MoneyPerKgU, work_price: MoneyPerSwu) -> Share:
    """Tails assay at which a kilogram of product costs least.

    It doesn't depend on the product: one more kilogram of feed saves as much separative work
    as it costs.

    Parameters
    ----------
    feed
        Share of uranium-235 in the feed [share].
    feed_price
        Of a kilogram of uranium as UF6, conversion included [money/kgU]; above 0.
    work_price
        Of separative work [money/SWU]; above 0.

    Returns
    -------
    float or array of the shape of the arguments
        Tails [share].

    Raises
    ------
    ValueError
        A price is 0 or less.

    Examples
    --------
    >>> round(100 * float(optimal_tails(0.00711, 185.2, 155.0)), 4)
    0.2082
    """
    if np.any(np.asarray(feed_price) <= 0) or np.any(np.asarray(work_price) <= 0):
        raise ValueError("the best tails need prices above 0 of feed and of separative work")
    wanted = np.asarray(feed_price / work_price, np.float64)
    share = np.asarray(feed, np.float64)
    bounds = np.broadcast_arrays(share * LEAST, share * (1 - LEAST) + 0 * wanted)
    low, high = (np.array(bound, np.float64) for bound in bounds)
    for _ in range(STEPS):
        middle = (low + high) / 2
        dear = np.asarray(_price_ratio(middle, share) > wanted, np.bool_)
        low, high = np.where(dear, middle, low), np.where(dear, high, middle)
    best: Any = (low + high) / 2
    return best[()]


def tails_curve(
    product: float, feed: float, feed_price: float, work_price: float, tails: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the cost of product before fabrication at several tails, shape (n,) [money/kgU].

    Raises
    ------
    NotAShare, OutOfOrder, NotCivil
        As of `feed_factor`.

    Examples
    --------
    >>> costs = tails_curve(0.042, 0.00711, 185.17, 155.0, np.array([0.0018, 0.00208, 0.0025]))
    >>> int(np.argmin(costs)), round(float(costs[1]), 1)
    (1, 2533.7)
    """
    fed: Any = feed_factor(product, tails, feed)  # pyright: ignore[reportArgumentType]
    work: Any = separative_work(product, tails, feed)  # pyright: ignore[reportArgumentType]
    return fed * feed_price + work * work_price
