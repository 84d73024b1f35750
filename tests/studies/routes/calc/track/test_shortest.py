"""The shortest legal track: against brute force, and laws that hold for any closures."""

from itertools import pairwise

# pyright: reportArgumentType=false
import numpy as np
import pytest

from corredor.studies.routes.calc.sphere import angle, geodetic_positions, sampled, unit_vectors
from corredor.studies.routes.calc.track import (
    Airspace,
    Enclosed,
    EndClosed,
    Position,
    airspace_of,
    rings_of,
    shortest_track,
    smallest_relaxation,
    topology_of,
)
from corredor.studies.routes.calc.track.path import legal_path
from corredor.studies.routes.calc.track.rings import joined

OPTIMAL = 1e-9
"""Relative excess over brute force: rounding only."""


def free_points(islands, seed: int, count: int = 2):
    random = np.random.default_rng(seed + 1_000_000)
    points = random.normal(size=(60, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    closed = np.any([island.contains(points) for island in islands], axis=0)
    return points[~closed][:count]


def length(path) -> float:
    return float(angle(path[:-1], path[1:]).sum())


@pytest.mark.parametrize("seed", range(24))
def test_no_path_is_shorter_and_no_sample_is_closed(seed, islands_of, airspace_from, brute) -> None:
    islands = islands_of(seed, 3 + seed % 5)
    airspace = airspace_from(islands)
    origin, destination = free_points(islands, seed)
    if seed % 2:
        destination = free_points(islands, seed, 20)[
            np.argmin(free_points(islands, seed, 20) @ origin)
        ]
    path = legal_path(origin, destination, airspace)
    assert length(path) == pytest.approx(brute(islands, origin, destination), rel=OPTIMAL)
    for one, two in pairwise(path):
        assert not airspace.is_inside(sampled(one, two, 20.0)).any()


@pytest.mark.parametrize("seed", range(12))
def test_closing_more_never_shortens(seed, islands_of, airspace_from) -> None:
    islands = islands_of(seed, 7)
    origin, destination = free_points(islands, seed)
    lengths = [
        length(legal_path(origin, destination, airspace_from(islands[:count])))
        for count in range(1, len(islands) + 1)
    ]
    assert all(one <= two + 1e-12 for one, two in pairwise(lengths))


@pytest.mark.parametrize("seed", range(8))
def test_there_and_back_are_as_long(seed, islands_of, airspace_from) -> None:
    airspace = airspace_from(islands_of(seed, 6))
    one, two = free_points(islands_of(seed, 6), seed)
    there, back = legal_path(one, two, airspace), legal_path(two, one, airspace)
    assert length(there) == pytest.approx(length(back), rel=OPTIMAL)


@pytest.mark.parametrize("seed", range(8))
def test_closed_parts_are_where_the_coast_winds(seed, islands_of, airspace_from) -> None:
    islands = islands_of(seed, 6)
    points = np.random.default_rng(seed).normal(size=(500, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    wanted = np.any([island.contains(points) for island in islands], axis=0)
    assert np.array_equal(airspace_from(islands).is_inside(points), wanted)


def square(south: float, west: float, north: float, east: float):
    return unit_vectors(np.array([south, south, north, north]), np.array([west, east, east, west]))


def test_the_antimeridian_and_the_poles_are_ordinary_places() -> None:
    island = joined([(square(-30, 170, 30, -170), "AA")])
    track = shortest_track(Position(0, 150), Position(0, -150), Airspace(island))
    assert {round(abs(turn.position.latitude)) for turn in track.turns} == {30}
    cap = unit_vectors(np.full(12, 60.0), np.arange(12) * 30.0 - 180)
    polar = shortest_track(Position(50, 0), Position(50, 180), Airspace(joined([(cap, "AA")])))
    assert polar.sphere_length > polar.great_circle
    assert {turn.owner for turn in polar.turns} == {"AA"}
    assert all(turn.clearance == pytest.approx(0, abs=1e-6) for turn in polar.turns)


def test_antipodes_are_joined_by_any_free_great_circle() -> None:
    island = joined([(square(-30, 80, 30, 100), "AA")])
    track = shortest_track(Position(0, 0), Position(0, 180), Airspace(island))
    assert track.sphere_length == pytest.approx(track.great_circle, rel=1e-12)
    assert track.turns == ()


def test_legs_may_be_longer_than_a_quarter_of_the_globe() -> None:
    island = joined([(square(-10, -5, 10, 5), "AA")])
    track = shortest_track(Position(0.5, -100), Position(0.5, 70), Airspace(island))
    assert max(leg.length for leg in track.legs) > 10_100
    assert len(track.turns) >= 1


def test_a_track_may_begin_on_a_corner_and_run_along_an_edge() -> None:
    corners = square(0, 0, 20, 20)
    airspace = Airspace(joined([(corners, "AA")]))
    edge = legal_path(corners[0], corners[1], airspace)
    assert len(edge) == 2
    across = legal_path(corners[0], corners[2], airspace)
    assert len(across) == 3, "the diagonal runs inside"
    beyond = unit_vectors(30.0, -10.0)
    assert legal_path(corners[1], beyond, airspace) is not None


HOLE = {
    "grid": 1.0,
    "arcs": [
        [[-20, -20], [40, 0], [0, 40], [-40, 0], [0, -40]],
        [[-5, -5], [0, 10], [10, 0], [0, -10], [-10, 0]],
    ],
    "areas": {"AA": [[0], [1]]},
}


def test_an_enclosed_sea_stays_open_and_names_who_encloses_it() -> None:
    airspace = airspace_of(topology_of(HOLE), {"AA"})
    assert len(airspace.rings.owners) == 2
    inner = shortest_track(Position(-4, -4), Position(4, 4), airspace)
    assert inner.turns == ()
    with pytest.raises(Enclosed) as caught:
        shortest_track(Position(0, 0), Position(0, 60), airspace)
    assert caught.value.owners == ("AA",)
    found = smallest_relaxation(airspace, unit_vectors(0, 0), unit_vectors(0, 60))
    assert found is not None
    assert found.areas == ("AA",)


def test_an_end_in_a_closed_area_names_its_owner() -> None:
    airspace = airspace_of(topology_of(HOLE), set(), {"AA"})
    with pytest.raises(EndClosed) as caught:
        shortest_track(Position(10, 10), Position(0, 60), airspace)
    assert (caught.value.end, caught.value.owner, caught.value.by_choice) == ("origin", "AA", True)


PAIR = {
    "grid": 1.0,
    "arcs": [
        [[0, 0], [0, 10]],
        [[0, 10], [-9, 0], [0, -10], [9, 0]],
        [[0, 0], [9, 0], [0, 10], [-9, 0]],
    ],
    "areas": {"AA": [[[0, 1]]], "BB": [[[-1, 2]]]},
}


def test_neighbours_melt_into_one_ring_with_both_owners() -> None:
    topology = topology_of(PAIR)
    both = rings_of(topology, {"AA", "BB"})
    assert both.owners == ("AA BB",)
    assert sorted(both.areas[at] for at in both.area_of) == ["AA"] * 3 + ["BB"] * 3
    with pytest.raises(KeyError, match="ZZ"):
        rings_of(topology, {"ZZ"})


def test_an_area_cut_at_the_antimeridian_is_whole() -> None:
    halves = {
        "grid": 0.1,
        "arcs": [
            [[1800, 100], [-100, 0], [0, -100], [100, 0], [0, 100]],
            [[-1800, 0], [100, 0], [0, 100], [-100, 0], [0, -100]],
        ],
        "areas": {"AA": [[[0]], [[1]]]},
    }
    rings = rings_of(topology_of(halves), {"AA"})
    assert len(rings.owners) == 1
    north, east = geodetic_positions(rings.points)
    assert len(rings.points) == 6
    assert set(np.round(np.abs(east)).tolist()) == {170.0, 180.0}
    assert set(np.round(north).tolist()) == {0.0, 10.0}


@pytest.mark.parametrize("depth", [0.0, 1e-7, 5e-7, 9e-7])
def test_an_end_within_a_millimetre_of_the_boundary_is_outside(depth: float) -> None:
    airspace = airspace_of(topology_of(HOLE), {"AA"})
    metre = 180 / np.pi / 6_371_007.0
    for end in (
        Position(3.0, -20 + depth * 1_000 * metre),
        Position(-20 + depth * 1_000 * metre, -20 + depth * 1_000 * metre),
    ):
        track = shortest_track(end, Position(0.0, -60.0), airspace)
        assert track.points[0] == end
        assert track.turns == ()
        back = shortest_track(Position(0.0, -60.0), end, airspace)
        assert back.sphere_length == pytest.approx(track.sphere_length, abs=1e-6)
    with pytest.raises(EndClosed):
        shortest_track(Position(3.0, -20 + 1e-4), Position(0.0, -60.0), airspace)


def test_legs_tell_how_near_they_come_and_to_whom() -> None:
    airspace = airspace_of(topology_of(HOLE), {"AA"})
    direct = shortest_track(Position(40.0, -10.0), Position(40.0, 10.0), airspace)
    (leg,) = direct.legs
    line = sampled(unit_vectors(40.0, -10.0), unit_vectors(40.0, 10.0), 1.0)
    nearest = min(airspace.nearest(point).distance for point in line)
    assert leg.clearance == pytest.approx(nearest, abs=1e-3)
    assert leg.owner == "AA"
    rounded = shortest_track(Position(0.0, -60.0), Position(0.0, 60.0), airspace)
    assert all(leg.clearance == pytest.approx(0, abs=1e-6) for leg in rounded.legs)
    free = shortest_track(Position(0, 0), Position(0, 9), airspace_of(topology_of(HOLE), set()))
    assert (free.legs[0].clearance, free.legs[0].owner) == (np.inf, "")


def test_antipodes_behind_two_bays_are_joined_by_a_bent_track() -> None:
    def bay(low: float, high: float, west: float, east: float):
        steps = np.linspace(west, east, 18)
        north = np.concatenate((np.full(18, low), np.full(18, high)))
        return unit_vectors(north, np.concatenate((steps, steps[::-1])))

    rings = joined([(bay(60, 70, 0, 340), "AA"), (bay(-70, -60, -260, 80), "BB")])
    track = shortest_track(Position(90, 0), Position(-90, 0), Airspace(rings))
    assert {turn.owner for turn in track.turns} <= {"AA", "BB"}
    assert track.sphere_length > track.great_circle
    assert len(track.points) == len(track.turns) + 2


def test_a_track_along_a_straight_coast_turns_only_at_its_ends() -> None:
    north = np.array([-30.0, -30.0, -10.0, 10.0, 30.0, 30.0, 0.0])
    east = np.array([-5.0, 0.0, 0.0, 0.0, 0.0, -5.0, -60.0])
    airspace = Airspace(joined([(unit_vectors(north, east), "AA")]))
    track = shortest_track(Position(-40.0, -8.0), Position(40.0, -8.0), airspace)
    assert [round(turn.position.latitude) for turn in track.turns] == [-30, 30]
