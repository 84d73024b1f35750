"""The class of projects whose overruns a proposal shares, and the sponsor's own figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final, cast

import numpy as np

from corredor.core.assumption import Distribution
from corredor.core.derive import derive
from corredor.core.errors import N_
from corredor.core.quantity import Derived, LookedUp, Method, Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table, source_of_row
from corredor.studies.appraisal.calc.reference_class import Overrun, rest_range, uplift
from corredor.studies.appraisal.study.sums import total_of
from corredor.units import Money, Share

CLASSES: Final = "reference_classes"
POSITION: Final = "position"
CURVES: Final = "uplift_curves"
CERTAINTIES: Final = (0.5, 0.8)
"""Certainties of the two budgets: that of an even chance, and that of a prudent owner."""
_BETWEEN: Final = Method(
    __name__, "uplift", N_("Uplift between two certainties of the curve, on the straight line.")
)
FIGURES: Final = ("mean", "share", "tail_mean", "threshold", "floor")

Part = Annotated[float, "share"]


@dataclass(frozen=True)
class Class:
    """What is known of the overrun of a proposal.

    Parameters
    ----------
    name
        Of the class; empty where the proposal has none.
    overrun
        Overrun that the appraisal takes; None where nothing is known of it.
    median
        The class's median overrun.
    at
        Part of the class that stays at or below the sponsor's figure; None without one.
    state
        Word for what was taken: class, own_figure, own_below (below the class's median without a
        reason), conflict (the class contradicts itself), unknown_class, none.
    has_variance
        Whether the overrun that is taken has a variance: the fattest tails have none.
    """

    name: str
    overrun: Quantity | None
    median: Quantity | None
    at: Quantity | None
    state: str
    has_variance: bool = True


def class_overrun(
    position: Part, mean: Share, share: Share, tail_mean: Share, threshold: Share, floor: Share
) -> Share:
    """Overrun of the cost at a place in the class of projects, by its fat-tailed distribution."""
    held = Overrun.of(float(mean), float(share), float(tail_mean), float(threshold), float(floor))
    made = held.quantile(position)
    return cast("float", made) if np.ndim(position) else float(made)


def place_in_class(
    overrun: Share, mean: Share, share: Share, tail_mean: Share, threshold: Share, floor: Share
) -> Part:
    """Part of the class of projects that stays at or below an overrun."""
    held = Overrun.of(float(mean), float(share), float(tail_mean), float(threshold), float(floor))
    if np.ndim(overrun):
        places = np.array([held.below(float(one)) for one in np.asarray(overrun)])
        return cast("float", places)
    return held.below(float(overrun))


def class_rows() -> Mapping[str, Mapping[str, str]]:
    """Return the published classes by name."""
    return {row["id"]: row for row in read_data_table(CLASSES)}


def contradicts_itself(row: Mapping[str, str]) -> bool:
    """Whether no distribution can have the figures of a class, whatever their rounding hides."""
    mean, share, tail, rounding = (
        float(row[name]) for name in ("mean", "share", "tail_mean", "rounding")
    )
    low, high = rest_range(mean, share, tail, rounding)
    return low >= float(row["threshold"]) or high <= float(row["floor"])


def class_of(inputs: Inputs, own: Quantity | None, row: Row) -> Class:
    """Return what is known of the overrun of a proposal."""
    name = row.text("reference_class")
    found = class_rows().get(name)
    if found is None:
        return _without_figures(name, own, row)
    if contradicts_itself(found):
        return Class(name, own, None, None, "conflict")
    figures = {one: quantity_of_entry(CLASSES, found, name, one, "share") for one in FIGURES}
    median = derive(class_overrun, position=_middle(found, name), **figures)
    if own is None:
        drawn = _position(inputs, found, name, row.text("proposal"))
        overrun = derive(class_overrun, position=drawn, **figures)
        held = Overrun.of(*(float(found[one]) for one in FIGURES))
        return Class(name, overrun, median, None, "class", held.exponent > 2)
    at = derive(place_in_class, overrun=own, **figures)
    return Class(name, own, median, at, _state_of_own(own, median, row))


def _without_figures(name: str, own: Quantity | None, row: Row) -> Class:
    """Return the same for a class of which only uplifts are published, or nothing."""
    curve = curves().get(name)
    if curve is None:
        state = "own_figure" if own is not None else "none"
        return Class(name, own, None, None, "unknown_class" if name else state)
    median = _uplift(name, curve, CERTAINTIES[0])
    if own is None:
        return Class(name, median, median, None, "class")
    return Class(name, own, median, None, _state_of_own(own, median, row))


def _state_of_own(own: Quantity, median: Quantity, row: Row) -> str:
    middle = own.value if own.draws is None else float(np.median(own.draws))
    return "own_below" if middle < median.value and not row.text("overrun_reason") else "own_figure"


def curves() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Return the published uplifts by class, certainties rising."""
    made: dict[str, list[Mapping[str, str]]] = {}
    for row in read_data_table(CURVES):
        made.setdefault(row["class"], []).append(row)
    return {
        name: tuple(sorted(rows, key=lambda row: float(row["certainty"])))
        for name, rows in made.items()
    }


