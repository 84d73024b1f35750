"""Spoken: numbers of the folder as the report says them, where the last run knows them."""

from __future__ import annotations

from decimal import Decimal

from corredor.report.i18n.numbers import written
from corredor.report.numerals import numeral
from corredor.web.pages import speech_of
from corredor.web.visit import Visit


def number(visit: Visit, key: str, value: float | None, unit: str) -> str:
    """Return a number in the visitor's language with its unit in words.

    Parameters
    ----------
    visit
        Who reads it.
    key
        Under which the last run kept it.
    value, unit
        As the folder states them now: what the last run kept of another number is not shown.
    """
    speech = speech_of(visit.language)
    model = visit.office.model()
    try:
        kept = model.ledger[key] if model is not None else None
    except KeyError:
        kept = None
    if kept is not None and value is not None and kept.value == value:
        return numeral(kept, speech).text
    if value is None:
        return unit
    digits = Decimal(f"{value:.12g}")
    return f"{written(digits, speech)} {unit}".strip()
