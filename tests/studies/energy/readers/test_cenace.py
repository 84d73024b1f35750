"""Files of CENACE as published, and the same files damaged."""

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.errors import BrokenSeries, OtherSeriesFormat, WrongHours
from corredor.studies.energy.calc.profiles.zones import clock_hours
from corredor.studies.energy.readers.cenace import read_forecasts, read_prices
from corredor.studies.energy.readers.clock import ZONES, day_of

DATA = Path(__file__).parents[1] / "data"
DMY = (DATA / "cenace_raw_price_day_dmy.csv").read_bytes()
ISO = (DATA / "cenace_raw_price_day_iso_25h.csv").read_bytes()
FORECAST = (DATA / "cenace_raw_forecast_day_25h.csv").read_bytes()


def test_day_before_month():
    made = read_prices(io.BytesIO(DMY), "p.csv", "BCS")
    assert set(made.days) == {date(2016, 7, 12)}
    assert made.hours == tuple(range(1, 25))
    assert set(made.nodes.tolist()) == {26}
    lines = DMY.decode().splitlines()[1:]
    prices = [float(line.split(",")[3]) for line in lines if line.split(",")[1] == "1"]
    assert made.price[0] == pytest.approx(np.mean(prices))


def test_twenty_five_hours():
    made = read_prices(io.BytesIO(ISO), "p.csv", "BCS")
    assert set(made.days) == {date(2016, 10, 30)}
    assert len(made.hours) == 25
    with pytest.raises(WrongHours):
        read_prices(io.BytesIO(ISO), "p.csv", "BCA")


def test_a_forecast_with_preamble_and_trailing_commas():
    made = {(one.system, one.technology): one for one in read_forecasts(io.BytesIO(FORECAST), "f")}
    assert len(made) == 5
    hours = {name: len(one.hours) for name, one in made.items()}
    assert hours["BCA", "EOLICA"] == 24
    assert hours["BCS", "FOTOVOLTAICA"] == hours["SIN", "EOLICA"] == 25
    assert made["BCA", "EOLICA"].days[0] == date(2019, 10, 27)
    assert made["BCA", "EOLICA"].energy[0] == 0.395


def test_a_price_file_with_its_day_in_the_preamble():
    head, *lines = DMY.decode().splitlines()
    short = [line.split(",", 1)[1] for line in lines]
    preamble = ["Centro Nacional de Control de Energia", "Fecha: 12/jul/2016", ""]
    text = "\r\n".join([*preamble, head.split(",", 1)[1], *(f"{line}," for line in short)])
    made = read_prices(io.BytesIO(text.encode()), "p.csv")
    assert set(made.days) == {date(2016, 7, 12)}
    assert np.array_equal(made.price, read_prices(io.BytesIO(DMY), "p.csv").price)


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda raw: raw.replace(old.encode(), new.encode(), 1)


FIRST, SECOND = "12/07/2016,1,", "12/07/2016,2,"
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str, int]] = {
    "month first": (replaced(FIRST, "07/13/2016,1,"), "E150", 2),
    "hour 26": (replaced(FIRST, "12/07/2016,26,"), "E150", 2),
    "hour 0": (replaced(FIRST, "12/07/2016,0,"), "E150", 2),
    "decimal comma": (replaced("3362.61", "3362,61"), "E150", 2),
    "not a number": (replaced("3362.61", "nan"), "E150", 2),
    "no sum": (replaced("3362.61", "9362.61"), "E150", 2),
    "hour twice": (replaced(SECOND, FIRST), "E150", 3),
    "other head": (replaced("Clave del nodo", "Nodo"), "E151", 1),
    "cut": (lambda raw: raw[: raw.index(b"12/07/2016,24")], "E152", 2),
    "not UTF-8": (lambda raw: raw.replace(b"07ASJ", b"07\xffSJ", 1), "E150", 2),
    "NUL": (lambda raw: raw.replace(b"07ASJ", b"07\x00SJ", 1), "E150", 2),
    "head only": (lambda raw: raw.split(b"\n")[0], "E150", 0),
    "empty": (lambda _: b"", "E151", 0),
    "endless line": (lambda raw: raw + b"x" * 30_000, "E150", 626),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_files_say_where(name: str):
    damage, code, line = DAMAGES[name]
    with pytest.raises((BrokenSeries, OtherSeriesFormat, WrongHours)) as error:
        read_prices(io.BytesIO(damage(DMY)), "p.csv", "BCS")
    assert error.value.code == code
    assert error.value.place is not None
    assert (error.value.place.file, error.value.place.line) == ("p.csv", line)


def test_a_missing_hour_is_an_error():
    lines = [one for one in DMY.decode().splitlines() if ",7," not in one[:14]]
    with pytest.raises(WrongHours) as error:
        read_prices(io.BytesIO("\n".join(lines).encode()), "p.csv", "BCS")
    assert error.value.fields["count"] == 23


def test_prices_of_nothing_and_high_ones_stand():
    text = DMY.decode().replace("3362.61,3259.45,103.16,0", "0,-103.16,103.16,0")
    text = text.replace("3135.05,3035.95,99.1,0", "6135.05,6035.95,99.1,0")
    made = read_prices(io.BytesIO(text.encode()), "p.csv")
    assert (made.zeros, made.high) == (1, 1)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 1200))
def test_any_bytes_are_read_or_refused_with_a_code(junk: bytes, at: int):
    for read, raw in ((read_prices, DMY[:1500]), (read_forecasts, FORECAST[:1500])):
        with suppress(BrokenSeries, OtherSeriesFormat, WrongHours):
            assert read(io.BytesIO(raw[:at] + junk + raw[at:]), "f.csv")


def test_clock_changes():
    """Day-light saving: DOF decrees for Mexico, 15 U.S.C. 260a for the border."""
    mexican = {date(2016, 4, 3): 23, date(2016, 10, 30): 25, date(2017, 4, 2): 23}
    border = {date(2016, 3, 13): 23, date(2016, 11, 6): 25, date(2017, 3, 12): 23}
    for day, hours in mexican.items():
        assert clock_hours(day, ZONES["BCS"]) == hours
        assert clock_hours(day, ZONES["BCA"]) == 24
    for day, hours in border.items():
        assert clock_hours(day, ZONES["BCA"]) == hours
        assert clock_hours(day, ZONES["BCS"]) == 24
    assert clock_hours(date(2023, 4, 2), ZONES["BCS"]) == 24
    assert clock_hours(date(2019, 10, 27), ZONES["BCS"]) == 25
    assert clock_hours(date(2019, 11, 3), ZONES["BCA"]) == 25


def test_days_are_never_guessed():
    assert day_of("05/Agosto/2016") == date(2016, 8, 5)
    assert day_of("01-ene-2020") == date(2020, 1, 1)
    for text in ("2016/07/12", "12/13/2016", "12/foo/2016", "12.07.2016", "31/02/2016", ""):
        assert day_of(text) is None
