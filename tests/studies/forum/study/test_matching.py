"""Matching of records: sides, rules, reasons; the same with and without sentence vectors."""

# pyright: reportCallIssue=false

import pytest

from corredor.core.errors import NotAChoice, Place
from corredor.core.label import Label
from corredor.core.table import Row
from corredor.studies.forum.calc.scores import Removal, best_pairs, explain
from corredor.studies.forum.engine import embedding
from corredor.studies.forum.inputs.records import (
    Interpreter,
    Organisation,
    Person,
    Statement,
    Wish,
)
from corredor.studies.forum.study.matching import matching, rules, sector_nodes
from corredor.studies.forum.study.reasons import BACK, FORTH, INTERPRETED, TERMS, reasons

ROW = Row({}, Place("forum/participants.csv", 2), {})


def organisation(name, country, **codes):
    isic, scian, okved, hs = (
        tuple(codes.get(key, "").split()) for key in ("isic", "scian", "okved", "hs")
    )
    size = codes.get("size", "")
    return Organisation(name, Label(), country, isic, scian, okved, hs, size, ROW)


def person(name, body, side, languages, consents=True):
    return Person(name, name, body, side, "company", languages, (), 8, consents, ROW)


def said(name, who, language, text):
    return Statement(name, who, language, text, (), (), ROW)


BODIES = {
    "cafe": organisation("cafe", "MX", scian="311", size="small"),
    "clinica": organisation("clinica", "MX", isic="8610"),
    "roaster": organisation("roaster", "RU", okved="10.83", size="large"),
    "scanner": organisation("scanner", "RU", hs="9022"),
}
PEOPLE = (
    person("ana", "cafe", "MX", ("es",)),
    person("luz", "clinica", "MX", ("en", "es")),
    person("ivan", "roaster", "RU", ("ru",)),
    person("olga", "scanner", "RU", ("en", "ru")),
    person("silent", "scanner", "RU", ("en",), consents=False),
)
NEEDS = (
    said("n1", "ivan", "ru", "Ищем зелёный кофе из Мексики"),
    said("n2", "luz", "es", "Necesitamos tomógrafos y equipos de rayos X"),
)
OFFERS = (
    said("o1", "ana", "es", "Café verde de altura para exportación"),
    said("o2", "olga", "", "Рентгеновские аппараты и томографы"),
)


@pytest.fixture(params=[True, False], ids=["vectors", "none"])
def matched(request, monkeypatch):
    if request.param and not embedding.is_installed():
        pytest.skip("the extra nlp is not installed")
    if not request.param:
        monkeypatch.setattr(embedding, "is_installed", lambda: False)
    return matching(PEOPLE, BODIES, NEEDS, OFFERS, (), ("MX", "RU"))


def test_who_offers_what_the_other_needs_comes_first(matched):
    assert matched.people == (("ana", "luz"), ("ivan", "olga"))
    asked = rules(matched, (), (), (Interpreter("i", "I", ("es", "ru"), (), ROW),))
    found = best_pairs(*matched.sides, most=1, rules=asked, blend=matched.blend)
    pairs = set(zip(found.rows.tolist(), found.columns.tolist(), strict=True))
    assert {(0, 0), (1, 1)} <= pairs
    why = explain(*matched.sides, (1, 1), rules=asked, blend=matched.blend)
    given = reasons(matched, (1, 1), why)
    assert given[0].sentence == FORTH
    assert given[0].fields["offer"] == OFFERS[1].text
    assert (given[1].sentence, "xray" in given[1].terms) == (TERMS, True)
    why = explain(*matched.sides, (0, 0), rules=asked, blend=matched.blend)
    sentences = [reason.sentence for reason in reasons(matched, (0, 0), why)]
    assert sentences[0] == BACK
    assert sentences[-1] == INTERPRETED
    assert why.sector == "division"


def test_without_an_interpreter_there_is_no_meeting(matched):
    why = explain(*matched.sides, (0, 0), rules=rules(matched, ()), blend=matched.blend)
    assert why.removal is Removal.NO_LANGUAGE
    assert len(reasons(matched, (0, 0), why)) == 1


def test_wishes_pins_vetoes_and_blockers_become_rows(matched):
    wishes = (
        Wish("ivan", "ana", "wish", "", "", ROW),
        Wish("ana", "ivan", "wish", "", "", ROW),
        Wish("luz", "olga", "pin", "host", "", ROW),
        Wish("olga", "ana", "veto", "olga", "", ROW),
        Wish("ana", "luz", "pin", "", "of one side", ROW),
    )
    made = rules(matched, wishes, [("ivan", "luz"), ("nobody", "ana")])
    assert made.wishes == {(0, 0): 2}
    assert made.pinned == {(1, 1)}
    assert made.vetoes == {(0, 1)}
    assert made.blocked == {(1, 0)}
    why = explain(*matched.sides, (1, 0), rules=made, blend=matched.blend)
    assert why.removal is Removal.BLOCKED


def test_an_unknown_code_is_an_error_with_its_place():
    with pytest.raises(NotAChoice) as caught:
        sector_nodes(organisation("x", "MX", hs="7701"))
    assert caught.value.code == "E110"


@pytest.mark.parametrize(
    ("code", "division"),
    [("3121", "11"), ("3122", "12"), ("312142", "11"), ("2122", "07"), ("311", "10")],
)
def test_a_code_of_scian_is_known_by_its_longest_beginning(code, division):
    found = sector_nodes(organisation("x", "MX", scian=code))
    assert {name for name, level in found if level == 1} == {division}


def test_every_subsector_of_scian_leads_somewhere():
    for code in ("212", "312", "336", "541", "561", "711", "811", "932"):
        assert sector_nodes(organisation("x", "MX", scian=code))
