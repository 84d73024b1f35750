"""The price at which an option enters the least-cost plan, between proven limits.

Let f(s) be the least cost when the option has s times its annual cost, and F the least cost
without it. f is concave, rises with s and ends at F; the entry price is the least s with f(s) = F.

- *Low*: a design that costs c besides the option and w for it at its present cost beats every plan
  without the option at any s below (F_lower - c)/w. The best of all known designs counts.
- *High*: at the s at which the weights of the cuts make every reduced cost of the option zero,
  the bound of the plan without it still holds with it: it saves at most that plan's gap.

A dual value is only one-sided where the optimum is degenerate, so the two are brought together by
plans at prices between them, which add designs and cuts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from corredor.studies.energy.calc.dispatch.region import (
    MoneyPerMwhYear,
    MoneyPerMwYear,
    MoneyPerYear,
)
from corredor.studies.energy.calc.expansion.plan import CHOSEN, Plan, solved
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.search import PROBE, Search, close
from corredor.studies.energy.calc.expansion.terms import Limits, Terms
from corredor.units import Ratio, Share

FINE: Final = 1e-9
"""Gap that plans are brought to here [1]: savings near the entry price are small."""


@dataclass(frozen=True)
class EntryPrice:
    """The price at which an option enters, with its certificate.

    Attributes
    ----------
    option
        Name; the store has one price for its power and energy together.
    share
        Entry price over the present annual cost [1].
    low, high
        Limits of `share`: below `low` the option saves for certain; from `high` on it saves at
        most `gap` [1].
    annual_cost
        Entry price of a MW; of the store's power [money/MW/year].
    energy_cost
        Of the store's energy, else zero [money/MWh/year].
    cost_without
        Least cost without the option: its lower bound [money/year].
    gap
        Gap of the plan without it [money/year].
    saving_below
        What is saved for certain at 0.99 of the price, by a plan made for the purpose [money/year].
    saving_above
        What can be saved at most at 1.01 of it, by another [money/year].
    certified
        Whether `saving_below` is above zero, `saving_above` at most the gaps of the two plans,
        and the limits within 1 % of the price; of one that no price lets in, whether even at a
        millionth of its present cost it saves at most the gap.
    """

    option: str
    share: Ratio
    low: Ratio
    high: Ratio
    annual_cost: MoneyPerMwYear
    energy_cost: MoneyPerMwhYear
    cost_without: MoneyPerYear
    gap: MoneyPerYear
    saving_below: MoneyPerYear
    saving_above: MoneyPerYear
    certified: bool

    @property
    def enters(self) -> bool:
        """Whether any price above zero is low enough."""
        return self.high > 0


def entry_price(
    pool: CutPool,
    option: str,
    *,
    terms: Terms | None = None,
    limits: Limits | None = None,
    tolerance: float = FINE,
) -> EntryPrice:
    """Price at which an option enters the least-cost plan of a region, with its certificate.

    Parameters
    ----------
    pool
        Known dispatches of the region; those of its plan make this cheap.
    option
        Name of an option, or of the store.
    tolerance
        Gap of the plans [1].

    Raises
    ------
    KeyError
        The region has no such option.
    ValueError
        The option costs nothing, or nothing may be added to what stands.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option, Region
    >>> hours = np.arange(1_000) / 1_000
    >>> options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0), Option("sun", 60.0))
    >>> region = Region(1_000 - 1_000 * hours, options, 1_012.0, years=1_000)
    >>> found = entry_price(CutPool(region), "sun")
    >>> round(found.annual_cost, 3), found.certified
    (17.0, True)
    """
    region = pool.region
    asked, held = terms or Terms(), limits or Limits()
    costs = region.annual_costs if asked.annual_costs is None else asked.annual_costs
    places = _places(pool, option)
    direction = np.zeros(len(costs))
    direction[places] = costs[places]
    least = region.least if held.least is None else held.least
    most = region.most if held.most is None else held.most
    if not (direction[places] > 0).any() or not (most > least)[places].all():
        raise ValueError(f"{option} has no annual cost, or nothing of it may be added")
    search = Search(pool, asked, held, direction, costs - direction, tolerance)
    search.start(least, most)
    close(search)
    return _certified(search, option, places)


def _places(pool: CutPool, option: str) -> list[int]:
    """Return the places of an option's capacities."""
    region = pool.region
    if region.storage is not None and option == region.storage.name:
        return [len(region.names) - 2, len(region.names) - 1]
    return [[o.name for o in region.options].index(option)] if _known(pool, option) else []


