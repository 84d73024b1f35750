"""The run of the energy study, from the folder's rows to its result."""

from __future__ import annotations

from corredor.core.errors import CorredorError, InputAbsent
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs, Result
from corredor.studies.energy.inputs import REGIONS
from corredor.studies.energy.study.case import Case, Made
from corredor.studies.energy.study.drivers import driven
from corredor.studies.energy.study.fuel import fuelled
from corredor.studies.energy.study.gas import Route, routes, shipped
from corredor.studies.energy.study.offers import offered
from corredor.studies.energy.study.oil import oil
from corredor.studies.energy.study.power import read_profiles, supplied


def run(inputs: Inputs) -> Result:
    """Make the brief of all offers; a part that can't be made leaves the rest standing."""
    case = Case(inputs)
    if case.is_empty:
        missing = InputAbsent(None, study="energy", input=REGIONS.file)
        return Result(absent=(Absent("energy", missing),))
    made = Made()
    profiles = read_profiles(case, made)
    delivered = routes(case, made)
    fuels = fuel_prices(case, made, delivered)
    regions = supplied(case, made, profiles, fuels)
    driven(made, regions)
    shipped(case, made, delivered)
    fuelled(case, made)
    offered(case, made, regions)
    oil(case, made)
    return Result(tuple(made.findings), tuple(made.tables), tuple(made.flags), tuple(made.absent))


def fuel_prices(case: Case, made: Made, delivered: dict[str, Route]) -> dict[str, Quantity]:
    """Return the prices of fuels by id: as assumed, or as their route delivers them."""
    prices: dict[str, Quantity] = {}
    for row in case.rows("fuels"):
        name, way = row.text("id"), row.text("route")
        try:
            if way in delivered:
                prices[name] = delivered[way].chain["delivered"]
            elif not way:
                prices[name] = case.cell(row, "price")
        except CorredorError as error:
            made.miss(f"fuels.{name}", error)
    return prices
