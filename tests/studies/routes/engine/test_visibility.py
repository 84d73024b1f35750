"""The prebuilt graph: with numba and without it the same, and the same as single tracks."""

# pyright: reportArgumentType=false, reportOptionalSubscript=false

import numpy as np
import pytest

from corredor.studies.routes.calc.sphere import angle
from corredor.studies.routes.calc.sphere.constants import AUTHALIC_RADIUS
from corredor.studies.routes.calc.track import Airspace
from corredor.studies.routes.calc.track.graph import graph_of, path_between
from corredor.studies.routes.calc.track.path import legal_path
from corredor.studies.routes.calc.track.rings import joined
from corredor.studies.routes.engine import visibility


def stars(seed: int) -> Airspace:
    """Ten star-shaped islands round the globe, one of them on the north pole."""
    random = np.random.default_rng(seed)
    spiral = np.arange(10)
    height = 1 - 2 * spiral / 9.5
    across, turn = np.sqrt(np.maximum(0, 1 - height**2)), spiral * 2.4
    centres = np.stack((across * np.cos(turn), across * np.sin(turn), height), axis=1)
    rings = []
    for at, centre in enumerate(centres):
        course = np.arange(14) * 2 * np.pi / 14
        reach = random.uniform(0.15, 0.42, 14)
        east = np.cross([0.36, 0.48, 0.8], centre)
        east /= np.linalg.norm(east)
        side = np.cos(course)[:, None] * east + np.sin(course)[:, None] * np.cross(centre, east)
        points = np.cos(reach)[:, None] * centre + np.sin(reach)[:, None] * side
        rings.append((points / np.linalg.norm(points, axis=1, keepdims=True), f"A{at}"))
    return Airspace(joined(rings))


def stations(airspace: Airspace):
    points = np.random.default_rng(5).normal(size=(40, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    free = points[~airspace.is_inside(points)][:9]
    inside = points[airspace.is_inside(points)][:1]
    return np.concatenate((free, inside))


@pytest.mark.parametrize("installed", [True, False])
def test_rows_are_the_lengths_of_single_tracks(installed, monkeypatch) -> None:
    if installed:
        pytest.importorskip("numba")
    monkeypatch.setattr(visibility, "is_installed", lambda: installed)
    airspace = stars(1)
    graph = visibility.visibility_graph(airspace)
    points = stations(airspace)
    rows = list(visibility.station_rows(graph, points))
    assert [row.station for row in rows] == list(range(len(points)))
    for row in rows:
        assert np.isinf(row.lengths[-1:]).all(), "the last station is closed"
        for other in range(row.station + 1, len(points) - 1):
            path = legal_path(points[row.station], points[other], airspace)
            single = AUTHALIC_RADIUS * float(angle(path[:-1], path[1:]).sum())
            place = other - row.station - 1
            assert row.lengths[place] == pytest.approx(single, rel=1e-12)
            assert row.direct[place] == (len(path) == 2)


def test_numba_and_numpy_build_the_same_graph() -> None:
    pytest.importorskip("numba")
    for seed in range(3):
        airspace = stars(seed)
        fast, plain = visibility.visibility_graph(airspace), graph_of(airspace)
        assert np.array_equal(fast.starts, plain.starts)
        assert np.array_equal(fast.ends, plain.ends)


def test_rays_give_the_path_and_its_length() -> None:
    airspace = stars(2)
    graph = visibility.visibility_graph(airspace)
    points = stations(airspace)
    one, two = visibility.rays(graph, points[0]), visibility.rays(graph, points[4])
    path = path_between(graph, one, two)
    assert path is not None
    wanted = AUTHALIC_RADIUS * float(angle(path[:-1], path[1:]).sum())
    assert visibility.track_length(graph, one, two) == pytest.approx(wanted, rel=1e-12)


def test_rows_are_the_same_bytes_whatever_the_number_of_threads(monkeypatch) -> None:
    pytest.importorskip("numba")
    airspace = stars(3)
    found = []
    for threads in (1, 2, 5):
        monkeypatch.setattr(visibility, "_threads", lambda threads=threads: threads)
        graph = visibility.visibility_graph(airspace)
        rows = list(visibility.station_rows(graph, stations(airspace)))
        found.append(
            [graph.starts.tobytes(), graph.ends.tobytes(), graph.lengths.tobytes()]
            + [part for row in rows for part in (row.lengths.tobytes(), row.direct.tobytes())]
        )
    assert found[0] == found[1] == found[2]
