from __future__ import annotations

import csv
import errno
import gettext
import io
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from corredor.cli import group, main
from corredor.cli.spoken import CLICK_PLURALS, CLICK_TEXTS
from corredor.programme.starter import start_programme
from corredor.run.plan import installed_studies

TEXT = """Kenya and Japan trade more

NAIROBI – Kenya exported goods worth 1,250.5 million US dollars to Japan in 2023, said Sato Kenji, \
Japan’s ambassador to Kenya.

“We want to buy more tea,” Kenji said. They spoke about the harvest, the price of transport \
and the ships that carry the boxes from one port to the other, and they agreed to meet again soon.
"""


def corredor(*arguments: str | Path, language: str = "en") -> Result:
    return CliRunner().invoke(group, ["--lang", language, *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a new programme with a document that its index doesn't list."""
    made = tmp_path / "kenya-japan"
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    start_programme(made, "en", specs, ("KE", "JP"))
    (made / "documents" / "tea.txt").write_text(TEXT, "utf-8")
    return made


def decide(folder: Path, decision: str) -> None:
    path = folder / "candidates.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    next(row for row in rows if row["words"].startswith("1,250.5"))["decision"] = decision
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8-sig")


def test_read_decide_accept_run(folder: Path) -> None:
    read = corredor("read", folder, "--jobs", "1")
    assert read.exit_code == 0, read.stdout + read.stderr
    assert read.stdout.split() == [str(folder / "candidates.csv")]
    assert "tea.txt: added to documents/index.csv" in read.stderr
    nothing = corredor("accept", folder, "--person", "Ana")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "Nothing is decided" in nothing.stderr
    decide(folder, "accept")
    moved = corredor("accept", folder, "--person", "Ana", "--date", "2026-05-04")
    assert moved.exit_code == 0, moved.stdout
    assert str(folder / "claims.csv") in moved.stdout.splitlines()
    assert "1 accepted" in moved.stderr
    assert corredor("run", folder).exit_code == 0
    assert corredor("read", folder).exit_code == 0


def test_an_unknown_document_is_named(folder: Path) -> None:
    done = corredor("read", folder, "coffee")
    assert done.exit_code == 1
    assert "E108" in done.stdout
    assert "coffee" in done.stdout
    assert not (folder / "candidates.csv").exists()


@pytest.mark.parametrize("arguments", [["read"], ["accept", "--person", "Ana"]])
def test_a_folder_that_is_none(tmp_path: Path, arguments: list[str]) -> None:
    done = corredor(arguments[0], tmp_path / "nowhere", *arguments[1:])
    assert done.exit_code == 1
    assert "E001" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", ".", "--jobs", "0"],
        ["accept", "."],
        ["accept", ".", "--person", "A", "--date", "x"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    done = corredor(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")


def test_an_unreadable_document_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    done = corredor("read", folder)
    assert done.exit_code == 1
    assert "broken.pdf" in done.stdout
    assert (folder / "candidates.csv").exists()


def test_what_is_lacking_stands_at_its_row(folder: Path) -> None:
    corredor("read", folder)
    path = folder / "candidates.csv"
    decide(folder, "maybe")
    done = corredor("accept", folder, "--person", "Ana")
    assert done.exit_code == 1
    assert "E110" in done.stdout
    assert "candidates.csv:" in done.stdout
    assert path.exists()


@pytest.mark.parametrize("language", ["es", "ru"])
def test_the_commands_speak_the_language(folder: Path, language: str) -> None:
    english = corredor("read", folder)
    other = corredor("read", folder, language=language)
    assert other.exit_code == english.exit_code == 0
    assert other.stderr != english.stderr


class Catalogue(gettext.NullTranslations):
    """A language in which every text that we mark begins with a sign."""

    def gettext(self, message: str) -> str:
        return f"¤{message}" if message in CLICK_TEXTS else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        said = msgid1 if n == 1 else msgid2
        return f"¤{said}" if (msgid1, msgid2) in CLICK_PLURALS else said


@pytest.mark.parametrize(
    "arguments",
    [
        ["accept", "."],
        ["accept", ".", "--person"],
        ["accept", ".", "more", "--person", "A"],
        ["accept", ".", "more", "and", "--person", "A"],
        ["accept", ".", "--person", "A", "--date", "x"],
        ["read", ".", "--jobs", "0"],
        ["read", ".", "--jobs", "many"],
        ["read", ".", "--job", "1"],
        ["read", ".", "--help=x"],
        ["raed"],
        ["run", ".", "--language", "fr"],
        ["init"],
    ],
)
def test_what_click_says_is_marked_for_translation(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gettext, "translation", lambda *_, **__: Catalogue())
    with pytest.raises(click.ClickException) as caught:
        group.main(arguments, prog_name="corredor", standalone_mode=False)
    said = caught.value.format_message()
    parts = [part for part in re.split(r"(?<=[.?]) (?=[¤A-Z(])|: ", said) if part[0] not in "'\""]
    assert parts
    assert all(part.startswith("¤") or part.startswith("0 ") for part in parts), said


@pytest.mark.parametrize(
    ("language", "word"), [("es", "Error:"), ("ru", "Ошибка:"), ("en", "Error:")]
)
def test_wrong_usage_is_said_in_the_language_asked_for(
    language: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CORREDOR_LANG", "en")
    monkeypatch.setattr("sys.argv", ["corredor", "--lang", language, "accept", ".", "--person"])
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr("corredor.cli._open_streams", lambda: None)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith(word)


@pytest.mark.parametrize("command", ["read", "accept"])
def test_a_folder_that_cannot_be_written_is_named(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "mkdir", refuse)
    extra = ["--person", "Ana"] if command == "accept" else []
    done = corredor(command, folder, *extra)
    assert done.exit_code == 1
    (line,) = [line for line in done.stdout.splitlines() if "E025" in line]
    assert f"{folder / 'out'} can't be written: the system does not allow it" in line
    assert f"allow writing in {folder}," in line
    assert "file out" not in line
