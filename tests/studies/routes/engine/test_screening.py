"""Screening: compiled and plain agree to the bit, whatever the threads; laws of closures."""

from dataclasses import replace

import numpy as np
import pytest

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import aircraft_of
from corredor.studies.routes.calc.screening import (
    MEASURES,
    REASONS,
    Screening,
    Terms,
    curve_of,
    reduced_vectors,
    rings_of,
    stacked,
)
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.track import airspace_of, topology_of
from corredor.studies.routes.engine.geodesic import geodesic
from corredor.studies.routes.engine.screening import (
    FROM,
    TO,
    closed_rows,
    screen_open,
    screen_rows,
)
from corredor.studies.routes.engine.visibility import visibility_graph

TERMS = Terms(1.05, 1.7, 0.0, 370.4, 15.0)
TYPES = ("A20N", "A333", "B77W", "E190")
AIRPORTS = 90


@pytest.fixture(scope="module")
def curves():
    rows, terms = read_data_table("aircraft"), read_data_table("in_service")
    types = [aircraft_of(code, rows, terms) for code in TYPES]
    return [curve_of(aircraft, aircraft.seats * 95.0, TERMS) for aircraft in types]


@pytest.fixture(scope="module")
def world():
    generator = np.random.default_rng(3)
    latitudes = np.degrees(np.arcsin(generator.uniform(-1, 1, AIRPORTS)))
    longitudes = generator.uniform(-180, 180, AIRPORTS)
    # One place twice, neighbours, poles, antipodes and the antimeridian.
    latitudes[:8] = [10, 10, 10.5, 90, -90, 0, 0, 0]
    longitudes[:8] = [20, 20, 20, 0, 0, 179.9, -179.9, 0]
    lengths = generator.choice([0, 1_800, 2_500, 3_200, 4_000], AIRPORTS).astype(float)
    heights = generator.choice([0, 500, 7_300], AIRPORTS).astype(float)
    sides = generator.choice([0, FROM, TO, FROM | TO], AIRPORTS).astype(np.uint8)
    return latitudes, longitudes, lengths, heights, sides


def asked_of(curves, world, measure, count=40, **more):
    rings = rings_of(curves, world[2], world[3], TERMS)
    return Screening(rings, stacked(curves, measure, TERMS), count, **more)


def same(one, two) -> None:
    assert one.counts.tolist() == two.counts.tolist()
    assert one.ranking.keys.tolist() == two.ranking.keys.tolist()
    assert one.ranking.values.tobytes() == two.ranking.values.tobytes()


def closed(curves, world, areas=True):
    wall = [[-30, -40], [40, 0], [0, 90], [-40, 0], [0, -90]]
    topology = topology_of({"grid": 1.0, "arcs": [wall], "areas": {"AA": [[0]]}})
    airspace = airspace_of(topology, {"AA"} if areas else set())
    latitudes, longitudes, lengths, _, sides = world
    vectors = unit_vectors(latitudes, longitudes)
    points = reduced_vectors(latitudes, longitudes)
    return closed_rows(visibility_graph(airspace), vectors, points, sides, lengths > 0, TERMS)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("more", [{}, {"worst": True}, {"unreached": True}])
def test_compiled_and_plain_agree_to_the_bit(curves, world, measure: str, more) -> None:
    pytest.importorskip("numba")
    asked = asked_of(curves, world, measure, **more)
    points = reduced_vectors(world[0], world[1])
    found = [
        screen_open(points, world[4], TERMS.flown_factor, asked, jobs=jobs, compiled=compiled)
        for jobs, compiled in ((1, True), (2, True), (3, True), (1, False))
    ]
    for other in found[1:]:
        same(found[0], other)


@pytest.mark.parametrize("measure", ["fuel", "detour"])
def test_rows_agree_to_the_bit(curves, world, measure: str) -> None:
    pytest.importorskip("numba")
    asked = asked_of(curves, world, measure)
    rows = list(closed(curves, world))
    one = screen_rows(rows, asked, jobs=1, compiled=True)
    same(one, screen_rows(rows, asked, jobs=3, compiled=True))
    same(one, screen_rows(rows, asked, compiled=False))


def test_with_nothing_closed_rows_are_the_open_world(curves, world) -> None:
    asked = asked_of(curves, world, "fuel")
    points = reduced_vectors(world[0], world[1])
    plain = screen_open(points, world[4], TERMS.flown_factor, asked)
    same(plain, screen_rows(closed(curves, world, areas=False), asked))


def test_closing_never_reaches_more(curves, world) -> None:
    asked = asked_of(curves, world, "fuel")
    points = reduced_vectors(world[0], world[1])
    plain = screen_open(points, world[4], TERMS.flown_factor, asked).counts
    less = screen_rows(closed(curves, world), asked).counts
    assert np.all(less[:, 0] <= plain[:, 0])
    assert less[:, 0].sum() < plain[:, 0].sum()
    assert less[:, REASONS.index("closed")].sum() > 0
    assert np.array_equal(less.sum(axis=1), plain.sum(axis=1))


def test_every_pair_is_counted_once(curves, world) -> None:
    sides = world[4]
    one, two = np.triu_indices(AIRPORTS, 1)
    met = ((sides[one] & FROM) & (sides[two] >> 1)) | ((sides[two] & FROM) & (sides[one] >> 1))
    asked = asked_of(curves, world, "fuel")
    found = screen_open(reduced_vectors(world[0], world[1]), sides, TERMS.flown_factor, asked)
    assert found.counts.sum(axis=1).tolist() == [int(met.sum())] * len(TYPES)


def test_ranking_is_that_of_brute_force(curves, world) -> None:
    asked = asked_of(curves, world, "distance", count=10_000)
    found = screen_open(reduced_vectors(world[0], world[1]), world[4], TERMS.flown_factor, asked)
    pairs, kinds = np.divmod(found.ranking.keys, len(TYPES))
    firsts, seconds = np.divmod(pairs, AIRPORTS)
    latitudes, longitudes, lengths, heights, _ = world
    rings = rings_of(curves, lengths, heights, TERMS).rings
    for value, one, two, kind in zip(found.ranking.values, firsts, seconds, kinds, strict=True):
        exact = geodesic(latitudes[one], longitudes[one], latitudes[two], longitudes[two]).length
        assert value == pytest.approx(exact, abs=0.02)
        assert exact * TERMS.flown_factor <= min(rings[kind, one], rings[kind, two]) + 0.02
    assert np.all(np.diff(found.ranking.values) >= 0)
    assert len(found.ranking.values) == found.counts[:, 0].sum()


def test_fewer_rows_are_the_first_of_more(curves, world) -> None:
    points = reduced_vectors(world[0], world[1])
    long = asked_of(curves, world, "fuel", count=200)
    short = replace(long, count=7)
    more = screen_open(points, world[4], TERMS.flown_factor, long)
    less = screen_open(points, world[4], TERMS.flown_factor, short)
    assert less.ranking.keys.tolist() == more.ranking.keys[:7].tolist()
