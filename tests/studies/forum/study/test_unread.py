"""Answers that no word is known for are listed once, where each field takes few words."""

from corredor.studies.forum.readers.exports import (
    ColumnMapping,
    Sheet,
    SheetRow,
    mapping_from_toml,
    mapping_to_toml,
    propose_mapping,
)
from corredor.studies.forum.study.unread import unread_answers

HEADER = ("Nombre completo", "Empresa", "País", "Idiomas", "Tipo de participante", "Timestamp")
ROWS = (
    SheetRow(2, ("Ana Ruiz", "Casa", "Chile", "español, quenya", "Ponente", "2/3/2026")),
    SheetRow(3, ("Eva Paz", "Casa", "Chilee", "quenya", "Empresa", "4/5/2026")),
)


def test_answers_are_listed_once_with_the_words_that_may_stand_for_them():
    sheet = Sheet("f.csv", HEADER, ROWS)
    found = unread_answers(sheet, propose_mapping(sheet).mapping)
    assert {name: told for name, (told, _) in found.items()} == {
        "rank": ("Ponente",),
        "country": ("Chilee",),
        "languages": ("quenya",),
        "consent_date": ("order",),
    }
    assert found["rank"][1] == ("official", "company", "university", "other")


def test_the_file_that_lists_them_is_a_mapping_before_and_after_they_are_filled_in():
    sheet = Sheet("f.csv", HEADER, ROWS)
    proposal = propose_mapping(sheet)
    text = mapping_to_toml(proposal, unread_answers(sheet, proposal.mapping))
    assert mapping_from_toml(text, "m.toml").columns == proposal.mapping.columns
    filled = text.replace('# "Chilee" = ""', '"Chilee" = "CL"')
    assert mapping_from_toml(filled, "m.toml").values["country"] == {"Chilee": "CL"}


def test_a_form_that_can_be_read_has_none():
    sheet = Sheet("f.csv", HEADER[:3], (SheetRow(2, ("Ana", "Casa", "РФ")),))
    assert unread_answers(sheet, ColumnMapping({"country": ("País",)})) == {}
