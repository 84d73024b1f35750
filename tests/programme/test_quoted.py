import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.programme.quoted import date_is_quoted, figure_is_quoted


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        (1300, "MUSD_2024", "1,300 millones de dólares"),
        (1.3, "GUSD_2024", "1.300 millones de dólares"),
        (1.3, "GUSD_2024", "1,3 млрд долларов"),
        (1.3, "GUSD_2024", "USD 1.3bn"),
        (1300, "MUSD_2024", "mil 300 millones de dólares"),
        (3.5, "GMXN_2024", "3,5 mil millones de pesos"),
        (2.8, "MUSD_2022", "$2.8 million"),
        (86.4, "kt", "86,4 mil toneladas"),
        (86400, "tonne", "86,4 mil toneladas"),
        (5, "kWh", "5 kWh"),
        (0.61, "share", "61 %"),
        (61, "%", "61 por ciento"),
        (300, "person", "in 2024 300 people"),
        (9100, "km", "9 100 км"),
        (1234567.89, "USD_2024", "1.234.567,89 dólares"),
        (-5, "degC", "-5 grados"),
        (-5, "degC", "5 grados bajo cero"),
    ],
)
def test_what_stands_there(value: float, unit: str, quote: str) -> None:
    assert figure_is_quoted(value, unit, quote)


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        (1300, "USD_2024", "1,300 millones de dólares"),
        (1300, "GUSD_2024", "1,300 millones de dólares"),
        (14, "GUSD_2024", "1,4 млрд долларов"),
        (1650, "USD_2024", "1.650 millones de dólares"),
        (86.4, "tonne", "86,4 mil toneladas"),
        (5, "MUSD_2024", "1,300 millones de dólares"),
        (79, "year", "80 años"),
        (130, "MUSD_2024", "1,300 millones"),
        (300, "person", "no number at all"),
    ],
)
def test_what_does_not(value: float, unit: str, quote: str) -> None:
    assert not figure_is_quoted(value, unit, quote)


SCALES = st.sampled_from([("million", 6), ("mil millones", 9), ("тыс.", 3), ("млрд", 9), ("", 0)])


@given(st.integers(1, 999_999), SCALES, st.sampled_from([3, 6, 9]))
def test_a_thousandfold_slip_is_seen(number: int, scale: tuple[str, int], slip: int) -> None:
    word, power = scale
    quote = f"the sum of {number} {word} dollars"
    value = number * 10.0**power
    assert figure_is_quoted(value, "USD_2024", quote)
    assert not figure_is_quoted(value * 10.0**slip, "USD_2024", quote)


