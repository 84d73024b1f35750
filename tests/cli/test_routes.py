import csv
import io
import os
import subprocess
import sys

import pytest


def screen(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CORREDOR_LANG": language, "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "corredor", "routes", "screen", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_csv_goes_to_stdout_and_talk_to_stderr() -> None:
    done = screen("--from", "MX", "--to", "CU", "--types", "A20N", "--top", "3", "--format", "csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 3
    assert {row["aircraft"] for row in rows} == {"A20N"}
    assert {row["reason"] for row in rows} == {"reached"}
    assert "A20N" in done.stderr


def test_a_table_for_people() -> None:
    done = screen("--from", "SVO", "--to", "HAV", "--types", "B77W")
    assert done.returncode == 0, done.stderr
    heading, line = done.stdout.splitlines()
    assert heading.split()[:2] == ["departure", "arrival"]
    assert line.split()[:3] == ["SVO", "HAV", "B77W"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--from", "RU", "--to", "XX"), "E415"),
        (("--from", "RU", "--to", "MX", "--types", "B999"), "E126"),
        (
            ("--from", "RU", "--to", "MX", "--carrier-state", "RU", "--date", "2001-01-01"),
            "E416",
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_mistakes_have_codes(arguments: tuple[str, ...], code: str, language: str) -> None:
    done = screen(*arguments, language=language)
    assert done.returncode == 1
    assert code in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--from", "RU"),
        ("--world", "--from", "RU"),
        ("--from", "RU", "--to", "MX", "--carrier-state", "RU"),
        ("--from", "RU", "--to", "MX", "--date", "soon"),
        ("--from", "RU", "--to", "MX", "--date", "2026-01-01"),
        ("--from", "RU", "--to", "MX", "--headwind", "nan"),
        ("--from", "RU", "--to", "MX", "--payload", "nan"),
        ("--from", "RU", "--to", "MX", "--warmer", "inf"),
    ],
)
def test_half_a_question_is_a_mistake_of_usage(arguments: tuple[str, ...]) -> None:
    assert screen(*arguments).returncode == 2
