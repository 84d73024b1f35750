"""Embedded totals of trade: digest, size, and what their publishers print."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from corredor.data.tables import read_data_source, read_data_table
from corredor.data.trade_flows import EXPORTS, IMPORTS, reconciled_flows, reported_flows


def test_the_digest_of_the_source_is_that_of_the_file() -> None:
    content = files("corredor.data").joinpath("trade_flows", "trade_flows.npy.xz").read_bytes()
    assert read_data_source("trade_flows").sha256 == hashlib.sha256(content).hexdigest()


def test_every_country_has_two_codes() -> None:
    rows = read_data_table("trade_flows", "countries")
    assert all(len(row["code"]) == 3 and len(row["alpha2"]) == 2 for row in rows)
    assert len({row["alpha2"] for row in rows}) == len(rows)
    assert tuple(row["code"] for row in rows) == reported_flows().countries


def test_weights_of_the_corridor_in_2020() -> None:
    # Russia is Mexico's 30th source and 32nd destination, Mexico Russia's 48th destination.
    flows = reported_flows()
    rus, mex, year = flows.country("RUS"), flows.country("MEX"), flows.year(2020)

    def place(flow: int, reporter: int, partner: int) -> tuple[int, float]:
        values = flows.value[flow, reporter, :, year].astype(float)
        rank = 1 + int((values > values[partner]).sum())
        return rank, round(100 * values[partner] / np.nansum(values), 2)

    assert place(IMPORTS, mex, rus) == (30, 0.23)
    assert place(EXPORTS, mex, rus) == (32, 0.1)
    assert place(EXPORTS, rus, mex) == (48, 0.35)


def test_reconciled_totals_of_2023() -> None:
    flows = reconciled_flows()
    value = {
        (one, other): flows.value[flows.countries.index(one), flows.countries.index(other)]
        for one, other in (("RUS", "MEX"), ("MEX", "RUS"), ("RUS", "IND"), ("IND", "RUS"))
    }
    assert list(value.values()) == pytest.approx([504.539, 2.347, 66149.33, 4053.982], abs=1e-2)
    assert np.nansum(flows.value.astype(float)) == pytest.approx(21_749_670.4, rel=1e-6)
    assert "CUB" in flows.countries
    assert np.isnan(flows.value[flows.countries.index("CUB")]).all()


def test_unknown_years_and_countries_are_errors() -> None:
    flows = reported_flows()
    with pytest.raises(KeyError):
        flows.year(2021)
    with pytest.raises(KeyError):
        flows.country("XYZ")


def test_totals_are_those_of_all_partners_in_every_year() -> None:
    flows = reported_flows()
    whole = slice(flows.year(flows.complete_from), None)
    sums = np.nansum(flows.value.astype(float), axis=2)
    stated = np.nan_to_num(flows.total)
    np.testing.assert_allclose(sums[..., whole], stated[..., whole], atol=0.2, rtol=1e-6)
    assert (sums <= stated + 0.2 + 1e-6 * stated).all()
    for country in ("RUS", "MEX", "CUB"):
        place = flows.country(country)
        np.testing.assert_allclose(sums[:, place], stated[:, place], atol=0.2, rtol=1e-6)


def test_the_set_stays_small() -> None:
    path = files("corredor.data").joinpath("trade_flows", "trade_flows.npy.xz")
    assert len(path.read_bytes()) < 1_500_000
