"""Scores: what must be seen, what is told apart, and that the alignment explains it."""

import random

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.names import NameReader
from corredor.studies.screening.calc.score import ScoreModel, score

SEEN = (
    ("organisation", "Силовые машины", "Power Machines"),
    ("organisation", "ПАО «Силовые машины»", "Power Machines PJSC"),
    ("organisation", "Объединенная авиастроительная корпорация", "United Aircraft Corporation"),
    ("organisation", "Gruma S.A.B. de C.V.", "Gruma"),
    ("organisation", "Comercializadora Delta SA de CV", "Comercializadora Delta, S. de R.L."),
    ("organisation", "GUANGZHOU HAIGE COMM GRP", "Guangzhou Haige Communications Group"),
    ("organisation", "JSCARGUMENT", "Argument JSC"),
    ("organisation", "PLA Services", "PLA SRVCES"),
    ("organisation", "VTB Bank", "Банк ВТБ"),
    ("person", "Юрий Ковальчук", "Kowaltschuk, Jurij"),
    ("person", "Фридман Михаил Маратович", "Mikhail Fridman"),
    ("person", "José Luis Hernández Martínez", "Jose L. Hernandez M."),
    ("person", "Олексій Савченко", "Aleksei Savchenko"),
    ("person", "محمود عباس", "Mahmoud Abbas"),
    ("vessel", "ALPHARD", "Альфард"),
)
APART = (
    ("organisation", "Газпром", "Gazprom Neft"),
    ("organisation", "Gazprom", "Gazprombank"),
    ("organisation", "A-B-C Company", "X-Y-Z Company"),
    ("organisation", "Bank of Estonia", "Bank of Ethiopia"),
    ("person", "Sergey Viktorovich Lavrov", "Sergey Borisovich Lavrov"),
    ("person", "Maria García López", "María Fernández Ruiz"),
)


@pytest.mark.parametrize(("schema", "one", "other"), SEEN)
def test_seen(reader: NameReader, model: ScoreModel, schema: str, one: str, other: str) -> None:
    a, b = reader.form(one, schema), reader.form(other, schema)
    limit = model.review[model.kind(schema)]
    assert score(a, b, model).value >= limit
    assert score(b, a, model).value == pytest.approx(score(a, b, model).value)


@pytest.mark.parametrize(("schema", "one", "other"), APART)
def test_apart(reader: NameReader, model: ScoreModel, schema: str, one: str, other: str) -> None:
    a, b = reader.form(one, schema), reader.form(other, schema)
    assert score(a, b, model).value < model.review[model.kind(schema)]


def test_a_name_is_a_match_with_itself(reader: NameReader, model: ScoreModel) -> None:
    for schema, one, _ in (*SEEN, *APART):
        form = reader.form(one, schema)
        assert score(form, form, model).value >= model.match[model.kind(schema)], one


@pytest.mark.parametrize(("schema", "one", "other"), SEEN + APART)
def test_the_alignment_holds_every_word_once(
    reader: NameReader, model: ScoreModel, schema: str, one: str, other: str
) -> None:
    a, b = reader.form(one, schema), reader.form(other, schema)
    parts = score(a, b, model).explanation.parts
    for form, side in ((a, [p.query for p in parts]), (b, [p.listed for p in parts])):
        words = sorted(" ".join(side).split())
        assert words == sorted(" ".join(token.written for token in form.tokens).split())


def test_weak_aliases_count_for_less(reader: NameReader, model: ScoreModel) -> None:
    form = reader.form("Hannibal", "person")
    assert score(form, form, model, weak=True).value < score(form, form, model).value


def test_a_changed_form_loses_none_of_a_thousand(reader: NameReader, model: ScoreModel) -> None:
    forms = [
        variant
        for row in read_data_table("legal_forms")
        if row["jurisdiction"] in ("mx", "ru")
        for variant in filter(None, (row["name"], *row["variants"].split("|")))
    ]
    draws = random.Random(11)
    syllables = ("ba", "de", "mi", "to", "ra", "lu", "ves", "kan", "por", "gra", "zel")
    for _ in range(1000):
        name = "".join(draws.choices(syllables, k=draws.randint(2, 4))).title()
        one, other = draws.sample(forms, 2)
        found = score(
            reader.form(f"{name}, {one}", "organisation"),
            reader.form(f"{other} «{name}»", "organisation"),
            model,
        )
        assert found.value >= model.review["organisation"], (name, one, other)


def test_evidence_against_never_raises_a_score(model: ScoreModel) -> None:
    against = ("contradicted", "left", "changed_most", "changed_all", "edits", "extra", "forms")
    for line in model.lines.values():
        assert all(line.coefficients[name] <= 0 for name in against)
        assert line.coefficients["covered_less"] >= 0
    for schema, limit in model.review.items():
        assert 0 < limit < model.match[schema] < 1
