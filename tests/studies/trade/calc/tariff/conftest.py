"""Schedules of the embedded table, and a duty in one call."""

from collections.abc import Callable
from datetime import date

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.trade.calc.tariff.duty import Attribute, Consignment, Duty, duty
from corredor.studies.trade.calc.tariff.rules import Basis, Schedule, schedule


def read(importer: str) -> Schedule:
    return schedule(
        importer,
        read_data_table("tariff_rules", "layers"),
        read_data_table("tariff_rules"),
    )


@pytest.fixture(scope="session")
def us() -> Schedule:
    return read("US")


@pytest.fixture(scope="session")
def mx() -> Schedule:
    return read("MX")


@pytest.fixture(scope="session")
def duty_on() -> Callable[..., Duty]:
    def found(
        rules: Schedule,
        line: str,
        origin: str,
        day: str,
        /,
        *,
        basis: str = "customs",
        **attributes: Attribute,
    ) -> Duty:
        goods = Consignment(line, origin, date.fromisoformat(day), attributes)
        return duty(rules, goods, Basis(basis))

    return found


@pytest.fixture(scope="session")
def made_rule() -> Callable[..., dict[str, str]]:
    """Return a maker of rows; the cells that a test leaves out are plain."""
    columns = tuple(read_data_table("tariff_rules")[0])
    plain = {
        "importer": "XX",
        "layer": "general",
        "lines": "*",
        "origins": "*",
        "base": "value",
        "rate": "0.1",
        "priority": "10",
        "customs_from": "2020-01-01",
        "source": "made",
        "last_checked": "2030-01-01",
        "status": "published",
    }

    def row(**cells: str) -> dict[str, str]:
        return dict.fromkeys(columns, "") | plain | cells

    return row


@pytest.fixture(scope="session")
def made_schedule() -> Callable[..., Schedule]:
    def built(*rows: dict[str, str]) -> Schedule:
        layers = [
            {"importer": "XX", "layer": "extra", "choice": "highest", "required": "no"},
            {"importer": "XX", "layer": "general", "choice": "priority", "required": "yes"},
        ]
        return schedule("XX", layers, rows)

    return built
