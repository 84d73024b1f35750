"""The partition of sovereign areas: laws of its topology, known points, published areas."""

import hashlib
import json
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest

from corredor.data.tables import country_codes, read_data_source

RADIUS = 6371.0072
"""Of the sphere of equal area [km]."""
MILE = 1.852


def vectors(lat, lon):
    lat, lon = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


class World:
    """The arcs as unit vectors, and the walks of each area along them."""

    def __init__(self):
        name = files("corredor.data").joinpath("airspace", "airspace.json")
        self.content = name.read_bytes()
        stated = json.loads(self.content)
        self.steps = [np.cumsum(arc, axis=0) for arc in stated["arcs"]]
        self.arcs = [
            vectors(a[:, 1] * stated["grid"], a[:, 0] * stated["grid"]) for a in self.steps
        ]
        self.areas = stated["areas"]
        self.walks = {
            area: [walk for polygon in polygons for ring in polygon for walk in ring]
            for area, polygons in self.areas.items()
        }
        self.starts = np.vstack([arc[:-1] for arc in self.arcs])
        self.ends = np.vstack([arc[1:] for arc in self.arcs])
        self.bounds = np.cumsum([0, *(len(arc) - 1 for arc in self.arcs)])

    def turns(self, place):
        """How far each arc turns about a place [radian], to the left positive."""
        side = np.cross(self.starts, self.ends) @ place
        along = np.sum(self.starts * self.ends, axis=1) - (self.starts @ place) * (
            self.ends @ place
        )
        return np.add.reduceat(np.arctan2(side, along), self.bounds[:-1])

    def owners(self, lat, lon):
        turns = self.turns(vectors(lat, lon))
        total = {
            area: sum(turns[w] if w >= 0 else -turns[~w] for w in walks)
            for area, walks in self.walks.items()
        }
        return {area for area, turn in total.items() if turn > np.pi}

    def node(self, walk, end):
        step = self.steps[walk if walk >= 0 else ~walk][
            (-1 if end else 0) if walk >= 0 else end - 1
        ]
        return int(step[0]) % 3_600_000, int(step[1])

    def area(self, code):
        """Area of an area [km²]: the sum of the signed triangles with the pole."""
        total = 0.0
        for walk in self.walks[code]:
            arc = self.arcs[walk if walk >= 0 else ~walk]
            a, b = (arc[:-1], arc[1:]) if walk >= 0 else (arc[1:], arc[:-1])
            # Eriksson (1990), Mathematics Magazine 63, 184: half the excess of a, b, pole.
            triple = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
            base = 1 + np.sum(a * b, axis=1) + a[:, 2] + b[:, 2]
            total += 2 * np.arctan2(triple, base).sum()
        return total * RADIUS**2


@pytest.fixture(scope="module")
def world():
    return World()


def moved(lat, lon, bearing, distance):
    """Where one comes to [degree] by going a distance [km] in a direction [degree]."""
    lat, lon, bearing, angle = np.radians([lat, lon, bearing, np.degrees(distance / 6371.0088)])
    north = np.arcsin(np.sin(lat) * np.cos(angle) + np.cos(lat) * np.sin(angle) * np.cos(bearing))
    east = lon + np.arctan2(
        np.sin(bearing) * np.sin(angle) * np.cos(lat), np.cos(angle) - np.sin(lat) * np.sin(north)
    )
    return np.degrees(north), np.degrees(east)


def test_the_digest_of_the_source_is_that_of_the_file(world):
    assert read_data_source("airspace").sha256 == hashlib.sha256(world.content).hexdigest()
    assert len(world.content) <= 1_500_000


def test_areas_are_coded_by_iso_3166(world):
    assert set(world.areas) - country_codes() == {"XK"}
    # Nobody closes Antarctica; Åland counts as Finland, Vatican City as Italy.
    assert country_codes() - set(world.areas) == {"AQ", "AX", "VA"}


def test_each_arc_is_walked_once_in_each_direction_by_different_areas(world):
    walked = Counter(walk for walks in world.walks.values() for walk in walks)
    assert set(walked.values()) == {1}
    owner = {walk: area for area, walks in world.walks.items() for walk in walks}
    assert {w if w >= 0 else ~w for w in owner} == set(range(len(world.arcs)))
    assert all(owner.get(~walk) != area for walk, area in owner.items())


def test_rings_close(world):
    for polygons in world.areas.values():
        for ring in (ring for polygon in polygons for ring in polygon):
            for walk, following in zip(ring, [*ring[1:], ring[0]], strict=True):
                assert world.node(walk, 1) == world.node(following, 0)


def test_edges_are_shorter_than_a_quarter_of_the_globe_and_no_point_repeats(world):
    cosines = np.sum(world.starts * world.ends, axis=1)
    assert cosines.min() > 0.9
    assert cosines.max() < 1


def test_areas_lie_to_the_left(world):
    assert all(world.area(code) > 0 for code in world.areas)


@pytest.mark.parametrize(
    ("code", "published"),
    [
        ("AT", 83_882),
        ("BO", 1_098_581),
        ("BY", 207_600),
        ("CH", 41_291),
        ("CZ", 78_871),
        ("MN", 1_564_116),
        ("HU", 93_030),
        ("ZM", 752_612),
    ],
)
def test_states_without_a_coast_have_their_published_area(world, code, published):
    # United Nations, Demographic Yearbook 2021, table 3 [km²].
    assert world.area(code) == pytest.approx(published, rel=0.01)