@pytest.mark.parametrize(
    ("date", "quote", "stands"),
    [
        ("1890-12-01", "relations since 1 December 1890", True),
        ("XXXX-06-23", "el 23 de junio", True),
        ("XXXX-07-23", "el 23 de junio", False),
        ("2023-01-01", "12 de noviembre de 2024", False),
        ("2024-06", "В июне 2024 года", True),
        ("2025-04", "the past April", False),
        ("2024-06/2024-08", "from June to August 2024", True),
        ("2024/..", "since 2024", True),
        ("2025-05-09", "09.05.2025", True),
    ],
)
def test_dates(date: str, quote: str, stands: bool) -> None:
    assert date_is_quoted(date, quote) is stands


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        (2.8, "MUSD_2022", "2,8 millones"), (1300, "MUSD_2024", "1,300 millones de dólares"),
        (1300, "MUSD_2024", "1 300 млн"), (1300, "MUSD_2024", "1\u00a0300 млн долл."),
        (1300, "MUSD_2024", "1.300 Mio."), (1.3e9, "USD_2024", "1.3 billion"),
        (1300, "MUSD_2024", "1,3 млрд"), (0.35, "1", "35 %"), (35, "%", "un 35%"),
        (1234567, "person", "1.234.567 personas"), (150, "company", "más de 150 empresas"),
        (-4.5, "%", "\u22124,5 %"), (0, "person", "0 people"), (1300.5, "km", "1,300.5 km"),
    ],
)  # fmt: skip
def test_a_figure_that_stands_in_its_quotation(value: float, unit: str, quote: str):
    assert figure_is_quoted(value, unit, quote)


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        (150, "company", "15 companies"), (2.9, "MUSD_2022", "2.8 million"), (3, "person", "three"),
        (0.35, "company", "35 companies"), (1310, "MUSD_2024", "1,300 million"), (0, "km", "1 km"),
    ],
)  # fmt: skip
def test_a_figure_that_does_not(value: float, unit: str, quote: str):
    assert not figure_is_quoted(value, unit, quote)


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        (0.05, "share", "5 %"),
        (0.61, "share", "61 of 100 people"),
        (0.5, "share", "a part of 0.5"),
        (0.005, "share", "5 ‰"),
        (2.5, "1", "2.5 times as much"),
        (-7, "%", "trade fell by 7 %"),
        (-7, "%", "снижение на 7 %"),
        (-7, "%", "una caída del 7 %"),
        (-7, "%", "\u22127 %"),
        (-3, "MUSD_2024", "perdió 3 millones"),
        (-3, "MUSD_2024", "–$3 million"),
        (1300, "kt", "1300 kt"),
        (1300, "kt", "1300 тыс. т"),
        (1.3, "kt", "1300 tonnes"),
        (1300, "kt", "1,300 kilotonnes"),
        (5, "MW", "5 МВт"),
        (5, "MW", "5 megavatios"),
        (5, "GWh", "5 GWh"),
        (5, "GWh", "5 ГВт·ч"),
        (5, "GWh", "5 ГВт⋅ч"),
        (5, "MW", "5MW"),
        (5, "MWh", "5 megavatios hora"),
        (5, "MWh", "5 мегаватт-часов"),
        (20, "km", "20 kilómetros"),
        (20, "km", "20-километровый"),
        (20, "kg", "20 kilos"),
        (20, "kg", "20 кг"),
        (3, "km", "3 Km"),
        (120, "km/h", "120 км/ч"),
        (120, "km/h", "120 km/h"),
        (5, "MW", "5, 6 and 7 MW"),
        (500, "km", "Length (km): 500"),
        (5, "Mt", "5 Mt"),
        (5, "Mt", "5 million tonnes"),
        (5, "TWh", "5 TWh"),
        (5, "TWh", "5 тераватт-часов, 5 ТВт·ч"),
        (20, "kg", "20 kilogramos"),
        (5, "kV", "5 кВ"),
        (5, "kW", "5 кВт"),
        (9100, "km", "9 100 km"),
        (7, "kTEU", "7 thousand TEU"),
        (3, "USD_2024/MWh", "3 dólares"),
        (4, "km^2", "4 km²"),
        (3, "kUSD_2024", "3 thousand"),
    ],
)
def test_what_the_signs_around_a_number_allow(value: float, unit: str, quote: str):
    assert figure_is_quoted(value, unit, quote)


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        (5, "share", "5 %"),
        (5, "share", "5"),
        (0.5, "share", "0,5 %"),
        (0.05, "share", "5 ‰"),
        (-7, "km", "7 km"),
        (-300, "km", "100-300 km"),
        (1300, "kt", "1300 tonnes"),
        (1300, "kt", "1300 тонн"),
        (5, "GW", "5 MW"),
        (5, "GW", "5 MW of the 10 GW"),
        (5, "km", "5 m"),
        (5, "MW", "5 кВт"),
        (5, "MWh", "5 ГВт·ч"),
        (5, "GW", "5 мегаватт"),
    ],
)
def test_what_the_signs_around_a_number_forbid(value: float, unit: str, quote: str):
    assert not figure_is_quoted(value, unit, quote)


@pytest.mark.parametrize("date", ["2024~/2025", "2024?/2025~", "2024/2025?"])
def test_an_uncertain_end_of_a_stretch(date: str):
    assert date_is_quoted(date, "from 2024 to 2025")
    assert not date_is_quoted(date, "from 2023 to 2025")


def test_scale_words_without_end():
    assert not figure_is_quoted(3, "USD_2024", "1 " + "trillón " * 30)


@pytest.mark.parametrize("unit", ["USD_2024", "kt", "share"])
@pytest.mark.parametrize(
    "piece",
    ["7 ", "1,", "mil 7 ", "7 mil ", "mil ", "7 kt ", "7 t ", "7-", "-", " ", "x", "7 %", "k"],
)
def test_a_long_quotation_takes_no_time(piece: str, unit: str):
    begun = time.process_time()
    assert not figure_is_quoted(-8.5, unit, piece * (80_000 // len(piece)))
    assert not figure_is_quoted(7, unit, "7 " * 30_000 + "end") or unit == "USD_2024"
    assert time.process_time() - begun < 4
