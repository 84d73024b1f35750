"""The shipped types."""

from collections.abc import Callable

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import Aircraft, aircraft_of


@pytest.fixture(scope="session")
def of() -> Callable[[str], Aircraft]:
    """Return a type of the shipped tables."""

    def made(code: str) -> Aircraft:
        return aircraft_of(code, read_data_table("aircraft"), read_data_table("in_service"))

    return made
