"""Scores of many pairs at once against `score`, pair by pair."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.screening.calc.names import KeptForms, NameForm, NameReader
from corredor.studies.screening.calc.score import (
    Names,
    Numbers,
    Rarity,
    ScoreModel,
    score,
    values,
)
from corredor.studies.screening.calc.score.edits import likeness
from corredor.studies.screening.calc.score.likenesses import Spelt, likenesses

PERSONS = (
    *("Сергей Викторович Лавров", "Sergei LAVROV", "Lavrov, S. V.", "Lavrow Sergej Viktorovich"),
    *("José Luis de la Cruz Pérez", "Jose L. Cruz", "Hose Luis Perez", "Van der Bilt Anna"),
    *("Anna Vanderbilt", "محمد علي", "Mohammed Ali", "Ivan Ivanovich", "John", "Juan Smith"),
    *("Petr Petrovich Petrov", "Pyotr Petroff", "Bin Laden / Osama bin Ladin", "Dr. King"),
)
BODIES = (
    *("ПАО «Силовые машины»", "Power Machines PJSC", "Silovye Mashiny AO", "Gruma S.A.B. de C.V."),
    *("Gruma", "United Aircraft Corporation", "UAC", "Объединенная авиастроительная корпорация"),
    *("JSC ARGUMENT", "JSCARGUMENT", "Trading House 44 LLC", "Trading House Forty Five"),
    *("Power Machinery Comm Grp", "A-B-C Company", "Kaspersky Lab", "Лаборатория Касперского"),
    *("三菱電機", "Delta Comercializadora SA de CV", "Comercializadora Delta S. de R.L. de C.V."),
)
letters = st.text("aeioujcsxkhgtdbpvf1", min_size=1, max_size=9)


@settings(deadline=None, max_examples=30)
@given(st.lists(letters, min_size=1, max_size=12, unique=True))
def test_likenesses_at_once_are_those_one_by_one(texts: list[str]) -> None:
    held = Spelt.of(texts)
    one, other = np.divmod(np.arange(len(texts) ** 2), len(texts))
    wanted = [likeness(a, b) for a, b in product(texts, texts)]
    assert likenesses(held, held, one, other).tolist() == wanted


def assert_alike(
    asked: Sequence[NameForm], listed: Sequence[NameForm], model: ScoreModel, rarity: Rarity
) -> None:
    """Hold every pair's value at once against its score; count those left open."""
    numbers = Numbers()
    columns = Names.of(KeptForms(listed), rarity, numbers)
    queries = Names.of(KeptForms(asked), rarity, Numbers(numbers))
    one, other = np.divmod(np.arange(len(asked) * len(listed)), len(listed))
    found = values(queries, columns, one, other, model)
    settled = np.flatnonzero(~np.isnan(found))
    assert len(settled) > len(found) / 2
    for at in settled.tolist():
        query, name = asked[one[at]], listed[other[at]]
        wanted = score(query, name, model, rarity).value
        assert found[at] == pytest.approx(wanted, abs=1e-12), (query.text, name.text)


@pytest.mark.parametrize("counted", [False, True])
def test_scores_at_once_are_those_one_by_one(
    reader: NameReader, model: ScoreModel, counted: bool
) -> None:
    persons = [reader.form(text, "person") for text in PERSONS]
    bodies = [reader.form(text, "organisation") for text in BODIES]
    every = [*persons, *bodies]
    rarity = Rarity.counted(every) if counted else Rarity()
    assert_alike(every, every[::-1], model, rarity)


def test_what_words_glued_or_initials_may_change_is_left_open(
    reader: NameReader, model: ScoreModel
) -> None:
    pairs = [
        ("Van der Bilt", "Vanderbilt", "person"),
        ("KMT", "Kalin Morad Tesir", "organisation"),
        ("Bin Laden / Osama bin Ladin", "Osama bin Ladin", "person"),
        ("محمد علي", "Mohammed Ali", "person"),
    ]
    for one, other, schema in pairs:
        numbers = Numbers()
        listed = Names.of(KeptForms([reader.form(other, schema)]), numbers=numbers)
        asked = Names.of(KeptForms([reader.form(one, schema)]), numbers=Numbers(numbers))
        zero = np.zeros(1, np.int64)
        assert np.isnan(values(asked, listed, zero, zero, model)).all(), (one, other)


def test_kept_forms_are_equal_to_those_given(reader: NameReader) -> None:
    forms = [
        reader.form(text, schema)
        for schema, texts in (("person", PERSONS), ("organisation", (*BODIES, "", "Group")))
        for text in texts
    ]
    kept = KeptForms(forms)
    assert list(kept) == forms
    assert list(kept.some([3, 0])) == [forms[3], forms[0]]
