"""The command ``corredor fetch lists``, as far as it needs no network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def fetch(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CORREDOR_LANG": language, "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "corredor", "fetch", "lists", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_lists_are_shown_with_their_licences(tmp_path: Path) -> None:
    done = fetch(str(tmp_path), "--known")
    assert done.returncode == 0, done.stderr
    assert "us-ofac-sdn: " in done.stdout
    assert "US public domain" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "code"), [("opensanctions", "E422"), ("eu-fsf", "E423"), ("nobody", "E421")]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_mistakes_have_codes(tmp_path: Path, name: str, code: str, language: str) -> None:
    (tmp_path / "programme.toml").write_text("", encoding="utf-8")
    done = fetch(str(tmp_path), "--only", name, language=language)
    assert done.returncode == 1
    assert code in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["programme.toml"]


def test_a_folder_that_is_no_programme_is_refused(tmp_path: Path) -> None:
    done = fetch(str(tmp_path), "--only", "uk")
    assert done.returncode == 1
    assert "E001" in done.stdout
