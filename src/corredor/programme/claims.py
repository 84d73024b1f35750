"""Claims: from the rows of ``claims.csv`` to records whose quotations have been found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from corredor.core.anchor import Anchored, context_of, locate
from corredor.core.claim import SPEECH, Basis, Claim, Kind, Qualifier, Selector
from corredor.core.errors import (
    ChainRepeats,
    ContextChanged,
    CorredorError,
    DateNotInQuote,
    DecimalCommas,
    EmptyCell,
    EmptyChain,
    FigureNotInQuote,
    NotAChoice,
    Place,
    QuoteAmbiguous,
    QuoteCut,
    QuoteDigitsChanged,
    QuoteMoved,
    QuoteNotFound,
    QuoteTypography,
    ReadByNote,
    Wording,
)
from corredor.core.source import Document
from corredor.core.table import Row
from corredor.programme.cells import EXPECTED, read_date, read_id, read_offset
from corredor.programme.diagnostics import Diagnostics, Refused
from corredor.programme.numerals import Written, read_number
from corredor.programme.quoted import date_is_quoted, figure_is_quoted
from corredor.programme.rows import ReadTable
from corredor.programme.sheets import DELIMITER_NAMES

NO_NUMBER: Final = Written(0.0, "")


@dataclass(frozen=True)
class _Context:
    table: ReadTable
    documents: Mapping[str, Document]
    diagnostics: Diagnostics

    def add(self, kind: type[CorredorError], row: Row, column: str, /, **fields: object) -> None:
        """Add a problem at a cell of a claim."""
        if not self.diagnostics.is_full(row.place.file, kind.code):
            self.diagnostics.add(self.table.refusal(row, column, Refused(kind, **fields)))


def read_claims(
    table: ReadTable, documents: Mapping[str, Document], diagnostics: Diagnostics
) -> dict[str, Claim]:
    """Return the claims by id, in the order of the file; those with errors are left out.

    Parameters
    ----------
    table
        ``claims.csv``.
    documents
        The documents by id; the quotation of a claim on an unknown one isn't looked for.
    diagnostics
        Takes E103, E105, E106, E109, E112, E301 to E303, E306, W310, N312, N313,
        E314, W315, W316 and N317.
    """
    context = _Context(table, documents, diagnostics)
    made: dict[str, Claim] = {}
    decimal_commas = False
    # By document, so that the folding of a long text serves all its claims.
    for row in sorted(table.rows, key=lambda row: row.text("document")):
        try:
            claim, commas = _claim(row, context)
        except _Skipped:
            continue
        decimal_commas = decimal_commas or commas
        anchored = _anchor(claim, row, context)
        if anchored is not None:
            made[claim.id] = anchored
    if decimal_commas and table.sheet is not None:
        delimiter = Wording(DELIMITER_NAMES[table.sheet.delimiter])
        diagnostics.add(DecimalCommas(Place(table.sheet.file), delimiter=delimiter))
    order = {row.text("id"): number for number, row in enumerate(table.rows)}
    return {name: made[name] for name in sorted(made, key=lambda name: order[name])}


class _Skipped(Exception):
    """A claim with errors, which have been noted."""


def _claim(row: Row, context: _Context) -> tuple[Claim, bool]:
    """Return the claim of a row, before its quotation is looked for."""
    kind = row.text("kind")
    sound = _has_sound_chain(row, context)
    number, text = NO_NUMBER, ""
    start = end = None
    try:
        start = read_offset(row.number("start"), "start")
        end = read_offset(row.number("end"), "end")
    except Refused as refused:
        context.add(refused.kind, row, "start", **refused.fields)
        sound = False
    try:
        if kind == "figure":
            number = _figure(row, context)
        else:
            text = _date_or_item(row, kind)
    except Refused as refused:
        column = "unit" if refused.fields.get("column") == "unit" else "value"
        context.add(refused.kind, row, column, **refused.fields)
        sound = False
    if not sound:
        raise _Skipped
    selector = Selector(row.text("quote"), row.text("prefix"), row.text("suffix"), start, end)
    claim = Claim(
        id=row.text("id"),
        kind=cast("Kind", kind),
        document=row.text("document"),
        selector=selector,
        subject=row.text("subject"),
        property=row.text("property"),
        period=row.text("period"),
        scope=row.text("scope"),
        value=number.value if kind == "figure" else None,
        written=number.text,
        text=text,
        unit=row.text("unit") if kind == "figure" else "",
        qualifier=cast("Qualifier", row.text("qualifier") or "exact"),
        basis=cast("Basis", row.text("basis")),
        chain=row.ids("chain"),
        note=row.text("note"),
        place=row.place,
    )
    return claim, number.decimal_comma


def _has_sound_chain(row: Row, context: _Context) -> bool:
    chain = row.ids("chain")
    twice = next((link for link, count in Counter(chain).items() if count > 1), None)
    if twice is not None:
        context.add(ChainRepeats, row, "chain", source=twice)
    return twice is None


def _figure(row: Row, context: _Context) -> Written:
    value = row.text("value")
    if not value:
        raise Refused(EmptyCell, column="value", kind=Wording(EXPECTED["number"]))
    if not row.text("unit"):
        raise Refused(EmptyCell, column="unit", kind=Wording(EXPECTED["unit"]))
    return read_number(value, commas=context.table.commas)


def _date_or_item(row: Row, kind: str) -> str:
    value = row.text("value")
    if kind == "event":
        return read_date(value, "value") if value else ""
    if kind == "statement":
        return _speech(value)
    if not value:
        raise Refused(EmptyCell, column="value", kind=Wording(EXPECTED["id"]))
    return read_id(value, "value")


def _speech(value: str) -> str:
    """Return how a statement is given; empty where the row doesn't say."""
    if value and value not in SPEECH:
        raise Refused(NotAChoice, column="value", value=value, known=list(SPEECH))
    return value


