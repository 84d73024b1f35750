"""The figure that a draft comes to: its unit, decided or open, and all its readings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.figures.drafts import (
    Draft,
)
from corredor.studies.evidence.calc.figures.money import (
    Choice,
    MoneyEvidence,
    choice,
)
from corredor.studies.evidence.calc.figures.words import Sense, UnitWords
from corredor.studies.evidence.calc.records import (
    Figure,
    FigureKind,
    FigureReading,
    Span,
)

UNKNOWN: Final = Decimal(0)
"""Factor of a reading in another currency: no rate is known here."""
PLAIN: Final = ""


def figure_of(text: str, draft: Draft, words: UnitWords, evidence: MoneyEvidence) -> Figure:
    """Return the figure of a draft."""
    sense = draft.sense or Sense("plain", (PLAIN,))
    symbol = _is_sign(text, draft)
    money = sense.kind == "money"
    chosen = (
        choice(sense, evidence, words, symbol=symbol)
        if money
        else Choice(sense.units[:1], "form", ("form",))
    )
    number = draft.number
    if draft.elided and chosen.decided != "open":
        chosen = replace(chosen, decided="document", reasons=("document", *chosen.reasons[1:]))
    unsure = draft.unsure or "open" in (number.decided, chosen.decided)
    decided = "open" if unsure else chosen.decided
    if decided == "form":
        decided = number.decided
    unit = draft.unit
    return Figure(
        Span(min(draft.first, draft.start), max(draft.last, draft.end)),
        draft.digits or number.span,
        draft.kind or _kind(sense, draft),
        tuple(_readings(draft, sense, chosen)),
        decided,
        unit.of(text) if unit is not None else "",
        unit_span=unit,
        noun=sense.noun,
    )


def _is_sign(text: str, draft: Draft) -> bool:
    """Whether the unit is a mere sign, as "$" is."""
    unit = draft.unit or draft.lent
    return unit is not None and not any(letter.isalpha() for letter in unit.of(text))


def is_open_sign(text: str, draft: Draft) -> bool:
    """Whether the unit is a sign of several currencies."""
    return draft.sense is not None and draft.sense.dollar and _is_sign(text, draft)


def _kind(sense: Sense, draft: Draft) -> FigureKind:
    return "measure" if sense.kind == "duration" and draft.rate else sense.kind


def _readings(draft: Draft, sense: Sense, chosen: Choice) -> list[FigureReading]:
    """Return all numbers in the chosen unit, then the first number in each other one."""
    made: list[FigureReading] = []
    basis = draft.values[0][0] if draft.values else Decimal(1)
    rate = f"/{draft.rate}" if draft.rate else ""
    for at, (low, high) in enumerate(draft.values):
        reading = draft.number.readings[min(at, len(draft.number.readings) - 1)]
        made.append(
            FigureReading(
                low * sense.scale,
                (low if high is None else high) * sense.scale,
                chosen.units[0] + rate,
                draft.qualifier,
                chosen.reasons[0] if at == 0 and chosen.decided != "form" else reading.reason,
                Decimal(1) if at == 0 else (low / basis if basis else UNKNOWN),
            )
        )
    if not made:
        return made
    made.extend(
        replace(made[0], unit=unit + rate, reason=reason, factor=UNKNOWN)
        for unit, reason in zip(chosen.units[1:], chosen.reasons[1:], strict=True)
    )
    if draft.elided:
        made.append(replace(made[0], unit="", reason="open", factor=UNKNOWN))
    if draft.unsure and sense.other is not None:
        other = sense.other.units[0] + rate
        made.append(replace(made[0], unit=other, reason="open", factor=UNKNOWN))
    return made
