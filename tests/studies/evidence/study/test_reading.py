from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Analysis
from corredor.studies.evidence.study.reading import analyse, country_of, figures_of, moment_of

CHILE = {
    "en": """Ferry line between Chile and Vietnam takes shape

SANTIAGO – Vietnam has proposed to Chile the creation of a direct ferry line, said Tran Van Minh, \
Vietnam’s ambassador to Chile, in an interview with El Faro. According to the Ministry of Foreign \
Affairs of Chile, trade between Chile and Vietnam reached 1.3 billion US dollars in 2023.

“We want the first ship to sail within two years,” Minh said.

More than 90 Chilean companies took part in the Chile-Vietnam Business Forum, which was held on \
May 14, 2024 in Santiago.
""",
    "es": """La línea de transbordadores entre Chile y Vietnam toma forma

SANTIAGO.- Vietnam propuso a Chile la creación de una línea directa de transbordadores, afirmó el \
embajador Tran Van Minh en una entrevista con El Faro. Según el Ministerio de Relaciones \
Exteriores de Chile, el comercio entre Chile y Vietnam alcanzó 1.300,5 millones de dólares en 2023.

“Queremos que el primer barco zarpe en dos años”, dijo Minh.

Más de 90 empresas participaron en el Foro Empresarial Chile-Vietnam, celebrado el 14 de mayo de \
2024 en Santiago.
""",
    "ru": """Паромная линия между Чили и Вьетнамом обретает форму

Вьетнам предложил Чили создать прямую паромную линию, заявил посол Вьетнама Чан Ван Минь. По \
данным Министерства иностранных дел Чили, товарооборот Чили и Вьетнама в 2023 году составил \
1,3 млрд долларов США.

«Мы хотим, чтобы первое судно вышло через два года», — сказал Минь.

Более 90 компаний приняли участие в деловом форуме Чили и Вьетнама, который прошёл 14 мая \
2024 года.
""",
}
"""An article in three languages."""
KENYA = {
    "en": """Ferry line between Kenya and Japan takes shape

NAIROBI – Japan has proposed to Kenya the creation of a direct ferry line, said Sato Kenji, \
Japan’s ambassador to Kenya, in an interview with El Globo. According to the Ministry of Foreign \
Affairs of Kenya, trade between Kenya and Japan reached 1.3 billion US dollars in 2023.

“We want the first ship to sail within two years,” Kenji said.

More than 90 Kenyan companies took part in the Kenya-Japan Business Forum, which was held on \
May 14, 2024 in Nairobi.
""",
    "es": """La línea de transbordadores entre Kenia y Japón toma forma

NAIROBI.- Japón propuso a Kenia la creación de una línea directa de transbordadores, afirmó el \
embajador Sato Kenji en una entrevista con El Globo. Según el Ministerio de Relaciones \
Exteriores de Kenia, el comercio entre Kenia y Japón alcanzó 1.300,5 millones de dólares en 2023.

“Queremos que el primer barco zarpe en dos años”, dijo Kenji.

Más de 90 empresas participaron en el Foro Empresarial Kenia-Japón, celebrado el 14 de mayo de \
2024 en Nairobi.
""",
    "ru": """Паромная линия между Кенией и Японией обретает форму

Япония предложила Кении создать прямую паромную линию, заявил посол Японии Сато Кэндзи. По \
данным Министерства иностранных дел Кении, товарооборот Кении и Японии в 2023 году составил \
1,3 млрд долларов США.

«Мы хотим, чтобы первое судно вышло через два года», — сказал Кэндзи.

Более 90 компаний приняли участие в деловом форуме Кении и Японии, который прошёл 14 мая \
2024 года.
""",
}
"""The same with other countries, persons and bodies."""
LANGUAGES = ("es", "en", "ru")


def document(text: str, language: str) -> Document:
    return Document("d", "d.txt", "", "", "", "", language, "", "", "", "0" * 64, text)


def plain(value: Decimal | None) -> str:
    return "" if value is None else str(value.normalize())


