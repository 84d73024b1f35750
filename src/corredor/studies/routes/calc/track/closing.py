"""Airspace made of a topology: areas closed, avoided, stood off from, opened again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from corredor.studies.routes.calc.track.airspace import Airspace
from corredor.studies.routes.calc.track.rings import Rings, rings_of
from corredor.studies.routes.calc.track.stand_off import Zones, zones_of
from corredor.studies.routes.calc.track.topology import Topology
from corredor.units import Km


def airspace_of(
    topology: Topology,
    closed: Collection[str],
    avoided: Collection[str] = (),
    stand_off: Mapping[str, Km] | None = None,
) -> Airspace:
    """Airspace with areas closed by rule, others avoided by choice, and stand-off zones.

    Parameters
    ----------
    topology
        The partition of the globe.
    closed, avoided
        Codes of areas in it.
    stand_off
        Distance to keep from the boundary [km] by code of a closed or avoided area; see
        `from_coast` for distances from coasts.

    Raises
    ------
    KeyError
        An area isn't in the topology, or a stand-off is from an area that isn't closed.
    ValueError
        A stand-off is negative or beyond 1,593 km.

    Examples
    --------
    >>> square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    >>> from corredor.studies.routes.calc.track.topology import topology_of
    >>> topology = topology_of({"grid": 1.0, "arcs": [square], "areas": {"AA": [[0]]}})
    >>> airspace_of(topology, {"AA"}).rings.owners
    ('AA',)
    """
    both = frozenset(closed) | frozenset(avoided)
    by_choice = frozenset(avoided) - frozenset(closed)
    rings = rings_of(topology, both)
    zones = zones_of(rings, stand_off) if stand_off else None
    return Airspace(rings, by_choice, topology, both, zones)


def opened(airspace: Airspace, areas: Collection[str]) -> Airspace:
    """The same airspace with some areas open, and without zones round them.

    Raises
    ------
    ValueError
        The airspace has no topology.
    """
    if not areas:
        return airspace
    if airspace.topology is None:
        raise ValueError("bare rings can't be opened area by area")
    gone = frozenset(areas)
    closed = airspace.closed - gone
    rings = rings_of(airspace.topology, closed)
    zones = _fewer(rings, airspace.zones, gone)
    return Airspace(rings, airspace.avoided - gone, airspace.topology, closed, zones)


def without_zones(airspace: Airspace, owners: Collection[str]) -> Airspace:
    """The same airspace without the stand-off zones round some areas."""
    return replace(airspace, zones=_fewer(airspace.rings, airspace.zones, owners))


def _fewer(rings: Rings, zones: Zones | None, gone: Collection[str]) -> Zones | None:
    """Zones of the same widths round the areas that are left."""
    widths = {
        area: width
        for area, width in (zones.by_area if zones else {}).items()
        if area not in gone and area in rings.areas
    }
    return zones_of(rings, widths) if widths else None
