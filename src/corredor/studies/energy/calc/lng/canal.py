"""Canal tolls: a tariff in bands of volume, or an amount for each passage and each volume.

Tolls are dated data; a tariff states for which state of the ship it holds, laden or in ballast.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LADEN = "laden"
BALLAST = "ballast"
ROUND_TRIP = "round_trip_ballast"
STATES = (LADEN, BALLAST, ROUND_TRIP)
"""States of the ship for which a tariff has rates; the last is ballast soon after laden."""


class Band(NamedTuple):
    """A band: the volume in it, None for all the rest [m^3], and its rate [money/m^3]."""

    volume: float | None
    rate: float


def canal_toll(volume: float, passage: float, bands: Sequence[Band]) -> float:
    """Return the toll of a passage of a ship of some volume [money].

    Parameters
    ----------
    volume
        Of the cargo tanks [m^3].
    passage
        What each passage costs apart from volume [money].
    bands
        In order; the last may be open.

    Raises
    ------
    ValueError
        The volume is more than the bands hold: the tariff says nothing of such a ship.

    Examples
    --------
    >>> bands = [Band(60e3, 2.88), Band(30e3, 2.47), Band(30e3, 2.38), Band(None, 2.25)]
    >>> round(canal_toll(174e3, 0.0, bands))
    439800
    >>> round(canal_toll(174e3, 300e3, [Band(None, 1.35)]))
    534900
    """
    toll, left = passage, volume
    for band in bands:
        inside = left if band.volume is None else min(left, band.volume)
        toll += inside * band.rate
        left -= inside
    if left > 0:
        raise ValueError(f"the tariff says nothing of the last {left} m^3 of {volume} m^3")
    return toll
