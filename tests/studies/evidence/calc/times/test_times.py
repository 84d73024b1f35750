"""Expressions of time in three languages: found, placed, left open, refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.period import parse_period
from corredor.studies.evidence.calc.records import Span, TimeExpression
from corredor.studies.evidence.calc.times import times_in
from corredor.studies.evidence.study.lexicons.times import time_words

REFERENCE = datetime(2024, 5, 15)
"""A Wednesday."""


def found(language: str, text: str, **options: object) -> tuple[TimeExpression, ...]:
    return times_in(text, time_words(language), REFERENCE, **options)  # pyright: ignore[reportArgumentType]


def only(language: str, text: str, **options: object) -> TimeExpression:
    times = found(language, text, **options)
    assert len(times) == 1, [time.span.of(text) for time in times]
    return times[0]


ABSOLUTE = [
    ("es", "El acuerdo se firmó el 1 de mayo de 2019 en Lima.", "2019-05-01"),
    ("es", "Nació el primero de julio de mil novecientos noventa y dos.", "1992-07-01"),
    ("es", "La cumbre fue el 23/11/2021.", "2021-11-23"),
    ("es", "El puerto abrió en marzo de 2018.", "2018-03"),
    ("es", "En el tercer trimestre de 2022 bajaron las ventas.", "2022-07/2022-09"),
    ("es", "Durante la primera mitad de 2020 no hubo vuelos.", "2020-01/2020-06"),
    ("es", "Desde 2015 hasta 2018 gobernó otro partido.", "2015/2018"),
    ("es", "Del 4 al 22 de agosto de 2023 hubo feria.", "2023-08-04/2023-08-22"),
    ("es", "En los años 1980 llegaron las fábricas.", "1980/1989"),
    ("es", "El ferrocarril es del siglo XIX.", "1801/1900"),
    ("es", "La Semana Santa de 2025 cae tarde.", "2025-04-13/2025-04-20"),
    ("es", "Los primeros nueve meses de 2021 fueron malos.", "2021-01/2021-09"),
    ("en", "The deal was signed on May 1st, 2019.", "2019-05-01"),
    ("en", "It opened on 5 March 2018 in Hanoi.", "2018-03-05"),
    ("en", "Trade grew in the third quarter of 2022.", "2022-07/2022-09"),
    ("en", "The 2022-2024 plan was approved.", "2022/2024"),
    ("en", "They met from May 4 to June 22, 2023.", "2023-05-04/2023-06-22"),
    ("en", "In the 1980s factories came.", "1980/1989"),
    ("en", "Thanksgiving 2024 was cold.", "2024-11-28"),
    ("en", "It happened on 2021-11-23.", "2021-11-23"),
    ("en", "The first six months of 2021 were bad.", "2021-01/2021-06"),
    ("ru", "Соглашение подписали 1 мая 2019 года в Ханое.", "2019-05-01"),
    ("ru", "Порт открылся в марте 2018 года.", "2018-03"),
    ("ru", "В третьем квартале 2022 года продажи упали.", "2022-07/2022-09"),
    ("ru", "В первом полугодии 2020 года рейсов не было.", "2020-01/2020-06"),
    ("ru", "С 14 по 15 октября 2023 года прошла ярмарка.", "2023-10-14/2023-10-15"),
    ("ru", "Летом 2021 года было жарко.", "2021-06/2021-08"),
    ("ru", "Встреча прошла 23.11.2021.", "2021-11-23"),
    ("ru", "Заводы построили в 1980-х годах.", "1980/1989"),
    ("ru", "Пасха 2024 года была поздней.", "2024-05-05"),
    ("ru", "За 9 месяцев 2024 года вывезли больше.", "2024-01/2024-09"),
    ("ru", "В январе — марте 2025 года экспорт вырос.", "2025-01/2025-03"),
    ("ru", "Это случилось двадцать третьего ноября 2021 года.", "2021-11-23"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), ABSOLUTE)
def test_absolute(language: str, text: str, edtf: str) -> None:
    time = only(language, text)
    assert [reading.edtf for reading in time.readings] == [edtf]
    assert time.anchor == ""
    parse_period(edtf)


RELATIVE = [
    ("es", "Ayer llegó la delegación.", "2024-05-14"),
    ("es", "Anteayer hubo huelga.", "2024-05-13"),
    ("es", "La semana pasada visitó Quito.", "2024-05-06/2024-05-12"),
    ("es", "El próximo mes de junio habrá foro.", "2024-06"),
    ("es", "Hace tres meses empezó la obra.", "2024-02-15"),
    ("es", "Del 4 al 22 de este mes habrá feria.", "2024-05-04/2024-05-22"),
    ("es", "El año que viene crecerá.", "2025"),
    ("es", "En los próximos dos años se construirá.", "2024-05-16/2026-05-15"),
    ("en", "Two weeks ago the port closed.", "2024-05-01"),
    ("en", "It will open in June of this year.", "2024-06"),
    ("en", "Last week the minister came.", "2024-05-06/2024-05-12"),
    ("en", "Next year sales will grow.", "2025"),
    ("en", "It closes the day after tomorrow.", "2024-05-17"),
    ("en", "Early next year a pilot starts.", "2025-01/2025-06"),
    ("ru", "Вчера прибыла делегация.", "2024-05-14"),
    ("ru", "В прошлом году экспорт вырос.", "2023"),
    ("ru", "В июне этого года откроют завод.", "2024-06"),
    ("ru", "Через пять дней начнётся форум.", "2024-05-20"),
    ("ru", "На прошлой неделе министр был в Лиме.", "2024-05-06/2024-05-12"),
    ("ru", "Этим летом откроют линию.", "2024-06/2024-08"),
    ("ru", "До конца года построят мост.", "../2024-12-31"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), RELATIVE)
def test_relative(language: str, text: str, edtf: str) -> None:
    time = only(language, text)
    assert [reading.edtf for reading in time.readings] == [edtf]
    assert time.anchor == "publication"
    open_time = times_in(text, time_words(language))[0]
    assert not any(reading.begin or reading.end for reading in open_time.readings)
    assert open_time.constraint


def test_last_april_keeps_both_readings() -> None:
    text = "The formal start came last April."
    time = only("en", text)
    assert [reading.edtf for reading in time.readings] == ["2024-04", "2023-04"]
    assert times_in(text, time_words("en"))[0].constraint == "XXXX-04 < anchor"


def test_tense_chooses_the_year() -> None:
    past, future = "It opened on June 23.", "It will open on June 23."
    assert only("en", past).readings[0].edtf == "2023-06-23"
    assert only("en", future).readings[0].edtf == "2024-06-23"
    both = only("en", past, by_tense=False)
    assert [reading.edtf for reading in both.readings] == ["2023-06-23", "2024-06-23"]


def test_yearless_day_without_reference() -> None:
    time = times_in("El 23 de junio hubo anuncio.", time_words("es"))[0]
    assert [reading.edtf for reading in time.readings] == ["XXXX-06-23"]
    assert time.constraint == "XXXX-06-23 <= anchor"


def test_order_of_day_and_month() -> None:
    text = "Signed on 04/05/2024."
    both = only("en", text)
    assert [reading.edtf for reading in both.readings] == ["2024-04-05", "2024-05-04"]
    assert [r.edtf for r in only("en", text, country="US").readings] == ["2024-04-05"]
    assert [r.edtf for r in only("en", text, country="GB").readings] == ["2024-05-04"]
    assert [r.edtf for r in only("es", "Firmado el 04/05/2024.").readings] == ["2024-05-04"]


def test_holiday_of_the_country() -> None:
    text = "El Día de la Madre de 2023 fue festivo."
    assert only("es", text, country="MX").readings[0].edtf == "2023-05-10"
    assert only("es", text, country="ES").readings[0].edtf == "2023-05-07"


def test_speech_has_its_own_anchor() -> None:
    text = "“Llegamos ayer”, dijo."
    assert only("es", text, speech=(Span(1, 14),)).anchor == "speech"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The following day talks resumed."),
        ("en", "Two weeks later talks resumed."),
        ("es", "Al día siguiente firmaron."),
        ("ru", "Два дня спустя подписали."),
    ],
)
def test_event_anchor_stays_open(language: str, text: str) -> None:
    time = only(language, text)
    assert time.anchor == "event"
    assert not any(reading.begin for reading in time.readings)


BOUNDS = [
    ("es", "antes del 3 de enero de 2020", "before", "../2020-01-02"),
    ("es", "después de 2016", "after", "2017-01-01/.."),
    ("en", "since March 2016", "since", "2016-03-01/.."),
    ("en", "until 2030", "until", "../2030-12-31"),
    ("ru", "с 2019 года", "since", "2019-01-01/.."),
    ("ru", "до 1 июля 2025 года", "before", "../2025-06-30"),
]


@pytest.mark.parametrize(("language", "text", "modifier", "edtf"), BOUNDS)
def test_bounds(language: str, text: str, modifier: str, edtf: str) -> None:
    time = only(language, text)
    assert time.readings[0].edtf == edtf
    if language != "ru":
        assert time.modifier == modifier
    parse_period(edtf)


CLOCKS = [
    ("es", "a las tres menos cuarto de la tarde", ["T14:45"]),
    ("es", "a las ocho y media de la noche", ["T20:30"]),
    ("es", "al mediodía", ["T12"]),
    ("en", "at half past seven in the evening", ["T19:30"]),
    ("en", "at 4.30pm", ["T16:30"]),
    ("en", "at 7", ["T07", "T19"]),
    ("ru", "в половине пятого вечера", ["T16:30"]),
    ("ru", "без четверти шесть", ["T05:45", "T17:45"]),
    ("ru", "в 9:30", ["T09:30"]),
]


@pytest.mark.parametrize(("language", "text", "timex"), CLOCKS)
def test_clocks(language: str, text: str, timex: list[str]) -> None:
    assert [reading.timex for reading in only(language, text).readings] == timex


LENGTHS = [
    ("es", "media hora", "PT0.5H"),
    ("es", "2,5 años", "P2.5Y"),
    ("es", "un año y tres meses", "P1Y3M"),
    ("en", "an hour and a half", "PT1.5H"),
    ("en", "135 years", "P135Y"),
    ("ru", "год с половиной", "P1.5Y"),
    ("ru", "полтора месяца", "P1.5M"),
    ("es", "cada año", "P1Y"),
    ("en", "every Monday at 4pm", "XXXX-WXX-1T16"),
    ("ru", "ежегодно", "P1Y"),
    ("ru", "каждые два года", "P2Y"),
]


@pytest.mark.parametrize(("language", "text", "timex"), LENGTHS)
def test_lengths_and_repetitions(language: str, text: str, timex: str) -> None:
    assert [reading.timex for reading in only(language, text).readings] == [timex]


REFUSED = [
    ("en", "Tensions may rise and fall; they march on."),
    ("en", "The sun sat low. Second, prices rose."),
    ("en", "It cost $2019 and 2000 people paid."),
    ("en", "Theresa May met June Smith."),
    ("en", "Call (206) 555-1212 about ABC-12345-A1B2C3."),
    ("en", "The 2,024 firms grew 20.5 percent."),
    ("es", "Cerca de 2000 empresas y el 15% del mar."),
    ("en", "The 1,300 years of a 15-year-old and of a man 40 years old."),
    ("es", "Tras 1.300 años y 2,500 días."),
    ("ru", "За 1 300 лет."),
    ("es", "El segundo proyecto y el cuarto barco."),
    ("es", "La Plaza de Mayo y Julio Rivas."),
    ("ru", "Марта Петрова и Май Лан приехали."),
    ("ru", "Около 2000 компаний и 15 стран."),
]


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_refused(language: str, text: str) -> None:
    assert [time.span.of(text) for time in found(language, text)] == []


def test_impossible_day_has_no_reading() -> None:
    assert only("es", "el 30 de febrero de 2019").readings == ()


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_same_day_in_three_languages(day: date) -> None:
    months = {
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
        "noviembre diciembre",
        "en": "January February March April May June July August September October "
        "November December",
        "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    }
    forms = {"es": "{} de {} de {}", "en": "{} {} {}", "ru": "{} {} {} года"}
    for language, names in months.items():
        text = forms[language].format(day.day, names.split()[day.month - 1], day.year)
        time = only(language, text)
        assert time.span == Span(0, len(text))
        assert [reading.edtf for reading in time.readings] == [day.isoformat()]


@given(text=st.text(alphabet="0123456789./-: de mayo ayer ante las 5pm", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for language in ("es", "en", "ru"):
        for reference in (None, REFERENCE):
            for time in times_in(text, time_words(language), reference):
                assert 0 <= time.span.start < time.span.end <= len(text)
                for reading in time.readings:
                    if reading.edtf:
                        parse_period(reading.edtf)


@pytest.mark.parametrize("piece", ["1", "1/", "12:", "(", "de ", "mayo ", "1 de ", "a las ", "«"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    times_in(piece * 20_000, time_words("es"))


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("es", "En el 1T24 subió.", "2024-01/2024-03"),
        ("es", "La segunda quincena de mayo de 2023 llovió.", "2023-05-16/2023-05-31"),
        ("es", "El último día de febrero de 2024 cerró.", "2024-02-29"),
        ("es", "En lo que va del año creció.", "2024-01-01/2024-05-14"),
        ("en", "Aug 5-7, 2021", "2021-08-05/2021-08-07"),
        ("en", "The last Friday of October 2023 was wet.", "2023-10-27"),
        ("en", "Exports so far this year rose.", "2024-01-01/2024-05-14"),
        ("ru", "В последнюю неделю мая 2023 года шёл дождь.", "2023-05-22/2023-05-28"),
    ],
)
def test_parts_of_periods(language: str, text: str, edtf: str) -> None:
    assert [reading.edtf for reading in only(language, text).readings] == [edtf]
