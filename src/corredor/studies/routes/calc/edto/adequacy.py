"""Which airports are adequate for a diversion, as far as the data say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray
from corredor.units import Metre

RUNWAY_LENGTH: Final = 2_500.0
"""Paved runway that a wide-body needs for landing with a failure [m]: a choice of screening; the
landing distance of the flight manual decides."""
RESCUE_CATEGORY: Final = 4.0
"""Rescue and fire fighting category of an en-route alternate for EDTO (ICAO Annex 6 part I,
attachment on rescue and fire fighting services, table for aeroplanes above 27 t)."""


@dataclass(frozen=True, eq=False)
class Adequacy:
    """Which airports are adequate.

    Attributes
    ----------
    adequate
        Long enough, paved and not known to be short of rescue services, shape (n,).
    unknown_rescue
        Adequate, but nobody stated the category of rescue services: to be checked, shape (n,).
    """

    adequate: BoolArray = field(repr=False)
    unknown_rescue: BoolArray = field(repr=False)


def adequacy(
    runway_length: FloatArray,
    paved: BoolArray,
    rescue_category: FloatArray,
    *,
    least_length: Metre = RUNWAY_LENGTH,
    least_category: float = RESCUE_CATEGORY,
) -> Adequacy:
    """Adequacy of airports for a diversion.

    Parameters
    ----------
    runway_length
        Longest open runway [m], shape (n,).
    paved
        Whether it is known to be paved, shape (n,).
    rescue_category
        ICAO category of rescue and fire fighting; not a number where unknown, shape (n,).
    least_length, least_category
        What is asked.

    Examples
    --------
    >>> found = adequacy(np.array([3000.0, 2000.0, 3000.0]), np.ones(3, bool),
    ...     np.array([np.nan, 9.0, 3.0]))
    >>> found.adequate.tolist(), found.unknown_rescue.tolist()
    ([True, False, False], [True, False, False])
    """
    unknown = np.isnan(rescue_category)
    rescued = unknown | (rescue_category >= least_category)
    adequate = (runway_length >= least_length) & paved & rescued
    return Adequacy(adequate, adequate & unknown)