@pytest.mark.parametrize(
    ("lat", "lon", "area"),
    [
        (54.70, 20.50, "RU"),  # Kaliningrad
        (71.20, 180.0, "RU"),  # Wrangel Island, on the antimeridian
        (66.00, -172.0, "RU"),  # Chukotka
        (44.95, 34.10, "UA"),  # Simferopol
        (78.22, 15.65, "SJ"),  # Longyearbyen
        (70.98, -8.50, "SJ"),  # Jan Mayen
        (64.18, -51.70, "GL"),
        (62.02, -6.77, "FO"),
        (46.78, -56.18, "PM"),
        (37.74, -25.67, "PT"),  # Ponta Delgada
        (28.10, -15.42, "ES"),  # Las Palmas
        (35.89, -5.31, "ES"),  # Ceuta
        (36.14, -5.35, "GI"),
        (54.15, -4.48, "IM"),
        (49.21, -2.13, "JE"),
        (49.45, -2.58, "GG"),
        (60.10, 19.94, "FI"),  # Mariehamn
        (4.93, -52.33, "GF"),
        (16.25, -61.55, "GP"),
        (14.61, -61.07, "MQ"),
        (-21.12, 55.53, "RE"),
        (-12.80, 45.17, "YT"),
        (12.18, -68.26, "BQ"),
        (18.22, -63.05, "AI"),
        (18.43, -64.62, "VG"),
        (18.34, -64.93, "VI"),
        (18.40, -66.10, "PR"),
        (19.30, -81.38, "KY"),
        (21.78, -72.27, "TC"),
        (32.30, -64.78, "BM"),
        (19.90, -75.12, "CU"),  # Guantanamo
        (52.85, 173.1, "US"),  # Attu
        (-43.95, -176.55, "NZ"),  # Chatham Islands
        (27.15, -13.20, "EH"),
        (42.66, 21.16, "XK"),
        (35.33, 33.32, "CY"),  # Kyrenia
        (39.21, 45.41, "AZ"),  # Nakhchivan
        (-5.56, 12.19, "AO"),  # Cabinda
        (22.30, 114.17, "HK"),
        (-27.15, -109.42, "CL"),  # Easter Island
        (50.00, -85.00, "CA"),
        (43.70, -87.00, "US"),  # Lake Michigan
    ],
)
def test_places_on_land_belong_where_they_belong(world, lat, lon, area):
    assert world.owners(lat, lon) == {area}


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (66.6, -27.0),  # Denmark Strait, Reykjavik region
        (60.0, -30.0),  # Reykjavik region
        (45.0, -45.0),  # Gander region
        (73.5, 35.0),  # Barents Sea
        (90.0, 0.0),
        (56.0, 18.8),  # Baltic Sea
        (62.0, 19.3),  # Gulf of Bothnia
        (59.40, 22.90),  # Gulf of Finland
        (59.90, 25.60),
        (58.5, 2.0),  # North Sea
        (43.2, 34.0),  # Black Sea
        (41.5, 50.7),  # Caspian Sea
        (37.0, 17.0),  # Ionian Sea
        (20.5, 38.6),  # Red Sea
        (26.8, 51.6),  # Persian Gulf
        (25.0, -88.0),  # Gulf of Mexico
        (24.0, -80.6),  # Florida Strait
        (56.0, 150.0),  # Sea of Okhotsk
        (10.5, 114.4),  # Spratly Islands: nobody's here
        (-75.0, 0.0),  # Antarctica
    ],
)
def test_the_high_seas_are_open(world, lat, lon):
    assert world.owners(lat, lon) == set()


@pytest.mark.parametrize(
    ("name", "lat", "lon", "bearing", "area"),
    [
        ("Cape Race", 46.6586, -53.0736, 135, "CA"),
        ("Knivskjellodden", 71.1855, 25.6783, 0, "NO"),
        ("Cape Farewell", 59.7733, -43.9230, 180, "GL"),
        ("Cabo San Antonio", 21.8660, -84.9540, 270, "CU"),
        ("Cape Agulhas", -34.8334, 20.0000, 180, "ZA"),
        ("Cabo da Roca", 38.7806, -9.5000, 270, "PT"),
        ("Cape Leeuwin", -34.3750, 115.1360, 225, "AU"),
        ("Ponta do Seixas", -7.1553, -34.7930, 90, "BR"),
        ("Dondra Head", 5.9190, 80.5890, 180, "LK"),
    ],
)
def test_the_limit_lies_twelve_miles_off_a_headland(world, name, lat, lon, bearing, area):
    # The limit lies up to 2 km outside, and the source itself errs by some 0.4 km.
    assert world.owners(*moved(lat, lon, bearing, 11.5 * MILE)) == {area}, name
    assert world.owners(*moved(lat, lon, bearing, 12 * MILE + 2.4)) == set(), name


def test_no_two_areas_overlap_on_land_and_sea(world):
    # Equal in area on the sphere: latitudes by arcsine, longitudes by the golden angle.
    count = 2000
    share = (np.arange(count) + 0.5) / count
    lats = np.degrees(np.arcsin(1 - 2 * share))
    lons = (np.arange(count) * 137.50776405) % 360 - 180
    found = [world.owners(lat, lon) for lat, lon in zip(lats, lons, strict=True)]
    assert all(len(owners) <= 1 for owners in found)
    closed = sum(map(len, found)) / count
    total = sum(world.area(code) for code in world.areas) / (4 * np.pi * RADIUS**2)
    assert closed == pytest.approx(total, abs=0.02)
