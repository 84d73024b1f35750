"""Weather, hourly columns and technology costs, sound and damaged."""

import io

import numpy as np
import pytest

from corredor.core.errors import BrokenSeries, CorredorError, OtherSeriesFormat
from corredor.studies.energy.readers.columns import read_columns
from corredor.studies.energy.readers.technology_data import read_technology_costs
from corredor.studies.energy.readers.weather import read_weather

HEAD = [
    "LOCATION,La Paz,BCS,MEX,TEST,764050,24.07,-110.33,-7.0,16.0",
    *["COMMENTS,made up"] * 7,
]


def epw(hours: int = 8760, **cells: str) -> bytes:
    lines = list(HEAD)
    for hour in range(hours):
        row = ["2005", "1", "1", str(hour % 24 + 1), "60", "?"] + ["0"] * 29
        row[6], row[9], row[13], row[21] = "21.5", "101000", str(hour % 24 * 10), "4.2"
        if hour == 5:
            row = [cells.get(f"c{at}", cell) for at, cell in enumerate(row)]
        lines.append(",".join(row))
    return "\n".join(lines).encode()


def test_a_year_of_weather():
    made = read_weather(io.BytesIO(epw()), "w.epw")
    assert (made.place, made.latitude, made.offset) == ("La Paz", 24.07, -7.0)
    assert made.global_horizontal.shape == (8760,)
    assert made.global_horizontal[:24].tolist() == [10.0 * hour for hour in range(24)]
    assert made.wind_speed.mean() == pytest.approx(4.2)
    assert made.missing == 0


def test_missing_weather_is_told():
    made = read_weather(io.BytesIO(epw(c6="99.9", c14="9999", c21="999")), "w.epw")
    assert made.missing == 3
    assert np.isnan(made.temperature[5])
    assert np.isnan(made.wind_speed[5])
    assert np.isnan(made.direct_normal[5])


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (epw(24), BrokenSeries),
        (epw(c6="hot"), BrokenSeries),
        (epw(c3="9"), BrokenSeries),
        (epw()[20:], OtherSeriesFormat),
        (b"", OtherSeriesFormat),
    ],
)
def test_damaged_weather(raw: bytes, kind: type[CorredorError]):
    with pytest.raises(kind):
        read_weather(io.BytesIO(raw), "w.epw")


def test_hourly_columns():
    raw = b"\xef\xbb\xbftime,demand,sun\r\n2023-01-01T00:00,1.5,0\r\n2023-01-01T01:00,2,1e-1\r\n"
    made = read_columns(io.BytesIO(raw), "d.csv", ("demand", "sun"))
    assert made.hours == 2
    assert made.columns["demand"].tolist() == [1.5, 2.0]
    assert made.columns["sun"].tolist() == [0.0, 0.1]


@pytest.mark.parametrize(
    ("raw", "kind", "line"),
    [
        (b"demand\n1\nx\n", BrokenSeries, 3),
        (b"demand,a\n1,2\n1\n", BrokenSeries, 3),
        (b"demand,a\n1,2,3\n", BrokenSeries, 2),
        (b"load\n1\n", OtherSeriesFormat, 1),
        (b"demand,demand\n1,1\n", OtherSeriesFormat, 1),
        (b"demand;a\n1;2\n", OtherSeriesFormat, 1),
        (b'demand\n"1\n', BrokenSeries, 2),
        (b"demand\n", BrokenSeries, 0),
        (b"", BrokenSeries, 0),
        (b"demand\n1e999\n", BrokenSeries, 2),
    ],
)
def test_damaged_columns(raw: bytes, kind: type[CorredorError], line: int):
    with pytest.raises(kind) as error:
        read_columns(io.BytesIO(raw), "d.csv", ("demand",))
    assert error.value.place is not None
    assert error.value.place.line == line


def test_technology_costs():
    raw = (
        "technology,parameter,value,unit,source,further description,currency_year\n"
        'CCGT,FOM,3.3494,%/year,"Danish Energy Agency, a.xlsx","05 Gas turb., CC",2015.0\n'
        "SMR,investment,493470.3997,EUR/MW_CH4,Danish Energy Agency,,\n"
    )
    made = read_technology_costs(io.BytesIO(raw.encode()), "costs_2030.csv")
    assert made[0].source == "Danish Energy Agency, a.xlsx"
    assert made[0].source_year == 2015
    assert not made[0].is_reforming
    assert made[1].is_reforming
    assert made[1].source_year is None
    with pytest.raises(BrokenSeries):
        read_technology_costs(io.BytesIO(raw.replace("SMR,inv", "CCGT,FOM,", 1).encode()), "c")
    with pytest.raises(OtherSeriesFormat):
        read_technology_costs(io.BytesIO(raw.replace("unit", "u", 1).encode()), "c")