def _anchor(claim: Claim, row: Row, context: _Context) -> Claim | None:
    """Return the claim with the place of its quotation; None if it has none."""
    document = context.documents.get(claim.document)
    if document is None:
        return None
    found = locate(document.text, claim.selector)
    selector = claim.selector
    match found.status:
        case "exact":
            pass
        case "moved":
            context.add(
                QuoteMoved,
                row,
                "start",
                now=found.start,
                document=document.file,
                then=selector.start,
            )
        case "typography":
            there = document.text[found.start : found.end]
            context.add(QuoteTypography, row, "quote", document=document.file, there=there)
        case "context_changed":
            context.add(
                ContextChanged,
                row,
                "quote",
                document=document.file,
                there=found.there,
                context=found.sought,
            )
        case "cut":
            context.add(QuoteCut, row, "quote", document=document.file, there=found.there)
            return None
        case "ambiguous":
            context.add(QuoteAmbiguous, row, "quote", count=found.count, document=document.file)
            return None
        case "digits_changed":
            context.add(
                QuoteDigitsChanged,
                row,
                "quote",
                document=document.file,
                there=found.there,
                quote=found.sought,
            )
            return None
        case "orphan":
            context.add(QuoteNotFound, row, "quote", document=document.file, quote=selector.exact)
            return None
    _compare_with_quote(claim, row, context)
    return replace(claim, selector=resolved(document.text, selector.exact, found))


def _compare_with_quote(claim: Claim, row: Row, context: _Context) -> None:
    """Warn of a number or date that doesn't stand in its quotation; a note explains it."""
    quote = claim.selector.exact
    if claim.value is not None:
        stands, warning = figure_is_quoted(claim.value, claim.unit, quote), FigureNotInQuote
    elif claim.kind == "event" and claim.text:
        stands, warning = date_is_quoted(claim.text, quote), DateNotInQuote
    else:
        return
    if not stands:
        kind = ReadByNote if claim.note else warning
        shown = f"{row.text('value')} {claim.unit}".strip()
        context.add(kind, row, "value", value=shown, quote=quote)


def resolved(text: str, exact: str, found: Anchored) -> Selector:
    """Return the selector of a quotation that was found, with its context in the document."""
    prefix, suffix = context_of(text, found.start, found.end)
    return Selector(exact, prefix, suffix, found.start, found.end)


def with_empty_chains(errors: tuple[CorredorError, ...]) -> tuple[CorredorError, ...]:
    """Return errors in which an empty chain is called by its own name (E305)."""
    return tuple(
        EmptyChain(error.place, excerpt=error.excerpt)
        if isinstance(error, EmptyCell) and error.fields["column"] == "chain"
        else error
        for error in errors
    )
