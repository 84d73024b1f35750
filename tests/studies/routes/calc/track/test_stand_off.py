"""Stand-off: the track keeps its distance from chosen areas, and says when it can't."""

import numpy as np
import pytest

from corredor.studies.routes.calc.sphere import clearance, unit_vectors
from corredor.studies.routes.calc.track import (
    Enclosed,
    EndTooNear,
    Position,
    airspace_of,
    from_coast,
    shortest_track,
    smallest_relaxation,
    topology_of,
)

WALL = {
    "grid": 1.0,
    "arcs": [[[-10, -30], [20, 0], [0, 60], [-8, -30], [-4, 0], [-8, 30], [0, -60]]],
    "areas": {"AA": [[[0]]]},
}
ORIGIN, DESTINATION = Position(12.0, -60.0), Position(12.0, 60.0)


@pytest.mark.parametrize("width", [20.0, 100.0, 400.0])
def test_the_track_keeps_its_distance(width: float) -> None:
    topology = topology_of(WALL)
    airspace = airspace_of(topology, {"AA"}, stand_off={"AA": width})
    track = shortest_track(ORIGIN, DESTINATION, airspace)
    free = shortest_track(ORIGIN, DESTINATION, airspace_of(topology, {"AA"}))
    assert track.sphere_length > free.sphere_length
    for turn in track.turns:
        assert width * (1 - 1e-6) <= turn.clearance <= width * 1.002
        assert turn.owner == "AA"
    points = unit_vectors(
        np.array([p.latitude for p in track.points]), np.array([p.longitude for p in track.points])
    )
    rings = airspace.rings
    apart = clearance(points, rings.points, rings.points[rings.following]).min()
    assert apart * 6_371.0 >= width * 0.999


def test_a_wider_stand_off_is_never_shorter() -> None:
    topology = topology_of(WALL)
    lengths = [
        shortest_track(
            ORIGIN, DESTINATION, airspace_of(topology, {"AA"}, stand_off={"AA": width})
        ).sphere_length
        for width in (1.0, 10.0, 50.0, 200.0, 600.0)
    ]
    assert lengths == sorted(lengths)


def test_an_end_in_a_zone_names_the_widest_that_works() -> None:
    topology = topology_of(WALL)
    near = Position(0.0, -12.0)
    with pytest.raises(EndTooNear) as caught:
        shortest_track(near, DESTINATION, airspace_of(topology, {"AA"}, stand_off={"AA": 400.0}))
    assert (caught.value.end, caught.value.owner) == ("origin", "AA")
    widest = caught.value.largest
    assert 200 < widest < 230
    airspace = airspace_of(topology, {"AA"}, stand_off={"AA": widest * 0.999})
    assert shortest_track(near, DESTINATION, airspace).turns


def test_a_stand_off_needs_a_closed_area_and_a_sane_width() -> None:
    topology = topology_of(WALL)
    with pytest.raises(KeyError, match="ZZ"):
        airspace_of(topology, {"AA"}, stand_off={"ZZ": 10.0})
    with pytest.raises(ValueError, match="stand-off"):
        airspace_of(topology, {"AA"}, stand_off={"AA": 5_000.0})


STRAIT = {
    "grid": 1.0,
    "arcs": [
        [[-20, -20], [40, 0], [0, 4], [-36, 0], [0, 26], [-4, 0], [0, -30]],
        [[20, -14], [0, 24], [-34, 0], [0, -2], [32, 0], [0, -22], [2, 0]],
    ],
    "areas": {"AA": [[0]], "BB": [[1]]},
}
"""Two closed areas shaped like an L each, with straits two degrees wide into the bay between."""


def test_zones_that_close_a_bay_are_named() -> None:
    topology = topology_of(STRAIT)
    inside, outside = Position(-5.0, 0.0), Position(0.0, 60.0)
    through = shortest_track(inside, outside, airspace_of(topology, {"AA", "BB"}))
    assert through.turns
    widths = {"AA": 150.0, "BB": 150.0}
    shut = airspace_of(topology, {"AA", "BB"}, stand_off=widths)
    with pytest.raises(Enclosed) as caught:
        shortest_track(inside, outside, shut)
    assert caught.value.owners == ()
    assert len(caught.value.stand_offs) == 1
    ends = [unit_vectors(place.latitude, place.longitude) for place in (inside, outside)]
    found = smallest_relaxation(shut, *ends)
    assert found is not None
    assert (found.areas, found.stand_offs) == ((), caught.value.stand_offs)
    kept = {area: width for area, width in widths.items() if area not in found.stand_offs}
    opened = airspace_of(topology, {"AA", "BB"}, stand_off=kept)
    assert shortest_track(inside, outside, opened).turns


def test_a_distance_from_the_coast_is_that_from_the_boundary_and_the_territorial_sea() -> None:
    airspace = airspace_of(topology_of(WALL), {"AA"}, stand_off=from_coast({"AA": 122.224}))
    track = shortest_track(ORIGIN, DESTINATION, airspace)
    for turn in track.turns:
        assert turn.clearance == pytest.approx(100, rel=0.002)
        assert turn.from_coast == pytest.approx(122.224, rel=0.002)
    for leg in track.legs:
        assert leg.clearance >= 100 * (1 - 1e-6)
        assert leg.owner == "AA"
