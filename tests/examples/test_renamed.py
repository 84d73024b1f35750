"""The example under other names: nothing hangs on what countries, people and places are called.

Both countries, and every name of an organisation, a person, a place, a source and a thing, are
replaced throughout the folder by others of the same length; so are the ids made from them.
"""

import csv
import io
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from corredor.core.finding import Flag
from corredor.core.label import LANGUAGES
from corredor.core.lineage import roots
from corredor.core.quantity import LookedUp
from corredor.core.study import Absent
from corredor.core.table import TableSpec
from corredor.data.glossary import glossary
from corredor.programme.listing import files_of
from corredor.programme.settings import ProgrammeToml
from corredor.programme.specs import COMMON
from corredor.run.execute import Executed, execute
from corredor.run.main_job import load, quiet
from corredor.run.plan import installed_studies, ordered
from corredor.run.store import Store

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"
STUDIES = ("evidence", "trade", "appraisal")
COUNTRIES = {"RU": "KZ", "KZ": "RU", "MX": "CL", "CL": "MX"}
NAMED = ("organisations", "places", "sources")
COUNTRY_WORDS = ("mexic", "méxic", "russia", "rusi", "ruso", "rusa", "росси", "мексик")
RINGS = ("aeiou", "áéíóú", "аеиоу", "bvgdzklmnprstf", "бвгдзклмнпрстф")
"""Letters that take the next one's place, the Cyrillic ones as those that they are written with."""
NEXT = {letter: ring[(at + 1) % len(ring)] for ring in RINGS for at, letter in enumerate(ring)}
CIPHER = str.maketrans(NEXT | {one.upper(): two.upper() for one, two in NEXT.items()})
WORD = re.compile(r"[^\W\d_]+")
OF_WORDS = "evidence.derivation."
"""Findings that compare the words of two texts, in two languages: other names are other words."""
COUNTRY = re.compile(r"\b(?:ru|mx|kz|cl)\b")
SHORTEST = 4
ANCHORS = ("sha256", "prefix", "suffix")
"""Columns that hold digests of texts, and pieces of words."""


def specs() -> Mapping[str, TableSpec]:
    """Return the specifications of all tables by file."""
    own = [spec for study in installed_studies().values() for spec in study.own_tables]
    return {spec.file: spec for spec in (*COMMON, *own)}


def words_of_program() -> set[str]:
    """Return the words that belong to the program: those of columns, choices, keys and terms."""
    texts = [*glossary(), *installed_studies(), *ProgrammeToml.model_fields]
    for spec in specs().values():
        texts += [spec.file, *(column.name for column in spec.columns)]
        texts += [choice for column in spec.columns for choice in column.choices]
    return {word for text in texts for word in WORD.findall(text)}


def names_of(folder: Path) -> set[str]:
    """Return the words of names, of the ids beside them, and those made of the countries' names.

    A word that the documents also write small is no name.
    """
    texts = [path.read_text("utf-8") for path in (folder / "documents").glob("*.txt")]
    known = {word for text in texts for word in WORD.findall(text)}
    found = {word for word in known if word.casefold().startswith(COUNTRY_WORDS)}
    for name in NAMED:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                words = [word for lang in LANGUAGES for word in WORD.findall(row[f"name_{lang}"])]
                found |= {word for word in words if word[0].isupper() and word.lower() not in known}
                found |= set(WORD.findall(row["id"])) - known
    return {word for word in found if len(word) >= SHORTEST} - words_of_program()


def renaming(names: set[str]) -> Callable[[str], str]:
    """Return what renames a text: each of the names, as a whole word, and nothing else."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        return word.translate(CIPHER) if word in names else word

    return lambda text: WORD.sub(other, text)


def renamed(folder: Path, target: Path) -> Callable[[str], str]:
    """Write a folder under other names, and return what renames a text."""
    rename = renaming(names_of(folder))
    known = specs()
    for file in files_of(folder):
        path = target / rename(file) if file.startswith("documents/") else target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (folder / file).read_text("utf-8-sig")
        if file in known:
            text = with_countries(text, known[file])
        if file == "programme.toml":
            text = re.sub(r'"(RU|MX|CL|KZ)"', lambda match: f'"{COUNTRIES[match[1]]}"', text)
        path.write_text(rename(text), "utf-8", newline="")
    return rename


def with_countries(text: str, spec: TableSpec) -> str:
    """Return a table with other countries, and without what holds pieces of texts."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for at, name in enumerate(rows[0]):
        column = spec.column(name)
        if column is None:
            continue
        for row in rows[1:]:
            if column.kind == "country":
                row[at] = COUNTRIES.get(row[at], row[at])
            if name in ANCHORS:
                row[at] = ""
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()


