"""Proposals of sentences in three languages and of several corridors."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import Mention, Proposal, Quotation, Span

Reader = Callable[..., tuple[Proposal, ...]]

STAGES = [
    ("en", "Vietnam has offered to supply rice to Chile.", "offered", "supply rice to Chile"),
    ("en", "Kenya cancelled the project to build a coal plant.", "cancelled", "the project"),
    ("en", "Japan suspended the loan to Kenya.", "suspended", "the loan"),
    ("en", "The port of Mombasa is under construction.", "under_way", "The port of Mombasa"),
    ("en", "Japan completed the modernisation of the port.", "completed", "the modernisation"),
    ("en", "Kenya and Japan are negotiating a free trade agreement.", "negotiated", "a free trade"),
    ("en", "Codelco and PetroVietnam signed a contract.", "signed", "a contract"),
    ("en", "Chile and Vietnam sign a lithium deal.", "signed", "a lithium deal"),
    ("en", "Chile presented a proposal to build a dam.", "presented", "build a dam"),
    ("en", "Kenya expressed interest in buying trains from Japan.", "interest", "buying trains"),
    ("es", "Chile propuso a Vietnam la construcción de una planta.", "proposed", "la construcción"),
    ("es", "Japón ofreció un crédito a Kenia.", "offered", "un crédito"),
    ("es", "Kenia y Japón negocian un tratado de libre comercio.", "negotiated", "un tratado"),
    ("es", "Se firmó un memorando entre JICA y Kenia.", "signed", "un memorando"),
    ("es", "El puerto de Mombasa está en construcción.", "under_way", "El puerto de Mombasa"),
    ("es", "Fue inaugurada la nueva terminal de Mombasa.", "completed", "la nueva terminal"),
    ("es", "Kenia canceló el proyecto de una central de carbón.", "cancelled", "el proyecto"),
    ("es", "Kenia está interesada en comprar trenes.", "interest", "comprar trenes"),
    ("ru", "Вьетнам предложил Чили построить завод.", "proposed", "построить завод"),
    ("ru", "Посольство Вьетнама заявило о готовности поставлять рис.", "offered", "поставлять рис"),
    ("ru", "Кения и Япония ведут переговоры о зоне свободной торговли.", "negotiated", "зоне"),
    ("ru", "Подписан меморандум между JICA и Кенией.", "signed", "меморандум"),
    ("ru", "Порт в Момбасе строится.", "under_way", "Порт в Момбасе"),
    ("ru", "Япония завершила модернизацию порта.", "completed", "модернизацию порта"),
    ("ru", "Япония приостановила кредит Кении.", "suspended", "кредит"),
    ("ru", "Кения отменила проект строительства электростанции.", "cancelled", "проект"),
    ("ru", "Кения заинтересована в покупке поездов.", "interest", "покупке поездов"),
]


@pytest.mark.parametrize(("language", "text", "stage", "thing"), STAGES)
def test_stage_and_thing(read: Reader, language: str, text: str, stage: str, thing: str) -> None:
    (found,) = read(language, text)
    assert found.stage == stage
    assert found.thing.of(text).startswith(thing)


REFUSED = [
    ("en", "Vietnam proposes a new era of friendship with Chile."),
    ("en", "Japan is proposing a rethinking of its role."),
    ("en", "The agreement has not been signed yet."),
    ("en", "Japan refused to finance the dam."),
    ("en", "Analysts say that Japan should build trust with Kenya."),
    ("es", "Chile propone un reposicionamiento de largo plazo."),
    ("es", "El acuerdo todavía no se ha firmado."),
    ("es", "Japón se negó a financiar la presa."),
    ("ru", "Вьетнам предлагает новую эру дружбы с Чили."),
    ("ru", "Соглашение пока не подписано."),
    ("ru", "Япония отказалась финансировать плотину."),
]


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_refused(read: Reader, language: str, text: str) -> None:
    assert read(language, text) == ()


MERELY_PROPOSED = [
    ("en", "Chile may sign a contract with Japan."),
    ("en", "Chile hopes to sign an agreement with Japan."),
    ("en", "Flights between Santiago and Hanoi will be launched in June."),
    ("es", "Chile podría firmar un contrato con Japón."),
    ("es", "Los vuelos entre Santiago y Hanoi comenzarán en junio."),
    ("ru", "Чили может подписать контракт с Японией."),
]


@pytest.mark.parametrize(("language", "text"), MERELY_PROPOSED)
def test_possible_and_future_stay_proposed(read: Reader, language: str, text: str) -> None:
    (found,) = read(language, text)
    assert found.stage == "proposed"


PARTIES = [
    ("en", "Vietnam has offered to supply rice to Chile.", "vietnam", "chile"),
    ("en", "A contract was signed by JICA with Kenya.", "jica", "kenya"),
    ("en", "Chile's state miner Codelco signed a contract with Japan.", "codelco", "japan"),
    ("en", "Kenya rejected Japan's offer to build a dam.", "japan", "kenya"),
    ("en", "Japan completed the modernisation of the port of Mombasa.", "japan", "kenya"),
    ("es", "El gobierno de Japón ofreció a Kenia un crédito.", "japan", "kenya"),
    ("es", "La propuesta de Japón incluye un puerto en Mombasa.", "japan", "kenya"),
    ("ru", "Вьетнам предложил Чили построить завод.", "vietnam", "chile"),
    ("ru", "Чили предложила Вьетнаму поставлять медь.", "chile", "vietnam"),
    ("ru", "Чили рассматривает предложение Вьетнама о строительстве порта.", "vietnam", "chile"),
]


@pytest.mark.parametrize(("language", "text", "proposer", "counterpart"), PARTIES)
def test_parties(read: Reader, language: str, text: str, proposer: str, counterpart: str) -> None:
    (found,) = read(language, text)
    assert (found.proposer, found.counterpart) == (proposer, counterpart)


LISTS = [
    ("en", "Japan offered Kenya a loan, a railway and scholarships.", 3),
    ("en", "Japan is ready to supply gas, as well as to build a terminal in Kenya.", 2),
    ("es", "La propuesta incluye la ampliación del puerto, así como un crédito.", 2),
    ("ru", "Подписаны меморандум и соглашение о прямом авиасообщении.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), LISTS)
def test_each_thing_of_a_list_is_a_proposal(
    read: Reader, language: str, text: str, count: int
) -> None:
    assert len(read(language, text)) == count


def test_each_counterpart_of_a_list_has_its_own(read: Reader) -> None:
    found = read("es", "Codelco suscribió acuerdos con PetroVietnam, y con JICA.")
    assert [one.counterpart for one in found] == ["petrovietnam", "jica"]


def test_the_proposal_means_the_one_before(read: Reader) -> None:
    text = "Japan proposed a railway in Kenya. The proposal was presented to Kenya."
    first, second = read("en", text)
    assert second.stage == "presented"
    assert second.thing == first.thing


def test_claimant_is_the_speaker_of_the_quotation(read: Reader) -> None:
    text = "Japan has offered a loan to Kenya, said Murkomen."
    speaker = Mention(Span(41, 49), "person", "Murkomen", "murkomen", country="KE")
    quotation = Quotation(Span(0, 33), "indirect", (Span(0, 33),), None, speaker, "cue-subject")
    (found,) = read("en", text, quotations=(quotation,))
    assert (found.proposer, found.claimant) == ("japan", "murkomen")


def test_sectors(read: Reader) -> None:
    pairs = [
        ("Japan proposed a uranium contract.", "nuclear-energy"),
        ("Japan proposed a direct air route.", "air-transport"),
        ("Japan proposed a lithium plant.", "mineral-extraction"),
        ("Japan proposed scholarships for students.", "education"),
    ]
    for text, sector in pairs:
        (found,) = read("en", text)
        assert found.sector == sector, text


def test_renaming_the_corridor_keeps_the_structure(read: Reader) -> None:
    text = "{a} offered {b} a loan. {c} signed a contract with {b}. Talks with {a} are on hold."
    one = {"Chile": ("place", "chile", "CL"), "Ghana": ("place", "ghana", "GH")}
    two = {"Kenya": ("place", "kenya", "KE"), "Japan": ("place", "japan", "JP")}
    one["Codelco"] = ("organisation", "x", "CL")
    two["Safaricom"] = ("organisation", "x", "KE")

    def shape(names: dict[str, tuple[str, str, str]]) -> list[tuple[object, ...]]:
        a, b, c = names
        codes = {code: place for place, (_, _, code) in enumerate(names.values())}
        found = read("en", text.format(a=a, b=b, c=c), names)
        return [
            (p.stage, p.sector, codes.get(p.countries[0]), codes.get(p.countries[1])) for p in found
        ]

    assert shape(one) == shape(two)
    assert len(shape(one)) >= 2


@pytest.mark.parametrize("mark", ["(", "«", "1", "offer ", "the port ", ",", "and "])
def test_hostile_lines_take_linear_time(read: Reader, mark: str) -> None:
    text = f"Japan offered {mark * 20_000}."
    assert isinstance(read("en", text), tuple)
