"""Bounds of what is left of a track: never too long, and close to it."""

# pyright: reportArgumentType=false, reportOptionalSubscript=false

import numpy as np
import pytest

from corredor.studies.routes.calc.sphere import angle
from corredor.studies.routes.calc.track.bound import bound_between
from corredor.studies.routes.calc.track.chords import chord_across
from corredor.studies.routes.calc.track.path import legal_path

ROUNDING = 1e-12


def ends(islands, seed: int):
    points = np.random.default_rng(seed + 7).normal(size=(60, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    closed = np.any([island.contains(points) for island in islands], axis=0)
    return points[~closed]


@pytest.mark.parametrize("seed", range(10))
def test_a_bound_is_never_longer_than_the_track(seed, islands_of, airspace_from) -> None:
    islands = islands_of(seed, 6)
    airspace = airspace_from(islands)
    free = ends(islands, seed)
    bound = bound_between(airspace.shores, free[0], free[1])
    lefts = bound.remaining(free[2:14], np.inf)
    assert bound.least >= angle(free[0], free[1]) - ROUNDING
    for point, left in zip((free[0], *free[2:14]), (bound.least, *lefts), strict=True):
        path = legal_path(point, free[1], airspace)
        whole = float(angle(path[:-1], path[1:]).sum())
        assert angle(point, free[1]) - ROUNDING <= left <= whole + ROUNDING


@pytest.mark.parametrize("seed", range(10))
def test_a_chord_lies_inside_and_bars_the_leg(seed, islands_of, airspace_from) -> None:
    islands = islands_of(seed, 6)
    airspace = airspace_from(islands)
    free = ends(islands, seed)
    chords = [chord_across(airspace.shores, free[at], free[at + 1]) for at in range(0, 30, 2)]
    laid = [chord for chord in chords if chord is not None]
    assert laid
    for one, two in laid:
        shares = np.linspace(0, 1, 101)[:, None]
        line = one * (1 - shares) + two * shares
        line /= np.linalg.norm(line, axis=1, keepdims=True)
        assert airspace.is_inside(line).all()


def test_tracks_of_one_airspace_do_not_depend_on_those_before(islands_of, airspace_from) -> None:
    islands = islands_of(3, 6)
    used = airspace_from(islands)
    free = ends(islands, 3)
    for at in range(2, 20):
        legal_path(free[at], free[at + 1], used)
    assert len(used.shores.laid) > 1
    fresh = legal_path(free[0], free[1], airspace_from(islands))
    assert np.array_equal(legal_path(free[0], free[1], used), fresh)


@pytest.mark.parametrize("seed", range(6))
def test_a_leg_along_a_shore_is_not_barred(seed, islands_of, airspace_from) -> None:
    islands = islands_of(seed, 5)
    airspace = airspace_from(islands)
    for island in islands:
        for one, two in zip(island.points, np.roll(island.points, -1, axis=0), strict=True):
            bound = bound_between(airspace.shores, one, two)
            assert bound.least == pytest.approx(float(angle(one, two)), rel=ROUNDING)
            middle = one + two
            middle /= np.linalg.norm(middle)
            half = bound_between(airspace.shores, one, middle)
            assert half.least == pytest.approx(float(angle(one, middle)), rel=ROUNDING)
