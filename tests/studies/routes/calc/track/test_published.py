"""Published tracks past the airspace that is closed to Russian carriers."""

# pyright: reportArgumentType=false

import json
from pathlib import Path

import numpy as np
import pytest

import corredor.data
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.track import (
    Position,
    Topology,
    airspace_of,
    shortest_track,
    topology_of,
)
from corredor.studies.routes.engine.geodesic import path_length, path_samples

CODES = """
AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE
GB CA US NO IS AL CH GL FO IM JE GG GI BM TC KY VG AI MS PM SJ PR VI UA MD MK ME AX
"""
CLOSED = frozenset(CODES.split())
"""The European Union by Regulation 833/2014, article 3d, and the states that followed in 2022."""
PLACES = {
    "SVO": Position(55.9726, 37.4146),
    "HAV": Position(22.9892, -82.4091),
    "CUN": Position(21.0365, -86.8771),
}
ONE_METRE = 0.001
"""[km]"""
TWELVE = 12.0
"""Breadth of the territorial sea [nautical mile]: published stand-offs are from the coast."""


@pytest.fixture(scope="module")
def topology() -> Topology:
    path = Path(corredor.data.__file__).parent / "airspace" / "airspace.json"
    return topology_of(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("end", "stand_off", "published"),
    [
        ("HAV", 0, 10_404),
        ("HAV", 50, 10_461),
        ("CUN", 0, 10_902),
        ("CUN", 150, 11_319),
    ],
)
def test_lengths_from_moscow(topology, end: str, stand_off: int, published: float) -> None:
    """Planar visibility graph on the same sources, 10,404.45 km for Havana; within 0.2 %."""
    widths = dict.fromkeys(("CA", "US", "GL", "IS"), (stand_off - TWELVE) * 1.852)
    closed = CLOSED & topology.areas.keys()
    airspace = airspace_of(topology, closed, stand_off=widths if stand_off else None)
    track = shortest_track(PLACES["SVO"], PLACES[end], airspace)
    north = [place.latitude for place in track.points]
    east = [place.longitude for place in track.points]
    assert path_length(north, east) == pytest.approx(published, rel=0.002)
    assert {turn.owner for turn in track.turns} >= {"NO", "CA", "US"}
    if not stand_off:
        # The turn points joined by geodesics of WGS84, which stray from the great circles.
        samples = np.column_stack(path_samples(north, east, 1.0))
        inside = samples[airspace.is_closed(samples[:, 0], samples[:, 1])]
        depths = [airspace.nearest(unit_vectors(*place)).distance for place in inside]
        assert max(depths, default=0) < ONE_METRE
