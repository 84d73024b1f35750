"""Exports of forms: both formats, their limits, hostile files, and the mapping of columns."""

# pyright: reportOptionalMemberAccess=false

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import CorredorError
from corredor.studies.forum.readers.exports import (
    ColumnMapping,
    Sheet,
    mapping_from_toml,
    mapping_to_toml,
    propose_mapping,
    read_export,
    rows,
    xlsx,
)


def read(raw, file="form.csv"):
    return read_export(io.BytesIO(raw), file)


def code_of(raw):
    with pytest.raises(CorredorError) as caught:
        read(raw)
    return caught.value


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_delimited_values_with_any_usual_mark(mark):
    sheet = read(f'Nombre{mark}País\r\n"Ana{mark} Ruiz"{mark}México\r\n\r\nЛев{mark}\n'.encode())
    assert sheet.header == ("Nombre", "País")
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (2, (f"Ana{mark} Ruiz", "México")),
        (4, ("Лев", "")),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_read(encoding):
    assert read("Имя,Страна\nЛев,Россия\n".encode(encoding)).header == ("Имя", "Страна")


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        ("Имя;Страна\nЛев;Россия", "cp1251", "cp1251"),
        ("Nombre;País\nAna;España", "cp1252", "cp1252"),
    ],
)
def test_another_encoding_is_refused_with_a_guess(text, encoding, guess):
    error = code_of(text.encode(encoding))
    assert (error.code, error.fields["guess"]) == ("E008", guess)
    assert error.fields["sample"] in text


def test_headers_are_made_unique_and_questions_one_line():
    sheet = read('Idioma,"¿Qué\n busca?",Idioma,\nes,x,ru,\n'.encode())
    assert sheet.header == ("Idioma", "¿Qué busca?", "Idioma (2)")


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"", "E119", 0),
        (b"\n , \n", "E119", 0),
        (b"a,b\n1,2,3\n", "E111", 2),
        (b'a,b\n"1,2\n', "E114", 2),
        (b'a,b\n"1"x,2\n', "E114", 2),
        (b"a,b\n1,\x002\n", "E114", 2),
        (b"a\n" + b"x" * 40_000, "E114", 2),
        (b"," * 500 + b"\n", "E114", 1),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"old", "E019", 0),
        (b"PK\x03\x04 no archive", "E018", 0),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(raw, code, line):
    error = code_of(raw)
    assert (error.code, error.place.line) == (code, line)


