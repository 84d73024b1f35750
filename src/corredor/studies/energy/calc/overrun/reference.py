"""Reference class: quantiles of cost overrun from a published mean and tail, and prices at them.

Two published ways to state a class are taken: quantiles themselves (Flyvbjerg and COWI 2004),
between which is interpolated and beyond which nothing is said, or mean, share of projects with
an overrun of at least a threshold, and mean of that share (Flyvbjerg and Gardner 2023, appendix
A). Of the second a tail is a shifted exponential with that mean and, below the threshold, the
body is uniform around its implied mean: the plainest shapes that keep all three figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from corredor.units import Share

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

    `threshold` is where the tail begins.
    """

    mean: float
    tail_share: float
    tail_mean: float
    threshold: float

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
    (0.5, 2.058)
    """
    if not 0 < certainty < 1:
        raise OutsideQuantiles(f"no certainty: {certainty}")
    body = reference.body_mean
    if body >= reference.threshold or reference.tail_mean < reference.threshold:
        raise ImpossibleClass(body, reference.threshold)
    below = 1 - reference.tail_share
    if certainty >= below:
        scale = reference.tail_mean - reference.threshold
        return reference.threshold + scale * math.log(reference.tail_share / (1 - certainty))
    half_width = reference.threshold - body
    return body - half_width + 2 * half_width * certainty / below


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
