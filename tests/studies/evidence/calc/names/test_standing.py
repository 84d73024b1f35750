"""Kinds of bodies, and slugs that are the same in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.names import mentions_in
from corredor.studies.evidence.study.lexicons.names import name_words

from .conftest import Reader, cut

ONE_BODY = [
    ("government-of-peru", "PE", "other",
     [("es", "Ayer el Gobierno de Perú firmó."), ("es", "Ayer el gobierno peruano firmó."),
      ("en", "Peru’s government signed."), ("en", "The government of Peru signed."),
      ("en", "The Peruvian government signed."),
      ("ru", "Вчера правительство Перу подписало договор."),
      ("ru", "Решение перуанского правительства ждали вчера.")]),
    ("ghana-ministry-of-energy", "GH", "ministry",
     [("es", "Habló con el Ministerio de Energía de Ghana."),
      ("es", "El ministerio de Energía ghanés habló."),
      ("en", "Ghana’s Ministry of Energy spoke."), ("en", "The Ghanaian Energy Ministry spoke."),
      ("ru", "По данным министерства энергетики Ганы, цены выросли."),
      ("ru", "Минэнерго Ганы сообщило о ценах.")]),
    ("thailand-ministry-of-industry-and-trade", "TH", "ministry",
     [("es", "Según el Ministerio de Comercio e Industria de Tailandia, creció."),
      ("en", "The Thai Ministry of Trade and Industry spoke."),
      ("ru", "В министерстве промышленности и торговли Таиланда ответили.")]),
    ("chile-ministry-of-foreign-affairs", "CL", "ministry",
     [("es", "La Cancillería chilena respondió."),
      ("es", "El Ministerio de Relaciones Exteriores de Chile respondió."),
      ("en", "Chile's Ministry of Foreign Affairs answered."), ("ru", "МИД Чили ответил.")]),
    ("embassy-of-kenya-in-japan", "KE", "embassy",
     [("es", "La Embajada de Kenia en Japón abrió."),
      ("es", "En la Embajada keniana en Japón habló."),
      ("en", "The Kenyan Embassy in Japan opened."),
      ("en", "The Embassy of Kenya in Japan opened."), ("ru", "Посольство Кении в Японии открыто."),
      ("ru", "Об этом сообщили в посольстве Кении в Японии.")]),
    ("trade-mission-of-vietnam-in-chile", "VN", "trade_mission",
     [("es", "La Representación Comercial de Vietnam en Chile abrió."),
      ("en", "The Trade Mission of Vietnam in Chile opened."),
      ("ru", "Торговое представительство Вьетнама в Чили открыто.")]),
    ("angola-chamber-of-commerce-and-industry", "AO", "chamber",
     [("es", "La Cámara de Comercio e Industria de Angola habló."),
      ("en", "The Angolan Chamber of Commerce and Industry spoke."),
      ("ru", "В Торгово-промышленной палате Анголы ответили.")]),
    ("brazil-japan-chamber-of-commerce", "", "chamber",
     [("es", "La Cámara de Comercio Brasil-Japón habló."),
      ("en", "The Brazil-Japan Chamber of Commerce spoke.")]),
    ("eurasian-economic-union", "", "international",
     [("es", "La Unión Económica Euroasiática creció."),
      ("en", "The EAEU grew."), ("ru", "Страны ЕАЭС выросли.")]),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "country", "sort", "texts"), ONE_BODY)
def test_a_body_has_one_slug_in_three_languages(
    read: Reader, entity: str, country: str, sort: str, texts: list[tuple[str, str]]
) -> None:
    for language, text in texts:
        found = {
            (m.entity, m.country, m.sort) for m in read(text, language) if m.kind == "organisation"
        }
        assert found == {(entity, country, sort)}, text


SORTS = [
    ("es", "La Fundación Nogal y la Universidad de Accra abrieron.", ["foundation", "university"]),
    ("en", "Ashanti Gold Ltd. met the Bank of Thailand.", ["company", "other"]),
    ("en", "The Gold Coast Chamber of Mines met the OECD.", ["chamber", "international"]),
    ("ru", "ООО «Вектор» и Университет Ганы открыли центр.", ["company", "university"]),
    ("es", "Ayer Tolvex habló.", [""]),
]


@pytest.mark.parametrize(("language", "text", "sorts"), SORTS)
def test_the_kind_of_a_body_is_told_by_its_head(
    read: Reader, language: str, text: str, sorts: list[str]
) -> None:
    bodies = [m for m in read(text, language) if m.kind == "organisation"]
    assert [m.sort for m in bodies] == sorts


def test_a_ministry_takes_the_only_country_that_fits(read: Reader) -> None:
    single = "Ventas de Ghana crecen. La Secretaría de Puertos y el Ministerio de Pesca hablaron."
    assert "ghana-ministry-of-fisheries" in {m.entity for m in read(single, "es")}
    named = "Perú y Chile hablaron. El Ministerio de Salud de Chile abrió. El Ministerio de Salud."
    found = [m.entity for m in read(named, "es") if m.kind == "organisation"]
    assert found == ["chile-ministry-of-health"] * 2
    headed = "México y Ghana hablaron. La Secretaría de Turismo abrió."
    assert "mexico-ministry-of-tourism" in {m.entity for m in read(headed, "es")}
    open_ = "Perú y Chile hablaron. El Ministerio de Salud abrió."
    assert "ministry-of-health" in {m.entity for m in read(open_, "es")}


def test_what_is_no_countrys_body_has_its_own_slug(read: Reader) -> None:
    cases = [
        ("es", "El Gobierno de Jalisco habló.", "gobierno-de-jalisco"),
        ("es", "La Cámara de Comercio de Lima habló.", "camara-de-comercio-de-lima"),
        ("en", "The Ministry of Silly Walks of Peru spoke.", "ministry-of-silly-walks-of-peru"),
    ]
    for language, text, entity in cases:
        assert entity in {m.entity for m in read(text, language)}, text


FACILITIES = [
    ("es", "Visitó la planta nuclear de Río Bravo.", "rio-bravo"),
    ("en", "He saw the Río Bravo nuclear power plant.", "rio-bravo"),
    ("ru", "Он посетил АЭС «Рио-Браво».", "rio-bravo"),
    ("es", "Llegó al puerto de Mombasa.", "mombasa-port"),
    ("en", "It left the port of Mombasa.", "mombasa-port"),
    ("en", "Mombasa Port grew.", "mombasa-port"),
    ("ru", "Груз прибыл в порт Момбаса.", "mombasa-port"),
    ("es", "Abrió el aeropuerto internacional de Tema.", "tema-airport"),
    ("en", "Tema International Airport opened.", "tema-airport"),
    ("en", "The Tema refinery closed.", "tema-refinery"),
    ("es", "Cerró la refinería de Tema.", "tema-refinery"),
]


@pytest.mark.parametrize(("language", "text", "entity"), FACILITIES)
def test_facilities_are_places(read: Reader, language: str, text: str, entity: str) -> None:
    assert [(m.kind, m.entity) for m in read(text, language)] == [("place", entity)]


def test_a_facilitys_bare_name_is_the_same_place(read: Reader) -> None:
    text = "He saw the Río Bravo nuclear plant. Río Bravo feeds Accra."
    found = [(m.kind, m.entity) for m in read(text, "en")]
    assert found == [("place", "rio-bravo"), ("place", "rio-bravo"), ("place", "accra")]


def test_a_country_that_acts_stands_for_its_government(read: Reader) -> None:
    cases = [
        ("en", "Ghana proposed a pact.", "government-of-ghana"),
        ("en", "The economy of Ghana slowed.", ""),
        ("en", "Ghana is large.", ""),
        ("es", "Ghana propuso un pacto.", "government-of-ghana"),
        ("ru", "Гана предложила договор.", "government-of-ghana"),
        ("ru", "Экономика Ганы выросла.", ""),
    ]
    for language, text, government in cases:
        assert [m.stands_for for m in read(text, language)] == [government], text


@given(
    st.sampled_from(["Vietnam", "Chile", "Ghana", "Japan", "Kenya", "Peru"]),
    st.sampled_from(["Energy", "Trade", "Foreign Affairs", "Health", "Transport"]),
)
def test_renaming_country_and_field_renames_the_slug(country: str, field: str) -> None:
    text = f"The Ministry of {field} of {country} agreed."
    found = mentions_in(text, cut(text), name_words("en"))
    slug = f"{country}-ministry-of-{field}".lower().replace(" ", "-")
    assert [(m.entity, m.sort) for m in found] == [(slug, "ministry")]
