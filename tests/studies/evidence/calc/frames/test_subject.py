"""Whose a figure is, in three languages."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import FigureClaim

Claims = Callable[..., tuple[FigureClaim, ...]]

NAMES = {
    "Kenya": ("place", "kenya", "KE"),
    "Kenia": ("place", "kenya", "KE"),
    "Кении": ("place", "kenya", "KE"),
    "Кению": ("place", "kenya", "KE"),
    "Japan": ("place", "japan", "JP"),
    "Japón": ("place", "japan", "JP"),
    "Японии": ("place", "japan", "JP"),
    "Mombasa": ("place", "mombasa", "KE"),
    "Момбасы": ("place", "mombasa", "KE"),
    "JICA": ("organisation", "jica", "JP"),
}
SUBJECTS = [
    (
        "en",
        "JICA presented to Kenya a project for the port of Mombasa with an investment of "
        "[$5 million|money|5000000|USD].",
        "investment",
        "japan-kenya-investment",
    ),
    (
        "es",
        "JICA presentó a Kenia un proyecto en el puerto de Mombasa con una inversión de "
        "[5 millones de dólares|money|5000000|USD].",
        "investment",
        "japan-kenya-investment",
    ),
    (
        "ru",
        "JICA представила проект порта Момбасы, инвестиции в него составят "
        "[5 млн долларов|money|5000000|USD].",
        "investment",
        "japan-kenya-investment",
    ),
    (
        "en",
        "Kenya and Japan: trade between the two countries was [$2 million|money|2000000|USD].",
        "trade",
        "japan-kenya-trade",
    ),
    (
        "en",
        "Kenyan imports from Japan reached [$2 million|money|2000000|USD].",
        "imports",
        "japan-kenya-imports",
    ),
    (
        "ru",
        "Импорт Кении из Японии составил [2 млн долларов|money|2000000|USD].",
        "imports",
        "japan-kenya-imports",
    ),
    (
        "es",
        "Las exportaciones de café de Kenia a Japón sumaron [2 millones|plain|2000000].",
        "exports",
        "kenya-japan-coffee-exports",
    ),
    ("ru", "Поставки пшеницы упали на [12%|share|12|percent].", "growth", "wheat-supply"),
    ("en", "Wheat deliveries fell by [12%|share|12|percent].", "growth", "wheat-supply"),
]


@pytest.mark.parametrize(("language", "text", "measure", "subject"), SUBJECTS)
def test_subject(claims: Claims, language: str, text: str, measure: str, subject: str) -> None:
    (found,) = claims(language, text, names=NAMES)
    assert (found.frame.measure, found.frame.subject) == (measure, subject)


def test_growth_is_of_the_measure_before_it(claims: Claims) -> None:
    text = (
        "Exports of Kenya to Japan were [$7 million|money|7000000|USD], [4%|share|4|percent] more "
        "than in {2022|2022}, while imports reached [900 million|plain|900000000]."
    )
    exports, growth, imports = claims("en", text, names=NAMES)
    assert growth.frame.measure == "growth"
    assert growth.frame.subject == exports.frame.subject == "kenya-japan-exports"
    assert (imports.frame.measure, imports.frame.subject) == ("imports", "japan-kenya-imports")


def test_no_country_twice(claims: Claims) -> None:
    text = "Kenya plans an investment of [$5 million|money|5000000|USD] in Mombasa."
    (found,) = claims("en", text, names=NAMES)
    assert found.frame.subject.count("kenya") <= 1


def test_a_later_sentence_resumes_the_measure(claims: Claims) -> None:
    text = (
        "Japanese investment in Kenya was [$5 million|money|5000000|USD] in {2022|2022}. "
        "In {2024|2024} it grew to [7 million|plain|7000000]."
    )
    _, later = claims("en", text, names=NAMES)
    assert later.frame.measure == "investment"
    assert (later.frame.subject, later.frame.period) == ("japan-kenya-investment", "2024")
