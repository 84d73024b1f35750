import pickle

import pytest

from corredor.core import errors
from corredor.core.errors import Place, Problems, catalogue


def test_errors_cross_to_another_process() -> None:
    one = catalogue()["E104"](Place("claims.csv", 14, 6), unit="u", near="km")
    again = pickle.loads(pickle.dumps(one))
    assert again.line() == one.line()
    many = pickle.loads(pickle.dumps(Problems([one, one])))
    assert [error.line() for error in many.errors] == [one.line(), one.line()]


def test_a_message_is_one_short_line() -> None:
    hostile = "x\n\x1b[31m" + "y" * 1_000_000
    line = errors.UnknownUnit(None, unit=hostile, near="km").line()
    assert "\n" not in line
    assert "\x1b" not in line
    assert len(line) < 1_000


def test_problems_stand_by_severity_and_place() -> None:
    late = errors.UnknownUnit(Place("a.csv", 9), unit="u", near="km")
    early = errors.UnknownUnit(Place("a.csv", 2), unit="u", near="km")
    warning = errors.MissingLabel(Place("a.csv", 1), values="v", count=1, table="t")
    assert Problems([late, warning, early]).errors == (early, late, warning)


def test_a_forgotten_field_is_a_fault() -> None:
    with pytest.raises(TypeError, match="unit"):
        errors.UnknownUnit(None, near="km")
