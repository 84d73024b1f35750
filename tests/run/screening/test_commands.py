"""The commands that write evidence and check it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., tuple[int, str]]
ASKED = ("--asked-by", "Ana Ruiz", "--role", "officer", "--purpose", "forum")
TIME = ("--time", "2026-11-22T10:30:00-06:00")


def test_a_pack_is_written_and_verified(folder: Any, corredor: Call, tmp_path: Path) -> None:
    out = tmp_path / "packs"
    code, said = corredor("screening", "pack", folder.root, "--out", out, *ASKED, *TIME)
    assert code == 0, said
    (path,) = out.glob("*.jsonl")
    assert len(list(out.iterdir())) == 5
    seal = said.split("Seal, to be kept apart from the pack: ")[1].strip()
    code, said = corredor("screening", "verify", path, folder.root, "--seal", seal)
    assert code == 0, said
    assert "every byte is the same" in said
    content = path.read_bytes()
    path.write_bytes(content.replace(b"MATCH", b"REVIE", 1))
    code, said = corredor("screening", "verify", path)
    assert code == 1
    line = content[: content.index(b"MATCH")].count(b"\n") + 1
    assert f"{path.name}:{line}: E430" in said
    path.write_bytes(content)
    code, said = corredor("screening", "verify", path, "--seal", "0" * 64)
    assert (code, "E434" in said) == (1, True), said


def test_one_language_and_the_clock(folder: Any, corredor: Call) -> None:
    code, said = corredor(
        "screening", "pack", folder.root, *ASKED, "--language", "ru", "--party", "zarvex"
    )
    assert code == 0, said
    made = sorted(path.name for path in (folder.root / "out" / "screening").iterdir())
    assert [name.partition(".")[2] for name in made] == ["csv", "jsonl", "ru.pdf"]
    assert "taken from this computer's clock" in said
    assert "use --out" in said


@pytest.mark.parametrize(
    ("options", "code", "expected"),
    [
        (ASKED[:4], 2, "--purpose"),
        ((*ASKED, "--time", "2026-11-22T10:30:00"), 2, "with its zone"),
        ((*ASKED, "--time", "noon"), 2, "with its zone"),
        ((*ASKED[:5], "   "), 2, "write a text"),
        ((*ASKED, *TIME, "--party", "nobody"), 1, "E108"),
        ((*ASKED, *TIME, "--language", "fr"), 2, "fr"),
    ],
)
def test_wrong_use_of_pack(
    folder: Any, corredor: Call, options: tuple[str, ...], code: int, expected: str
) -> None:
    found, said = corredor("screening", "pack", folder.root, *options)
    assert (found, expected in said) == (code, True), said
    assert not (folder.root / "out" / "screening").exists()


def test_wrong_use_of_verify(folder: Any, corredor: Call, tmp_path: Path) -> None:
    path = tmp_path / "pack.jsonl"
    code, said = corredor("screening", "verify", path)
    assert (code, "E011" in said) == (1, True), said
    path.write_text("no pack\n", encoding="utf-8")
    code, said = corredor("screening", "verify", path)
    assert (code, "pack.jsonl:1: E430" in said) == (1, True), said
    code, said = corredor("screening", "verify", tmp_path)
    assert (code, "E431" in said) == (1, True), said
    (tmp_path / "folder.jsonl").mkdir()
    code, said = corredor("screening", "verify", tmp_path / "folder.jsonl")
    assert (code, "E011" in said) == (1, True), said
    code, said = corredor("screening", "pack", folder.root, *ASKED, *TIME, "--out", path)
    assert (code, "E025" in said) == (1, True), said
    code, said = corredor("screening", "pack", tmp_path, *ASKED, *TIME)
    assert code == 1, said


def test_help_names_the_subcommands(corredor: Call) -> None:
    code, said = corredor("screening", "--help")
    assert code == 0
    for name in ("pack", "verify", "decide", "lookback", "name"):
        assert name in said