def swapped(match: re.Match[str]) -> str:
    """Return the other country's code, in small letters as keys have it."""
    return COUNTRIES[match[0].upper()].lower()


def reduced(example: Path) -> Path:
    """Leave of the example what three studies read, with few draws."""
    for study in installed_studies():
        if study not in STUDIES:
            shutil.rmtree(example / study, ignore_errors=True)
    toml = example / "programme.toml"
    text = re.sub(
        r"run = \[[^\]]*\]",
        "run = [" + str(STUDIES)[1:-1].replace("'", '"') + "]",
        toml.read_text("utf-8"),
    )
    text = re.sub(r"(?m)^draws = .*$", "draws = 200", text)
    toml.write_text(text, "utf-8")
    return example


def results(folder: Path) -> Executed:
    programme, studies = load(folder)
    return execute(programme, ordered(studies, STUDIES), Store(folder / "out"), quiet, debug=True)


def hangs_on_geography(key: str, quantity: Any) -> bool:
    """Whether a number was made of a table that knows countries: one of the package, or of trade.

    What is counted in a table of trade's own findings comes from statistics of the countries.
    """
    found = [root.origin for root in roots(quantity)]
    looked_up = any(isinstance(one, LookedUp) and one.place is None for one in found)
    counted = key.startswith("trade.") and not found
    return looked_up or counted


@pytest.fixture(scope="module")
def both(tmp_path_factory: Any) -> tuple[Executed, Executed, Callable[[str], str]]:
    """Return the results of the example, those under other names, and the renaming."""
    tmp_path = tmp_path_factory.mktemp("renamed")
    left_out = shutil.ignore_patterns("out")
    folder = reduced(Path(shutil.copytree(EXAMPLE, tmp_path / "example", ignore=left_out)))
    rename = renamed(folder, tmp_path / "renamed")
    return results(folder), results(tmp_path / "renamed"), rename


def own_numbers(executed: Executed, study: str) -> dict[str, tuple[float, str]]:
    """Return a study's numbers by key, those left out that the package says of countries."""
    found = {one.key: one.quantity for one in executed.results[study].findings}
    return {
        key: (quantity.value, quantity.unit)
        for key, quantity in found.items()
        if not hangs_on_geography(key, quantity)
    }


def test_other_names_give_the_same_numbers(both: Any) -> None:
    base, other, rename = both
    assert rename("Rusia – México") != "Rusia – México"
    for study in STUDIES:
        first = {
            COUNTRY.sub(swapped, rename(key)): held
            for key, held in own_numbers(base, study).items()
        }
        second = own_numbers(other, study)
        assert first.keys() == second.keys() != set()
        for key, (value, unit) in first.items():
            assert unit == second[key][1]
            if not key.startswith(OF_WORDS):
                assert value == pytest.approx(second[key][0], rel=1e-12), key


def test_other_names_give_the_same_structure(both: Any) -> None:
    base, other, rename = both
    for study in ("evidence", "appraisal"):
        first, second = base.results[study], other.results[study]
        assert {rename(one.key) for one in first.findings} == {one.key for one in second.findings}
        assert [rename(table.key) for table in first.tables] == [t.key for t in second.tables]
        assert [len(table.rows) for table in first.tables] == [len(t.rows) for t in second.tables]
        flags = [Counter(map(told_flag, held.flags)) for held in (first, second)]
        absent = [Counter(map(told_absent, held.absent)) for held in (first, second)]
        assert flags[0] == flags[1]
        assert absent[0] == absent[1]


def told_flag(flag: Flag) -> tuple[str, str]:
    return flag.severity, flag.sentence


def told_absent(absent: Absent) -> str:
    return absent.error.code