@dataclass(frozen=True)
class Budgeted:
    """The budget that covers an investment at a wanted certainty.

    Parameters
    ----------
    certainty
        Share of projects of the class that stay within it [1].
    uplift, budget
        What is added to the estimate [1], and what that comes to.
    by
        Word for where the uplift comes from: a published curve, or the distribution fitted to the
        class.
    """

    certainty: float
    uplift: Quantity
    budget: Quantity
    by: str


def budgeted(klass: Class, investment: Sequence[Quantity]) -> tuple[Budgeted, ...]:
    """Return the budgets of an investment by its class; none without either.

    The uplift is that of estimates at their central value: how far they are off is what the class
    knows, and their own range would count it twice.
    """
    found, curve = class_rows().get(klass.name), curves().get(klass.name)
    if not investment or (curve is None and (found is None or contradicts_itself(found))):
        return ()
    base = total_of([replace(one, draws=None) for one in investment])
    made: list[Budgeted] = []
    for certainty in CERTAINTIES:
        if curve is not None:
            uplift, by = _uplift(klass.name, curve, certainty), "uplift_curve"
        else:
            uplift, by = _fitted(klass.name, certainty), "fitted_class"
        budget = derive(with_uplift, cost=base, uplift=uplift)
        made.append(Budgeted(certainty, uplift, budget, by))
    return tuple(made)


def with_uplift(cost: Money, uplift: Share) -> Money:
    """Cost with the uplift that its class asks for at the wanted certainty."""
    return cost * (1 + uplift)


def class_quantile(
    mean: Share, share: Share, tail_mean: Share, threshold: Share, floor: Share, certainty: str
) -> Share:
    """Overrun that the wanted share of the projects of a class stays at or below."""
    held = Overrun.of(float(mean), float(share), float(tail_mean), float(threshold), float(floor))
    return float(held.quantile(float(certainty)))


def _fitted(name: str, certainty: float) -> Quantity:
    row = class_rows()[name]
    figures = {one: quantity_of_entry(CLASSES, row, name, one, "share") for one in FIGURES}
    return derive(class_quantile, **figures, certainty=f"{certainty:g}")


def _uplift(name: str, curve: Sequence[Mapping[str, str]], certainty: float) -> Quantity:
    """Return a cell of the curve, or what lies between two of them."""
    for row in curve:
        if float(row["certainty"]) == certainty:
            return quantity_of_entry(CURVES, row, row["id"], "uplift", "share")
    ends = [float(row["certainty"]) for row in curve]
    above = int(np.searchsorted(ends, certainty))
    cells = {
        side: quantity_of_entry(CURVES, row, row["id"], "uplift", "share")
        for side, row in zip(("below", "above"), curve[above - 1 : above + 1], strict=True)
    }
    value = uplift(certainty, ends, [float(row["uplift"]) for row in curve])
    origin = Derived(_BETWEEN, cells, {"class": name, "certainty": f"{certainty:g}"})
    return Quantity("", value, "share", origin)


def _middle(found: Mapping[str, str], name: str) -> Quantity:
    return quantity_of_entry(CLASSES, found, name, POSITION, "share")


def _position(inputs: Inputs, found: Mapping[str, str], name: str, proposal: str) -> Quantity:
    """Return an even draw of the place in the class, one stream for each proposal."""
    key = f"data.{CLASSES}.{name}.{POSITION}.{proposal}"
    even = Distribution(
        "uniform", float(found[POSITION]), float(found["low"]), float(found["high"])
    )
    origin = LookedUp(CLASSES, name, POSITION, source_of_row(CLASSES, found))
    return Quantity(key, even.value, "share", origin, inputs.ensemble.column(key, even))
