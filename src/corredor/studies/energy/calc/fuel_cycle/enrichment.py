"""Enrichment as a balance of material and separative work, for costing and nothing else.

The textbook balance (World Nuclear Association, Uranium Enrichment; Tsoulfanidis, The Nuclear
Fuel Cycle, 2013, chapter 3). No machine and no cascade is described.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.fuel_cycle.measures import KgUPerKgU, SwuPerKgU
from corredor.units import Ratio, Share

LEU_LIMIT: Final = 0.05
"""Highest share of uranium-235 in the fuel of today's power reactors."""
REFUSED_FROM: Final = 0.20
"""Share of uranium-235 from which uranium is high-enriched (IAEA Safeguards Glossary, 2022)."""
LEU: Final = "leu"
HALEU: Final = "haleu"


class NotCivil(ValueError):
    """Uranium of 20 % and above: nothing is computed for it.

    `product` is the share that was asked for.
    """

    def __init__(self, product: float) -> None:
        self.product = product
        super().__init__(f"{product} is high-enriched: only civil fuel below 20 % is computed")


class NotAShare(ValueError):
    """A percentage where a share from 0 to 1 is asked for; `name` says of what."""

    def __init__(self, name: str, value: float) -> None:
        self.name, self.value = name, value
        super().__init__(f"{name} is {value}, no share between 0 and 1")


class OutOfOrder(ValueError):
    """Shares that don't rise from tails over feed to product."""

    def __init__(self, tails: float, feed: float, product: float) -> None:
        self.tails, self.feed, self.product = tails, feed, product
        super().__init__(f"tails {tails}, feed {feed}, product {product} don't rise")


@dataclass(frozen=True)
class Balance:
    """What a kilogram of product takes and leaves.

    Parameters
    ----------
    feed, tails
        Uranium that goes in, and that is left [kgU for each kgU of product].
    work
        Separative work [SWU/kgU].
    """

    feed: KgUPerKgU
    tails: KgUPerKgU
    work: SwuPerKgU


def enrichment_class(product: float) -> str:
    """Return the class of a product: `LEU` up to 5 %, `HALEU` above and below 20 %.

    Raises
    ------
    NotAShare
        It isn't between 0 and 1; a percentage is none.
    NotCivil
        It is 20 % or more.

    Examples
    --------
    >>> enrichment_class(0.05), enrichment_class(0.0501), enrichment_class(0.1999)
    ('leu', 'haleu', 'haleu')
    """
    _refuse_percentages(product=product)
    _refuse_weapons(product)
    return LEU if product <= LEU_LIMIT else HALEU


def _refuse_percentages(**shares: Any) -> None:
    for name, share in shares.items():
        held = np.asarray(share, np.float64)
        bad = ~((held > 0) & (held < 1))
        if bad.any():
            raise NotAShare(name, float(held[bad].flat[0]))


def _refuse_weapons(product: Any) -> None:
    highest = float(np.max(product))
    if highest >= REFUSED_FROM:
        raise NotCivil(highest)


def _refuse_disorder(product: Any, tails: Any, feed: Any) -> None:
    _refuse_percentages(product=product, tails=tails, feed=feed)
    _refuse_weapons(product)
    low, mid, high = np.broadcast_arrays(tails, feed, product)
    bad = ~((low < mid) & (mid < high))
    if bad.any():
        raise OutOfOrder(*(float(held[bad].flat[0]) for held in (low, mid, high)))


def value_function(share: Share) -> Ratio:
    """Value of a kilogram of uranium of some enrichment, by which separative work is counted.

    Parameters
    ----------
    share
        Share of uranium-235 by weight, above 0 and below 1 [share].

    Examples
    --------
    >>> [round(float(value_function(share)), 3) for share in (0.035, 0.003, 0.00711)]
    [3.085, 5.771, 4.869]
    """
    return (2 * share - 1) * np.log(share / (1 - share))


def feed_factor(product: Share, tails: Share, feed: Share) -> KgUPerKgU:
    """Uranium fed for each kilogram of product, by the balance of uranium-235.

    Parameters
    ----------
    product, tails, feed
        Shares of uranium-235 by weight [share]; natural uranium is `NATURAL`.

    Returns
    -------
    float or array of the shape of the arguments
        Feed [kgU/kgU].

    Raises
    ------
    NotAShare, OutOfOrder, NotCivil
        A share is none, they don't rise, or the product is high-enriched.

    Examples
    --------
    >>> round(feed_factor(0.035, 0.003, 0.00711), 4)
    7.7859
    """
    _refuse_disorder(product, tails, feed)
    return (product - tails) / (feed - tails)


def separative_work(product: Share, tails: Share, feed: Share) -> SwuPerKgU:
    """Separative work for each kilogram of product: value of product and tails less the feed's.

    Parameters
    ----------
    product, tails, feed
        Shares of uranium-235 by weight [share].

    Returns
    -------
    float or array of the shape of the arguments
        Separative work [SWU/kgU].

    Raises
    ------
    NotAShare, OutOfOrder, NotCivil
        As of `feed_factor`.

    Examples
    --------
    >>> round(float(separative_work(0.035, 0.003, 0.00711)), 4)
    4.3394
    """
    fed = feed_factor(product, tails, feed)
    kept = value_function(product) + (fed - 1) * value_function(tails)
    return kept - fed * value_function(feed)


def balance(product: Share, tails: Share, feed: Share) -> Balance:
    """Feed, tails and separative work of a kilogram of product.

    Raises
    ------
    NotAShare, OutOfOrder, NotCivil
        As of `feed_factor`.

    Examples
    --------
    >>> round(float(balance(0.0495, 0.0025, 0.00711).work), 2)
    7.82
    """
    fed = feed_factor(product, tails, feed)
    return Balance(fed, fed - 1, separative_work(product, tails, feed))
