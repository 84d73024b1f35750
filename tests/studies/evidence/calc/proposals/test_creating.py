"""Things that clauses tell: what is to be created, and what somebody looks into."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import Proposal

Reader = Callable[..., tuple[Proposal, ...]]

CREATED = [
    ("en", "Chile proposes to create a single window for exporters.", "create a single window"),
    ("en", "Chile proposed creating a joint register of suppliers.", "creating a joint register"),
    ("en", "Chile proposes to Vietnam to set up a complaints desk.", "set up a complaints desk"),
    ("es", "Chile propone a Vietnam crear una ventanilla única.", "crear una ventanilla única"),
    ("es", "Chile propone que se establezca un padrón común.", "establezca un padrón"),
    ("es", "Chile propone establecer un buzón de quejas.", "establecer un buzón"),
    ("ru", "Чили предлагает создать единое окно для экспортеров.", "создать единое окно"),
    ("ru", "Чили предлагает Вьетнаму учредить единый реестр.", "учредить единый реестр"),
    ("ru", "Чили предложила Вьетнаму ввести электронную сертификацию.", "ввести электронную"),
]


@pytest.mark.parametrize(("language", "text", "thing"), CREATED)
def test_what_is_to_be_created(read: Reader, language: str, text: str, thing: str) -> None:
    (found,) = read(language, text)
    assert found.stage == "proposed"
    assert found.proposer == "chile"
    assert found.thing.of(text).startswith(thing)


NOTHING_CREATED = [
    ("en", "Chile did not propose to create a single window."),
    ("en", "Chile proposes to create a new era of trust."),
    ("en", "Chile proposes to create a favourable climate."),
    ("en", "Chile proposed to create jobs."),
    ("en", "Chile proposes to create it."),
    ("en", "Chile proposes to improve relations with Vietnam."),
    ("en", "Chile said that growth helped to create a register."),
    ("es", "Chile no propone crear una ventanilla única."),
    ("es", "Chile propone crear un puente entre los pueblos."),
    ("es", "Chile propone crear empleos."),
    ("ru", "Чили не предлагает создать единое окно."),
    ("ru", "Чили предлагает создать благоприятные условия."),
    ("ru", "Чили предлагает создать его."),
    ("ru", "Чили предлагает подумать о будущем."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING_CREATED)
def test_nothing_is_created(read: Reader, language: str, text: str) -> None:
    assert read(language, text) == ()


LOOKED_INTO = [
    ("en", "The supply of wheat to Vietnam is under consideration.", "The supply of wheat"),
    ("en", "The possibility of building a port in Mombasa is being studied.", "a port"),
    ("en", "Consideration is being given to a direct flight to Hanoi.", "a direct flight"),
    ("en", "The question of a direct flight to Hanoi is on the table.", "a direct flight"),
    ("es", "Se estudia la posibilidad de abrir una ruta aérea.", "abrir una ruta aérea"),
    ("es", "Está en estudio la construcción de un puerto en Mombasa.", "la construcción"),
    ("es", "Se baraja la construcción de un puerto en Mombasa.", "la construcción"),
    ("es", "La apertura de una ruta aérea está bajo consideración.", "La apertura"),
    ("ru", "Рассматривается вопрос о поставках риса в Кению.", "поставках риса"),
    ("ru", "Изучается возможность поставок меди во Вьетнам.", "поставок меди"),
    ("ru", "Вопрос об открытии прямого авиасообщения находится на рассмотрении.", "открытии"),
]


@pytest.mark.parametrize(("language", "text", "thing"), LOOKED_INTO)
def test_what_nobody_named_looks_into_is_of_interest(
    read: Reader, language: str, text: str, thing: str
) -> None:
    (found,) = read(language, text)
    assert found.stage == "interest"
    assert found.thing.of(text).startswith(thing)
    assert found.proposer == ""


NOT_LOOKED_INTO = [
    ("en", "A direct flight to Hanoi is not under consideration."),
    ("es", "No se estudia la posibilidad de abrir una ruta aérea."),
    ("es", "El tema de la paz está sobre la mesa."),
    ("ru", "Вопрос о поставках риса не рассматривается."),
    ("ru", "Вопрос о дружбе находится на рассмотрении."),
]


@pytest.mark.parametrize(("language", "text"), NOT_LOOKED_INTO)
def test_what_is_not_looked_into(read: Reader, language: str, text: str) -> None:
    assert read(language, text) == ()
