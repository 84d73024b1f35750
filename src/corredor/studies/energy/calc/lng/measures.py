"""Units of the room of liquefied gas, and its constants."""

from __future__ import annotations

from typing import Annotated, Final

CubicMetre = Annotated[float, "m^3"]
NauticalMile = Annotated[float, "nautical_mile"]
Mmbtu = Annotated[float, "MMBtu"]
MmbtuPerCubicMetre = Annotated[float, "MMBtu/m^3"]
MmbtuPerTonne = Annotated[float, "MMBtu/tonne"]
MmbtuPerYear = Annotated[float, "MMBtu/year"]
MoneyPerMmbtu = Annotated[float, "money/MMBtu"]
MoneyPerDay = Annotated[float, "money/day"]
MoneyPerYear = Annotated[float, "money/year"]
MoneyPerTonneYear = Annotated[float, "money*year/tonne"]
"""Capital of a plant that makes a tonne a year."""
TonnePerCubicMetre = Annotated[float, "tonne/m^3"]
PerDay = Annotated[float, "1/day"]
DaysPerYear = Annotated[float, "day/year"]
Ships = Annotated[float, "1"]

HOURS_A_DAY: Final = 24.0


def cargo_mass(volume: CubicMetre, density: TonnePerCubicMetre) -> Annotated[float, "tonne"]:
    """Mass of a volume of liquefied gas.

    Examples
    --------
    >>> round(cargo_mass(138_000.0, 0.4226))
    58319
    """
    return volume * density
