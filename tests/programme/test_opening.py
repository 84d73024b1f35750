"""Opening files: inside the folder, ordinary, bounded, in Unicode."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import (
    ControlCharacter,
    CorredorError,
    FileTooLarge,
    MissingFile,
    NotUtf8,
    PathLeavesFolder,
    Place,
    UnreadableFile,
)
from corredor.programme.opening import Root, decoded, position

RUSSIAN = "Торговля выросла до 1300 млн долларов"
SPANISH = "El comercio creció según la Cámara; año de 1,300 millones"


@pytest.fixture
def root(tmp_path: Path) -> Root:
    folder = tmp_path / "programme"
    (folder / "documents").mkdir(parents=True)
    (folder / "a.txt").write_text("año", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return Root(folder)


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "/etc/passwd", "documents/../a.txt", "..", "C:\\a.txt", "C:a.txt",
     "\\\\host\\share", "documents\\..\\..\\secret.txt", "//etc/passwd"],
)  # fmt: skip
def test_paths_that_leave(root: Root, path: str):
    with pytest.raises(PathLeavesFolder):
        root.read(path, 10)


def test_links(root: Root):
    (root.folder / "out.txt").symlink_to("../secret.txt")
    (root.folder / "inside.txt").symlink_to("a.txt")
    (root.folder / "up").symlink_to("..")
    for path in ("out.txt", "up/secret.txt"):
        with pytest.raises(PathLeavesFolder):
            root.read(path, 10)
    assert root.read_text("inside.txt", 10) == "año"


def test_the_folder_itself_may_be_a_link(root: Root, tmp_path: Path):
    (tmp_path / "link").symlink_to(root.folder)
    assert Root(tmp_path / "link").read_text("a.txt", 10) == "año"


def test_no_ordinary_file(root: Root):
    os.mkfifo(root.folder / "pipe.txt")
    for path in ("pipe.txt", "documents"):
        with pytest.raises(UnreadableFile):
            root.read(path, 10)


@pytest.mark.parametrize("path", ["b.txt", "a.txt/b", "a\0b", "b" * 300])
def test_missing_files(root: Root, path: str):
    with pytest.raises((MissingFile, UnreadableFile)):
        root.read(path, 10)


def test_sizes(root: Root):
    assert len(root.read("a.txt", 4)) == 4
    with pytest.raises(FileTooLarge):
        root.read("a.txt", 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [RUSSIAN, SPANISH, ""])
def test_unicode_is_read(text: str, encoding: str):
    assert decoded(text.encode(encoding), "a.csv") == text


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [(RUSSIAN, "cp1251", "Windows-1251"), (SPANISH, "cp1252", "Windows-1252")],
)
def test_a_code_page_is_shown_and_never_used(text: str, encoding: str, name: str):
    with pytest.raises(NotUtf8) as raised:
        decoded(f"id,name\r\nabc,{text}\r\n".encode(encoding), "a.csv")
    error = raised.value
    first = next(at for at, character in enumerate(text) if not character.isascii())
    assert str(error.place) == f"a.csv:2:{first + 5}"
    assert (error.fields["guess"], error.fields["sample"]) == (name, f"abc,{text}")
    assert error.excerpt == f"abc,{text}"


def test_wide_text_without_mark_and_broken_wide_text():
    with pytest.raises(ControlCharacter):
        decoded("id,name".encode("utf-16-le"), "a.csv")
    with pytest.raises(NotUtf8):
        decoded("id,name\nабв".encode("utf-16")[:-1], "a.csv")


def test_control_characters():
    with pytest.raises(ControlCharacter) as raised:
        decoded(b"id\nab\x00c", "a.csv")
    assert (str(raised.value.place), raised.value.fields["character"]) == ("a.csv:2:3", "U+0000")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes):
    try:
        text = decoded(content, "a.csv")
    except CorredorError as error:
        place = error.place
        text = ""
    else:
        place = Place("a.csv", 1, 1)
    assert place is not None
    assert min(place.line, place.column) >= 1
    assert "\0" not in text


def test_positions_count_as_an_editor_does():
    assert position("ab\r\ncd", 4) == (2, 1)
    assert position("жж\nя", 3) == (2, 1)
    assert position("", 0) == (1, 1)