def test_rows_and_bytes_are_bounded(monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    assert code_of(b"a\n1\n2\n3\n").code == "E014"
    monkeypatch.setattr(rows, "MOST_CHARACTERS", 3)
    assert code_of(b"a\n11\n2\n3\n").code == "E114"


def test_a_workbook_with_all_kinds_of_cells(parts_of_a_workbook, packed):
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Día</t></is></c>'
        '<c r="C1" t="str"><f>"x"</f><v>Fórmula</v></c><c r="D1" t="s"><v>1</v></c></row>'
        '<row r="4"><c r="A4"><v>12</v></c><c r="B4" s="1"><v>46335</v></c>'
        '<c r="C4"><f>HYPERLINK("http://x","y")</f></c><c r="D4" t="b"><v>1</v></c></row>'
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    raw = packed(parts_of_a_workbook(cells, ("Número", "Acepto"), styles=styles))
    sheet = read(raw)
    assert sheet.header == ("Número", "Día", "Fórmula", "Acepto")
    assert sheet.rows[0].line == 4
    assert sheet.rows[0].cells == ("12", "2026-11-09", '=HYPERLINK("http://x","y")', "TRUE")


def test_of_several_sheets_the_first_visible_one(parts_of_a_workbook, packed):
    cells = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'
    states = ("hidden", "visible", "visible")
    assert read(packed(parts_of_a_workbook(cells, states=states))).header == ("a",)
    assert code_of(packed(parts_of_a_workbook(cells, states=("hidden",)))).code == "E018"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("evil", [LAUGHS, OUTSIDE, "<" * 9, "<a>" * 200])
def test_hostile_markup_is_refused(evil, parts_of_a_workbook, packed):
    parts = parts_of_a_workbook("")
    parts["xl/sharedStrings.xml"] = f"{evil}<sst>&b;</sst>"
    assert code_of(packed(parts)).code == "E018"


def test_a_bomb_is_not_unpacked(parts_of_a_workbook, packed, monkeypatch):
    monkeypatch.setattr(xlsx, "LARGEST_PART", 10_000)
    raw = packed(parts_of_a_workbook(" " * 20_000))
    error = code_of(raw)
    assert (error.code, error.fields["problem"]) == ("E018", xlsx.TOO_LARGE)


@pytest.mark.parametrize(
    "cell",
    ['<c t="s"><v>7</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>x</v></c>'],
)
def test_cells_that_name_nothing_are_refused(cell, parts_of_a_workbook, packed):
    assert code_of(packed(parts_of_a_workbook(f"<row>{cell}</row>", ("a",)))).code == "E018"
    wrong = '<row r="99999999"><c><v>1</v></c></row>'
    assert code_of(packed(parts_of_a_workbook(wrong))).code == "E018"


def test_cells_far_to_the_right_are_too_wide(parts_of_a_workbook, packed):
    cells = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    assert code_of(packed(parts_of_a_workbook(cells))).code == "E114"


@given(st.binary(max_size=200), st.integers(0, 900))
def test_damaged_files_never_cause_another_error(parts_of_a_workbook, packed, noise, at):
    whole = packed(parts_of_a_workbook("<row><c><v>1</v></c></row>", ("a",)))
    for raw in (noise, whole[:at] + noise + whole[at + len(noise) :], b"PK\x03\x04" + noise):
        with suppress(CorredorError):
            read(raw)


FORMS = {
    "google": (
        *("Marca temporal", "Nombre completo", "Empresa u organización", "País", "Idiomas"),
        *("¿Qué ofrece su empresa?", "¿Qué busca en el foro?", "Acepto el aviso de privacidad"),
    ),
    "eventbrite": (
        *("Order Date", "First Name", "Surname", "Company", "Country", "Ticket Type"),
        *("Languages", "What do you offer?", "What are you looking for?"),
    ),
    "b2match": (
        *("ФИО", "Название компании", "Страна", "Рабочие языки", "Что вы предлагаете"),
        *("Что вы ищете", "Согласие на обработку персональных данных"),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_columns_of_usual_forms_are_proposed(form):
    made = propose_mapping(Sheet("f.csv", FORMS[form], ()))
    assert made.missing == ()
    assert made.unread == ()
    columns = made.mapping.columns
    assert {"organisation", "country", "languages", "offers", "needs"} <= set(columns)
    if form == "eventbrite":
        assert (columns["given_name"], columns["family_name"]) == (("First Name",), ("Surname",))
        assert columns["rank"] == ("Ticket Type",)
    else:
        assert columns["name"] == (FORMS[form][form == "google"],)
    assert mapping_from_toml(mapping_to_toml(made), "m.toml") == made.mapping


def test_columns_that_are_as_likely_are_shown_and_those_unknown_named():
    made = propose_mapping(Sheet("f.csv", ("Empresa", "Institución", "País", "Talla"), ()))
    assert made.doubtful == {"organisation": ("Empresa", "Institución")}
    assert made.unread == ("Institución", "Talla")
    assert made.missing == ("name",)
    text = mapping_to_toml(made)
    assert '# as likely: "Empresa", "Institución"' in text
    assert '# not read: "Institución", "Talla"' in text
    assert "# name = []  # needed" in text


@given(st.lists(st.text(max_size=30), min_size=1, max_size=12))
def test_any_headers_make_a_proposal_that_is_read_back(headers):
    unique = tuple(dict.fromkeys(headers))
    made = propose_mapping(Sheet("f.csv", unique, ()))
    used = [header for held in made.mapping.columns.values() for header in held]
    assert len(set(used)) == len(used)
    assert set(used) | set(made.unread) == set(unique)
    assert mapping_from_toml(mapping_to_toml(made), "m.toml") == made.mapping


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[columns", "E005"),
        ("[colums]", "E002"),
        ("[columns]\nnombre = 'x'", "E002"),
        ("columns = 3", "E004"),
        ("[columns]\nname = 3", "E004"),
        ("[values]\nrank = {x = 3}", "E004"),
    ],
)
def test_a_mapping_that_is_none_is_refused(text, code):
    with pytest.raises(CorredorError) as caught:
        mapping_from_toml(text, "m.toml")
    assert caught.value.code == code


def test_a_mapping_must_fit_its_form():
    sheet = Sheet("f.csv", ("A", "B"), ())
    for columns, code in (
        ({"name": ("C",)}, "E101"),
        ({"name": ("A",)}, "E003"),
        ({"organisation": ("A",), "country": ("B",)}, "E003"),
    ):
        with pytest.raises(CorredorError) as caught:
            ColumnMapping(columns).checked(sheet, "m.toml")
        assert caught.value.code == code
    ColumnMapping({"name": ("A",), "organisation": ("B",), "country": ("B",)}).checked(sheet, "m")


def test_titles_before_the_header_are_no_columns():
    made = read_export(io.BytesIO("Foro 2027\n\nNombre;País\nAna;Chile\n".encode()), "f.csv")
    assert made.header == ("Nombre", "País")
    assert [row.line for row in made.rows] == [4]


def test_cells_merged_downwards_hold_their_value_in_each_row(parts_of_a_workbook, packed):
    def cell(reference, text):
        return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'

    cells = "".join(
        f'<row r="{line}">{"".join(held)}</row>'
        for line, held in (
            (1, [cell("A1", "Empresa"), cell("B1", "Nombre")]),
            (2, [cell("A2", "Casa"), cell("B2", "Ana")]),
            (3, [cell("B3", "Eva")]),
            (4, []),
            (5, [cell("B5", "Leo")]),
        )
    )
    parts = parts_of_a_workbook(cells)
    name = "xl/worksheets/sheet1.xml"
    merged = '</sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="?"/></mergeCells>'
    parts[name] = parts[name].replace("</sheetData>", merged)
    made = read_export(io.BytesIO(packed(parts)), "f.xlsx")
    assert [row.cells for row in made.rows] == [("Casa", "Ana"), ("Casa", "Eva"), ("", "Leo")]
