"""From a form to the folder's tables: answers to codes, mistakes by row, people met twice."""

# pyright: reportOptionalMemberAccess=false

import pytest

from corredor.studies.forum.inputs import NEEDS, OFFERS, ORGANISATIONS, PARTICIPANTS
from corredor.studies.forum.readers.exports import ColumnMapping, Sheet, SheetRow
from corredor.studies.forum.study.registration import duplicates, registered

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
        ("País", "", "E110", "País"),
        ("Tipo", "Ponente", "E110", "Tipo"),
        ("Idiomas", "Español, klingon", "E110", "Idiomas"),
        ("Idiomas", "", "E110", "Idiomas"),
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
        (2, "E110"),
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


def test_people_met_twice_across_scripts():
    people = [
        ("a", "Юрий Кнорозов"), ("b", "Yuri Knorozov"), ("c", "Кнорозов Юрий Валентинович"),
        ("d", "María José Hernández"), ("e", "Maria Jose Hernandez"), ("f", "Jorge Hernández"),
    ]  # fmt: skip
    assert duplicates(people) == (("a", "b"), ("a", "c"), ("b", "c"), ("d", "e"))
