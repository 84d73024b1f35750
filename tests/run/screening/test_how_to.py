"""The commands of the how-to do what it says."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "screen-a-list.md"
TABLES = ("parties", "lists", "policy")


def test_every_command_works(
    tiny: Path, corredor: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PAGE.read_text("utf-8")
    folder = tiny.rename(tiny.with_name("forum-2027"))
    (folder / "screening").mkdir()
    blocks = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    for name, block in zip(TABLES, blocks, strict=True):
        (folder / "screening" / f"{name}.csv").write_text(block, encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    commands = [
        shlex.split(line)[1:]
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]
    assert {command[1] for command in commands if command[0] == "screening"} == {
        *("name", "pack", "verify", "decide", "lookback"),
    }
    said = ""
    for command in commands:
        if command[0] == "run":  # the whole report is tested elsewhere
            continue
        given = [str(next(Path().glob(part))) if "*" in part else part for part in command]
        code, told = corredor(*given)
        assert code == 0, (command, told)
        said += told
    assert "MATCH  demo:demo-zarvex" in said
    assert "every byte is the same" in said
    assert len(list(Path("evidence").iterdir())) == 8
