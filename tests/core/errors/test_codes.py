import pytest

from corredor.core import errors
from corredor.core.errors import Place, catalogue


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_each_code_says_what_where_and_how(code: str) -> None:
    kind = catalogue()[code]
    assert kind.code == code
    assert kind.__doc__
    assert kind.found
    assert kind.expected
    assert kind.fix
    fields: dict[str, str] = {name: f"<{name}>" for name in kind.field_names()}
    line = kind(Place("claims.csv", 14, 6), **fields).line()
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


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_each_code_is_imported_from_the_package(code: str) -> None:
    kind = catalogue()[code]
    assert getattr(errors, kind.__name__) is kind


def test_each_module_lists_its_codes_in_order() -> None:
    held: dict[str, list[str]] = {}
    for kind in errors.CorredorError.__subclasses__():
        for one in kind.__subclasses__():
            held.setdefault(one.__module__, []).append(one.code[1:])
    assert all(numbers == sorted(numbers) for numbers in held.values())
