"""Embedded distances: digests, laws of a metric, and what GeoDist prints."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from corredor.data.distances import pair_distances
from corredor.data.tables import read_data_source, read_data_table

FOLDER = files("corredor.data").joinpath("distances")


def test_the_digest_of_the_source_is_that_of_the_file() -> None:
    content = FOLDER.joinpath("distances.npy.xz").read_bytes()
    assert read_data_source("distances").sha256 == hashlib.sha256(content).hexdigest()
    own = files("corredor.data").joinpath("area_codes", "area_codes.csv").read_bytes()
    assert read_data_source("area_codes").sha256 == hashlib.sha256(own).hexdigest()


@pytest.mark.parametrize(
    ("first", "second", "km"),
    [
        # Distances between capitals, great circles as atlases print them.
        ("RUS", "MEX", 10_750),
        ("MEX", "CUB", 1_780),
        ("FRA", "DEU", 880),
        ("USA", "CAN", 735),
    ],
)
def test_capitals_are_as_far_apart_as_atlases_say(first: str, second: str, km: float) -> None:
    pairs = pair_distances()
    found = pairs.capital[pairs.country(first), pairs.country(second)]
    assert found == pytest.approx(km, rel=0.01)


def test_distances_are_symmetric_and_the_harmonic_mean_is_the_least() -> None:
    pairs = pair_distances()
    off = ~np.eye(len(pairs.countries), dtype=bool)
    for km in (pairs.capital, pairs.weighted, pairs.harmonic):
        assert np.array_equal(km, km.T, equal_nan=True)
        assert np.isnan(np.diag(km)).all()
        assert (km[off] > 0).all()
        assert (km[off] < 20_040).all()
    assert (pairs.harmonic[off] <= pairs.weighted[off] + 1).all()


def test_capitals_keep_the_triangle() -> None:
    km = np.nan_to_num(pair_distances().capital)
    for middle in range(0, len(km), 13):
        assert (km <= km[:, [middle]] + km[middle] + 2).all()


def test_ties_of_the_corridor() -> None:
    pairs = pair_distances()
    rus, mex, cub, usa, blr = map(pairs.country, ("RUS", "MEX", "CUB", "USA", "BLR"))
    assert pairs.contiguous[mex, usa]
    assert pairs.contiguous[blr, rus]
    assert not pairs.contiguous[cub, usa]  # a leased bay is no border
    assert not pairs.contiguous[rus, mex]
    assert pairs.official_language[mex, cub]
    assert pairs.official_language[rus, blr]
    assert not pairs.official_language[rus, mex]
    assert pairs.spoken_language[mex, usa]  # more than nine in a hundred speak Spanish there
    assert not pairs.official_language[mex, usa]


def test_every_country_of_the_flows_has_distances() -> None:
    held = set(pair_distances().countries)
    assert {row["code"] for row in read_data_table("trade_flows", "countries")} <= held
