"""Sizes: how large the roots of units are and what they measure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from corredor.units.names import OWN, ZEROS
from corredor.units.reading import MONEY

STATED: Final[Mapping[str, tuple[float, Mapping[str, float]]]] = {
    "meter": (1.0, {"[length]": 1}),
    "foot": (0.3048, {"[length]": 1}),
    "nautical_mile": (1852.0, {"[length]": 1}),
    "kilogram": (1.0, {"[mass]": 1}),
    "tonne": (1_000.0, {"[mass]": 1}),
    "second": (1.0, {"[time]": 1}),
    "minute": (60.0, {"[time]": 1}),
    "hour": (3_600.0, {"[time]": 1}),
    "day": (86_400.0, {"[time]": 1}),
    "week": (604_800.0, {"[time]": 1}),
    "year": (31_557_600.0, {"[time]": 1}),
    "knot": (1852 / 3600, {"[length]": 1, "[time]": -1}),
    "watt": (1.0, {"[mass]": 1, "[length]": 2, "[time]": -3}),
    "watt_hour": (3_600.0, {"[mass]": 1, "[length]": 2, "[time]": -2}),
    "joule": (1.0, {"[mass]": 1, "[length]": 2, "[time]": -2}),
    "kelvin": (1.0, {"[temperature]": 1}),
    "degree_Celsius": (1.0, {"[temperature]": 1}),
}
"""Sizes in base units and dimensions of the roots that most tables need: exact by definition (SI
Brochure, 9th edition, tables 2, 4 and 8; NIST SP 811, appendix B.8). Pint is asked for the rest."""

SIZED: Final[Mapping[str, tuple[float, Mapping[str, float]]]] = {
    "pound_of_oxide": (0.45359237, {"uranium_oxide": 1}),
}
"""Sizes of names that measure a dimension of our own (the pound by NIST SP 811, appendix B.8)."""


@lru_cache(maxsize=1)
def registry() -> Any:
    """Pint's units."""
    # Half a second to import and build: only a root that is not stated here may pay it.
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)  # pyright: ignore[reportUnknownVariableType]


class Measure(NamedTuple):
    """How large something is in base units, and the exponents of its dimensions."""

    size: float
    dimensions: Mapping[str, float]


@lru_cache(maxsize=256)
def measure_of_root(root: str) -> Measure:
    """Return what a root measures."""
    if root in OWN or MONEY.fullmatch(root):
        return Measure(1.0, {root: 1})
    if root in SIZED:
        return Measure(*SIZED[root])
    if root in STATED:
        return Measure(*STATED[root])
    pint = registry()
    size, _ = pint.get_base_units(f"delta_{root}" if root in ZEROS else root)
    return Measure(float(size), dict(pint.get_dimensionality(root)))
