"""The frames of figures in three languages."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import (
    FigureClaim,
    Mention,
    NamedSource,
    Quotation,
    Span,
)

Claims = Callable[..., tuple[FigureClaim, ...]]

FRAMES = [
    (
        "en",
        "Japanese investment in Kenya reached [$5 million|money|5000000|USD] in {2023|2023}.",
        ("investment", "japan-kenya-investment", "2023", "flow"),
    ),
    (
        "en",
        "Exports from Kenya to Japan fell to [$7 million|money|7000000|USD] in {2022|2022}.",
        ("exports", "kenya-japan-exports", "2022", "flow"),
    ),
    (
        "en",
        "Trade between Japan and Kenya was [$1 billion|money|1000000000|USD] in {2021|2021}.",
        ("trade", "japan-kenya-trade", "2021", "flow"),
    ),
    (
        "es",
        "La inversión japonesa en Kenia sumó [5 millones de dólares|money|5000000|USD] en "
        "{2023|2023}.",
        ("investment", "japan-kenya-investment", "2023", "flow"),
    ),
    (
        "es",
        "En {2021|2021} el intercambio comercial entre Japón y Kenia fue de "
        "[1,000 millones de dólares|money|1000000000|USD].",
        ("trade", "japan-kenya-trade", "2021", "flow"),
    ),
    (
        "ru",
        "Экспорт Японии в Кению составил [7 млн долларов|money|7000000|USD] в {2022|2022} году.",
        ("exports", "japan-kenya-exports", "2022", "flow"),
    ),
    (
        "ru",
        "В {2021|2021} году товарооборот Японии и Кении достиг "
        "[1 млрд долларов|money|1000000000|USD].",
        ("trade", "japan-kenya-trade", "2021", "flow"),
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), FRAMES)
def test_measure_subject_period_basis(
    claims: Claims, language: str, text: str, wanted: tuple[str, str, str, str]
) -> None:
    (found,) = claims(language, text)
    frame = found.frame
    assert (frame.measure, frame.subject, frame.period, frame.basis) == wanted


def test_each_figure_has_its_own_period(claims: Claims) -> None:
    text = (
        "In {2020|2020}, [$3 million|money|3000000|USD] in foreign direct investment came to Kenya "
        "from Japan; by {2023|2023}, the figure had risen to [$9 million|money|9000000|USD]."
    )
    first, second = claims("en", text)
    assert (first.frame.period, second.frame.period) == ("2020", "2023")
    assert first.frame.measure == second.frame.measure == "fdi"
    assert first.frame.subject == second.frame.subject == "japan-kenya-investment"
    assert (first.frame.basis, second.frame.basis) == ("flow", "unknown")


def test_the_sentence_before_names_the_countries(claims: Claims) -> None:
    text = (
        "Japanese investment in Kenya has grown. In {2022|2022}, [$3 million|money|3000000|USD] of "
        "direct investment arrived in the country."
    )
    (found,) = claims("en", text)
    assert found.frame.subject == "japan-kenya-investment"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "At the Japan-Kenya Business Forum met [more than 90 entrepreneurs|count|90|person].",
        ),
        ("es", "Al Foro Empresarial Japón-Kenia asistieron [90 empresarios|count|90|person]."),
    ],
)
def test_an_event_has_one_slug_in_every_language(claims: Claims, language: str, text: str) -> None:
    (found,) = claims(language, text)
    assert found.frame.measure == "participants"
    assert found.frame.event == "business-forum-japan-kenya"
    assert found.frame.scope == "entrepreneurs"
    assert found.frame.basis == "count"


def test_the_class_counted(claims: Claims) -> None:
    text = "The forum gathered [80 delegates|count|80|person] from small companies of Japan."
    (found,) = claims("en", text)
    assert found.frame.scope == "people-small-companies-japan"


def test_an_unlisted_noun_gives_its_own_measure(claims: Claims) -> None:
    (found,) = claims("en", "Kenya planted [400 baobabs|count|400|noun].")
    assert found.frame.measure == "baobabs"


def test_an_unknown_measure_is_missing(claims: Claims) -> None:
    (found,) = claims("en", "Officials spoke of [$4 million|money|4000000|USD].")
    assert found.frame.measure == ""
    assert {"measure", "subject", "period", "attribution"} <= set(found.missing)


def test_a_count_that_points_back_is_no_claim(claims: Claims) -> None:
    assert claims("en", "Japan wants to use these [two ports|count|2|port].") == ()


def test_attribution_of_the_sentence_carries_to_the_next(claims: Claims) -> None:
    text = (
        "According to the ministry, Japanese investment in Kenya grew. "
        "In {2022|2022} it was [$3 million|money|3000000|USD]."
    )
    source = NamedSource(Span(13, 25), "statistics", "ministry", "the ministry")
    (found,) = claims("en", text, sources=(source,))
    assert found.frame.chain == ("ministry",)


def test_the_chain_begins_at_the_outlet_retold(claims: Claims) -> None:
    text = "Exports of Kenya to Japan were [$3 million|money|3000000|USD], the envoy said."
    envoy = Mention(Span(50, 55), "person", "envoy", "envoy")
    quotation = Quotation(Span(0, 41), "indirect", (Span(0, 41),), None, envoy, "cue-subject")
    source = NamedSource(Span(0, 1), "interview", "envoy", "envoy", within="daily")
    (found,) = claims("en", text, (quotation,), (source,))
    assert found.frame.chain == ("daily", "envoy")


def test_an_anniversary(claims: Claims) -> None:
    text = (
        "{2025|2025} marks [60 years|duration|60|year] of diplomatic relations between Japan and "
        "Kenya."
    )
    (found,) = claims("en", text)
    assert found.frame.measure == "duration"
    assert found.frame.subject == "japan-kenya-diplomatic-relations"
    assert found.frame.period == "2025"


def test_renaming_the_countries_keeps_the_frames(claims: Claims) -> None:
    text = (
        "Investment of {a} in {b} was [$3 million|money|3000000|USD] in {{2022|2022}}. Trade "
        "between {a} and {b} grew to [$9 million|money|9000000|USD]."
    )

    def frames(a: str, b: str) -> list[tuple[object, ...]]:
        slugs = {a: "one", b: "two"}
        made: list[tuple[object, ...]] = []
        for claim in claims("en", text.format(a=a, b=b)):
            parts = claim.frame.subject.split("-")
            subject = sorted(slugs.get(part.capitalize(), part) for part in parts)
            made.append((claim.frame.measure, claim.frame.period, claim.frame.basis, subject))
        return made

    assert frames("Kenya", "Japan") == frames("Vietnam", "Chile")
    assert [frame[0] for frame in frames("Kenya", "Japan")] == ["investment", "trade"]


@pytest.mark.parametrize("mark", ["(", "exports ", "in 2022 ", "; "])
def test_hostile_lines_take_linear_time(claims: Claims, mark: str) -> None:
    assert len(claims("en", f"Exports were [$4 million|money|4|USD] {mark * 20_000}.")) == 1
