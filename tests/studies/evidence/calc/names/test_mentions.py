"""Names and offices in own sentences of three languages and many countries."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.names import mentions_in
from corredor.studies.evidence.calc.records import Mention
from corredor.studies.evidence.study.lexicons.names import name_words

from .conftest import Reader, cut

P, B, L, E, W, A = "person", "organisation", "place", "event", "work", "law"

CASES = [
    ("en", "Kenya's president, William Ruto, flew to Jakarta.",
     [("Kenya", L), ("William Ruto", P), ("Jakarta", L)]),
    ("en", "Analysts at Goldman Sachs and the World Bank expect growth in Ghana.",
     [("Goldman Sachs", B), ("World Bank", B), ("Ghana", L)]),
    ("en", "US Secretary of State Antony Blinken met the Polish Foreign Minister in Warsaw.",
     [("US", L), ("Antony Blinken", P), ("Warsaw", L)]),
    ("en", "The Ministry of Foreign Affairs of Peru invited the Bank of Thailand.",
     [("Ministry of Foreign Affairs of Peru", B), ("Bank of Thailand", B)]),
    ("en", "The Lima International Trade Fair opened near Lake Titicaca.",
     [("Lima International Trade Fair", E), ("Lake Titicaca", L)]),
    ("en", "On Monday the Treaty of Tordesillas was shown with the Clean Air Act.",
     [("Treaty of Tordesillas", A), ("Clean Air Act", A)]),
    ("en", "Exports of liquefied natural gas (LNG) rose. LNG is shipped to Japan.", [("Japan", L)]),
    ("en", "The panel titled “Bridges over Water: Ports of Tomorrow” was full.",
     [("Bridges over Water: Ports of Tomorrow", E)]),
    ("en", "Ursula von der Leyen thanked Bosnia and Herzegovina.",
     [("Ursula von der Leyen", P), ("Bosnia and Herzegovina", L)]),
    ("en", "However, Hence and Meanwhile are no names. Yesterday it rained.", []),
    ("es", "El canciller peruano Javier González-Olaechea viajó a Yakarta el lunes.",
     [("Javier González-Olaechea", P), ("Yakarta", L)]),
    ("es", "La Cámara de Comercio e Industria de Ghana y Ecobank firmaron el Tratado de Accra.",
     [("Cámara de Comercio e Industria de Ghana", B), ("Ecobank", B), ("Tratado de Accra", A)]),
    ("es", "Según refirió, Asimismo y Ayer no son nombres. Vamos en enero.", []),
    ("es", "Participaron Lucía Méndez y Óscar Arias Sánchez en el Foro de Davos.",
     [("Lucía Méndez", P), ("Óscar Arias Sánchez", P), ("Foro de Davos", E)]),
    ("es", "La Ley de Puertos rige en Kenia y en la Isla de Lamu.",
     [("Ley de Puertos", A), ("Kenia", L), ("Isla de Lamu", L)]),
    ("es", "En el libro «El río sin orillas», Ana Vélez narra Zanzíbar.",
     [("El río sin orillas", W), ("Ana Vélez", P)]),
    ("es", "Abrirán la ruta Nairobi-Lima con Kenya Airways.",
     [("Nairobi", L), ("Lima", L), ("Kenya Airways", B)]),
    ("ru", "Президент Кении Уильям Руто прилетел в Джакарту.",
     [("Кении", L), ("Уильям Руто", P), ("Джакарту", L)]),
    ("ru", "Министерство иностранных дел Перу и Всемирный банк подписали договор.",
     [("Министерство иностранных дел Перу", B), ("Всемирный банк", B)]),
    ("ru", "По словам главы Сбербанка Германа Грефа, компания «Ромашка» выросла.",
     [("Сбербанка", B), ("Германа Грефа", P), ("компания «Ромашка»", B)]),
    ("ru", "ООО «Вектор» и ПАО «Заря» работают в Саудовской Аравии.",
     [("ООО «Вектор»", B), ("ПАО «Заря»", B), ("Саудовской Аравии", L)]),
    ("ru", "Однако вчера Елена Петровна Сидорова вернулась из Нью-Дели.",
     [("Елена Петровна Сидорова", P), ("Нью-Дели", L)]),
    ("ru", "Режиссёр снял фильм «Тихая река» в Буэнос-Айресе.",
     [("Тихая река", W), ("Буэнос-Айресе", L)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_names(read: Reader, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(m.span.of(text), m.kind) for m in read(text, language) if m.kind != "role"]
    assert [pair for pair in found if pair in expected] == expected
    unknown = [pair for pair in found if pair not in expected]
    assert not [pair for pair in unknown if pair[0] not in ("Zanzíbar", "Polish")]


ROLES = [
    ("en", "Ana Silva, director of the Lagos Trade Forum, spoke. The director left Accra.",
     "director", "ana-silva"),
    ("en", "Vietnam’s ambassador to Chile, Pham Truong Giang, spoke. The ambassador was calm.",
     "ambassador", "pham-truong-giang"),
    ("es", "El embajador de Ghana en Perú, Kofi Mensah, llegó. El embajador saludó.",
     "embajador", "kofi-mensah"),
    ("es", "Luis Paz, presidente de la Fundación Andes, habló. El funcionario dio cifras.",
     "funcionario", "luis-paz"),
    ("ru", "Посол Вьетнама в Чили Фам Тхань прибыл. Посол поблагодарил хозяев.",
     "Посол", "fam-tkhan"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "phrase", "entity"), ROLES)
def test_an_office_without_a_name_stands_for_its_last_holder(
    read: Reader, language: str, text: str, phrase: str, entity: str
) -> None:
    last = [m for m in read(text, language) if m.kind == "role"][-1]
    assert (last.span.of(text), last.entity) == (phrase, entity)


def test_several_offices_of_one_person_are_kept(read: Reader) -> None:
    text = "Ana Silva, director of the Lagos Forum and president of Andes Bank, spoke."
    person = next(m for m in read(text, "en") if m.kind == "person")
    assert person.role == "director of the Lagos Forum; president of Andes Bank"


@pytest.mark.parametrize(
    ("language", "text", "short", "entity"),
    [
        ("es", "Claudia Rivas Soto y Juan Mora llegaron. Rivas habló.", "Rivas",
         "claudia-rivas-soto"),
        ("es", "La Comisión Federal de Puertos (Cofepu) abrió. La Cofepu crece.", "Cofepu",
         "comision-federal-de-puertos"),
        ("es", "La Fundación Nogal invitó. Ayer Nogal cerró y luego abrió.", "Nogal",
         "fundacion-nogal"),
        ("en", "Chinese leader Xi Jinping came. Xi spoke.", "Xi", "xi-jinping"),
        ("en", "The Lagos Pacific Trade Forum opened. The Pacific Trade Forum closed.",
         "Pacific Trade Forum", "lagos-pacific-trade-forum"),
        ("ru", "Олег Сомов встретил Дональда Трампа. Трамп поблагодарил Сомова.", "Сомова",
         "oleg-somov"),
        ("ru", "Олег Сомов встретил Дональда Трампа. Трамп поблагодарил Сомова.", "Трамп",
         "donald-tramp"),
    ],
)  # fmt: skip
def test_short_forms_stand_for_the_full_name(
    read: Reader, language: str, text: str, short: str, entity: str
) -> None:
    found = [m.entity for m in read(text, language) if m.span.of(text) == short]
    assert found
    assert found[-1] == entity


def test_inflected_persons_are_named_in_the_nominative(read: Reader) -> None:
    text = "Встреча с Олегом Ивановичем Сомовым и Анной Лебедевой прошла у Пушкина А. С."
    names = [m.name for m in read(text, "ru") if m.kind == "person"]
    assert names[:2] == ["Олег Иванович Сомов", "Анна Лебедева"]


def test_a_capital_that_acts_stands_for_its_government(read: Reader) -> None:
    text = "Hanoi proposed a route from Lima. Talks in Hanoi ended. The Kremlin was silent."
    found = [(m.surface, m.stands_for) for m in read(text, "en") if m.entity]
    assert ("Hanoi", "government-of-vietnam") in found
    assert ("Hanoi", "") in found
    assert ("Lima", "") in found
    assert ("Kremlin", "government-of-russia") in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La planta costó 12 M€ y otros M$ 20."),
        ("es", "Vale R$ 30, HK$ 50 o MX$ 300; el plan, 5M€."),
        ("en", "The fund lent US$ 5 million, C$3bn and €M 40 for a 5G network."),
        ("ru", "Фонд выделил 12 М€, US$ 5 млн и R$ 4 млрд."),
    ],
)
def test_the_letters_of_an_amount_name_nothing(read: Reader, language: str, text: str) -> None:
    assert read(text, language) == ()


def test_a_name_beside_an_amount_stays_one(read: Reader) -> None:
    found = read("Officials of the US met Maersk: $30 million for Walvis Bay, €5 for Oslo.", "en")
    assert [m.name for m in found if m.kind != "role"] == [
        *("US", "Maersk", "Walvis Bay", "Oslo"),
    ]


def test_headlines_in_title_case_hold_known_names_only(read: Reader) -> None:
    text = "Vietnam and Ghana Sign Landmark Cocoa Deal in Accra\nEconomic Ties\nIt rained."
    assert [m.surface for m in read(text, "en")] == ["Vietnam", "Ghana", "Accra"]


LAND = st.sampled_from(
    ["Vietnam", "Chile", "Ghana", "Russia", "Mexico", "Japan", "Kenya", "Peru", "Saudi Arabia"]
)


def _structure(found: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(m.kind, m.path) for m in found]


@given(LAND, LAND)
def test_renaming_both_countries_keeps_the_structure(first: str, second: str) -> None:
    template = (
        "{0}’s ambassador to {1}, Ana Silva, praised the {0}-{1} Business Forum. "
        "The ambassador left {1}. The Embassy of {0} in {1} agreed, Silva said."
    )
    words = name_words("en")

    def reading(one: str, other: str) -> list[tuple[str, str]]:
        text = template.format(one, other)
        return _structure(mentions_in(text, cut(text), words))

    if " " not in first + second:
        assert reading(first, second) == reading("Vietnam", "Chile")


@given(
    st.text(alphabet="AbcDЖз «»“”\"'().,:;-\n12áÉ", max_size=80),
    st.sampled_from(["es", "en", "ru"]),
)
def test_any_text_is_read_and_spans_lie_in_it(text: str, language: str) -> None:
    found = mentions_in(text, cut(text), name_words(language))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert list(found) == sorted(found, key=lambda m: (m.span.start, -m.span.end))


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        *(("es", unit) for unit in ("Aa ", "A. ", "«Аа ", "de ", "President ", "(", "Ivan-")),
        *(("es", unit) for unit in ("ministro de Salud y ", "puerto de Aa ", "diario ")),
        *(("en", unit) for unit in ("Minister of Energy ", "Energy and ", "Aa Ltd ", "Aa port ")),
        *(("en", unit) for unit in ("Ministry of Energy. ", "Peru’s government ", "President Aa ")),
        *(("ru", unit) for unit in ("порт Аа Иван ", "министр газета ", "комитет по ", "РАН Аа ")),
    ],
)
def test_hostile_text_takes_linear_time(language: str, unit: str) -> None:
    words = name_words(language)
    text = unit * 20_000
    begin = time.process_time()
    mentions_in(text, cut(text), words)
    assert time.process_time() - begin < 10
