"""The participant files of the example: made again the same, in order, and nobody real in them."""

import csv
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from corredor.run.main_job import load

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "build_examples" / "forum.py"
FOLDER = ROOT / "examples" / "russia-mexico" / "forum"
MARKERS = ("(ficticia)", "(ficticio)", "(fictitious)", "(вымышл.)")
OFFICIALS = (
    *("Valkov", "Валков", "Вальков", "Sofinski", "Софинск", "Barrera", "Баррера", "Ebrard"),
    *("Эбрард", "Sheinbaum", "Шейнбаум", "López Obrador", "Díaz-Canel", "Putin", "Путин"),
    *("Trump", "Knórozov", "Кнорозов", "Kahlo"),
)
"""Surnames of people of the articles, as stems of both scripts."""


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}


def test_all_people_are_invented_and_say_so() -> None:
    people = rows("participants")
    assert len(people) == 300
    assert Counter(person["side"] for person in people) == {"RU": 150, "MX": 150}
    for table in ("participants", "interpreters", "applicants"):
        for row in rows(table):
            assert row["name"].endswith(MARKERS)
            assert not any(plain(name) in plain(row["name"]) for name in OFFICIALS)


def test_who_is_not_of_the_articles_is_marked() -> None:
    bodies = {row["id"]: row for row in rows("organisations", FOLDER.parent)}
    for row in rows("organisations"):
        for column in ("name_es", "name_en", "name_ru"):
            if row["organisation"]:
                assert row[column] == bodies[row["organisation"]][column]
            else:
                assert row[column].endswith(MARKERS)


@pytest.mark.parametrize("table", ["offers", "needs"])
def test_statements_are_many_and_different(table: str) -> None:
    held = rows(table)
    assert len({row["text"] for row in held}) == len(held) > 500
    people = {row["id"]: row for row in rows("participants")}
    assert {row["participant"] for row in held} == set(people)
    for row in held:
        assert row["language"] in people[row["participant"]]["languages"].split()
    shares = Counter(row["language"] for row in held)
    assert min(shares[language] for language in ("es", "en", "ru")) > len(held) / 10


def test_text_is_in_the_script_of_its_language() -> None:
    for row in (*rows("offers"), *rows("needs")):
        words = row["text"].replace("NPK", "").replace("QR", "")
        is_cyrillic = any("а" <= letter <= "я" for letter in words)
        assert is_cyrillic == (row["language"] == "ru"), row["text"]
        assert not set("{}") & set(words)


def test_nobody_chairs_two_sessions_and_speakers_are_of_both_sides() -> None:
    sessions = rows("sessions")
    chairs = [row["chair"] for row in sessions if row["chair"]]
    assert len(set(chairs)) == len(chairs)
    for row in sessions:
        if row["participants"]:
            assert {name[:2] for name in row["participants"].split()} == {"ru", "mx"}


def test_the_reader_of_the_folder_takes_every_row(example: Path) -> None:
    programme, _ = load(example)
    for path in FOLDER.glob("*.csv"):
        assert len(programme.tables[f"forum/{path.stem}"]) == len(rows(path.stem))
    places = [said.place for said in programme.remarks if said.place is not None]
    assert not [place for place in places if place.file.startswith("forum/")]
