"""What each format says, read into entries: names, kinds, measures, identifiers, counts, dates."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from corredor.core.errors import CorredorError
from corredor.studies.screening.inputs.entries import (
    IDENTIFIER_TYPES,
    MEASURE_TYPES,
    NAME_KINDS,
    PRIMARY,
    SCHEMAS,
    Entry,
    Holding,
    Measure,
    entry_digest,
)
from corredor.studies.screening.readers import ofac_csv
from corredor.studies.screening.readers.reading import ListRow, Reading, snapshot

Made = Callable[..., Reading]


def names(entry: Entry, kind: str = "") -> list[str]:
    return [name.text for name in entry.names if kind in ("", name.kind)]


def codes(errors: list[CorredorError]) -> list[str]:
    return [error.code for error in errors]


def test_every_sample_is_reconciled_and_in_the_words_of_entries(samples: Any, reading: Made):
    for name in samples:
        made = reading(name)
        entries = made.whole()
        account = made.account
        assert account.entries == len(entries) > 0
        assert account.reconciled, name
        for entry in entries:
            assert entry.schema in SCHEMAS
            assert entry.id
            assert entry.names[0].kind == PRIMARY
            assert {one.kind for one in entry.names} <= set(NAME_KINDS)
            assert {one.type for one in entry.measures} <= set(MEASURE_TYPES)
            assert {kind for kind, _ in entry.identifiers} <= set(IDENTIFIER_TYPES)
            assert len(set(entry.names)) == len(entry.names)


def sdn(sdn_parts: dict[str, bytes], reading: Made) -> tuple[dict[str, Entry], Reading]:
    parts = {name: (io.BytesIO(raw), f"{name}.csv") for name, raw in sdn_parts.items()}
    made = reading("ofac_csv", parts=parts)
    return {entry.id: entry for entry in made.entries}, made


def test_ofac_programmes_aliases_and_comments(sdn_parts: dict[str, bytes], reading: Made):
    entries, made = sdn(sdn_parts, reading)
    found = entries["18782"]
    assert [measure.programme for measure in found.measures] == ["SYRIA", "UKRAINE-EO13662"]
    assert {measure.type for measure in found.measures} == {"asset_freeze"}
    assert names(found) == ["ROSOBORONEKSPORT OAO", "ROSOBORONEXPORT JSC", "OBORONEKSPORT, GP"]
    assert names(found, "former") == ["OBORONEKSPORT, GP"]
    assert "For more information visit the page" in found.remarks
    assert found.identifiers == (("ogrn", "1117746521452"), ("inn", "7718852163"))
    assert found.countries == ("Russia",)
    account = made.account
    assert (account.rows, account.entries, account.joined) == (12, 6, 6)
    assert codes(account.warnings) == ["W136"]


def test_ofac_hides_weak_aliases_ships_and_births_in_remarks(
    sdn_parts: dict[str, bytes], reading: Made
):
    entries, _ = sdn(sdn_parts, reading)
    assert names(entries["306"], "weak") == ["BNC"]
    assert entries["36"].remarks == ""  # nothing but -0-
    ship = entries["4243"]
    assert (ship.schema, names(ship, "former")) == ("vessel", ["ANA I"])
    assert set(ship.identifiers) == {
        ("call_sign", "P3QG3"),
        ("imo", "9074729"),
        ("mmsi", "572469210"),
    }
    plane = entries["15431"]
    assert ("aircraft", "EP-GOM") in plane.identifiers
    assert ("msn", "1023409321") in plane.identifiers
    person = entries["99001"]
    assert person.birth == ("1951-07-25", "circa 1952")
    assert person.identifiers == (("passport", "AB123"),)
    assert person.countries == ("Russia",)


def test_ofac_without_its_other_files_says_so(reading: Made):
    made = reading("ofac_csv")
    made.whole()
    assert codes(made.account.warnings) == ["W137", "W137", "W136"]


def test_ofac_files_of_two_editions_are_refused_but_not_a_fragment(reading: Made):
    stray = {"aliases": (io.BytesIO(b'77777,1,"aka","NOBODY",-0- \n'), "alt.csv")}
    with pytest.raises(CorredorError, match="E132"):
        reading("ofac_csv", parts=stray).whole()
    stray["aliases"][0].seek(0)
    made = reading("ofac_csv", parts=stray, fragment=True)
    made.whole()
    assert made.account.left_out["no entry"] == 1
    assert made.account.reconciled


def test_the_consolidated_list_is_not_an_asset_freeze(reading: Made, samples: Any):
    raw = samples["ofac_csv"][0]
    entries = {e.id: e for e in reading("ofac_csv", raw, regime="US-OFAC-CONS").entries}
    kinds = {measure.programme: measure.type for measure in entries["18782"].measures}
    assert kinds == {"SYRIA": "unknown", "UKRAINE-EO13662": "debt"}


def test_the_old_end_of_file_character_of_ofac_is_no_row(reading: Made, samples: Any):
    raw = samples["ofac_csv"][0]
    made = reading("ofac_csv", raw.replace(b"\n", b"\r\n") + b"\x1a")
    assert len(made.whole()) == 6


def test_ofac_xml(reading: Made):
    made = reading("ofac_xml")
    person, ship = made.whole()
    assert made.account.published == "2026-02-20"
    assert names(person) == ["ZARVEXOV, Ivan", "VANYA", "STARY, I."]
    assert names(person, "weak") == ["VANYA"]
    assert names(person, "former") == ["STARY, I."]
    assert person.identifiers == (("inn", "0012345678"),)
    assert person.birth == ("1951-07-25",)
    assert ship.schema == "vessel"
    assert ("imo", "9074729") in ship.identifiers
    assert ship.countries == ("Cyprus",)


def test_a_cut_ofac_xml_is_noticed_by_its_count(reading: Made, samples: Any):
    raw = samples["ofac_xml"][0].replace(b"<Record_Count>2<", b"<Record_Count>3<")
    with pytest.raises(CorredorError, match="another number of entries"):
        reading("ofac_xml", raw).whole()
    assert len(reading("ofac_xml", raw, fragment=True).whole()) == 2


def test_ofac_advanced_joins_parties_documents_and_sanctions(reading: Made):
    made = reading("ofac_advanced")
    person, ship = made.whole()
    assert made.account.published == "2026-02-20"
    assert (person.id, person.schema) == ("9001", "person")
    assert [(n.text, n.kind, n.script) for n in person.names] == [
        ("ZARVEXOV Ivan", "primary", "latin"),
        ("VANYA", "weak", "latin"),
        ("Зарвексов Иван", "alias", "cyrillic"),
        ("STARY", "former", "latin"),
    ]
    freeze = Measure("US-OFAC-SDN", "DEMO-1", "asset_freeze", "2024-06-21")
    assert person.measures == (freeze,)
    assert person.identifiers == (("inn", "0012345678"),)
    assert (person.birth, person.countries) == (("1962-11-23",), ("Russia",))
    assert ship.measures == (Measure("US-OFAC-CONS", "UKRAINE-EO13662", "debt"),)
    assert ship.identifiers == (("imo", "9074729"),)


def test_ofac_relations_that_may_be_holdings_are_holdings_of_unknown_share(reading: Made):
    made = reading("ofac_advanced")
    made.whole()
    (held,) = made.account.holdings
    assert (held.owner, held.asset) == ("9001", "9003")
    assert held.percentage == "Owned or Controlled By"
    assert dict(made.account.left_out) == {
        "Family member of": 1,
        "former Acting for or on behalf of": 1,
    }
    assert made.account.reconciled


def test_a_sanction_on_nobody_is_refused(reading: Made, samples: Any):
    raw = samples["ofac_advanced"][0].replace(b'ProfileID="9003"', b'ProfileID="1"')
    with pytest.raises(CorredorError, match="E132"):
        reading("ofac_advanced", raw).whole()


def test_eu_strength_and_languages(reading: Made):
    made = reading("eu_xml")
    company, person = made.whole()
    assert made.account.published == "2026-01-01"
    assert [(n.text, n.kind, n.language) for n in company.names] == [
        ("Zarvex Mashinostroenie AO", "primary", "en"),
        ("Zarvex Engineering", "weak", "en"),
        ("АО Зарвекс Машиностроение", "alias", "ru"),
        ("Maquinaria Zarvex", "alias", "es"),
        ("Maquinaria Zarvex", "alias", "pt"),
    ]
    assert company.measures == (Measure("EU-FSF", "DEMO", "asset_freeze", "2025-01-02"),)
    assert company.countries == ("RU",)
    assert company.identifiers == (("registration", "0000000000"),)
    assert names(person) == ["Ivan Zarvexov"]
    assert person.birth == ("1961-02-28", "1962")
    assert person.measures[0].starts == "2024-05-05"


def test_the_table_of_the_eu_says_what_its_xml_says(reading: Made):
    made = reading("eu_csv")
    company, person = made.whole()
    account = made.account
    assert (account.published, account.rows, account.entries, account.joined) == (
        *("2026-01-01", 5, 2, 3),
    )
    assert [(n.text, n.kind, n.language) for n in company.names] == [
        ("Zarvex Mashinostroenie AO", "primary", "en"),
        ("АО Зарвекс Машиностроение", "alias", "ru"),
    ]
    assert (company.id, company.schema, company.countries) == ("EU.0.1", "organisation", ("RU",))
    assert company.measures == (Measure("EU-FSF", "DEMO", "asset_freeze", "2025-01-02"),)
    assert set(company.identifiers) == {("imo", "9074729"), ("registration", "0000000000")}
    assert (person.schema, names(person)) == ("person", ["Ivan Zarvexov"])
    assert person.measures == (Measure("EU-FSF", "", "asset_freeze", "2024-05-05"),)
    assert (person.birth, person.countries) == (("1961-02-28",), ("RU",))
    assert person.identifiers == (("passport", "AB 123"),)


def test_un_names_stand_in_one_field_and_in_their_script(reading: Made):
    person, company = reading("un_xml").whole()
    assert names(person) == [
        "IVAN PETROVICH ZARVEXOV",
        "Иван Петрович Зарвексов",
        "Vanya",
        "I. Zarvexov",
    ]
    assert names(person, "weak") == ["Vanya"]
    assert person.birth == ("1960/1962",)
    assert names(company) == ["AEREA ZARVEX", "AZ", "GREAT ZARVEX COMPANY", "GZC", "Old Zarvex"]
    assert names(company, "former") == ["Old Zarvex"]
    assert company.countries == ("Rwanda",)


def test_uk_groups_rows_and_dates_its_measures(reading: Made):
    made = reading("uk_csv")
    company, person, ship = made.whole()
    account = made.account
    assert (account.published, account.rows, account.entries) == ("2026-10-08", 5, 3)
    assert account.warnings == []
    assert {(m.type, m.starts) for m in company.measures} == {
        ("asset_freeze", "2025-02-01"),
        ("services", "2025-02-01"),
    }
    assert names(company, "weak") == ["ZARVEX ENGINEERING"]
    assert names(person) == ["Ivan Petrovich ZARVEXOV", "Ivan ZARVEXOFF"]
    assert person.birth == ("1975",)
    assert person.identifiers == (("passport", "AB1"), ("passport", "AB2"))
    assert {m.type for m in person.measures} == {"asset_freeze", "travel_ban"}
    assert (ship.schema, ship.identifiers) == ("vessel", (("imo", "9074729"),))
    assert ship.measures[0].type == "transport"


def test_the_retired_list_is_read_with_a_warning(reading: Made):
    made = reading("uk_conlist")
    (person,) = made.whole()
    assert names(person) == ["Ivan ZARVEXOV", "VANYA"]
    assert names(person, "weak") == ["VANYA"]
    assert made.account.published == "2026-01-25"
    assert codes(made.account.warnings) == ["W135"]


def test_opensanctions_joins_values_with_quotes_inside(reading: Made):
    made = reading("opensanctions_csv")
    company, ship = made.whole()
    assert names(company)[1:] == ["Zarvex; Engineering", "АО Зарвекс Машиностроение"]
    assert {(m.regime, m.programme) for m in company.measures} == {
        ("DEMO", "US-RUS"),
        ("DEMO", "US-CUB"),
        ("US-OFAC-SDN", "US-RUS"),
        ("US-OFAC-SDN", "US-CUB"),
    }
    assert {measure.starts for measure in company.measures} == {"2025-01-01"}
    assert company.countries == ("ru", "mx")
    assert ship.identifiers == (("imo", "9074729"),)
    assert made.account.published == "2026-01-01"


def test_csl_tells_its_lists_apart(reading: Made):
    lab, person, ship = reading("csl_csv").whole()
    assert [(m.regime, m.type, m.starts) for m in lab.measures] == [
        ("US-BIS-EL", "export_licence", "2020-01-01")
    ]
    assert names(lab) == ["Zarvex Labs", "Zarvex Laboratories", "Лаборатория Зарвекс"]
    assert lab.countries == ("RU", "MX")
    assert {(m.regime, m.programme) for m in person.measures} == {
        ("US-OFAC-SDN", "DEMO-1"),
        ("US-OFAC-SDN", "DEMO-2"),
    }
    assert person.identifiers == (("inn", "0012345678"),)
    assert ship.measures[0].regime == "US-BIS-MEU"
    assert ship.identifiers == (("imo", "9074729"),)


def test_ftm_joins_sanctions_and_keeps_holdings(reading: Made):
    made = reading("ftm_json")
    company, pep, held, ship = made.whole()
    assert company.measures == (
        Measure("US-OFAC-SDN", "DEMO-1", "asset_freeze", "2025-01-01", "2025-12-31"),
    )
    assert names(company) == [
        "Zarvex Mashinostroenie AO",
        "АО Зарвекс Машиностроение",
        "Zarvexmash",
        "ZMW",
    ]
    assert names(company, "weak") == ["ZMW"]
    assert company.identifiers == (("inn", "0012345678"),)
    assert pep.measures == (Measure("DEMO", "role.pep", "watch"),)
    assert not held.listed
    assert (names(ship), ship.identifiers) == (["DEMO STAR"], (("imo", "9074729"),))
    account = made.account
    assert account.holdings == [Holding("demo-1", "demo-3", "50", "2024-01-01", "", 5)]
    assert account.left_out == {"Sanction": 1, "Ownership": 1, "Address": 1}


def test_a_table_of_the_user_by_its_mapping(reading: Made):
    company, person = reading("mapped_csv", regime="MX-UIF", measure="asset_freeze").whole()
    assert (company.id, company.schema, person.schema) == ("17", "organisation", "person")
    assert names(company)[1:] == ["Petroquorva", "Quorvanta Petrochemicals"]
    assert company.identifiers == (("rfc", "QPE000101AA1"),)
    freeze = Measure("MX-UIF", "110/2025", "asset_freeze", "2025-03-15")
    assert company.measures == (freeze,)


def test_a_stated_encoding_is_used_and_another_never_guessed(reading: Made, samples: Any):
    raw = samples["mapped_csv"][0].decode().encode("cp1252")
    with pytest.raises(CorredorError, match=r"E008.*cp1252") as caught:
        reading("mapped_csv", raw).whole()
    assert caught.value.place is not None
    assert caught.value.place.line == 1
    made = reading("mapped_csv", raw, encoding="cp1252")
    assert made.whole()[0].names[0].text == "Quorvanta Petroquímica, S.A. de C.V."
    assert made.account.encoding == "cp1252"


def test_a_wrong_statement_of_the_encoding_is_refused(reading: Made):
    with pytest.raises(CorredorError, match="E023"):
        reading("mapped_csv", b"Folio;\x81\n", encoding="cp1252").whole()


def test_line_ends_and_marks_change_nothing(reading: Made, samples: Any):
    for name, (raw, _) in samples.items():
        plain = [entry_digest(entry) for entry in reading(name).entries]
        windows = raw.replace(b"\n", b"\r\n")
        assert [entry_digest(e) for e in reading(name, windows).entries] == plain, name
        marked = b"\xef\xbb\xbf" + raw
        assert [entry_digest(e) for e in reading(name, marked).entries] == plain, name


def test_a_snapshot_keeps_what_was_read(reading: Made):
    made = reading("ofac_csv")
    made.whole()
    row = ListRow("us", "OFAC", "US-OFAC-SDN", "2026-11-22", "2026-11-01", "00", fragment=True)
    taken = snapshot(row, made.account)
    assert (taken.published, taken.rows, taken.entries, taken.left_out) == ("2026-11-01", 6, 6, 0)
    assert [one.code for one in taken.warnings] == ["W137", "W137"]
    assert taken.fragment


def test_programmes_are_parted_however_they_are_bracketed():
    assert ofac_csv.programmes_of("[A] [B-EO1]") == ("A", "B-EO1")
    assert ofac_csv.programmes_of("A; B") == ("A", "B")


def test_the_collection_of_us_lists_names_the_list_in_the_programme(reading: Made, samples: Any):
    said = (
        b'{"id": "s9", "schema": "Sanction", "properties": {"entity": ["demo-3"], "program": '
        b'["Entity List (EL) - Bureau of Industry and Security"]}, "datasets": ["us_trade_csl"]}\n'
    )
    entries = {e.id: e for e in reading("ftm_json", samples["ftm_json"][0] + said).entries}
    (measure,) = entries["demo-3"].measures
    assert (measure.regime, measure.type) == ("US-BIS-EL", "export_licence")


def test_an_office_is_nobody_and_is_left_out_by_its_kind(reading: Made, samples: Any):
    office = (
        b'{"id": "p", "schema": "Position", "properties": {"name": ["Minister"], "topics": '
        b'["gov.national"]}, "datasets": ["demo"], "target": false}\n'
    )
    made = reading("ftm_json", samples["ftm_json"][0] + office)
    assert "p" not in {entry.id for entry in made.entries}
    assert made.account.left_out["Position"] == 1
