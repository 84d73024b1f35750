"""From a form to the folder's tables: answers to codes, mistakes by row, people met twice."""

# pyright: reportOptionalMemberAccess=false

import pytest

from corredor.studies.forum.inputs import NEEDS, OFFERS, ORGANISATIONS, PARTICIPANTS
from corredor.studies.forum.readers.exports import ColumnMapping, Sheet, SheetRow
from corredor.studies.forum.study.registration import registered

HEADER = ("Nombre", "Empresa", "País", "Tipo", "Idiomas", "Oferta", "Busca", "Acepto", "Reuniones")
MAPPING = ColumnMapping(
    {
        "name": ("Nombre",),
        "organisation": ("Empresa",),
        "country": ("País",),
        "rank": ("Tipo",),
        "languages": ("Idiomas",),
        "offers": ("Oferta",),
        "needs": ("Busca",),
        "consent": ("Acepto",),
        "capacity": ("Reuniones",),
    },
    {"rank": {"Delegado": "official"}},
)
GOOD = ("Ana Ruiz", "Café Altura", "México", "Empresa", "Español, inglés", "Café; tostado",
        "Molinos", "Sí", "8")  # fmt: skip


def imported(*rows):
    held = tuple(SheetRow(at, row) for at, row in enumerate(rows, start=2))
    return registered(Sheet("form.csv", HEADER, held), MAPPING)


def changed(**cells):
    return tuple(cells.get(name, cell) for name, cell in zip(HEADER, GOOD, strict=True))


def test_a_row_becomes_rows_of_the_tables():
    lev = {"Nombre": "Лев Орлов", "País": "Россия", "Idiomas": "русский и английский"}
    lev |= {"Tipo": "Delegado", "Empresa": "Завод «Ока»", "Acepto": "нет"}
    made = imported(GOOD, changed(**lev))
    assert made.problems == ()
    assert [dict(person) for person in made.participants] == [
        {
            "id": "ana-ruiz", "name": "Ana Ruiz", "organisation": "cafe-altura", "side": "MX",
            "rank": "company", "languages": "en es", "away": "", "capacity": "8",
            "consent": "yes", "consent_date": "",
        },
        {
            "id": "lev-orlov", "name": "Лев Орлов", "organisation": "zavod-oka", "side": "RU",
            "rank": "official", "languages": "en ru", "away": "", "capacity": "8",
            "consent": "no", "consent_date": "",
        },
    ]  # fmt: skip
    assert [row["text"] for row in made.offers][:2] == ["Café", "tostado"]
    for rows, spec in (
        (made.organisations, ORGANISATIONS),
        (made.participants, PARTICIPANTS),
        (made.offers, OFFERS),
        (made.needs, NEEDS),
    ):
        for row in rows:
            assert all(spec.column(name) for name in row)
            assert all(row.get(column.name) for column in spec.columns if column.filled)


@pytest.mark.parametrize(
    ("column", "answer", "code", "field"),
    [
        ("Nombre", "", "E103", "Nombre"),
        ("Empresa", "", "E103", "Empresa"),
        ("País", "Atlántida", "E110", "País"),
        ("País", "", "E103", "País"),
        ("Tipo", "Ponente", "E110", "Tipo"),
        ("Idiomas", "Español, élfico", "E110", "Idiomas"),
        ("Idiomas", "", "E103", "Idiomas"),
        ("Acepto", "quizás", "E110", "Acepto"),
        ("Reuniones", "muchas", "E105", "Reuniones"),
    ],
)
def test_an_answer_that_can_not_be_read_is_shown_with_its_place(column, answer, code, field):
    made = imported(GOOD, changed(**{column: answer}))
    (problem,) = made.problems
    assert problem.code == code
    assert (problem.place.line, problem.place.column) == (3, HEADER.index(column) + 1)
    assert problem.fields["column"] == field
    assert len(made.participants) == 1


def test_all_mistakes_of_all_rows_are_shown():
    made = imported(changed(País="?", Idiomas=""), changed(Nombre=""))
    assert [(p.place.line, p.code) for p in made.problems] == [
        (2, "E110"),
        (2, "E103"),
        (3, "E103"),
    ]


