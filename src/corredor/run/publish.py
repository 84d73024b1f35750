"""Publish: from a programme and its results to the pages and tables of ``out/``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from corredor import __version__
from corredor.core.errors import NoRunYet, Place, Problems
from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.label import Label
from corredor.core.quantity import Cited, Derived
from corredor.core.source import RowRef
from corredor.core.study import Result, quantity_of_cell
from corredor.programme.folder import Programme
from corredor.report.audit import audit_pages
from corredor.report.html import PAGES, render_pages
from corredor.report.model import MapPlace, ReportModel
from corredor.run.code import DRAWING, source_digest, versions
from corredor.run.digests import canonical, digest_of
from corredor.run.execute import Executed, Progress, State, is_failed
from corredor.run.record import read_record
from corredor.run.store import Store

APART: Final = ("places", "results")
CHAPTERS: Final = ("evidence", "screening", "forum", "routes", "energy", "trade", "appraisal")
"""Order of the chapters of a folder that names no studies."""
LABELLED: Final = ("terms", "organisations", "places", "sources")
"""Tables whose names the report uses, the first to name an id first; studies' tables follow."""


def report_model(programme: Programme, executed: Executed) -> ReportModel:
    """Gather what the pages are made from."""
    labels: dict[str, Label] = {}
    rows: dict[str, RowRef] = {}
    others = sorted(set(programme.tables) - set(LABELLED))
    for table in (*LABELLED, *others):
        for row in programme.tables.get(table, ()):
            name = row.text("id")
            if name and name not in labels and row.label != Label():
                labels[name] = row.label
                rows[name] = row.ref
    places = tuple(
        MapPlace(
            row.text("id"),
            row.label,
            quantity_of_cell("places", row, "latitude", "degree"),
            quantity_of_cell("places", row, "longitude", "degree"),
            row.text("country"),
        )
        for row in sorted(programme.tables["places"], key=lambda row: row.text("id"))
    )
    return ReportModel(
        title=programme.title,
        settings=programme.settings,
        languages=programme.languages,
        documents=programme.documents,
        sources=programme.sources,
        labels=labels,
        rows=rows,
        places=places,
        lines=programme.lines,
        borders=programme.borders,
        claims=programme.claims,
        facts=programme.facts,
        assumptions=programme.assumptions,
        results=_in_order(programme.wanted, executed.results),
        version=__version__,
    )


def _in_order(wanted: Sequence[str], results: Mapping[str, Result]) -> dict[str, Result]:
    """Return results in the order in which the folder names their studies, others after them."""
    names = dict.fromkeys((*wanted, *CHAPTERS, *results))
    return {name: results[name] for name in names if name in results}


def keep_model(model: ReportModel, executed: Executed, store: Store) -> str:
    """Keep all that the pages depend on, and return its digest.

    The results of the studies are in it by their own digests.
    """
    held = {f.name: getattr(model, f.name) for f in fields(model) if f.name not in APART}
    held["places"] = [[getattr(place, f.name) for f in fields(place)] for place in model.places]
    digests = {step.study: step.result for step in executed.steps}
    held["results"] = [(study, digests[study]) for study in model.results]
    return store.put_record(held)


def kept_model(out: Path) -> str:
    """Return the digest of what the last run's pages were made from; empty if there is none."""
    record = read_record(out)
    return record.model if record else ""


def load_model(out: Path) -> ReportModel:
    """Return what the last run's pages were made from.

    Raises
    ------
    NoRunYet
        E405: nothing has run here, or what it kept was removed.
    """
    digest = kept_model(out)
    store = Store(out)
    held: dict[str, Any] | None = store.get_record(digest) if digest else None
    if held is None:
        raise NoRunYet(Place("out"), folder=out.parent)
    results = {study: store.get_record(digest) for study, digest in held.get("results", ())}
    if not results or None in results.values():
        raise NoRunYet(Place("out"), folder=out.parent)
    try:
        places = tuple(MapPlace(*place) for place in held["places"])
        held |= {"places": places, "results": results}
        return ReportModel(**held)
    except (TypeError, KeyError):  # kept by a version whose records had other fields
        raise NoRunYet(Place("out"), folder=out.parent) from None


