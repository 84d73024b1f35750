"""Codes: identifiers, places, settings and dates that a page may print as they stand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import Place
from corredor.core.quantity import Assumed, Derived, LookedUp, Quantity
from corredor.report.accounts import parts_of
from corredor.report.figure import Emitter
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel
from corredor.units import money_in

_CODE: Final = re.compile(r"<code>(.*?)</code>", re.DOTALL)


@dataclass(frozen=True)
class Codes:
    """What a model lets a page print in ``code``, as the head of a column, and as a date."""

    texts: frozenset[str]
    headings: frozenset[str]
    dates: frozenset[str]


def codes(model: ReportModel, speech: Speech) -> Codes:
    """Return the codes of a model; those in the sentences of errors are of one language."""
    headings = frozenset(_headings(model))
    dates = frozenset((*_dates(model), *_cells(model, "date"), *_references(model, "date")))
    texts = {
        *_names(model),
        *_places(model),
        *_settings(model),
        *_steps(model),
        *_findings(model),
        *_errors(model, speech),
        *_cells(model, ""),
        *_references(model, ""),
    }
    return Codes(dates | headings | texts, headings, dates)


def _headings(model: ReportModel) -> Iterator[str]:
    for key, table in model.tables.items():
        yield from (key, table.label)
        yield from (column.label for column in table.columns)


def _names(model: ReportModel) -> Iterator[str]:
    """Yield ids, and what a record without a name or title is called by."""
    for group in (model.claims, model.documents, model.sources, model.assumptions, model.labels):
        yield from group
    for claim in model.claims.values():
        yield from (claim.subject, claim.property, claim.scope, claim.basis, claim.text)
        yield from (claim.document, claim.period, *claim.chain)
    for document in model.documents.values():
        yield from (document.file, document.sha256, document.language)
    yield from (source.kind for source in model.sources.values())
    yield from (place.id for place in model.places)


def _places(model: ReportModel) -> Iterator[str]:
    placed: list[Place | None] = [claim.place for claim in model.claims.values()]
    placed += [assumption.place for assumption in model.assumptions.values()]
    yield from (str(place) for place in placed if place is not None)


def _settings(model: ReportModel) -> Iterator[str]:
    held = model.settings
    yield from (held.currency, str(held.price_year), str(held.seed), str(held.draws))
    yield f"corredor {model.version}"


def _steps(model: ReportModel) -> Iterator[str]:
    """Yield what the lineage names of each number."""
    for key, quantity in model.ledger.quantities.items():
        yield key
        yield from _origin(quantity)


def _origin(quantity: Quantity) -> Iterator[str]:
    match quantity.origin:
        case LookedUp() as origin:
            yield from (origin.table, origin.row, origin.column)
            if origin.place is not None:
                yield f"{origin.place.file}:{origin.place.line}"
        case Derived() as origin:
            yield from (f"{origin.method.module}.{origin.method.name}", origin.member)
            yield from origin.inputs
            yield from (str(part) for pair in origin.choices.items() for part in pair)
        case _:
            return


def _findings(model: ReportModel) -> Iterator[str]:
    for study, result in model.results.items():
        yield study
        for finding in result.findings:
            yield from (finding.key, finding.label, *finding.subject)
        yield from (flag.severity for flag in result.flags)


def _errors(model: ReportModel, speech: Speech) -> Iterator[str]:
    """Yield the codes and fields of the errors that say why something wasn't computed."""
    emit = Emitter(model, speech)
    for _, absent in model.absent:
        yield absent.key
        yield from map(html.unescape, _CODE.findall(str(emit.error(absent.error))))


def _cells(model: ReportModel, kind: str) -> Iterator[str]:
    """Yield the texts in cells: of one kind or, where that is empty, of all; periods are dates."""
    for table in model.told_tables:
        for at, column in enumerate(table.columns):
            if kind and column.kind != kind and column.name != "period":
                continue
            for row in table.rows:
                cell = row[at]
                yield from cell if isinstance(cell, tuple) else (str(cell),)


def _references(model: ReportModel, kind: str) -> Iterator[str]:
    for flag in model.flags:
        yield from (ref.id for ref in flag.fields.values() if not kind or ref.kind == kind)


def _dates(model: ReportModel) -> Iterator[str]:
    for claim in model.claims.values():
        yield from (claim.period, claim.text if claim.kind == "event" else "")
    yield from (document.published for document in model.documents.values())
    yield from (assumption.date for assumption in model.assumptions.values())
    yield from (fact.decision.date for fact in model.facts.values() if fact.decision is not None)
    for quantity in model.ledger.quantities.values():
        yield from (money.year for money in money_in(quantity.unit))
        if isinstance(quantity.origin, Assumed):
            yield quantity.origin.assumption.date
    for _, absent in model.absent:
        yield from (text for kind, text in parts_of(absent.key, model) if kind == "date")
