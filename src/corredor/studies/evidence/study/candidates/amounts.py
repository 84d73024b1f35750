"""Amounts: figures as the cells of candidates, each with its other readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Analysis
from corredor.studies.evidence.calc.records import Figure, FigureClaim, FigureReading, Span
from corredor.studies.evidence.study.candidates.links import Links, as_id, chain_of
from corredor.studies.evidence.study.candidates.passages import (
    passage,
    period_cell,
    place_cells,
    sentence_at,
    stems,
    time_cells,
)
from corredor.units import NOMINAL, is_known

OPEN: Final = "open"
GROWTH: Final = "growth"
REACH: Final = 80
"""Characters before a share in which a word of falling is looked for."""
_CLAUSE: Final = re.compile(r"[;:]\s|,\s")
MOST_READINGS: Final = 6
"""Other readings that are shown."""
_MILLION: Final = Decimal(10) ** 6


def figure_cells(analysis: Analysis, document: Document, links: Links) -> Iterator[dict[str, str]]:
    """Yield the cells of each figure of a document."""
    for claim in analysis.figures:
        yield _figure(claim, analysis, document, links)


def _figure(
    claim: FigureClaim, analysis: Analysis, document: Document, links: Links
) -> dict[str, str]:
    text, name, frame = document.text, analysis.document, claim.frame
    figure = claim.figure
    spans = (figure.span, *((claim.time.span,) if claim.time else ()))
    sentence = sentence_at(analysis.sentences, figure.span.start)
    chosen = figure.readings[0]
    chain = chain_of(analysis, document, links, frame.chain)
    value, unit = scaled(chosen)
    falling = _falling(claim, document, sentence)
    if falling and value and not value.startswith("-"):
        value = f"-{value}"
        spans = (*spans, falling)
    high = _shown(chosen.high, unit) if chosen.low not in (None, chosen.high) else ""
    open_number, open_currency = _left_open(figure)
    doubt = [*claim.missing, *(("reading",) * open_number), *(("currency",) * open_currency)]
    if falling:
        doubt.append("sign")
    if not _is_usable(unit):
        doubt.append("unit")
    subject, period = links.id_of(name, frame.subject), period_cell(frame.period)
    measure, scope = as_id(frame.measure), as_id(frame.scope)
    return {
        "kind": "figure",
        "document": name,
        "at": str(figure.span.start),
        "words": figure.span.of(text),
        **place_cells(text, passage(text, spans, sentence), sentence),
        **time_cells(claim.time),
        "subject": subject,
        "property": measure,
        "period": period,
        "scope": scope,
        "value": "" if open_number else value,
        "high": high,
        "unit": unit,
        "qualifier": chosen.qualifier,
        "basis": frame.basis,
        "chain": " ".join(chain),
        "readings": "; ".join(_other(reading) for reading in figure.readings[1:][:MOST_READINGS]),
        "decided_by": figure.decided,
        "speaker": links.held[chain[-1]].name if len(chain) > 1 and chain[-1] in links.held else "",
        "place": links.id_of(name, frame.place),
        "names": links.names(document.language, (subject,), chain, (subject, measure, scope)),
        "doubt": " ".join(dict.fromkeys(doubt)),
    }


def _falling(claim: FigureClaim, document: Document, sentence: Span | None) -> Span | None:
    """Return the word that makes a share a fall: "fell by 8 percent" is minus eight."""
    figure = claim.figure
    if figure.kind != "share" or claim.frame.measure not in ("", GROWTH):
        return None
    start = max(sentence.start if sentence else 0, figure.span.start - REACH)
    found = None
    for match in stems(document.language, "falls").finditer(
        document.text, start, figure.span.start
    ):
        found = Span(*match.span())
    if found is None or _CLAUSE.search(document.text, found.end, figure.span.start):
        return None
    return found


def _left_open(figure: Figure) -> tuple[bool, bool]:
    """Return whether the text leaves the number open, and whether it leaves the currency open."""
    if figure.decided != OPEN:
        return False, False
    chosen = figure.readings[0]
    numbers = {(reading.low, reading.high) for reading in figure.readings}
    return len(numbers) > 1 or not chosen.unit, len(numbers) == 1


def _is_usable(unit: str) -> bool:
    return is_known(f"{unit}_{NOMINAL}") or is_known(unit)


def scaled(reading: FigureReading) -> tuple[str, str]:
    """Return value and unit as a claim has them: money from a million on in millions.

    Examples
    --------
    >>> scaled(FigureReading(Decimal(1300000000), Decimal(1300000000), "USD"))
    ('1300', 'MUSD')
    """
    number = reading.low if reading.low is not None else reading.high
    if number is None:
        return "", reading.unit
    unit = reading.unit
    if is_known(f"{unit}_{NOMINAL}") and abs(reading.high or number) >= _MILLION:
        unit = f"M{unit}"
    return _shown(number, unit), unit


def _shown(number: Decimal | None, unit: str) -> str:
    if number is None:
        return ""
    in_millions = unit.startswith("M") and is_known(f"{unit}_{NOMINAL}")
    held = number / _MILLION if in_millions else number
    return f"{held.normalize():f}"


def _other(reading: FigureReading) -> str:
    value, unit = scaled(reading)
    return f"{value} {unit} ×{reading.factor.normalize():f} ({reading.reason})"
