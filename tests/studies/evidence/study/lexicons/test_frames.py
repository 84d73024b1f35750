"""Labels of measures and subjects in three languages."""

import pytest

from corredor.data.language import language_table
from corredor.studies.evidence.study.lexicons.frames import frame_label, frame_words, labels_of

LABELS = [
    (
        "chile-vietnam-exports",
        ("exportaciones Chile–Vietnam", "Chile–Vietnam exports", "экспорт: Чили — Вьетнам"),
    ),
    (
        "south-korea-mexico-investment",
        (
            "inversión Corea del Sur–México",
            "South Korea–Mexico investment",
            "инвестиции: Республика Корея — Мексика",
        ),
    ),
    (
        "business-forum-angola-brazil",
        (
            "foro empresarial Angola–Brasil",
            "Angola–Brazil business forum",
            "деловой форум: Ангола — Бразилия",
        ),
    ),
    ("wheat-supply", ("suministro (trigo)", "supply (wheat)", "поставки (пшеница)")),
    (
        "kenya-japan-coffee-exports",
        (
            "exportaciones (café) Kenia–Japón",
            "Kenya–Japan exports (coffee)",
            "экспорт (кофе): Кения — Япония",
        ),
    ),
    ("kenya-jobs", ("empleos: Kenia", "jobs: Kenya", "рабочие места: Кения")),
    ("codelco-exports", ("", "", "")),
    ("", ("", "", "")),
]


@pytest.mark.parametrize(("slug", "labels"), LABELS)
def test_labels(slug: str, labels: tuple[str, str, str]) -> None:
    assert labels_of(slug) == labels


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_all_that_a_frame_can_say_has_a_label(language: str) -> None:
    measures = frame_words(language).measures
    said = {*measures, *(measure.family for measure in measures.values())}
    for table in ("frames", "events"):
        said |= {
            row["value"]
            for row in language_table(language, table)
            if row["kind"] in ("measure", "goods", "event", "subject", "gathering")
        }
    assert [one for one in sorted(said) if not frame_label(one, language)] == []


def test_all_languages_know_the_same_goods() -> None:
    goods = [
        {row["value"] for row in language_table(language, "frames") if row["kind"] == "goods"}
        for language in ("es", "en", "ru")
    ]
    assert goods[0] == goods[1] == goods[2]
