"""Who proposes to whom, and which proposals are one, in three languages."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import Mention, Proposal, Quotation, Span

Reader = Callable[..., tuple[Proposal, ...]]

PLANS = [
    ("en", "Japan will build a power plant in Kenya.", "proposed", "a power plant"),
    ("es", "Japón construirá una central eléctrica en Kenia.", "proposed", "una central"),
    ("ru", "Япония построит электростанцию в Кении.", "proposed", "электростанцию"),
    ("en", "Codelco is building a smelter in Chile.", "under_way", "a smelter"),
    ("es", "Codelco está construyendo una planta en Chile.", "under_way", "una planta"),
]


@pytest.mark.parametrize(("language", "text", "stage", "thing"), PLANS)
def test_plans(read: Reader, language: str, text: str, stage: str, thing: str) -> None:
    (found,) = read(language, text)
    assert found.stage == stage
    assert found.thing.of(text).startswith(thing)


SAYS_NOTHING = [
    ("en", "Kenya and Japan explored joint projects."),
    ("es", "Kenia y Japón exploran proyectos conjuntos."),
    ("ru", "Кения и Япония обсуждают совместные проекты."),
    ("ru", "Доклад «Завтра» был представлен на форуме."),
]


@pytest.mark.parametrize(("language", "text"), SAYS_NOTHING)
def test_a_general_noun_is_no_thing(read: Reader, language: str, text: str) -> None:
    assert read(language, text) == ()


TALKS = [
    ("en", "Japan proposed to Kenya a railway. Talks continue."),
    ("es", "Japón propuso a Kenia un ferrocarril. Las negociaciones continúan."),
    ("ru", "Япония предложила Кении железную дорогу. Переговоры продолжаются."),
]


@pytest.mark.parametrize(("language", "text"), TALKS)
def test_talks_that_go_on_are_about_the_last_proposal(
    read: Reader, language: str, text: str
) -> None:
    first, second = read(language, text)
    assert (first.stage, second.stage) == ("proposed", "negotiated")
    assert first.thing == second.thing
    assert (second.proposer, second.counterpart) == ("japan", "kenya")


SIDES = [
    ("en", "Kenya trades with Japan. The two sides are discussing a railway.", "interest"),
    ("es", "Kenia comercia con Japón. Ambas partes discuten un ferrocarril.", "interest"),
    ("ru", "Кения торгует с Японией. Стороны обсуждают железную дорогу.", "interest"),
    ("en", "Kenya trades with Japan. Talks on an investment treaty were suspended.", "suspended"),
    (
        "es",
        "Kenia comercia con Japón. Las negociaciones de un tratado fueron suspendidas.",
        "suspended",
    ),
]


@pytest.mark.parametrize(("language", "text", "stage"), SIDES)
def test_sides_by_the_document(read: Reader, language: str, text: str, stage: str) -> None:
    (found,) = read(language, text)
    assert found.stage == stage
    assert {found.proposer, found.counterpart} == {"japan", "kenya"}


def test_a_person_speaks_for_a_country(read: Reader) -> None:
    text = "Murkomen offered Japan to build a port in Mombasa."
    names = {
        "Murkomen": ("person", "murkomen", "KE"),
        "Japan": ("place", "japan", "JP"),
        "Mombasa": ("place", "mombasa", "KE"),
    }
    (found,) = read("en", text, names=names)
    assert (found.proposer, found.counterpart, found.claimant) == ("kenya", "japan", "murkomen")


def test_a_person_is_no_counterpart(read: Reader) -> None:
    text = "Japan presented to Murkomen a project of a port in Mombasa."
    names = {
        "Murkomen": ("person", "murkomen", "KE"),
        "Japan": ("place", "japan", "JP"),
        "Mombasa": ("place", "mombasa", "KE"),
    }
    (found,) = read("en", text, names=names)
    assert (found.proposer, found.counterpart) == ("japan", "kenya")


REPEATS = [
    ("en", "Chile offers Vietnam a port.\nChile offered Vietnam a port with a railway in Arica."),
    ("es", "Chile propone un puerto.\nChile propuso a Vietnam un puerto en Arica."),
    ("ru", "Чили предложила порт.\nЧили предложила Вьетнаму порт на севере."),
]


@pytest.mark.parametrize(("language", "text"), REPEATS)
def test_a_headline_repeats_the_lead(read: Reader, language: str, text: str) -> None:
    (found,) = [one for one in read(language, text) if one.sector == "maritime-transport"]
    assert found.thing.start > text.index("\n")


def test_two_places_are_two_proposals(read: Reader) -> None:
    text = "Japan offered Kenya a port in Mombasa. Japan offered Kenya a port in Lamu."
    assert len(read("en", text)) == 2


def test_a_name_in_marks_belongs_to_the_thing(read: Reader) -> None:
    text = "JICA и Codelco подписали меморандум о проекте «Северный путь»."
    (found,) = read("ru", text)
    assert found.thing.of(text) == "меморандум о проекте «Северный путь»"


def test_a_quoted_person_is_the_claimant(read: Reader) -> None:
    text = "We propose a direct flight to Chile, Murkomen said."
    speaker = Mention(Span(0, 2), "person", "Murkomen", "murkomen", country="KE")
    quotation = Quotation(Span(0, 35), "direct", (Span(0, 35),), None, speaker, "cue-subject")
    (found,) = read("en", text, quotations=(quotation,))
    assert (found.proposer, found.claimant) == ("kenya", "murkomen")
