"""What a reactor needs: heavy metal, natural uranium and separative work, by year and reload."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corredor.studies.energy.calc.fuel_cycle.enrichment import feed_factor, separative_work
from corredor.studies.energy.calc.fuel_cycle.measures import (
    HOURS_A_DAY,
    HOURS_A_YEAR,
    MONTHS_A_YEAR,
    Burnup,
    KgU,
    KgUPerYear,
    Months,
    Swu,
    SwuPerYear,
)
from corredor.units import Megawatt, Ratio, Share


@dataclass(frozen=True)
class Requirement:
    """What a reactor needs in a mean year.

    Parameters
    ----------
    heavy_metal
        In fuel [kgU/year].
    uranium
        Natural uranium [kgU/year].
    work
        Separative work [SWU/year].
    """

    heavy_metal: KgUPerYear
    uranium: KgUPerYear
    work: SwuPerYear


@dataclass(frozen=True)
class Reload:
    """What one reload of one unit needs [kgU, kgU, SWU]."""

    heavy_metal: KgU
    uranium: KgU
    work: Swu


def heavy_metal_requirement(
    net_power: Megawatt, capacity_factor: Share, burnup: Burnup, efficiency: Share
) -> KgUPerYear:
    """Heavy metal of a mean year: heat made, over what a kilogram gives.

    Parameters
    ----------
    net_power
        Net electric power [MW].
    capacity_factor
        Of the net power, over the whole year with its outages [share].
    burnup
        At discharge [MWd/kgU].
    efficiency
        Net electricity over heat [share].

    Examples
    --------
    >>> round(heavy_metal_requirement(1_608.0, 0.85, 45.0, 0.347))
    31949
    """
    return net_power * HOURS_A_YEAR * capacity_factor / (burnup * HOURS_A_DAY * efficiency)


def reactor_requirement(
    net_power: Megawatt,
    capacity_factor: Share,
    burnup: Burnup,
    efficiency: Share,
    product: Share,
    tails: Share,
    feed: Share,
    uranium_loss: Share,
    work_loss: Share,
) -> Requirement:
    """Heavy metal, natural uranium and separative work of a mean year.

    Parameters
    ----------
    net_power, capacity_factor, burnup, efficiency
        As of `heavy_metal_requirement`.
    product, tails, feed
        Shares of uranium-235 by weight [share].
    uranium_loss, work_loss
        What each takes more than its balance [share].

    Raises
    ------
    NotAShare, OutOfOrder, NotCivil
        As of `feed_factor`.

    Examples
    --------
    >>> made = reactor_requirement(1_608.0, 0.85, 45.0, 0.347, 0.041, 0.0023, 0.00711, 0.0, 0.0)
    >>> round(made.uranium / 1_000), round(made.work / 1_000)
    (257, 202)
    """
    metal = heavy_metal_requirement(net_power, capacity_factor, burnup, efficiency)
    uranium = metal * feed_factor(product, tails, feed) * (1 + uranium_loss)
    work = metal * separative_work(product, tails, feed) * (1 + work_loss)
    return Requirement(metal, uranium, work)


def reload_requirement(
    heavy_metal: KgUPerYear, uranium: KgUPerYear, work: SwuPerYear, cycle: Months, units: Ratio
) -> Reload:
    """What one reload of one of several equal units needs.

    Parameters
    ----------
    heavy_metal, uranium, work
        Of all units in a mean year, as of `Requirement`.
    cycle
        From one reload of a unit to its next [month].
    units
        Units that share the need [1].

    Examples
    --------
    >>> reload_requirement(30_000.0, 240_000.0, 190_000.0, 18.0, 2.0).heavy_metal
    22500.0
    """
    share = cycle / MONTHS_A_YEAR / units
    return Reload(heavy_metal * share, uranium * share, work * share)


def bundles_of_reload(heavy_metal: float, bundle_mass: float) -> int:
    """Return the whole bundles of a reload, from masses of heavy metal [kgU].

    Examples
    --------
    >>> bundles_of_reload(22_500.0, 180.0)
    125
    """
    return math.ceil(heavy_metal / bundle_mass)


class Loading(NamedTuple):
    """A reload: the month in which it begins, from the start of the calendar, and its unit."""

    month: float
    unit: int


def reload_calendar(
    first: Sequence[float], cycle: Sequence[float], months: float
) -> tuple[Loading, ...]:
    """Return the reloads of several units in their order, from month 0 to before `months`.

    Parameters
    ----------
    first
        Month of the first reload of each unit [month].
    cycle
        From one reload of each unit to its next [month].

    Raises
    ------
    ValueError
        A cycle is 0 or less, or the lists differ in length.

    Examples
    --------
    >>> made = reload_calendar([3, 12], [18, 18], 48)
    >>> [loading.month for loading in made]
    [3.0, 12.0, 21.0, 30.0, 39.0]
    >>> [sum(12 * y <= one.month < 12 * y + 12 for one in made) for y in range(4)]
    [1, 2, 1, 1]
    """
    made: list[Loading] = []
    for unit, (start, step) in enumerate(zip(first, cycle, strict=True)):
        if step <= 0:
            raise ValueError(f"a cycle of {step} months")
        count = max(0, math.ceil((months - start) / step))
        made.extend(Loading(float(start + step * at), unit) for at in range(count))
    return tuple(sorted(one for one in made if one.month >= 0))
