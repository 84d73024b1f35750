"""Reading: all that one document holds, found by rules alone; pure, and the same everywhere."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from corredor.core.source import Document
from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.corpus import Analysis
from corredor.studies.evidence.calc.derivation import fingerprint
from corredor.studies.evidence.calc.derivation.words import Prepared
from corredor.studies.evidence.calc.events import events_in
from corredor.studies.evidence.calc.figures import figures_in, with_money_signs
from corredor.studies.evidence.calc.frames import figure_claims
from corredor.studies.evidence.calc.names import mentions_in
from corredor.studies.evidence.calc.names.sources import named_sources_in
from corredor.studies.evidence.calc.numerals import document_marks, numbers_in
from corredor.studies.evidence.calc.proposals import proposals_in
from corredor.studies.evidence.calc.quotations import quotations_in
from corredor.studies.evidence.calc.records import Figure, Number, Span, TimeExpression
from corredor.studies.evidence.calc.text import sentences_of
from corredor.studies.evidence.calc.times import times_in
from corredor.studies.evidence.study.lexicons.events import event_words
from corredor.studies.evidence.study.lexicons.figures import unit_words
from corredor.studies.evidence.study.lexicons.frames import frame_words
from corredor.studies.evidence.study.lexicons.names import name_words
from corredor.studies.evidence.study.lexicons.numerals import marks_of, numeral_words
from corredor.studies.evidence.study.lexicons.proposals import stage_words
from corredor.studies.evidence.study.lexicons.quotations import speech_words
from corredor.studies.evidence.study.lexicons.text import sentence_words
from corredor.studies.evidence.study.lexicons.times import time_words

_DAY = 10
"""Characters of a whole date."""


def analyse(document: Document, countries: tuple[str, ...] = ()) -> Analysis:
    """Return all that a document holds.

    Parameters
    ----------
    document
        A document in Spanish, English or Russian.
    countries
        Countries of the corridor, ISO 3166 alpha-2: where the text says nothing else, numbers
        are written as in the one of them that speaks its language.
    """
    text, language = document.text, document.language
    sentences = sentences_of(text, sentence_words(language))
    mentions = mentions_in(text, sentences, name_words(language))
    sources = named_sources_in(text, sentences, mentions, name_words(language))
    quotations = quotations_in(text, sentences, mentions, speech_words(language))
    country = country_of(language, countries)
    times = times_in(
        text,
        time_words(language),
        moment_of(document.published),
        country=country,
        speech=tuple(quotation.span for quotation in quotations),
    )
    figures = figures_of(text, language, country, countries, dates_in(times))
    claims = figure_claims(
        text, sentences, figures, times, mentions, quotations, sources, frame_words(language)
    )
    return Analysis(
        document=document.id,
        sha256=document.sha256,
        language=language,
        published=document.published,
        sentences=sentences,
        mentions=mentions,
        times=times,
        sources=sources,
        quotations=quotations,
        figures=claims,
        proposals=proposals_in(text, sentences, mentions, times, quotations, stage_words(language)),
        events=events_in(text, sentences, mentions, times, quotations, event_words(language)),
        fingerprint=fingerprint(Prepared(text, language, tuple(s.span for s in sentences))),
    )


def numbers_of(text: str, language: str, country: str = "") -> tuple[Number, ...]:
    """Return the numbers of a text, with every reading that it allows.

    Parameters
    ----------
    text, language
        A text, and ``es``, ``en`` or ``ru``.
    country
        Country of its publisher, ISO 3166 alpha-2; empty where it is unknown.

    Examples
    --------
    >>> found = numbers_of("1,300 millones de dólares", "es", "MX")
    >>> found[0].readings[0].low, found[0].decided
    (Decimal('1300000000'), 'publisher')
    """
    publisher = marks_of(country, language) if country else None
    usage = marks_of("", language)
    signed = with_money_signs(text, unit_words(language))
    marks = document_marks(text, publisher, usage)
    return numbers_in(signed, numeral_words(language, country), marks)


def figures_of(
    text: str,
    language: str,
    country: str = "",
    countries: tuple[str, ...] = (),
    taken: tuple[Span, ...] = (),
) -> tuple[Figure, ...]:
    """Return the figures of a text: numbers with unit, bound and other readings."""
    numbers = numbers_of(text, language, country)
    return figures_in(
        text,
        numbers,
        unit_words(language),
        country=country,
        named=countries,
        taken=taken,
    )


def dates_in(times: tuple[TimeExpression, ...]) -> tuple[Span, ...]:
    """Return the spans of dates and periods, in which no number is a figure; durations are."""
    return tuple(
        time.span for time in times if time.kind not in ("duration", "set") and _is_placed(time)
    )


def _is_placed(time: TimeExpression) -> bool:
    return bool(time.readings or time.anchor)


def moment_of(published: str) -> datetime | None:
    """Return the day of publication as a moment; None where it isn't known to the day.

    Examples
    --------
    >>> moment_of("2025-07-01"), moment_of("2025-07")
    (datetime.datetime(2025, 7, 1, 0, 0), None)
    """
    if len(published) != _DAY:
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def country_of(language: str, countries: tuple[str, ...]) -> str:
    """Return the one of some countries that writes numbers in a language; empty if none or more.

    Two that write them alike are no matter: the first is returned.

    Examples
    --------
    >>> country_of("es", ("RU", "MX", "CU")), country_of("es", ("ES", "MX")), country_of("es", ())
    ('MX', '', '')
    """
    marks = _decimals()
    speaking = [country for country in countries if (country, language) in marks]
    alike = {marks[country, language] for country in speaking}
    return speaking[0] if len(alike) == 1 else ""


@lru_cache(maxsize=1)
def _decimals() -> dict[tuple[str, str], str]:
    rows = read_data_table("number_marks")
    return {(row["country"], row["language"]): row["decimal"] for row in rows if row["country"]}
