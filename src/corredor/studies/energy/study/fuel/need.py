"""Need of a reactor: what it takes in a mean year and at each reload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.derive import derive_record
from corredor.core.errors import (
    N_,
    EnrichmentRefused,
    UnreadableCell,
    Wording,
)
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.fuel_cycle import ledger, requirement
from corredor.studies.energy.calc.fuel_cycle.enrichment import (
    NotAShare,
    NotCivil,
    OutOfOrder,
    enrichment_class,
    feed_factor,
)
from corredor.studies.energy.calc.fuel_cycle.measures import (
    KgUPerKgU,
)
from corredor.studies.energy.inputs.columns import LARGEST
from corredor.studies.energy.study.case import Case
from corredor.units import Share

SHARES: Final = N_("shares of uranium-235 that rise from tails over feed to product")
MONTHS: Final = N_("months in order, one for each unit")
"""Which lead time stock of a stage waits for: that of the next stage's payment."""
HORIZON: Final = 72


@dataclass(frozen=True)
class Need:
    """A reactor with what it needs.

    Parameters
    ----------
    row
        Its row.
    numbers
        Heavy metal, uranium and separative work of a mean year, and of a reload.
    given
        The assumptions of its row.
    reloads
        Its reloads to the horizon, with heavy metal [kgU].
    """

    row: Row
    numbers: Mapping[str, Quantity]
    given: Mapping[str, Quantity]
    reloads: tuple[ledger.Draw, ...]

    @property
    def id(self) -> str:
        """Id of the reactor."""
        return self.row.text("id")


def refuse_enrichment(case: Case, row: Row) -> None:
    """Refuse fuel that is no civil one.

    Raises
    ------
    EnrichmentRefused
        E153: the product is 20 % or more.
    UnreadableCell
        E127: shares don't rise, or a percentage stands where a share is asked for.
    """
    names = ("product", "tails", "feed")
    held = {name: case.cell(row, name).to("share") for name in names}
    draws = held["product"].draws
    highest = max(held["product"].value, 0.0 if draws is None else float(draws.max()))
    try:
        enrichment_class(highest)
        feed_factor(*(held[name].value for name in names))
    except NotCivil:
        raise EnrichmentRefused(
            row.at("product"), column="product", value=f"{highest:.6g}"
        ) from None
    except (NotAShare, OutOfOrder):
        value = " ".join(f"{held[name].value:.6g}" for name in names)
        raise UnreadableCell(
            row.at("product"),
            column="product",
            value=value,
            shape=Wording(SHARES),
            example="0.042 0.0025 0.00711",
        ) from None


def natural_uranium_of_product(product: Share, tails: Share, feed: Share) -> KgUPerKgU:
    """Natural uranium for a kilogram of product, by the balance of uranium-235."""
    return feed_factor(product, tails, feed)


def need(case: Case, row: Row) -> Need:
    """Return what a reactor needs in a mean year and at each reload.

    Raises
    ------
    CorredorError
        E103, E127, E153: a cell is empty, can't be read, or asks for high-enriched uranium.
    """
    refuse_enrichment(case, row)
    names = ("net_power", "capacity_factor", "burnup", "efficiency", "product", "tails", "feed")
    given = {name: case.cell(row, name) for name in (*names, "cycle", "units", "other_cost")}
    losses = _losses(case, row)
    made = derive_record(
        requirement.reactor_requirement, **{name: given[name] for name in names}, **losses
    )
    reload = derive_record(
        requirement.reload_requirement, **made, cycle=given["cycle"], units=given["units"]
    )
    numbers = {**made, **{f"reload_{name}": one for name, one in reload.items()}}
    cycle, amount = given["cycle"].to("month").value, reload["heavy_metal"].value
    first = months_of_reloads(row)
    calendar = requirement.reload_calendar(first, [cycle] * len(first), HORIZON)
    reloads = tuple(ledger.Draw(one.month, amount) for one in calendar)
    return Need(row, numbers, given, reloads)


def _losses(case: Case, row: Row) -> dict[str, Quantity]:
    """Return the losses that the contract of a reactor states: those of the first."""
    contract = next(one for one in case.rows("contracts") if one.text("reactor") == row.text("id"))
    return {name: case.cell(contract, name) for name in ("uranium_loss", "work_loss")}


def months_of_reloads(row: Row) -> list[float]:
    """Return the month of each unit's next reload.

    Raises
    ------
    UnreadableCell
        E127: a part is no month from now on.
    """
    try:
        found = [float(part) for part in row.text("first_reloads").split()]
        if not all(0 <= month <= LARGEST for month in found):
            raise ValueError(found)
        return found
    except ValueError:
        value = row.text("first_reloads")
        raise UnreadableCell(
            row.at("first_reloads"),
            column="first_reloads",
            value=value,
            shape=Wording(MONTHS),
            example="4 13",
        ) from None