def _known(pool: CutPool, option: str) -> bool:
    if option not in {o.name for o in pool.region.options}:
        raise KeyError(option)
    return True


def _certified(search: Search, option: str, places: list[int]) -> EntryPrice:
    """Try the price a little below and above, and return it with what that proves."""
    close = search.low >= search.high * (1 - PROBE)
    share = search.high if close else (search.low + search.high) / 2
    low, high = search.low, search.high
    saving_below = saving_above = 0.0
    certified = close
    if share > 0:
        _, upper = search.plan(share * (1 - PROBE))
        saving_below = search.without - upper
        lower, upper = search.plan(share * (1 + PROBE))
        saving_above = max(search.without + search.gap - lower, 0.0)
        certified &= saving_below > 0 and saving_above <= search.gap + (upper - lower)
        low, high = max(low, search.low), min(high, search.high)
    costs = search.direction[places] * share
    energy = float(costs[1]) if len(places) > 1 else 0.0
    prices = (float(share), float(low), float(high), float(costs[0]), energy)
    bounds = (search.without, search.gap, saving_below, saving_above)
    return EntryPrice(option, *prices, *bounds, bool(certified))


def entry_prices(
    pool: CutPool,
    plan: Plan,
    *,
    limits: Limits | None = None,
    tolerance: float = FINE,
) -> tuple[EntryPrice, ...]:
    """Entry price of every option that a plan doesn't choose; see `entry_price`.

    The store counts as one option, not chosen where either its power or its energy isn't. One of
    which nothing may be added has no entry price and is left out.
    """
    region, held = pool.region, limits or Limits()
    least = region.least if held.least is None else held.least
    most = region.most if held.most is None else held.most
    few = plan.capacities - least <= CHOSEN * region.peak * plan.terms.growth
    room = most > least
    options = range(len(region.options))
    priced = plan.annual_costs > 0
    names = [region.options[k].name for k in options if few[k] and room[k] and priced[k]]
    if region.storage is not None and few[-2:].any() and room[-2:].all() and priced[-2:].any():
        names.append(region.storage.name)
    return tuple(
        entry_price(pool, name, terms=plan.terms, limits=limits, tolerance=tolerance)
        for name in names
    )


@dataclass(frozen=True)
class BlockEntry:
    """What a block of fixed size may cost to be worth having.

    Attributes
    ----------
    option
        Name.
    block
        Its size [MW].
    low, high
        Limits of the annual cost at which the block pays [money/MW/year].
    printable
        Whether the limits are so close that the figure means something.
    """

    option: str
    block: float
    low: MoneyPerMwYear
    high: MoneyPerMwYear
    printable: bool

    @property
    def annual_cost(self) -> MoneyPerMwYear:
        """Middle of the limits [money/MW/year]."""
        return (self.low + self.high) / 2


MEANINGFUL: Final[Share] = 0.01
"""Most of the figure that the gap of the plans, spread over the block, may be [1]."""


def block_entry(
    pool: CutPool,
    option: str,
    block: float,
    *,
    terms: Terms | None = None,
    limits: Limits | None = None,
    tolerance: float = FINE,
) -> BlockEntry:
    """Annual cost at which one block of an option is worth having, between proven limits.

    Where the gap of the plans is much against the block's worth, the figure isn't printable.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option, Region
    >>> hours = np.arange(1_000) / 1_000
    >>> options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0), Option("sun", 60.0))
    >>> region = Region(1_000 - 1_000 * hours, options, 1_012.0, years=1_000)
    >>> found = block_entry(CutPool(region), "sun", 100.0)
    >>> round(found.annual_cost, 2), found.printable
    (16.9, True)
    """
    region = pool.region
    asked, held = terms or Terms(), limits or Limits()
    costs = region.annual_costs if asked.annual_costs is None else asked.annual_costs
    place = _places(pool, option)[0]
    least = (region.least if held.least is None else held.least).copy()
    most = (region.most if held.most is None else held.most).copy()
    bounds: list[tuple[float, float]] = []
    for size in (least[place], least[place] + block):
        fixed = [np.where(np.arange(len(costs)) == place, size, end) for end in (least, most)]
        inside = replace(held, least=fixed[0], most=fixed[1])
        solution, _ = solved(pool, asked, inside, tolerance)
        own = float(costs[place] * size)
        bounds.append((solution.lower - own, solution.upper - own))
    without, having = bounds
    low, high = (without[0] - having[1]) / block, (without[1] - having[0]) / block
    printable = high - low <= MEANINGFUL * abs(high + low) / 2
    return BlockEntry(option, float(block), low, high, bool(printable))
