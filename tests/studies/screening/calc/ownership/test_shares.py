from fractions import Fraction

import pytest

from corredor.studies.screening.calc.ownership import Share, share
from corredor.studies.screening.calc.ownership.shares import UNKNOWN


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50", "1/2", "1/2"),
        ("49.99", "4999/10000", "4999/10000"),
        ("49.99 %", "4999/10000", "4999/10000"),
        ("1/3", "1/3", "1/3"),
        ("25-50", "1/4", "1/2"),
        ("25 – 50", "1/4", "1/2"),
        (">=75", "3/4", "1"),
        ("<25", "0", "1/4"),
        ("0", "0", "0"),
        ("100", "1", "1"),
    ],
)
def test_a_share_is_read_exactly(text: str, low: str, high: str) -> None:
    held = share(text)
    assert (held.low, held.high) == (Fraction(low), Fraction(high))
    assert held.known


def test_open_ends_are_kept_and_nothing_stated_is_unknown() -> None:
    band = share(">50-<75")
    assert (band.above, band.below) == (True, True)
    assert share(">25-50").above
    assert not share(">25-50").below
    assert share("") == UNKNOWN
    assert not share(" ").known


@pytest.mark.parametrize("text", ["120", "-5", "50-25", "many", "1/0", "2/1", "50,5", "٥", "1e1"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no share"):
        share(text)


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        Share(Fraction(1, 2), Fraction(1, 4))
