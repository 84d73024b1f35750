"""Starter: a new folder checks at once, in each language; nothing is overwritten."""

from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import FolderNotEmpty, UnknownLanguage, UnwritableFile
from corredor.core.label import LANGUAGES
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.folder import read_programme
from corredor.programme.specs import COMMON
from corredor.programme.starter import start_programme

TOYS = TableSpec("toy/toys", "toy/toys.csv", "Toys.", (ColumnSpec("id", "id", "id", True),))
CHAINS = {
    "es": "del medio a la fuente última",
    "en": "from the outlet to the ultimate source",
    "ru": "от издания до первоисточника",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_folder_has_no_problems(tmp_path: Path, language: str):
    folder = tmp_path / "Мой «коридор» & Cía"
    written = start_programme(folder, language, (TOYS,))
    assert all(path.is_file() for path in written)
    assert {path.relative_to(folder).as_posix() for path in written} >= {
        *(spec.file for spec in (*COMMON, TOYS)), "programme.toml", "README.md",
        "documents/sample.txt",
    }  # fmt: skip
    programme = read_programme(folder, (TOYS,))
    assert programme.remarks == ()
    assert programme.title.es == "Мой «коридор» & Cía"
    assert programme.documents["sample"].language == language
    assert programme.facts["fair.participating-companies.2024-10"].claim == "c001"
    assert (folder / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (folder.stat().st_mode & 0o777, list(tmp_path.iterdir())) == (0o755, [folder])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_folder_says_what_its_columns_hold(tmp_path: Path, language: str):
    folder = tmp_path / "empty"
    start_programme(folder, language, (TOYS,), ("VN", "CL"), str.upper)
    programme = read_programme(folder, (TOYS,))
    assert programme.remarks == ()
    assert not any(programme.tables.values())
    assert "| `id` | id | MUST BE FILLED |" in (folder / "toy" / "README.md").read_text("utf-8")
    guide = (folder / "README.md").read_text("utf-8")
    assert "## claims.csv" in guide
    assert f"| `chain` | {CHAINS[language]} | MUST BE FILLED |" in guide
    assert "sample" not in guide


@pytest.mark.parametrize("name", ['a"b', "a\\b", "$id", "...", "a\nb", "{}", "ъ"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str):
    start_programme(tmp_path / name, "en")
    assert read_programme(tmp_path / name).remarks == ()


def test_a_folder_with_files_is_left_alone(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(FolderNotEmpty):
            start_programme(folder, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_will_do(tmp_path: Path):
    (tmp_path / "a").mkdir()
    start_programme(tmp_path / "a", "ru")
    assert read_programme(tmp_path / "a").remarks == ()


def test_nothing_is_written_on_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UnknownLanguage):
        start_programme(tmp_path / "a", "fr")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(UnwritableFile):
        start_programme(tmp_path / "a", "en")
    assert list(tmp_path.iterdir()) == []
