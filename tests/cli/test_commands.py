import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def corredor(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CORREDOR_LANG": language, "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "corredor", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_whole_way(tmp_path: Path) -> None:
    folder = tmp_path / "my-corridor"
    made = corredor("init", folder)
    assert made.returncode == 0, made.stderr
    checked = corredor("check", folder)
    assert checked.returncode == 0, checked.stdout
    ran = corredor("run", folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    pages = ran.stdout.split()
    assert pages
    assert all(Path(page).is_file() for page in pages)
    keys = corredor("explain", "--keys", folder).stdout.split()
    explained = corredor("explain", keys[0], folder)
    assert explained.returncode == 0
    assert explained.stdout.startswith(keys[0])
    assert corredor("why", "evidence", folder).returncode == 0
    exported = corredor("export", folder, "--format", "csv")
    assert exported.returncode == 0
    assert all(Path(path).is_file() for path in exported.stdout.split())


@pytest.mark.parametrize("language", ["es", "ru"])
def test_init_speaks_the_language(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "x"
    assert corredor("--lang", language, "init", folder).returncode == 0
    assert corredor("check", folder).returncode == 0


def test_init_leaves_files_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = corredor("init", tmp_path)
    assert done.returncode == 1
    assert "E012" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_all_problems_at_once_with_places(tiny: Path) -> None:
    claims = tiny / "claims.csv"
    text = claims.read_text("utf-8").replace("MUSD", "mln", 1).replace(",2023,", ",20x3,", 1)
    claims.write_text(text, "utf-8")
    (tiny / "programme.toml").write_text(
        (tiny / "programme.toml").read_text("utf-8") + "\ncolour = 1\n", "utf-8"
    )
    done = corredor("check", tiny)
    assert done.returncode == 1
    codes = {
        line.split()[1] for line in done.stdout.splitlines() if line[:1].isalpha() and " E" in line
    }
    assert {"E002", "E104"} <= codes
    assert "claims.csv:" in done.stdout
    assert "programme.toml:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_diagnostics_as_json(tiny: Path) -> None:
    (tiny / "claims.csv").write_bytes(b"\xff\xfe\x00")
    done = corredor("check", tiny, "--format", "json")
    held = json.loads(done.stdout)
    assert done.returncode == 1
    assert all(entry["code"] and entry["fix"] for entry in held)


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"],
        ["run", "--nope"],
        ["explain"],
        ["run", ".", "--language", "fr"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    done = corredor(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "nowhere"], "E001"),
        (["run", "nowhere"], "E001"),
        (["explain", "evidence.facts", "nowhere"], "E001"),
        (["why", "evidence", "nowhere"], "E001"),
        (["export", "nowhere"], "E001"),
        (["whatif", "nowhere", "fare=1"], "E001"),
        (["diff", "nowhere", "--scenario", "dear"], "E001"),
        (["anchor", "nowhere"], "E001"),
        (["explain", "E999"], "E409"),
    ],
)
def test_what_is_not_there(arguments: list[str], code: str, tmp_path: Path) -> None:
    placed = [str(tmp_path / a) if a == "nowhere" else a for a in arguments]
    done = corredor(*placed)
    assert done.returncode == 1
    assert code in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_study(tiny: Path) -> None:
    done = corredor("run", tiny, "--only", "astrology")
    assert (done.returncode, "E402" in done.stdout) == (1, True)


def test_a_study_that_the_settings_misspell_is_pointed_at(tiny: Path) -> None:
    settings = tiny / "programme.toml"
    settings.write_text(settings.read_text("utf-8").replace('"evidence"', '"evidense"'), "utf-8")
    for command in ("check", "run"):
        done = corredor(command, tiny)
        assert (done.returncode, done.stdout.split()[0]) == (1, "programme.toml:13:8:")
        assert "E402" in done.stdout


@pytest.mark.parametrize(
    ("language", "word"), [("es", "Opciones"), ("en", "Options"), ("ru", "Параметры")]
)
def test_help_speaks_the_language(language: str, word: str) -> None:
    done = corredor("--lang", language, "--help")
    assert word in done.stdout
    assert word in corredor("run", "--help", language=language).stdout


def test_every_code_can_be_explained() -> None:
    listed = corredor("explain", "--codes").stdout
    assert "E104" in listed
    assert "units.csv" in corredor("explain", "E104").stdout


def test_anchor_shows_before_it_writes(tiny: Path) -> None:
    claims = tiny / "claims.csv"
    before = claims.read_bytes()
    shown = corredor("anchor", tiny)
    assert shown.returncode == 0
    assert claims.read_bytes() == before
    corredor("anchor", tiny, "--write")
    assert corredor("anchor", tiny).stdout == ""
    assert corredor("check", tiny).returncode == 0
