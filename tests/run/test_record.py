from pathlib import Path

from corredor.run.record import Difference, RunRecord, differences, read_record, write_record


def test_a_record_comes_back(tmp_path: Path) -> None:
    record = RunRecord("0", "c", {"only": []}, {"a": "b"}, ({"study": "s"},), {"o": "d"}, {}, "m")
    write_record(tmp_path, record)
    assert read_record(tmp_path) == record


def test_a_damaged_record_is_none(tmp_path: Path) -> None:
    for content in ("", "{", "[]", '{"version": 1}', '"x"'):
        (tmp_path / "run.json").write_text(content)
        assert read_record(tmp_path) is None


def test_differences_name_the_cell() -> None:
    before = [{"cells": {"id": "a", "value": 1.0}}, {"cells": {"id": "b", "value": 2.0}}]
    after = [{"cells": {"id": "b", "value": 2.5}}, {"cells": {"id": "a", "value": 1.0}}]
    assert list(differences(before, after)) == [Difference("b.cells.value", "2.0", "2.5")]


def test_added_and_removed_rows_are_seen() -> None:
    before = {"c1": {"value": 1}}
    after = {"c2": {"value": 1}}
    assert [d.path for d in differences(before, after)] == ["c1", "c2"]