def pages(
    model: ReportModel, digest: str, store: Store, progress: Progress
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the report in each of its languages and the keys under which the store holds it.

    Raises
    ------
    Problems
        E406: a page prints a number that leads back to nothing. The page isn't kept.
    """
    code = source_digest(("report", "data", "core", "units.py")) + versions(DRAWING)
    made: dict[str, bytes] = {}
    keys: list[str] = []
    for language in model.languages:
        wanted = {f"report/{language}/{page}": page for page in PAGES}
        for name in wanted:
            progress(name, "started")
        named = {name: digest_of(canonical([name, digest, code])) for name in wanted}
        keys += named.values()
        held = {name: _kept_page(store, key) for name, key in named.items()}
        found = {name: content for name, content in held.items() if content is not None}
        state: State = "taken"
        if len(found) < len(wanted):
            state, fresh = "made", _fresh_pages(model, language)
            found = {name: fresh[page] for name, page in wanted.items()}
            for name, content in found.items():
                store.remember(named[name], store.put(content))
        for name in wanted:
            progress(name, state)
        made |= found
    return made, tuple(keys)


def _kept_page(store: Store, key: str) -> bytes | None:
    held = store.recall(key)
    return store.get(held) if held else None


def _fresh_pages(model: ReportModel, language: str) -> Mapping[str, bytes]:
    """Return the pages of a language as bytes; those that fail the audit are none."""
    made = render_pages(model, language)
    orphans = audit_pages(made, model)
    if orphans:
        raise Problems(orphans)
    return {name: page.encode() for name, page in made.items()}


def tables_as_csv(model: ReportModel) -> dict[str, bytes]:
    """Return all findings and all tables as CSV files, safe to open in a spreadsheet."""
    made = {f"tables/{key}.csv": csv_bytes(table) for key, table in sorted(model.tables.items())}
    made["tables/findings.csv"] = csv_bytes(findings_table(model))
    return made


def findings_table(model: ReportModel) -> FindingTable:
    """Return all findings as one table with value, unit, interval, origin and method."""
    rows: list[tuple[Cell, ...]] = []
    for key, found in sorted(model.findings.items()):
        quantity = found.quantity
        low, high = quantity.interval or (None, None)
        origin = quantity.origin
        method = origin.method.summary if isinstance(origin, Derived) else ""
        claims = tuple(c.id for c in origin.agreeing) if isinstance(origin, Cited) else ()
        kind = type(origin).__name__.lower()
        rows.append((key, quantity.value, quantity.unit, low, high, kind, method, claims))
    columns = (
        Column("key", "text", "finding"),
        Column("value", "number", "value"),
        Column("unit", "text", "unit"),
        Column("low", "number", "low"),
        Column("high", "number", "high"),
        Column("origin", "text", "origin"),
        Column("method", "text", "method"),
        Column("claims", "claim", "claims"),
    )
    return FindingTable("findings", "findings", columns, tuple(rows), ())


def csv_bytes(table: FindingTable) -> bytes:
    """Return one table as CSV."""
    return _csv(tuple(column.name for column in table.columns), list(table.rows))


def _csv(head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    # The mark makes a spreadsheet read UTF-8.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def safe_cell(cell: Cell) -> str | float | int | None:
    """Return a cell as CSV holds it; a text that a spreadsheet would compute is quoted.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell(-2.5), safe_cell(("a", "b"))
    ("'=1+1", -2.5, 'a b')
    """
    if isinstance(cell, tuple):
        cell = " ".join(cell)
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{cell}"
    return cell


def summary_of(model: ReportModel) -> Mapping[str, int]:
    """Return the counts that a run ends with."""
    return {
        "findings": len(model.findings),
        "tables": len(model.tables),
        "flags": len(model.flags),
        "warnings": sum(flag.severity != "note" for flag in model.flags),
        "absent": len(model.absent),
        "failed": sum(is_failed(result) for result in model.results.values()),
    }
