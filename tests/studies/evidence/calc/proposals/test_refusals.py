"""Refusals: the end of a proposal, told by the side that it was made to."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import Proposal

Reader = Callable[..., tuple[Proposal, ...]]

REFUSED = [
    ("en", "Kenya rejected Japan's offer to build a dam.", "rejected"),
    ("en", "Kenya turned down the proposal of Japan to build a port.", "turned down"),
    ("en", "Kenya declined Japan's offer of a free trade agreement.", "declined"),
    ("en", "Kenya refused to accept the proposal of Japan to build a port.", "refused to accept"),
    ("en", "Kenya said no to Japan's proposal of a nuclear plant.", "said no to"),
    ("en", "Japan's proposal to build a dam was rejected by Kenya.", "rejected"),
    ("en", "Japan's offer of a loan was declined by Kenya.", "declined"),
    ("en", "Kenya rejected Japan's idea of creating a common register.", "rejected"),
    ("es", "Kenia rechazó la propuesta de Japón de construir una presa.", "rechazó"),
    ("es", "Kenia declinó la oferta de Japón de financiar el puerto.", "declinó"),
    ("es", "Kenia se negó a aceptar la propuesta de Japón de abrir un puerto.", "negó a aceptar"),
    ("es", "La oferta de Japón de construir un puerto fue rechazada por Kenia.", "rechazada"),
    ("ru", "Кения отклонила предложение Японии построить плотину.", "отклонила"),
    ("ru", "Кения отвергла предложение Японии о строительстве порта.", "отвергла"),
    ("ru", "Кения отказалась от предложения Японии построить порт.", "отказалась от"),
    ("ru", "Кения ответила отказом на предложение Японии построить порт.", "ответила отказом на"),
    ("ru", "Предложение Японии о строительстве порта было отклонено Кенией.", "отклонено"),
]


@pytest.mark.parametrize(("language", "text", "cue"), REFUSED)
def test_who_refuses_is_the_counterpart(read: Reader, language: str, text: str, cue: str) -> None:
    (found,) = read(language, text)
    assert (found.stage, found.cue.of(text)) == ("cancelled", cue)
    assert (found.proposer, found.counterpart) == ("japan", "kenya")


POINTING_BACK = [
    ("en", "Japan offered Kenya a railway. Kenya rejected the offer."),
    ("es", "Japón propuso a Kenia un ferrocarril. Kenia rechazó la propuesta."),
    ("es", "Japón ofreció a Kenia un ferrocarril. Kenia rechazó la oferta."),
    ("ru", "Япония предложила Кении железную дорогу. Кения отклонила предложение."),
    ("ru", "Япония предложила Кении железную дорогу. Кения отвергла это предложение."),
]


@pytest.mark.parametrize(("language", "text"), POINTING_BACK)
def test_the_offer_refused_is_the_one_before(read: Reader, language: str, text: str) -> None:
    first, second = read(language, text)
    assert second.stage == "cancelled"
    assert second.thing == first.thing
    assert (second.proposer, second.counterpart) == (first.proposer, first.counterpart)


NO_REFUSAL = [
    ("en", "Kenya did not reject Japan's offer to build a dam."),
    ("en", "Kenya may reject Japan's offer to build a dam."),
    ("en", "If Kenya rejected Japan's offer to build a dam, prices would rise."),
    ("en", "Kenya denied that it had rejected Japan's offer to build a dam."),
    ("en", "Exports to Japan declined and the project of a dam went on."),
    ("en", "Kenya rejected the offer."),
    ("es", "Kenia no rechazó la propuesta de Japón de construir una presa."),
    ("es", "Kenia podría rechazar la propuesta de Japón de construir una presa."),
    ("es", "Si Kenia rechaza la oferta de Japón de construir una presa, perderá."),
    ("es", "Kenia desmintió haber rechazado la propuesta de Japón de construir un puerto."),
    ("es", "La producción del puerto declinó."),
    ("ru", "Кения не отклонила предложение Японии построить плотину."),
    ("ru", "Кения может отклонить предложение Японии построить плотину."),
    ("ru", "Если Кения отклонит предложение Японии построить плотину, цены вырастут."),
    ("ru", "Кения отвергла сообщения о подписании соглашения."),
]


@pytest.mark.parametrize(("language", "text"), NO_REFUSAL)
def test_a_refusal_denied_or_merely_possible_is_none(
    read: Reader, language: str, text: str
) -> None:
    assert all(found.stage != "cancelled" for found in read(language, text))


OWNERS = [
    ("en", "Kenya may reject the proposal of Japan to build a dam."),
    ("es", "Kenia podría rechazar la propuesta de Japón de construir una presa."),
    ("ru", "Кения может отклонить предложение Японии построить плотину."),
]


@pytest.mark.parametrize(("language", "text"), OWNERS)
def test_a_proposal_is_its_owners(read: Reader, language: str, text: str) -> None:
    (found,) = read(language, text)
    assert (found.stage, found.proposer, found.counterpart) == ("proposed", "japan", "kenya")
