"""The fewest closed areas and stand-off zones that must go for a track to exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from corredor.studies.routes.calc.sphere.constants import FloatArray
from corredor.studies.routes.calc.track.airspace import Airspace
from corredor.studies.routes.calc.track.closing import opened, without_zones
from corredor.studies.routes.calc.track.path import legal_path
from corredor.studies.routes.calc.track.separation import bordering, separating_rings

MOST: Final = 3
"""Areas that are opened together at most when a way is looked for."""


@dataclass(frozen=True)
class Relaxation:
    """The fewest closed areas whose opening lets a track exist, and the stand-offs in its way.

    Attributes
    ----------
    areas
        Codes in order; all of them must open.
    alternatives
        Other sets of as many areas that would do as well.
    stand_offs
        Codes of areas that may stay closed, but from which no distance can be kept: the fewest
        that do, once `areas` are open.
    """

    areas: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...]
    stand_offs: tuple[str, ...] = ()


def smallest_relaxation(
    airspace: Airspace, first: FloatArray, last: FloatArray
) -> Relaxation | None:
    """The fewest areas to open so that a legal track joins two points; None if three don't do.

    Parameters
    ----------
    airspace
        Closed areas, with their topology.
    first, last
        Unit vectors.

    Raises
    ------
    ValueError
        The airspace has no topology.
    """
    first, last = airspace.off_boundary(first), airspace.off_boundary(last)
    forced = sorted({airspace.owner(p) for p in (first, last) if airspace.is_inside(p[None, :])[0]})
    for count in range(MOST + 1):
        found = [
            tuple(sorted({*forced, *extra}))
            for extra in _candidates(airspace, forced, first, last, count)
            if _joins(opened(airspace, {*forced, *extra}), first, last)
        ]
        if found:
            zones = blocking_zones(opened(airspace, found[0]), first, last)
            return Relaxation(found[0], tuple(found[1:]), zones)
    return None


def blocking_zones(airspace: Airspace, first: FloatArray, last: FloatArray) -> tuple[str, ...]:
    """The fewest areas whose stand-off must go so that a track exists; all if three don't do.

    Parameters
    ----------
    airspace
        Closed areas between which a track exists where no distance is kept.
    first, last
        Unit vectors.
    """
    if airspace.zones is None:
        return ()
    owners = tuple(airspace.zones.by_area)
    ends = (first, last)
    forced = {owner for point in ends for owner in airspace.zones.holding(point)}
    rest = [owner for owner in owners if owner not in forced]
    for count in range(min(MOST, len(rest)) + 1):
        for extra in combinations(rest, count):
            dropped = forced | set(extra)
            if legal_path(first, last, without_zones(airspace, dropped)) is not None:
                return tuple(sorted(dropped))
    return owners


def _joins(airspace: Airspace, first: FloatArray, last: FloatArray) -> bool:
    return not len(separating_rings(airspace.rings, first, last)) and not any(
        airspace.is_inside(point[None, :])[0] for point in (first, last)
    )


def _candidates(
    airspace: Airspace, forced: list[str], first: FloatArray, last: FloatArray, count: int
) -> Iterator[tuple[str, ...]]:
    """Sets of areas that border what lies between: each next area that of the set before."""
    if count == 0:
        yield ()
        return
    left = opened(airspace, forced).rings
    owners = sorted(bordering(left, separating_rings(left, first, last)))
    if count == 1:
        yield from ((area,) for area in owners)
        return
    for area in owners:
        for more in _candidates(airspace, [*forced, area], first, last, count - 1):
            if all(area < other or other not in owners for other in more):
                yield (area, *more)
