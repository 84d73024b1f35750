"""Numbers: what is read, what is refused, how they are rounded, where they stand."""

import contextlib
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import AmbiguousNumber, CellOutOfRange, CorredorError, NotANumber
from corredor.programme.diagnostics import Refused
from corredor.programme.numerals import LARGEST, half_unit, read_number, significant_digits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1300", 1300), ("-2.5", -2.5), ("+7", 7), ("1.3e9", 1.3e9), ("1.300e9", 1.3e9),
        (".5", 0.5), ("0.125", 0.125), ("-0.300", -0.3), ("1234.567", 1234.567), ("12.5", 12.5),
        ("1.3000", 1.3), ("0", 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("commas", [False, True])
def test_plain_numbers(text: str, value: float, commas: bool):
    assert read_number(text, commas=commas).value == value


@pytest.mark.parametrize("text", ["1,300", "1.300", "-1,300", "999.999", "12,345"])
@pytest.mark.parametrize("commas", [False, True])
def test_one_separator_before_three_digits_is_ambiguous(text: str, commas: bool):
    with pytest.raises(Refused) as refused:
        read_number(text, commas=commas)
    assert refused.value.kind is AmbiguousNumber
    first, second = (float(str(refused.value.fields[name])) for name in ("first", "second"))
    assert math.isclose(first, 1000 * second)
    for reading in ("first", "second"):
        read_number(str(refused.value.fields[reading]))


def test_a_bound_of_the_column_leaves_one_reading():
    assert read_number("55.756", low=-90, high=90).value == 55.756
    assert read_number("55,756", low=-90, high=90, commas=True).value == 55.756


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("1 300", "1300"), ("1,300,000", "1300000"), ("1.234.567", "1234567"),
        ("1,300.5", "1300.5"), ("1.300,5", "1300.5"), ("1'300", "1300"), ("12,5", "12.5"),
        ("1\u202f300", "1300"), ("\u22122.5", "-2.5"), ("many", "1300"), ("", "1300"),
        ("nan", "1300"), ("inf", "1300"), ("1e999", "1300"), ("1_000", "1300"), ("٣", "1300"),
        ("1.", "1300"), ("0x10", "1300"), ("9" * 5000, "1300"), ("12 %", "1300"),
    ],
)  # fmt: skip
def test_what_is_no_plain_number_and_how_it_would_be(text: str, example: str):
    with pytest.raises(Refused) as refused:
        read_number(text)
    assert (refused.value.kind, refused.value.fields["example"]) == (NotANumber, example)


def test_decimal_commas_only_where_they_part_no_cells():
    assert read_number("12,5", commas=True).text == "12.5"
    assert read_number("0,125", commas=True).decimal_comma
    with pytest.raises(Refused):
        read_number("12,5")


def test_range():
    with pytest.raises(Refused) as refused:
        read_number("-1", low=0)
    assert refused.value.kind is CellOutOfRange


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("0e400", NotANumber), ("0e301", NotANumber), ("1e400", NotANumber),
        ("1e28", CellOutOfRange), ("-1e28", CellOutOfRange), ("1e300", CellOutOfRange),
        ("1" + "0" * 28, CellOutOfRange),
    ],
)  # fmt: skip
def test_what_is_beyond_print(text: str, kind: type[CorredorError]):
    with pytest.raises(Refused) as refused:
        read_number(text)
    assert refused.value.kind is kind


def test_the_largest_exponent_has_a_half_unit():
    assert math.isfinite(half_unit(read_number("0e300").text))


@given(st.floats(-LARGEST, LARGEST, exclude_min=True, exclude_max=True))
def test_what_python_writes_is_read_back(value: float):
    text = repr(value)
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text):
        text += "0"
    assert read_number(text).value == value


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_read_or_refused(text: str, commas: bool):
    with contextlib.suppress(Refused):
        assert math.isfinite(read_number(text, commas=commas).value)


@pytest.mark.parametrize(
    ("text", "half", "digits"),
    [
        ("1300", 50, 2), ("86.4", 0.05, 3), ("300", 50, 1), ("0", 0.5, 1), ("2.50", 0.005, 3),
        ("1300.0", 0.05, 5), ("1.30e3", 5, 3), ("13e2", 50, 2), ("0.05", 0.005, 1), ("-7", 0.5, 1),
    ],
)  # fmt: skip
def test_rounding(text: str, half: float, digits: int):
    assert math.isclose(half_unit(text), half)
    assert significant_digits(text) == digits
