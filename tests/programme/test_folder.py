"""The folder as a whole, and every code that it can be refused with."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from corredor.core.errors import Problems, catalogue
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.folder import read_programme

CLAIMS, TERMS, SETTINGS, INDEX = "claims.csv", "terms.csv", "programme.toml", "documents/index.csv"


def test_a_folder_without_errors_is_read(small: Any):
    programme = small.read()
    assert programme.remarks == ()
    assert programme.settings.id == "small"
    assert programme.settings.price_year == "2024"
    assert programme.title.ru == "Малая"
    assert programme.languages == ("es", "en", "ru")
    assert programme.lines == (("santiago", "hanoi"),)
    assert (programme.borders, programme.wanted) == ("un", ())
    assert list(programme.claims) == ["t1", "t2", "c1", "o1", "i1"]
    assert programme.facts["trade.amount.2024"].stance == "corroborated"
    assert programme.claims["t1"].unit == "MUSD_nominal"
    assert programme.claims["o1"].text == "2025-06-23"
    assert programme.assumptions["fare"].distribution.high == 1200
    assert programme.tables["rates"] == ()
    assert programme.sources["bank"].country == "VN"


def test_the_selector_of_a_claim_is_resolved(small: Any):
    programme = small.read()
    text = programme.documents["note"].text
    selector = programme.claims["t1"].selector
    assert text[selector.start : selector.end] == "1,300 million dollars"
    assert text[: selector.start].endswith(selector.prefix)
    assert text[selector.end :].startswith(selector.suffix)
    assert len(selector.prefix) == len(selector.suffix) == 32


def edit(file: str, old: str, new: str) -> Callable[[Any], None]:
    return lambda folder: folder.replace(file, old, new)


def add(file: str, line: str) -> Callable[[Any], None]:
    return lambda folder: folder.append(file, line)


def write(file: str, content: str | bytes) -> Callable[[Any], None]:
    return lambda folder: folder.write(file, content)


def remove(file: str) -> Callable[[Any], None]:
    return lambda folder: (folder.root / file).unlink()


def fifo(folder: Any) -> None:
    (folder.root / TERMS).unlink()
    os.mkfifo(folder.root / TERMS)


def name_instead(path: str) -> Callable[[Any], None]:
    def damage(folder: Any) -> None:
        folder.replace(INDEX, "note.txt", path)
        (folder.root / "documents/note.txt").unlink()

    return damage


def huge_table(folder: Any) -> None:
    with (folder.root / TERMS).open("r+b") as stream:
        stream.truncate(1_000_000_000)


def link_out(folder: Any) -> None:
    outside = folder.root.parent / "outside.txt"
    outside.write_text("a secret", encoding="utf-8")
    (folder.root / "documents/note.txt").unlink()
    (folder.root / "documents/note.txt").symlink_to(outside)


def links_in_a_circle(folder: Any) -> None:
    (folder.root / TERMS).unlink()
    (folder.root / TERMS).symlink_to(TERMS)


CLAIM = "{id},figure,note,{quote},trade,weight,2024,,{value},{unit},{year},exact,flow,gazette"


def claim(value: str = "1300", unit: str = "MUSD", year: str = "nominal", **changes: str) -> Any:
    quote = changes.get("quote", '"1,300 million dollars"')
    line = CLAIM.format(id=changes.get("id", "x1"), quote=quote, value=value, unit=unit, year=year)

    def damage(folder: Any) -> None:
        folder.append(TERMS, "weight,peso,weight,вес")
        folder.append(CLAIMS, line)

    return damage


DAMAGES = {
    "E001": (remove(SETTINGS), None),
    "E002": (edit(SETTINGS, "currency =", "curency = 1\ncurrency ="), f"{SETTINGS}:4:1"),
    "E003": (edit(SETTINGS, "price_year = 2024\n", ""), f"{SETTINGS}:1:1"),
    "E004": (edit(SETTINGS, "2024", '"2024"'), f"{SETTINGS}:5:14"),
    "E005": (edit(SETTINGS, '"small"', '"small'), f"{SETTINGS}:1:12"),
    "E006": (remove("documents/radio.txt"), f"{INDEX}:3:7"),
    "E007": (name_instead("../../note.txt"), f"{INDEX}:2:6"),
    "E007 absolute": (name_instead("/etc/hostname.txt"), f"{INDEX}:2:6"),
    "E007 windows": (name_instead("C:\\note.txt"), f"{INDEX}:2:6"),
    "E007 backslash": (name_instead("..\\note.txt"), f"{INDEX}:2:6"),
    "E007 link": (link_out, f"{INDEX}:2:6"),
    "E008": (write(TERMS, "id,name_es\nfair,feria\ntrade,año".encode("cp1252")), f"{TERMS}:3:8"),
    "E009": (huge_table, TERMS),
    "E011": (fifo, TERMS),
    "E011 circle": (links_in_a_circle, TERMS),
    "N013": (write("notes.csv", "a,b\n"), "notes.csv"),
    "W026": (write("sources.xlsx", "PK"), "sources.xlsx"),
    "E015": (edit(SETTINGS, '["CL", "VN"]', '["CL", "CL"]'), f"{SETTINGS}:3:9"),
    "E016": (
        lambda folder: (
            folder.write("documents/note.docx", b"PK"),
            name_instead("note.docx")(folder),
        ),
        f"{INDEX}:2:6",
    ),
    "E017": (edit(TERMS, "comercio", "comer\x00cio"), f"{TERMS}:2:12"),
    "E101": (edit(INDEX, "publisher", "publishr"), f"{INDEX}:1:15"),
    "E102": (
        lambda folder: folder.write(
            "decisions.csv", "fact,claim,reason,person\ntrade.amount.2024,,none,Ana\n"
        ),
        "decisions.csv:1:1",
    ),
    "E103": (edit(INDEX, "Radio One,en", "Radio One,"), f"{INDEX}:3:33"),
    "E104": (claim(unit="mln"), f"{CLAIMS}:7:64"),
    "E105": (claim(value="many"), f"{CLAIMS}:7:59"),
    "E105 nan": (claim(value="nan"), f"{CLAIMS}:7:59"),
    "E105 grouped": (claim(value="1 300 000"), f"{CLAIMS}:7:59"),
    "E106": (claim(value='"1,300"'), f"{CLAIMS}:7:59"),
    "E106 point": (claim(value="1.300"), f"{CLAIMS}:7:59"),
    "E107": (add(TERMS, "trade,a,b,c"), f"{TERMS}:9:1"),
    "E108": (edit(CLAIMS, "t1,figure,note", "t1,figure,notes"), f"{CLAIMS}:2:11"),
    "E109": (edit(CLAIMS, "trade,amount,2024,,1.3", "trade,amount,06/2024,,1.3"), f"{CLAIMS}:3:50"),
    "E110": (edit(CLAIMS, "more_than", "over"), f"{CLAIMS}:4:74"),
    "E110 country": (edit("sources.csv", "Газета,CL", "Газета,XX"), "sources.csv:2:38"),
    "E111": (add(TERMS, "wool,lana,wool"), f"{TERMS}:9:1"),
    "E112": (add(TERMS, "Wool,lana,wool,шерсть"), f"{TERMS}:9:1"),
    "E113": (edit("places.csv", "-33.45", "-93.45"), "places.csv:2:40"),
    "E129": (edit(TERMS, "id,name_es", "Terms,,,\n,,,\nid,name_es"), f"{TERMS}:1:1"),
    "E114": (add(TERMS, '"wool,lana,wool,шерсть'), f"{TERMS}:9:1"),
    "W115": (edit(TERMS, "salmón", ""), f"{TERMS}:8:8"),
    "W115 title": (edit(SETTINGS, 'ru = "Малая"', 'ru = ""'), f"{SETTINGS}:2:1"),
    "W122": (
        write(
            "organisations.csv",
            b"id,kind,name_es,name_en,name_ru,country\n"
            b"pilots,other,Practicos,Pilots,Pilots,\nharbour,other,Puerto,Harbour,Harbour,CL\n",
        ),
        "organisations.csv:2:38",
    ),
    "W116": (edit(TERMS, "salmon,salmón,salmon,лосось\n", ""), f"{CLAIMS}:6:48"),
    "E119": (write(TERMS, ""), TERMS),
    "E118": (write("units.csv", "unit,means\nkm,mile\n"), "units.csv:2:1"),
    "E104 alias": (write("units.csv", "unit,means\nbox,1000 * kg\n"), "units.csv:2:5"),
    "E203": (claim(unit="MUSD_2022", year="2024"), f"{CLAIMS}:7:64"),
    "E209": (edit("assumptions.csv", "700", "950"), "assumptions.csv:2:24"),
    "E210": (claim(year=""), f"{CLAIMS}:7:64"),
    "E211": (edit(CLAIMS, "1.3,GUSD,nominal", "1300000000,tonne,"), f"{CLAIMS}:3"),
    "E214": (edit(CLAIMS, "1.3,GUSD,nominal", "1.3,GUSD,2024"), f"{CLAIMS}:3"),
    "E213": (edit(CLAIMS, "1.3,GUSD,nominal", "1.3,GEUR,nominal"), f"{CLAIMS}:3"),
    "W316": (edit(CLAIMS, ",2025-06-23,", ",2025-07-23,"), f"{CLAIMS}:5:57"),
    "N317": (
        lambda folder: (
            folder.replace(CLAIMS, "basis,chain", "basis,chain,note"),
            folder.write(
                CLAIMS,
                folder.text(CLAIMS)
                .replace("\n", ",seen\n")
                .replace("note,seen", "note", 1)
                .replace(",2025-06-23,", ",2025-07-23,"),
            ),
        ),
        f"{CLAIMS}:5:57",
    ),
    "E301": (edit(CLAIMS, "1.3 billion dollars", "a billion dollars"), f"{CLAIMS}:3:17"),
    "E302": (edit(CLAIMS, "1.3 billion dollars", "1.4 billion dollars"), f"{CLAIMS}:3:17"),
    "E303": (edit("documents/radio.txt", "Radio:", "1.3 billion dollars:"), f"{CLAIMS}:3:17"),
    "W304": (
        write(INDEX, "id,file,language,sha256\nnote,note.txt,en,abc\nradio,radio.txt,en,\n"),
        f"{INDEX}:2:18",
    ),
    "E305": (edit(CLAIMS, "count,gazette", "count,"), f"{CLAIMS}:4:90"),
    "E306": (edit(CLAIMS, "count,gazette", "count,gazette bank gazette"), f"{CLAIMS}:4:90"),
    "W307": (
        write(
            "decisions.csv",
            "fact,claim,reason,person,date,considered\ntrade.amount.2024,t1,x,Ana,2025,t1\n",
        ),
        "decisions.csv:2:1",
    ),
    "E308": (
        write(
            "decisions.csv",
            "fact,claim,reason,person,date\ntrade.amount.2024,c1,x,Ana,2025\n",
        ),
        "decisions.csv:2:1",
    ),
    "E108 decision": (
        write("decisions.csv", "fact,reason,person,date\ntrade.amount.2023,x,Ana,2025\n"),
        "decisions.csv:2:1",
    ),
    "E108 map": (edit(SETTINGS, '"hanoi"', '"hanoy"'), f"{SETTINGS}:8:23"),
    "W309": (write("documents/other.txt", "text"), "documents/other.txt"),
    "W310": (claim(value="1400"), f"{CLAIMS}:7:59"),
    "E311": (edit(CLAIMS, "fair,topics,2025,,salmon", "fair,opening,2025-06-23,,salmon"), None),
    "E314": (edit(CLAIMS, '"1,300 million dollars"', "300 million dollars"), f"{CLAIMS}:2:16"),
    "W315": (
        write(
            CLAIMS,
            "id,kind,document,quote,prefix,subject,property,value,unit,chain\n"
            "c1,figure,note,150 companies,Fewer than,fair,companies,150,company,gazette\n",
        ),
        f"{CLAIMS}:2:16",
    ),
    "N117": (
        write(TERMS, "id;name_es;name_en;name_ru\n"),  # replaced in a test of its own
        None,
    ),
}
DAMAGES.pop("N117")
DAMAGES.pop("E311")


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_found_at_its_place(small: Any, name: str):
    damage, place = DAMAGES[name]
    damage(small)
    error = small.only()
    assert f"{error.code} {error.place}" == f"{name.split()[0]} {place}"
    assert "{" not in error.line().replace(small.text(SETTINGS) if place else "", "")
    if error.place is not None and error.place.line and error.code != "E009":
        assert error.excerpt


def test_mixed_kinds_in_one_fact(small: Any):
    small.append(CLAIMS, "o2,figure,note,23 June 2025,fair,opening,2025,,23,day,,exact,,gazette")
    assert small.found() == ["E311 claims.csv:7"] or small.found() == ["E311 claims.csv:5"]


def test_decimal_commas_are_read_and_told_where_semicolons_part_cells(small: Any):
    text = small.text("places.csv").replace(",", ";").replace(".", ",")
    small.write("places.csv", text)
    assert small.found() == ["N117 places.csv"]
    assert small.read().tables["places"][0].number("latitude") == -33.45


def test_claims_with_semicolons_and_decimal_commas(small: Any):
    rows = [
        line.replace('"1,300 million dollars"', "Q") for line in small.text(CLAIMS).splitlines()
    ]
    text = "\n".join(row.replace(",", ";").replace("1.3;G", "1,3;G") for row in rows)
    small.write(CLAIMS, text.replace("Q", "1,300 million dollars") + "\n")
    assert small.found() == ["N117 claims.csv"]
    claim = small.read().claims["t2"]
    assert (claim.value, claim.written) == (1.3, "1.3")


def test_all_errors_of_a_folder_come_at_once(small: Any):
    for name in ("E002", "E006", "E104", "E107", "E306", "W309", "N013"):
        DAMAGES[name][0](small)
    with pytest.raises(Problems) as raised:
        small.read()
    codes = [error.code for error in raised.value.errors]
    assert sorted(codes) == ["E002", "E006", "E104", "E107", "E306", "N013", "W309"]
    assert [code[0] for code in codes] == ["E"] * 5 + ["W", "N"]


def test_one_error_does_not_make_others(small: Any):
    small.replace("sources.csv", "bank,office", "bank,bureau")
    small.replace(INDEX, "radio,radio.txt,Radio,Radio One,en", "radio,radio.txt,Radio,Radio One,fr")
    assert [error.code for error in small.errors()] == ["E110", "E110"]


def test_a_table_that_is_absent_is_one_error(small: Any):
    (small.root / "sources.csv").unlink()
    error = small.only()
    assert (error.code, str(error.place)) == ("E006", "claims.csv:2:83")


def test_the_first_thousand_errors_of_a_kind_are_kept(small: Any):
    rows = "".join(f"T{n},a,b,c\n" for n in range(3000))
    small.write(TERMS, small.text(TERMS) + rows)
    assert len(small.errors()) == 1000


def test_a_unit_of_ones_own(small: Any):
    small.write("units.csv", "unit,means\nmln,MUSD\nquintal,kg\n")
    claim()(small)
    small.replace(
        CLAIMS, "1300,MUSD,nominal,exact,flow,gazette\n", "1300,mln,2024,exact,flow,gazette\n"
    )
    assert small.read().claims["x1"].unit == "MUSD_2024"


def test_tables_of_studies_are_read_too(small: Any):
    spec = TableSpec(
        "toy/visits",
        "toy/visits.csv",
        "Visits.",
        (
            ColumnSpec("place", "id", "where", filled=True, refers=("places",)),
            ColumnSpec("people", "number", "how many", filled=True, low=0),
            ColumnSpec("photo", "file", "picture"),
        ),
        key=("place",),
    )
    small.study_tables = (spec,)
    small.write("toy/visits.csv", "place,people,photo\nhanoi,12,a.jpg\nhue,-1,b.jpg\n")
    small.write("toy/a.jpg", b"\xff\xd8")
    assert small.found() == ["E113 toy/visits.csv:3:5"]
    small.replace("toy/visits.csv", "hue,-1", "hue,1")
    assert small.found() == ["E108 toy/visits.csv:3:1", "E006 toy/visits.csv:3:7"]
    small.write("toy/visits.csv", "place,people\nhanoi,12\n")
    assert small.found() == ["N013 toy/a.jpg"]
    row = small.read().tables["toy/visits"][0]
    assert (row.number("people"), str(row.at("people"))) == (12, "toy/visits.csv:2:7")


def test_missing_folder(small: Any):
    with pytest.raises(Problems, match="E001"):
        read_programme(small.root / "nowhere")


def test_output_and_hidden_files_are_passed_over(small: Any):
    small.write("out/report.html", "x")
    small.write(".git/config", "x")
    small.write("README.md", "x")
    assert small.found() == []


def test_every_code_of_the_folder_is_provoked_here():
    elsewhere = {"E010", "E012", "E014", "N117", "E311", "N312", "N313"}
    elsewhere |= {"E024", "E025", "E120", "E121", "E125", "E126", "E127", "E128"}
    elsewhere |= {"E018", "E019", "E020", "E021", "E022", "E023", "W320", "W321", "E322", "E323"}
    elsewhere |= {"E130", "E131", "E132", "E133", "W135", "W136", "W137"}
    elsewhere |= {"E140", "E141", "E142", "E143", "E144", "W145", "W146"}
    elsewhere |= {"E150", "E151", "E152", "E153"}
    families = ("0", "1", "3")
    codes = {code for code in catalogue() if code[1] in families and code[0] in "EWN"}
    assert {name.split()[0] for name in DAMAGES} | elsewhere >= codes


def test_a_sound_folder_needs_neither_pint_nor_tree_sitter(small: Any):
    code = (
        "import sys; from pathlib import Path\n"
        "from corredor.programme.folder import read_programme\n"
        f"read_programme(Path({str(small.root)!r}))\n"
        "print(*{'pint', 'tree_sitter'} & set(sys.modules))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == ""


def test_a_misspelt_column_brings_no_other_errors(small: Any):
    small.replace(CLAIMS, "document,quote", "document,qoute")
    assert {code.split()[0] for code in small.found()} == {"E101", "E102"}


def test_an_unreadable_table_brings_no_other_errors(small: Any):
    small.write("decisions.csv", "fact,reason,person,date\ntrade.amount.2024,x,Ana,2025\n")
    small.write(CLAIMS, b"\xff\xfe\xff")
    assert {code.split()[0] for code in small.found()} == {"E008"}


def test_a_decision_may_name_the_fact_as_the_report_does(small: Any):
    small.write(
        "decisions.csv", "fact,claim,reason,person,date\nfacts.trade.amount.2024,t1,x,Ana,2025\n"
    )
    assert small.read().facts["trade.amount.2024"].stance == "decided"


def test_missing_names_are_told_together(small: Any):
    for number in range(30):
        small.append(TERMS, f"thing-{number},cosa {number},,")
    remarks = small.read().remarks
    assert [error.code for error in remarks] == ["W115", "W115"]
    line = remarks[0].line()
    assert "name_en is empty (rows: 30)" in line
    assert "cosa 0, cosa 1, cosa 2, cosa 3, cosa 4, …" in line


def test_ids_without_label_are_told_together(small: Any):
    for number in range(30):
        small.append(
            CLAIMS, f"x{number},item,note,wool,fair,topics-{number},2025,,salmon,,,,,gazette"
        )
    (remark,) = small.read().remarks
    assert remark.code == "W116"
    assert "topics-0, topics-1, topics-2, topics-3, topics-4, … (in all: 30)" in remark.line()
