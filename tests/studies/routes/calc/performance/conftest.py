"""The shipped types, and types by the bare method."""

from collections.abc import Callable

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import Aircraft, aircraft_of

CODES = tuple(row["code"] for row in read_data_table("aircraft"))
PLAIN = {
    "psi_0_ratio": "1", "eta_1_ratio": "1", "fuel_factor": "1", "fuel_spread": "0",
    "time_factor": "1", "time_spread": "0", "taxi_minutes": "0", "year": "2023", "ageing": "0",
}  # fmt: skip


@pytest.fixture(scope="session")
def of() -> Callable[[str], Aircraft]:
    """Return a type of the shipped tables."""
    made = {
        code: aircraft_of(code, read_data_table("aircraft"), read_data_table("in_service"))
        for code in CODES
    }
    return made.__getitem__


@pytest.fixture(scope="session")
def bare() -> Callable[[str], Aircraft]:
    """Return a type with the published parameters and no terms of service."""

    def made(code: str) -> Aircraft:
        return aircraft_of(code, read_data_table("aircraft"), [{"code": code, **PLAIN}])

    return made