def shape(found: Analysis) -> dict[str, object]:
    """What stays when the names change."""
    return {
        "figures": [
            (
                claim.figure.kind,
                plain(claim.figure.readings[0].low),
                plain(claim.figure.readings[0].high),
                claim.figure.readings[0].unit,
                claim.figure.readings[0].qualifier,
                claim.figure.decided,
                [plain(reading.factor) for reading in claim.figure.readings],
                claim.frame.measure,
                claim.frame.period,
                claim.frame.basis,
                len(claim.frame.chain),
                claim.missing,
            )
            for claim in found.figures
        ],
        "stages": [
            (p.stage, p.sector, bool(p.proposer), bool(p.counterpart), bool(p.claimant))
            for p in found.proposals
        ],
        "quotations": [
            (q.kind, q.path, bool(q.speaker), len(q.chain), len(q.parts)) for q in found.quotations
        ],
        "events": [
            (e.act, e.time.readings[0].edtf if e.time and e.time.readings else "")
            for e in found.events
        ],
        "sources": [(s.kind, s.unseen, bool(s.within)) for s in found.sources],
        "named": Counter(m.kind for m in found.mentions if m.kind in ("person", "organisation")),
        "times": [(t.kind, [r.timex for r in t.readings], t.anchor) for t in found.times],
        "sentences": [s.paragraph for s in found.sentences],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "part", ["figures", "stages", "quotations", "events", "sources", "named", "times", "sentences"]
)
def test_other_names_change_nothing_but_names(language: str, part: str) -> None:
    one = analyse(document(CHILE[language], language), ("CL", "VN"))
    two = analyse(document(KENYA[language], language), ("KE", "JP"))
    assert shape(one)[part] == shape(two)[part]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_found_in_the_article(language: str) -> None:
    found = analyse(document(CHILE[language], language), ("CL", "VN"))
    assert {"money", "count"} <= {claim.figure.kind for claim in found.figures}
    assert found.proposals
    assert {q.kind for q in found.quotations} >= {"direct", "indirect"}
    assert any(e.time and e.time.readings[0].edtf == "2024-05-14" for e in found.events)


@pytest.mark.parametrize("language", LANGUAGES)
def test_proposer_and_counterpart_follow_the_countries(language: str) -> None:
    one = analyse(document(CHILE[language], language), ("CL", "VN"))
    two = analyse(document(KENYA[language], language), ("KE", "JP"))
    assert next(p.countries for p in one.proposals) == ("VN", "CL")
    assert next(p.countries for p in two.proposals) == ("JP", "KE")


@pytest.mark.parametrize("language", LANGUAGES)
def test_analysing_twice_gives_the_same(language: str) -> None:
    held = document(CHILE[language], language)
    assert analyse(held, ("CL", "VN")) == analyse(held, ("CL", "VN"))


words = st.sampled_from(
    [
        "Chile",
        "Ministerio",
        "de",
        "1.300",
        "1,300",
        "millones",
        "million",
        "dollars",
        "долларов",
        "млрд",
        "“",
        "”",
        "«",
        "»",
        "said",
        "afirmó",
        "сообщил",
        "посол",
        "2023",
        "в мае",
        "\n",
        "\n\n",
        ".",
        ",",
        "—",
        "(",
        ")",
        "%",
        "🚢",
        "\N{RIGHT-TO-LEFT MARK}",
    ]
)


@example(text="Chile Chile , afirmó", language="es")
@given(st.lists(words, max_size=60).map(" ".join), st.sampled_from(LANGUAGES))
def test_what_is_found_lies_within_the_text(text: str, language: str) -> None:
    found = analyse(document(text, language), ("CL", "VN"))
    spans = [
        *(s.span for s in found.sentences),
        *(m.span for m in found.mentions),
        *(t.span for t in found.times),
        *(s.span for s in found.sources),
        *(q.span for q in found.quotations),
        *(c.figure.span for c in found.figures),
        *(p.span for p in found.proposals),
        *(e.span for e in found.events),
    ]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "x", "🚢", "1", "."])
def test_next_to_nothing_is_read(text: str, language: str) -> None:
    assert analyse(document(text, language)).proposals == ()


@pytest.mark.parametrize(
    ("text", "country", "low"),
    [
        ("1.300 millones de dólares", "CL", "1.3E+9"),
        ("1.300 millones de dólares", "MX", "1.3E+6"),
    ],
)
def test_the_country_decides_what_a_mark_means(text: str, country: str, low: str) -> None:
    (figure,) = figures_of(text, "es", country)
    assert plain(figure.readings[0].low) == low
    assert figure.decided == "language"
    factors = {plain(reading.factor) for reading in figure.readings}
    assert factors & {"1E+3", "0.001"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", ["", "CL", "MX", "GB", "RU", "VN"])
@pytest.mark.parametrize("digits", ["1.300", "1,300", "12.500", "12,500"])
def test_a_thousandfold_ambiguous_number_is_never_alone(
    digits: str, country: str, language: str
) -> None:
    scale = {"es": "millones de dólares", "en": "million dollars", "ru": "млн долларов"}
    (figure,) = figures_of(f"{digits} {scale[language]}", language, country)
    factors = {plain(reading.factor) for reading in figure.readings}
    assert figure.decided == "open" or factors & {"1E+3", "0.001"}


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2025-07-01", datetime(2025, 7, 1)),
        ("2025-07", None),
        ("", None),
        ("2025-XX-XX", None),
        ("2025-07-0~", None),
    ],
)
def test_only_a_whole_day_is_a_moment(published: str, moment: datetime | None) -> None:
    assert moment_of(published) == moment


@given(st.text("0123456789-XY~?/.", max_size=12))
def test_no_date_of_an_index_breaks_the_reading(published: str) -> None:
    moment_of(published)


def test_countries_that_write_alike_are_one() -> None:
    assert country_of("es", ("CL", "AR")) == "CL"
    assert country_of("en", ("CL", "AR")) == ""