def test_organisations_are_met_again_and_people_of_one_name_stay_two():
    made = imported(GOOD, changed(Empresa="CAFE  ALTURA"), changed(Empresa="Otra"))
    assert [row["id"] for row in made.organisations] == ["cafe-altura", "otra"]
    assert [row["id"] for row in made.participants] == ["ana-ruiz", "ana-ruiz-2", "ana-ruiz-3"]
    assert ("ana-ruiz", "ana-ruiz-2") in made.duplicates
    assert made.lines["ana-ruiz-3"] == 4


def test_a_formula_stays_text():
    made = imported(changed(Oferta='=HYPERLINK("http://x")'))
    assert made.offers[0]["text"] == '=HYPERLINK("http://x")'


@pytest.mark.parametrize(
    ("column", "answer", "code"),
    [
        ("Nombre", "12345", "E110"),
        ("Nombre", "A" * 500, "E110"),
        ("Empresa", "—", "E110"),
        ("Reuniones", "-3", "E113"),
        ("Reuniones", "1000000000", "E113"),
        ("Reuniones", "2.5", "E110"),
        ("Acepto", "Sí, pero sin mi nombre", "E110"),
        ("CIIU", "ABCD", "E110"),
        ("Fracción", "9999", "E110"),
        ("Fracción", "809", "E110"),
        ("Tamaño", "enorme", "E110"),
        ("Fecha", "2026-13-45", "E109"),
        ("Fecha", "02/03/2026", "E109"),
    ],
)
def test_what_the_folder_could_not_take_is_told_at_its_place_in_the_form(column, answer, code):
    header = (*HEADER, "CIIU", "Fracción", "Tamaño", "Fecha")
    cells = dict(zip(header, (*GOOD, "1030", "0804", "Mediana", "2026-02-01"), strict=True))
    fields = {"isic": ("CIIU",), "hs": ("Fracción",), "size": ("Tamaño",)}
    fields["consent_date"] = ("Fecha",)
    mapping = ColumnMapping({**MAPPING.columns, **fields}, MAPPING.values)
    rows = SheetRow(2, tuple(cells.values())), SheetRow(3, (*(cells | {column: answer}).values(),))
    made = registered(Sheet("form.csv", header, rows), mapping)
    (problem,) = made.problems
    assert (problem.code, problem.place.line) == (code, 3)
    assert problem.place.column == header.index(column) + 1
    assert len(made.participants) == 1
    assert made.organisations[0]["size"] == "medium"


def test_words_of_other_countries_and_of_the_mapping_are_read():
    hoa = {"Nombre": "Nguyễn Thị Hoa", "País": "Việt Nam", "Idiomas": "Tiếng Việt; Inglés B2"}
    mapping = ColumnMapping(MAPPING.columns, {"languages": {"inglés b2": "en"}})
    row = SheetRow(2, changed(**hoa))
    made = registered(Sheet("form.csv", HEADER, (row,)), mapping)
    assert made.problems == ()
    assert (made.participants[0]["side"], made.participants[0]["languages"]) == ("VN", "en vi")


def test_days_are_read_in_the_order_that_the_column_shows():
    header = (*HEADER, "Fecha")
    mapping = ColumnMapping({**MAPPING.columns, "consent_date": ("Fecha",)}, MAPPING.values)
    days = ("3/4/2026 10:15", "21/4/2026")
    rows = tuple(
        SheetRow(at, (*changed(Nombre=f"Ana {'AB'[at]}"), day)) for at, day in enumerate(days)
    )
    made = registered(Sheet("form.csv", header, rows), mapping)
    assert [person["consent_date"] for person in made.participants] == ["2026-04-03", "2026-04-21"]
    stated = ColumnMapping(mapping.columns, {"consent_date": {"order": "month first"}})
    other = registered(Sheet("form.csv", header, rows), stated)
    assert [problem.place.line for problem in other.problems] == [1]
    assert other.participants[0]["consent_date"] == "2026-03-04"
