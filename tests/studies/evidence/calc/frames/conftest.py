"""Figures, times and names as the other parts would make them, from marked-up sentences.

A figure is written ``[text|kind|number|unit|qualifier]``, a time ``{text|period}``; names are
those of a list.
"""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from corredor.studies.evidence.calc.frames import figure_claims
from corredor.studies.evidence.calc.records import (
    Figure,
    FigureClaim,
    FigureReading,
    Mention,
    NamedSource,
    Quotation,
    Sentence,
    Span,
    TimeExpression,
    TimeReading,
)
from corredor.studies.evidence.study.lexicons.frames import frame_words

NAMES = {
    "Vietnam": ("place", "vietnam", "VN"),
    "Chile": ("place", "chile", "CL"),
    "Kenya": ("place", "kenya", "KE"),
    "Kenia": ("place", "kenya", "KE"),
    "Japan": ("place", "japan", "JP"),
    "Japón": ("place", "japan", "JP"),
    "Nairobi": ("place", "nairobi", "KE"),
    "Кения": ("place", "kenya", "KE"),
    "Кении": ("place", "kenya", "KE"),
    "Кению": ("place", "kenya", "KE"),
    "Японии": ("place", "japan", "JP"),
    "Japan-Kenya Business Forum": ("event", "japan-kenya-business-forum", ""),
    "Foro Empresarial Japón-Kenia": ("event", "foro-empresarial-japon-kenia", ""),
}
MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]|\{([^|}]+)\|([^}]*)\}")
Claims = Callable[..., tuple[FigureClaim, ...]]


def unmarked(marked: str) -> tuple[str, list[Figure], list[TimeExpression]]:
    """Return a text with its marks taken out, and what they stood for."""
    text, figures, times, at = "", list[Figure](), list[TimeExpression](), 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at, start = match.end(), len(text)
        text += match[1] or match[3]
        span = Span(start, len(text))
        if match[3]:
            reading = TimeReading(match[4], edtf=match[4])
            times.append(TimeExpression(span, "date", (reading,)))
        else:
            kind, number, unit, qualifier = (match[2].split("|") + [""] * 3)[:4]
            value = Decimal(number)
            made = FigureReading(value, value, unit, qualifier or "exact")  # type: ignore[arg-type]
            digits = re.search(r"[\d.,]+", match[1])
            end = start + (digits.end() if digits else 0)
            words = match[1].split()[-1]
            figures.append(
                Figure(span, Span(start, end), kind, (made,), unit_text=words)  # type: ignore[arg-type]
            )
    return text + marked[at:], figures, times


@pytest.fixture
def claims() -> Claims:
    """Return the reader of a marked-up text's claims."""

    def reader(
        language: str,
        marked: str,
        quotations: tuple[Quotation, ...] = (),
        sources: tuple[NamedSource, ...] = (),
        names: dict[str, tuple[str, str, str]] = NAMES,
    ) -> tuple[FigureClaim, ...]:
        text, figures, times = unmarked(marked)
        pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        mentions = [
            Mention(
                Span(*match.span()),
                names[match[1]][0],  # type: ignore[arg-type]
                match[1],
                names[match[1]][1],
                country=names[match[1]][2],
            )
            for match in re.finditer(rf"(?<!\w)({pattern})(?!\w)", text)
        ]
        sentences = [
            Sentence(Span(*match.span()), text.count("\n", 0, match.start()))
            for match in re.finditer(r"\S(?:[^.\n]|\.(?=\d))*\.", text)
        ]
        words = frame_words(language)
        return figure_claims(text, sentences, figures, times, mentions, quotations, sources, words)

    return reader
