"""Law of gravity: a market scaled from a count of journeys between two other places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from corredor.core.assumption import Z95, Distribution
from corredor.core.derive import derive
from corredor.core.errors import N_, Infeasible, InputAbsent
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.table import Row
from corredor.studies.routes.calc.demand import gravity
from corredor.studies.routes.calc.demand.ppml import NotFittedError, PoissonFit, poisson_fit
from corredor.studies.routes.inputs import CATCHMENTS, FLOWS
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.stations import station
from corredor.units import Degree, Km

POWERS: Final = ("people_power", "income_power", "distance_power")
NORMAL: Final = Distribution("normal", 0.0, -Z95, Z95)
"""A standard normal number."""
FITTED: Final = Method(
    poisson_fit.__module__,
    poisson_fit.__qualname__,
    N_("Power of a law of gravity, by Poisson pseudo-maximum likelihood on all counts."),
)


def distance_between(
    latitude: Degree, longitude: Degree, to_latitude: Degree, to_longitude: Degree
) -> Km:
    """Distance between two places: the geodesic."""
    from corredor.studies.routes.engine.geodesic import geodesic

    return geodesic(latitude, longitude, to_latitude, to_longitude).length


class Law:
    """The law of gravity of a folder: its places, counts and powers."""

    def __init__(self, case: Case) -> None:
        self.inputs = case.inputs
        self.service = case.service.id
        self.places = {row.text("id"): row for row in self.inputs.table(CATCHMENTS.name)}
        self.counts = {row.text("id"): row for row in self.inputs.table(FLOWS.name)}

    def traffic(self, market: Row) -> Quantity:
        """Return the passengers a year of a market, scaled from the count that it names.

        Raises
        ------
        InputAbsent
            E501: the market names no count, or an end of it is no place with people.
        Infeasible
            E503: the counts fix no powers.
        """
        count = self.counts.get(market.text("flow"))
        if count is None:
            raise self._absent(market, "flow", "routes/markets.csv: passengers, flow")
        mine = self._end(market, "from"), self._end(market, "to")
        other = self.places[count.text("from")], self.places[count.text("to")]
        powers = self.powers(count)
        return derive(
            gravity.gravity_traffic,
            scale=self.inputs.assumption(count.text("passengers")),
            people=self._pull("people", mine, other),
            income=self._pull("income", mine, other),
            distance=derive(
                gravity.distance_ratio, distance=_distance(*mine), reference=_distance(*other)
            ),
            people_elasticity=powers["people_power"],
            income_elasticity=powers["income_power"],
            distance_elasticity=powers["distance_power"],
        )

    def powers(self, count: Row) -> Mapping[str, Quantity]:
        """Return the powers of a count: those that it names, or else those fitted on all counts."""
        if all(count.text(name) for name in POWERS):
            return {name: self.inputs.assumption(count.text(name)) for name in POWERS}
        return self._fitted(count)

    def _absent(self, row: Row, column: str, wanted: str) -> InputAbsent:
        return InputAbsent(row.at(column), study=self.service, input=wanted)

    def _end(self, market: Row, column: str) -> Row:
        for row in self.places.values():
            if row.text("place") == market.text(column):
                return row
        raise self._absent(market, column, f"routes/catchments.csv: {market.text(column)}")

    def _pull(self, column: str, mine: tuple[Row, Row], other: tuple[Row, Row]) -> Quantity:
        first, second, reference, far = (
            self.inputs.assumption(row.text(column)) for row in (*mine, *other)
        )
        return derive(gravity.pull_of, first=first, second=second, reference=reference, other=far)

    def _fitted(self, count: Row) -> dict[str, Quantity]:
        fit = self._fit(count)
        factor = fit.factor
        roots = [self.inputs.ensemble.column(f"routes.gravity.{at}", NORMAL) for at in range(4)]
        normal = np.stack([np.asarray(root) for root in roots])
        draws = fit.coefficients[:, None] + factor @ normal
        used = {
            f"passengers_{row.text('id')}": self.inputs.assumption(row.text("passengers"))
            for row in self.counts.values()
        }
        made: dict[str, Quantity] = {}
        for at, name in enumerate(POWERS, 1):
            origin = Derived(FITTED, used, {"table": FLOWS.name}, name)
            column = np.ascontiguousarray(draws[at])
            column.setflags(write=False)
            made[name] = Quantity("", float(fit.coefficients[at]), "1", origin, column)
        return made

    def _fit(self, count: Row) -> PoissonFit:
        rows = list(self.counts.values())
        traffic = [self.inputs.assumption(r.text("passengers")).to("person/year") for r in rows]
        try:
            return poisson_fit(
                np.array([one.value for one in traffic]),
                np.array([self._columns(row) for row in rows]),
            )
        except NotFittedError as error:
            raise Infeasible(
                count.at("people_power"), study=FLOWS.file, reason=str(error)
            ) from None

    def _columns(self, row: Row) -> list[float]:
        ends = self.places[row.text("from")], self.places[row.text("to")]
        logs = [
            sum(np.log(self.inputs.assumption(end.text(name)).value) for end in ends)
            for name in ("people", "income")
        ]
        return [1.0, *logs, float(np.log(_distance(*ends).value))]


def _distance(one: Row, two: Row) -> Quantity:
    first, last = (station(row.text("place"), row, "place") for row in (one, two))
    return derive(
        distance_between,
        latitude=first.latitude,
        longitude=first.longitude,
        to_latitude=last.latitude,
        to_longitude=last.longitude,
    )
