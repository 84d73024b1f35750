"""Side by side, numbers are read in one scale."""

from __future__ import annotations

import pytest

from corredor.core.finding import Column, FindingTable
from corredor.report.scales import one_scale, power_of_ten, side_by_side


@pytest.mark.parametrize(
    ("source", "target", "power"),
    [
        ("km", "km", 0),
        ("GUSD_2024", "USD_2024", 9),
        ("USD_2024", "MUSD_2024", -6),
        ("kt", "t", 3),
        ("mile", "km", None),
        ("degC", "kelvin", None),
        ("USD_2023", "USD_2024", None),
        ("no_such", "km", None),
    ],
)
def test_units_that_differ_by_a_power_of_ten(source: str, target: str, power: int | None) -> None:
    assert power_of_ten(source, target) == power


@pytest.mark.parametrize(
    ("units", "read"),
    [
        (("GUSD_2024", "MUSD_2024"), ("MUSD_2024", "MUSD_2024")),
        (("GUSD_nominal", "MUSD_2024"), ("MUSD_nominal", "MUSD_2024")),
        (("MUSD_2023", "MUSD_2024"), ("MUSD_2023", "MUSD_2024")),
        (("kt", "t"), ("t", "t")),
        (("km", "mile"), ("km", "mile")),
        (("MUSD_2024", "GEUR_2024"), ("MUSD_2024", "GEUR_2024")),
        (("person",), ("person",)),
        ((), ()),
    ],
)
def test_the_finest_unit_is_read(units: tuple[str, ...], read: tuple[str, ...]) -> None:
    assert one_scale(units) == read


def test_a_series_is_one_subject_property_and_scope() -> None:
    columns = tuple(
        Column(name, "term", name) for name in ("subject", "property", "scope", "value")
    )
    rows = (("s", "p", "", "k1"), ("s", "p", "", "k2"), ("s", "p", "all", "k3"))
    table = FindingTable("evidence.series", "series", columns, rows, ())
    assert side_by_side(table) == {"k1": ("k1", "k2"), "k2": ("k1", "k2"), "k3": ("k3",)}
