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
