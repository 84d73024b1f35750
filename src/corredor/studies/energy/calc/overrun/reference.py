"""Reference class: quantiles of cost overrun from a published mean and tail, and prices at them.

Two published ways to state a class are taken: quantiles themselves (Flyvbjerg and COWI 2004),
between which is interpolated and beyond which nothing is said, or mean, share of projects with
an overrun of at least a threshold, and mean of that share (Flyvbjerg and Gardner 2023, appendix
A), of which `corredor.overruns` makes the distribution, here as in every other study.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Annotated, Final

from corredor.overruns import Overrun
from corredor.units import Share

FLOOR: Final = -1 / 2
"""Least overrun of a class whose figures name none: projects that cost half [share of base]."""

MoneyPerKw = Annotated[float, "money/kW"]


class ImpossibleClass(ValueError):
    """A mean, a tail share and a tail mean that no distribution has."""

    def __init__(self, body: float, threshold: float) -> None:
        self.body, self.threshold = body, threshold
        super().__init__(f"the rest would have a mean of {body}, beyond {threshold}")


class OutsideQuantiles(ValueError):
    """A certainty outside those that a table of quantiles states."""


@dataclass(frozen=True)
class ReferenceClass:
    """A class by its mean overrun, its tail's share and its tail's mean, shares of base cost.

    `threshold` is where the tail begins, `floor` the least overrun, below 0 for savings.
    """

    mean: float
    tail_share: float
    tail_mean: float
    threshold: float
    floor: float = FLOOR

    @property
    def body_mean(self) -> float:
        """Mean overrun of the projects below the threshold, implied by the other figures.

        Examples
        --------
        >>> round(ReferenceClass(1.20, 0.55, 2.04, 0.5).body_mean, 3)
        0.173
        """
        return (self.mean - self.tail_share * self.tail_mean) / (1 - self.tail_share)


def overrun_quantile(reference: ReferenceClass, certainty: float) -> float:
    """Return the overrun that a share of the projects of a class stays below [share of base].

    Parameters
    ----------
    reference
        The class.
    certainty
        Share of projects, above 0 and below 1; P80 is 0.8.

    Raises
    ------
    ImpossibleClass
        The three figures contradict one another.
    OutsideQuantiles
        The certainty isn't between 0 and 1.

    Examples
    --------
    >>> nuclear = ReferenceClass(1.20, 0.55, 2.04, 0.5)
    >>> round(overrun_quantile(nuclear, 0.45), 3), round(overrun_quantile(nuclear, 0.8), 3)
    (0.5, 1.504)
    """
    if not 0 < certainty < 1:
        raise OutsideQuantiles(f"no certainty: {certainty}")
    return float(_distribution(reference).quantile(certainty))


@cache
def _distribution(reference: ReferenceClass) -> Overrun:
    figures = reference.mean, reference.tail_share, reference.tail_mean
    try:
        return Overrun.of(*figures, reference.threshold, reference.floor)
    except ValueError:
        raise ImpossibleClass(reference.body_mean, reference.threshold) from None


def tabled_uplift(certainties: Sequence[float], uplifts: Sequence[float], wanted: float) -> float:
    """Return the uplift at a certainty, interpolated in a published table of quantiles.

    Raises
    ------
    OutsideQuantiles
        The table doesn't reach so far.

    Examples
    --------
    >>> tabled_uplift([0.5, 0.8, 0.9], [0.40, 0.57, 0.68], 0.8)
    0.57
    """
    pairs = sorted(zip(certainties, uplifts, strict=True))
    for (low, first), (high, second) in pairwise(pairs):
        if low <= wanted <= high:
            return first + (second - first) * (wanted - low) / (high - low)
    if any(certainty == wanted for certainty, _ in pairs):
        return next(uplift for certainty, uplift in pairs if certainty == wanted)
    raise OutsideQuantiles(f"the table says nothing of a certainty of {wanted}")


def overrun_price(offer: MoneyPerKw, overrun: Share) -> MoneyPerKw:
    """Price of an offer when it overruns like its class.

    Parameters
    ----------
    offer
        As offered [money/kW].
    overrun
        Of the class [share of the offer].

    Examples
    --------
    >>> overrun_price(8_000.0, 1.2)
    17600.0
    """
    return offer * (1 + overrun)


def cost_overrun(planned: Annotated[float, "money"], spent: Annotated[float, "money"]) -> Share:
    """Cost overrun of a project: spent over planned, less one.

    Examples
    --------
    >>> round(cost_overrun(8.9, 20.959), 2)
    1.35
    """
    return spent / planned - 1


def unit_cost(cost: Annotated[float, "money"], power: Annotated[float, "kW"]) -> MoneyPerKw:
    """Cost of a kilowatt of a project.

    Examples
    --------
    >>> round(unit_cost(6.1e9, 300e3))
    20333
    """
    return cost / power


def largest_bearable_overrun(entry: MoneyPerKw, offer: MoneyPerKw) -> Share:
    """Overrun up to which an offer still enters the plan: its entry price over it, less one.

    Examples
    --------
    >>> largest_bearable_overrun(6_000.0, 5_000.0)
    0.19999999999999996
    """
    return entry / offer - 1
