"""The one entrance, the demonstration list, the tables of lists and the age of a list."""

import hashlib
import io
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any, BinaryIO

import pytest

from corredor.core.attached import AttachedFile
from corredor.core.errors import CorredorError
from corredor.data.tables import read_data_table
from corredor.studies.screening.inputs.entries import IDENTIFIER_TYPES, MEASURE_TYPES, SCHEMAS
from corredor.studies.screening.readers import mapped_csv, words
from corredor.studies.screening.readers.age import list_age
from corredor.studies.screening.readers.lists import (
    FORMATS,
    ListFile,
    demo_list,
    read_list,
    regime_of_list,
)

AS_OF = date(2026, 11, 22)


def attached(name: str, raw: bytes, opened: list[BinaryIO]) -> AttachedFile:
    def opener() -> BinaryIO:
        opened.append(io.BytesIO(raw))
        return opened[-1]

    return AttachedFile(name, len(raw), hashlib.sha256(raw).hexdigest(), opener)


def test_every_format_is_read_by_its_name_and_every_file_closed(samples: Any):
    for name in FORMATS:
        opened: list[BinaryIO] = []
        file = attached(name, samples[name][0], opened)
        columns = "name=Razón social" if name == "mapped_csv" else ""
        made = read_list(ListFile(name, file, columns=columns))
        assert made.whole()
        assert opened
        assert all(stream.closed for stream in opened)


def test_parts_of_ofac_are_opened_and_closed(samples: Any, sdn_parts: dict[str, bytes]):
    opened: list[BinaryIO] = []
    parts = {name: attached(name, raw, opened) for name, raw in sdn_parts.items()}
    file = attached("sdn.csv", samples["ofac_csv"][0], opened)
    made = read_list(ListFile("ofac_csv", file, parts, regime="US-OFAC-SDN"))
    assert sum(len(entry.names) for entry in made.entries) == 11
    assert [stream.closed for stream in opened] == [True] * 4


def test_an_unknown_format_is_refused():
    with pytest.raises(CorredorError, match="E110"):
        read_list(ListFile("pdf", attached("a.pdf", b"", [])))


def test_the_regime_of_the_row_goes_before_the_one_of_the_file(samples: Any):
    for name in ("eu_xml", "un_xml", "uk_csv", "csl_csv", "ftm_json", "opensanctions_csv"):
        file = attached(name, samples[name][0], [])
        made = read_list(ListFile(name, file, regime="OWN-LIST"))
        entries = made.whole()
        assert {m.regime for entry in entries for m in entry.measures} == {"OWN-LIST"}


@pytest.mark.parametrize("text", ["", "name", "alias=Otros", "name=", "nme=Nombre", "name=A; x=B"])
def test_a_mapping_that_is_none_is_refused(text: str):
    with pytest.raises(CorredorError, match="E127"):
        mapped_csv.mapping_of(text)


def test_a_mapping_may_quote_a_header_with_a_semicolon():
    assert mapped_csv.mapping_of('"name=Nombre; o razón";rfc=R')["name"] == ["nombre; o razón"]


def test_the_demonstration_list_is_invented_labelled_and_of_several_measures():
    made = demo_list()
    entries = made.whole()
    assert all("SYNTHETIC" in entry.remarks for entry in entries)
    kinds = {measure.type for entry in entries for measure in entry.measures}
    assert kinds >= {"asset_freeze", "debt", "export_licence", "transport", "travel_ban", "watch"}
    assert {m.regime for entry in entries for m in entry.measures} == {"DEMO"}
    # Nobody's: no IMO number was ever given that begins with three zeros.
    numbers = [value for entry in entries for kind, value in entry.identifiers if kind == "imo"]
    assert numbers
    assert all(number.startswith("000") for number in numbers)
    ids = {entry.id for entry in entries}
    assert {id for held in made.account.holdings for id in (held.owner, held.asset)} <= ids


def test_the_digests_of_the_tables_are_those_of_their_sources():
    root = files("corredor.data")
    for name in ("list_words", "list_regimes", "screening_demo"):
        folder = root.joinpath(name)
        held = sorted(
            (p for p in folder.iterdir() if p.name != "source.toml"), key=lambda p: p.name
        )
        held = [path for path in held if path.name.endswith((".csv", ".json"))]
        content = b"".join(path.read_bytes() for path in held)
        stated = tomllib.loads(folder.joinpath("source.toml").read_text(encoding="utf-8"))
        assert stated["sha256"] == hashlib.sha256(content).hexdigest(), name


def test_the_tables_use_the_words_of_entries():
    assert {row["schema"] for row in read_data_table("list_words", "schemas")} <= set(SCHEMAS)
    kinds = {row["type"] for row in read_data_table("list_words", "identifiers")}
    assert kinds <= set(IDENTIFIER_TYPES)
    kinds = {row["type"] for row in read_data_table("list_words", "measures")}
    assert kinds <= set(MEASURE_TYPES)
    lists = read_data_table("list_regimes")
    assert {row["format"] for row in lists} <= set(FORMATS)
    assert {row["measure"] for row in lists} <= set(MEASURE_TYPES)
    fetched = read_data_table("list_regimes", "files")
    assert {row["list"] for row in fetched} == {
        row["list"] for row in lists if row["open"] in ("yes", "licensed")
    }
    assert all(row["address"].startswith("https://") for row in fetched)
    assert regime_of_list("us-ofac-sdn")["regime"] == "US-OFAC-SDN"


@pytest.mark.parametrize(
    ("published", "days", "standing"),
    [
        ("2026-11-22", 0, "fresh"),
        ("2026-10-23", 30, "fresh"),
        ("2026-10-22", 31, "stale"),
        ("2026-11", 21, "fresh"),
        ("2026", 325, "stale"),
        ("2026-12-01", -9, "later"),
        ("", None, "undated"),
        ("2026-13-01", None, "undated"),
        ("soon", None, "undated"),
    ],
)
def test_the_age_of_a_list(published: str, days: int | None, standing: str):
    found = list_age(published, AS_OF, limit=30)
    assert (found.days, found.standing) == (days, standing)


def test_days_in_the_ways_of_publishers():
    assert words.iso_day("2026-10-08T00:00:09.554Z") == "2026-10-08"
    assert words.iso_day("31/12/2025") == "2025-12-31"
    assert words.iso_day("12/31/2025", month_first=True) == "2025-12-31"
    assert words.iso_day("08-Oct-2026") == "2026-10-08"
    assert words.iso_day("Jul 1951") == "1951-07"
    assert words.iso_day("00/00/1975") == "1975"
    for nothing in ("", "yesterday", "31/31/2025", "1951-1952", "99999"):
        assert words.iso_day(nothing) == ""
