"""The compiled fuel table gives what NumPy gives."""

# pyright: reportArgumentType=false

import numpy as np
import pytest

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import aircraft_of, fuel_table, tabled_fuel
from corredor.studies.routes.engine import fuel_lookup


@pytest.mark.parametrize("fast", [True, False])
def test_equal(fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if fast:
        pytest.importorskip("numba")
    monkeypatch.setattr(fuel_lookup, "is_fast", lambda: fast)
    aircraft = aircraft_of("B77W", read_data_table("aircraft"), read_data_table("in_service"))
    table = fuel_table(aircraft)
    rng = np.random.default_rng(0)
    distance = rng.uniform(200, 14_000, 1_000)
    mass = rng.uniform(aircraft.operating_mass, aircraft.max_landing_mass, 1_000)
    found = fuel_lookup.tabled_fuels(table, distance, mass)
    np.testing.assert_allclose(found, tabled_fuel(table, distance, mass), rtol=1e-13)
    with pytest.raises(ValueError, match="outside"):
        fuel_lookup.tabled_fuels(table, np.array([100.0]), mass[:1])
