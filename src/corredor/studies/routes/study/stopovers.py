"""Stopovers: airports that a service doesn't name and by which its ends could be joined."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.study.alternates import airfields
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.stations import Station, station_of

TRIED: Final = 12
"""Airports that are tried."""
APART: Final = 0.05
"""Least angle between two of them [radian], some 300 km: they are to be different ways."""
LONGEST: Final = 0.9
"""Longer leg over the way from end to end, beyond which a stop helps too little."""


def stopovers(case: Case) -> list[Station]:
    """Return airports between the ends of a service, in open states, of least detour first.

    They are adequate by runway and surface; whether they serve the carrier is a gate of theirs.
    Detour is that of great circles: which of them is good shows on the legal tracks.
    """
    known = airfields()
    first, last = (unit_vectors(*case.stations[at].position) for at in (0, -1))
    legs = np.array([np.arccos(np.clip(known.points @ end, -1, 1)) for end in (first, last)])
    whole = float(np.arccos(np.clip(first @ last, -1, 1)))
    named = {station.code for station in case.stations}
    found: list[int] = []
    order: list[int] = np.argsort(legs.sum(axis=0)).tolist()
    for at in order:
        if known.states[at] in case.closed.codes or known.codes[at] in named:
            continue
        if legs[:, at].max() > LONGEST * whole or _is_near(known.points[[*found, at]]):
            continue
        found.append(at)
        if len(found) == TRIED:
            break
    return [station_of(known.codes[at]) for at in found]


def _is_near(points: NDArray[np.float64]) -> bool:
    """Whether the last of unit vectors lies near one before it."""
    return bool(np.any(points[:-1] @ points[-1] > np.cos(APART)))
