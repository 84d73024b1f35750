import pickle

import pytest

from corredor.core import errors
from corredor.core.errors import CorredorError, Place, Problems, catalogue


def an_error(kind: type[CorredorError]) -> CorredorError:
    fields: dict[str, str] = {name: f"<{name}>" for name in kind.field_names()}
    return kind(Place("claims.csv", 14, 6), **fields)


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_each_code_says_what_where_and_how(code: str) -> None:
    kind = catalogue()[code]
    assert kind.code == code
    assert kind.__doc__
    assert kind.found
    assert kind.expected
    assert kind.fix
    line = an_error(kind).line()
    assert line.startswith(f"claims.csv:14:6: {code} ")
    assert "{" not in line


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_letter_and_family_follow_the_class(code: str) -> None:
    kind = catalogue()[code]
    assert code[0] == {"error": "E", "warning": "W", "note": "N"}[kind.severity]
    families = {
        "0": errors.FolderError,
        "1": errors.RowError,
        "2": errors.QuantityError,
        "3": errors.EvidenceError,
        "4": errors.RunError,
        "5": errors.NotComputed,
    }
    assert issubclass(kind, families[code[1]])


def test_no_number_stands_twice() -> None:
    numbers = [code[1:] for code in catalogue()]
    assert len(numbers) == len(set(numbers))


def test_errors_cross_to_another_process() -> None:
    one = an_error(catalogue()["E104"])
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
