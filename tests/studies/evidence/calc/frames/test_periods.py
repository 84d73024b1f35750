"""Which time a figure belongs to, in three languages."""

from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.records import FigureClaim

Claims = Callable[..., tuple[FigureClaim, ...]]

PERIODS = [
    (
        "en",
        "Japanese investment in Kenya rose from [$3 million|money|3000000|USD] in {2021|2021} to "
        "[$9 million|money|9000000|USD] in {2023|2023}.",
        ["2021", "2023"],
    ),
    (
        "es",
        "La inversión japonesa en Kenia pasó de [3 millones de dólares|money|3000000|USD] en "
        "{2021|2021} a [9 millones de dólares|money|9000000|USD] en {2023|2023}.",
        ["2021", "2023"],
    ),
    (
        "ru",
        "Инвестиции Японии в Кению выросли с [3 млн долларов|money|3000000|USD] в {2021|2021} "
        "году [до 9 млн долларов|money|9000000|USD] в {2023|2023} году.",
        ["2021", "2023"],
    ),
    (
        "en",
        "Kenyan exports to Japan were [$7 million|money|7000000|USD] in {2023|2023}, "
        "[4%|share|4|percent] more than in {2022|2022}, while imports reached "
        "[$8 million|money|8000000|USD].",
        ["2023", "2023", "2023"],
    ),
    (
        "es",
        "Las exportaciones de Kenia a Japón sumaron [7 millones de dólares|money|7000000|USD] en "
        "{2023|2023}, un [4 %|share|4|percent] más que en {2022|2022}.",
        ["2023", "2023"],
    ),
    (
        "ru",
        "В {2023|2023} году экспорт Кении в Японию составил [7 млн долларов|money|7000000|USD], "
        "что на [4%|share|4|percent] больше, чем в {2022|2022} году.",
        ["2023", "2023"],
    ),
    (
        "en",
        "By {2030|2030}, trade between Japan and Kenya should reach [$2 billion|money|2|USD].",
        ["2030"],
    ),
    (
        "es",
        "Para {2030|2030} el comercio entre Japón y Kenia llegará a [2 millones|money|2|USD].",
        ["2030"],
    ),
    ("ru", "К {2030|2030} году товарооборот достигнет [2 млрд долларов|money|2|USD].", ["2030"]),
    (
        "en",
        "The [$5 million|money|5000000|USD] contract obliges the firm to finish the port by "
        "{2028|2028}.",
        [""],
    ),
]


@pytest.mark.parametrize(("language", "text", "periods"), PERIODS)
def test_periods(claims: Claims, language: str, text: str, periods: list[str]) -> None:
    assert [claim.frame.period for claim in claims(language, text)] == periods


def test_the_second_of_a_pair_takes_not_the_first_ones_time(claims: Claims) -> None:
    text = (
        "Exports of Kenya rose from [$3 million|money|3000000|USD] in {2021|2021} to "
        "[$9 million|money|9000000|USD]."
    )
    first, second = claims("en", text)
    assert (first.frame.period, second.frame.period) == ("2021", "")
