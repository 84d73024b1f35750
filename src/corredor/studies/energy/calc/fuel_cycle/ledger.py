"""Ledger of fuel: what is in stock and on order at each stage, and how long it lasts.

Stock of an earlier stage counts as fuel after its lead time; what it is worth in fuel follows
from the balance of the product. Deliveries that are missed are the next ones, in their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from corredor.studies.energy.calc.fuel_cycle.measures import HOURS_A_YEAR, MONTHS_A_YEAR

STAGES: Final = ("u3o8", "uf6", "enriched", "bundles")
"""Stages of fuel; each holds uranium [kgU], natural up to UF6, product from `enriched` on."""
SLACK: Final = 1e-9
"""Relative shortfall that is taken for rounding."""


class Lot(NamedTuple):
    """Uranium at a stage [kgU], and the month in which it is there; 0 is stock."""

    stage: str
    amount: float
    month: float = 0.0


class Draw(NamedTuple):
    """A reload: its month and its heavy metal [kgU]."""

    month: float
    amount: float


@dataclass(frozen=True)
class Cover:
    """How long fuel lasts when the next `missed` deliveries don't come.

    Parameters
    ----------
    missed
        Deliveries that don't come.
    months
        Until the first reload that can't be filled; the end of the calendar if all can [month].
    short
        Heavy metal that this reload lacks [kgU]; 0 if none does.
    lost
        Heavy metal of the missed deliveries, in fuel [kgU].
    lasts
        Whether every reload of the calendar is filled.
    late
        Until fuel for that reload is there after all; None if it never is [month].
    """

    missed: int
    months: float
    short: float
    lost: float
    lasts: bool
    late: float | None


@dataclass(frozen=True)
class Interruption:
    """What missed deliveries cost.

    Parameters
    ----------
    replacement
        Fuel bought elsewhere, above what the missed would have cost [money].
    idle_months
        Months that the plant stands still before the replacement is there [month].
    energy
        Electricity that is not made [MWh].
    energy_cost
        What others take to make it, above the fuel saved [money].
    total
        Both costs [money].
    """

    replacement: float
    idle_months: float
    energy: float
    energy_cost: float
    total: float


def fuel_of_lots(
    lots: Sequence[Lot], feed_factor: float, lead_times: Mapping[str, float]
) -> tuple[Draw, ...]:
    """Return what lots come to in fuel, and when, in the order of the months.

    Parameters
    ----------
    lots
        Stock and deliveries.
    feed_factor
        Natural uranium for a kilogram of product with its losses [kgU/kgU].
    lead_times
        From each stage to bundles that can be loaded, by stage [month].

    Raises
    ------
    KeyError
        A stage has no lead time.
    ValueError
        An amount is negative.

    Examples
    --------
    >>> leads = {"u3o8": 18, "uf6": 12, "enriched": 6, "bundles": 0}
    >>> fuel_of_lots([Lot("uf6", 90.0), Lot("bundles", 5.0, 3)], 9.0, leads)
    (Draw(month=3.0, amount=5.0), Draw(month=12.0, amount=10.0))
    """
    made: list[Draw] = []
    for lot in lots:
        if lot.amount < 0:
            raise ValueError(f"a lot of {lot.amount} kgU")
        worth = lot.amount / feed_factor if lot.stage in STAGES[:2] else lot.amount
        made.append(Draw(float(lot.month + lead_times[lot.stage]), float(worth)))
    return tuple(sorted(made))


def stock_cover(
    lots: Sequence[Lot],
    reloads: Sequence[Draw],
    feed_factor: float,
    lead_times: Mapping[str, float],
    missed: int,
    horizon: float,
) -> Cover:
    """Return how long stock and deliveries fill the reloads when the next ones are missed.

    Parameters
    ----------
    lots
        Stock, month 0, and deliveries, later.
    reloads
        In any order.
    feed_factor, lead_times
        As of `fuel_of_lots`.
    missed
        How many of the next deliveries don't come.
    horizon
        End of the calendar [month].

    Raises
    ------
    ValueError
        More deliveries are missed than are on order.

    Examples
    --------
    >>> lots = [Lot("bundles", 25.0), Lot("bundles", 20.0, 10), Lot("bundles", 20.0, 20)]
    >>> reloads = [Draw(6, 20.0), Draw(15, 20.0), Draw(24, 20.0)]
    >>> leads = {"bundles": 0}
    >>> [stock_cover(lots, reloads, 9.0, leads, missed, 30).months for missed in (0, 1, 2)]
    [30.0, 15.0, 15.0]
    """
    ordered = sorted((lot for lot in lots if lot.month > 0), key=lambda lot: (lot.month, lot))
    if not 0 <= missed <= len(ordered):
        raise ValueError(f"{missed} of {len(ordered)} deliveries can't be missed")
    kept = [*(lot for lot in lots if lot.month <= 0), *ordered[missed:]]
    supply = fuel_of_lots(kept, feed_factor, lead_times)
    lost = sum(one.amount for one in fuel_of_lots(ordered[:missed], feed_factor, lead_times))
    needed = 0.0
    for reload in sorted(one for one in reloads if one.month < horizon):
        needed += reload.amount
        there = sum(one.amount for one in supply if one.month <= reload.month)
        if there < needed * (1 - SLACK):
            late = _filled(supply, needed)
            return Cover(missed, float(reload.month), needed - there, lost, False, late)
    return Cover(missed, float(horizon), 0.0, lost, True, None)


def _filled(supply: Sequence[Draw], needed: float) -> float | None:
    """Return the month in which supply reaches a need; None if it never does."""
    there = 0.0
    for one in supply:
        there += one.amount
        if there >= needed * (1 - SLACK):
            return one.month
    return None


def interruption_cost(
    cover: Cover,
    replacement_premium: float,
    replacement_months: float,
    power: float,
    capacity_factor: float,
    marginal_cost: float,
) -> Interruption:
    """Return the cost of missed deliveries that are replaced at a premium, after a time.

    Replacement is ordered when the first delivery fails, at month 0. The plant stands still from
    the reload that can't be filled until its fuel is there: the replacement, or later deliveries
    of the same supplier if they come sooner.

    Parameters
    ----------
    cover
        Of the stock without the missed deliveries.
    replacement_premium
        Price of replaced fuel above the contract's [money/kgU].
    replacement_months
        From order to loading [month].
    power, capacity_factor
        Net power of the unit that stands still [MW], and its capacity factor [share].
    marginal_cost
        Of the system's next source, above the fuel that is saved [money/MWh].

    Examples
    --------
    >>> cover = Cover(2, 15.0, 20.0, 40.0, False, None)
    >>> made = interruption_cost(cover, 500.0, 18.0, 800.0, 0.9, 50.0)
    >>> made.idle_months, made.energy, made.total
    (3.0, 1576800.0, 78860000.0)
    """
    replacement = cover.lost * replacement_premium
    idle = 0.0
    if not cover.lasts:
        ready = replacement_months if cover.late is None else min(replacement_months, cover.late)
        idle = max(0.0, ready - cover.months)
    energy = idle / MONTHS_A_YEAR * HOURS_A_YEAR * power * capacity_factor
    cost = energy * marginal_cost
    return Interruption(replacement, idle, energy, cost, replacement + cost)
