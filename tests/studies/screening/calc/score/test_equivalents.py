"""Translations learnt from a list: invented words, whose meaning no table knows."""

from corredor.studies.screening.calc.names import NameReader
from corredor.studies.screening.calc.score import (
    ScoreModel,
    equivalents,
    score,
    with_equivalents,
)

ENTRIES = (
    ("Бурундук Банк", "Chipmunk Bank"),
    ("Бурундук Лизинг", "Chipmunk Leasing", "Катерица Лизинг"),
    ("Ромашка", "Chamomile"),
)


def test_learnt_words_translate(reader: NameReader, model: ScoreModel) -> None:
    entries = [[reader.form(name, "organisation") for name in names] for names in ENTRIES]
    found = equivalents(entries)
    assert (found[0].one, found[0].other, found[0].count) == ("burunduk", "chipmunk", 2)
    learnt = NameReader(with_equivalents(reader.tables, found))
    names = ("Бурундук Страхование", "Chipmunk Insurance")
    before, after = (
        score(by.form(names[0], "organisation"), by.form(names[1], "organisation"), model)
        for by in (reader, learnt)
    )
    assert before.value < model.review["organisation"] <= after.value
    assert {part.how for part in after.explanation.parts} == {"translation"}


def test_persons_teach_nothing(reader: NameReader) -> None:
    forms = [reader.form(name, "person") for name in ("Иван Бурундук", "Ivan Chipmunk")]
    assert equivalents([forms]) == ()
