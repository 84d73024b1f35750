"""The rules by which fuel is planned (ICAO Annex 6 part I, 12th edition, 4.3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.units import Foot, Minute, Share

CONTINGENCY_SHARE: Final = 0.05
"""Contingency fuel over planned trip fuel (4.3.6.3 c)."""
CONTINGENCY_MINUTES: Final = 5.0
"""Holding that contingency fuel must at least cover [minute] (4.3.6.3 c)."""
FINAL_RESERVE_MINUTES: Final = 30.0
"""Holding that the final reserve of a turbine aeroplane covers [minute] (4.3.6.3 e 2)."""
ISOLATED_MINUTES: Final = 120.0
"""Flight at normal cruise, final reserve included, instead of an alternate at an isolated
aerodrome [minute] (4.3.6.3 d 4)."""
HOLDING_HEIGHT: Final = 1_500.0
"""Height above the aerodrome at which holding fuel is reckoned [foot] (4.3.6.3 c to e)."""


@dataclass(frozen=True)
class FuelRules:
    """Rules of a fuel plan; an authority may vary them, the plan names those it used."""

    contingency: Share = CONTINGENCY_SHARE
    contingency_minutes: Minute = CONTINGENCY_MINUTES
    final_reserve_minutes: Minute = FINAL_RESERVE_MINUTES
    isolated_minutes: Minute = ISOLATED_MINUTES
    holding_height: Foot = HOLDING_HEIGHT


ANNEX_6: Final = FuelRules()
"""The standards of ICAO Annex 6 part I, 4.3.6."""
