from __future__ import annotations

from typing import Any

import pytest

from corredor.core.errors import Problems
from corredor.programme.readable import read_readable


def test_documents_names_and_countries(small: Any) -> None:
    held = read_readable(small.root)
    assert list(held.documents) == ["note", "radio"]
    assert held.countries == ("CL", "VN")
    assert held.names["Aduana"] == held.names["Customs"] == held.names["customs"] == "customs"
    assert held.ids["sources"] >= {"gazette", "customs"}
    assert "santiago" in held.ids["places"]
    assert "santiago" not in held.ids["sources"]


def test_an_id_is_itself_though_it_is_the_name_of_another(small: Any) -> None:
    small.append("terms.csv", "other,x,customs,x")
    assert read_readable(small.root).names["customs"] == "customs"


@pytest.mark.parametrize("file", ["claims.csv", "assumptions.csv"])
def test_errors_elsewhere_stop_no_reading(small: Any, file: str) -> None:
    small.write(file, b"\xff\xfe\x00")
    assert read_readable(small.root).documents


@pytest.mark.parametrize("file", ["sources.csv", "terms.csv", "places.csv", "documents/index.csv"])
def test_errors_in_names_stop_it(small: Any, file: str) -> None:
    small.write(file, "id\nA!\n")
    with pytest.raises(Problems) as caught:
        read_readable(small.root)
    assert {error.place.file for error in caught.value.errors if error.place} == {file}


def test_an_unreadable_document_is_a_problem_and_the_others_are_read(small: Any) -> None:
    small.write("documents/radio.txt", b"caf\xe9")
    held = read_readable(small.root)
    assert list(held.documents) == ["note"]
    assert [error.code for error in held.problems if error.severity == "error"] == ["E008"]


def test_a_folder_without_settings_is_none(small: Any) -> None:
    (small.root / "programme.toml").unlink()
    with pytest.raises(Problems) as caught:
        read_readable(small.root)
    assert [error.code for error in caught.value.errors] == ["E001"]


def test_broken_settings_stop_it(small: Any) -> None:
    small.write("programme.toml", "id = ")
    with pytest.raises(Problems):
        read_readable(small.root)
